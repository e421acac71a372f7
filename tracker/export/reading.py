"""Whose eyes a file is written for, and what the doors hand in of what other rooms know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.models import AuditEvent, Claim
from tracker.models.rounds import STANDARD_POLICY
from tracker.models.snapshot import ClaimSnapshot

if TYPE_CHECKING:
    import sqlalchemy as sa

    from tracker.models.rounds import ReviewPolicy

JsonValue = str | int | float | bool | None | Sequence["JsonValue"] | Mapping[str, "JsonValue"]
# Returns the ClaimReview of an edition, empty for a claim that gets none.
MarkupBuilder = Callable[[ClaimSnapshot], Mapping[str, JsonValue]]
# Returns those of the events about a claim that the reader may know of, in the order given.
EventFilter = Callable[[Sequence[AuditEvent], Claim], list[AuditEvent]]


class Scope(StrEnum):
    """Whose view of the claims a file holds."""

    PUBLIC = "public"
    DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One asker and what they ask for.

    For the public, editions alone are read. For the desk, `viewer_id` is the row id of who asks; None is an
    operator, who is nobody in particular, so that private notes of everybody, and what `policy` still hides,
    stay out. `narrowed` are conditions on Claim that leave claims out.

    `public_url` has no slash at its end; `claim_path` and `article_path` take a public id and a slug,
    `desk_path` a claim's public id.
    """

    scope: Scope
    public_url: str
    claim_path: Callable[[str, str], str]
    article_path: Callable[[str, str], str]
    desk_path: Callable[[str], str]
    build_markup: MarkupBuilder
    list_visible_events: EventFilter
    viewer_id: int | None = None
    policy: ReviewPolicy = STANDARD_POLICY
    narrowed: tuple[sa.ColumnElement[bool], ...] = ()

    @property
    def is_public(self) -> bool:
        """Tell whether everybody may read what is written."""
        return self.scope is Scope.PUBLIC

    def claim_url(self, public_id: str, slug: str) -> str:
        """Return the absolute address of a claim's page."""
        return self.public_url + self.claim_path(public_id, slug)
