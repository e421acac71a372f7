"""The downloads: files of rows, the bundle, the feed, and what there is of one article or one claim."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from tracker.errors import NotFoundError
from tracker.export import bundle, feed, pack_page
from tracker.export.annotations import CONTENT_TYPE as ANNOTATIONS_TYPE
from tracker.export.queries import narrow_to_article
from tracker.export.reading import Scope
from tracker.export.singles import get_annotations, get_desk_pack, get_public_pack
from tracker.export.tables import CLAIMS, TABLES
from tracker.export.writing import CONTENT_TYPES, Form, iter_chunks
from tracker.paths import static_dir
from tracker.publication.queries import get_current_edition
from tracker.review.inbox import build_clauses
from tracker.web import door
from tracker.web.forms.inbox import InboxForm
from tracker.web.handing import build_reading
from tracker.web.streaming import describe_file, read_layout, stream

if TYPE_CHECKING:
    from tracker.export.pack import Pack
    from tracker.export.reading import Reading

blueprint = Blueprint("export", __name__)


@blueprint.get("/export/claims.csv")
def download_public_claims() -> Response:
    """Send every published claim with its public notes; `?for=excel` and `?guard=none` change the form."""
    return _send_table(CLAIMS.name, Form.CSV.value, _read_publicly())


@blueprint.get("/desk/export/claims.csv")
def download_desk_claims() -> Response:
    """Send every claim as the viewer may see it, narrowed as the inbox is by the same parameters."""
    return _send_table(CLAIMS.name, Form.CSV.value, _read_at_the_desk())


@blueprint.get("/export/<name>.<extension>")
def download_public_table(name: str, extension: str) -> Response:
    """Send one file of what is published; `?article=` narrows it to one article."""
    return _send_table(name, extension, _read_publicly())


@blueprint.get("/desk/export/<name>.<extension>")
def download_desk_table(name: str, extension: str) -> Response:
    """Send one file as the viewer may see it, narrowed as the inbox is by the same parameters."""
    return _send_table(name, extension, _read_at_the_desk())


@blueprint.get("/export/claims.zip")
def download_public_bundle() -> Response:
    """Send all files of what is published in one ZIP."""
    return _send_bundle(_read_publicly())


@blueprint.get("/desk/export/claims.zip")
def download_desk_bundle() -> Response:
    """Send all files as the viewer may see them in one ZIP."""
    return _send_bundle(_read_at_the_desk())


@blueprint.get("/export/claimreview.json")
def download_feed() -> Response:
    """Send every ClaimReview as one schema.org DataFeed."""
    reading, name = _read_publicly(), door.settings().newsroom_name
    return stream(
        lambda session: feed.iter_feed(session, reading, name=name),
        content_type=feed.CONTENT_TYPE,
        filename=feed.NAME,
        is_public=True,
    )


@blueprint.get("/export/articles/<public_id>.jsonld")
def download_public_annotations(public_id: str) -> Response:
    """Send the published claims of an article as Web Annotations."""
    return _send_annotations(public_id, _read_publicly())


@blueprint.get("/desk/export/articles/<public_id>.jsonld")
def download_desk_annotations(public_id: str) -> Response:
    """Send every claim of an article as Web Annotations."""
    return _send_annotations(public_id, _read_at_the_desk())


@blueprint.get("/export/claims/<public_id>.html")
def download_public_pack(public_id: str) -> Response:
    """Send the evidence pack of a published claim; a withdrawn one answers as its page does."""
    # Asked first for its refusals: a withdrawn claim is gone, any other is unknown.
    get_current_edition(door.session(), public_id)
    reading = _read_publicly()
    with door.database().reading() as session:
        pack = get_public_pack(session, public_id, reading=reading, at=door.now())
    return _send_pack(public_id, pack)


@blueprint.get("/desk/export/claims/<public_id>.html")
def download_desk_pack(public_id: str) -> Response:
    """Send the evidence pack of any claim, as the viewer may see it."""
    reading = _read_at_the_desk()
    with door.database().reading() as session:
        pack = get_desk_pack(session, public_id, reading=reading, at=door.now())
    return _send_pack(public_id, pack)


def _read_publicly() -> Reading:
    article = request.args.get("article", "")
    narrowed = (narrow_to_article(article),) if article else ()
    return build_reading(door.settings(), Scope.PUBLIC, policy=door.policy(), narrowed=narrowed)


def _read_at_the_desk() -> Reading:
    viewer = door.actor()
    clauses = build_clauses(InboxForm(request.args).value(), viewer, at=door.now())
    return build_reading(
        door.settings(), Scope.DESK, policy=door.policy(), viewer=viewer, narrowed=tuple(clauses)
    )


def _send_table(name: str, extension: str, reading: Reading) -> Response:
    table = TABLES.get(name)
    if table is None or extension not in set(Form):
        raise NotFoundError
    form = Form(extension)
    layout = read_layout(form)
    return stream(
        lambda session: iter_chunks(session, table, reading, layout),
        content_type=CONTENT_TYPES[form],
        filename=f"{name}.{form}",
        is_public=reading.is_public,
    )


def _send_bundle(reading: Reading) -> Response:
    layout = read_layout(Form.CSV)
    return stream(
        lambda session: bundle.iter_bundle(session, reading, layout),
        content_type=bundle.CONTENT_TYPE,
        filename=bundle.NAME,
        is_public=reading.is_public,
    )


def _send_annotations(public_id: str, reading: Reading) -> Response:
    address = door.settings().public_url + request.path
    with door.database().reading() as session:
        collection = get_annotations(session, public_id, address=address, reading=reading)
    body = json.dumps(collection, ensure_ascii=False, indent=2).encode()
    return _send(body, ANNOTATIONS_TYPE, f"{public_id}.jsonld", is_public=reading.is_public)


def _send_pack(public_id: str, pack: Pack) -> Response:
    css = (static_dir() / "css" / "pack.css").read_text(encoding="utf-8")
    body = pack_page.build_page(pack, css=css)
    return _send(body, pack_page.CONTENT_TYPE, f"claim-{public_id}.html", is_public=pack.is_public)


def _send(body: bytes, content_type: str, filename: str, *, is_public: bool) -> Response:
    response = Response(body, content_type=content_type)
    describe_file(response, filename, is_public=is_public)
    return response
