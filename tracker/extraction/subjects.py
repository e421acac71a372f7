"""Whose cue it is: the phrase before the verb, after it, or the subject shared with an earlier cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_verb, skip_adverbials
from tracker.extraction.cues import find_cues
from tracker.extraction.lexicon.words import CONJUNCTIONS, PRONOUNS, RELATIVES
from tracker.extraction.phrases import apposition_before, noun_phrase_after, noun_phrase_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.cues import Cue
    from tracker.extraction.phrases import Range
    from tracker.extraction.tokens import Sentence, Token

_DASHES = frozenset("—–―")
_BEFORE_PARTICIPLE = frozenset({",", "and", "while", "by", "before", "after", "in", "but"}) | _DASHES
_SHARES_SUBJECT = frozenset({"and", "but", "or", "then"})
_PRESENT_INVERTED = frozenset({"says", "writes", "asks", "adds"})
_AFTER_INVERSION = RELATIVES | CONJUNCTIONS
_NEVER_INVERTED = PRONOUNS - {"he", "she", "they"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cue with its speaker, before its content is known; `edge` is where the two begin."""

    cue: Cue
    speaker: Range
    inverted: bool
    edge: int

    @property
    def after(self) -> int:
        """Return the place after cue and, in `said Smith`, speaker."""
        return self.speaker[1] if self.inverted else self.cue.after


def find_drafts(sentence: Sentence) -> list[Draft]:
    """Return the cues of a sentence that have a subject, from left to right."""
    drafts: list[Draft] = []
    for cue in find_cues(sentence):
        draft = _draft(sentence.tokens, cue, drafts)
        if draft is not None:
            drafts.append(draft)
    return drafts


def main_subject(tokens: Sequence[Token], before: int) -> Range | None:
    """Return the subject of the first verb that stands before token `before`."""
    for number in range(1, before):
        token = tokens[number]
        if is_verb(token) or (token.lower.endswith("ed") and not token.is_capital):
            found = noun_phrase_before(tokens, number)
            apposition = apposition_before(tokens, number) if tokens[number - 1].text == "," else None
            found = apposition[0] if apposition else found
            if found is not None:
                return found
    return None


def _draft(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Draft]) -> Draft | None:
    if cue.first == 0:
        return None
    before = tokens[cue.first - 1]
    if cue.participle:
        return _shared(tokens, cue, earlier) if before.lower in _BEFORE_PARTICIPLE else None
    if before.is_quotation or before.text == ",":
        return _after_mark(tokens, cue)
    if before.lower in _SHARES_SUBJECT:
        return _shared(tokens, cue, earlier)
    if before.lower in RELATIVES:
        return _relative(tokens, cue)
    return _plain(cue, noun_phrase_before(tokens, cue.first))


def _plain(cue: Cue, speaker: Range | None) -> Draft | None:
    return Draft(cue=cue, speaker=speaker, inverted=False, edge=speaker[0]) if speaker else None


def _shared(tokens: Sequence[Token], cue: Cue, earlier: Sequence[Draft]) -> Draft | None:
    """Give `and added` and `, adding` the subject of the cue before, else of the sentence."""
    subject = earlier[-1].speaker if earlier else main_subject(tokens, cue.first)
    return Draft(cue=cue, speaker=subject, inverted=False, edge=cue.first) if subject else None


def _after_mark(tokens: Sequence[Token], cue: Cue) -> Draft | None:
    """Read `“...,” said Smith` and `Smith, the minister, said`."""
    quoted = tokens[cue.first - 1].is_quotation
    apposition = None if quoted else apposition_before(tokens, cue.first)
    if apposition is not None:
        return Draft(cue=cue, speaker=apposition[0], inverted=False, edge=apposition[1])
    after = noun_phrase_after(tokens, cue.after)
    if after is None or not _is_inverted(tokens, cue, after):
        return None
    return Draft(cue=cue, speaker=after, inverted=True, edge=cue.first)


def _relative(tokens: Sequence[Token], cue: Cue) -> Draft | None:
    """Take the words before `who said` for its speaker."""
    pronoun = cue.first - 1
    comma = pronoun > 0 and tokens[pronoun - 1].text == ","
    return _plain(cue, noun_phrase_before(tokens, pronoun - 1 if comma else pronoun))


def _is_inverted(tokens: Sequence[Token], cue: Cue, after: Range) -> bool:
    """Tell `said Smith` from `said the deal is dead`, by what follows the noun phrase."""
    if not cue.plain_past and tokens[cue.verb].lower not in _PRESENT_INVERTED:
        return False
    if tokens[after[0]].lower in _NEVER_INVERTED:
        return False
    end = skip_adverbials(tokens, after[1])
    return end >= len(tokens) or not tokens[end].is_word or tokens[end].lower in _AFTER_INVERSION
