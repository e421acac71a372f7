"""How a letter leaves: by an SMTP server, or onto standard error where none is set."""

from __future__ import annotations

import ipaddress
import logging
import smtplib
import ssl
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import unquote, urlsplit

from tracker.errors import LetterRefusedError, MailServerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime

TIMEOUT_SECONDS: Final = 20
PORTS: Final = {"smtp": 25, "smtps": 465}
SUBMISSION_PORT: Final = 587
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One plain-text e-mail to one address; the same `key` again is the same letter, sent anew."""

    to: str
    subject: str
    body: str
    at: datetime
    key: str = ""


class Line(Protocol):
    """An open line to whoever carries letters."""

    def send(self, letter: Letter) -> None:
        """Hand one letter over.

        Raises:
            LetterRefusedError: this letter is not taken; others may be.
            MailServerError: the server takes nothing more now.
        """


class Transport(Protocol):
    """A way for letters to leave."""

    def opened(self) -> AbstractContextManager[Line]:
        """Open a line for some letters.

        Raises:
            MailServerError: no line can be had now.
        """


class LogTransport:
    """Writes letters to the log, which is standard error: for trying out, and where no server is set."""

    @contextmanager
    def opened(self) -> Iterator[Line]:
        """Lend the log."""
        yield self

    def send(self, letter: Letter) -> None:
        """Write the letter as people read it."""
        _log.info("e-mail to %s: %s\n\n%s\n", letter.to, letter.subject, letter.body)


class SmtpTransport:
    """An SMTP server at smtp://user:password@host:port, or smtps:// for TLS from the first byte.

    Over smtp:// TLS is begun when the server offers it (STARTTLS, RFC 3207); a password never leaves this
    machine without.
    """

    def __init__(self, url: str, *, sender: str, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Keep the address; nothing is opened yet."""
        parts = urlsplit(url)
        self._is_tls = parts.scheme == "smtps"
        self._host = parts.hostname or ""
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._port = parts.port or (
            SUBMISSION_PORT if self._user and not self._is_tls else PORTS[parts.scheme]
        )
        self._sender, self._timeout = sender, timeout_seconds

    @contextmanager
    def opened(self) -> Iterator[Line]:
        """Open a connection, encrypted and signed in as far as the server and the address allow."""
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise MailServerError(self._host, _words(error)) from error
        try:
            yield _SmtpLine(server, self._host, self._sender)
        finally:
            server.close()

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if _is_loopback(self._host):
            # No certificate is made out to this machine's own name, and nobody stands in between.
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        if self._is_tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, timeout=self._timeout, context=context
            )
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=self._timeout)
        with ExitStack() as stack:
            stack.callback(server.close)
            self._prepare(server, context)
            # It is ready, so it stays open for its letters.
            stack.pop_all()
        return server

    def _prepare(self, server: smtplib.SMTP, context: ssl.SSLContext) -> None:
        server.ehlo_or_helo_if_needed()
        is_encrypted = self._is_tls
        if not is_encrypted and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
            is_encrypted = True
        if not self._user:
            return
        if not (is_encrypted or _is_loopback(self._host)):
            message = "it offers no encryption, and a password is not sent without"
            raise smtplib.SMTPException(message)
        server.login(self._user, self._password)


class _SmtpLine:
    """An open connection to an SMTP server."""

    def __init__(self, server: smtplib.SMTP, host: str, sender: str) -> None:
        self._server, self._host, self._sender = server, host, sender

    def send(self, letter: Letter) -> None:
        """Hand one letter over; a letter that is refused leaves the line open for the next."""
        try:
            self._server.send_message(build_message(letter, sender=self._sender))
        except (
            smtplib.SMTPRecipientsRefused,
            smtplib.SMTPDataError,
            smtplib.SMTPNotSupportedError,
        ) as error:
            raise LetterRefusedError(letter.to, _words(error)) from error
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise MailServerError(self._host, _words(error)) from error


def build_transport(smtp_url: str, *, sender: str) -> Transport:
    """Return the way that a setting names; the log when it is empty."""
    return SmtpTransport(smtp_url, sender=sender) if smtp_url else LogTransport()


def build_message(letter: Letter, *, sender: str) -> EmailMessage:
    """Return the letter as a message (RFC 5322), which says that no person and no robot should answer it."""
    message = EmailMessage()
    message["From"], message["To"] = sender, letter.to
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(letter.at)
    domain = sender.rpartition("@")[2]
    # A server that took a letter and broke off before saying so gets it once more, and can tell.
    message["Message-ID"] = f"<{letter.key}@{domain}>" if letter.key else make_msgid(domain=domain)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body)
    return message


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
