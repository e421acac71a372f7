"""A small SMTP server in the test process: it takes letters, or refuses them as it is told."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OK = b"250 fine"


@dataclass(slots=True, kw_only=True)
class PostOffice:
    """What the server heard, and how it answers."""

    port: int = 0
    extensions: tuple[str, ...] = ()
    # The first word of a line, upper case, and the answer it gets instead of the usual one.
    answers: dict[str, bytes] = field(default_factory=dict)
    # Recipients whom the server does not know.
    unknown: set[str] = field(default_factory=set)
    heard: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)


class _Counter(socketserver.StreamRequestHandler):
    """One connection, line by line (RFC 5321)."""

    office: PostOffice

    def handle(self) -> None:
        """Answer until the client leaves."""
        self._say(self.office.answers.get("GREETING", b"220 here"))
        while line := self.rfile.readline().decode().strip():
            self.office.heard.append(line)
            word = line.split()[0].upper()
            if word in self.office.answers:
                self._say(self.office.answers[word])
            elif word == "EHLO":
                self._greet()
            elif word == "RCPT" and any(name in line for name in self.office.unknown):
                self._say(b"550 no such mailbox")
            elif word == "DATA":
                self._take_letter()
            elif word == "QUIT":
                self._say(b"221 bye")
                return
            else:
                self._say(OK)

    def _greet(self) -> None:
        lines = ["here", *self.office.extensions]
        for number, text in enumerate(lines, start=1):
            self._say(f"250{' ' if number == len(lines) else '-'}{text}".encode())

    def _take_letter(self) -> None:
        self._say(b"354 go on")
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        self.office.letters.append("\n".join(lines))
        self._say(OK)

    def _say(self, answer: bytes) -> None:
        self.wfile.write(answer + b"\r\n")


@contextmanager
def open_post_office(*extensions: str) -> Iterator[PostOffice]:
    """Run the server on a free port of the loopback until the block ends."""
    office = PostOffice(extensions=extensions)
    handler = type("Counter", (_Counter,), {"office": office})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        office.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, name="post-office")
        thread.start()
        try:
            yield office
        finally:
            server.shutdown()
            thread.join()
