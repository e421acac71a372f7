"""A small SMTP server in the test process: it takes letters, or refuses them as it is told."""

from __future__ import annotations

import base64
import shutil
import socketserver
import ssl
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OK = b"250 fine"


@dataclass(slots=True, kw_only=True)
class PostOffice:
    """What the server heard, and how it answers."""

    port: int = 0
    extensions: tuple[str, ...] = ()
    # The first word of a line, upper case, and the answer it gets instead of the usual one.
    answers: dict[str, bytes] = field(default_factory=dict)
    # A certificate with its key, to begin encryption with; then only this name and password are let in.
    certificate: Path | None = None
    login: tuple[str, str] = ("", "")
    # Recipients whom the server does not know.
    unknown: set[str] = field(default_factory=set)
    heard: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    # What was heard in the clear, before encryption began.
    heard_openly: list[str] = field(default_factory=list)
    # Take this many letters and break off without a word.
    breaks: int = 0


class _Counter(socketserver.StreamRequestHandler):
    """One connection, line by line (RFC 5321)."""

    office: PostOffice
    is_encrypted = False
    is_signed_in = False

    def handle(self) -> None:
        """Answer until the client leaves."""
        self._say(self.office.answers.get("GREETING", b"220 here"))
        while line := self.rfile.readline().decode().strip():
            self.office.heard.append(line)
            if not self.is_encrypted:
                self.office.heard_openly.append(line)
            word = line.split()[0].upper()
            if word in self.office.answers:
                self._say(self.office.answers[word])
            elif word == "DATA":
                if not self._take_letter():
                    return
            elif word == "QUIT":
                self._say(b"221 bye")
                return
            else:
                self._answer(word, line)

    def finish(self) -> None:
        """Leave the line."""
        super().finish()
        if self.is_encrypted:
            self.connection.close()

    def _answer(self, word: str, line: str) -> None:
        certificate = self.office.certificate
        if word == "EHLO":
            self._greet()
        elif word == "RCPT" and any(name in line for name in self.office.unknown):
            self._say(b"550 no such mailbox")
        elif word == "STARTTLS" and certificate:
            self._encrypt(certificate)
        elif word == "AUTH" and certificate:
            self._let_in(line.rsplit(maxsplit=1)[-1])
        elif word == "MAIL" and certificate and not self.is_signed_in:
            self._say(b"530 sign in first")
        else:
            self._say(OK)

    def _greet(self) -> None:
        lines = ["here", *self.office.extensions]
        if self.office.certificate:
            lines.append("AUTH PLAIN" if self.is_encrypted else "STARTTLS")
        for number, text in enumerate(lines, start=1):
            self._say(f"250{' ' if number == len(lines) else '-'}{text}".encode())

    def _encrypt(self, certificate: Path) -> None:
        self._say(b"220 go on, encrypted")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0)
        self.is_encrypted = True

    def _let_in(self, response: str) -> None:
        _, name, password = base64.b64decode(response).decode().split("\0")
        self.is_signed_in = (name, password) == self.office.login and self.is_encrypted
        self._say(b"235 welcome" if self.is_signed_in else b"535 no such name and password")

    def _take_letter(self) -> bool:
        self._say(b"354 go on")
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        self.office.letters.append("\n".join(lines))
        if self.office.breaks:
            self.office.breaks -= 1
            return False
        self._say(OK)
        return True

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


def make_certificate(folder: Path) -> Path:
    """Write a certificate of this machine's own with its key into the folder; needs the program openssl."""
    path, program = folder / "certificate.pem", shutil.which("openssl")
    assert program is not None, "These tests need the program openssl. Run `make services`."
    only = folder / "only.pem"
    ends = ["-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", str(path), "-out", str(only)]
    kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    subprocess.run([program, *kind, *ends], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + only.read_bytes())
    return path
