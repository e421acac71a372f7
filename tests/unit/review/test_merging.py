"""Edits that meet: what is merged, what is refused, and that no saved word is ever lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.newsroom import AT, Newsroom
from tracker.audit import list_events, parse_changes
from tracker.errors import ConflictError, StaleEditError
from tracker.models import Claim
from tracker.models.enums import AttributionMode, ClaimKind, ClaimOrigin, ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.annotation import edit_claim
from tracker.review.drafts import ClaimEdit
from tracker.review.merging import (
    Opened,
    describe_edit,
    list_merged,
    mark_edit,
    merge_edit,
    read_edit,
)

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.models import User

WORKERS, ROUNDS = 4, 6
EDITS = st.builds(
    ClaimEdit,
    text=st.sampled_from(["a", "A", "b", ""]),
    kind=st.sampled_from([ClaimKind.EVENT, ClaimKind.ESTIMATE]),
    mode=st.just(AttributionMode.NARRATOR),
    speaker=st.none(),
    via=st.sampled_from(["", "x,y:z", "x"]),
    claimed_on=st.none(),
)


def hold(edit: ClaimEdit, version: int) -> Claim:
    """Return a claim with these fields, stored nowhere."""
    return Claim(
        article_id=1,
        position=1,
        text=edit.text,
        kind=edit.kind,
        mode=edit.mode,
        via=edit.via,
        version=version,
        origin=ClaimOrigin.PROPOSED,
        review_status=ReviewStatus.OPEN,
        created_at=AT,
        updated_at=AT,
    )


@given(shown=EDITS, mine=EDITS, theirs=EDITS)
def test_each_field_is_whoever_changed_it_and_refused_when_both_did(
    shown: ClaimEdit, mine: ClaimEdit, theirs: ClaimEdit
) -> None:
    opened = Opened(version=1, mark=mark_edit(hold(shown, 1)))
    before, own, saved = describe_edit(shown), describe_edit(mine), describe_edit(theirs)
    overlap = [name for name in own if len({before[name], own[name], saved[name]}) == 3]
    if overlap:
        with pytest.raises(StaleEditError) as caught:
            merge_edit(hold(theirs, 2), mine, opened)
        assert {each.field for each in caught.value.conflicts} >= set(overlap)
        return
    merged = describe_edit(merge_edit(hold(theirs, 2), mine, opened))
    assert merged == {name: saved[name] if own[name] == before[name] else own[name] for name in own}


@given(shown=EDITS, mine=EDITS, theirs=EDITS)
def test_what_differs_is_refused_where_nothing_is_known_of_what_was_shown(
    shown: ClaimEdit, mine: ClaimEdit, theirs: ClaimEdit
) -> None:
    claim = hold(theirs, 2)
    for mark in ("", "text", ",,::", mark_edit(hold(shown, 1))[:20]):
        opened = Opened(version=1, mark=mark)
        if describe_edit(mine) == describe_edit(theirs):
            assert merge_edit(claim, mine, opened) == theirs
        else:
            with pytest.raises(StaleEditError):
                merge_edit(claim, mine, opened)


def test_on_the_present_version_the_edit_stands_as_it_is() -> None:
    shown = ClaimEdit(
        text="a",
        kind=ClaimKind.EVENT,
        mode=AttributionMode.NARRATOR,
        speaker=None,
        via="",
        claimed_on=None,
    )
    mine = replace(shown, text="b")
    assert merge_edit(hold(shown, 2), mine, Opened(version=2)) == mine
    assert list_merged(hold(replace(shown, via="c"), 2), shown) == ("Via",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One edit that was acknowledged: its field, what its author had seen there, what they wrote."""

    field: str
    seen: str
    written: str


def save_one(database: Database, public_id: str, actor: User, field: str, written: str) -> Saved | None:
    """Open the form, change one field, save; None when it was refused."""
    with database.reading() as session:
        claim = get_claim(session, public_id)
        shown, version, mark = read_edit(claim), claim.version, mark_edit(claim)
    edit = replace(shown, text=written) if field == "text" else replace(shown, via=written)
    try:
        with database.transaction() as session:
            edit_claim(
                session, public_id, edit=edit, expected_version=version, seen_mark=mark, actor=actor, at=AT
            )
    except (StaleEditError, ConflictError):
        return None
    return Saved(field=field, seen=describe_edit(shown)[field], written=written)


def test_no_acknowledged_edit_is_lost_however_many_edit_at_once(database: Database) -> None:
    with database.transaction() as session:
        room = Newsroom.open(session)
        public_id, actor = room.add_claim().public_id, room.reviewer

    def work(worker: int) -> list[Saved | None]:
        field = "text" if worker % 2 else "via"
        return [
            save_one(database, public_id, actor, field, f"{worker} wrote {number}")
            for number in range(ROUNDS)
        ]

    with ThreadPoolExecutor(WORKERS) as pool:
        outcomes = [each for rows in pool.map(work, range(WORKERS)) for each in rows]
    saved = {each.written: each for each in outcomes if each is not None}
    with database.reading() as session:
        events = list_events(session, public_id)[::-1]
        final = describe_edit(read_edit(get_claim(session, public_id)))
    stands = {"text": "The bridge is safe", "via": ""}
    told = [change for event in events for change in parse_changes(event)]
    assert sorted(change.new for change in told) == sorted(saved)
    for change in told:
        # Whoever wrote over a value had it before their eyes.
        assert change.old == stands[change.field] == saved[change.new].seen
        stands[change.field] = change.new
    assert {name: final[name] for name in stands} == stands
