"""The feeds of findings and of corrections, in each form that readers take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response

from tracker.errors import NotFoundError
from tracker.publication.amendments import WITHDRAWAL, list_amendments
from tracker.publication.claimreview import find_language
from tracker.publication.feeds import FORMS, Feed, FeedEntry
from tracker.publication.queries import list_newest_editions
from tracker.publication.summary import (
    describe_claim,
    describe_outcome,
    describe_speaker,
    find_answer,
    find_statement,
)
from tracker.web import door
from tracker.web.caching import answer
from tracker.web.claim_head import build_claim_url, build_permanent_url
from tracker.web.phrases import AMENDMENT_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.models.snapshot import ClaimSnapshot
    from tracker.publication.amendments import Amendment

blueprint = Blueprint("feeds", __name__)

ENTRIES: Final = 50


@blueprint.get("/feeds/findings.<form>")
def show_findings(form: str) -> Response:
    """Send the newest findings, by their first publication."""
    _require_form(form)
    editions = list_newest_editions(door.session(), limit=ENTRIES)
    return _answer(
        form,
        [f"{each.public_id}-{each.number}" for each in editions],
        lambda: Feed(
            title=f"{door.settings().newsroom_name}: findings",
            description="What was said in the news, by whom, and what was found when it was checked.",
            author=door.settings().newsroom_name,
            url=f"{door.settings().public_url}/",
            feed_url=f"{door.settings().public_url}/feeds/findings.{form}",
            entries=[_tell_finding(each.load()) for each in editions],
        ),
    )


@blueprint.get("/feeds/corrections.<form>")
def show_corrections(form: str) -> Response:
    """Send the newest corrections and withdrawals."""
    _require_form(form)
    amendments = list_amendments(door.session(), limit=ENTRIES).amendments
    return _answer(
        form,
        [f"{each.key}-{each.claim.published_at if each.claim else ''}" for each in amendments],
        lambda: Feed(
            title=f"{door.settings().newsroom_name}: corrections",
            description="What was put right or taken back after it was published.",
            author=door.settings().newsroom_name,
            url=f"{door.settings().public_url}/corrections",
            feed_url=f"{door.settings().public_url}/feeds/corrections.{form}",
            entries=[_tell_amendment(each) for each in amendments],
        ),
    )


def _require_form(form: str) -> None:
    if form not in FORMS:
        raise NotFoundError


def _answer(form: str, made_from: list[str], build: Callable[[], Feed]) -> Response:
    mimetype, write = FORMS[form]
    return answer(made_from, lambda: Response(write(build()), content_type=f"{mimetype}; charset=utf-8"))


def _tell_finding(claim: ClaimSnapshot) -> FeedEntry:
    return FeedEntry(
        key=build_permanent_url(claim.public_id),
        url=build_claim_url(claim),
        title=f"{_name(claim)}: {find_answer(claim)}",
        summary=describe_claim(claim, describe_outcome(claim)),
        language=find_language(claim.language),
        published_at=claim.first_published_at,
        updated_at=claim.published_at,
    )


def _tell_amendment(amendment: Amendment) -> FeedEntry:
    permanent = build_permanent_url(amendment.public_id)
    claim = amendment.claim
    named = _name(claim) if claim else f"claim {amendment.public_id}"
    changes = " ".join(f"{each.label}: {each.old or '-'} → {each.new or '-'}." for each in amendment.changes)
    return FeedEntry(
        key=f"{permanent}#{amendment.key}",
        url=build_claim_url(claim) if claim and amendment.kind != WITHDRAWAL else permanent,
        title=f"{AMENDMENT_NAMES[amendment.kind]}: {named}",
        summary=f"{amendment.explanation} {changes}".strip(),
        language=find_language(claim.language) if claim else "",
        published_at=amendment.at,
        updated_at=amendment.at,
    )


def _name(claim: ClaimSnapshot) -> str:
    return f"{describe_speaker(claim)}: {find_statement(claim)}"
