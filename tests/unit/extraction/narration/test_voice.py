"""What the shares of the voices say about a stretch of text."""

from __future__ import annotations

import numpy as np
import pytest

from tracker.extraction.narration.voice import CHECKABLE, VOICES, Judgement, Voice, judge
from tracker.extraction.structure.tokens import tokenise

THRESHOLD = 0.5


def judge_words(
    *words: dict[Voice, float], said: str = "", closing: str = ".", threshold: float = THRESHOLD
) -> Judgement:
    shares = np.array([[word.get(voice, 0.0) for voice in VOICES] for word in words], dtype=np.float32)
    return judge(shares, tokenise(said, 0, len(said)), closing=closing, threshold=threshold)


def test_only_events_estimates_and_statements_can_be_checked() -> None:
    assert set(VOICES[:CHECKABLE]) == {Voice.EVENT, Voice.ESTIMATE, Voice.STATEMENT}


@pytest.mark.parametrize("voice", VOICES)
def test_a_stretch_in_one_voice_has_that_voice(voice: Voice) -> None:
    judged = judge_words({voice: 1.0})
    assert judged.voice is voice
    assert judged.is_checkable == (voice in VOICES[:CHECKABLE])


def test_checkable_voices_count_together() -> None:
    judged = judge_words({Voice.EVENT: 0.25, Voice.STATEMENT: 0.35, Voice.OPINION: 0.4})
    assert judged == Judgement(voice=Voice.STATEMENT, sureness=0.6, is_checkable=True)


def test_voices_that_cannot_be_checked_count_together_too() -> None:
    judged = judge_words({Voice.EVENT: 0.4, Voice.PREDICTION: 0.35, Voice.OPINION: 0.25})
    assert judged == Judgement(voice=Voice.PREDICTION, sureness=0.4, is_checkable=False)


def test_every_word_counts_the_same() -> None:
    judged = judge_words({Voice.EVENT: 1.0}, {Voice.REMARK: 1.0}, {Voice.EVENT: 1.0}, {Voice.EVENT: 1.0})
    assert judged == Judgement(voice=Voice.EVENT, sureness=0.75, is_checkable=True)


@pytest.mark.parametrize(("threshold", "is_checkable"), [(0.4, True), (0.5, True), (0.6, False)])
def test_a_stretch_on_the_threshold_can_be_checked(threshold: float, *, is_checkable: bool) -> None:
    judged = judge_words({Voice.EVENT: 0.5, Voice.REMARK: 0.5}, threshold=threshold)
    assert judged.is_checkable is is_checkable


@pytest.mark.parametrize("mark", ["?", "？", "؟"])  # noqa: RUF001 (question marks of other scripts)
def test_a_question_cannot_be_checked_whatever_its_words_look_like(mark: str) -> None:
    judged = judge_words({Voice.EVENT: 1.0}, closing=mark)
    assert judged == Judgement(voice=Voice.QUESTION, sureness=0.0, is_checkable=False)


@pytest.mark.parametrize("said", ["The bridge will open in May", "In 2019, the port won't close"])
def test_what_the_main_verb_says_lies_ahead_is_a_prediction_whatever_its_words_look_like(said: str) -> None:
    judged = judge_words({Voice.EVENT: 1.0}, said=said)
    assert judged == Judgement(voice=Voice.PREDICTION, sureness=0.0, is_checkable=False)


@pytest.mark.parametrize("said", ["The bridge opened in May", "The bridge, which will close in May, opened"])
def test_a_future_that_is_not_the_main_verbs_makes_no_prediction(said: str) -> None:
    judged = judge_words({Voice.EVENT: 1.0}, said=said)
    assert judged == Judgement(voice=Voice.EVENT, sureness=1.0, is_checkable=True)


def test_a_question_about_what_lies_ahead_is_a_question() -> None:
    judged = judge_words({Voice.EVENT: 1.0}, said="The bridge will open", closing="?")
    assert judged == Judgement(voice=Voice.QUESTION, sureness=0.0, is_checkable=False)
