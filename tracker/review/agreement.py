"""How far reviewers agree who could not see each other's work: overall, and by kind, pair and month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from tracker.models.enums import AttributionFinding, ClaimKind
from tracker.models.phrases import words_of
from tracker.models.rounds import LEAST_REVIEWERS
from tracker.review.krippendorff import Alpha, Level, measure_alpha

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from tracker.review.krippendorff import Rating

Key = TypeVar("Key")
# Says what an empty finding says, so that two of them are no agreement about anything.
_NO_ANSWER: Final = frozenset({None, AttributionFinding.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """What one reviewer submitted in one round; `rating_value` is None off the truth scale."""

    reviewer_id: int
    reviewer_name: str
    finding: AttributionFinding | None
    rating_id: int | None
    rating_value: int | None
    is_adjudication: bool
    submitted_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindPair:
    """Two independent assessments of one claim, in the order of their reviewers' ids."""

    kind: ClaimKind
    first: Assessed
    second: Assessed

    @property
    def completed_on(self) -> date:
        """Return the day the later of the two was submitted."""
        return max(self.first.submitted_on, self.second.submitted_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisAgreement:
    """Agreement on one question: alpha, and how many of the claims that both answered they answered alike."""

    alpha: Alpha
    same_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """Agreement of a group of pairs; in `one_sided_count` only one of the ratings is on the truth scale."""

    label: str
    pairs_count: int
    findings: AxisAgreement
    ratings: AxisAgreement
    one_sided_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthAgreement:
    """Agreement of the pairs completed in one month, which `month` names by its first day."""

    month: date
    row: AgreementRow


def list_claim_pairs(
    kind: ClaimKind, rounds: Mapping[int, Sequence[Assessed]], *, rounds_in_view: Collection[int]
) -> list[BlindPair]:
    """Return the independent pairs of one claim; `rounds` hold what was submitted, oldest first, by number.

    In `rounds_in_view` a reviewer could see the other's assessment. Adjudications do not count, nor what
    follows a dispute: both reviews were shown then.
    """
    pairs: list[BlindPair] = []
    for number in sorted(rounds):
        independent = [each for each in rounds[number] if not each.is_adjudication][:LEAST_REVIEWERS]
        if len(independent) < LEAST_REVIEWERS:
            continue
        first, second = sorted(independent, key=lambda each: each.reviewer_id)
        if number not in rounds_in_view:
            pairs.append(BlindPair(kind=kind, first=first, second=second))
        if (first.finding, first.rating_id) != (second.finding, second.rating_id):
            break
    return pairs


def measure_agreement(label: str, pairs: Sequence[BlindPair]) -> AgreementRow:
    """Return the agreement of a group: nominal on findings, ordinal on ratings of the truth scale."""
    findings = [(_find_answer(pair.first), _find_answer(pair.second)) for pair in pairs]
    ratings = [(pair.first.rating_value, pair.second.rating_value) for pair in pairs]
    return AgreementRow(
        label=label,
        pairs_count=len(pairs),
        findings=_measure(findings, Level.NOMINAL),
        ratings=_measure(ratings, Level.ORDINAL),
        one_sided_count=sum(
            (pair.first.rating_value is None) is not (pair.second.rating_value is None) for pair in pairs
        ),
    )


def agreement_by_kind(pairs: Iterable[BlindPair]) -> list[AgreementRow]:
    """Return one row for each kind of claim that was assessed, in the order of the kinds."""
    grouped = _group(pairs, lambda pair: pair.kind)
    return [measure_agreement(words_of(kind), grouped[kind]) for kind in ClaimKind if kind in grouped]


def agreement_by_reviewers(pairs: Iterable[BlindPair]) -> list[AgreementRow]:
    """Return one row for each two people, those with the most claims first, then by name."""
    grouped = _group(pairs, lambda pair: (pair.first.reviewer_id, pair.second.reviewer_id))
    rows = [measure_agreement(_name_people(own[0]), own) for own in grouped.values()]
    return sorted(rows, key=lambda row: (-row.pairs_count, row.label))


def agreement_by_month(pairs: Iterable[BlindPair]) -> list[MonthAgreement]:
    """Return one row for each month in which a pair was completed, oldest first."""
    grouped = _group(pairs, lambda pair: pair.completed_on.replace(day=1))
    return [
        MonthAgreement(month=month, row=measure_agreement(f"{month:%B} {month.year}", grouped[month]))
        for month in sorted(grouped)
    ]


def _name_people(pair: BlindPair) -> str:
    return " and ".join(sorted((pair.first.reviewer_name, pair.second.reviewer_name)))


def _group(pairs: Iterable[BlindPair], key_of: Callable[[BlindPair], Key]) -> dict[Key, list[BlindPair]]:
    grouped: dict[Key, list[BlindPair]] = {}
    for pair in pairs:
        grouped.setdefault(key_of(pair), []).append(pair)
    return grouped


def _find_answer(assessed: Assessed) -> str | None:
    return None if assessed.finding in _NO_ANSWER else assessed.finding


def _measure(answers: Sequence[tuple[Rating | None, Rating | None]], level: Level) -> AxisAgreement:
    return AxisAgreement(
        alpha=measure_alpha(answers, level),
        same_count=sum(first is not None and first == second for first, second in answers),
    )
