"""What a claim's page shows of people: the notes one may read, whose the claim is, and who was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.models.days import earliest_day
from tracker.models.enums import ReplyEntryKind
from tracker.models.replies import read_replies
from tracker.models.snapshot import load_snapshot
from tracker.review.assigning import CLOSED, read_assignment
from tracker.review.inbox import SETTLED
from tracker.review.notes import build_threads, find_mentioned_names, list_allowed_reach
from tracker.review.people import list_people, name_people
from tracker.review.replying import RECORDABLE
from tracker.web import door
from tracker.web.forms.assigning import AssignmentForm
from tracker.web.forms.notes import ReplyForm
from tracker.web.forms.replying import ReplyEntryForm, StrikeForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.models import Claim, Note, ReplyEntry
    from tracker.web.claim_page import ClaimForms


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLine:
    """One entry of the right of reply, with the entry that struck it."""

    entry: ReplyEntry
    struck_by: ReplyEntry | None


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


def describe_replies(claim: Claim, forms: ClaimForms) -> dict[str, object]:
    """Return the right of reply by day, what it comes to, and the forms to add to it."""
    replies, entries = read_replies(claim.reply_entries), claim.reply_entries
    strikers = {entry.strikes_id: entry for entry in entries}
    shown = [entry for entry in entries if entry.kind is not ReplyEntryKind.STRUCK]
    shown.sort(key=lambda entry: (entry.happened_on, entry.id or 0))
    if forms.answer is None:
        forms.answer = ReplyEntryForm()
        forms.answer.suggest(replies, door.now().date())
    current = next((one for one in claim.publications if one.is_current), None)
    return {
        "replies": replies,
        "reply_lines": [ReplyLine(entry=entry, struck_by=strikers.get(entry.id)) for entry in shown],
        "may_record_replies": claim.review_status in RECORDABLE,
        "public_answer": load_snapshot(current.payload).reply_text if current else "",
        "strike_forms": {
            entry.public_id: forms.strikes.get(entry.public_id)
            or StrikeForm(prefix=f"strike-{entry.public_id}-")
            for entry in shown
        },
    }
