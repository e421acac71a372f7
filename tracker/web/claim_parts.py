"""What a claim's page shows of people: the threads of notes one may read, and whose the claim is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.days import earliest_day
from tracker.review.assigning import CLOSED, read_assignment
from tracker.review.inbox import SETTLED
from tracker.review.notes import build_threads, find_mentioned_names, list_allowed_reach
from tracker.review.people import list_people, name_people
from tracker.web import door
from tracker.web.forms.assigning import AssignmentForm
from tracker.web.forms.notes import ReplyForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.models import Claim, Note


def describe_notes(notes: Sequence[Note], sent: Mapping[str, ReplyForm]) -> dict[str, object]:
    """Return the threads of the notes with a reply form for each; `sent` holds a form that came back."""
    threads = build_threads(notes)
    replies: dict[str, ReplyForm] = {}
    for thread in threads:
        key = thread.first.public_id
        form = sent.get(key) or ReplyForm(prefix=f"reply-{key}-")
        form.offer(list_allowed_reach(thread.first))
        replies[key] = form
    return {
        "threads": threads,
        "notes_count": sum(1 + len(thread.replies) for thread in threads),
        "mentioned": find_mentioned_names(door.session(), notes),
        "reply_forms": replies,
    }


def describe_assignment(claim: Claim, sent: AssignmentForm | None) -> dict[str, object]:
    """Return whose the claim is, and the form to give it to somebody."""
    session = door.session()
    holders = name_people(session, [claim.assigned_to_id])
    present = read_assignment(claim, holders)
    people = list_people(session)
    for holder in holders.values():
        if holder not in people:
            people.append(holder)
    form = sent or AssignmentForm()
    form.offer(people)
    if sent is None:
        form.fill(present)
    else:
        form.renew(present)
    return {
        "assignee": holders.get(claim.assigned_to_id or 0),
        "assignment_form": form,
        "may_be_assigned": claim.review_status not in CLOSED,
        "settled": SETTLED,
        "today": earliest_day(door.now()),
    }
