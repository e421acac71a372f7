"""A published claim for machines and other sites: markup, picture, citation, embedded card."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, make_response, render_template, request
from werkzeug.exceptions import BadRequest
from werkzeug.exceptions import NotImplemented as FormNotImplemented

from tracker.errors import GoneError, NotFoundError
from tracker.models.limits import URL
from tracker.publication.card import build_card, draw_card
from tracker.publication.citation import build_citation, build_csl, write_bibtex
from tracker.publication.claimreview import build_claimreview
from tracker.publication.oembed import (
    Embed,
    build_oembed,
    find_claim_in,
    write_oembed_xml,
)
from tracker.publication.queries import get_current_edition
from tracker.publication.summary import describe_speaker, find_statement, is_quoted
from tracker.web import door
from tracker.web.caching import answer
from tracker.web.claim_head import build_claim_url, build_permanent_url, publisher
from tracker.web.forms.base import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.models.snapshot import ClaimSnapshot
    from tracker.publication.citation import Citation
    from tracker.publication.queries import Edition

blueprint = Blueprint("claim_files", __name__)

GONE: Final = 410


@blueprint.get("/claims/<public_id>.json")
def show_markup(public_id: str) -> Response:
    """Send the ClaimReview markup of a claim alone; 404 where its page has none."""
    edition = get_current_edition(door.session(), public_id)
    claim = edition.load()
    markup = build_claimreview(claim, url=build_claim_url(claim), publisher=publisher())
    if markup is None:
        raise NotFoundError("markup")
    return _answer(edition, lambda: _send_json(markup, "application/ld+json"))


@blueprint.get("/claims/<public_id>/card.png")
def show_card(public_id: str) -> Response:
    """Send the picture of a claim, always of its current edition, whichever the address names."""
    edition = get_current_edition(door.session(), public_id)
    newsroom = door.settings().newsroom_name
    return _answer(
        edition,
        lambda: Response(draw_card(build_card(edition.load(), newsroom=newsroom)), mimetype="image/png"),
    )


@blueprint.get("/claims/<public_id>.bib")
def show_bibtex(public_id: str) -> Response:
    """Send the citation of a claim in BibTeX."""
    edition = get_current_edition(door.session(), public_id)
    return _answer(
        edition, lambda: Response(write_bibtex(_cite(edition)), content_type="text/x-bibtex; charset=utf-8")
    )


@blueprint.get("/claims/<public_id>.csl.json")
def show_csl(public_id: str) -> Response:
    """Send the citation of a claim in CSL-JSON."""
    edition = get_current_edition(door.session(), public_id)
    return _answer(
        edition, lambda: _send_json(build_csl(_cite(edition)), "application/vnd.citationstyles.csl+json")
    )


@blueprint.get("/claims/<public_id>/embed")
def show_embed(public_id: str) -> Response:
    """Show the card that other sites embed; where a claim was withdrawn, they show that."""
    try:
        edition = get_current_edition(door.session(), public_id)
    except GoneError:
        return make_response(render_template("publication/embed_gone.html"), GONE)
    return _answer(edition, lambda: make_response(_render_embed(edition.load())))


@blueprint.get("/oembed")
def tell_embed() -> Response:
    """Tell how the page at `url` is embedded, as JSON or XML (oembed.com)."""
    asked = request.args.get("url", "")
    if not asked:
        raise BadRequest("Say which page: the parameter “url” is missing.")
    form = request.args.get("format", "json")
    if form not in {"json", "xml"}:
        raise FormNotImplemented
    public_id = find_claim_in(asked, public_url=door.settings().public_url) if len(asked) <= URL else None
    if public_id is None:
        raise NotFoundError("claim")
    edition = get_current_edition(door.session(), public_id)
    sizes = {name: parse_number(request.args.get(name, "")) for name in ("maxwidth", "maxheight")}

    def make() -> Response:
        values = build_oembed(
            describe_embed(edition.load(), edition.number),
            most_width=sizes["maxwidth"] or None,
            most_height=sizes["maxheight"] or None,
        )
        if form == "xml":
            return Response(write_oembed_xml(values), content_type="text/xml; charset=utf-8")
        return _send_json(values, "application/json")

    return _answer(edition, make, form, *map(str, sizes.values()))


def describe_embed(claim: ClaimSnapshot, edition: int) -> Embed:
    """Return what other sites embed of an edition."""
    settings = door.settings()
    return Embed(
        title=" ".join(f"{describe_speaker(claim)}: {find_statement(claim)}".split()),
        newsroom=settings.newsroom_name,
        site_url=settings.public_url,
        claim_url=build_permanent_url(claim.public_id),
        edition=edition,
    )


def _cite(edition: Edition) -> Citation:
    return build_citation(
        edition.load(),
        edition=edition.number,
        newsroom=door.settings().newsroom_name,
        url=build_permanent_url(edition.public_id),
    )


def _render_embed(claim: ClaimSnapshot) -> str:
    return render_template(
        "publication/embed.html",
        claim=claim,
        statement=find_statement(claim),
        is_quoted=is_quoted(claim),
        url=build_claim_url(claim),
    )


def _answer(edition: Edition, make: Callable[[], Response], *more: str) -> Response:
    return answer((edition.public_id, str(edition.number), *more), make)


def _send_json(value: Mapping[str, object] | Sequence[object], mimetype: str) -> Response:
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return Response(text, content_type=mimetype)
