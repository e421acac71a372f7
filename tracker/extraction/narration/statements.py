"""Which stretches of a sentence the article says in its own voice, cut where a second statement begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.words import AUXILIARIES, CONJUNCTIONS, CONTRAST, PREPOSITIONS, RELATIVES
from tracker.extraction.narration.adverbials import is_verb
from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Sentence, Token

Range = tuple[int, int]

_SHORTEST_CLAIM = 3
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
_JOINS_CLAUSES = CONTRAST | frozenset(";:—–") | {"and", "when", "after", "before", "because", "as", "since"}
_OPENS_RELATIVE = frozenset({"who", "which", "whose", "that"})


def find_narration(text: str, sentence: Sentence, taken: Sequence[Span]) -> tuple[Range, ...]:
    """Return the token ranges that could be claims in the article's own voice, in order.

    `taken` are the spans of the sentence's attributions. What is left over counts only where it can stand
    alone: the whole sentence, a clause joined by `but` or `and`, a second figure.
    """
    tokens = sentence.tokens
    found: list[Range] = []
    for first, after in _left_over(tokens, taken):
        whole = (first, after) == (0, len(tokens))
        for piece in _pieces(text, tokens, first, after):
            trimmed = _trim(tokens, *piece)
            if trimmed and _stands(text, tokens, trimmed, whole=whole):
                found.append(trimmed)
    return tuple(found)


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


def _pieces(text: str, tokens: Sequence[Token], first: int, after: int) -> list[Range]:
    """Cut a stretch where a second assertion begins: after `;`, `, but`, or `, in addition to` a figure."""
    cuts = [first]
    for number in range(first + 1, after - 1):
        if _begins_another(text, tokens, cuts[-1], number, after):
            cuts.append(number)
    return list(zip(cuts, [*cuts[1:], after], strict=True))


def _begins_another(text: str, tokens: Sequence[Token], first: int, number: int, after: int) -> bool:
    word, following = tokens[number].text, tokens[number + 1].lower
    if word == ";":
        return True
    if word != ",":
        return False
    if following in CONTRAST and _has_verb(tokens, number + 2, after) and _has_verb(tokens, first, number):
        return True
    if following == "and" and _has_verb(tokens, first, number) and _has_verb(tokens, number + 3, after):
        return _both_figures(text, tokens, first, number, after)
    words = tuple(token.lower for token in tokens[number + 1 : number + 4])
    adds = any(words[: len(phrase)] == phrase for phrase in _ADDITIONS)
    return adds and _both_figures(text, tokens, first, number, after)


def _both_figures(text: str, tokens: Sequence[Token], first: int, comma: int, after: int) -> bool:
    left, right = _span(tokens, first, comma), _span(tokens, comma + 1, after)
    return bool(find_quantities(text, left)) and bool(find_quantities(text, right))


def _trim(tokens: Sequence[Token], first: int, after: int) -> Range | None:
    while first < after and (
        tokens[first].lower in _EDGES or not (tokens[first].is_word or tokens[first].is_quotation)
    ):
        first += 1
    for phrase in _ADDITIONS:
        if tuple(token.lower for token in tokens[first : first + len(phrase)]) == phrase:
            first += len(phrase)
    while first < after and tokens[after - 1].lower in _EDGES:
        after -= 1
    # At the sentence's end a preposition belongs to its verb, as in `most have held off`.
    ends_sentence = not any(token.is_word or token.is_quotation for token in tokens[after:])
    while first < after and not ends_sentence and tokens[after - 1].lower in _NEVER_LAST:
        after -= 1
    return (first, after) if first < after else None


def _stands(text: str, tokens: Sequence[Token], piece: Range, *, whole: bool) -> bool:
    first, after = piece
    if after - first < _SHORTEST_CLAIM or tokens[first].lower in _OPENS_RELATIVE:
        return False
    return whole or _stands_alone(text, tokens, first, after)


def _stands_alone(text: str, tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell a clause of its own from what merely hangs on to an attribution."""
    before = tokens[first - 1].lower if first else ""
    if before == "to" and find_quantities(text, _span(tokens, first, after)):
        return True
    if first and before not in _JOINS_CLAUSES:
        return False
    opening = tokens[first].lower
    if not first and opening in _SUBORDINATE and not _has_subject_later(tokens, first, after):
        return False
    return _has_verb(tokens, first + 1, after)


def _has_subject_later(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell `For 39 hours, the deputies held the floor` from what only leads up to something."""
    commas = [number for number in range(first, after) if tokens[number].text == ","]
    return any(_has_verb(tokens, comma + 2, after) and after - comma > _SHORTEST_CLAIM for comma in commas)


def _has_verb(tokens: Sequence[Token], first: int, after: int) -> bool:
    return any(_is_verb(tokens, number) for number in range(first, after))


def _is_verb(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    return (
        token.lower in AUXILIARIES
        or is_verb(token)
        or (token.lower.endswith("ed") and not token.is_capital and number > 0)
    )


def _span(tokens: Sequence[Token], first: int, after: int) -> Span:
    return Span(tokens[first].start, tokens[after - 1].end)
