"""The job that sends what is still to go out as e-mail, in one process at a time, and tries again later."""

from __future__ import annotations

import hashlib
import logging
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tracker import clock
from tracker.db import Database
from tracker.errors import LetterRefusedError, MailServerError, TrackerError
from tracker.locks import held
from tracker.mail import Letter, build_transport
from tracker.review.outbox import list_parcels, mark_emailed

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.mail import Line, Transport
    from tracker.review.outbox import Parcel
    from tracker.settings import Settings

LOCK_FILE: Final = "mail.lock"
WATCH_SECONDS: Final = 30
LONGEST_WAIT_SECONDS: Final = 15 * 60
REFUSED_FOR: Final = timedelta(hours=1)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """How many notifications one round sent; whether something has to be tried again."""

    sent_count: int = 0
    is_failed: bool = False


@dataclass(slots=True, kw_only=True)
class Mailer:
    """Sends what waits; keeps in mind what went out, and which addresses were refused, to wait with them."""

    settings: Settings
    database: Database
    transport: Transport
    _refused: dict[str, datetime] = field(default_factory=dict)
    # What went out while the database did not answer: kept as sent before anything else is sent.
    _gone: set[int] = field(default_factory=set)

    @classmethod
    def build(cls, settings: Settings, database: Database) -> Mailer:
        """Return the mailer that the settings describe."""
        transport = build_transport(settings.smtp_url, sender=settings.mail_from)
        return cls(settings=settings, database=database, transport=transport)

    def send_waiting(self) -> Round:
        """Send everything that waits, each letter kept as sent in a transaction of its own.

        No transaction is open while a server is spoken to, so that no request waits for it. A server that
        fails is logged and ends the round. When another process is sending, this one does nothing.
        """
        with held(self.settings.instance_dir / LOCK_FILE) as is_ours:
            if not is_ours:
                return Round()
            self._keep_gone()
            parcels = self._list_parcels(clock.now())
            return self._send(parcels) if parcels else Round()

    def _list_parcels(self, at: datetime) -> list[Parcel]:
        settings = self.settings
        with self.database.reading() as session:
            found = list_parcels(
                session, newsroom_name=settings.newsroom_name, public_url=settings.public_url, at=at
            )
        return [parcel for parcel in found if self._refused.get(parcel.to, at) <= at]

    def _send(self, parcels: list[Parcel]) -> Round:
        sent = 0
        try:
            with self.transport.opened() as line:
                for parcel in parcels:
                    sent += self._send_one(line, parcel)
        except MailServerError as error:
            _log.warning("%s Tried again later.", error)
            return Round(sent_count=sent, is_failed=True)
        return Round(sent_count=sent)

    def _send_one(self, line: Line, parcel: Parcel) -> int:
        at = clock.now()
        try:
            key = name_letter(parcel)
            line.send(Letter(to=parcel.to, subject=parcel.subject, body=parcel.body, at=at, key=key))
        except LetterRefusedError as error:
            self._refused[parcel.to] = at + REFUSED_FOR
            _log.warning("%s Tried again in an hour.", error)
            return 0
        self._gone.update(parcel.ids)
        self._keep_gone()
        return len(parcel.ids)

    def _keep_gone(self) -> None:
        """Keep that letters went out, so that they never go out again."""
        if not self._gone:
            return
        with self.database.transaction() as session:
            mark_emailed(session, self._gone, at=clock.now())
        self._gone.clear()


def name_letter(parcel: Parcel) -> str:
    """Return a name for a letter by what it carries, the same at every try."""
    told = f"{parcel.to} {' '.join(map(str, parcel.ids))} {parcel.body}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def watch(mailer: Mailer, stop: threading.Event, *, seconds: float = WATCH_SECONDS) -> None:
    """Send what waits every so many seconds until told to stop; after failures wait longer and longer.

    Whatever fails is logged: the watch goes on.
    """
    wait = seconds
    while not stop.wait(wait):
        try:
            is_failed = mailer.send_waiting().is_failed
        except (TrackerError, OSError) as error:
            _log.warning("E-mail was not sent: %s Tried again later.", error)
            is_failed = True
        wait = min(wait * 2, max(LONGEST_WAIT_SECONDS, seconds)) if is_failed else seconds


def start_watching(settings: Settings) -> threading.Thread:
    """Watch in a thread that ends with its process; it has a database of its own.

    Every process may have one: whichever finds the lock free sends, so that a letter leaves once and a
    process that dies is replaced by the next.
    """
    mailer = Mailer.build(settings, Database(settings.database_url))
    thread = threading.Thread(target=watch, args=(mailer, threading.Event()), name="mail", daemon=True)
    thread.start()
    return thread
