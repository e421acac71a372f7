"""Where `one` counts nothing: as a pronoun, in a phrase, and before somebody who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.cue_verbs import CUE_VERBS
from tracker.extraction.lexicon.figures import AFTER_PRONOUN, BEFORE_PRONOUN, HARMS, LONE
from tracker.extraction.lexicon.numbers import QUALIFIER_ENDS
from tracker.extraction.lexicon.units import UNITS
from tracker.extraction.lexicon.words import AUXILIARIES, BE, FUNCTION_WORDS
from tracker.extraction.narration.adverbials import is_verb
from tracker.extraction.quantities.nouns import is_counted_noun, is_unit
from tracker.extraction.quantities.pieces import HYPHENS, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_LONGEST_NAME, _LONGEST_SUBJECT, _FARTHEST_OTHER = 4, 7, 20


def is_idle_one(pieces: Sequence[Token], at: int) -> bool:
    """Tell the `one` of `a clumsy one`, `one official said` and `from one city to the next` from a count."""
    if _is_pronoun(pieces, at) or _is_step(pieces, at) or _is_predicate(pieces, at):
        return True
    return word_at(pieces, at - 1) not in QUALIFIER_ENDS and _is_article(pieces, at)


def _is_article(pieces: Sequence[Token], at: int) -> bool:
    """Tell the `One` of `One farmer wrote`, which counts nothing, from that of `One day passed`."""
    noun = _skip_name(pieces, at + 1)
    if is_unit(pieces, at + 1) or not is_counted_noun(pieces, noun):
        return False
    if pieces[at].is_capital:
        return not _comes_to_harm(pieces, noun)
    return _speaks(pieces, at, noun)


def _comes_to_harm(pieces: Sequence[Token], noun: int) -> bool:
    """Tell the casualties of `One soldier was killed`, who are counted."""
    return not HARMS.isdisjoint(piece.lower for piece in pieces[noun + 1 : noun + _LONGEST_SUBJECT])


def _speaks(pieces: Sequence[Token], at: int, noun: int) -> bool:
    """Tell the speaker of `one senior official said` and `said one of the voters`."""
    if _is_speech(word_at(pieces, at - 1)):
        return True
    for piece in pieces[noun + 1 : noun + _LONGEST_SUBJECT]:
        if not piece.is_word or is_verb(piece):
            return _is_speech(piece.lower)
    return False


def _is_speech(word: str) -> bool:
    cue = CUE_VERBS.get(word)
    return cue is not None and not cue.homograph and word not in AUXILIARIES


def _is_step(pieces: Sequence[Token], at: int) -> bool:
    """Tell `from one contest to the next`, `one way or another` and `one job, not another job`."""
    words = [piece.lower for piece in pieces[at + 1 : at + _FARTHEST_OTHER]]
    if word_at(pieces, at - 1) == "from" and "to" in words[:_LONGEST_SUBJECT]:
        return words[words.index("to") + 1 :][:2] == ["the", "next"] or "another" in words
    if "another" not in words:
        return False
    other = words.index("another")
    return words[other - 1 : other] == ["or"] or words[:1] == words[other + 1 : other + 2]


def _is_predicate(pieces: Sequence[Token], at: int) -> bool:
    """Tell `that was one piece of evidence` and `as one solution` from `there was one witness`."""
    before = word_at(pieces, at - 1)
    if before != "as" and (before not in BE or word_at(pieces, at - 2) == "there"):
        return False
    noun = at + 1
    while is_counted_noun(pieces, noun) and not is_unit(pieces, noun):
        noun += 1
    return noun > at + 1 and not is_unit(pieces, noun)


def _is_pronoun(pieces: Sequence[Token], at: int) -> bool:
    before, following = word_at(pieces, at - 1), word_at(pieces, at + 1)
    if before in BEFORE_PRONOUN or (before == "in" and at == 1):
        return True
    if following in HYPHENS:
        return word_at(pieces, at + 4) != "old"
    if (
        (before in HYPHENS and word_at(pieces, at - 4) == "one")
        or following in AFTER_PRONOUN
        or ("'" in following and following.partition("'")[0] in FUNCTION_WORDS)
        or at + 1 >= len(pieces)
    ):
        return True
    if following in UNITS or (is_counted_noun(pieces, at + 1) and not following.endswith("ed")):
        return False
    noun = _skip_name(pieces, at + 1)
    if noun > at + 1 and is_counted_noun(pieces, noun) and not word_at(pieces, noun).endswith("ed"):
        return False
    restricted = before in {"only", "just"} and following == "of" and word_at(pieces, at - 2) != "the"
    return not (before in LONE or restricted) or not pieces[at + 1].is_word


def _skip_name(pieces: Sequence[Token], at: int) -> int:
    """Return the place after the capitals of `one African American candidate`."""
    first = at
    while at < len(pieces) and at - first < _LONGEST_NAME and pieces[at].is_capital:
        at += 1
    return at
