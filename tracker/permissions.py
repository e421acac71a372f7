"""Who may do what: one table of roles and actions, one of routes."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from tracker.errors import ForbiddenError
from tracker.models.enums import Role
from tracker.models.workflow import Move


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
    MANAGE_WEBHOOKS = "manage webhooks"
    IMPORT = "import claims from a file"


_REVIEWER: Final = frozenset({Action.READ_DESK, Action.ADD_ARTICLE, Action.ANNOTATE, Action.REVIEW})
_EDITOR: Final = _REVIEWER | {Action.APPROVE, Action.PUBLISH, Action.CORRECT, Action.REOPEN, Action.IMPORT}

ROLE_ACTIONS: Final[dict[Role, frozenset[Action]]] = {
    Role.REVIEWER: _REVIEWER,
    Role.EDITOR: _EDITOR,
    Role.ADMIN: _EDITOR | {Action.MANAGE_WEBHOOKS},
}


class Scope(StrEnum):
    """What a program may do with a token, within what its person's role allows."""

    READ = "read"
    INGEST = "ingest"
    ANNOTATE = "annotate"
    REVIEW = "review"
    PUBLISH = "publish"


SCOPE_ACTIONS: Final[dict[Scope, frozenset[Action]]] = {
    Scope.READ: frozenset({Action.READ_DESK}),
    Scope.INGEST: frozenset({Action.ADD_ARTICLE, Action.IMPORT}),
    Scope.ANNOTATE: frozenset({Action.ANNOTATE}),
    Scope.REVIEW: frozenset({Action.REVIEW}),
    Scope.PUBLISH: frozenset({Action.APPROVE, Action.PUBLISH, Action.CORRECT, Action.REOPEN}),
}


