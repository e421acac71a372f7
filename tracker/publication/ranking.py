"""How well a claim answers a search: BM25 over its fields, in which the claim itself weighs most."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.models.snapshot import ClaimSnapshot
    from tracker.publication.searching import Search, Term

# The weight of a field, in the order of `join_fields`: text, speaker, headline, content, explanation.
WEIGHTS: Final = (5.0, 3.0, 2.0, 2.0, 1.0)
# Between fields, so that no phrase reaches from one into the next; no word holds it.
BREAK: Final = "¶"
_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.75
# The usual length of a claim's words with its fields, in characters.
_USUAL_LENGTH: Final = 600


def list_fields(snapshot: ClaimSnapshot) -> tuple[str, ...]:
    """Return the texts of an edition that are searched, in the order of `WEIGHTS`."""
    speaker = snapshot.speaker
    named = f"{speaker.name} {speaker.role}" if speaker else ""
    return (snapshot.text, named, snapshot.article.headline, snapshot.quote, snapshot.explanation)


def join_fields(fields: Sequence[Sequence[str]]) -> str:
    """Return the searched forms of the words of each field as one text that `rank` reads."""
    return BREAK.join(f" {' '.join(forms)} " for forms in fields)


def make_rank(search: Search) -> Callable[[str], float]:
    """Return what weighs a joined text for a search of which it holds every term, by BM25.

    As every hit holds every term, how rare a term is would change the order of hits little, and counting it
    would cost more than the search.
    """
    written = [_write(term) for term in search.terms]

    def rank(words: str) -> float:
        breaks = _find_all(words, BREAK)
        slack = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * len(words) / _USUAL_LENGTH)
        total = 0.0
        for sought in written:
            often = 0.0
            at = words.find(sought)
            while at >= 0:
                often += WEIGHTS[bisect(breaks, at)]
                at = words.find(sought, at + 1)
            total += often * (_SATURATION + 1) / (often + slack)
        return total

    return rank


def _find_all(words: str, sought: str) -> list[int]:
    found: list[int] = []
    at = words.find(sought)
    while at >= 0:
        found.append(at)
        at = words.find(sought, at + 1)
    return found


def _write(term: Term) -> str:
    return f" {' '.join(term.forms)}" + ("" if term.is_beginning else " ")
