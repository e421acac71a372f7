"""Whether a request may reach its view, by the one table of routes and roles."""

from __future__ import annotations

import logging
from typing import Final

from flask import request

from tracker.errors import ForbiddenError, NotSignedInError, PasswordChangeNeededError
from tracker.permissions import ROUTE_ACCESS, Access, Action, require, scope_of
from tracker.web import door

API: Final = "api."
_log = logging.getLogger(__name__)

# Where a person with a one-time password may go before choosing their own.
_BEFORE_OWN_PASSWORD: Final = frozenset({"accounts.change_password", "accounts.sign_out"})


def admit() -> None:
    """Let the request pass to its view, or refuse it.

    An address without a route passes: Flask answers it with 404 or 405, the same for everybody.

    Raises:
        ForbiddenError: the role does not allow it, or the route stands in no table.
        NotSignedInError: the route needs a signed-in person.
        PasswordChangeNeededError: the person has to choose a password first.
    """
    if request.endpoint is None or request.routing_exception is not None:
        return
    rule = ROUTE_ACCESS.get(request.endpoint)
    if rule is None:
        _log.error("route %s has no rule in ROUTE_ACCESS and is closed", request.endpoint)
        message = "This page is closed because nobody has said who may open it."
        raise ForbiddenError(message)
    if rule is Access.PUBLIC:
        return
    if request.endpoint.startswith(API):
        if isinstance(rule, Action):
            require_program(rule)
        return
    viewer = door.identify()
    if viewer is None:
        raise NotSignedInError
    if viewer.must_change_password and request.endpoint not in _BEFORE_OWN_PASSWORD:
        raise PasswordChangeNeededError
    if isinstance(rule, Action):
        require(viewer.role, rule)


def require_program(action: Action) -> None:
    """Let a program pass whose token's scopes and whose person's role both allow an action.

    Raises:
        ForbiddenError: names the scope that is missing, or what the role does not allow.
        NotSignedInError: it brought no token that lets anybody in.
    """
    scopes = door.identify_token()
    if scopes is None:
        raise NotSignedInError
    if (wanted := scope_of(action)) not in scopes:
        message = f"This token is not for that: it needs the scope “{wanted.value}”."
        raise ForbiddenError(message)
    require(door.viewer().role, action)