# What each move of the workflow asks for; that two reviews differ (DISPUTE) is no move of a person's, and
# MERGE needs another claim to go to, so it has a route of its own.
MOVE_ACTIONS: Final[dict[Move, Action]] = {
    Move.ACCEPT: Action.ANNOTATE,
    Move.DISMISS: Action.ANNOTATE,
    Move.START_RESEARCH: Action.ANNOTATE,
    Move.STOP_RESEARCH: Action.ANNOTATE,
    Move.ASK_REPLY: Action.ANNOTATE,
    Move.RESUME_RESEARCH: Action.ANNOTATE,
    Move.SEND_TO_REVIEW: Action.REVIEW,
    Move.RETURN_TO_RESEARCH: Action.REVIEW,
    Move.APPROVE: Action.APPROVE,
    Move.PUBLISH: Action.PUBLISH,
    Move.FLAG: Action.ANNOTATE,
    Move.CONFIRM: Action.PUBLISH,
    Move.START_CORRECTION: Action.CORRECT,
    Move.PUBLISH_CORRECTION: Action.CORRECT,
    Move.WITHDRAW: Action.CORRECT,
    Move.REOPEN: Action.REOPEN,
    Move.UNDO_DISMISSAL: Action.ANNOTATE,
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
    "public_lists.show_claims": Access.PUBLIC,
    "public_lists.show_speakers": Access.PUBLIC,
    "public_lists.show_speaker": Access.PUBLIC,
    "public_lists.show_articles": Access.PUBLIC,
    "public_files.download_csv": Access.PUBLIC,
    "public_files.download_json": Access.PUBLIC,
    "reports.show_form": Access.PUBLIC,
    "reports.report_error": Access.PUBLIC,
    "trust.show_corrections": Access.PUBLIC,
    "trust.show_methodology": Access.PUBLIC,
    "feeds.show_findings": Access.PUBLIC,
    "feeds.show_corrections": Access.PUBLIC,
    "site_files.show_sitemap": Access.PUBLIC,
    "site_files.show_sitemap_part": Access.PUBLIC,
    "site_files.show_robots": Access.PUBLIC,
    "site_files.show_security": Access.PUBLIC,
    "claim_files.show_markup": Access.PUBLIC,
    "claim_files.show_card": Access.PUBLIC,
    "claim_files.show_bibtex": Access.PUBLIC,
    "claim_files.show_csl": Access.PUBLIC,
    "claim_files.show_embed": Access.PUBLIC,
    "claim_files.tell_embed": Access.PUBLIC,
    "export.download_public_claims": Access.PUBLIC,
    "export.download_public_table": Access.PUBLIC,
    "export.download_public_bundle": Access.PUBLIC,
    "export.download_feed": Access.PUBLIC,
    "export.download_public_annotations": Access.PUBLIC,
    "export.download_public_pack": Access.PUBLIC,
    "accounts.sign_in": Access.PUBLIC,
    "accounts.sign_out": Access.PUBLIC,
    "accounts.change_password": Access.SIGNED_IN,
    "accounts.edit_account": Access.SIGNED_IN,
    "desk.show_inbox": Action.READ_DESK,
    "intake.add_article": Action.ADD_ARTICLE,
    "desk.show_workspace": Action.READ_DESK,
    "desk.show_claim": Action.READ_DESK,
    "desk.tell_changes": Action.READ_DESK,
    "export.download_desk_claims": Action.READ_DESK,
    "export.download_desk_table": Action.READ_DESK,
    "export.download_desk_bundle": Action.READ_DESK,
    "export.download_desk_annotations": Action.READ_DESK,
    "export.download_desk_pack": Action.READ_DESK,
    **{f"moves.{move.name.lower()}": action for move, action in MOVE_ACTIONS.items()},
    "imports.show_imports": Action.READ_DESK,
    "imports.add_import": Action.IMPORT,
    "imports.show_import": Action.READ_DESK,
    "imports.start_import": Action.IMPORT,
    "imports.download_problems": Action.READ_DESK,
    "import_steps.map_columns": Action.IMPORT,
    "import_steps.confirm_ratings": Action.REVIEW,
    "import_steps.tell_progress": Action.READ_DESK,
    "reports_desk.show_reports": Action.READ_DESK,
    "reports_desk.handle": Action.ANNOTATE,
    "numbers.show_numbers": Action.READ_DESK,
    "wording.accept_wording": Action.ANNOTATE,
    "marking.show_new": Action.ANNOTATE,
    "marking.mark_words": Action.ANNOTATE,
    "marking.mark_claim": Action.ANNOTATE,
    "marking.undo_newest": Action.ANNOTATE,
    "rearranging.show_spans": Action.ANNOTATE,
    "rearranging.move_spans": Action.ANNOTATE,
    "rearranging.move_words": Action.ANNOTATE,
    "rearranging.split_claim": Action.ANNOTATE,
    "rearranging.merge_claim": Action.ANNOTATE,
    "rearranging.place_claim": Action.ANNOTATE,
    "annotation.edit_claim": Action.ANNOTATE,
    "annotation.set_checks": Action.ANNOTATE,
    "annotation.add_evidence": Action.ANNOTATE,
    "annotation.remove_evidence": Action.ANNOTATE,
    "annotation.restore_evidence": Action.ANNOTATE,
    "annotation.share_origin": Action.ANNOTATE,
    "replying.add_reply_entry": Action.ANNOTATE,
    "replying.strike_reply_entry": Action.ANNOTATE,
    "reusing.cite_finding": Action.ANNOTATE,
    "reusing.take_over_evidence": Action.ANNOTATE,
    "notes.add_note": Action.ANNOTATE,
    "notes.reply_to_note": Action.ANNOTATE,
    "notes.resolve_note": Action.ANNOTATE,
    "notes.reopen_note": Action.ANNOTATE,
    "assigning.assign_claim": Action.ANNOTATE,
    "assigning.assign_claims": Action.ANNOTATE,
    "notifications.show_notifications": Action.READ_DESK,
    "notifications.mark_read": Action.READ_DESK,
    "notifications.mark_all_read": Action.READ_DESK,
    "annotation.save_own_review": Action.REVIEW,
    "comparing.show_comparison": Action.READ_DESK,
    "comparing.decide": Action.REVIEW,
    "agreement.show_agreement": Action.READ_DESK,
    "statistics.show_statistics": Action.READ_DESK,
    "webhooks.show_webhooks": Action.MANAGE_WEBHOOKS,
    "webhooks.add_webhook": Action.MANAGE_WEBHOOKS,
    "webhooks.show_webhook": Action.MANAGE_WEBHOOKS,
    "webhooks.send_test": Action.MANAGE_WEBHOOKS,
    "webhooks.switch_webhook": Action.MANAGE_WEBHOOKS,
    "webhooks.delete_webhook": Action.MANAGE_WEBHOOKS,
    "tokens.show_tokens": Access.SIGNED_IN,
    "tokens.create_token": Access.SIGNED_IN,
    "tokens.revoke_token": Access.SIGNED_IN,
    "api.show_guide": Access.PUBLIC,
    "api.show_description": Access.PUBLIC,
    "api.list_claims": Access.PUBLIC,
    "api.show_claim": Access.PUBLIC,
    "api.list_articles": Access.PUBLIC,
    "api.show_article": Access.PUBLIC,
    "api.list_speakers": Access.PUBLIC,
    "api.show_speaker": Access.PUBLIC,
    "api.list_corrections": Access.PUBLIC,
    "api.list_desk_articles": Action.READ_DESK,
    "api.list_desk_claims": Action.READ_DESK,
    "api.ingest_article": Action.ADD_ARTICLE,
    "api.show_desk_article": Action.READ_DESK,
    "api.mark_claim": Action.ANNOTATE,
    "api.show_desk_claim": Action.READ_DESK,
    "api.edit_claim": Action.ANNOTATE,
    # The move itself asks for what its row in MOVE_ACTIONS says.
    "api.move_claim": Action.READ_DESK,
    "api.assess_claim": Action.REVIEW,
    "api.cite_evidence": Action.ANNOTATE,
    "api.write_note": Action.ANNOTATE,
}


def scope_of(action: Action) -> Scope:
    """Return the scope that a token needs for an action."""
    return next(scope for scope, actions in SCOPE_ACTIONS.items() if action in actions)


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
