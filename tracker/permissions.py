"""Who may do what: one table of roles and actions, one of routes."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from tracker.errors import ForbiddenError
from tracker.models.enums import Role


class Action(StrEnum):
    """What a person can do at the desk; the value completes "Your role does not allow you to ..."."""

    READ_DESK = "open the desk"
    ADD_ARTICLE = "add an article"
    ANNOTATE = "work on a claim"
    REVIEW = "review a claim"
    APPROVE = "approve a claim"
    PUBLISH = "publish a claim"
    CORRECT = "correct or withdraw a published claim"
    REOPEN = "reopen a closed claim"


_REVIEWER: Final = frozenset({Action.READ_DESK, Action.ADD_ARTICLE, Action.ANNOTATE, Action.REVIEW})
_EDITOR: Final = _REVIEWER | {Action.APPROVE, Action.PUBLISH, Action.CORRECT, Action.REOPEN}

ROLE_ACTIONS: Final[dict[Role, frozenset[Action]]] = {
    Role.REVIEWER: _REVIEWER,
    Role.EDITOR: _EDITOR,
    Role.ADMIN: _EDITOR,
}


class Access(StrEnum):
    """Who reaches a route that no action guards."""

    PUBLIC = "public"
    SIGNED_IN = "signed in"


# Every endpoint of the URL map stands here; a route that is missing is refused and fails a test.
ROUTE_ACCESS: Final[dict[str, Access | Action]] = {
    "static": Access.PUBLIC,
    "bootstrap.static": Access.PUBLIC,
    "health.show_health": Access.PUBLIC,
    "public.show_home": Access.PUBLIC,
    "public.show_claim": Access.PUBLIC,
    "public.show_article": Access.PUBLIC,
    "export.download_public_claims": Access.PUBLIC,
    "accounts.sign_in": Access.PUBLIC,
    "accounts.sign_out": Access.SIGNED_IN,
    "accounts.change_password": Access.SIGNED_IN,
    "desk.show_inbox": Action.READ_DESK,
    "intake.add_article": Action.ADD_ARTICLE,
    "desk.show_workspace": Action.READ_DESK,
    "desk.show_claim": Action.READ_DESK,
    "export.download_desk_claims": Action.READ_DESK,
    "moves.accept_claim": Action.ANNOTATE,
    "moves.dismiss_claim": Action.ANNOTATE,
    "moves.reopen_claim": Action.REOPEN,
    "moves.start_research": Action.ANNOTATE,
    "moves.request_review": Action.REVIEW,
    "moves.return_to_research": Action.REVIEW,
    "moves.approve_claim": Action.APPROVE,
    "moves.publish_claim": Action.PUBLISH,
    "moves.flag_for_attention": Action.ANNOTATE,
    "moves.confirm_claim": Action.PUBLISH,
    "moves.start_correction": Action.CORRECT,
    "moves.publish_correction": Action.CORRECT,
    "moves.withdraw_claim": Action.CORRECT,
    "annotation.edit_claim": Action.ANNOTATE,
    "annotation.set_checks": Action.ANNOTATE,
    "annotation.add_evidence": Action.ANNOTATE,
    "annotation.remove_evidence": Action.ANNOTATE,
    "annotation.add_note": Action.ANNOTATE,
    "annotation.resolve_note": Action.ANNOTATE,
    "annotation.save_review": Action.REVIEW,
}


def may(role: Role, action: Action) -> bool:
    """Tell whether people of this role may do this."""
    return action in ROLE_ACTIONS[role]


def require(role: Role, action: Action) -> None:
    """Let the role pass or refuse it.

    Raises:
        ForbiddenError: names the action.
    """
    if not may(role, action):
        message = f"Your role ({role.value}) does not allow you to {action.value}."
        raise ForbiddenError(message)
