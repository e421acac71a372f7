"""Which sources of a claim look like reports of one original, by their words and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import EvidenceItem

WORD: Final = re.compile(r"\w+")
SHINGLE: Final = 5
# Two reports of one press release share a third of their runs of five words; two of one event hardly any.
LEAST_SHARED: Final = 0.3
# A passage that holds eight words of another in a row quotes it or the same original, however long it is.
LONG_RUN: Final = 8
GROUP_WORDS: Final = 6
# Comparing every pair of more sources than people cite would cost more than the page is worth.
MOST_EVIDENCE: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginProposal:
    """Two sources that may be one origin, why, and the group that both would carry."""

    first: EvidenceItem
    second: EvidenceItem
    reason: str
    group: str


def propose_origins(evidence: Sequence[EvidenceItem]) -> tuple[OriginProposal, ...]:
    """Return the pairs of sources that look like one origin, where one or both have no group yet."""
    proposals = []
    for first, second in combinations(evidence[:MOST_EVIDENCE], 2):
        if first.origin_group and second.origin_group:
            continue
        if reason := find_shared_origin(first, second):
            group = name_group(first, second)
            proposals.append(OriginProposal(first=first, second=second, reason=reason, group=group))
    return tuple(proposals)


def find_shared_origin(first: EvidenceItem, second: EvidenceItem) -> str:
    """Say why two sources look like one origin; empty when they do not."""
    words, others = _read_words(first), _read_words(second)
    if _list_runs(words, LONG_RUN) & _list_runs(others, LONG_RUN):
        return f"They share {LONG_RUN} words in a row or more."
    runs, other_runs = _list_runs(words, SHINGLE), _list_runs(others, SHINGLE)
    if runs and len(runs & other_runs) >= LEAST_SHARED * len(runs | other_runs):
        return "Much of their wording is the same."
    host = _read_host(first)
    if host and host == _read_host(second):
        return f"Both are on {host}."
    return ""


def name_group(first: EvidenceItem, second: EvidenceItem) -> str:
    """Return the group that both get: the one that stands, else their common site, else the older's title."""
    host = _read_host(first)
    common = host if host == _read_host(second) else ""
    title = " ".join(first.title.split()[:GROUP_WORDS])
    return first.origin_group or second.origin_group or common or title


def _read_words(item: EvidenceItem) -> list[str]:
    return WORD.findall(f"{item.title} {item.quoted_passage}".casefold())


def _list_runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def _read_host(item: EvidenceItem) -> str:
    return (urlsplit(item.url).hostname or "").removeprefix("www.")
