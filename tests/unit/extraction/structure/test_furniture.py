"""What is no part of an article."""

from __future__ import annotations

import pytest

from tracker.extraction.structure.furniture import (
    author_of_note,
    dateline_length,
    furniture_reason,
    is_reporters_role,
    is_section_name,
    is_sign_off,
    is_speaker_label,
    list_number_length,
    stamp_length,
)


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
        ("12 comments", "a comment count"),
        ("View all 34 comments", "a comment count"),
        ("Comments (12)", "a comment count"),
        ("Leave a comment", "a comment count"),
        ("Share on Facebook | Tweet | Email this story", "a control of the page"),
        ("Follow us on Instagram", "a control of the page"),
        ("By our crime reporter", "a byline"),
        ("By Dr Nell Roe, health editor", "a byline"),
        ("Harbour Bureau", "a byline"),
        ("Interview: Ann Lee", "names those who contributed"),
        ("Additional reporting by Ann Lee in Oslo; editing by Jon Hall", "names those who contributed"),
        ("Lee reported from Oslo.", "names those who contributed"),
        ("(With inputs from agencies)", "names those who contributed"),
        ("Source: Harbour Statistics Office", "an agency credit"),
        ("— AFP", "an agency credit"),
        ("17:42", "a time stamp"),
        ("5.30pm BST", "a time stamp"),
        ("Updated 14:05", "a date line"),
        ("5 hours ago", "a date line"),
        ("First published on Mon 3 May 2021 10.30 BST", "a date line"),
        ("Published: 24 July, 11:20", "a date line"),
        ("7.", "a number of a list"),
        ("HomeNewsSportBusinessOpinion", "a menu"),
        ("Home | World | Asia | Videos", "a menu"),
        ("Read the rest here.", "a link to something else"),
        ("Read the full report here", "a link to something else"),
        ("Related: Clinic moves ahead", "a link to something else"),
        ("Read more about dams and rivers", "a link to something else"),
        ("For more on dams, visit our page", "a link to something else"),
        ("Skip to main content", "a link of the page"),
        ("Story continues below advertisement", "an advertisement"),
        ("Sponsored content", "an advertisement"),
        ("This site uses cookies to improve it.", "a cookie notice"),
        ("By continuing to browse you agree to our privacy policy.", "a cookie notice"),
        ("Accept all cookies", "a cookie notice"),
        ("Manage preferences", "a cookie notice"),
        ("Sign up for the Morning newsletter", "a newsletter or subscription line"),
        ("Get the latest news in your inbox every day", "a newsletter or subscription line"),
        ("Subscribe to continue reading", "a newsletter or subscription line"),
        ("Already a subscriber? Log in", "a newsletter or subscription line"),
        ("You have 2 free articles left this month", "a newsletter or subscription line"),
        ("This article is for subscribers only", "a newsletter or subscription line"),
        ("Tags: dams, rivers", "labels of the page"),
        ("Lena Moe via Getty Images", "a caption or picture credit"),
        ("Image source, Harbour Post", "a caption or picture credit"),
        ("FILE - The old dam is seen on May 5.", "a caption or picture credit"),
        ("The old dam at dawn. REUTERS/Lena Moe", "a caption or picture credit"),
        ("The old dam at dawn (Lena Moe/AFP)", "a caption or picture credit"),
        ("Editor’s note: The town was renamed.", "a note of the publisher"),
        ("This interview has been edited for length and clarity.", "a note of the publisher"),
        ("This article was updated to add a name.", "a note of the publisher"),
        ("Read our corrections policy.", "a note of the publisher"),
        ("Spotted an error? Write to us.", "a note of the publisher"),
        (".bio { float: left; width: 100px }", "code of the page"),
        ("padding-top: 20px;", "code of the page"),
        ("});", "code of the page"),
        ("var ads = ads || {};", "code of the page"),
        ('<div class="box">', "code of the page"),
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
        "Research by the University of Oslo shows that naps help.",
        "Reported by his wife as missing, he was found on Monday.",
        "Like the mayor, Smith lost his seat.",
        "Join the police, he told them.",
        "Follow the latest on the storm as it crosses the islands",
        "Updated figures show that 40 people died.",
        "Published by Harbour Press, the book sold 3,000 copies.",
        "Copyright law must change, she said.",
        "The company uses cookies to track people, the regulator said.",
        "This report was leaked to the Harbour Post.",
        "Images of the dam by the agency show three cracks.",
        "Photos by aid workers showed burning houses.",
        "Already a member of the council, Smith ran for mayor.",
        "To keep reading scores up, schools hired 40 teachers.",
        "For more than 20 years the council paid here.",
        "He belongs to the armed forces (AFP).",
        "The ministry did not reply. (Reuters)",
        "Smith sued Getty Images.",
        "No comment.",
        "I agree.",
        "In 2011",
        "14",
        "Update: Three people have died, police say.",
        "Smith contributed to the campaign.",
        "Sources: he lied to them.",
        "By Monday, all were gone.",
        "Have a story like that and you are lost.",
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


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("14:05 GMT - Police say two died.", "14:05 GMT - "),
        ("10.30am: Police say two died.", "10.30am: "),
        ("14:05 Police say two died.", ""),
        ("10:30 a.m. Monday was the deadline.", ""),
        ("14:05 – was the time.", ""),
    ],
)
def test_a_time_before_a_mark_opens_an_entry(line: str, stamp: str) -> None:
    assert line[: stamp_length(line)] == stamp


def test_a_bare_time_opens_an_entry_of_a_live_blog() -> None:
    assert stamp_length("14:05 Police say two died.", live=True) == len("14:05 ")


@pytest.mark.parametrize(
    ("line", "number"), [("1. Ann Lee won.", "1. "), ("2) No", "2) "), ("3.5 million", "")]
)
def test_a_number_opens_an_item_of_a_list(line: str, number: str) -> None:
    assert line[: list_number_length(line)] == number


@pytest.mark.parametrize(
    "line", ["Local government correspondent", "Health editor", "Chief political reporter"]
)
def test_a_reporters_role_is_known(line: str) -> None:
    assert is_reporters_role(line)


def test_a_minister_is_no_reporter() -> None:
    assert not is_reporters_role("Local government minister")


@pytest.mark.parametrize("line", ["Q:", "THE MAYOR:", "Ann Lee:"])
def test_a_line_that_names_the_next_speaker_is_a_label(line: str) -> None:
    assert is_speaker_label(line)


@pytest.mark.parametrize("line", ["Said Lee:", "He told them this:", "Ann Lee: Yes."])
def test_a_line_that_says_more_is_no_label(line: str) -> None:
    assert not is_speaker_label(line)


def test_a_note_about_an_author_gives_the_name() -> None:
    assert author_of_note("Ann Lee is a reporter for the Harbour Post.") == "Ann Lee"


def test_a_sentence_about_somebody_else_is_no_note_about_an_author() -> None:
    assert author_of_note("Ann Lee was a nurse in Oslo.") is None


def test_a_name_behind_a_dash_is_a_sign_off() -> None:
    assert is_sign_off("— Ann Lee")
    assert not is_sign_off("— Ann Lee left the town")
