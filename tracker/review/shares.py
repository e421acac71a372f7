"""Whether the shares and changes that a text gives fit the numbers beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tracker.review.arithmetic import HEDGES, gap_between
from tracker.review.figures import (
    PERCENT,
    SHARE,
    Check,
    Figure,
    Finding,
    Outcome,
    agree,
    percent_of,
    tell,
    write_amount,
)
from tracker.review.nouns import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HUNDRED: Final = Decimal(100)
_LEAST_BASE: Final = 10
_OF: Final = re.compile(
    rf"^\s+(?:out\s+)?of\s+(?:(?:the|its|his|her|their|our|all|those|these)\s+)*{HEDGES}$"
)
_OR: Final = re.compile(rf"(?:,?\s+or|\(|\s[–—-]|—|,\s+which is|,\s+that is,?)\s*{HEDGES}$")
_ENDS_NUMBER: Final = re.compile(rf"^\s*[(–—,]\s*(?:or\s+)?{HEDGES}$")
_FROM: Final = re.compile(rf"^[\w’',\s-]*\sfrom\s+{HEDGES}$")
_TO: Final = re.compile(rf"^[\w’'\s-]*\sto\s+{HEDGES}$")
_LED_BY_FROM: Final = re.compile(r"\bfrom\s+(?:\w+\s+)?$")
_LONGEST_LEAD: Final = 12
_FELL: Final = re.compile(
    r"\b(?:down|falls?|fell|fallen|drop(?:s|ped)?|declined?|decreased?|lower|slid|sank|cut|reduced)\b",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(?:up|rises?|rose|risen|increased?|grew|grown|growth|gain(?:s|ed)?|jump(?:s|ed)?|climb(?:s|ed)?|higher"
    r"|raised)\b|" + _FELL.pattern,
    re.IGNORECASE,
)


def find_shares(body: str, figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Work out every share whose base stands beside it, and compare it with what the text makes of it.

    The figures come in text order. `40% of 250` is worked out to 100; `100 of the 250, or 40%` is compared;
    `14 of the 22` is worked out in percent.
    """
    found = []
    for number, (share, base) in enumerate(pairwise(figures)):
        gap = gap_between(body, share, base)
        if gap is None or not _OF.search(gap) or not base.is_count or not base.value:
            continue
        if base.span.of(body).startswith(("a ", "A ")):  # a quarter of a million
            continue
        before = figures[number - 1] if number else None
        after = figures[number + 2] if number + 2 < len(figures) else None
        beside = [each for each in _beside(body, share, base, before, after) if each.upper is None]
        if _is_share(share):
            found.append(_part_of_base(share, base, [each for each in beside if each.unit == base.unit]))
        elif share.is_count and share.unit == base.unit and _same_thing(share, base):
            found += _share_of_base(share, base, [each for each in beside if _is_share(each)])
    return tuple(found)


