"""What a cue attributes: the words after it, or the words before `, Smith said`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_adverb, is_verb, skip_adverbials
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.lexicon.words import AUXILIARIES, CONJUNCTIONS, CONTRAST
from tracker.extraction.phrases import noun_phrase_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.phrases import Range
    from tracker.extraction.subjects import Draft
    from tracker.extraction.tokens import Token

DASHES = frozenset("—–―")
STOPS = frozenset(".!?…;")
CLAUSE_EDGES = DASHES | {",", ";", ":", "and", "but", "while", "whereas", "although", "though", "or"}
_ENDS = STOPS | CLAUSE_EDGES
_LEADS_IN = frozenset({":", ",", "that"})
_TAKES_CLAUSE = frozenset({CueClass.SAY, CueClass.TELL, CueClass.THINK, CueClass.SHOW})
_TAKES_OBJECT = frozenset({CueClass.DESCRIBE, CueClass.STANCE})
_OPENING_CONJUNCTIONS = CONJUNCTIONS - {"if", "when", "because", "after", "since", "as"}


def find_contents(tokens: Sequence[Token], draft: Draft, bound: int, limit: int) -> tuple[Range, ...]:
    """Return the content of a cue as token ranges between `bound` and `limit`; empty when it has none."""
    start = None if draft.inverted else _start_after(tokens, draft, limit)
    trailing = _content_before(tokens, draft, bound)
    if trailing is not None and (draft.inverted or _nothing_follows(tokens, draft, start, trailing)):
        return (trailing, *resumed(tokens, trailing, draft.after, limit))
    if start is None:
        return ()
    end = _end_after(tokens, start, limit)
    return ((start, end),) if start < end else ()


def sentence_end(tokens: Sequence[Token]) -> int:
    """Return the place after the last token that is no full stop."""
    end = len(tokens)
    while end > 0 and tokens[end - 1].lower in STOPS:
        end -= 1
    return end


def _start_after(tokens: Sequence[Token], draft: Draft, limit: int) -> int | None:
    at = draft.after
    if draft.cue.cue_class is CueClass.TELL:
        recipient = noun_phrase_after(tokens, at)
        at = recipient[1] if recipient else at
    if draft.cue.cue_class in _TAKES_CLAUSE:
        at = skip_adverbials(tokens, at)
    at = _skip_aside(tokens, at)
    if draft.after < at < len(tokens) and _is_relative(tokens, at):
        return None
    leads_in = _LEADS_IN - {"that"} if draft.cue.cue_class in _TAKES_OBJECT else _LEADS_IN
    while at < limit and tokens[at].lower in leads_in:
        if tokens[at].text == "," and not (at + 1 < limit and tokens[at + 1].is_quotation):
            return None
        at += 1
    return at if at < limit else None


def _skip_aside(tokens: Sequence[Token], at: int) -> int:
    """Return the place after `, however,` when that stands at `at`."""
    aside = (
        at + 2 < len(tokens) and tokens[at].text == tokens[at + 2].text == "," and is_adverb(tokens[at + 1])
    )
    return at + 3 if aside else at


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Tell the `that` of `in a statement that gave no details` from the one that opens a content."""
    if tokens[at].lower != "that" or at + 1 >= len(tokens) or tokens[at - 1].is_time:
        return False
    helped = at + 2 < len(tokens) and tokens[at + 2].lower in AUXILIARIES
    return is_verb(tokens[at + 1]) and not helped


def _nothing_follows(tokens: Sequence[Token], draft: Draft, start: int | None, trailing: Range) -> bool:
    """Tell `“No,” she told reporters outside` from a cue whose content comes after it."""
    if start is None:
        return True
    before, opening = tokens[start - 1], tokens[start]
    if opening.is_quotation and before.text == ",":
        return True
    quoted = not any(token.is_word for token in tokens[trailing[0] : trailing[1]])
    if quoted and before.lower not in {"that", ":"} and not opening.is_quotation:
        return True
    return tokens[draft.after].text == ","


def _content_before(tokens: Sequence[Token], draft: Draft, bound: int) -> Range | None:
    """Return what stands before `, Smith said`."""
    edge = draft.edge
    if edge <= bound:
        return None
    left = tokens[edge - 1]
    if left.text != "," and not left.is_quotation and left.lower not in DASHES:
        return None
    end = edge if left.is_quotation else edge - 1
    start = bound
    while start < end and _is_opening(tokens[start]):
        start += 1
    return (start, end) if start < end else None


def _is_opening(token: Token) -> bool:
    """Tell `But` and stray marks, which are no part of a content, from its first word."""
    return token.lower in _OPENING_CONJUNCTIONS or not (token.is_word or token.is_quotation)


def resumed(tokens: Sequence[Token], opening: Range, after: int, limit: int) -> list[Range]:
    """Return the quotation that goes on after `he said,`, or the verb of `the dam, he said, is safe`."""
    at = skip_adverbials(tokens, after)
    if _awaits_verb(tokens, opening) and at + 1 < limit and tokens[at].text == ",":
        verb = next((n for n in range(at + 1, limit) if not is_adverb(tokens[n])), limit)
        end = _end_after(tokens, at + 1, limit)
        if verb < end and is_verb(tokens[verb]):
            return [(at + 1, end)]
    if at + 1 >= limit or tokens[at].text not in {",", "."}:
        return [(at, at + 1)] if at < limit and tokens[at].is_quotation else []
    quoted = [number for number in range(at + 1, limit) if tokens[number].is_quotation]
    return [(quoted[0], quoted[-1] + 1)] if quoted else []


def _awaits_verb(tokens: Sequence[Token], opening: Range) -> bool:
    """Tell a subject whose clause goes on after the attribution from a clause that is complete."""
    words = tokens[slice(*opening)]
    return any(t.is_word for t in words) and not any(
        is_verb(token) or (token.lower.endswith("ed") and not token.is_capital) for token in words
    )


def _end_after(tokens: Sequence[Token], start: int, limit: int) -> int:
    """Return where a content that starts at `start` ends: at a contrast, a stop or the limit."""
    end = limit
    for number in range(start + 1, limit):
        contrast = tokens[number].text == "," and number + 1 < limit and tokens[number + 1].lower in CONTRAST
        if contrast or tokens[number].lower in STOPS:
            end = number
            break
    while end > start and tokens[end - 1].lower in _ENDS:
        end -= 1
    return end
