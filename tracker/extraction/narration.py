"""Which parts of a sentence the article asserts in its own voice, and whether they can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_verb
from tracker.extraction.checkworthiness import has_date, has_name
from tracker.extraction.lexicon.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    CONTRAST,
    FIRST_OR_SECOND_PERSON,
    PREPOSITIONS,
    RELATIVES,
    VAGUE_FIGURES,
)
from tracker.extraction.quantities import find_quantities
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.attribution import Attribution
    from tracker.extraction.tokens import Sentence, Token

Range = tuple[int, int]

_SHORTEST_CLAIM = 4
_EDGES = frozenset(
    {
        ",",
        ";",
        ":",
        ".",
        "!",
        "…",
        "and",
        "but",
        "while",
        "whereas",
        "although",
        "though",
        "however",
        "meanwhile",
    }
)
_EDGES_AND_DASHES = _EDGES | frozenset("—–-")
_ADDITIONS = (
    ("in", "addition", "to"),
    ("as", "well", "as"),
    ("along", "with"),
    ("and", "another"),
    ("plus",),
)
_NEVER_LAST = _EDGES_AND_DASHES | CONJUNCTIONS | PREPOSITIONS
_SUBORDINATE = (
    PREPOSITIONS
    | RELATIVES
    | frozenset(["if", "when", "because", "where", "whose", "whom", "unless", "whether", "than"])
)


def find_narration(text: str, sentence: Sentence, attributions: Sequence[Attribution]) -> tuple[Range, ...]:
    """Return the token ranges of checkable claims in the article's own voice, in order."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].text in {"?", "？", "؟"}:  # noqa: RUF001
        return ()
    found: list[Range] = []
    for first, after in _left_over(len(tokens), attributions):
        whole = not attributions
        for piece in _pieces(text, tokens, first, after):
            trimmed = _trim(tokens, *piece)
            if trimmed and _is_claim(text, tokens, trimmed, whole=whole):
                found.append(trimmed)
    return tuple(found)


def _left_over(count: int, attributions: Sequence[Attribution]) -> list[Range]:
    at = 0
    found = []
    for first, after in sorted(a.whole for a in attributions):
        if at < first:
            found.append((at, first))
        at = max(at, after)
    if at < count:
        found.append((at, count))
    return found


def _pieces(text: str, tokens: Sequence[Token], first: int, after: int) -> list[Range]:
    """Cut a stretch where a second assertion begins: after `;`, `, but`, or `, in addition to` a figure."""
    cuts = [first]
    for number in range(first + 1, after - 1):
        word, following = tokens[number].text, tokens[number + 1].lower
        contrast = word == "," and following in CONTRAST and _has_verb(tokens, number + 2, after)
        contrast = contrast and _has_verb(tokens, cuts[-1], number)
        joined = (
            word == "," and following == "and" and _joins_figures(text, tokens, (cuts[-1], number, after))
        )
        if (
            word == ";"
            or contrast
            or joined
            or (word == "," and _adds_figure(text, tokens, cuts[-1], number, after))
        ):
            cuts.append(number)
    return list(zip(cuts, [*cuts[1:], after], strict=True))


def _adds_figure(text: str, tokens: Sequence[Token], first: int, comma: int, after: int) -> bool:
    words = tuple(token.lower for token in tokens[comma + 1 : comma + 4])
    if not any(words[: len(phrase)] == phrase for phrase in _ADDITIONS):
        return False
    left, right = _span(tokens, first, comma), _span(tokens, comma + 1, after)
    return bool(find_quantities(text, left)) and bool(find_quantities(text, right))


def _joins_figures(text: str, tokens: Sequence[Token], places: tuple[int, int, int]) -> bool:
    """Tell the `, and` between two clauses that each have a verb and a figure of their own."""
    first, comma, after = places
    if not (_has_verb(tokens, first, comma) and _has_verb(tokens, comma + 3, after)):
        return False
    left, right = _span(tokens, first, comma), _span(tokens, comma + 1, after)
    return bool(find_quantities(text, left)) and bool(find_quantities(text, right))


def _trim(tokens: Sequence[Token], first: int, after: int) -> Range | None:
    while first < after and (
        tokens[first].lower in _EDGES_AND_DASHES or not (tokens[first].is_word or tokens[first].is_quotation)
    ):
        first += 1
    for phrase in _ADDITIONS:
        if tuple(token.lower for token in tokens[first : first + len(phrase)]) == phrase:
            first += len(phrase)
    while first < after and tokens[after - 1].lower in _NEVER_LAST:
        after -= 1
    return (first, after) if first < after else None


def _is_claim(text: str, tokens: Sequence[Token], piece: Range, *, whole: bool) -> bool:
    first, after = piece
    content = tokens[first:after]
    figures = find_quantities(text, _span(tokens, first, after))
    if len(content) < _SHORTEST_CLAIM or content[0].lower in {"who", "which", "whose", "that"}:
        return False
    if any(t.lower in FIRST_OR_SECOND_PERSON for t in content):
        return False
    if not whole and not _stands_alone(tokens, first, after, has_figure=bool(figures)):
        return False
    vague = any(t.lower in VAGUE_FIGURES for t in content)
    return bool(figures) or vague or has_name(content) or has_date(content)


def _stands_alone(tokens: Sequence[Token], first: int, after: int, *, has_figure: bool) -> bool:
    """Tell a clause of its own from what merely hangs on to an attribution."""
    before = tokens[first - 1].lower if first else ""
    if has_figure and before == "to":
        return True
    joined = before in CONTRAST | {"and", ";"}
    if first and not joined:
        return False
    opening = tokens[first].lower
    if not first and (opening in _SUBORDINATE or opening in CONJUNCTIONS):
        return False
    return _has_verb(tokens, first + 1, after)


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
