"""Which axes a claim can be checked on: its kind and mode decide, never a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.models.enums import AttributionFinding, AttributionMode, ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What may and what must be set: the attribution finding (did they say it?) and the rating (is it so?).

    What is required is always allowed. When nothing is allowed the claim is not checkable.
    """

    finding_allowed: bool
    finding_required: bool
    rating_allowed: bool
    rating_required: bool

    @property
    def is_checkable(self) -> bool:
        """Tell whether there is anything to find out about such a claim."""
        return self.finding_allowed or self.rating_allowed


_BOTH: Final = Axes(finding_allowed=True, finding_required=True, rating_allowed=True, rating_required=False)
_ATTRIBUTION: Final = Axes(
    finding_allowed=True, finding_required=True, rating_allowed=False, rating_required=False
)
_CONTENT: Final = Axes(
    finding_allowed=False, finding_required=False, rating_allowed=True, rating_required=True
)
_NONE: Final = Axes(
    finding_allowed=False, finding_required=False, rating_allowed=False, rating_required=False
)

_BY_KIND: Final[dict[ClaimKind, Axes]] = {
    ClaimKind.STATEMENT: _BOTH,
    ClaimKind.APPEAL: _ATTRIBUTION,
    ClaimKind.POSITION: _ATTRIBUTION,
    ClaimKind.ESTIMATE: _CONTENT,
    ClaimKind.EVENT: _CONTENT,
    ClaimKind.PREDICTION: _NONE,
    ClaimKind.OPINION: _NONE,
}

# The article's own voice was said by nobody else, so there is no attribution to find out about.
_BY_KIND_OF_NARRATOR: Final[dict[ClaimKind, Axes]] = {
    **_BY_KIND,
    ClaimKind.STATEMENT: _CONTENT,
    ClaimKind.APPEAL: _NONE,
    ClaimKind.POSITION: _NONE,
}


def axes_of(kind: ClaimKind, mode: AttributionMode) -> Axes:
    """Return the axes of a claim of this kind and mode; defined for every pair."""
    return (_BY_KIND_OF_NARRATOR if mode is AttributionMode.NARRATOR else _BY_KIND)[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisProblem:
    """An axis that is set and does not apply, or is missing; `field` is `finding` or `rating`."""

    field: str
    message: str
    is_missing: bool


def list_axes_problems(
    kind: ClaimKind, mode: AttributionMode, *, finding: AttributionFinding | None, has_rating: bool
) -> tuple[AxisProblem, ...]:
    """Return one problem for each axis that is set but does not apply, or is missing; empty when it fits.

    The finding `not_applicable` says what an empty one says, so it fits wherever none is required.
    """
    axes = axes_of(kind, mode)
    is_found = finding not in {None, AttributionFinding.NOT_APPLICABLE}
    what = _describe(kind, mode)
    found = [
        _problem("finding", f"{what} has no attribution to check; leave the attribution finding empty.")
        if is_found and not axes.finding_allowed
        else None,
        _problem("finding", f"{what} needs an attribution finding: did they say it?", is_missing=True)
        if axes.finding_required and not is_found
        else None,
        _problem("rating", f"{what} is not true or false in itself; leave the rating empty.")
        if has_rating and not axes.rating_allowed
        else None,
        _problem("rating", f"{what} needs a rating: is it so?", is_missing=True)
        if axes.rating_required and not has_rating
        else None,
    ]
    return tuple(problem for problem in found if problem is not None)


def _problem(field: str, message: str, *, is_missing: bool = False) -> AxisProblem:
    return AxisProblem(field=field, message=message, is_missing=is_missing)


def _describe(kind: ClaimKind, mode: AttributionMode) -> str:
    article = "An" if kind.value[0] in "aeio" else "A"
    voice = " in the article's own voice" if mode is AttributionMode.NARRATOR else ""
    return f"{article} {kind.value}{voice}"
