"""Reports, surveys and letters that speak, and who stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.extraction.speakers.mentions import Cast
from tracker.extraction.structure.tokens import tokenise_sentence
from tracker.models.enums import SpeakerKind
from tracker.text.spans import Span

if TYPE_CHECKING:
    from tracker.extraction.proposal import ProposedSpeaker


def speaker_of(phrase: str) -> ProposedSpeaker | None:
    text = f"{phrase} said that it rained."
    sentence = tokenise_sentence(text, Span(0, len(text)), (), 0)
    count = sum(token.end <= len(phrase) for token in sentence.tokens)
    return Cast(text, [sentence]).resolve(sentence.tokens[:count], 0, 0)


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("An inspection", "inspection", SpeakerKind.UNNAMED),
        ("A survey of 300 residents", "survey of 300 residents", SpeakerKind.ORGANISATION),
        ("A letter seen by the Post", "letter seen by the Post", SpeakerKind.UNNAMED),
        ("Data from 2019", "Data from 2019", SpeakerKind.UNNAMED),
        ("Last year's report", "Last year's report", SpeakerKind.ORGANISATION),
        ("The documents", "documents", SpeakerKind.UNNAMED),
        ("Figures from the county road agency", "county road agency", SpeakerKind.GOVERNMENT),
        ("A report by the auditor", "auditor", SpeakerKind.UNNAMED),
        ("The auditor's report", "auditor", SpeakerKind.UNNAMED),
        ("A report by the Court of Auditors", "Court of Auditors", SpeakerKind.GOVERNMENT),
        ("A poll published by the university", "university", SpeakerKind.ORGANISATION),
        ("Data from Eurostat", "Eurostat", SpeakerKind.ORGANISATION),
        ("A Tervo survey", "Tervo", SpeakerKind.ORGANISATION),
        ("New government figures", "government", SpeakerKind.GOVERNMENT),
        ("A statement posted on the website Brabo.com", "Brabo.com", SpeakerKind.ORGANISATION),
        ("The survey company", "survey company", SpeakerKind.ORGANISATION),
        ("The Geological Survey", "Geological Survey", SpeakerKind.ORGANISATION),
        ("The law", "law", SpeakerKind.GOVERNMENT),
    ],
)
def test_behind_a_report_stands_the_body_it_names_or_nobody(
    phrase: str, name: str, kind: SpeakerKind
) -> None:
    found = speaker_of(phrase)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)
