"""What the network should answer for an annotated article."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.support.encoded import list_words, shipped_tokenizer, span_of
from tracker.extraction.narration.voice import VOICES, Voice
from tracker.extraction.reading.tags import (
    CONTENT,
    CUE,
    LINK_CONTENT,
    LINK_SPEAKER,
    OUTSIDE,
    SPEAKER,
    find_runs,
)
from tracker.extraction.training.corpus import GoldAttribution, Pieces
from tracker.extraction.training.examples import Example, build_example
from tracker.extraction.training.voice_labels import UNLABELLED, VoiceLabels

TEXT = "“It rained,” Lund said, “and it blew.”\n\nOyelaran denied that it rained hard."


def places(*stretches: str, text: str = TEXT) -> Pieces:
    return tuple(span_of(text, each) for each in stretches)


LUND = GoldAttribution(
    speaker=places("Lund"), cue=places("said"), content=places("“It rained,”", "“and it blew.”")
)
OYELARAN = GoldAttribution(
    speaker=places("Oyelaran"), cue=places("denied"), content=places("that it rained hard")
)


def build(*attributions: GoldAttribution, text: str = TEXT) -> Example:
    return build_example(text, attributions, shipped_tokenizer())


def spans(example: Example, text: str = TEXT) -> list[tuple[int, str]]:
    words = list_words(text, example.encoded)
    return [(role, " ".join(words[first:after])) for role, first, after in find_runs(example.tags)]


def linked(example: Example, number: int, text: str = TEXT) -> list[tuple[str, int]]:
    words = list_words(text, example.encoded)
    return [(words[word], tag) for word, tag in sorted(example.links[number].tags.items())]


def test_words_are_tagged_by_their_roles() -> None:
    assert spans(build(LUND, OYELARAN)) == [
        (CONTENT, "“ It rained , ”"),
        (SPEAKER, "Lund"),
        (CUE, "said"),
        (CONTENT, "“ and it blew . ”"),
        (SPEAKER, "Oyelaran"),
        (CUE, "denied"),
        (CONTENT, "that it rained hard"),
    ]


def test_an_article_without_attributions_has_no_tags_and_no_links() -> None:
    example = build()
    assert set(example.tags.tolist()) == {OUTSIDE}
    assert example.links == ()


def test_each_cue_is_linked_to_its_own_speaker_and_content() -> None:
    example = build(LUND, OYELARAN)
    assert linked(example, 1) == [
        ("Oyelaran", LINK_SPEAKER),
        ("that", LINK_CONTENT),
        ("it", LINK_CONTENT + 1),
        ("rained", LINK_CONTENT + 1),
        ("hard", LINK_CONTENT + 1),
    ]
    words = list_words(TEXT, example.encoded)
    assert [words[links.first] for links in example.links] == ["said", "denied"]


def test_each_part_of_a_content_begins_anew() -> None:
    tags = [tag for _, tag in linked(build(LUND), 0) if tag != LINK_SPEAKER]
    assert tags == [LINK_CONTENT, *[LINK_CONTENT + 1] * 4, LINK_CONTENT, *[LINK_CONTENT + 1] * 5]


def test_a_content_begins_anew_in_the_next_paragraph() -> None:
    text = "Lund said: “It rained.\n\n“It blew.”"
    whole = text[text.index("“") :]
    lund = GoldAttribution(
        speaker=places("Lund", text=text), cue=places("said", text=text), content=places(whole, text=text)
    )
    words = [word for word, tag in linked(build(lund, text=text), 0, text) if tag == LINK_CONTENT]
    assert words == ["“", "“"]


def test_a_cue_of_several_words_is_linked_by_its_first_and_last() -> None:
    text = "It rained, Lund was heard to say."
    lund = GoldAttribution(
        speaker=places("Lund", text=text),
        cue=places("was heard to say", text=text),
        content=places("It rained", text=text),
    )
    (links,) = build(lund, text=text).links
    words = list_words(text, build(text=text).encoded)
    assert (words[links.first], words[links.last]) == ("was", "say")


def test_an_attribution_without_a_cue_is_tagged_but_not_linked() -> None:
    example = build(GoldAttribution(speaker=(), cue=(), content=places("that it rained hard")))
    assert spans(example) == [(CONTENT, "that it rained hard")]
    assert example.links == ()


def test_where_roles_overlap_content_goes_before_cue_and_cue_before_speaker() -> None:
    text = "Lund said Oyelaran said it rained."
    outer = GoldAttribution(
        speaker=places("Lund", text=text),
        cue=places("Lund said", text=text),
        content=places("Oyelaran said it rained", text=text),
    )
    inner = GoldAttribution(
        speaker=places("Oyelaran", text=text), cue=(), content=places("it rained", text=text)
    )
    assert spans(build(outer, inner, text=text), text) == [
        (CUE, "Lund said"),
        (CONTENT, "Oyelaran said it rained"),
    ]


def test_a_span_begins_anew_behind_a_word_of_another_role() -> None:
    text = "It rained, Lund said, and it blew."
    lund = GoldAttribution(
        speaker=places("It rained, Lund said, and it blew", text=text),
        cue=places("said", text=text),
        content=places("rained, Lund", text=text),
    )
    assert spans(build(lund, text=text), text) == [
        (SPEAKER, "It"),
        (CONTENT, "rained , Lund"),
        (CUE, "said"),
        (SPEAKER, ", and it blew"),
    ]


def test_a_linked_content_begins_anew_behind_a_word_of_the_speaker() -> None:
    text = "It rained, Lund said, and it blew."
    lund = GoldAttribution(
        speaker=places("Lund", text=text),
        cue=places("said", text=text),
        content=places("It rained, Lund said, and", text=text),
    )
    first, then = LINK_CONTENT, LINK_CONTENT + 1
    tags = [first, then, then, LINK_SPEAKER, first, then, then]
    assert [tag for _, tag in linked(build(lund, text=text), 0, text)] == tags


def test_a_span_goes_on_behind_a_word_that_has_its_role_already() -> None:
    text = "It rained, Lund said, and it blew."
    one = GoldAttribution(speaker=(), cue=(), content=places("rained, Lund", text=text))
    other = GoldAttribution(speaker=(), cue=(), content=places("It rained, Lund said", text=text))
    tags = build(one, other, text=text).tags.tolist()
    assert tags[:5] == [CONTENT, CONTENT, CONTENT + 1, CONTENT + 1, CONTENT + 1]


def test_a_word_is_in_a_role_when_any_of_it_is() -> None:
    start, end = span_of(TEXT, "that it rained hard")
    example = build(GoldAttribution(speaker=(), cue=(), content=((start + 2, end - 2),)))
    assert spans(example) == [(CONTENT, "that it rained hard")]


def test_a_place_between_words_tags_nothing() -> None:
    gap = TEXT.index("\n\n")
    example = build(GoldAttribution(speaker=(), cue=((gap, gap + 2),), content=((gap, gap + 2),)))
    assert set(example.tags.tolist()) == {OUTSIDE}
    assert example.links == ()


def test_voices_are_unlabelled_where_nobody_labelled_them() -> None:
    assert set(build(LUND).voices.tolist()) == {UNLABELLED}


def test_labelled_voices_stand_beside_the_tags() -> None:
    labels = VoiceLabels(sentences=((0, Voice.REPORTED),), claims=())
    voices = build_example(TEXT, [LUND], shipped_tokenizer(), labels).voices
    assert set(voices.tolist()) == {VOICES.index(Voice.REPORTED)}


STRETCHES = st.sets(st.integers(min_value=0, max_value=len(TEXT)), min_size=2, max_size=6).map(
    lambda cuts: tuple(pairwise(sorted(cuts)))[::2]
)
ATTRIBUTIONS = st.lists(
    st.builds(GoldAttribution, speaker=STRETCHES, cue=STRETCHES, content=STRETCHES), max_size=3
)


@given(ATTRIBUTIONS)
def test_answers_never_continue_a_role_that_was_not_begun(attributions: list[GoldAttribution]) -> None:
    example = build(*attributions)
    words = range(len(example.encoded))
    links = [[links.tags.get(word, OUTSIDE) for word in words] for links in example.links]
    for row in (example.tags.tolist(), *links):
        again = np.zeros(len(row), dtype=np.int64)
        for role, first, after in find_runs(np.array(row, dtype=np.int64)):
            again[first] = role
            again[first + 1 : after] = role + 1
        assert again.tolist() == row
