"""The desk's pages: the inbox, an article's workspace, a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from tracker.models.loading import get_current_version
from tracker.models.workflow import Move
from tracker.review.queries import (
    INBOX_PAGE,
    count_by_status,
    count_inbox,
    list_article_claims,
    list_articles,
    list_inbox,
    list_waiting,
)
from tracker.review.workspace import count_in_work, count_proposed, mark_version, measure_coverage
from tracker.web import door
from tracker.web.claim_page import read_reason, render_claim
from tracker.web.forms.base import GREATEST_INTEGER
from tracker.web.forms.review import InboxForm

if TYPE_CHECKING:
    from flask import Response

    from tracker.review.queries import InboxFilter

blueprint = Blueprint("desk", __name__)


@blueprint.get("/desk")
def show_inbox() -> str:
    """Show the claims to work on, narrowed by the filters in the URL, and the newest articles."""
    form = InboxForm(request.args)
    narrowed = form.value()
    after = request.args.get("after", type=int)
    if after is not None and not 0 < after <= GREATEST_INTEGER:
        after = None
    session, actor = door.session(), door.actor()
    claims = list_inbox(session, narrowed, actor, after_id=after)
    shown = claims[:INBOX_PAGE]
    return render_template(
        "review/inbox.html",
        form=form,
        claims=shown,
        claims_count=count_inbox(session, narrowed, actor),
        next_url=_older_url(narrowed, shown[-1].id) if len(claims) > INBOX_PAGE else None,
        status=narrowed.status,
        is_narrowed=narrowed.status is not None or bool(narrowed.words) or narrowed.is_mine,
        counts=count_by_status(session),
        articles=list_articles(session),
        waiting=list_waiting(session, actor),
    )


def _older_url(narrowed: InboxFilter, after: int | None) -> str:
    return url_for(
        ".show_inbox",
        after=after,
        status=narrowed.status,
        words=narrowed.words or None,
        mine="y" if narrowed.is_mine else None,
    )


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
