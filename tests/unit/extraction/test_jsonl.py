"""The line that programs read."""

from __future__ import annotations

import json
from decimal import Decimal

from tracker.extraction.jsonl import build_line
from tracker.extraction.proposal import (
    ProposedClaim,
    ProposedPassage,
    ProposedQuantity,
    ProposedSpeaker,
    Splitting,
)
from tracker.models.enums import AttributionMode, ClaimKind, PassageKind, SpeakerKind
from tracker.text.spans import Span


def make_quantity(value: str, upper: str | None = None) -> ProposedQuantity:
    high = None if upper is None else Decimal(upper)
    return ProposedQuantity(
        value=Decimal(value),
        upper=high,
        qualifier="around",
        unit="percent",
        noun="votes",
        span=Span(6, 8),
        as_of="in 2014",
    )


def make_splitting(*quantities: ProposedQuantity, speaker: ProposedSpeaker | None = None) -> Splitting:
    claim = ProposedClaim(
        text="Жақсы",
        kind=ClaimKind.ESTIMATE,
        mode=AttributionMode.INDIRECT,
        speaker=speaker,
        via="Daily Post",
        speaker_spans=(Span(0, 2),),
        cue_spans=(Span(3, 5),),
        content_spans=(Span(6, 8), Span(9, 12)),
        quantities=quantities,
        checkworthiness=0.35,
        worth=("every claim +0.15", "an event +0.20"),
        reason="cue “said” before the content",
    )
    passage = ProposedPassage(kind=PassageKind.SENTENCE, span=Span(0, 12), reason="running text")
    return Splitting(splitter_name="rules", splitter_version="1", passages=(passage,), claims=(claim,))


def test_a_line_holds_exactly_the_promised_keys() -> None:
    speaker = ProposedSpeaker(name="Jane Doe", kind=SpeakerKind.PERSON, role="mayor")
    assert json.loads(build_line("stem", make_splitting(make_quantity("10", "15.5"), speaker=speaker))) == {
        "id": "stem",
        "splitter": "rules 1",
        "notice": "",
        "passages": [{"kind": "sentence", "start": 0, "end": 12, "reason": "running text"}],
        "claims": [
            {
                "text": "Жақсы",
                "kind": "estimate",
                "mode": "indirect",
                "speaker": "Jane Doe",
                "speaker_kind": "person",
                "speaker_role": "mayor",
                "via": "Daily Post",
                "spans": {"speaker": [[0, 2]], "cue": [[3, 5]], "content": [[6, 8], [9, 12]]},
                "quantities": [
                    {
                        "value": 10,
                        "upper": 15.5,
                        "qualifier": "around",
                        "unit": "percent",
                        "noun": "votes",
                        "as_of": "in 2014",
                        "start": 6,
                        "end": 8,
                    }
                ],
                "checkworthiness": 0.35,
                "worth": ["every claim +0.15", "an event +0.20"],
                "reason": "cue “said” before the content",
            }
        ],
    }


def test_a_claim_without_a_speaker_says_null() -> None:
    assert json.loads(build_line("stem", make_splitting()))["claims"][0]["speaker"] is None


def test_whole_numbers_are_written_without_a_fraction() -> None:
    assert '"value": 1500000,' in build_line("stem", make_splitting(make_quantity("1500000")))


def test_letters_of_every_script_stay_readable_on_one_line() -> None:
    line = build_line("мақала\n", make_splitting())
    assert "Жақсы" in line
    assert "\n" not in line
