"""From the encoder's answers to attributions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.encoded import make_encoded
from tracker.extraction.reading.decoding import Answer, Decoding, LinkedCue, decode_window, without_repeats
from tracker.extraction.reading.linking import DISTANCE_COUNT, LinkingHead
from tracker.extraction.reading.tags import (
    CONTENT,
    CUE,
    LINK_CONTENT,
    LINK_COUNT,
    LINK_SPEAKER,
    OUTSIDE,
    SPEAKER,
    TAG_COUNT,
)
from tracker.extraction.reading.windows import Window, build_windows, find_units

# Looks at nothing but the word itself: a word's link tag is the largest of its five numbers.
PLAIN_HEAD = LinkingHead(
    there=np.zeros((1, LINK_COUNT), dtype=np.float32),
    there_bias=np.zeros(LINK_COUNT, dtype=np.float32),
    gate=np.zeros((1, LINK_COUNT), dtype=np.float32),
    gate_bias=np.zeros(LINK_COUNT, dtype=np.float32),
    distance=np.zeros((DISTANCE_COUNT, LINK_COUNT), dtype=np.float32),
    link=np.eye(LINK_COUNT, dtype=np.float32),
    link_bias=np.zeros(LINK_COUNT, dtype=np.float32),
)
# Takes the answers as they come.
PLAIN = Decoding(
    tag_weight=0.0, cue_bias=0.0, speaker_bias=0.0, part_bias=0.0, least_speaker=1.0, most_shared=0.0
)
SPEAKER_CUE_CONTENT = [SPEAKER, CUE, CUE + 1, CONTENT, CONTENT + 1, OUTSIDE]
LINKS = [LINK_SPEAKER, OUTSIDE, OUTSIDE, LINK_CONTENT, LINK_CONTENT + 1, OUTSIDE]


def window_of(words: int, *, first_word: int = 0) -> Window:
    encoded = make_encoded([[1] * words])
    (window,) = build_windows(encoded, find_units(encoded))
    return replace(window, first_word=first_word)


def answer(
    tags: list[int], links: list[int], *, window: Window | None = None, clearness: float = 8.0
) -> Answer:
    words = len(tags)
    return Answer(
        window=window or window_of(words),
        tags=clearness * np.eye(TAG_COUNT, dtype=np.float32)[tags],
        here=clearness * np.eye(LINK_COUNT, dtype=np.float32)[links],
        product=np.zeros((words, LINK_COUNT), dtype=np.float32),
        states=np.zeros((words, 1), dtype=np.float32),
    )


def decode(read: Answer, decoding: Decoding | None = None) -> list[LinkedCue]:
    return decode_window(read, PLAIN_HEAD, decoding or PLAIN)


def test_a_cue_has_its_speaker_and_its_content() -> None:
    (found,) = decode(answer(SPEAKER_CUE_CONTENT, LINKS))
    assert (found.speaker, found.cue, found.content) == (((0, 1),), (1, 3), ((3, 5),))


def test_ranges_count_the_words_of_the_whole_text() -> None:
    window = window_of(6, first_word=100)
    (found,) = decode(answer(SPEAKER_CUE_CONTENT, LINKS, window=window))
    assert (found.speaker, found.cue, found.content) == (((100, 101),), (101, 103), ((103, 105),))


def test_each_of_several_cues_has_its_own_links() -> None:
    tags = [SPEAKER, CUE, CONTENT, CONTENT + 1, SPEAKER, CUE, CONTENT, CONTENT + 1]
    read = answer(tags, [LINK_SPEAKER, OUTSIDE, LINK_CONTENT, LINK_CONTENT + 1] * 2)
    # The cues' states differ, so that each leaves the half of the text out that it stands in.
    read.states[1], read.states[5] = 1, -1
    read.product[:4, OUTSIDE], read.product[4:, OUTSIDE] = 30, -30
    found = decode_window(read, replace(PLAIN_HEAD, gate=np.ones((1, LINK_COUNT), dtype=np.float32)), PLAIN)
    assert [(one.speaker, one.cue, one.content) for one in found] == [
        (((4, 5),), (1, 2), ((6, 8),)),
        (((0, 1),), (5, 6), ((2, 4),)),
    ]


def test_without_a_cue_nothing_is_attributed() -> None:
    assert decode(answer([OUTSIDE] * 6, LINKS)) == []


def test_a_cue_without_content_is_none() -> None:
    assert decode(answer(SPEAKER_CUE_CONTENT, [LINK_SPEAKER, *[OUTSIDE] * 5])) == []


def test_a_cue_without_a_speaker_stands() -> None:
    (found,) = decode(answer(SPEAKER_CUE_CONTENT, [OUTSIDE, *LINKS[1:]]))
    assert found.speaker == ()


def test_the_words_of_a_cue_are_neither_its_content_nor_its_speaker() -> None:
    links = [LINK_CONTENT, *[LINK_CONTENT + 1] * 5]
    (found,) = decode(answer(SPEAKER_CUE_CONTENT, links))
    assert all(after <= 1 or first >= 3 for first, after in (*found.content, *found.speaker))


def test_a_content_may_stand_on_both_sides_of_its_cue() -> None:
    tags = [CONTENT, CONTENT + 1, SPEAKER, CUE, CONTENT, CONTENT + 1]
    links = [LINK_CONTENT, LINK_CONTENT + 1, LINK_SPEAKER, OUTSIDE, LINK_CONTENT, LINK_CONTENT + 1]
    (found,) = decode(answer(tags, links))
    assert found.content == ((0, 2), (4, 6))


def test_a_bias_towards_cues_finds_one_that_was_nearly_missed() -> None:
    missed = answer([SPEAKER, OUTSIDE, OUTSIDE, CONTENT, CONTENT + 1, OUTSIDE], LINKS)
    missed.tags[1, CUE] = missed.tags[1, OUTSIDE] - 0.5
    assert decode(missed) == []
    (found,) = decode(missed, replace(PLAIN, cue_bias=1.0))
    assert found.cue == (1, 2)


def test_the_tags_decide_what_the_links_leave_open() -> None:
    doubtful = answer(SPEAKER_CUE_CONTENT, LINKS)
    doubtful.here[3:5] = 0
    doubtful.here[3:5, OUTSIDE] = 0.2
    assert decode(doubtful) == []
    (found,) = decode(doubtful, replace(PLAIN, tag_weight=1.0))
    assert {word for first, after in found.content for word in range(first, after)} == {3, 4}


def half_linked_speaker() -> Answer:
    """Return an answer in which the speaker is tagged, but linked to the cue with a share of a fifth only."""
    read = answer(SPEAKER_CUE_CONTENT, LINKS)
    read.here[0] = 0
    read.here[0, OUTSIDE] = 2.0
    return read


def test_a_bias_towards_speakers_links_one_that_was_nearly_missed() -> None:
    (without,) = decode(half_linked_speaker())
    (found,) = decode(half_linked_speaker(), replace(PLAIN, speaker_bias=3.0))
    assert (without.speaker, found.speaker) == ((), ((0, 1),))


@pytest.mark.parametrize(("least", "speaker"), [(0.1, ((0, 1),)), (0.3, ())])
def test_a_cue_without_a_linked_speaker_takes_a_tagged_one_that_is_likely_enough(
    least: float, speaker: tuple[tuple[int, int], ...]
) -> None:
    (found,) = decode(half_linked_speaker(), replace(PLAIN, least_speaker=least))
    assert found.speaker == speaker


def test_of_two_tagged_speakers_a_cue_takes_the_likelier() -> None:
    read = half_linked_speaker()
    read.tags[5] = 0
    read.tags[5, SPEAKER] = 8.0
    read.here[5, OUTSIDE] = 1.0
    (found,) = decode(read, replace(PLAIN, least_speaker=0.1))
    assert found.speaker == ((5, 6),)


def test_a_speaker_inside_the_content_is_not_taken_for_the_cues_own() -> None:
    read = half_linked_speaker()
    read.tags[0] = 0
    read.tags[3:5] = 0
    read.tags[3, SPEAKER] = read.tags[4, SPEAKER + 1] = 8.0
    (found,) = decode(read, replace(PLAIN, least_speaker=0.0))
    assert found.speaker == ()


def test_an_attribution_is_the_surer_the_clearer_the_answers_are() -> None:
    (clear,) = decode(answer(SPEAKER_CUE_CONTENT, LINKS, clearness=9.0))
    (vague,) = decode(answer(SPEAKER_CUE_CONTENT, LINKS, clearness=3.0))
    assert vague.sureness < clear.sureness <= 0
    assert clear.sureness == pytest.approx(0, abs=0.01)


def linked(cue: int, content: tuple[int, int], sureness: float) -> LinkedCue:
    return LinkedCue(speaker=(), cue=(cue, cue + 1), content=(content,), sureness=sureness)


def test_of_two_attributions_of_the_same_words_the_surer_stays() -> None:
    sure, unsure = linked(9, (0, 8), -0.1), linked(4, (0, 8), -0.5)
    assert without_repeats([unsure, sure], Decoding()) == [sure]


def test_attributions_that_share_few_words_both_stay_in_the_order_of_their_cues() -> None:
    late, early = linked(30, (8, 20), -0.1), linked(9, (0, 10), -0.5)
    assert without_repeats([late, early], Decoding(most_shared=0.3)) == [early, late]


def test_the_share_that_attributions_may_have_in_common_can_be_set() -> None:
    late, early = linked(30, (5, 20), -0.1), linked(9, (0, 10), -0.5)
    assert without_repeats([late, early], Decoding(most_shared=0.4)) == [late]
    assert without_repeats([late, early], Decoding(most_shared=0.5)) == [early, late]


LINKED_CUES = st.lists(
    st.builds(
        lambda cue, start, length, sureness: linked(cue, (start, start + length), sureness),
        st.integers(min_value=0, max_value=60),
        st.integers(min_value=0, max_value=50),
        st.integers(min_value=1, max_value=12),
        st.floats(min_value=-3, max_value=0),
    ),
    max_size=8,
)


@given(LINKED_CUES)
def test_no_attribution_shares_more_than_allowed_with_the_surer_ones(found: list[LinkedCue]) -> None:
    kept = without_repeats(found, Decoding(most_shared=0.3))
    assert [one.cue for one in kept] == sorted(one.cue for one in kept)
    taken: set[int] = set()
    for one in sorted(kept, key=lambda each: (-each.sureness, each.cue)):
        words = set(range(*one.content[0]))
        assert len(words & taken) <= 0.3 * len(words)
        taken |= words


@given(LINKED_CUES)
def test_leaving_repeats_out_twice_changes_nothing(found: list[LinkedCue]) -> None:
    once = without_repeats(found, Decoding())
    assert without_repeats(once, Decoding()) == once


def test_a_content_is_cut_in_parts_only_where_that_is_sure() -> None:
    read = answer(
        [CUE, CONTENT, CONTENT + 1, CONTENT + 1], [OUTSIDE, LINK_CONTENT, LINK_CONTENT + 1, LINK_CONTENT]
    )
    read.here[3, LINK_CONTENT + 1] = read.here[3, LINK_CONTENT] - 0.5
    (cut,), (whole,) = decode(read), decode(read, replace(PLAIN, part_bias=-0.7))
    assert (cut.content, whole.content) == (((1, 3), (3, 4)), ((1, 4),))
