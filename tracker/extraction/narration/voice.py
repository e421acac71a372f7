"""What the article says in its own voice, sorted: what can be checked, and what cannot and why."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from tracker.extraction.lexicon.kind_words import JUDGEMENTS
from tracker.extraction.lexicon.words import NEGATIONS
from tracker.extraction.narration.main_verb import Happening, happening_of
from tracker.extraction.narration.statements import Part
from tracker.extraction.narration.tone import advertises, guesses, is_headed, supposes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracker.extraction.structure.tokens import Token


class Voice(StrEnum):
    """What a stretch of text does; the first three can be checked, and nobody is quoted for them."""

    EVENT = "event"
    ESTIMATE = "estimate"
    STATEMENT = "statement"
    OPINION = "opinion"
    PREDICTION = "prediction"
    QUESTION = "question"
    REMARK = "remark"
    REPORTED = "reported"


VOICES: Final = tuple(Voice)
CHECKABLE: Final = 3
_QUESTION_MARKS = frozenset("?？؟")  # noqa: RUF001 (question marks of other scripts)
# What its form adds to the logit of a stretch's checkable share: a logistic fit on 137 labelled articles,
# divided by its weight of the share. What happened and a figure can be checked. What lies ahead seldom can:
# only a fixed date such as `the debate will be held on Tuesday` is sure enough in its words. Essays say `we`
# and judge. A short sentence without a day is a remark more often than a fact. A clause beside an attribution
# may be a crumb of it, unless a word such as `but` sets it against that; the shorter, the likelier. What is
# supposed or guessed (`if`, `likely`) is a columnist's more often than a reporter's. These last weights were
# chosen so that they cost no claim of the labelled sets `tune`, `test` and `fresh`.
_HAPPENED = 0.6
_LIES_AHEAD = -1.75
_COUNTED = 0.4
_FIRST_PERSON = -0.45
_JUDGED = -0.45
_SHORT = -0.5
_BESIDE = -0.5
_CRUMB = -0.6
_SUPPOSED = -1.2
_GUESSED = -0.8
# The model tells remarks by the text around them, and a brief text has none: half of what it takes for
# remarks does not count there, and none of it where a figure stands. Chosen on lone paragraphs.
_REMARK = VOICES.index(Voice.REMARK)
_BRIEF_REMARK = 0.5
_FEW_WORDS = 8
_CRUMB_WORDS = 6
_SPEAKERS_OWN = frozenset({"i", "we", "you", "us", "me", "our", "my", "your"})
_SUREST = 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How likely a stretch can be checked, and the likeliest voice on its side of the threshold."""

    voice: Voice
    sureness: float
    is_checkable: bool


def judge(
    shares: NDArray[np.float32],
    tokens: Sequence[Token],
    part: Part,
    *,
    closing: str,
    has_figure: bool,
    is_brief: bool,
    threshold: float,
) -> Judgement:
    """Judge a stretch from its words' shares of each voice (words, voices) and from its form.

    `closing` is the sentence's last mark; a question is told by rule, and so are headings, advertisements of
    the paper's own and that somebody gave no comment. `threshold` is the checkable share from which a plain
    statement counts.
    """
    if closing in _QUESTION_MARKS:
        return Judgement(voice=Voice.QUESTION, sureness=0.0, is_checkable=False)
    if _tells_of_silence(tokens) or advertises(tokens) or (is_headed(tokens) and not has_figure):
        return Judgement(voice=Voice.REMARK, sureness=0.0, is_checkable=False)
    happening = happening_of(tokens)
    mean = np.add.reduce(shares, axis=0) / len(shares)
    unsaid = float(mean[_REMARK]) * (1 if has_figure else _BRIEF_REMARK) * is_brief
    checkable = float(mean[:CHECKABLE].sum()) / max(1 - unsaid, 1 - _SUREST)
    added = _form(tokens, part, happening, has_figure=has_figure)
    is_checkable = _logit(checkable) + added >= _logit(threshold)
    if not is_checkable and happening is Happening.AHEAD:
        return Judgement(voice=Voice.PREDICTION, sureness=0.0, is_checkable=False)
    side = slice(0, CHECKABLE) if is_checkable else slice(CHECKABLE, None)
    voice = VOICES[int(mean[side].argmax()) + (0 if is_checkable else CHECKABLE)]
    return Judgement(voice=voice, sureness=round(checkable, 2), is_checkable=is_checkable)


def _tells_of_silence(tokens: Sequence[Token]) -> bool:
    """Tell `Lund could not be reached for comment`, by which a paper says that it asked."""
    words = [token.lower for token in tokens]
    asked = any(pair in {("for", "comment"), ("to", "comment")} for pair in pairwise(words))
    return asked and any(word in NEGATIONS or word.endswith("n't") for word in words)


def _form(tokens: Sequence[Token], part: Part, happening: Happening, *, has_figure: bool) -> float:
    """Return what the form of a stretch adds to the logit of its checkable share."""
    words = [token.lower for token in tokens if token.is_word]
    is_crumb = part not in {Part.WHOLE, Part.FRAME} and len(words) < _CRUMB_WORDS and not has_figure
    is_short = len(words) < _FEW_WORDS and not any(token.is_time for token in tokens)
    return (
        _HAPPENED * (happening is Happening.EVENT)
        + _LIES_AHEAD * (happening is Happening.AHEAD)
        + _COUNTED * has_figure
        + _FIRST_PERSON * any(word in _SPEAKERS_OWN for word in words)
        + _JUDGED * any(word in JUDGEMENTS for word in words)
        + _SHORT * (part is Part.WHOLE and is_short)
        + _SUPPOSED * supposes(tokens)
        + _GUESSED * guesses(tokens)
        + _CRUMB * is_crumb
        + _BESIDE * (part is Part.CLAUSE)
    )


def _logit(share: float) -> float:
    share = min(max(share, 1 - _SUREST), _SUREST)
    return math.log(share / (1 - share))
