"""Why readers may trust the site: everything that was corrected, and how the newsroom works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, make_response, render_template, request, url_for

from tracker.models.enums import AttributionFinding
from tracker.models.phrases import FINDING_DEFINITIONS
from tracker.publication.addresses import build_claim_path
from tracker.publication.amendments import list_amendments
from tracker.publication.scales import list_scales
from tracker.text.addresses import is_mail_address
from tracker.web import door
from tracker.web.caching import answer
from tracker.web.languages import site_path
from tracker.web.phrases import AMENDMENT_DEFINITIONS, AMENDMENT_NAMES

if TYPE_CHECKING:
    from flask import Response

    from tracker.publication.amendments import Amendment

blueprint = Blueprint("trust", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAmendment:
    """An amendment in the list, with the address its row links to."""

    amendment: Amendment
    name: str
    path: str


@blueprint.get("/corrections")
def show_corrections() -> Response:
    """Show one page of corrections and withdrawals, newest first, of one kind or of all."""
    kind, after = request.args.get("kind", ""), request.args.get("after") or None
    page = list_amendments(door.session(), kind=kind, after=after)
    made_from = [f"{each.key}-{each.claim.published_at if each.claim else ''}" for each in page.amendments]
    following = url_for(".show_corrections", kind=kind or None, after=page.next_cursor)
    return answer(
        (kind, after or "", page.next_cursor or "", *made_from),
        lambda: make_response(
            render_template(
                "publication/corrections.html",
                listed=[_list(each) for each in page.amendments],
                kind=kind,
                kinds=AMENDMENT_NAMES,
                definitions=AMENDMENT_DEFINITIONS,
                is_later_page=after is not None,
                next_url=following if page.next_cursor else None,
                canonical_url=f"{door.settings().public_url}/corrections",
            )
        ),
    )


@blueprint.get("/methodology")
def show_methodology() -> Response:
    """Show how claims are checked here, what the ratings mean, who pays, and how to complain."""
    settings = door.settings()
    scales = list_scales(door.session())
    made_from = [f"{scale.id}-{len(scale.ratings)}" for scale in scales]
    return answer(
        (settings.contact, settings.funding, str(door.policy()), *made_from),
        lambda: make_response(
            render_template(
                "publication/methodology.html",
                scales=scales,
                findings={
                    finding: words
                    for finding, words in FINDING_DEFINITIONS.items()
                    if finding is not AttributionFinding.NOT_APPLICABLE
                },
                amendments=AMENDMENT_NAMES,
                amendment_definitions=AMENDMENT_DEFINITIONS,
                settings=settings,
                is_mail=is_mail_address(settings.contact),
                canonical_url=f"{settings.public_url}/methodology",
            )
        ),
    )


def _list(amendment: Amendment) -> ListedAmendment:
    claim = amendment.claim
    path = build_claim_path(claim.public_id, claim.slug) if claim else f"/claims/{amendment.public_id}"
    return ListedAmendment(amendment=amendment, name=AMENDMENT_NAMES[amendment.kind], path=site_path(path))
