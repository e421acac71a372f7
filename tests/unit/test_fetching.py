"""Where the tracker calls, and where it never does."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tracker.errors import AddressRefusedError, ExchangeError
from tracker.fetching import Call, exchange, is_reachable_by_all, read_target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CALL = Call(method="POST", headers={"Content-Type": "text/plain"}, body=b"hello")


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Answer one call on a free port of the loopback."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)

        def run() -> None:
            line, _ = server.accept()
            with line:
                answer(line)

        thread = threading.Thread(target=run)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def call(port: int, *, seconds: float = 20) -> tuple[int, bytes]:
    place = f"127.0.0.1:{port}"
    target = read_target(f"http://{place}/hook?a=b", allowed=frozenset({place}))
    reply = exchange(target, CALL, seconds=seconds)
    return reply.status, reply.body


def test_a_call_is_made_and_its_answer_read() -> None:
    seen: list[bytes] = []

    def answer(line: socket.socket) -> None:
        seen.append(line.recv(65536))
        line.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok")

    with answering(answer) as port:
        assert call(port) == (202, b"ok")
    head, _, body = seen[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /hook?a=b HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n" % port)
    assert b"Content-Length: 5" in head
    assert body == b"hello"


def test_a_redirect_is_not_followed() -> None:
    def answer(line: socket.socket) -> None:
        line.recv(65536)
        line.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")

    with answering(answer) as port:
        assert call(port) == (302, b"")


def test_a_site_that_answers_byte_by_byte_cannot_hold_on() -> None:
    stop = threading.Event()

    def answer(line: socket.socket) -> None:
        line.recv(65536)
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        while not stop.wait(0.05):
            try:
                line.sendall(b"X")
            except OSError:
                return

    with answering(answer) as port:
        with pytest.raises(ExchangeError, match="no whole answer"):
            call(port, seconds=0.5)
        stop.set()


@pytest.mark.parametrize("raw", [b"", b"SSH-2.0-x\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_what_is_no_answer_is_a_failure_in_one_sentence(raw: bytes) -> None:
    def answer(line: socket.socket) -> None:
        line.recv(65536)
        line.sendall(raw)

    with answering(answer) as port, pytest.raises(ExchangeError, match=r"could not be reached: .*\.$"):
        call(port)


def test_nobody_listening_is_a_failure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ExchangeError, match="refused"):
        call(port)


@pytest.mark.parametrize(
    "address",
    [
        *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.255.255"),  # noqa: S104
        *("192.0.0.9", "192.88.99.1", "192.168.0.1", "198.19.0.1", "224.0.0.1", "255.255.255.255"),
        *("::1", "::", "::7f00:1", "::ffff:10.0.0.1", "fc00::1", "fe80::1%eth0", "fec0::1", "ff02::1"),
        *("64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2002:7f00:1::", "none"),
    ],
)
def test_an_address_that_not_everybody_reaches_is_refused(address: str) -> None:
    assert not is_reachable_by_all(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_a_public_address_may_be_called(address: str) -> None:
    assert is_reachable_by_all(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_no_spelling_of_this_machine_is_called(url: str) -> None:
    with pytest.raises(AddressRefusedError, match="not public"):
        exchange(read_target(url), CALL)


def test_one_address_in_many_that_is_not_public_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: rows)
    with pytest.raises(AddressRefusedError):
        exchange(read_target("http://example.org/"), CALL)


def test_a_name_that_is_not_resolved_in_time_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: over.wait(20) and [])
    with pytest.raises(ExchangeError, match="not resolved in time"):
        exchange(read_target("http://example.org/"), CALL, seconds=0.2)
    over.set()


@pytest.mark.parametrize(
    "url",
    [
        *("", "example.org", "ftp://example.org/", "http://", "http://user:pw@example.org/", "http://a b/"),
        *("http://example.org:8080/", "http://example.org:99999/", "http://[::1", "http://exämple.org/"),
        *("http://example.org\\@127.0.0.1/", "http://example.org/\r\nX: y", "file:///etc/passwd"),
    ],
)
def test_what_is_no_usual_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(AddressRefusedError):
        read_target(url)
