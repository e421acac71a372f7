"""The desk's pages: the inbox, an article's workspace, a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, jsonify, render_template, request

from tracker.models.loading import get_claim, get_current_version
from tracker.models.workflow import Move
from tracker.review.meanwhile import find_newest_change
from tracker.review.queries import find_layout, list_marked_claims
from tracker.review.telling import SPLITTER
from tracker.review.undoing import find_undoable
from tracker.review.workspace import (
    count_in_work,
    count_proposed,
    cover_text,
    list_cards,
    list_sentence_spans,
    mark_passages,
    measure_coverage,
)
from tracker.web import door
from tracker.web.claim_page import read_reason, render_claim
from tracker.web.forms.base import parse_number
from tracker.web.inbox import render_inbox

if TYPE_CHECKING:
    from flask import Response

blueprint = Blueprint("desk", __name__)


@blueprint.get("/desk")
def show_inbox() -> Response:
    """Show the claims to work on, narrowed by the filters in the URL, and the newest articles."""
    return render_inbox()


@blueprint.get("/desk/articles/<public_id>")
def show_workspace(public_id: str) -> str:
    """Show an article beside its claims; with `part`, only what changes when that claim is decided."""
    part = request.args.get("part", "")
    session = door.session()
    version = get_current_version(session, public_id, has_passages=False)
    claims = list_marked_claims(session, version.article_id)
    layout = find_layout(session, version)
    cards = list_cards(layout, claims)
    return render_template(
        "review/workspace_part.html" if part else "review/workspace.html",
        part=part,
        article=version.article,
        version=version,
        cards=[card for card in cards if not card.is_folded_away],
        folded_cards=[card for card in cards if card.is_folded_away],
        passages=() if part else mark_passages(layout, claims),
        sentences=list_sentence_spans(layout),
        ordinals={card.claim.public_id: card.number for card in cards},
        coverage=measure_coverage(layout, claims),
        stretches=cover_text(layout, claims),
        proposed_count=count_proposed(claims),
        in_work_count=count_in_work(claims),
        dismiss_form=read_reason(Move.DISMISS, is_sent=False),
        undoable=find_undoable(session, version.article, door.actor()),
    )


@blueprint.get("/desk/claims/<public_id>")
def show_claim(public_id: str) -> Response:
    """Show everything about a claim, with the forms and moves that are open to the viewer."""
    return render_claim(public_id)


@blueprint.get("/desk/claims/<public_id>/changes")
def tell_changes(public_id: str) -> Response:
    """Tell a page that is being typed on whether the claim changed since its version, by whom and when."""
    claim = get_claim(door.session(), public_id)
    event = find_newest_change(
        door.session(),
        claim,
        parse_number(request.args.get("version", "")),
        reader=door.actor(),
        policy=door.policy(),
    )
    told = {"changed": event is not None, "by": "", "at": ""}
    if event is not None:
        is_own = event.actor_public_id == door.actor().public_id
        told["by"] = "You" if is_own else event.actor_name or SPLITTER
        told["at"] = event.at.isoformat()
    answer = jsonify(told)
    answer.headers["Cache-Control"] = "no-store"
    return answer
