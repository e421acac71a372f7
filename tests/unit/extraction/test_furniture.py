"""What is no part of an article."""

from __future__ import annotations

import pytest

from tracker.extraction.furniture import dateline_length, furniture_reason, is_section_name


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("With reporting from AFP", "names those who contributed"),
        ("Reporting by Ann Lee; editing by Jon Hall", "names those who contributed"),
        ("Sam Roe contributed to this report.", "names those who contributed"),
        ("(Reporting by Ann Lee; Editing by Jon Hall)", "names those who contributed"),
        ("Words: Ann Lee", "names those who contributed"),
        ("Editing by Jon Hall", "names those who contributed"),
        ("OSLO, 3 May 2024", "a dateline"),
        ("(Reuters)", "an agency credit"),
        ("Related Articles", "a heading over links"),
        ("You may also like", "a heading over links"),
        ("Back to top button", "a link of the page"),
        ("Read more", "a link to something else"),
        ("READ ALSO: Ten facts about rain", "a link to something else"),
        ("Share", "a control of the page"),
        ("Facebook | Twitter | Email", "a control of the page"),
        ("12 comments", "a control of the page"),
        ("Advertisement", "an advertisement"),
        ("We use cookies to improve this site.", "a cookie notice"),
        ("© 2024 The Times", "a copyright line"),
        ("The Times. All rights reserved.", "a copyright line"),
        ("By Maria Keller and Tom Lund", "a byline"),
        ("Tom Lund, Political Correspondent", "a byline"),
        ("Published 3 June 2024 at 10:30", "a date line"),
        ("May 10, 2019", "a date line"),
        ("5 min read", "a date line"),
        ("Photo: Jan Berg/Harbour Post", "a caption or picture credit"),
        ("Photo: Jan Berg", "a caption or picture credit"),
        ("A boat on the Rhine in June. (Jan Berg/Getty Images)", "a caption or picture credit"),
        ("* * *".replace(" ", ""), "a divider"),
        ("https://example.org/a", "an address"),
        ("Correction: An earlier version named the wrong town.", "a note of the publisher"),
    ],
)
def test_furniture_is_known_by_its_words(line: str, reason: str) -> None:
    assert furniture_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "By the time the police came, the house was empty.",
        "Sharing the prize is no shame.",
        "The tag on the coat said 1983.",
        "Related or not, the two deaths alarmed the town.",
        "Photographs of the minister were removed.",
        "Minister quits over grain figures",
        "May was dry.",
        "Words: the power of a good speech",
    ],
)
def test_running_text_and_headlines_are_no_furniture(line: str) -> None:
    assert furniture_reason(line) is None


@pytest.mark.parametrize("line", ["Middle EastWar", "World | Politics", "Health & Science", "Opinion"])
def test_section_names_are_known_even_when_glued_together(line: str) -> None:
    assert is_section_name(line)


def test_a_headline_with_a_section_word_is_no_section_name() -> None:
    assert not is_section_name("War in the Middle East enters its third year")


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("ZAGREB, May 3 — A court ruled.", "ZAGREB, May 3 — "),
        ("NEW YORK, Nov. 19 (UPI) — A court ruled.", "NEW YORK, Nov. 19 (UPI) — "),
        ("(Reuters) - A court ruled.", "(Reuters) - "),
        ("PORT ELLEN, 12 March 2026 — A court ruled.", "PORT ELLEN, 12 March 2026 — "),
        ("Port Ellen, 12 March 2026 — A court ruled.", "Port Ellen, 12 March 2026 — "),
        ("PARIS (AP) -- A court ruled.", "PARIS (AP) -- "),
        ("LONDON, March 3 (Reuters) - A court ruled.", "LONDON, March 3 (Reuters) - "),
        ("WASHINGTON—A court ruled.", "WASHINGTON—"),
        ("A court ruled - again.", ""),
        ("Washington — A court ruled.", ""),
        ("Smith – the mayor – lost.", ""),
    ],
)
def test_a_dateline_opens_a_paragraph(line: str, dateline: str) -> None:
    assert line[: dateline_length(line)] == dateline


def test_a_bare_place_is_a_dateline_only_above_all_running_text() -> None:
    line = "Washington — A court ruled."
    assert line[: dateline_length(line, opening=True)] == "Washington — "


@pytest.mark.parametrize(
    "line", ["Smith – the mayor – lost.", "A court ruled - Again.", "Ann Lee — Oslo's mayor — came."]
)
def test_a_dash_in_a_sentence_makes_no_dateline(line: str) -> None:
    assert dateline_length(line, opening=True) == 0
