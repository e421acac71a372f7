"""Which columns of somebody's spreadsheet are which of ours: said by people, written down, checked."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from tracker.errors import UnreadableTextError
from tracker.models import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.export.reading import JsonValue


class Target(StrEnum):
    """What a column can be; the values are the columns of our own files, but for a source and a note."""

    TEXT = "claim_text"
    CONTENT = "quote"
    SPEAKER = "speaker"
    SPEAKER_ROLE = "speaker_role"
    SPEAKER_KIND = "speaker_kind"
    DAY = "claim_date"
    HEADLINE = "article_headline"
    ADDRESS = "article_url"
    RATING = "rating"
    EXPLANATION = "explanation"
    EVIDENCE = "source"
    NOTE = "note"
    KIND = "kind"
    MODE = "attribution_mode"
    CUE = "cue"
    LANGUAGE = "language"
    ID = "claim_id"


class DayOrder(StrEnum):
    """How a day such as 3/4/2026 is read."""

    UNSAID = "unsaid"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


TARGET_NAMES: Final[dict[Target, str]] = {
    Target.TEXT: "Claim",
    Target.CONTENT: "Quote: its words in the article",
    Target.SPEAKER: "Speaker",
    Target.SPEAKER_ROLE: "Role of the speaker",
    Target.SPEAKER_KIND: "Kind of speaker",
    Target.DAY: "Day it was said",
    Target.HEADLINE: "Headline of the article",
    Target.ADDRESS: "Address of the article",
    Target.RATING: "Rating given there",
    Target.EXPLANATION: "Explanation given there",
    Target.EVIDENCE: "Source that was checked",
    Target.NOTE: "Note",
    Target.KIND: "Kind of claim",
    Target.MODE: "Attribution mode",
    Target.CUE: "Cue, such as “said”",
    Target.LANGUAGE: "Language",
    Target.ID: "Id of the claim",
}
# Several columns may hold these, and each cell becomes one.
REPEATABLE: Final = frozenset({Target.EVIDENCE, Target.NOTE})
MOST_NAME: Final = limits.NAME - len("spreadsheet “”")
_UNKNOWN: Final = "The file has no column “{}”."
_NO_TARGET: Final = "“{}” is none of our columns. They are: {}."
_TWICE: Final = "“{}” and “{}” cannot both be {}. Choose one of them."
_NO_CLAIM: Final = "No column holds the claim itself ({}). Choose the one that does."
_UNREADABLE: Final = "What was kept of how to read this spreadsheet cannot be read. Map its columns again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Their columns and what each is; a column that is not named is left out.

    An id in the files of one mapping is not the same id in those of another.
    """

    name: str
    columns: tuple[tuple[str, Target], ...]
    day_order: DayOrder = DayOrder.UNSAID

    @property
    def origin(self) -> str:
        """Return whose ids the files of this mapping hold."""
        return f"spreadsheet “{self.name}”"

    def find_column(self, target: Target) -> str:
        """Return their name of one of our columns, or nothing."""
        return next((theirs for theirs, ours in self.columns if ours is target), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingProblem:
    """What is wrong with a mapping, and with which of their columns; none where it is the whole."""

    message: str
    column: str = ""


def find_problems(mapping: Mapping, names: Sequence[str]) -> list[MappingProblem]:
    """Return what keeps a mapping from reading a file with these columns."""
    problems = [
        MappingProblem(message=_UNKNOWN.format(theirs), column=theirs)
        for theirs, _ in mapping.columns
        if theirs not in names
    ]
    counts = Counter(ours for _, ours in mapping.columns)
    for target in (each for each, count in counts.items() if count > 1 and each not in REPEATABLE):
        first, *others = (theirs for theirs, ours in mapping.columns if ours is target)
        told = TARGET_NAMES[target].partition(":")[0]
        problems += [
            MappingProblem(message=_TWICE.format(first, other, f"“{told}”"), column=other) for other in others
        ]
    if Target.TEXT not in counts:
        problems.append(MappingProblem(message=_NO_CLAIM.format(Target.TEXT.value)))
    return problems


def parse_pair(told: str) -> tuple[str, Target]:
    """Return what `Their column=our column` says; their name may itself hold an equals sign.

    Raises:
        ValueError: says what is wrong with it.
    """
    theirs, equals, ours = told.rpartition("=")
    if not equals or not theirs.strip():
        message = f"“{told}” is not of the form “Their column=our column”."
        raise ValueError(message)
    try:
        return " ".join(theirs.split()), Target(ours.strip())
    except ValueError as error:
        raise ValueError(_NO_TARGET.format(ours.strip(), ", ".join(Target))) from error


def hash_header(names: Sequence[str]) -> str:
    """Return what a mapping is found again by: the names of the columns, whatever their order and case."""
    told = "\x1f".join(sorted(name.casefold() for name in names))
    return sha256(told.encode("utf-8", "replace")).hexdigest()


def dump_mapping(mapping: Mapping) -> str:
    """Return a mapping as JSON."""
    columns = [[theirs, ours.value] for theirs, ours in mapping.columns]
    told = {"name": mapping.name, "columns": columns, "day_order": mapping.day_order.value}
    return json.dumps(told, ensure_ascii=False)


def load_mapping(text: str) -> Mapping:
    """Return the mapping that was dumped.

    Raises:
        UnreadableTextError: it is none.
    """
    try:
        told: JsonValue = json.loads(text)
    except ValueError as error:
        raise UnreadableTextError(_UNREADABLE) from error
    if not isinstance(told, dict) or not isinstance(told.get("columns"), list):
        raise UnreadableTextError(_UNREADABLE)
    pairs = told["columns"] if isinstance(told["columns"], list) else []
    try:
        columns = tuple((str(each[0]), Target(str(each[1]))) for each in pairs if isinstance(each, list))
        return Mapping(
            name=str(told.get("name")), columns=columns, day_order=DayOrder(str(told.get("day_order")))
        )
    except (ValueError, IndexError) as error:
        raise UnreadableTextError(_UNREADABLE) from error
