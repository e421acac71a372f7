"""Where the API stands: its operations below `/api/v1`, its description, and a page that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, jsonify, render_template

from tracker.publication.webhook_messages import MOST_ATTEMPTS
from tracker.web import door
from tracker.web.api.description import build_description
from tracker.web.api.guide import build_guide
from tracker.web.api.operations import PREFIX, add_operation
from tracker.web.api.table import OPERATIONS

if TYPE_CHECKING:
    from flask import Response

blueprint = Blueprint("api", __name__, url_prefix=PREFIX)

for _operation in OPERATIONS:
    add_operation(blueprint, _operation)


@blueprint.get("/openapi.json")
def show_description() -> Response:
    """Return the OpenAPI document."""
    return jsonify(build_description(OPERATIONS, server=door.settings().public_url))


@blueprint.get("/")
def show_guide() -> str:
    """Show what the API can do, for people."""
    return render_template(
        "api/guide.html",
        groups=build_guide(OPERATIONS),
        public_url=door.settings().public_url,
        most_attempts=MOST_ATTEMPTS,
    )
