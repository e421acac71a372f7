"""Which stretches of a sentence the article says in its own voice, cut where a second statement begins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.words import (
    CONJUNCTIONS,
    CONTRAST,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    THIRD_PERSON,
)
from tracker.extraction.narration.adverbials import is_adverb
from tracker.extraction.narration.asides import find_asides
from tracker.extraction.narration.clauses import has_verb, is_finite, starts_clause
from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Sentence, Token

Range = tuple[int, int]


class Part(Enum):
    """What a stretch is of its sentence.

    A sentence without attributions is whole, even where it is cut in two. Beside attributions there are
    clauses, those set against them (`but many refused`), and asides told of somebody in passing; a frame is a
    sentence with an attribution inside it.
    """

    WHOLE = auto()
    FRAME = auto()
    CONTRAST = auto()
    CLAUSE = auto()
    ASIDE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A range of tokens that could be a claim in the article's own voice."""

    first: int
    after: int
    part: Part


_SHORTEST_CLAIM = 3
_LATEST_WHEN = 5
_CLAUSE_WORDS = 6
_CUTS = frozenset(",;")
_EDGES = CONTRAST | frozenset(",;:.!…—–-") | {"and", "however", "meanwhile", "yet"}
_ADDITIONS = (
    ("in", "addition", "to"),
    ("as", "well", "as"),
    ("along", "with"),
    ("and", "another"),
    ("plus",),
)
_NEVER_LAST = _EDGES | CONJUNCTIONS | PREPOSITIONS
_SUBORDINATE = PREPOSITIONS | RELATIVES | CONJUNCTIONS | frozenset(["whose", "whom", "than"])
_NEVER_MAIN = _SUBORDINATE - {"in", "at", "on", "for"}
_WHEN = frozenset({"when", "after", "before", "because", "as", "since"})
_JOINS_CLAUSES = CONTRAST | frozenset(";:—–") | {"and"} | _WHEN
_OPENS_RELATIVE = frozenset({"who", "which", "whose", "that"})
_ADDS_CLAUSE = CONTRAST | {"and", "then", "yet"}
_LEADS_TO_WHEN = PREPOSITIONS | DETERMINERS | {"just", "only", "shortly", "soon"}


def find_narration(
    text: str, sentence: Sentence, taken: Sequence[Span], cues: Sequence[Span] = ()
) -> tuple[Stretch, ...]:
    """Return the stretches that could be claims in the article's own voice, in order.

    `taken` are the spans of the sentence's attributions, `cues` those of them that are cues. What is left
    over counts only where it can stand alone: the whole sentence, a clause joined by `but` or `and`, a second
    figure, a fact told of somebody in passing.
    """
    tokens = sentence.tokens
    if not taken:
        pieces = [
            _stretch(text, tokens, piece, Part.WHOLE) for piece in _pieces(text, tokens, 0, len(tokens))
        ]
        return tuple(piece for piece in pieces if piece is not None)
    found: list[Stretch] = []
    for first, after in _left_over(tokens, taken):
        if _is_frame(tokens, first, after):
            frame = _stretch(text, tokens, (0, len(tokens)), Part.FRAME)
            return (*found, frame) if frame else tuple(found)
        for piece in _pieces(text, tokens, first, after):
            stretch = _stretch(text, tokens, piece, Part.CLAUSE)
            if stretch:
                found.append(stretch)
    for first, after in find_asides(tokens):
        span = _span(tokens, first, after)
        overlaps = any(each.first < after and first < each.after for each in found)
        if not overlaps and not any(span.start <= cue.start < span.end for cue in cues):
            found.append(Stretch(first=first, after=after, part=Part.ASIDE))
    return tuple(sorted(found, key=lambda stretch: stretch.first))


def _stretch(text: str, tokens: Sequence[Token], piece: Range, part: Part) -> Stretch | None:
    trimmed = _trim(tokens, *piece)
    if trimmed is None:
        return None
    first, after = trimmed
    points_back = tokens[first].lower == "that" and not any(token.is_word for token in tokens[:first])
    if after - first < _SHORTEST_CLAIM or (tokens[first].lower in _OPENS_RELATIVE and not points_back):
        return None
    if part is Part.CLAUSE:
        return _standing(text, tokens, first, after)
    return Stretch(first=first, after=after, part=part)


def _left_over(tokens: Sequence[Token], taken: Sequence[Span]) -> list[Range]:
    """Return the maximal ranges of tokens that no span touches; `taken` is in order."""
    found: list[Range] = []
    start, number = 0, 0
    for at, token in enumerate(tokens):
        while number < len(taken) and taken[number].end <= token.start:
            number += 1
        if number < len(taken) and taken[number].start < token.end:
            if start < at:
                found.append((start, at))
            start = at + 1
    if start < len(tokens):
        found.append((start, len(tokens)))
    return found


