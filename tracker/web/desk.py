"""The desk's pages: the inbox, an article's workspace, a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from tracker.models.loading import get_current_version
from tracker.models.workflow import Move
from tracker.review.queries import list_article_claims
from tracker.review.workspace import count_in_work, count_proposed, mark_version, measure_coverage
from tracker.web import door
from tracker.web.claim_page import read_reason, render_claim
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
    """Show an article beside its claims."""
    session = door.session()
    version = get_current_version(session, public_id)
    claims = list_article_claims(session, version.article_id)
    return render_template(
        "review/workspace.html",
        article=version.article,
        version=version,
        claims=claims,
        passages=mark_version(version, claims),
        ordinals={claim.public_id: number for number, claim in enumerate(claims, start=1)},
        coverage=measure_coverage(version, claims),
        proposed_count=count_proposed(claims),
        in_work_count=count_in_work(claims),
        dismiss_form=read_reason(Move.DISMISS, is_sent=False),
    )


@blueprint.get("/desk/claims/<public_id>")
def show_claim(public_id: str) -> Response:
    """Show everything about a claim, with the forms and moves that are open to the viewer."""
    return render_claim(public_id)
