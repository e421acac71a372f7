"""Guard R3: what keeps a claim from the public."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.orm import selectinload

from tests.support.newsroom import AT, RECORDING, Newsroom
from tests.support.publishing import approve, find_rating_id
from tracker.models import Rating
from tracker.models.enums import AttributionMode, ClaimKind
from tracker.models.loading import get_claim
from tracker.publication.readiness import list_hints, publication_blockers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.db import Database
    from tracker.models import Claim


@pytest.fixture
def room(sqlite_database: Database) -> Iterator[Newsroom]:
    with sqlite_database.transaction() as session:
        yield Newsroom.open(session)


@pytest.fixture
def approved(room: Newsroom) -> Claim:
    """A claim that lacks nothing."""
    claim = approve(room, room.add_claim())
    room.session.flush()
    return get_claim(room.session, claim.public_id)


def rate(room: Newsroom, claim: Claim, label: str) -> None:
    claim.rating_id = find_rating_id(room.session, label)
    scale = selectinload(Rating.scale)  # type: ignore[arg-type]  # SQLModel types relationships as values
    claim.rating = room.session.get(Rating, claim.rating_id, options=[scale])


def test_an_approved_claim_that_lacks_nothing_is_ready(approved: Claim) -> None:
    assert publication_blockers(approved) == ()


def test_the_status_is_no_part_of_the_content(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    assert not any("approved" in blocker for blocker in publication_blockers(claim))


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_claim_needs_words(approved: Claim, text: str) -> None:
    approved.text = text
    assert publication_blockers(approved) == ("Write the claim as one sentence.",)


def test_a_finding_needs_an_explanation(approved: Claim) -> None:
    approved.explanation = " "
    assert publication_blockers(approved) == ("Write an explanation.",)


def test_a_finding_needs_a_source(approved: Claim) -> None:
    approved.evidence_items[0].removed_at = AT
    assert publication_blockers(approved) == ("Cite at least one source.",)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//intranet/x", "https://"])
@pytest.mark.parametrize("field", ["url", "archived_url"])
def test_a_source_needs_an_address_that_readers_can_open(approved: Claim, field: str, address: str) -> None:
    setattr(approved.evidence_items[0], field, address)
    assert publication_blockers(approved) == (
        f"The address of the source “{RECORDING.title}” is not one that readers can open.",
    )


def test_a_source_may_have_no_address(approved: Claim) -> None:
    approved.evidence_items[0].url = ""
    assert publication_blockers(approved) == ()


@pytest.mark.parametrize(("days", "is_blocked"), [(0, False), (1, False), (2, True), (400, True)])
def test_a_claim_cannot_have_been_made_in_the_future(approved: Claim, days: int, *, is_blocked: bool) -> None:
    approved.claimed_on = AT.date() + timedelta(days=days)
    assert bool(publication_blockers(approved)) is is_blocked


def test_an_old_claim_is_no_obstacle(approved: Claim) -> None:
    approved.claimed_on = date(1815, 6, 18)
    assert publication_blockers(approved) == ()


@pytest.mark.parametrize(
    ("text", "is_blocked"),
    [
        ("It is half true that the bridge is safe", True),
        ("The bridge is Half True", True),
        ("The bridge is safe", False),
        ("Half truets are no words", False),
    ],
)
def test_a_claim_does_not_hold_the_words_of_its_rating(
    room: Newsroom, approved: Claim, text: str, *, is_blocked: bool
) -> None:
    rate(room, approved, "Half true")
    approved.text = text
    assert bool(publication_blockers(approved)) is is_blocked


def test_an_appeal_is_published_without_a_rating_only(room: Newsroom, approved: Claim) -> None:
    approved.kind = ClaimKind.APPEAL
    assert publication_blockers(approved) == ()
    rate(room, approved, "Half true")
    assert publication_blockers(approved) == (
        "An appeal is not true or false in itself; leave the rating empty.",
    )


def test_an_event_is_not_published_without_a_rating(approved: Claim) -> None:
    approved.kind = ClaimKind.EVENT
    approved.attribution_finding = None
    assert publication_blockers(approved) == ("An event needs a rating: is it so?",)


def test_the_articles_own_voice_has_no_attribution_finding(room: Newsroom, approved: Claim) -> None:
    approved.mode = AttributionMode.NARRATOR
    rate(room, approved, "Half true")
    assert len(publication_blockers(approved)) == 1
    approved.attribution_finding = None
    assert publication_blockers(approved) == ()


@pytest.mark.parametrize("kind", [ClaimKind.OPINION, ClaimKind.PREDICTION])
def test_what_cannot_be_checked_is_not_published(approved: Claim, kind: ClaimKind) -> None:
    approved.kind = kind
    assert publication_blockers(approved)[0].startswith("Such a claim cannot be checked")


def test_every_gap_is_told_at_once_in_the_order_of_the_checklist(approved: Claim) -> None:
    approved.text = approved.explanation = ""
    approved.attribution_finding = None
    approved.evidence_items[0].removed_at = AT
    assert publication_blockers(approved) == (
        "Write the claim as one sentence.",
        "A statement needs an attribution finding: did they say it?",
        "Write an explanation.",
        "Cite at least one source.",
    )


def test_a_rating_outside_its_scale_is_not_published(room: Newsroom, approved: Claim) -> None:
    rate(room, approved, "Half true")
    assert approved.rating is not None
    approved.rating.value = 7
    assert publication_blockers(approved) == ("The rating is 7, which is not on its scale from 1 to 5.",)


def test_a_long_claim_with_a_rating_is_hinted_at_and_not_held_back(room: Newsroom, approved: Claim) -> None:
    rate(room, approved, "Half true")
    assert list_hints(approved) == ()
    approved.text = "x" * 76
    assert publication_blockers(approved) == ()
    assert list_hints(approved) == (
        "The claim has 76 characters; places that show fact checks cut it after 75.",
    )
