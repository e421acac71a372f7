"""The desk's first page: what waits for the viewer, the articles, and every claim behind filters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flask import make_response, render_template, request, url_for

from tracker.models.days import earliest_day
from tracker.models.enums import ReviewStatus
from tracker.review.inbox import (
    ME,
    NOBODY,
    SETTLED,
    Due,
    InboxFilter,
    count_by_status,
    count_views,
    list_article_choices,
    list_inbox,
)
from tracker.review.people import list_people, name_people
from tracker.review.progress import count_articles, list_articles
from tracker.review.queries import list_ratings, list_waiting
from tracker.web import door
from tracker.web.forms.assigning import BulkForm
from tracker.web.forms.base import GREATEST_INTEGER
from tracker.web.forms.inbox import InboxForm, build_query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flask import Response

    from tracker.models import Claim, User
    from tracker.review.inbox import InboxPage

# What people come for every day, one press away; each is an address like every other filter.
VIEWS: Final = {
    "All claims": InboxFilter(),
    "Assigned to me": InboxFilter(assignee=ME),
    "Second review": InboxFilter(status=ReviewStatus.IN_REVIEW),
    "Needs attention": InboxFilter(status=ReviewStatus.NEEDS_ATTENTION),
    "Overdue": InboxFilter(due=Due.OVERDUE),
    "Reply overdue": InboxFilter(due=Due.REPLY),
    "Stale": InboxFilter(is_stale=True),
    "Nobody’s": InboxFilter(assignee=NOBODY),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A filter with a name, its address and its count."""

    name: str
    url: str
    count: int
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkSent:
    """What came back of the bulk form: the fields and the claims that were chosen."""

    form: BulkForm = field(default_factory=BulkForm)
    chosen: frozenset[str] = frozenset()


def render_inbox(sent: BulkSent | None = None, *, status: int = 200) -> Response:
    """Show the inbox as the filters in this request's address narrow it; `sent` is what was refused."""
    session, actor, at = door.session(), door.actor(), door.now()
    form = InboxForm(request.args)
    narrowed = form.value()
    older_than, newer_than = read_row("after"), read_row("before")
    page = list_inbox(session, narrowed, actor, at=at, older_than=older_than, newer_than=newer_than)
    counts, people = count_by_status(session, narrowed, actor, at=at), list_people(session)
    form.offer(
        counts=counts,
        people=people,
        ratings=list_ratings(session),
        articles=list_article_choices(session, narrowed.article),
    )
    bulk = sent or BulkSent()
    bulk.form.offer(people)
    is_front = not (narrowed.is_narrowed or older_than or newer_than)
    waiting = list_waiting(session, actor, policy=door.policy()) if is_front else []
    shown = render_template(
        "review/inbox.html",
        form=form,
        bulk=bulk,
        claims=page.claims,
        claims_count=sum(counts.values()) if narrowed.status is None else counts.get(narrowed.status, 0),
        **_build_pager(page, narrowed),
        views=_build_views(narrowed, actor),
        export_query=build_query(narrowed),
        is_narrowed=narrowed.is_narrowed,
        is_front=is_front,
        has_more_filters=narrowed
        != InboxFilter(words=narrowed.words, status=narrowed.status, assignee=narrowed.assignee),
        articles_count=count_articles(session),
        articles=list_articles(session, older_than=read_row("articles")) if is_front else None,
        waiting=waiting,
        people=name_people(session, _list_holders(page.claims, waiting)),
        settled=SETTLED,
        today=earliest_day(at),
    )
    return make_response(shown, status)


def _list_holders(*lists: Iterable[Claim]) -> list[int | None]:
    return [claim.assigned_to_id for claims in lists for claim in claims]


def _build_views(narrowed: InboxFilter, actor: User) -> list[View]:
    counts = count_views(door.session(), VIEWS, actor, at=door.now())
    return [
        View(
            name=name,
            url=build_inbox_url(view),
            count=counts[name],
            is_shown=view == narrowed,
        )
        for name, view in VIEWS.items()
    ]


def _build_pager(page: InboxPage, narrowed: InboxFilter) -> dict[str, str | None]:
    """Return the addresses of the pages beside this one, and where its bulk form goes."""
    here = build_query(narrowed, after=read_row("after"), before=read_row("before"))
    return {
        "older_url": build_inbox_url(narrowed, after=page.older_than) if page.older_than else None,
        "newer_url": build_inbox_url(narrowed, before=page.newer_than) if page.newer_than else None,
        "assign_url": url_for("assigning.assign_claims") + here,
    }


def build_inbox_url(narrowed: InboxFilter, *, after: int | None = None, before: int | None = None) -> str:
    """Return the address of the inbox under a filter, at its list of claims."""
    return f"{url_for('desk.show_inbox')}{build_query(narrowed, after=after, before=before)}#claims"


def read_row(name: str) -> int | None:
    """Return a row id from the address; what is none starts the list from its beginning."""
    found = request.args.get(name, type=int)
    return found if found is not None and 0 < found <= GREATEST_INTEGER else None
