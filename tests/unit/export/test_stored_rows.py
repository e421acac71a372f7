"""Lines kept ready say byte for byte what the plain writer says, and never more than the public may see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from tests.support.exporting import PUBLIC_URL, read_as
from tests.support.publishing import cite_more as cite
from tests.support.publishing import correct as publish_correction
from tests.support.publishing import publish, read_edition, start_correction, withdraw
from tracker.export import stored_rows
from tracker.export.files import iter_rows
from tracker.export.reading import Scope
from tracker.export.stored_rows import iter_stored_chunks, store_missing_rows, store_row
from tracker.export.tables import CLAIMS
from tracker.export.writing import Layout, iter_chunks, iter_written
from tracker.models import Publication, PublicationRow
from tracker.models.snapshot import dump_snapshot
from tracker.publication.addresses import build_claim_path

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom
    from tracker.models.snapshot import ClaimSnapshot

NAUGHTY = st.text(
    st.sampled_from("a \"',\r\n\t=+-@\uff1d\uff0b\uff0d\uff20|\\é\u0301🇰🇿\u202e;")
    | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=12,
)


def write_stored(room: Newsroom, *, guard: bool) -> bytes:
    chunks = iter_stored_chunks(room.session, public_url=PUBLIC_URL, claim_path=build_claim_path, guard=guard)
    return b"".join(raw for raw, _ in chunks)


def write_plainly(room: Newsroom, *, guard: bool) -> bytes:
    rows = iter_rows(room.session, CLAIMS, read_as(Scope.PUBLIC))
    return b"".join(chunk.raw for chunk in iter_written(CLAIMS, rows, Layout(guard=guard)))


def store(room: Newsroom) -> int:
    room.session.flush()
    return store_missing_rows(room.session, claim_path=build_claim_path)


def disturb(snapshot: ClaimSnapshot, texts: list[str], *, is_bare: bool) -> ClaimSnapshot:
    """Return an edition with naughty texts, and with nothing where nothing may be."""
    text, headline, name, title = texts
    speaker = None if is_bare or snapshot.speaker is None else replace(snapshot.speaker, name=name, role=text)
    evidence = () if is_bare else tuple(replace(each, title=title, url="") for each in snapshot.evidence)
    return replace(
        snapshot,
        text=text,
        explanation=headline,
        quote=name,
        cue=title,
        article=replace(snapshot.article, headline=headline),
        speaker=speaker,
        evidence=evidence,
        finding=None if is_bare else snapshot.finding,
        claimed_on=None,
    )


@given(
    texts=st.lists(st.lists(NAUGHTY, min_size=4, max_size=4), min_size=3, max_size=3),
    bare=st.lists(st.booleans(), min_size=3, max_size=3),
    left_out=st.integers(0, 3),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_stored_lines_and_the_plain_writer_agree_byte_for_byte(
    three: tuple[Newsroom, list[ClaimSnapshot]], texts: list[list[str]], bare: list[bool], left_out: int
) -> None:
    room, snapshots = three
    editions = room.session.exec(select(Publication).order_by(col(Publication.claim_id))).all()
    room.session.execute(sa.delete(PublicationRow))
    for edition, snapshot, words, is_bare in zip(editions, snapshots, texts, bare, strict=True):
        edition.payload = dump_snapshot(disturb(snapshot, words, is_bare=is_bare))
    store(room)
    room.session.flush()
    # One edition may lack its line; its chunk is then written anew.
    room.session.execute(sa.delete(PublicationRow).where(col(PublicationRow.publication_id) == left_out))
    for guard in (True, False):
        assert write_stored(room, guard=guard) == write_plainly(room, guard=guard)


@pytest.fixture
def three(room: Newsroom) -> tuple[Newsroom, list[ClaimSnapshot]]:
    """Three published claims and their editions."""
    claims = [publish(room) for _ in range(3)]
    room.session.flush()
    return room, [read_edition(room, claim) for claim in claims]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_chunks_meet_without_a_gap(room: Newsroom, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(stored_rows, "LINES_A_CHUNK", size)
    for _ in range(4):
        publish(room)
    store(room)
    chunks = list(
        iter_stored_chunks(room.session, public_url=PUBLIC_URL, claim_path=build_claim_path, guard=True)
    )
    assert sum(count for _, count in chunks) == 4
    assert b"".join(raw for raw, _ in chunks) == write_plainly(room, guard=True)


def test_a_withdrawn_claim_is_gone_although_its_line_is_kept(room: Newsroom) -> None:
    claim = publish(room)
    store(room)
    assert write_stored(room, guard=True)
    withdraw(room, claim)
    room.session.flush()
    assert write_stored(room, guard=True) == b""


def test_a_correction_shows_although_the_old_line_is_kept(room: Newsroom) -> None:
    claim = publish(room)
    store(room)
    start_correction(room, claim)
    cite(room, claim)
    publish_correction(room, claim)
    room.session.flush()
    assert b"Corrected: Confirmed" in write_stored(room, guard=True)
    store_row(room.session, claim.public_id, claim_path=build_claim_path)
    room.session.flush()
    assert b"Corrected: Confirmed" in write_stored(room, guard=True)
    assert store(room) == 0


def test_a_line_of_another_form_is_never_sent(room: Newsroom) -> None:
    publish(room)
    store(room)
    room.session.flush()
    room.session.execute(sa.update(PublicationRow).values(form=0, plain="stale\r\n", guarded=None))
    assert write_stored(room, guard=True) == write_plainly(room, guard=True)
    assert store(room) == 1


def test_an_edition_that_cannot_be_written_breaks_the_file_off_and_holds_nothing_up(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(room)
    room.session.flush()

    def fail(*_: object, **__: object) -> bytes:
        message = "it cannot be read"
        raise ValueError(message)

    monkeypatch.setattr(stored_rows, "_write_editions", fail)
    with pytest.raises(ValueError, match="it cannot be read"):
        write_stored(room, guard=True)
    # The connection is free again, though the traceback still holds everything that was being done.
    room.session.rollback()
    assert room.session.exec(select(1)).one() == 1


def test_the_public_file_is_made_of_stored_lines_under_its_header(room: Newsroom) -> None:
    publish(room)
    store(room)
    room.session.flush()
    header, lines = iter_chunks(room.session, CLAIMS, read_as(Scope.PUBLIC), Layout())
    assert header.raw.startswith(b"claim_id,claim_url,")
    assert (lines.raw, lines.rows_count) == (write_plainly(room, guard=True), 1)
