"""The filters of the inbox, as they stand in its address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from wtforms import BooleanField, SelectField

from tracker.models import limits
from tracker.models.enums import ClaimKind, ReviewStatus
from tracker.models.phrases import words_of
from tracker.review.inbox import ME, NOBODY, NOT_RATED, Due, InboxFilter
from tracker.web.forms.base import TrackerForm, line_field
from tracker.web.forms.fields import choice, list_field
from tracker.web.reading import is_readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.models import Article, Rating, User

DUE_WORDS = {
    Due.OVERDUE: "Overdue",
    Due.SOON: "Within a week",
    Due.ANY: "Has a day",
    Due.NONE: "Has no day",
    Due.REPLY: "Reply overdue",
}


class InboxForm(TrackerForm):
    """The filters of the inbox; what means nothing narrows nothing."""

    words = line_field("Words in the claim", limits.NAME, is_required=False)
    status = SelectField("Status", choices=[], validate_choice=False)
    assignee = SelectField("Assigned to", choices=[], validate_choice=False)
    kind = list_field("Kind", ClaimKind, empty="Any kind")
    speaker = line_field("Speaker", limits.NAME, is_required=False)
    rating = SelectField("Rating", choices=[], validate_choice=False)
    article = SelectField("Article", choices=[], validate_choice=False)
    due = SelectField(
        "Due",
        choices=[choice("", "Any day"), *(choice(each.value, told) for each, told in DUE_WORDS.items())],
        validate_choice=False,
    )
    stale = BooleanField("Untouched for two weeks")

    def value(self) -> InboxFilter:
        """Return the filter."""
        status, kind, due = self.status.data, self.kind.data, self.due.data
        return InboxFilter(
            status=ReviewStatus(status) if status in set(ReviewStatus) else None,
            kind=ClaimKind(kind) if kind in set(ClaimKind) else None,
            speaker=_line(self.speaker.data),
            rating=_line(self.rating.data),
            assignee=_line(self.assignee.data),
            article=_line(self.article.data),
            words=_line(self.words.data),
            due=Due(due) if due in set(Due) else None,
            is_stale=bool(self.stale.data),
        )

    def offer(
        self,
        *,
        counts: Mapping[ReviewStatus, int],
        people: Sequence[User],
        ratings: Sequence[Rating],
        articles: Sequence[Article],
    ) -> None:
        """Offer what can be chosen: each status with its count, people, ratings and articles."""
        self.status.choices = [choice("", "Any status")] + [
            choice(each.value, f"{words_of(each)} ({counts.get(each, 0)})") for each in ReviewStatus
        ]
        self.assignee.choices = [
            choice("", "Anybody"),
            choice(ME, "Me"),
            choice(NOBODY, "Nobody"),
            *(choice(each.public_id, each.display_name) for each in people),
        ]
        self.rating.choices = [
            choice("", "Any rating"),
            choice(NOT_RATED, "Not rated yet"),
            *(choice(each.label, each.label) for each in ratings),
        ]
        self.article.choices = [
            choice("", "Any article"),
            *(choice(each.public_id, each.headline) for each in articles),
        ]


def build_query(narrowed: InboxFilter, *, after: int | None = None, before: int | None = None) -> str:
    """Return the filter, and where its page begins, as the query of an address; empty for everything."""
    values: dict[str, str | int | None] = {
        "words": narrowed.words,
        "status": narrowed.status,
        "assignee": narrowed.assignee,
        "kind": narrowed.kind,
        "speaker": narrowed.speaker,
        "rating": narrowed.rating,
        "article": narrowed.article,
        "due": narrowed.due,
        "stale": "y" if narrowed.is_stale else None,
        "after": after,
        "before": before,
    }
    query = urlencode({name: str(value) for name, value in values.items() if value})
    return f"?{query}" if query else ""


def _line(text: str | None) -> str:
    """Return what can be sought: no database holds what no text has."""
    found = (text or "")[: limits.NAME]
    return found if is_readable(found) else ""
