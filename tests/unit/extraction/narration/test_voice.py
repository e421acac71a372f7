"""What the shares of the voices say about a stretch of text."""

from __future__ import annotations

import numpy as np
import pytest

from tracker.extraction.narration.statements import Part
from tracker.extraction.narration.voice import CHECKABLE, VOICES, Judgement, Voice, judge
from tracker.extraction.structure.tokens import tokenise

THRESHOLD = 0.5
# Nothing in its form speaks for or against it.
PLAIN = "The bridge is a part of the old road"


def judge_words(
    *words: dict[Voice, float],
    said: str = PLAIN,
    part: Part = Part.WHOLE,
    has_figure: bool = False,
    closing: str = ".",
    is_brief: bool = False,
    threshold: float = THRESHOLD,
) -> Judgement:
    shares = np.array([[word.get(voice, 0.0) for voice in VOICES] for word in words], dtype=np.float32)
    tokens = tokenise(said, 0, len(said))
    return judge(
        shares,
        tokens,
        part,
        closing=closing,
        has_figure=has_figure,
        is_brief=is_brief,
        threshold=threshold,
    )


def is_checkable(share: float, said: str, *, part: Part = Part.WHOLE, has_figure: bool = False) -> bool:
    words = {Voice.EVENT: share, Voice.REMARK: 1 - share}
    return judge_words(words, said=said, part=part, has_figure=has_figure).is_checkable


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


@pytest.mark.parametrize(
    ("share", "is_brief", "has_figure", "is_checkable"),
    [(0.4, False, True, False), (0.4, True, False, True), (0.2, True, False, False), (0.2, True, True, True)],
)
def test_in_a_brief_text_remarks_count_half_and_not_at_all_beside_a_figure(
    share: float, *, is_brief: bool, has_figure: bool, is_checkable: bool
) -> None:
    words = {Voice.EVENT: share, Voice.OPINION: 0.1, Voice.REMARK: 0.9 - share}
    judged = judge_words(words, is_brief=is_brief, has_figure=has_figure)
    assert judged.is_checkable is is_checkable


@pytest.mark.parametrize("mark", ["?", "？", "؟"])  # noqa: RUF001 (question marks of other scripts)
def test_a_question_cannot_be_checked_whatever_its_words_look_like(mark: str) -> None:
    judged = judge_words({Voice.EVENT: 1.0}, closing=mark)
    assert judged == Judgement(voice=Voice.QUESTION, sureness=0.0, is_checkable=False)


@pytest.mark.parametrize("said", ["The bridge will open to cars next May", "In 2019, the port won't close"])
def test_what_lies_ahead_is_a_prediction_unless_its_words_are_very_sure(said: str) -> None:
    ahead = judge_words({Voice.EVENT: 0.7, Voice.OPINION: 0.3}, said=said)
    assert ahead == Judgement(voice=Voice.PREDICTION, sureness=0.0, is_checkable=False)
    assert judge_words({Voice.EVENT: 0.95, Voice.OPINION: 0.05}, said=said).is_checkable


@pytest.mark.parametrize(
    "said",
    ["Lund could not be reached for comment", "The port didn’t answer a call for comment by Friday"],
)
def test_that_somebody_gave_no_comment_is_no_claim(said: str) -> None:
    judged = judge_words({Voice.EVENT: 1.0}, said=said)
    assert judged == Judgement(voice=Voice.REMARK, sureness=0.0, is_checkable=False)


@pytest.mark.parametrize(
    "said",
    [
        "In this episode, our editors take you behind the scenes",
        "It is time for a new podcast with an episode on roads",
        "Old Bridge To Close After Council Vote On New Road",
    ],
)
def test_headings_and_advertisements_are_no_claims(said: str) -> None:
    judged = judge_words({Voice.EVENT: 1.0}, said=said)
    assert judged == Judgement(voice=Voice.REMARK, sureness=0.0, is_checkable=False)


def test_news_about_a_podcast_can_be_checked() -> None:
    assert is_checkable(0.9, "The town closed its podcast about the old bridge in May")


@pytest.mark.parametrize(
    "said",
    [
        "If there is any part of the old road, it is the bridge",
        "The bridge is likely to be a part of the old road",
        "The bridge is probably a part of the old road",
    ],
)
def test_what_is_supposed_or_guessed_must_be_surer(said: str) -> None:
    assert not is_checkable(0.65, said)
    assert is_checkable(0.9, said)


def test_likely_voters_are_no_guess() -> None:
    assert is_checkable(0.55, "The poll of likely voters was a part of the plan", part=Part.WHOLE)


def test_a_crumb_beside_an_attribution_must_be_surest() -> None:
    assert not is_checkable(0.75, "he is not old", part=Part.CLAUSE)
    assert is_checkable(0.75, "he is not a part of the old road", part=Part.CLAUSE)


def test_what_happened_needs_less_sure_words_than_what_is_so() -> None:
    assert is_checkable(0.4, "The bridge was closed to cars by the town council")
    assert not is_checkable(0.4, PLAIN)


def test_a_figure_needs_less_sure_words() -> None:
    assert is_checkable(0.45, PLAIN, has_figure=True)
    assert not is_checkable(0.45, PLAIN)


@pytest.mark.parametrize(
    "said", ["We are a part of the old road through town", "The bridge is a terrible part of the old road"]
)
def test_an_essays_words_must_be_surer(said: str) -> None:
    assert not is_checkable(0.55, said)
    assert is_checkable(0.65, said)


def test_a_short_sentence_must_be_surer_unless_it_names_a_day() -> None:
    assert not is_checkable(0.55, "The bridge is old")
    assert is_checkable(0.55, "The bridge is open Friday")


@pytest.mark.parametrize(
    ("part", "claims"),
    [
        (Part.WHOLE, True),
        (Part.FRAME, True),
        (Part.CONTRAST, True),
        (Part.CLAUSE, False),
        (Part.ASIDE, True),
    ],
)
def test_what_hangs_beside_an_attribution_must_be_surer(part: Part, *, claims: bool) -> None:
    assert is_checkable(0.55, PLAIN, part=part) is claims


@pytest.mark.parametrize("said", ["The bridge opened in May", "The bridge, which will close in May, opened"])
def test_a_future_that_is_not_the_main_verbs_makes_no_prediction(said: str) -> None:
    judged = judge_words({Voice.EVENT: 1.0}, said=said)
    assert judged == Judgement(voice=Voice.EVENT, sureness=1.0, is_checkable=True)


def test_a_question_about_what_lies_ahead_is_a_question() -> None:
    judged = judge_words({Voice.EVENT: 1.0}, said="The bridge will open", closing="?")
    assert judged == Judgement(voice=Voice.QUESTION, sureness=0.0, is_checkable=False)
