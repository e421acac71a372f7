"""What people take over from a claim that says nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from tracker.review import reusing as room
from tracker.web import door
from tracker.web.claim_page import ClaimForms
from tracker.web.saving import save_part

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

blueprint = Blueprint("reusing", __name__, url_prefix="/desk/claims/<public_id>/similar/<other_id>")


@blueprint.post("/cite")
def cite_finding(public_id: str, other_id: str) -> Response:
    """Cite the other claim's public page as a source."""
    settings = door.settings()
    return save_part(
        public_id,
        None,
        ClaimForms(),
        lambda: room.cite_finding(
            door.session(),
            public_id,
            other_id,
            address=f"{settings.public_url}/claims/{other_id}",
            newsroom=settings.newsroom_name,
            actor=door.actor(),
            at=door.now(),
        ),
        told="The published finding is cited as a source.",
        fragment="sources",
    )


@blueprint.post("/take-over")
def take_over_evidence(public_id: str, other_id: str) -> Response:
    """Cite the other claim's sources here too."""
    return save_part(
        public_id,
        None,
        ClaimForms(),
        lambda: room.take_over_evidence(
            door.session(), public_id, other_id, actor=door.actor(), at=door.now()
        ),
        told="The sources are taken over. Look at each again: does it bear on this claim too?",
        fragment="sources",
    )
