"""Which words beside a number could be what it counts: nouns, plurals and units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.numbers import IRREGULAR_PLURALS
from tracker.extraction.lexicon.units import UNITS
from tracker.extraction.lexicon.words import FUNCTION_WORDS
from tracker.extraction.narration.adverbials import is_adverb, is_verb
from tracker.extraction.quantities.pieces import HYPHENS, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token


def is_counted_noun(pieces: Sequence[Token], number: int) -> bool:
    """Tell whether a lower-case word stands at `number` that could be counted, or describe what is."""
    if number >= len(pieces):
        return False
    piece = pieces[number]
    if not piece.is_word or piece.is_capital or piece.text[0].isdigit():
        return False
    return not (piece.lower in FUNCTION_WORDS or is_verb(piece) or is_adverb(piece))


def is_plural(pieces: Sequence[Token], number: int) -> bool:
    """Tell whether a plural that could be counted stands at `number`."""
    word = word_at(pieces, number)
    return is_counted_noun(pieces, number) and (word in IRREGULAR_PLURALS or word.endswith("s"))


def is_unit(pieces: Sequence[Token], number: int) -> bool:
    """Tell whether a unit of measurement stands at `number`, or is joined there by a hyphen."""
    number += word_at(pieces, number) in HYPHENS
    word = word_at(pieces, number)
    if word not in UNITS and word != "per":
        return False
    return not pieces[number].is_capital or pieces[number].text.isupper()
