"""Where the same thing is counted twice: in the headline and below it, elsewhere, in earlier articles."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Final

from tracker.review.figures import (
    PERCENT,
    SHARE,
    TIME_UNITS,
    TIMES,
    Check,
    EarlierCount,
    Figure,
    Finding,
    Outcome,
    Place,
    agree,
    is_near,
    percent_of,
    tell,
    write_amount,
)
from tracker.review.nouns import head_of, is_person, is_telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEAR: Final = Decimal("0.2")
_LEAST_COUNT: Final = 10
_MOST_EARLIER: Final = 3
_MOST_FINDINGS: Final = 30
_MOST_COMPARED: Final = 200
_LONGEST_LEAD: Final = 24
_STEM: Final = 6
_FAR: Final = 1500
# A line with nothing but a time of day begins the next update of a live report: the count has moved on.
_UPDATE: Final = re.compile(
    r"^[ \t]*(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\b\.?)?(?: ?[A-Z]{2,5})?[ \t]*$"
    r"|^[ \t]*(?:1[0-2]|[1-9]) ?[ap]\.?m\b\.?(?: ?[A-Z]{2,5})?[ \t]*$",
    re.MULTILINE,
)
_ADDS: Final = re.compile(
    r"\b(?:another|additional|further|other|extra|new|more)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_TELLING: Final = re.compile(r"\b[a-z]{4,}\b")
_EMPTY: Final = re.compile(
    r"about|after|also|among|been|before|being|between|both|could|does|during|each|ever|every|from"
    r"|have|having|here|into|just|least|like|many|more|most|much|must|near|nearly|only|other|over|said"
    r"|same|says|should|since|some|such|than|that|their|them|then|there|these|they|this|those|through"
    r"|time|under|until|upon|very|well|were|what|when|where|which|while|will|with|would|year|years"
)


def compare_headline(figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Hold every number of headline and standfirst against the body, in text order.

    A number holds when the body has it, exactly or more finely; it differs when the body counts the same
    with another number, or nowhere has such a number.
    """
    body = [figure for figure in figures if figure.place is Place.BODY]
    tops = [figure for figure in figures if figure.place is not Place.BODY]
    return tuple(_hold_against(top, body) for top in tops) if body else ()


