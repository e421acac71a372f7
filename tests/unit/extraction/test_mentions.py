"""Names, surnames, pronouns, titles and acronyms that mean one speaker."""

from __future__ import annotations

import pytest

from tracker.extraction.proposal import ProposedSpeaker
from tracker.extraction.splitter import split_article
from tracker.models.enums import AttributionMode, SpeakerKind


def speakers(text: str) -> list[ProposedSpeaker | None]:
    claims = split_article(text).claims
    return [claim.speaker for claim in claims if claim.mode is not AttributionMode.NARRATOR]


def names(text: str) -> list[str | None]:
    return [speaker.name if speaker else None for speaker in speakers(text)]


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("Tokar said it rained.", "Jane Tokar"),
        ("She said it rained.", "Jane Tokar"),
        ("Mrs. Tokar said it rained.", "Jane Tokar"),
        ("The president said it rained.", "Jane Tokar"),
        ("President Tokar said it rained.", "Jane Tokar"),
    ],
)
def test_a_person_is_called_by_the_fullest_name(second: str, name: str) -> None:
    assert names(f"President Jane Tokar said the dam was safe. {second}") == [name, name]


def test_a_surname_may_come_before_the_full_name() -> None:
    assert (
        names("Tokar said it rained. It was late. The dam was safe, said Jane Tokar.") == ["Jane Tokar"] * 2
    )


def test_a_pronoun_follows_the_person_who_spoke_last() -> None:
    text = "Jane Tokar said it rained. Bill Moss said it snowed. He said it was cold."
    assert names(text) == ["Jane Tokar", "Bill Moss", "Bill Moss"]


def test_a_pronoun_skips_a_person_it_cannot_mean() -> None:
    text = "Jane Tokar said it rained. Bill Moss said it snowed. She said it was cold."
    assert names(text)[-1] == "Jane Tokar"


def test_a_pronoun_never_means_a_people() -> None:
    text = "Jane Tokar said it rained. The news had made Kazakhs travel to Oslo, she said."
    assert names(text)[-1] == "Jane Tokar"


def test_a_pronoun_without_anybody_before_it_stays_open() -> None:
    assert names("He said it rained.") == [None]


@pytest.mark.parametrize("later", ["The SDF", "SDF", "The S.D.F."])
def test_an_acronym_means_the_body_it_abbreviates(later: str) -> None:
    text = f"The Syrian Democratic Forces said it rained. {later} said it snowed."
    assert names(text) == ["Syrian Democratic Forces"] * 2


def test_a_body_is_called_by_its_full_name_again() -> None:
    assert (
        names("The Health Ministry said it rained. The ministry said it snowed.") == ["Health Ministry"] * 2
    )


def test_it_means_the_body_that_spoke_last() -> None:
    assert (
        names("The Health Ministry said it rained. It added that the dam was safe.")
        == ["Health Ministry"] * 2
    )


