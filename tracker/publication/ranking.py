"""How well a claim answers a search: by where it holds each word, of which the claim itself weighs most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.models.snapshot import ClaimSnapshot
    from tracker.publication.searching import Search, Term

# The fields of which the words are kept to rank by: text, speaker, headline. What is found in none of them
# stands in the content or the explanation, whose length knows no bound.
RANKED_FIELDS: Final = 3
_IN_TEXT, _IN_SPEAKER, _IN_HEADLINE, _ELSEWHERE = 5.0, 3.0, 2.0, 1.0
# Between fields, so that no phrase reaches from one into the next; no word holds it.
BREAK: Final = "¶"
_SATURATION: Final = 1.2
_LENGTH_SHARE: Final = 0.75
# The usual length of what is ranked by, in characters.
_USUAL_LENGTH: Final = 250


def list_fields(snapshot: ClaimSnapshot) -> tuple[str, ...]:
    """Return the texts of an edition that are searched, those that are ranked by first."""
    speaker = snapshot.speaker
    named = f"{speaker.name} {speaker.role}" if speaker else ""
    return (snapshot.text, named, snapshot.article.headline, snapshot.quote, snapshot.explanation)


def join_fields(fields: Sequence[Sequence[str]]) -> str:
    """Return the searched forms of the words of each field as one text."""
    return BREAK.join(f" {' '.join(forms)} " for forms in fields)


def make_rank(search: Search) -> Callable[[str], float]:
    """Return what weighs the joined `RANKED_FIELDS` of a claim for a search of which it holds every term.

    As in BM25, a short claim goes before a long one, and what weighs much saturates. As every hit holds every
    term, how rare a term is would change the order of hits little, and counting it would cost more than the
    search; a term that is there again changes next to nothing either, so its weightiest place speaks for it.
    """
    written = [_write(term) for term in search.terms]

    def rank(words: str) -> float:
        text_end = words.find(BREAK)
        speaker_end = words.find(BREAK, text_end + 1)
        slack = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * len(words) / _USUAL_LENGTH)
        total = 0.0
        for sought in written:
            at = words.find(sought)
            weight = _IN_TEXT
            if at < 0:
                weight = _ELSEWHERE
            elif at > text_end:
                weight = _IN_SPEAKER if at < speaker_end else _IN_HEADLINE
            total += weight / (weight + slack)
        return total

    return rank


def _write(term: Term) -> str:
    return f" {' '.join(term.forms)}" + ("" if term.is_beginning else " ")
