"""Where sentences end."""

from __future__ import annotations

import pytest

from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.structure.sentences import find_sentences
from tracker.text.spans import Span


def sentences(text: str) -> list[str]:
    block = Span(0, len(text))
    return [span.of(text) for span in find_sentences(text, block, find_quotations(text, [block]))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rained. It stopped.", 2),
        ("It rained! Did it stop? Yes…  It did.", 4),
        ("Mr. Smith met Dr. Jones on Sept. 15, at noon.", 1),
        ("John F. Kennedy and U.S. Steel made a deal.", 1),
        ("He left the U.S. The others stayed.", 2),
        ("It cost 3.5 million. Nobody paid.", 2),
        ("He came at 9 a.m. and left.", 1),
        ("No. 5 won the race.", 1),
        ("今天下雨了。明天也会下雨。", 2),
        ("هل جاء؟ نعم جاء.", 2),
        ("यह एक वाक्य है। यह दूसरा है।", 2),
        ("a lower-case start. b follows.", 1),
        ("Sens. Ann Lee and Bob Day met Reps. Roe and Hall.", 1),
        ("Gen. Lee and Govs. Day and Roe met.", 1),
        ("He lives in Tampa, Fla. Gov. Lee does not.", 1),
        ("She was born in Tampa, Fla. The town is old.", 2),
        ("In Trenton, N.J. Mayor Lee won.", 1),
        ("Sen. Ann Lee (R-Ky.) Monday backed it.", 1),
        ("The court in Lee v. Hall ruled.", 1),
        ("On Sept. 15 they met in St. Louis.", 1),
        ("It began in Sept. They left.", 2),
        ("He shook his head no. Then he left.", 2),
        ("J.K. Hall and George H.W. Lee met.", 1),
        ("She has a Ph.D. The others do not.", 2),
        ("She spoke in Albany, N.Y. “They lost,” she said.", 2),
        ("He wanted . . . nothing. She did.", 2),
        ("Well ... nobody knows. It rained.", 2),
        ("They won?! Nobody knew.", 2),
        ("It grew 3.5 percent. In 2011. It fell.", 3),
        ("Sales rose. iPhones sold well.", 2),
        ("He said: “We won. We left.” The others stayed.", 2),
        ("See p. 5 and Art. 7 of it.", 1),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_quotation_of_two_sentences_stays_with_its_speaker() -> None:
    assert sentences("“We won. We are glad,” she said. He left.") == [
        "“We won. We are glad,” she said.",
        "He left.",
    ]


@pytest.mark.parametrize("tail", ["Smith asked.", "Jane Smith asked the judge.", "said Smith."])
def test_a_question_in_quotation_marks_keeps_the_speaker_after_it(tail: str) -> None:
    assert sentences(f"“Is it over?” {tail}") == [f"“Is it over?” {tail}"]


def test_a_sentence_after_a_quotation_stands_alone() -> None:
    assert sentences("“It is over.” Smith left the room.") == ["“It is over.”", "Smith left the room."]
