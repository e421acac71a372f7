"""Which numbers of a text its own words tie together as parts and a whole, and whether they add up."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tracker.review.figures import Check, Figure, Finding, Outcome, agree, is_near, tell, write_amount
from tracker.review.nouns import is_person, make_up_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.text.spans import Span

_MOST_PARTS: Final = 4
_PAIR: Final = 2
_MOST_LOOSE: Final = 50
_LONGEST_LINK: Final = 90
_NEAR_WHOLE: Final = Decimal("0.1")
_ENDS: Final = re.compile(r"[.!?]\s|\n|;")
HEDGES: Final = r"(?:(?:about|around|some|nearly|roughly|almost|approximately|at least|more than)\s+)?"
_JOINS: Final = re.compile(
    rf"(?:(?:^|\W)(?:and|plus|as well as)\s+|[,&]\s+)(?:(?:another|the other|a further)\s+)?{HEDGES}$"
)
_SAYS_ALL: Final = re.compile(
    rf"(?:\b(?:comprising|made up of|consist(?:ing|ed|s) of|namely)\s|[:–—(]|\s-\s)\s*{HEDGES}$"
)
_OF_WHOM: Final = re.compile(rf"\bof (?:whom|which|them)\b,?\s+(?:\w+\s+){{0,2}}?{HEDGES}$")
_INCLUDES: Final = re.compile(rf"\b(?:including|includes?|included|among (?:them|whom|which))\s+{HEDGES}$")
_TOTALS: Final = re.compile(
    rf"\b(?:a total of|in all|in total|altogether|totall?ing|bringing the total to|making)[\s,:]+{HEDGES}$"
)
_ALL_TOLD: Final = re.compile(r"^\s*,?\s*(?:[\w’'-]+\s+){0,4}?(?:in all|in total|altogether|all told)\b")
_ARE: Final = re.compile(r"\s+(?:were|are)\s+(?P<noun>[a-z]+)\b")
_GIVEN_LAST: Final = "The text gives the last number as the total of those before it."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Numbers that stand side by side in one passage, joined by `and` or commas."""

    figures: tuple[Figure, ...]

    @property
    def total(self) -> Decimal:
        return sum((figure.value for figure in self.figures), Decimal(0))

    @property
    def is_complete(self) -> bool:
        """Tell whether the kinds, by themselves, leave nobody out."""
        return make_up_whole(tuple(figure.noun for figure in self.figures))

    @property
    def is_hedged(self) -> bool:
        return any(figure.is_hedged for figure in self.figures)

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(figure.span for figure in self.figures)

    def told(self) -> str:
        return " + ".join(tell(figure) for figure in self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tie:
    """A whole that the words tie to a run; unless `is_all`, the parts may leave something out."""

    whole: Figure
    is_all: bool
    why: str


def find_sums(body: str, figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Return the sums that the text proposes: parts beside a whole that its words tie them to.

    The figures come in text order. Words tie (`a total of`, `of whom`, a colon, `including`), or the parts
    leave nobody out (`156 children and 75 adults`) and the whole counts people. The same sum is told once,
    with every place where its numbers stand. Wholes that no words tie are looked for 50 times at most.
    """
    counts = [_named(body, figure) for figure in figures if figure.is_count and figure.value > 0]
    places = {figure.span: number for number, figure in enumerate(counts)}
    found: dict[tuple[object, ...], Finding] = {}
    loose = 0
    for candidate in _find_runs(body, counts):
        ties = _tie(body, candidate, counts, places)
        if not ties and candidate.is_complete and loose < _MOST_LOOSE:
            loose += 1
            ties = [(candidate, tie) for tie in _find_loose_ties(candidate, counts)]
        for run, tie in ties:
            finding = _add_up(run, tie)
            if finding is None:
                continue
            key = (*sorted(figure.value for figure in run.figures), tie.whole.value)
            known = found.get(key)
            spans = {*finding.spans, *(known.spans if known else ())}
            found[key] = replace(known or finding, spans=tuple(sorted(spans)))
    return tuple(found.values())


def gap_between(body: str, one: Figure, other: Figure) -> str | None:
    """Return the words between two figures of one passage, None if they are far apart or end a sentence."""
    if one.passage != other.passage or not one.span.end <= other.span.start:
        return None
    gap = body[one.span.end : other.span.start]
    return None if len(gap) > _LONGEST_LINK or _ENDS.search(gap) else gap


def _named(body: str, figure: Figure) -> Figure:
    """Return the figure with the noun of `156 were children`."""
    found = _ARE.match(body, figure.span.end, figure.passage.end) if not figure.noun else None
    return replace(figure, noun=found["noun"]) if found else figure


def _find_runs(body: str, counts: Sequence[Figure]) -> Iterator[_Run]:
    run = list(counts[:1])
    for one, other in pairwise(counts):
        gap = gap_between(body, one, other)
        if gap is not None and one.unit == other.unit and _JOINS.search(gap) and not _ties(gap):
            run.append(other)
            continue
        if 1 < len(run) <= _MOST_PARTS + 1:
            yield _Run(figures=tuple(run))
        run = [other]
    if 1 < len(run) <= _MOST_PARTS + 1:
        yield _Run(figures=tuple(run))


def _tie(
    body: str, run: _Run, counts: Sequence[Figure], places: Mapping[Span, int]
) -> list[tuple[_Run, _Tie]]:
    """Return the wholes beside a run; its first number may itself be the whole of the others, or its last."""
    ties = [(run, tie) for tie in _find_ties(body, run, counts, places)]
    rest, last = _Run(figures=run.figures[1:]), run.figures[-1]
    if len(run.figures) > _PAIR and _ALL_TOLD.match(body[last.span.end : last.passage.end]):
        ties = [(_Run(figures=run.figures[:-1]), _Tie(whole=last, is_all=True, why=_GIVEN_LAST))]
    if not ties and rest.is_complete:
        ties = [(rest, tie) for tie in _find_ties(body, rest, counts, places)]
    return ties


def _ties(gap: str) -> bool:
    return any(each.search(gap) for each in (_SAYS_ALL, _OF_WHOM, _INCLUDES, _TOTALS))


def _find_ties(body: str, run: _Run, counts: Sequence[Figure], places: Mapping[Span, int]) -> Iterator[_Tie]:
    """Yield the wholes that stand beside the run, with words that say so."""
    first, last = run.figures[0], run.figures[-1]
    number = places[first.span]
    before = counts[number - 1] if number else None
    after = counts[number + len(run.figures)] if number + len(run.figures) < len(counts) else None
    if before and before.unit == first.unit and (gap := gap_between(body, before, first)) is not None:
        yield from _tie_before(run, before, gap)
    if after and after.unit == first.unit and (gap := gap_between(body, last, after)) is not None:
        tail = body[after.span.end : after.passage.end]
        if _TOTALS.search(gap) or (not _ties(gap) and not _JOINS.search(gap) and _ALL_TOLD.match(tail)):
            yield _Tie(whole=after, is_all=True, why=_GIVEN_LAST)


def _tie_before(run: _Run, whole: Figure, gap: str) -> Iterator[_Tie]:
    if _INCLUDES.search(gap):
        yield _Tie(whole=whole, is_all=False, why="The text says that the whole includes these parts.")
    elif found := _OF_WHOM.search(gap):
        words = found.group().split()[:2]
        why = f"“{' '.join(words).rstrip(',')}” ties the parts to the whole."
        yield _Tie(whole=whole, is_all=run.is_complete, why=why)
    elif _SAYS_ALL.search(gap):
        yield _Tie(whole=whole, is_all=True, why="The parts follow the whole and explain it.")
    elif run.is_complete and is_person(whole.noun):
        yield _Tie(whole=whole, is_all=True, why=_leaving_nobody(run))


def _find_loose_ties(run: _Run, counts: Sequence[Figure]) -> Iterator[_Tie]:
    """Yield wholes of a complete run elsewhere: all that equal the sum, or else the nearest to it."""
    parts = {figure.value for figure in run.figures}
    wholes = [each for each in counts if each.unit == run.figures[0].unit and each.value not in parts]
    why = _leaving_nobody(run)
    equal = [each for each in wholes if each.value == run.total]
    if equal:
        yield from (_Tie(whole=each, is_all=True, why=why) for each in equal)
        return
    near = [e for e in wholes if is_person(e.noun) and is_near(e.value, run.total, _NEAR_WHOLE)]
    if near:
        yield _Tie(whole=min(near, key=lambda each: abs(each.value - run.total)), is_all=True, why=why)


def _leaving_nobody(run: _Run) -> str:
    nouns = " and ".join(figure.noun for figure in run.figures)
    return f"{nouns[0].upper()}{nouns[1:]} together leave nobody out."


def _add_up(run: _Run, tie: _Tie) -> Finding | None:
    """Compare sum and whole; parts that may leave something out are told of when equal or too many."""
    total, whole = run.total, tie.whole.value
    holds = agree(total, whole, is_hedged=run.is_hedged or tie.whole.is_hedged)
    if not holds and not tie.is_all and total < whole:
        return None
    unit = tie.whole.unit
    arithmetic = f"{run.told()} = {write_amount(total, unit=unit, noun=tie.whole.noun)}"
    if not holds:
        gap = write_amount(abs(total - whole), unit=unit)
        side = "more" if total > whole else "fewer"
        arithmetic = f"{run.told()} = {write_amount(total, unit=unit)}, {gap} {side} than {tell(tie.whole)}"
    elif total != whole:
        arithmetic = f"{run.told()} = {write_amount(total, unit=unit)}, in keeping with {tell(tie.whole)}"
    return Finding(
        check=Check.SUM,
        outcome=Outcome.HOLDS if holds else Outcome.FAILS,
        arithmetic=arithmetic,
        why=tie.why,
        spans=tuple(sorted((*run.spans, tie.whole.span))),
    )
