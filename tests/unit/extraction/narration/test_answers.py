"""Whose words an interview without quotation marks prints."""

from __future__ import annotations

from tracker.extraction.narration.answers import Answer, as_attributions, find_answers
from tracker.extraction.reading.attribution import Attribution
from tracker.extraction.structure.parts import read_structure
from tracker.text.spans import Span

OPENING = (
    "Ines Vogel has run the harbour of Lindhaven since the flood of 2021, and she has a new book out.\n\n"
)
TALK = (
    OPENING + "Q: How did it begin?\n\n"
    "Ines Vogel: It began on a Sunday. The water rose by two metres. We closed the gates.\n\n"
    "The pumps failed at six in the evening.\n\n"
    "Q: Who paid for it?\n\n"
    "IV: The city paid 12 million euros. The state gave nothing.\n\n"
    "She looks out at the harbour.\n"
)


def answers_of(text: str) -> tuple[Answer, ...]:
    return find_answers(text, read_structure(text).sentences)


def attributed(text: str, *others: Attribution) -> list[tuple[str, str]]:
    found = as_attributions(text, answers_of(text), others)
    return [
        (
            " ".join(span.of(text) for span in each.speaker),
            " … ".join(span.of(text) for span in each.content),
        )
        for each in found
    ]


def said(text: str, speaker: str, cue: str, content: str) -> Attribution:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    at = text.index(content)
    colon = text.rindex(cue, 0, at)
    return Attribution(
        speaker=(span(speaker),),
        cue=Span(colon, colon + len(cue)),
        content=(Span(at, at + len(content)),),
        sureness=0.9,
    )


def test_every_paragraph_of_an_answer_belongs_to_whoever_gave_it() -> None:
    assert attributed(TALK) == [
        ("Ines Vogel", "It began on a Sunday. The water rose by two metres. We closed the gates"),
        ("Ines Vogel", "The pumps failed at six in the evening"),
        ("Ines Vogel", "The city paid 12 million euros. The state gave nothing"),
    ]


def test_what_stands_below_the_last_answer_is_the_articles_own() -> None:
    assert not any("She looks out" in content for _, content in attributed(TALK))


def test_a_reading_of_a_part_of_the_answer_gives_way_to_the_whole() -> None:
    part = said(TALK, "Ines Vogel", ":", "It began on a Sunday")
    assert attributed(TALK, part) == attributed(TALK)


def test_whom_an_answer_cites_keeps_their_words() -> None:
    text = TALK.replace("The water rose by two metres.", "Lund said the water rose by two metres.")
    cited = said(text, "Lund", "said", "the water rose by two metres")
    assert ("Lund", "the water rose by two metres") in attributed(text, cited)
    assert ("Ines Vogel", "It began on a Sunday … We closed the gates") in attributed(text, cited)


def test_an_answer_of_nobody_named_has_no_speaker() -> None:
    text = TALK.replace("Ines Vogel: It", "A: It").replace("IV:", "A:")
    assert {speaker for speaker, _ in attributed(text)} == {""}


def test_labels_without_questions_are_no_interview() -> None:
    assert answers_of(TALK.replace("Q:", "Note:").replace("?", ".")) == ()


def test_one_question_and_answer_are_no_interview() -> None:
    assert answers_of(TALK[: TALK.index("Q: Who")]) == ()


def test_a_text_without_labels_has_no_answers() -> None:
    assert answers_of(OPENING) == ()
    assert find_answers("", ()) == ()