def _is_frame(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell a main clause that runs on into an attribution, as `The fall led Lund to warn owners`."""
    if first or after == len(tokens) or not tokens[after - 1].is_word:
        return False
    opening = next((n for n in range(after) if tokens[n].is_word and not is_adverb(tokens[n])), after)
    if opening == after or tokens[opening].lower in _NEVER_MAIN:
        return False
    last = max((n for n in range(after) if tokens[n].text in {",", ";", ":", "—", "–"}), default=-1)
    clause_verb = any(is_finite(tokens, n) for n in range(max(1, last + 1), after))
    return (
        clause_verb
        and tokens[after - 1].lower not in {"and", "but"}
        and starts_clause(tokens, last + 1 if last >= 0 else opening, after)
    )


def _pieces(text: str, tokens: Sequence[Token], first: int, after: int) -> list[Range]:
    """Cut a stretch where a second assertion begins: after `;`, `, but`, or `, in addition to` a figure."""
    cuts = [first]
    for number in range(first + 1, after - 1):
        if tokens[number].text in _CUTS and _begins_another(text, tokens, cuts[-1], number, after):
            cuts.append(number)
    return list(zip(cuts, [*cuts[1:], after], strict=True))


def _begins_another(text: str, tokens: Sequence[Token], first: int, number: int, after: int) -> bool:
    word, following = tokens[number].text, tokens[number + 1].lower
    if word == ";":
        opens = number + 2 if following == "and" else number + 1
        return has_verb(tokens, first, number) and starts_clause(tokens, opens, after)
    if word != ",":
        return False
    if following in CONTRAST and has_verb(tokens, number + 2, after) and has_verb(tokens, first, number):
        return True
    if following in _ADDS_CLAUSE and has_verb(tokens, first, number):
        return starts_clause(tokens, number + 2, after) and not _leans_back(tokens[number + 2 : after])
    words = tuple(token.lower for token in tokens[number + 1 : number + 4])
    adds = any(words[: len(phrase)] == phrase for phrase in _ADDITIONS)
    return adds and _both_figures(text, tokens, first, number, after)


def _leans_back(clause: Sequence[Token]) -> bool:
    """Tell a few words that say little without those before them, as in `and it was his`."""
    words = [token.lower for token in clause if token.is_word]
    return len(words) < _CLAUSE_WORDS and not THIRD_PERSON.isdisjoint(words)


def _both_figures(text: str, tokens: Sequence[Token], first: int, comma: int, after: int) -> bool:
    left, right = _span(tokens, first, comma), _span(tokens, comma + 1, after)
    return bool(find_quantities(text, left)) and bool(find_quantities(text, right))


def _trim(tokens: Sequence[Token], first: int, after: int) -> Range | None:
    while first < after and (
        tokens[first].lower in _EDGES or not (tokens[first].is_word or tokens[first].is_quotation)
    ):
        first += 1
    for phrase in _ADDITIONS:
        if first < len(tokens) and tokens[first].lower == phrase[0]:
            whole = tuple(token.lower for token in tokens[first : first + len(phrase)]) == phrase
            first += len(phrase) * whole
    while first < after and tokens[after - 1].lower in _EDGES:
        after -= 1
    # At the sentence's end a preposition belongs to its verb, as in `most have held off`.
    ends_sentence = not any(token.is_word or token.is_quotation for token in tokens[after:])
    while first < after and not ends_sentence and tokens[after - 1].lower in _NEVER_LAST:
        after -= 1
    return (first, after) if first < after else None


def _standing(text: str, tokens: Sequence[Token], first: int, after: int) -> Stretch | None:
    """Return a clause of its own, None for what merely hangs on to an attribution."""
    before = tokens[first - 1].lower if first else ""
    if before == "to" and find_quantities(text, _span(tokens, first, after)):
        return Stretch(first=first, after=after, part=Part.CLAUSE)
    if not any(token.is_word or token.is_quotation for token in tokens[:first]):
        stands = _has_main_clause(tokens, first, after)
        return Stretch(first=first, after=after, part=Part.CLAUSE) if stands else None
    when = _after_when(tokens, first, after)
    if when and starts_clause(tokens, when, after):
        return Stretch(first=when, after=after, part=Part.CLAUSE)
    if before not in _JOINS_CLAUSES or not has_verb(tokens, first + 1, after):
        return None
    part = Part.CONTRAST if before in CONTRAST else Part.CLAUSE
    return Stretch(first=first, after=after, part=part)


def _has_main_clause(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell `For 39 hours, the deputies held the floor` from what only leads up to an attribution."""
    if is_finite(tokens, after - 1) and after < len(tokens) and tokens[after].is_word:
        return False
    if tokens[first].lower not in _SUBORDINATE:
        return has_verb(tokens, first + 1, after)
    commas = [number for number in range(first, after) if tokens[number].text == ","]
    return any(starts_clause(tokens, comma + 1, after) for comma in commas)


def _after_when(tokens: Sequence[Token], first: int, after: int) -> int:
    """Return the place after `minutes after` and `in May, when` that open a stretch, 0 for none."""
    for number in range(first, min(after, first + _LATEST_WHEN)):
        token = tokens[number]
        if token.lower in _WHEN:
            return number + 1
        if not (
            token.is_time or token.lower in _LEADS_TO_WHEN or token.text[0].isdigit() or token.text == ","
        ):
            return 0
    return 0


def _span(tokens: Sequence[Token], first: int, after: int) -> Span:
    return Span(tokens[first].start, tokens[after - 1].end)