def find_changes(body: str, figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Compare every change in percent with the two numbers between which it is said to lie, in text order."""
    found = []
    for number, change in enumerate(figures):
        if change.unit != PERCENT or change.upper is not None:
            continue
        pair = _changed_pair(body, figures, number)
        if pair and pair[0].is_count and pair[1].is_count and pair[0].unit == pair[1].unit and pair[0].value:
            found.append(_compare_change(change, *pair))
    return tuple(found)


def _is_share(figure: Figure) -> bool:
    return figure.unit in {PERCENT, SHARE} and figure.upper is None


def _same_thing(part: Figure, whole: Figure) -> bool:
    """Tell `14 of the 22 contracts` from `five of his 12 years`."""
    return not part.noun or not whole.noun or head_of(part.noun) == head_of(whole.noun)


def _beside(
    body: str, share: Figure, base: Figure, before: Figure | None, after: Figure | None
) -> Iterator[Figure]:
    """Yield the numbers in which the text says the same once more: `, or 40%`, `(100)`."""
    if after is not None and (gap := gap_between(body, base, after)) is not None and _OR.search(gap):
        yield after
    lead = gap_between(body, before, share) if before is not None else None
    if before is not None and lead is not None and (_OR.search(lead) or _ENDS_NUMBER.search(lead)):
        yield before


def _part_of_base(share: Figure, base: Figure, parts: Sequence[Figure]) -> Finding:
    part = base.value * percent_of(share) / _HUNDRED
    taken = write_amount(share.value, unit=share.unit, qualifier=share.qualifier)
    worth = write_amount(_neat(part), unit=base.unit, qualifier=share.qualifier)
    sum_told = f"{taken} of {tell(base)} = {worth}"
    if not parts:
        return _finding(Check.SHARE, Outcome.WORKED_OUT, sum_told, _why_of(share), (share, base))
    given = parts[0]
    hedged = given.is_hedged or share.is_hedged or base.is_hedged
    # A percentage is rounded itself: 40% of 251 people may be 100 of them.
    back = given.value / base.value * _HUNDRED
    holds = agree(part, given.value, is_hedged=hedged) or agree(back, percent_of(share), is_hedged=hedged)
    told = f"{sum_told}, and the text says {tell(given)}"
    outcome = Outcome.HOLDS if holds else Outcome.FAILS
    return _finding(Check.SHARE, outcome, told, _why_of(share), (share, base, given))


def _share_of_base(part: Figure, base: Figure, shares: Sequence[Figure]) -> Iterator[Finding]:
    worth = part.value / base.value * _HUNDRED
    told = f"{write_amount(part.value, unit=part.unit)} of {tell(base)} = {write_amount(worth, unit=PERCENT)}"
    why = "The text counts a part “of” a whole."
    if part.value > base.value:
        yield _finding(Check.SHARE, Outcome.FAILS, f"{told}, more than the whole", why, (part, base))
        return
    if not shares:
        if base.value >= _LEAST_BASE:
            yield _finding(Check.SHARE, Outcome.WORKED_OUT, told, why, (part, base))
        return
    given = shares[0]
    hedged = given.is_hedged or part.is_hedged or base.is_hedged or given.unit == SHARE
    outcome = Outcome.HOLDS if agree(worth, percent_of(given), is_hedged=hedged) else Outcome.FAILS
    said = write_amount(given.value, unit=given.unit, qualifier=given.qualifier)
    told = f"{told}, and the text says {said}"
    yield _finding(Check.SHARE, outcome, told, why, (part, base, given))


def _why_of(share: Figure) -> str:
    kind = "percentage" if share.unit == PERCENT else "fraction"
    return f"The text gives a {kind} “of” a number."


def _neat(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1")) if value < _HUNDRED else value.quantize(Decimal(1))


def _changed_pair(body: str, figures: Sequence[Figure], number: int) -> tuple[Figure, Figure] | None:
    """Return the numbers of `rose 25% from 180 to 225` and of `from 180 to 225, up 25%`."""
    change = figures[number]
    following = figures[number + 1 : number + 3]
    gap = gap_between(body, change, following[0]) if following else None
    if gap is not None and _FROM.search(gap):
        return _pair_after(body, figures, number)
    if number > 1:
        first, second = figures[number - 2 : number]
        lead = body[max(first.passage.start, first.span.start - _LONGEST_LEAD) : first.span.start]
        middle, link = gap_between(body, first, second), gap_between(body, second, change)
        is_tied = middle is not None and link is not None and _TO.search(middle) and _CHANGED.search(link)
        if is_tied and _LED_BY_FROM.search(lead):
            return first, second
    return None


def _pair_after(body: str, figures: Sequence[Figure], number: int) -> tuple[Figure, Figure] | None:
    change = figures[number]
    first = figures[number + 1]
    second = figures[number + 2] if number + 2 < len(figures) else None
    gap = gap_between(body, first, second) if second else None
    if second is not None and gap is not None and _TO.search(gap):
        return first, second
    before = figures[number - 1] if number else None
    lead = gap_between(body, before, change) if before else None
    if before is not None and lead is not None and _CHANGED.search(lead):
        return first, before
    return None


def _compare_change(change: Figure, old: Figure, new: Figure) -> Finding:
    worth = (new.value - old.value) / old.value * _HUNDRED
    hedged = change.is_hedged or old.is_hedged or new.is_hedged
    holds = agree(abs(worth), abs(change.value), is_hedged=hedged)
    told = (
        f"({write_amount(new.value, unit=new.unit)} − {write_amount(old.value, unit=old.unit)}) ÷ "
        f"{write_amount(old.value, unit=old.unit)} = {write_amount(worth, unit=PERCENT)}"
    )
    if not holds:
        told += f", and the text says {tell(change)}"
    outcome = Outcome.HOLDS if holds else Outcome.FAILS
    why = "The text gives a change in percent between two numbers."
    return _finding(Check.CHANGE, outcome, told, why, (change, old, new))


def _finding(check: Check, outcome: Outcome, told: str, why: str, figures: tuple[Figure, ...]) -> Finding:
    spans = tuple(sorted(figure.span for figure in figures))
    return Finding(check=check, outcome=outcome, arithmetic=told, why=why, spans=spans)
