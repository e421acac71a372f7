"""Which first lines are a headline although they end like a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.headlines import COMMON_IN_HEADLINES, NOT_IN_HEADLINES
from tracker.extraction.structure.lines import is_in_capitals, is_title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
_LONGEST_TITLE = 200
_LONGEST_WORDS = 16
_SHORTEST_WORDS = 3
_LEAST_GROWTH = 1.3
_LEAST_RETURNS = 0.3
_STEM = 5
_SAMPLE = 1500
_SHORTEST_STEM = 3
_FEWEST_RETURNS = 2
_FEWEST_PARAGRAPHS = 2
_QUOTED = re.compile(r"[\"“”«»]")


def is_headline_by_style(words: str, below: Sequence[str]) -> bool:
    """Tell a title that ends like a sentence from a first sentence; `below` are the next paragraphs of text.

    It has capitals throughout, or is short, written without articles and taken up again by a longer
    paragraph below. In doubt it is a sentence, for a sentence that is lost is worse than a headline too many.
    """
    if len(words) > _LONGEST_TITLE or len(below) < _FEWEST_PARAGRAPHS:
        return False
    following = max(below[:2], key=len)
    if len(following) < _LEAST_GROWTH * len(words):
        return False
    if is_in_capitals(words) or is_title_case(words):
        return not (is_in_capitals(following) or is_title_case(following))
    return _is_terse(words) and _is_taken_up(words, below)


def _is_terse(words: str) -> bool:
    found = words.replace("’", "'").lower().split()
    bare = {word.strip("\"'“”‘’.,:;!?()") for word in found}
    return (
        _SHORTEST_WORDS <= len(found) <= _LONGEST_WORDS
        and not bare & NOT_IN_HEADLINES
        and _QUOTED.search(words) is None
    )


def _is_taken_up(words: str, below: Sequence[str]) -> bool:
    stems = {
        word.lower()[:_STEM]
        for word in _WORD.findall(words)
        if len(word) >= _SHORTEST_STEM and word.lower() not in COMMON_IN_HEADLINES
    }
    text = " ".join(paragraph[:_SAMPLE] for paragraph in below)
    known = {word.lower()[:_STEM] for word in _WORD.findall(text)}
    return len(stems & known) >= max(_FEWEST_RETURNS, _LEAST_RETURNS * len(stems))
