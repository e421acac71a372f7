"""What counts as the address of a page on the web, and as the address of a mailbox."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_MAILBOX: Final = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,255}")


def is_web_address(address: str) -> bool:
    """Tell whether a link to this address leads to a page on the web and nowhere else."""
    if any(char.isspace() or char in '<>"\\' for char in address):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0 and "@" not in parts.netloc
    )


def is_mail_address(address: str) -> bool:
    """Tell whether e-mail can be sent to this address, and to no other that hides in it."""
    return address.isprintable() and _MAILBOX.fullmatch(address) is not None
