"""How a letter leaves."""

from __future__ import annotations

import base64
import logging
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT
from tests.support.smtp import PostOffice, open_post_office
from tracker.errors import LetterRefusedError, MailServerError
from tracker.mail import Letter, LogTransport, SmtpTransport, build_message, build_transport

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTER = Letter(to="sam@example.org", subject="A claim is yours", body="Read “it” – soon.\n", at=AT)
SENDER = "tracker@example.org"


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with open_post_office() as office:
        yield office


def send(url: str, *letters: Letter) -> None:
    with SmtpTransport(url, sender=SENDER).opened() as line:
        for letter in letters:
            line.send(letter)


def test_a_letter_arrives_with_its_sender_and_words(office: PostOffice) -> None:
    send(f"smtp://127.0.0.1:{office.port}", LETTER)
    (letter,) = office.letters
    assert "From: tracker@example.org" in letter
    assert "To: sam@example.org" in letter
    assert "Subject: A claim is yours" in letter
    assert "MAIL FROM:<tracker@example.org>" in " ".join(office.heard).replace("mail", "MAIL")


def test_several_letters_take_one_connection(office: PostOffice) -> None:
    send(f"smtp://127.0.0.1:{office.port}", LETTER, replace(LETTER, to="eve@example.org"))
    assert len(office.letters) == 2
    assert sum(line.lower().startswith("ehlo") for line in office.heard) == 1


def test_a_refused_address_leaves_the_line_open_for_the_next(office: PostOffice) -> None:
    office.unknown.add("sam@example.org")
    with SmtpTransport(f"smtp://127.0.0.1:{office.port}", sender=SENDER).opened() as line:
        with pytest.raises(LetterRefusedError, match=r"sam@example\.org"):
            line.send(LETTER)
        line.send(replace(LETTER, to="eve@example.org"))
    assert len(office.letters) == 1


def test_name_and_password_are_sent_to_a_server_that_asks() -> None:
    with open_post_office("AUTH PLAIN") as office:
        office.answers["AUTH"] = b"235 welcome"
        send(f"smtp://ada%40x:se%3Acret@127.0.0.1:{office.port}", LETTER)
    sent = next(line for line in office.heard if line.startswith("AUTH PLAIN"))
    assert base64.b64decode(sent.split()[-1]) == b"\0ada@x\0se:cret"


def test_encryption_is_begun_when_the_server_offers_it() -> None:
    with open_post_office("STARTTLS") as office:
        office.answers["STARTTLS"] = b"454 not now"
        with pytest.raises(MailServerError):
            send(f"smtp://127.0.0.1:{office.port}", LETTER)
    assert "STARTTLS" in office.heard
    assert office.letters == []


def test_a_password_is_not_sent_in_the_clear_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.mail._is_loopback", lambda _: False)
    with open_post_office("AUTH PLAIN") as office, pytest.raises(MailServerError, match="no encryption"):
        send(f"smtp://ada:secret@127.0.0.1:{office.port}", LETTER)
    assert not any(line.startswith("AUTH") for line in office.heard)


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_is_not_there_is_told_without_its_password(scheme: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(MailServerError) as caught:
        send(f"{scheme}://ada:secret@127.0.0.1:{port}", LETTER)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("word", "answer"), [("GREETING", b"554 go away"), ("MAIL", b"421 too busy"), ("MAIL", b"no SMTP at all")]
)
def test_a_server_that_takes_nothing_now_is_a_failure_of_the_server(
    office: PostOffice, word: str, answer: bytes
) -> None:
    office.answers[word] = answer
    with pytest.raises(MailServerError):
        send(f"smtp://127.0.0.1:{office.port}", LETTER)


def test_no_header_can_be_slipped_in_through_a_subject() -> None:
    message = build_message(replace(LETTER, subject="Hello\r\nBcc: all@example.org"), sender=SENDER)
    assert message["Subject"] == "Hello Bcc: all@example.org"
    assert message["Bcc"] is None


def test_a_letter_says_that_no_person_wrote_it() -> None:
    message = build_message(LETTER, sender=SENDER)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"] == "Tue, 03 Mar 2026 09:05:00 +0000"
    assert message.get_content() == LETTER.body


def test_without_a_server_a_letter_is_readable_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    transport = build_transport("", sender=SENDER)
    assert isinstance(transport, LogTransport)
    with caplog.at_level(logging.INFO), transport.opened() as line:
        line.send(LETTER)
    assert "e-mail to sam@example.org: A claim is yours" in caplog.text
    assert "Read “it” – soon." in caplog.text
