"""The job that sends what waits."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.newsroom import Newsroom
from tests.support.settings import build_settings
from tests.support.smtp import make_certificate, open_post_office
from tests.support.terminal import open_terminal
from tracker import clock
from tracker.errors import DatabaseUnavailableError, LetterRefusedError, MailServerError
from tracker.mail import SmtpTransport
from tracker.mailing import Mailer, Round, watch
from tracker.models import Notification
from tracker.models.enums import NotificationKind
from tracker.review.notifying import notify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.db import Database
    from tracker.mail import Letter, Line


@dataclass(slots=True, kw_only=True)
class Pouch:
    """A transport that keeps letters, or fails as it is told."""

    letters: list[Letter] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    is_down: bool = False

    @contextmanager
    def opened(self) -> Iterator[Line]:
        """Lend the pouch."""
        if self.is_down:
            raise MailServerError("mail.example.org", "no answer")
        yield self

    def send(self, letter: Letter) -> None:
        """Keep one letter."""
        if letter.to in self.refused:
            raise LetterRefusedError(letter.to, "no such mailbox")
        self.letters.append(letter)


@pytest.fixture
def mailer(tmp_path: Path, database: Database) -> Mailer:
    """A mailer with a pouch, and one notification each for Sam and for Eve."""
    with database.transaction() as session:
        room = Newsroom.open(session)
        room.second.email, room.editor.email = "sam@example.org", "eve@example.org"
        claim, people = room.add_claim(), [room.second, room.editor]
        notify(session, claim, NotificationKind.MENTIONED, people, actor=room.reviewer, at=clock.now())
    return Mailer(settings=build_settings(tmp_path, database.url), database=database, transport=Pouch())


def pouch(mailer: Mailer) -> Pouch:
    assert isinstance(mailer.transport, Pouch)
    return mailer.transport


def count_unsent(database: Database) -> int:
    with database.reading() as session:
        return sum(row.emailed_at is None for row in session.exec(select(Notification)))


def test_what_waits_goes_out_once(mailer: Mailer) -> None:
    assert mailer.send_waiting() == Round(sent_count=2)
    assert mailer.send_waiting() == Round()
    assert [letter.to for letter in pouch(mailer).letters] == ["sam@example.org", "eve@example.org"]
    assert count_unsent(mailer.database) == 0


def test_a_server_that_is_down_is_logged_and_tried_again(
    mailer: Mailer, caplog: pytest.LogCaptureFixture
) -> None:
    pouch(mailer).is_down = True
    assert mailer.send_waiting() == Round(is_failed=True)
    assert "mail.example.org takes no e-mail: no answer" in caplog.text
    pouch(mailer).is_down = False
    assert mailer.send_waiting().sent_count == 2


def test_a_refused_letter_holds_no_other_back_and_is_left_alone_for_a_while(mailer: Mailer) -> None:
    pouch(mailer).refused.add("sam@example.org")
    assert mailer.send_waiting() == Round(sent_count=1)
    pouch(mailer).refused.clear()
    assert mailer.send_waiting() == Round()
    assert count_unsent(mailer.database) == 1


def test_two_senders_never_send_the_same(mailer: Mailer) -> None:
    other = Mailer(settings=mailer.settings, database=mailer.database, transport=Pouch())
    rounds: list[Round] = []

    class Slow(Pouch):
        """A pouch during whose round the other sender tries."""

        def send(self, letter: Letter) -> None:
            rounds.append(other.send_waiting())
            super().send(letter)

    mailer.transport = Slow()
    assert mailer.send_waiting().sent_count == 2
    assert rounds == [Round(), Round()]
    assert pouch(other).letters == []


def test_no_transaction_is_open_while_a_server_is_spoken_to(mailer: Mailer) -> None:
    database = mailer.database

    class Writing(Pouch):
        """A pouch that writes to the database while a letter is on its way."""

        def send(self, letter: Letter) -> None:
            with database.transaction() as session:
                session.exec(select(Notification)).first()
            super().send(letter)

    mailer.transport = Writing()
    assert mailer.send_waiting().sent_count == 2


class Ticks(threading.Event):
    """A stop that never comes before the given number of waits, and takes no time."""

    def __init__(self, count: int) -> None:
        """Keep how often to go on."""
        super().__init__()
        self.count = count
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        """Remember how long the wait would have been."""
        self.waits.append(timeout or 0)
        return len(self.waits) > self.count


def test_the_watch_waits_longer_after_failures_and_as_ever_after_success(mailer: Mailer) -> None:
    pouch(mailer).is_down = True
    ticks = Ticks(3)
    watch(mailer, ticks, seconds=30)
    assert ticks.waits == [30, 60, 120, 240]
    pouch(mailer).is_down = False
    ticks = Ticks(1)
    watch(mailer, ticks, seconds=30)
    assert ticks.waits == [30, 30]


def test_the_watch_outlives_a_database_that_does_not_answer(
    mailer: Mailer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_mailer: Mailer) -> Round:
        message = "The database does not answer."
        raise DatabaseUnavailableError(message)

    monkeypatch.setattr(Mailer, "send_waiting", fail)
    watch(mailer, Ticks(2), seconds=1)
    assert caplog.text.count("The database does not answer.") == 2


def test_the_command_sends_and_says_how_much(
    mailer: Mailer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    terminal = open_terminal(tmp_path, mailer.database.url, monkeypatch, capsysbinary)
    assert terminal.run("send-mail").out == "Sent 2 notifications.\n"
    said = terminal.run("send-mail")
    assert (said.code, said.out) == (0, "Sent 0 notifications.\n")


def test_the_command_fails_when_the_server_does(
    mailer: Mailer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setenv("TRACKER_SMTP_URL", "smtp://127.0.0.1:1")
    terminal = open_terminal(tmp_path, mailer.database.url, monkeypatch, capsysbinary)
    said = terminal.run("send-mail")
    assert (said.code, said.out) == (1, "Sent 0 notifications.\n")
    assert count_unsent(mailer.database) == 2


def read_message_id(letter: str) -> str:
    return next(line for line in letter.splitlines() if line.startswith("Message-ID:"))


def test_a_real_server_gets_each_letter_once_encrypted_after_sign_in(mailer: Mailer, tmp_path: Path) -> None:
    with open_post_office() as office:
        office.certificate, office.login = make_certificate(tmp_path), ("ada@x", "se:cret")
        url = f"smtp://ada%40x:se%3Acret@127.0.0.1:{office.port}"
        mailer.transport = SmtpTransport(url, sender="tracker@example.org")
        assert [mailer.send_waiting() for _ in range(2)] == [Round(sent_count=2), Round()]
        assert len(office.letters) == 2
        assert [line.split()[0].upper() for line in office.heard_openly] == ["EHLO", "STARTTLS"]


def test_a_wrong_password_loses_no_letter(mailer: Mailer, tmp_path: Path) -> None:
    with open_post_office() as office:
        office.certificate, office.login = make_certificate(tmp_path), ("ada", "right")
        for password, told in (("wrong", Round(is_failed=True)), ("right", Round(sent_count=2))):
            url = f"smtp://ada:{password}@127.0.0.1:{office.port}"
            mailer.transport = SmtpTransport(url, sender="tracker@example.org")
            assert mailer.send_waiting() == told
        assert len(office.letters) == 2


def test_a_letter_the_server_took_without_saying_so_is_sent_anew_under_its_old_name(mailer: Mailer) -> None:
    with open_post_office() as office:
        office.breaks = 1
        mailer.transport = SmtpTransport(f"smtp://127.0.0.1:{office.port}", sender="tracker@example.org")
        assert [mailer.send_waiting() for _ in range(2)] == [Round(is_failed=True), Round(sent_count=2)]
        first, again, other = map(read_message_id, office.letters)
    assert first == again != other


def test_what_went_out_while_the_database_was_away_never_goes_out_again(
    mailer: Mailer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "The database does not answer."
        raise DatabaseUnavailableError(message)

    with monkeypatch.context() as patch:
        patch.setattr("tracker.mailing.mark_emailed", fail)
        with pytest.raises(DatabaseUnavailableError):
            mailer.send_waiting()
    assert mailer.send_waiting() == Round(sent_count=1)
    assert [letter.to for letter in pouch(mailer).letters] == ["sam@example.org", "eve@example.org"]
    assert count_unsent(mailer.database) == 0
