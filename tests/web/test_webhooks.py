"""What admins do with webhooks on their pages, and what a receiver gets."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from sqlmodel import col, select

from tests.support.newsroom import Newsroom
from tests.support.people import add_user, give_session, post_form
from tests.support.published import publish_claim
from tests.support.settings import build_settings
from tests.support.terminal import open_terminal
from tracker import clock
from tracker.announcing import Announcer, Round
from tracker.models import AuditEvent, Webhook, WebhookDelivery
from tracker.models.enums import Role, WebhookEvent
from tracker.publication.commands import withdraw_claim
from tracker.publication.webhooks import EVENTS, add_webhook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask

    from tests.web.conftest import SetClock
    from tracker.db import Database

ADDRESS = "https://hooks.example.org/claims"


@dataclass(slots=True)
class Receiver:
    """Another program that is told; `status` is what it answers."""

    port: int = 0
    status: int = 204
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Return its host and port."""
        return f"127.0.0.1:{self.port}"


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Receive on a free port of the loopback."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.got.append((dict(self.headers), body))
            self.send_response(receiver.status)
            self.end_headers()

        def log_message(self, *_told: object) -> None:
            """Write nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield receiver
        server.shutdown()
        thread.join()


def announcer(folder: Path, database: Database, receiver: Receiver) -> Announcer:
    settings = build_settings(folder, database.url, TRACKER_CALLABLE_HOSTS=receiver.place)
    return Announcer(settings=settings, database=database)


def subscribe(database: Database, place: str, *events: WebhookEvent) -> str:
    """Let a receiver be told; return its secret."""
    admin = add_user(database, "aida", Role.ADMIN)
    with database.transaction() as session:
        made = add_webhook(
            session,
            url=f"http://{place}/hook",
            events=events or EVENTS,
            allowed_hosts=frozenset({place}),
            actor=admin,
            at=clock.now(),
        )
        return made.secret


def deliveries(database: Database) -> list[WebhookDelivery]:
    with database.reading() as session:
        return list(session.exec(select(WebhookDelivery).order_by(col(WebhookDelivery.id))))


def test_a_receiver_is_told_of_what_is_published_corrected_and_withdrawn(
    tmp_path: Path, database: Database
) -> None:
    with receiving() as receiver:
        secret = subscribe(database, receiver.place)
        published = publish_claim(database)
        published.correct()
        published.withdraw()
        assert announcer(tmp_path, database, receiver).send_waiting() == Round(delivered_count=3)
        assert announcer(tmp_path, database, receiver).send_waiting() == Round()
    bodies = [json.loads(body) for _, body in receiver.got]
    assert [(each["event"], each["edition"]) for each in bodies] == [
        ("claim.published", 1),
        ("claim.corrected", 2),
        ("claim.withdrawn", None),
    ]
    assert {each["api_url"].rpartition("/")[2] for each in bodies} == {published.public_id}
    headers, body = receiver.got[0]
    stamp, signature = (part.partition("=")[2] for part in headers["Tracker-Signature"].split(","))
    signed = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(signed, signature)
    assert headers["Tracker-Delivery"] == bodies[0]["delivery_id"]


def test_a_message_holds_nothing_of_the_claim_itself(tmp_path: Path, sqlite_database: Database) -> None:
    with receiving() as receiver:
        subscribe(sqlite_database, receiver.place)
        publish_claim(sqlite_database)
        announcer(tmp_path, sqlite_database, receiver).send_waiting()
    assert b"bridge" not in receiver.got[0][1].lower()


def test_only_chosen_events_are_told(sqlite_database: Database) -> None:
    subscribe(sqlite_database, "127.0.0.1:9", WebhookEvent.WITHDRAWN)
    publish_claim(sqlite_database).withdraw()
    assert [each.event for each in deliveries(sqlite_database)] == [WebhookEvent.WITHDRAWN]


def test_what_fails_is_tried_again_and_given_up_after_a_day(
    tmp_path: Path, sqlite_database: Database, set_clock: SetClock
) -> None:
    with receiving() as receiver:
        receiver.status = 500
        subscribe(sqlite_database, receiver.place, WebhookEvent.PUBLISHED)
        publish_claim(sqlite_database)
        with sqlite_database.transaction() as session:
            waiting = session.exec(select(WebhookDelivery)).one()
            waiting.next_try_at = set_clock.now()
        sender, begun, waits = announcer(tmp_path, sqlite_database, receiver), set_clock.now(), 0
        while (following := deliveries(sqlite_database)[0].next_try_at) is not None:
            set_clock.at = following
            assert sender.send_waiting() == Round(failed_count=1)
            assert sender.send_waiting() == Round()
            waits += 1
    row = deliveries(sqlite_database)[0]
    assert (waits, row.attempts_count, row.response_status, row.delivered_at) == (8, 8, 500, None)
    assert timedelta(hours=23) < set_clock.now() - begun < timedelta(hours=26)
    assert len({body for _, body in receiver.got}) == 1


def test_a_receiver_that_comes_back_gets_what_it_missed(
    tmp_path: Path, sqlite_database: Database, set_clock: SetClock
) -> None:
    with receiving() as receiver:
        receiver.status = 503
        subscribe(sqlite_database, receiver.place, WebhookEvent.PUBLISHED)
        publish_claim(sqlite_database)
        sender = announcer(tmp_path, sqlite_database, receiver)
        set_clock.move(days=1)
        sender.send_waiting()
        receiver.status = 200
        set_clock.move(minutes=2)
        assert sender.send_waiting() == Round(delivered_count=1)
    assert deliveries(sqlite_database)[0].attempts_count == 2


def test_nothing_is_put_out_when_the_change_fails(sqlite_database: Database) -> None:
    subscribe(sqlite_database, "127.0.0.1:9", WebhookEvent.WITHDRAWN)
    published = publish_claim(sqlite_database)

    def withdraw_and_fail() -> None:
        with sqlite_database.transaction() as session:
            editor = Newsroom.again(session).editor
            withdraw_claim(session, published.public_id, reason="x", actor=editor, at=clock.now())
            message = "the connection broke"
            raise RuntimeError(message)

    with pytest.raises(RuntimeError):
        withdraw_and_fail()
    assert deliveries(sqlite_database) == []


def test_a_place_that_nobody_vouched_for_is_not_called(tmp_path: Path, sqlite_database: Database) -> None:
    with receiving() as receiver:
        subscribe(sqlite_database, receiver.place)
        publish_claim(sqlite_database)
        plain = Announcer(settings=build_settings(tmp_path, sqlite_database.url), database=sqlite_database)
        assert plain.send_waiting() == Round(failed_count=1)
    assert receiver.got == []
    assert "ports 80 and 443" in deliveries(sqlite_database)[0].problem


def test_an_admin_adds_tests_disables_and_deletes_an_address(
    sqlite_app: Flask, sqlite_database: Database
) -> None:
    admin = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "aida", Role.ADMIN))
    page = post_form(admin, "/desk/webhooks", url=ADDRESS, events="claim.published")
    with sqlite_database.reading() as session:
        row = session.exec(select(Webhook)).one()
    path = f"/desk/webhooks/{row.public_id}"
    assert row.secret in page.text
    assert row.secret not in admin.get("/desk/webhooks").text + admin.get(path).text
    assert post_form(admin, f"{path}/test").status_code == 303
    assert "Waiting" in admin.get(path).text
    post_form(admin, f"{path}/switch", to="off")
    assert "Disabled" in admin.get(path).text
    assert post_form(admin, f"{path}/test").status_code == 303
    assert len(deliveries(sqlite_database)) == 1
    assert post_form(admin, f"{path}/delete").status_code == 303
    assert admin.get(path).status_code == 404
    with sqlite_database.reading() as session:
        actions = session.exec(select(AuditEvent.action).order_by(col(AuditEvent.id))).all()
    assert actions == ["webhook.added", "webhook.disabled", "webhook.deleted"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"url": "", "events": "claim.published"}, "Fill this in."),
        ({"url": "ftp://example.org", "events": "claim.published"}, "has to start with"),
        ({"url": "https://example.org:8080/", "events": "claim.published"}, "ports 80 and 443"),
        ({"url": ADDRESS}, "Choose at least one event"),
        ({"url": ADDRESS, "events": "test"}, "not a valid choice"),
    ],
)
def test_an_address_that_cannot_be_added_comes_back_with_what_was_typed(
    sqlite_app: Flask, sqlite_database: Database, fields: dict[str, str], message: str
) -> None:
    admin = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "aida", Role.ADMIN))
    answer = post_form(admin, "/desk/webhooks", **fields)
    assert answer.status_code == 422
    assert message in answer.text
    assert f'value="{fields["url"]}"' in answer.text


def test_the_command_calls_what_waits_and_fails_when_a_receiver_does(
    tmp_path: Path,
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    with receiving() as receiver:
        subscribe(sqlite_database, receiver.place, WebhookEvent.PUBLISHED, WebhookEvent.WITHDRAWN)
        monkeypatch.setenv("TRACKER_CALLABLE_HOSTS", receiver.place)
        terminal = open_terminal(tmp_path, sqlite_database.url, monkeypatch, capsysbinary)
        published = publish_claim(sqlite_database)
        said = terminal.run("send-webhooks")
        assert (said.code, said.out) == (0, "Delivered 1 message.\n")
        published.withdraw()
        receiver.status = 404
        said = terminal.run("send-webhooks")
        assert (said.code, said.out) == (1, "Delivered 0 messages.\n")
