"""What leaves as a file and comes into an empty newsroom leaves it again as the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.databases import copy_sqlite
from tests.support.importing import bring_in, write_bundle, write_claims
from tests.support.newsroom import AT, Newsroom
from tests.support.publishing import publish
from tracker.db import Database
from tracker.models import (
    Article,
    ArticleVersion,
    Claim,
    ClaimAnchor,
    EvidenceItem,
    Note,
    Passage,
    Quantity,
    Speaker,
)
from tracker.models.base import new_public_id
from tracker.models.enums import (
    AnchorRole,
    AttributionMode,
    ClaimKind,
    ClaimOrigin,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    NoteVisibility,
    PassageKind,
    ReviewStatus,
    SpeakerKind,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from sqlmodel import Session

RETURNING = ("claims.csv", "sources.csv", "notes.csv", "quantities.csv")
# What only a review here can say. An import takes none of it for ours.
OF_REVIEWS = frozenset(
    {
        *("claim_url", "status", "review_status", "attribution_finding", "rating", "rating_value"),
        *("rating_worst", "rating_best", "explanation", "reviewers", "agreement", "published_at"),
        *("corrections_count", "last_correction_on"),
    }
)
NAUGHTY = (
    "=1+1",
    "'=1",
    "''+x",
    "-1",
    "@a",
    "\t=a",
    "\r\n",
    '"',
    '",\r\n',
    "…",
    " … ",
    "a … b",
    "\ufeffx",
    "\uff1d1",
)
TEXTS = st.one_of(
    st.sampled_from(NAUGHTY).map(lambda text: text + "x"),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40
    ).filter(str.strip),
)


def add_claim(session: Session, room: Newsroom, number: int, words: list[str]) -> None:
    """Add a claim in an article of its own, whose texts are the words."""
    text, name, content, other = words
    article = Article(headline=text, url="https://example.org/a", language="en", created_at=AT)
    speaker = Speaker(name=name, kind=SpeakerKind.PERSON, created_at=AT)
    session.add_all([article, speaker])
    session.flush()
    body = f"{other}\n{content}\n{other} said."
    version = ArticleVersion(
        article_id=article.id or 0,
        submission_id=room.version.submission_id,
        number=2,
        body=body,
        sha256=f"{number:064x}",
        splitter="test",
        created_at=AT,
    )
    claim = make_claim(number, words, article_id=article.id or 0, speaker_id=speaker.id)
    session.add_all([version, claim])
    session.flush()
    anchor(session, claim, version, words)
    add_belongings(session, room, claim, words)


def make_claim(number: int, words: list[str], *, article_id: int, speaker_id: int | None) -> Claim:
    """Return a proposed claim with a value in every column."""
    return Claim(
        article_id=article_id,
        position=1,
        text=words[0],
        kind=ClaimKind.ESTIMATE,
        mode=AttributionMode.MIXED,
        speaker_id=speaker_id,
        speaker_role=words[3],
        claimed_on=date(2026, 3, 1),
        checkworthiness=0.25,
        origin=ClaimOrigin.PROPOSED,
        review_status=ReviewStatus.PROPOSED,
        created_at=datetime(2026, 3, 3, 9, number, tzinfo=UTC),
        updated_at=datetime(2026, 3, 4, 9, number, tzinfo=UTC),
    )


def anchor(session: Session, claim: Claim, version: ArticleVersion, words: list[str]) -> None:
    """Put the claim's content and cue where they stand in the text, which is one passage."""
    content, other, body = words[2], words[3], version.body
    start = len(other) + 1
    session.add(
        Passage(
            article_version_id=version.id or 0, position=5, kind=PassageKind.SENTENCE, start=0, end=len(body)
        )
    )
    for role, begin, exact in (
        (AnchorRole.CONTENT, start, content),
        (AnchorRole.CUE, len(body) - 5, "said"),
    ):
        session.add(
            ClaimAnchor(
                claim_id=claim.id or 0,
                article_version_id=version.id or 0,
                role=role,
                position=1,
                start=begin,
                end=begin + len(exact),
                exact=exact,
                prefix="",
                suffix="",
            )
        )


def add_belongings(session: Session, room: Newsroom, claim: Claim, words: list[str]) -> None:
    """Cite a source for the claim, write a note and an answer to it, and give it a number."""
    text, name, content, other = words
    claim_id, author_id = claim.id or 0, room.reviewer.id or 0
    session.add(
        EvidenceItem(
            claim_id=claim_id,
            title=text,
            publisher=name,
            kind=EvidenceKind.DATA,
            stance=EvidenceStance.REFUTES,
            quoted_passage=content,
            origin_group=other,
            accessed_at=AT,
            created_by_id=author_id,
            created_at=AT,
        )
    )
    note = Note(
        public_id=new_public_id(),
        claim_id=claim_id,
        author_id=author_id,
        kind=NoteKind.QUESTION,
        visibility=NoteVisibility.TEAM,
        body=text,
        created_at=AT,
    )
    session.add(note)
    session.flush()
    session.add(Note(**{**note.model_dump(exclude={"id", "public_id"}), "body": other, "parent_id": note.id}))
    session.add(
        Quantity(claim_id=claim_id, position=1, value=Decimal("0.10"), noun=other, unit=name, start=1, end=2)
    )


def read_files(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in RETURNING}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=8, max_size=8), guard=st.booleans())
def test_the_bundle_comes_back_to_the_byte(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, texts: list[str], *, guard: bool
) -> None:
    one, other = (Database(copy_sqlite(sqlite_template, tmp_path_factory.mktemp("side"))) for _ in range(2))
    with one.transaction() as session:
        room = Newsroom.open(session)
        for number in (1, 2):
            add_claim(session, room, number, texts[number * 4 - 4 : number * 4])
    raw = write_bundle(one, guard=guard)
    job = bring_in(other, raw)
    assert (job.new_count, job.refused_count, job.belonging_count) == (2, 0, 8)
    assert read_files(write_bundle(other, guard=guard)) == read_files(raw)
    one.dispose()
    other.dispose()


def test_of_a_published_claim_everything_comes_back_but_what_a_review_here_has_to_find(
    sqlite_template: Path, tmp_path: Path, sqlite_database: Database
) -> None:
    with sqlite_database.transaction() as session:
        publish(Newsroom.open(session))
    (tmp_path / "other").mkdir()
    other = Database(copy_sqlite(sqlite_template, tmp_path / "other"))
    bring_in(other, write_bundle(sqlite_database))
    (before,), (after,) = (
        list(csv.DictReader(io.StringIO(write_claims(each).decode(), newline="")))
        for each in (sqlite_database, other)
    )
    assert {column for column in before if before[column] != after[column]} <= OF_REVIEWS
    other.dispose()
