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


def test_a_role_once_given_is_remembered() -> None:
    assert speakers("Mayor Jane Tokar said it rained. Tokar said it snowed.")[1] == ProposedSpeaker(
        name="Jane Tokar", kind=SpeakerKind.PERSON, role="Mayor"
    )


def test_the_next_paragraph_names_the_speaker_of_a_speech_that_runs_on() -> None:
    assert names("“One is first of all.\n\n“Two is last of all,” said Ana Kovac.") == ["Ana Kovac"] * 2


def test_a_speaker_announced_with_a_colon_speaks_in_the_next_paragraph() -> None:
    assert names("Jane Tokar put it this way:\n\n“We have won the day.”") == ["Jane Tokar"]
