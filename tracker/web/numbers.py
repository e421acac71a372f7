"""The number desk: the quantities of an article and what can be worked out from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from flask import Blueprint, render_template, url_for

from tracker.extraction.quantities.finding import find_quantities
from tracker.models.loading import get_current_version
from tracker.review.figures import Figure
from tracker.review.numbers import PLACES, build_number_desk
from tracker.review.queries import list_article_claims
from tracker.text.spans import Span
from tracker.web import door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.models import ArticleVersion
    from tracker.review.numbers import Excerpt

MOST_SHOWN: Final = 12
blueprint = Blueprint("numbers", __name__)


@blueprint.get("/desk/articles/<public_id>/numbers")
def show_numbers(public_id: str) -> str:
    """Show the figures of an article as a table, and every sum, share and comparison with its arithmetic."""
    session = door.session()
    version = get_current_version(session, public_id)
    claims = list_article_claims(session, version.article_id)
    return render_template(
        "review/numbers.html",
        article=version.article,
        version=version,
        desk=build_number_desk(session, version, claims, list(_read_figures(version))),
        most_shown=MOST_SHOWN,
        place_url=lambda excerpt: _place_url(public_id, excerpt),
    )


def _read_figures(version: ArticleVersion) -> Iterator[Figure]:
    for passage in version.passages:
        if passage.kind not in PLACES:
            continue
        whole = Span(passage.start, passage.end)
        for found in find_quantities(version.body, whole):
            yield Figure(
                value=found.value,
                upper=found.upper,
                qualifier=found.qualifier or "",
                unit=found.unit or "",
                noun=found.noun or "",
                as_of=found.as_of or "",
                span=found.span,
                passage=whole,
                place=PLACES[passage.kind],
            )


def _place_url(public_id: str, excerpt: Excerpt) -> str:
    """Return where the words stand in the workspace; without a claim there, browsers look for the words."""
    workspace = url_for("desk.show_workspace", public_id=public_id)
    if excerpt.claims:
        return f"{workspace}#text-{excerpt.claims[0].public_id}"
    return f"{workspace}#:~:text={quote(excerpt.opening, safe='').replace('-', '%2D')}"
