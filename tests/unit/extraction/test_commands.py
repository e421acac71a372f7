"""How a splitting is stored, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from tracker.audit import list_events, parse_details, verify_history
from tracker.errors import InputError
from tracker.extraction.commands import MOST_CLAIMS, MOST_PASSAGES, propose_claims
from tracker.extraction.proposal import (
    ProposedClaim,
    ProposedPassage,
    ProposedQuantity,
    ProposedSpeaker,
    Splitting,
)
from tracker.intake.commands import IncomingText, add_article
from tracker.intake.drafts import ArticleDraft
from tracker.models import Claim, ClaimAnchor, Passage, Quantity, Speaker, limits
from tracker.models.enums import (
    AnchorRole,
    AttributionMode,
    ClaimKind,
    ClaimOrigin,
    PassageKind,
    ReviewStatus,
    SpeakerKind,
    SubmissionMethod,
)
from tracker.models.loading import get_claim
from tracker.text.spans import Span

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.db import Database
    from tracker.models import ArticleVersion

AT = datetime(2024, 5, 11, 9, 30, tzinfo=UTC)
BODY = "🇰🇿 Ministers met in the capital on Friday.\nThe ministry said that around 231 people had come home.\n"
SAID = BODY.index("said")
MINISTRY = ProposedSpeaker(name="Foreign Ministry", kind=SpeakerKind.GOVERNMENT, role="ministry")


def span_of(words: str) -> Span:
    start = BODY.index(words)
    return Span(start, start + len(words))


CLAIM = ProposedClaim(
    text="around 231 people had come home",
    kind=ClaimKind.STATEMENT,
    mode=AttributionMode.INDIRECT,
    speaker=MINISTRY,
    via="Kazinform",
    speaker_spans=(span_of("The ministry"),),
    cue_spans=(span_of("said"),),
    content_spans=(span_of("around 231 people"), span_of("had come home")),
    quantities=(
        ProposedQuantity(
            value=Decimal(231),
            upper=None,
            qualifier="around",
            unit=None,
            noun="people",
            span=span_of("around 231 people"),
            as_of="in May",
        ),
    ),
    checkworthiness=0.75,
    worth=("0.50 for a statement", "0.25 for a number"),
    reason="a verb of saying with a that-clause",
)
SPLITTING = Splitting(
    splitter_name="rules",
    splitter_version="1",
    passages=(
        ProposedPassage(kind=PassageKind.HEADLINE, span=Span(0, BODY.index("The")), reason="first line"),
        ProposedPassage(kind=PassageKind.SENTENCE, span=Span(BODY.index("The"), len(BODY)), reason="text"),
    ),
    claims=(CLAIM,),
)


def spoken_by(name: str, kind: SpeakerKind) -> ProposedClaim:
    return replace(CLAIM, speaker=ProposedSpeaker(name=name, kind=kind, role=None))


def add_version(session: Session, *, body: str = BODY, is_sample: bool = False) -> ArticleVersion:
    return add_article(
        session,
        draft=ArticleDraft(headline="Ministers met", is_sample=is_sample),
        incoming=IncomingText(raw=body.encode(), text=body, method=SubmissionMethod.TEXT, filename=""),
        splitter="rules 1",
        actor=None,
        at=AT,
        is_again=True,
    )


def propose(session: Session, splitting: Splitting = SPLITTING) -> list[Claim]:
    version = add_version(session)
    return propose_claims(session, version, splitting, claimed_on=date(2024, 5, 10), actor=None, at=AT)


def test_a_claim_is_stored_as_proposed_with_all_that_the_splitter_said(database: Database) -> None:
    with database.transaction() as session:
        public_id = propose(session)[0].public_id
    with database.reading() as session:
        claim = get_claim(session, public_id)
    assert (claim.text, claim.kind, claim.mode) == (CLAIM.text, CLAIM.kind, CLAIM.mode)
    assert (claim.position, claim.checkworthiness, claim.via) == (1, 0.75, "Kazinform")
    assert claim.proposal_reason == (
        "a verb of saying with a that-clause. Worth checking: 0.50 for a statement, 0.25 for a number."
    )
    assert (claim.origin, claim.proposed_by) == (ClaimOrigin.PROPOSED, "rules 1")
    assert (claim.review_status, claim.claimed_on) == (ReviewStatus.PROPOSED, date(2024, 5, 10))
    assert (claim.created_at, claim.version) == (AT, 1)


def test_a_claim_without_weights_or_intermediary_is_stored_with_its_reason_alone(
    sqlite_database: Database,
) -> None:
    plain = replace(CLAIM, via=None, worth=())
    with sqlite_database.transaction() as session:
        public_id = propose(session, replace(SPLITTING, claims=(plain,)))[0].public_id
    with sqlite_database.reading() as session:
        claim = get_claim(session, public_id)
    assert (claim.via, claim.proposal_reason) == ("", "a verb of saying with a that-clause.")


def test_every_part_of_the_attribution_is_anchored_with_its_context(database: Database) -> None:
    with database.transaction() as session:
        public_id = propose(session)[0].public_id
    with database.reading() as session:
        anchors = get_claim(session, public_id).anchors
    found = {(each.role, each.position): each for each in anchors}
    assert found.keys() == {
        (AnchorRole.CONTENT, 1),
        (AnchorRole.CONTENT, 2),
        (AnchorRole.CUE, 1),
        (AnchorRole.SPEAKER, 1),
    }
    cue = found[AnchorRole.CUE, 1]
    assert (cue.start, cue.end, cue.exact) == (SAID, SAID + 4, "said")
    assert cue.prefix == BODY[SAID - limits.CONTEXT : SAID]
    assert cue.suffix == BODY[SAID + 4 : SAID + 4 + limits.CONTEXT]
    assert found[AnchorRole.CONTENT, 2].suffix == ".\n"


def test_quantities_keep_value_qualifier_and_what_is_counted(database: Database) -> None:
    with database.transaction() as session:
        public_id = propose(session)[0].public_id
    with database.reading() as session:
        (quantity,) = get_claim(session, public_id).quantities
    assert (quantity.value, quantity.upper) == (Decimal(231), None)
    assert (quantity.qualifier, quantity.unit, quantity.noun) == ("around", "", "people")
    assert (quantity.as_of, quantity.place) == ("in May", "")
    assert BODY[quantity.start : quantity.end] == "around 231 people"


def test_passages_are_stored_in_order_and_partition_the_body(database: Database) -> None:
    with database.transaction() as session:
        propose(session)
    with database.reading() as session:
        passages = session.exec(select(Passage).order_by(col(Passage.position))).all()
    assert [(each.position, each.kind) for each in passages] == [
        (1, PassageKind.HEADLINE),
        (2, PassageKind.SENTENCE),
    ]
    assert "".join(BODY[each.start : each.end] for each in passages) == BODY


def test_each_claim_writes_one_event_and_the_history_holds(database: Database) -> None:
    with database.transaction() as session:
        claims = propose(session, replace(SPLITTING, claims=(CLAIM, CLAIM)))
    with database.reading() as session:
        for claim in claims:
            (event,) = list_events(session, claim.public_id)
            assert event.action == "claim.proposed"
            assert parse_details(event)["speaker"] == MINISTRY.name
        assert verify_history(session) == 3


@pytest.mark.parametrize(
    ("known", "proposed"),
    [
        ("Foreign Ministry", "foreign ministry"),
        ("Élodie Şahin", "élodie şahin"),
        ("ԱՆԻ ՍԱՐԳՍՅԱՆ", "Անի Սարգսյան"),
    ],
)
def test_a_known_speaker_is_used_again_whatever_the_case(
    database: Database, known: str, proposed: str
) -> None:
    with database.transaction() as session:
        speaker = Speaker(name=known, kind=SpeakerKind.PERSON, created_at=AT)
        session.add(speaker)
        session.flush()
        claims = propose(session, replace(SPLITTING, claims=(spoken_by(proposed, SpeakerKind.PERSON),)))
        assert [claim.speaker_id for claim in claims] == [speaker.id]


def test_a_speaker_of_the_same_name_and_another_kind_is_somebody_else(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        claims = propose(
            session,
            replace(
                SPLITTING,
                claims=(spoken_by("Jordan", SpeakerKind.PERSON), spoken_by("Jordan", SpeakerKind.GOVERNMENT)),
            ),
        )
        assert claims[0].speaker_id != claims[1].speaker_id


def test_an_unnamed_speaker_is_never_that_of_another_article(database: Database) -> None:
    splitting = replace(SPLITTING, claims=(spoken_by("a senior official", SpeakerKind.UNNAMED),) * 2)
    with database.transaction() as session:
        first, second = propose(session, splitting), propose(session, splitting)
    assert first[0].speaker_id == first[1].speaker_id
    assert first[0].speaker_id != second[0].speaker_id


def test_the_article_s_own_voice_has_no_speaker(sqlite_database: Database) -> None:
    own_voice = replace(CLAIM, speaker=None, speaker_spans=(), cue_spans=(), mode=AttributionMode.NARRATOR)
    with sqlite_database.transaction() as session:
        assert propose(session, replace(SPLITTING, claims=(own_voice,)))[0].speaker_id is None


def test_speakers_of_the_sample_are_marked_as_sample(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        version = add_version(session, is_sample=True)
        propose_claims(session, version, SPLITTING, claimed_on=None, actor=None, at=AT)
        assert session.exec(select(Speaker.is_sample)).all() == [True]


def test_what_is_longer_than_its_column_is_cut_and_the_anchor_stays_whole(database: Database) -> None:
    body = "x" * (limits.CLAIM_TEXT + 1)
    whole = Span(0, len(body))
    giant = ProposedQuantity(
        value=Decimal("9" * 61), upper=None, qualifier=None, unit=None, noun=None, span=whole
    )
    claim = replace(
        CLAIM,
        text=body,
        speaker=ProposedSpeaker(name=body, kind=SpeakerKind.PERSON, role=body),
        speaker_spans=(),
        cue_spans=(),
        content_spans=(whole,),
        quantities=(giant, replace(giant, value=Decimal(7), noun=body)),
        reason=body,
    )
    passage = ProposedPassage(kind=PassageKind.SENTENCE, span=whole, reason=body)
    with database.transaction() as session:
        splitting = replace(SPLITTING, passages=(passage,), claims=(claim,))
        propose_claims(
            session, add_version(session, body=body), splitting, claimed_on=None, actor=None, at=AT
        )
    with database.reading() as session:
        stored = session.exec(select(Claim)).one()
        assert (len(stored.text), stored.text[-1]) == (limits.CLAIM_TEXT, "…")
        assert len(session.exec(select(Speaker)).one().name) == limits.NAME
        assert session.exec(select(ClaimAnchor)).one().exact == body
        assert [each.value for each in session.exec(select(Quantity))] == [Decimal(7)]


@pytest.mark.parametrize(
    ("splitting", "what"),
    [
        (replace(SPLITTING, claims=(CLAIM,) * (MOST_CLAIMS + 1)), "5,001 claims"),
        (replace(SPLITTING, passages=SPLITTING.passages[:1] * (MOST_PASSAGES + 1)), "20,001 passages"),
    ],
    ids=["claims", "passages"],
)
def test_a_text_that_falls_into_too_much_is_refused_and_nothing_is_stored(
    sqlite_database: Database, splitting: Splitting, what: str
) -> None:
    with sqlite_database.transaction() as session:
        version = add_version(session)
        with pytest.raises(InputError, match=what) as caught:
            propose_claims(session, version, splitting, claimed_on=None, actor=None, at=AT)
        assert caught.value.field == "text"
        assert session.exec(select(Passage)).all() == []
        assert session.exec(select(Claim)).all() == []


def count_statements(database: Database, claims_count: int) -> int:
    statements: list[str] = []
    note = lambda *arguments: statements.append(arguments[2])  # noqa: E731 -- must be removed again
    sa.event.listen(database.engine, "before_cursor_execute", note)
    with database.transaction() as session:
        propose(session, replace(SPLITTING, claims=(CLAIM,) * claims_count))
    sa.event.remove(database.engine, "before_cursor_execute", note)
    return len(statements)


def test_each_further_claim_costs_no_more_than_its_event_in_the_history(database: Database) -> None:
    few, many = count_statements(database, 100), count_statements(database, 200)
    # The lock, the hash of the event before, and the event itself.
    assert (many - few) / 100 <= 3.5
