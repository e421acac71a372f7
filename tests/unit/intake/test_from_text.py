"""What is recognised in an article's text, and what is rather left empty."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.drafts import find_draft_problems
from tracker.intake.from_text import ReadPassage, guess_draft
from tracker.models import limits
from tracker.models.enums import PassageKind

HEADLINE = PassageKind.HEADLINE
STANDFIRST = PassageKind.STANDFIRST
SENTENCE = PassageKind.SENTENCE
FURNITURE = PassageKind.FURNITURE
STORY = (SENTENCE, "Ministers met on Friday. ")


def read(*passages: tuple[PassageKind, str]) -> list[ReadPassage]:
    return [ReadPassage(kind=kind, words=words) for kind, words in passages]


def test_headline_and_standfirst_are_those_of_the_splitter_on_one_line() -> None:
    draft = guess_draft(
        read(
            (FURNITURE, "World"), (HEADLINE, "Ministers \n meet\n\n"), (STANDFIRST, "In the capital\n"), STORY
        )
    )
    assert (draft.headline, draft.standfirst) == ("Ministers meet", "In the capital")


def test_without_a_headline_the_opening_of_the_text_stands_in() -> None:
    draft = guess_draft(read((FURNITURE, "Menu\n"), (SENTENCE, "word " * 40)))
    assert draft.headline == "word " * 19 + "word…"


def test_a_text_of_furniture_alone_still_has_a_headline() -> None:
    assert guess_draft(read((FURNITURE, " \n"), (FURNITURE, "Menu\n"))).headline == "Menu"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and Ali bin Said in Almaty", "Jane Doe and Ali bin Said in Almaty"),
        ("BY JANE DOE | May 10, 2024", "JANE DOE"),
        ("By the time they came", ""),
        ("By Jane Doe.", ""),
        ("By Friday evening, ministers had met and gone home again to their families", ""),
    ],
)
def test_a_byline_is_recognised_only_where_it_is_plain(line: str, byline: str) -> None:
    assert guess_draft(read((FURNITURE, line), STORY)).byline == byline


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("With reporting from AFP", "AFP"),
        ("With reporting by Reuters and AP.", "Reuters and AP"),
        ("(With files from AFP)", "AFP"),
        ("(Reuters)", "Reuters"),
        ("— AFP", "AFP"),
        ("Reuters", ""),
        ("He worked with reporting from AFP.", ""),
    ],
)
def test_a_wire_credit_is_recognised_only_where_it_is_plain(line: str, credit: str) -> None:
    assert guess_draft(read(STORY, (FURNITURE, line))).wire_credit == credit


@pytest.mark.parametrize(
    "line",
    [
        "2024-05-10",
        "2024-05-10T08:30:00+05:00",
        "May 10, 2024",
        "Friday, May 10th, 2024 10:31 AM",
        "Published on 10 May 2024",
        "Published: Friday 10 May 2024",
        "By Jane Doe | 10 May 2024",
    ],
)
def test_a_line_that_is_a_day_is_the_day_of_publication(line: str) -> None:
    assert guess_draft(read((FURNITURE, line), STORY)).published_on == date(2024, 5, 10)


@pytest.mark.parametrize(
    "line", ["Friday, May 10", "2024-13-10", "31 February 2024", "It happened on May 10, 2024.", "10/05/2024"]
)
def test_a_day_that_is_not_plain_is_left_empty(line: str) -> None:
    assert guess_draft(read((FURNITURE, line), STORY)).published_on is None


def test_a_day_in_the_middle_of_the_story_is_not_the_day_of_publication() -> None:
    middle = [STORY] * 20 + [(SENTENCE, "10 May 2024")] + [STORY] * 20
    assert guess_draft(read(*middle)).published_on is None


def test_a_copyright_line_names_the_publisher() -> None:
    line = "© 2024 The Daily Gazette. All rights reserved."
    assert guess_draft(read(STORY, (FURNITURE, line))).publisher == "The Daily Gazette"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Ministers met.", "en"),
        ("שלום עולם", "he"),
        ("مرحبا بالعالم", "und"),
        ("Встреча", "und"),
        ("😀 231", "en"),
    ],
)
def test_the_language_is_left_open_where_letters_do_not_tell_it(words: str, language: str) -> None:
    assert guess_draft(read((SENTENCE, words))).language == language


@given(
    st.lists(
        st.tuples(st.sampled_from(PassageKind), st.text(min_size=1, max_size=3 * limits.LINE)), min_size=1
    )
)
def test_whatever_is_recognised_fits_its_field(passages: list[tuple[PassageKind, str]]) -> None:
    draft = guess_draft(read(*passages))
    problems = find_draft_problems(draft, latest=date.max)
    assert all("characters;" not in message for message in problems.values())
