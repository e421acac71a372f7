"""The job that calls webhooks with what waits for them, in one process at a time, and tries again later."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker import clock
from tracker.db import Database
from tracker.errors import AddressRefusedError, ExchangeError, TrackerError
from tracker.fetching import Call, exchange, read_target
from tracker.publication.deliveries import Outcome, forget_old_deliveries, keep_outcome, list_due
from tracker.publication.webhook_messages import build_body, build_headers
from tracker.turns import held

if TYPE_CHECKING:
    from tracker.publication.deliveries import Parcel
    from tracker.settings import Settings

LOCK_FILE: Final = "webhooks.lock"
WATCH_SECONDS: Final = 5
LONGEST_WAIT_SECONDS: Final = 5 * 60
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """How many messages one round delivered, and how many attempts failed."""

    delivered_count: int = 0
    failed_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcer:
    """Sends what waits for webhooks."""

    settings: Settings
    database: Database

    def send_waiting(self) -> Round:
        """Send everything that is due, and keep what came of each attempt in a transaction of its own.

        No transaction is open while a receiver is spoken to. One that fails is not called again in this
        round, so that it holds up the others for one attempt only. Whoever dies in between sends a message
        once more: a receiver knows it by its id. When another process is sending, this one does nothing.
        """
        with held(self.settings.instance_dir / LOCK_FILE) as is_ours:
            if not is_ours:
                return Round()
            with self.database.reading() as session:
                parcels = list_due(session, at=clock.now())
            failed: set[int] = set()
            delivered = 0
            for parcel in parcels:
                if parcel.webhook_id in failed:
                    continue
                if self._send(parcel):
                    delivered += 1
                else:
                    failed.add(parcel.webhook_id)
            if parcels:
                with self.database.transaction() as session:
                    forget_old_deliveries(session, at=clock.now())
            return Round(delivered_count=delivered, failed_count=len(failed))

    def _send(self, parcel: Parcel) -> bool:
        outcome = self._call(parcel)
        at = clock.now()
        with self.database.transaction() as session:
            keep_outcome(session, parcel.row_id, outcome, at=at)
        return outcome.is_delivered

    def _call(self, parcel: Parcel) -> Outcome:
        body = build_body(parcel.message, public_url=self.settings.public_url)
        headers = build_headers(parcel.message, body, secret=parcel.secret, at=clock.now())
        try:
            target = read_target(parcel.url, allowed=self.settings.callable_hosts)
            reply = exchange(target, Call(method="POST", headers=headers, body=body))
        except (AddressRefusedError, ExchangeError) as error:
            _log.warning("Webhook message %s: %s", parcel.message.public_id, error)
            return Outcome(status=None, problem=str(error))
        outcome = Outcome(status=reply.status)
        if outcome.is_delivered:
            return outcome
        return Outcome(status=reply.status, problem=f"The receiver answered {reply.status}.")


def watch(announcer: Announcer, stop: threading.Event, *, seconds: float = WATCH_SECONDS) -> None:
    """Send what is due every so many seconds until told to stop; wait longer while nothing can be read.

    Whatever fails is logged: the watch goes on.
    """
    wait = seconds
    while not stop.wait(wait):
        try:
            announcer.send_waiting()
            wait = seconds
        except (TrackerError, OSError) as error:
            _log.warning("Webhooks were not called: %s Tried again later.", error)
            wait = min(wait * 2, max(LONGEST_WAIT_SECONDS, seconds))


def start_watching(settings: Settings) -> threading.Thread:
    """Watch in a thread that ends with its process; it has a database of its own.

    Every process may have one: whichever finds the lock free sends.
    """
    announcer = Announcer(settings=settings, database=Database(settings.database_url))
    thread = threading.Thread(target=watch, args=(announcer, threading.Event()), name="webhooks", daemon=True)
    thread.start()
    return thread
