"""Whether the tracker can work: the answer for load balancers and for whoever watches the history."""

from __future__ import annotations

import logging

from flask import Blueprint, Response, jsonify

from tracker.audit import find_head
from tracker.errors import DatabaseUnavailableError
from tracker.web import door

_log = logging.getLogger(__name__)

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def show_health() -> Response:
    """Answer 200 with the hash of the newest event, or 503 when the database does not answer."""
    try:
        with door.database().reading() as session:
            head = find_head(session)
    except DatabaseUnavailableError as error:
        _log.error("not healthy: %s", error)
        response = jsonify({"status": "failing", "database": "unavailable", "history_head": None})
        response.status_code = 503
    else:
        response = jsonify({"status": "ok", "database": "ok", "history_head": head})
    response.headers["Cache-Control"] = "no-store"
    return response
