"""The edges of what is attributed."""

from __future__ import annotations

import math

import pytest

from tests.support.encoded import encode, span_of
from tracker.extraction.reading.attribution import Attribution, find_attributions
from tracker.extraction.reading.decoding import LinkedCue, WordRange
from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.quotations import find_quotations
from tracker.text.spans import Span


def attribute(
    text: str, *content: str, speaker: str = "Lund", cue: str = "said", sureness: float = -0.1
) -> Attribution | None:
    """Return what becomes of one attribution whose words the model has marked."""
    encoded = encode(text)

    def words_of(stretch: str) -> WordRange:
        start, end = span_of(text, stretch)
        touched = [
            number
            for number, (first, after) in enumerate(zip(encoded.starts, encoded.ends, strict=True))
            if first < end and after > start
        ]
        return touched[0], touched[-1] + 1

    linked = LinkedCue(
        speaker=(words_of(speaker),) if speaker else (),
        cue=words_of(cue),
        content=tuple(words_of(each) for each in content),
        sureness=sureness,
    )
    quotations = find_quotations(text, find_blocks(text))
    found = find_attributions(text, encoded, [linked], quotations)
    return found[0] if found else None


def contents(text: str, *content: str, speaker: str = "Lund", cue: str = "said") -> list[str]:
    found = attribute(text, *content, speaker=speaker, cue=cue)
    return [span.of(text) for span in found.content] if found else []


def test_a_lone_quotation_loses_its_marks() -> None:
    assert contents("Lund said: “The dam holds.”", "“The dam holds.”") == ["The dam holds."]


@pytest.mark.parametrize(
    "quotation",
    ["“The dam holds,”", "‘The dam holds,’", '"The dam holds,"', "«The dam holds»,", "‘The dam holds’,"],
)
def test_a_lone_quotation_loses_the_comma_that_leads_over_to_its_speaker(quotation: str) -> None:
    assert contents(f"{quotation} Lund said.", quotation) == ["The dam holds"]


@pytest.mark.parametrize("lead", [": ", ", ", " that "])
def test_a_lone_quotation_loses_its_marks_whatever_leads_to_it(lead: str) -> None:
    assert contents(f"Lund said{lead}“the dam holds”.", f"{lead}“the dam holds”.".strip()) == [
        "the dam holds"
    ]


def test_a_quotation_inside_a_content_keeps_its_marks() -> None:
    text = "Lund said the dam was “as good as new” after the flood."
    content = "the dam was “as good as new” after the flood"
    assert contents(text, content) == [content]


def test_a_content_that_begins_with_a_quotation_keeps_the_marks() -> None:
    text = "Lund said “as good as new” was how he saw the dam."
    content = "“as good as new” was how he saw the dam"
    assert contents(text, content) == [content]


@pytest.mark.parametrize(
    "missing", ["We are “glad that the dam holds", "glad that the dam holds", "that the dam holds"]
)
def test_a_content_that_misses_the_beginning_of_a_quotation_gets_it(missing: str) -> None:
    text = "“We are glad that the dam holds,” Lund said."
    content = missing.rpartition("“")[2]
    assert contents(text, content) == ["We are glad that the dam holds"]


def test_a_content_that_misses_the_end_of_a_quotation_gets_it() -> None:
    text = "Lund said: “We are glad that the dam holds.”"
    assert contents(text, "We are glad that") == ["We are glad that the dam holds."]


def test_a_content_that_leaves_most_of_a_quotation_out_is_left_as_it_is() -> None:
    text = "“We are glad, all of us in this valley, that the dam holds,” Lund said."
    assert contents(text, "that the dam holds") == ["that the dam holds"]


@pytest.mark.parametrize("lead", ["that ", "That ", ", that ", ": ", "— ", "… that "])
def test_what_leads_to_a_content_is_no_part_of_it(lead: str) -> None:
    text = f"Lund said{lead if lead[0] in ',:' else ' ' + lead}the dam was safe."
    content = f"{lead}the dam was safe"
    assert contents(text, content.strip()) == ["the dam was safe"]


