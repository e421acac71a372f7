"""What the article says in its own voice, sorted: what can be checked, and what cannot and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from tracker.extraction.narration.main_verb import Happening, happening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How likely a stretch can be checked, and the likeliest voice on its side of the threshold."""

    voice: Voice
    sureness: float
    is_checkable: bool


def judge(
    shares: NDArray[np.float32], tokens: Sequence[Token], *, closing: str, threshold: float
) -> Judgement:
    """Judge a stretch from its words' shares of each voice (words, voices).

    `closing` is the sentence's last mark. Questions, and what the main verb says lies ahead, are told by
    rule.
    """
    if closing in _QUESTION_MARKS:
        return Judgement(voice=Voice.QUESTION, sureness=0.0, is_checkable=False)
    if happening_of(tokens) is Happening.AHEAD:
        return Judgement(voice=Voice.PREDICTION, sureness=0.0, is_checkable=False)
    mean = shares.mean(axis=0)
    checkable = float(mean[:CHECKABLE].sum())
    is_checkable = checkable >= threshold
    side = slice(0, CHECKABLE) if is_checkable else slice(CHECKABLE, None)
    voice = VOICES[int(mean[side].argmax()) + (0 if is_checkable else CHECKABLE)]
    return Judgement(voice=voice, sureness=round(checkable, 2), is_checkable=is_checkable)
