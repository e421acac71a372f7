"""Where the sentences of a paragraph end, without breaking a quotation in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.cue_verbs import CUE_VERBS
from tracker.extraction.lexicon.stops import (
    BEFORE_NUMBER,
    ENDING,
    IN_SMALL_LETTERS,
    NEVER_ENDING,
    OPENERS,
    STATES,
    TITLES,
)
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.quotations import Quotation

_END = re.compile("[.!?…]{1,6}[\"”’'»)\\]]{0,4}\\s+|[。！？؟۔।][”’」』»]{0,2}\\s*")  # noqa: RUF001
_WORD_BEFORE = re.compile(r"[\w.]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_SPEECH = re.compile(r"(?:[\"“‘«]|''|``)[A-Z]")
_BRAND = re.compile(r"[a-z][A-Z]")
_WORDS_AFTER = re.compile(r"\w[\w.'’\-]*|[^\w\s]")
_QUOTATION_ENDS = frozenset("\"”'’»")
_DASHES = frozenset("—–―")
_LOOK_BACK = 16
_LOOK_AHEAD = 80
_LONGEST_SPEAKER = 5
_LONGEST_QUOTATION = 4000
_IN_BRACKETS = STATES | ENDING


def find_sentences(text: str, block: Span, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the sentences of a paragraph in order; `quotations` are those of the paragraph, in order."""
    found: list[Span] = []
    start = block.start
    held = [q.outer for q in quotations if q.outer.end - q.outer.start <= _LONGEST_QUOTATION]
    number = 0
    for match in _END.finditer(text, block.start, block.end):
        end = match.start() + len(match.group().rstrip())
        while number < len(held) and held[number].end < end:
            number += 1
        inside = number < len(held) and held[number].start < match.start() and end < held[number].end
        if inside or match.end() >= block.end or not _breaks(text, match, block.end):
            continue
        if text[start:end].strip():
            found.append(Span(start, end))
            start = match.end()
    found.append(Span(start, block.end))
    return tuple(found)


def _breaks(text: str, match: re.Match[str], limit: int) -> bool:
    following = text[match.end()]
    brand = following.islower() and _BRAND.match(text, match.end()) is not None
    if (following.islower() and not brand) or following in _DASHES or following in ".…":
        return False
    mark = match.group().rstrip()
    if mark[0] not in ".!?…":
        return True
    if len(mark) > 1 and mark[-1] in _QUOTATION_ENDS:
        ahead = text[match.end() : min(limit, match.end() + _LOOK_AHEAD)]
        if _names_speaker(ahead, may_run_on=mark[0] in "?!"):
            return False
    if mark == ".)":
        return not _stands_for_more(text, match.start(), match.end(), bracketed=True)
    return mark != "." or not _stands_for_more(text, match.start(), match.end(), bracketed=False)


def _stands_for_more(text: str, stop: int, following: int, *, bracketed: bool) -> bool:
    """Tell whether the full stop at `stop` belongs to its word rather than to a sentence."""
    before = _WORD_BEFORE.search(text[max(0, stop - _LOOK_BACK) : stop])
    if before is None:
        return False
    word = before.group()
    lead = text[stop - len(word) - 1 : stop - len(word)] if stop > len(word) else ""
    if word.isdigit():
        return False
    after = _WORDS_AFTER.match(text, following)
    next_word = after.group() if after else ""
    opens_sentence = next_word[:1].isupper() and next_word.lower() in OPENERS
    if len(word) > 1 and _SPEECH.match(text, following):
        opens_sentence = True
    if bracketed:
        return word.lower() in _IN_BRACKETS and lead in {"-", " ", "("} and not opens_sentence
    if next_word[:1].isdigit() and word.lower() in BEFORE_NUMBER:
        return True
    return _is_abbreviation(
        word, text[max(0, stop - len(word) - 2) : stop - len(word)], opens_sentence=opens_sentence
    )


def _is_abbreviation(word: str, lead: str, *, opens_sentence: bool) -> bool:
    """Tell whether a word before a full stop is an abbreviation; `lead` is what stands right before it."""
    lower = word.lower()
    if _INITIALS.fullmatch(word):
        return lower in NEVER_ENDING or not opens_sentence
    if len(word) == 1 and word.isupper():
        return word != "I" and not opens_sentence
    if lower in STATES and word[0].isupper() and (lead == ", " or lead[-1:] == "-"):
        return not opens_sentence
    if lower in ENDING:
        return not opens_sentence and (
            word[0].isupper() or lower in IN_SMALL_LETTERS or lower in {"al", "bros"}
        )
    return (lower in TITLES and word[0].isupper()) or lower in IN_SMALL_LETTERS


def _names_speaker(following: str, *, may_run_on: bool) -> bool:
    """Tell whether what follows a closing quotation mark is `Smith said.`, so that the sentence goes on."""
    words = _WORDS_AFTER.findall(following)
    for number, word in enumerate(words[: _LONGEST_SPEAKER + 1]):
        verb = word.rstrip(".")
        if verb in CUE_VERBS:
            rest = words[number + 1 : number + 2]
            return number > 0 and (may_run_on or verb != word or not rest or rest[0] == ",")
        if not (word[0].isupper() or word in {"the", "of"}):
            return False
    return False