def find_elsewhere(body: str, figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Return pairs of near but unequal counts of the same thing in different sentences of the body.

    The sentences have to share a word beside what is counted, two when they stand far apart. Counts below
    ten, shares and spans of time are left alone, and so are `another 50`, two numbers that the text gives for
    two times, and two updates of a live report; of the same two numbers one pair is told. The first 200
    counts are compared, and at most 30 findings returned.
    """
    counts = [figure for figure in figures if _is_comparable(body, figure)][:_MOST_COMPARED]
    found: dict[tuple[object, ...], Finding] = {}
    for one, other in combinations(counts, 2):
        if len(found) == _MOST_FINDINGS:
            break
        if _differ_nearby(one, other) and _same_thing(one, other) and _share_words(body, one, other):
            key = (head_of(one.noun), *sorted((one.value, other.value)))
            found.setdefault(key, _differing(one, other))
    return tuple(found.values())


def compare_earlier(figures: Sequence[Figure], earlier: Sequence[EarlierCount]) -> tuple[Finding, ...]:
    """Set counts beside what earlier articles say of the same thing, each noun once, at most three a noun.

    `earlier` comes in the order in which it is shown. Counts below ten are left alone; of a noun that says
    little (`people`) only equal and near numbers are told.
    """
    by_head: dict[str, list[EarlierCount]] = {}
    for each in earlier:
        by_head.setdefault(head_of(each.noun), []).append(each)
    found: dict[tuple[str, str], Finding] = {}
    for figure in figures:
        key = (head_of(figure.noun), figure.unit)
        is_small = not figure.unit and figure.value < _LEAST_COUNT
        if key in found or not figure.noun or is_small or figure.unit in TIME_UNITS | {TIMES}:
            continue
        same = [each for each in by_head.get(key[0], ()) if _counts_same(figure, each)]
        if same:
            found[key] = _beside_earlier(figure, same[:_MOST_EARLIER])
    return tuple(found.values())[:_MOST_FINDINGS]


def _hold_against(top: Figure, body: Sequence[Figure]) -> Finding:
    place = top.place.value
    equal = next(iter(_list_agreeing(top, body)), None)
    if equal is not None:
        arithmetic = f"{place.capitalize()}: {tell(top)} = body: {tell(equal)}"
        if equal.value != top.value:
            arithmetic = f"{place.capitalize()}: {tell(top)}, in keeping with body: {tell(equal)}"
        return _finding(Check.HEADLINE, Outcome.HOLDS, arithmetic, f"The {place} gives a number.", top, equal)
    other = next((each for each in body if _counts_alike(top, each)), None)
    if other is not None:
        arithmetic = f"{place.capitalize()}: {tell(top)} ≠ body: {tell(other)}"
        why = f"The {place} and the body count the same thing."
        return _finding(Check.HEADLINE, Outcome.DIFFERS, arithmetic, why, top, other)
    arithmetic = f"{place.capitalize()}: {tell(top)}; no such number in the body"
    return _finding(Check.HEADLINE, Outcome.DIFFERS, arithmetic, f"The {place} gives a number.", top)


def _list_agreeing(top: Figure, body: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures of the body that bear the headline out, those of the same noun first."""
    same = [each for each in body if _unit(each) == _unit(top) and _values_agree(each, top)]
    yield from (each for each in same if head_of(each.noun) == head_of(top.noun))
    yield from (each for each in same if each.value == top.value)
    yield from (each for each in same if not each.noun or not top.noun)


def _values_agree(exact: Figure, rounded: Figure) -> bool:
    if (exact.upper is None) != (rounded.upper is None):
        return False
    if exact.upper is not None and exact.upper != rounded.upper:
        return False
    return agree(percent_of(exact), percent_of(rounded), is_hedged=rounded.is_hedged or rounded.unit == SHARE)


def _unit(figure: Figure) -> str:
    return PERCENT if figure.unit == SHARE else figure.unit


def _counts_alike(one: Figure, other: Figure) -> bool:
    if _unit(one) != _unit(other) or not is_near(percent_of(one), percent_of(other), _NEAR):
        return False
    if head_of(one.noun) == head_of(other.noun):
        return bool(one.noun)
    return is_person(one.noun) and is_person(other.noun) and is_near(one.value, other.value, _NEAR / 4)


def _is_comparable(body: str, figure: Figure) -> bool:
    if (
        figure.place is not Place.BODY
        or not figure.is_count
        or not figure.noun
        or figure.value < _LEAST_COUNT
    ):
        return False
    lead = body[max(figure.passage.start, figure.span.start - _LONGEST_LEAD) : figure.span.start]
    is_joined = body[figure.span.end : figure.span.end + 1] in {"-", "\u2011"}  # 54-person
    return not is_joined and not _ADDS.search(lead)


def _share_words(body: str, one: Figure, other: Figure) -> bool:
    """Tell whether two sentences of one update have telling words in common, apart from the counted noun."""
    heads = {each for noun in (one.noun, other.noun) for each in _stems(noun)}
    shared = (_stems(one.passage.of(body)) & _stems(other.passage.of(body))) - heads
    is_far = other.passage.start - one.passage.end > _FAR
    if len(shared) < 1 + is_far:
        return False
    return _UPDATE.search(body, one.passage.end, other.passage.start) is None


def _stems(words: str) -> set[str]:
    return {
        found.group()[:_STEM] for found in _TELLING.finditer(words) if not _EMPTY.fullmatch(found.group())
    }


def _same_thing(one: Figure, other: Figure) -> bool:
    words, others = one.noun.casefold().split(), other.noun.casefold().split()
    if one.unit != other.unit or head_of(one.noun) != head_of(other.noun):
        return False
    if len(words) > 1 < len(others) and words != others:  # state senators, federal senators
        return False
    if (len(words) == 1) != (len(others) == 1) and any(each.istitle() for each in (one.noun, other.noun)):
        return False
    return not (one.as_of and other.as_of and one.as_of.casefold() != other.as_of.casefold())


def _differ_nearby(one: Figure, other: Figure) -> bool:
    is_apart = one.passage != other.passage and is_near(one.value, other.value, _NEAR)
    hedged = one.is_hedged or other.is_hedged
    agrees = agree(one.value, other.value, is_hedged=hedged) or agree(
        other.value, one.value, is_hedged=hedged
    )
    return is_apart and not agrees


def _differing(one: Figure, other: Figure) -> Finding:
    gap = write_amount(abs(one.value - other.value), unit=one.unit)
    arithmetic = f"{tell(one)} ≠ {tell(other)}; they differ by {gap}"
    why = f"Two sentences count {one.noun.casefold()} with near but unequal numbers."
    return _finding(Check.ELSEWHERE, Outcome.DIFFERS, arithmetic, why, one, other)


def _counts_same(figure: Figure, other: EarlierCount) -> bool:
    if _unit(figure) != (PERCENT if other.unit == SHARE else other.unit):
        return False
    if figure.unit in {PERCENT, SHARE} or not is_telling(figure.noun) or not is_telling(other.noun):
        return figure.value >= _LEAST_COUNT and is_near(figure.value, other.value, _NEAR)
    return True


def _beside_earlier(figure: Figure, same: Sequence[EarlierCount]) -> Finding:
    newest = same[0]
    before = write_amount(newest.value, unit=newest.unit, noun=newest.noun, qualifier=newest.qualifier)
    is_equal = agree(newest.value, figure.value, is_hedged=figure.is_hedged)
    arithmetic = f"Now {tell(figure)} {'=' if is_equal else '≠'} before: {before}"
    if not is_equal and newest.value:
        change = (figure.value - newest.value) / newest.value * 100
        arithmetic += f" ({change:+.1f}%)".replace("-", "−")
    return Finding(
        check=Check.EARLIER,
        outcome=Outcome.HOLDS if is_equal else Outcome.DIFFERS,
        arithmetic=arithmetic,
        why=f"A claim of another article counts {newest.noun.casefold()} too.",
        spans=(figure.span,),
        earlier=tuple(same),
    )


def _finding(check: Check, outcome: Outcome, arithmetic: str, why: str, *figures: Figure) -> Finding:
    spans = tuple(sorted(figure.span for figure in figures))
    return Finding(check=check, outcome=outcome, arithmetic=arithmetic, why=why, spans=spans)