@pytest.mark.parametrize(
    ("phrase", "name", "kind", "role"),
    [
        ("President Jane Tokar", "Jane Tokar", SpeakerKind.PERSON, "President"),
        ("Former health minister Jane Tokar", "Jane Tokar", SpeakerKind.PERSON, "Former health minister"),
        ("Dr. Jane Tokar", "Jane Tokar", SpeakerKind.PERSON, None),
        ("Engineer Tomas Reed", "Tomas Reed", SpeakerKind.PERSON, "Engineer"),
        ("Chief Executive Ann Lee", "Ann Lee", SpeakerKind.PERSON, "Chief Executive"),
        ("Police Constable Sam Roe", "Sam Roe", SpeakerKind.PERSON, "Police Constable"),
        ("Mayor Bill de Haan", "Bill de Haan", SpeakerKind.PERSON, "Mayor"),
        ("Howard Dean", "Howard Dean", SpeakerKind.PERSON, None),
        ("The council", "council", SpeakerKind.GOVERNMENT, None),
        ("The Ministry of Health", "Ministry of Health", SpeakerKind.GOVERNMENT, None),
        ("The Court of Auditors", "Court of Auditors", SpeakerKind.GOVERNMENT, None),
        ("Kazakhstan", "Kazakhstan", SpeakerKind.GOVERNMENT, None),
        ("Kazakhstan’s presidency", "Kazakhstan’s presidency", SpeakerKind.GOVERNMENT, None),
        ("The U.S.", "U.S.", SpeakerKind.GOVERNMENT, None),
        ("The autonomous administration in northeast Syria", "autonomous administration in northeast Syria",
         SpeakerKind.GOVERNMENT, None),
        ("The Syrian Democratic Forces", "Syrian Democratic Forces", SpeakerKind.ORGANISATION, None),
        ("Supermarket chain Brabo", "Brabo", SpeakerKind.ORGANISATION, None),
        ("The union ACV", "ACV", SpeakerKind.ORGANISATION, None),
        ("The Greens", "Greens", SpeakerKind.ORGANISATION, None),
        ("Residents", "Residents", SpeakerKind.GROUP, None),
        ("A spokesman for the council", "spokesman for the council", SpeakerKind.UNNAMED, None),
    ],
)  # fmt: skip
def test_a_phrase_is_read_as_name_kind_and_role(
    phrase: str,
    name: str,
    kind: SpeakerKind,
    role: str | None,
) -> None:
    assert speakers(f"{phrase} said that it rained.") == [ProposedSpeaker(name=name, kind=kind, role=role)]


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("An inspection", "inspection", SpeakerKind.UNNAMED),
        ("An inspection in May", "inspection", SpeakerKind.UNNAMED),
        ("A survey of 300 residents", "survey of 300 residents", SpeakerKind.UNNAMED),
        ("A letter seen by the Post", "letter seen by the Post", SpeakerKind.UNNAMED),
        ("Data from 2019", "Data from 2019", SpeakerKind.UNNAMED),
        ("Last year's report", "Last year's report", SpeakerKind.UNNAMED),
        ("The documents", "documents", SpeakerKind.UNNAMED),
        ("Figures from the county road agency", "county road agency", SpeakerKind.GOVERNMENT),
        ("A report by the auditor", "auditor", SpeakerKind.UNNAMED),
        ("The auditor's report", "auditor", SpeakerKind.UNNAMED),
        ("A report by the Court of Auditors", "Court of Auditors", SpeakerKind.GOVERNMENT),
        ("A poll published by the university", "university", SpeakerKind.ORGANISATION),
        ("Data from Eurostat", "Eurostat", SpeakerKind.ORGANISATION),
        ("A Pew survey", "Pew", SpeakerKind.ORGANISATION),
        ("New government figures", "government", SpeakerKind.GOVERNMENT),
        ("The survey company", "survey company", SpeakerKind.ORGANISATION),
        ("The Geological Survey", "Geological Survey", SpeakerKind.ORGANISATION),
    ],
)
def test_behind_a_report_stands_the_body_it_names_or_nobody(
    phrase: str, name: str, kind: SpeakerKind
) -> None:
    assert speakers(f"{phrase} said that it rained.") == [ProposedSpeaker(name=name, kind=kind, role=None)]


def test_a_report_by_a_person_is_theirs() -> None:
    assert names("Jane Tokar said it rained. A report by Tokar said it snowed.") == ["Jane Tokar"] * 2


def test_he_never_means_a_report() -> None:
    assert names("Bill Moss said it rained. The report said it snowed. He said it was cold.") == [
        "Bill Moss",
        "report",
        "Bill Moss",
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Lee, the minister of trade, said it rained.", "minister of trade"),
        ("Ann Lee, 41, the minister of trade, said it rained.", "minister of trade"),
        ("The minister of trade, Ann Lee, said it rained.", "minister of trade"),
        (
            "It rained, said Ann Lee, a former engineer with the port who left in 2021.",
            "former engineer with the port",
        ),
        ("Ann Lee, chief of staff, said it rained.", None),
        ("Ann Lee, the head of staff whom Moss hired, said it rained.", "head of staff"),
        ("Ann Lee, the winner of the race, said it rained.", None),
        ("Ann Lee, the mayor and the priest said it rained.", None),
    ],
)
def test_an_apposition_gives_a_role(text: str, role: str | None) -> None:
    found = speakers(text)[0]
    assert (found.role if found and found.name == "Ann Lee" else None) == role


def test_a_role_once_given_is_remembered() -> None:
    assert speakers("Mayor Jane Tokar said it rained. Tokar said it snowed.")[1] == ProposedSpeaker(
        name="Jane Tokar", kind=SpeakerKind.PERSON, role="Mayor"
    )


def test_the_next_paragraph_names_the_speaker_of_a_speech_that_runs_on() -> None:
    assert names("“One is first of all.\n\n“Two is last of all,” said Ana Kovac.") == ["Ana Kovac"] * 2


def test_a_speaker_announced_with_a_colon_speaks_in_the_next_paragraph() -> None:
    assert names("Jane Tokar put it this way:\n\n“We have won the day.”") == ["Jane Tokar"]
