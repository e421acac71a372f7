"""How the tracker calls another site: only where everybody can reach, at the address it checked, in time."""

from __future__ import annotations

import http.client
import io
import ipaddress
import queue
import socket
import ssl
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tracker.errors import AddressRefusedError, ExchangeError

if TYPE_CHECKING:
    from collections.abc import Mapping

WHOLE_EXCHANGE_SECONDS: Final = 10.0
MOST_BYTES: Final = 5_000_000
PORTS: Final = {"http": 80, "https": 443}
# `is_global` alone lets some of these through, and newer Pythons judge others differently.
_REFUSED: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4"),
        *("::/96", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "64:ff9b::/96"),
        *("64:ff9b:1::/48", "100::/64", "2001::/23", "2002::/16"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a call goes: `path` with its query; `is_allowed` when the operator named the place."""

    scheme: str
    host: str
    port: int
    path: str
    is_allowed: bool

    @property
    def authority(self) -> str:
        """Return host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is sent; the client adds host, length and the wish to close."""

    method: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back."""

    status: int
    body: bytes


class Deadline:
    """The end of a whole exchange: a limit for each read alone would let a slow site hold on for ever."""

    def __init__(self, seconds: float) -> None:
        """Begin to count."""
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left.

        Raises:
            TimeoutError: there are none.
        """
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            message = "it took too long"
            raise TimeoutError(message)
        return seconds


def read_target(url: str, *, allowed: frozenset[str] = frozenset()) -> Target:
    """Take an address apart; `allowed` holds hosts, or hosts with a port, that the operator vouches for.

    Raises:
        AddressRefusedError: it is no address of the web, names a user or a port that is not usual.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefusedError("This is no address of the web.") from error
    is_clean = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if not is_clean or parts.scheme not in PORTS or not parts.hostname:
        raise AddressRefusedError("The address has to start with http:// or https:// and name a site.")
    if "@" in parts.netloc:
        raise AddressRefusedError("The address must not hold a user name or a password.")
    number = PORTS[parts.scheme] if port is None else port
    is_allowed = f"{parts.hostname}:{number}" in allowed
    if number not in PORTS.values() and not is_allowed:
        raise AddressRefusedError("Only the ports 80 and 443 can be called.")
    return Target(
        scheme=parts.scheme,
        host=parts.hostname,
        port=number,
        path=(parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
        is_allowed=is_allowed or parts.hostname in allowed,
    )


def is_reachable_by_all(address: str) -> bool:
    """Tell whether an IP address belongs to the public network and to no special part of it."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return found.is_global and not any(found in network for network in _REFUSED)


def exchange(target: Target, call: Call, *, seconds: float = WHOLE_EXCHANGE_SECONDS) -> Reply:
    """Make one call and read its answer; a redirect is an answer like any other and is not followed.

    Raises:
        AddressRefusedError: the host has an address that is not public.
        ExchangeError: nothing answers, not in time, not in HTTP, or with too much.
    """
    deadline = Deadline(seconds)
    addresses = find_addresses(target, deadline)
    try:
        with closing(_connect(target, addresses, deadline)) as line:
            line.settimeout(deadline.left())
            line.sendall(_write(target, call))
            return _read(line, target, call.method, deadline)
    except TimeoutError as error:
        raise ExchangeError(target.host, f"no whole answer within {seconds:g} seconds") from error
    except ssl.SSLError as error:
        raise ExchangeError(target.host, f"no encrypted line ({error.reason or error})") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        told = getattr(error, "strerror", None) or "it does not speak HTTP"
        raise ExchangeError(target.host, str(told)) from error


def find_addresses(target: Target, deadline: Deadline) -> list[str]:
    """Return the addresses of a host, all of them checked.

    Raises:
        AddressRefusedError: one of them is not public, and the operator has not vouched for the host.
        ExchangeError: the host has none, or nobody knows in time.
    """
    found = _resolve(target, deadline)
    if not target.is_allowed and not all(is_reachable_by_all(each) for each in found):
        message = f"{target.host} leads into a network that is not public, so nothing is sent there."
        raise AddressRefusedError(message)
    return found


def _resolve(target: Target, deadline: Deadline) -> list[str]:
    """Ask the system in a thread: its own question has no deadline."""
    answers: queue.Queue[list[str] | None] = queue.Queue(1)

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            answers.put(None)
        else:
            answers.put(list(dict.fromkeys(str(row[4][0]) for row in rows)))

    threading.Thread(target=ask, name="resolve", daemon=True).start()
    try:
        found = answers.get(timeout=deadline.left())
    except (queue.Empty, TimeoutError) as error:
        raise ExchangeError(target.host, "its name was not resolved in time") from error
    if not found:
        raise ExchangeError(target.host, "there is no such host")
    return found


def _connect(target: Target, addresses: list[str], deadline: Deadline) -> socket.socket:
    """Connect to a checked address itself, never to the name, which may mean another one by now."""
    for number, address in enumerate(addresses, start=1):
        try:
            line = socket.create_connection((address, target.port), timeout=deadline.left())
            break
        except OSError:
            if number == len(addresses):
                raise
    if target.scheme == "http":
        return line
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=target.host)
    except OSError:
        line.close()
        raise


def _write(target: Target, call: Call) -> bytes:
    headers = {
        "Host": target.authority,
        **call.headers,
        "Content-Length": str(len(call.body)),
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    lines = [f"{call.method} {target.path} HTTP/1.1", *(f"{name}: {told}" for name, told in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + call.body


def _read(line: socket.socket, target: Target, method: str, deadline: Deadline) -> Reply:
    with http.client.HTTPResponse(_TimedLine(line, deadline), method=method) as answer:  # type: ignore[arg-type]
        answer.begin()
        body = answer.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise ExchangeError(target.host, "its answer is too long")
        return Reply(status=answer.status, body=body)


class _TimedLine(io.RawIOBase):
    """What comes over a socket, each read within what is left of the whole exchange."""

    def __init__(self, line: socket.socket, deadline: Deadline) -> None:
        self._line, self._deadline = line, deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what `http.client` reads from."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._line.settimeout(self._deadline.left())
        return self._line.recv_into(buffer)
