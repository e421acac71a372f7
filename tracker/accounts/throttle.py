"""How many failed sign-ins are too many, and how long to wait after them."""

from __future__ import annotations

import ipaddress
import math
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tracker.errors import TooManyTriesError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

WINDOW: Final = timedelta(minutes=1)
MOST_FOR_NAME: Final = 5
MOST_FOR_ADDRESS: Final = 30
IPV6_PREFIX: Final = 64


def network_of(address: str) -> str:
    """Return what counts as one address: an IPv4 address, or the /64 that one IPv6 customer has."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, IPV6_PREFIX), strict=False))


def require_few(failures: Sequence[datetime], *, most: int, at: datetime) -> None:
    """Let pass while fewer than `most` tries failed; `failures` lie in the window, newest first.

    Raises:
        TooManyTriesError: carries the whole seconds until one try is free again.
    """
    if len(failures) >= most:
        free_at = failures[most - 1] + WINDOW
        raise TooManyTriesError(max(1, math.ceil((free_at - at).total_seconds())))