@pytest.mark.parametrize("content", ["that was a mistake", "that is how dams break", "thatched roofs burn"])
def test_a_that_which_means_something_stays(content: str) -> None:
    assert contents(f"Lund said {content}.", content) == [content]


@pytest.mark.parametrize(
    ("content", "bare"),
    [
        ("the dam was safe.", "the dam was safe"),
        ("the dam was safe, ", "the dam was safe"),
        ("the dam cost $3.5 —", "the dam cost $3.5"),
        ("the dam was built in 1931.", "the dam was built in 1931"),
        ("the dam (of 1931) held.", "the dam (of 1931) held"),
        ("it held (in 1931).", "it held (in 1931)"),
    ],
)
def test_a_final_stop_or_comma_is_no_part_of_a_content(content: str, bare: str) -> None:
    assert contents(f"Lund said {content}", content.strip()) == [bare]


@pytest.mark.parametrize(
    "content",
    [
        "the dam was sold to the U.S.",
        "the gates open at 6 a.m.",
        "the dam belongs to Weir & Sons Inc.",
        "the dam was named after Adam Oyelaran Jr.",
        "the dam held...",
        "was the dam safe?",
        "the dam held!",
    ],
)
def test_a_final_mark_that_belongs_to_the_words_stays(content: str) -> None:
    assert contents(f"Lund said {content}", content) == [content]


def test_parts_with_nothing_but_marks_between_them_are_one() -> None:
    text = "Lund said the dam, built in 1931, was safe."
    assert contents(text, "the dam", "built in 1931", "was safe") == ["the dam, built in 1931, was safe"]


def test_parts_with_words_between_them_stay_apart() -> None:
    text = "“The dam holds,” Lund said, “and so do the gates.”"
    assert contents(text, "“The dam holds,”", "“and so do the gates.”") == [
        "The dam holds",
        "and so do the gates.",
    ]


def test_parts_in_two_paragraphs_stay_apart() -> None:
    text = "Lund said: “The dam holds.\n\n“The gates do too.”"
    assert contents(text, "The dam holds.", "The gates do too.") == ["The dam holds.", "The gates do too."]


@pytest.mark.parametrize("content", [",", "that", ", that"])
def test_an_attribution_of_nothing_but_marks_is_none(content: str) -> None:
    assert attribute("Lund said, that", content) is None


def test_speaker_and_cue_are_where_the_text_has_them() -> None:
    text = "😀 “The dam holds,” dam-keeper Ada Lund later said."
    found = attribute(text, "The dam holds", speaker="dam-keeper Ada Lund", cue="later said")
    assert found is not None
    assert [span.of(text) for span in found.speaker] == ["dam-keeper Ada Lund"]
    assert found.cue.of(text) == "later said"


def test_an_attribution_without_a_speaker_has_none() -> None:
    found = attribute("The dam was said to be safe.", "The dam", "to be safe", speaker="", cue="was said")
    assert found is not None
    assert found.speaker == ()


def test_all_spans_come_in_the_order_of_the_text() -> None:
    text = "The dam, Lund said, was safe."
    found = attribute(text, "The dam", "was safe")
    assert found is not None
    assert [span.of(text) for span in found.spans] == ["The dam", "Lund", "said", "was safe"]


@pytest.mark.parametrize("sureness", [-3.0, -0.5, 0.0, 0.2])
def test_how_sure_the_model_is_lies_between_nothing_and_one(sureness: float) -> None:
    found = attribute("Lund said the dam was safe.", "the dam was safe", sureness=sureness)
    assert found is not None
    assert found.sureness == pytest.approx(min(1.0, math.exp(sureness)), abs=0.005)


def test_a_long_gap_inside_a_content_costs_no_more_than_its_length() -> None:
    text = "Lund said the dam" + " " * 200_000 + "was safe."
    found = attribute(text, "the dam" + " " * 200_000 + "was safe.")
    assert found is not None
    assert found.content == (Span(10, len(text) - 1),)
