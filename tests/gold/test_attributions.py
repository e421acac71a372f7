"""Where the speakers and cues of the sample article stand, word for word."""

from __future__ import annotations

from tracker.extraction.splitter import split_article
from tracker.models.enums import AttributionMode
from tracker.paths import sample_article_path
from tracker.text.normalize import canonicalise

ATTRIBUTIONS = [
    ("Kazakhstan", "Kazakhstan", "announced"),
    ("Kazakhstan’s presidency", "Kazakhstan’s presidency", "said"),
    ("Kassym-Jomart Tokayev", "President Kassym-Jomart Tokayev", "described"),
    ("Kassym-Jomart Tokayev", "he", "said"),
    ("Kassym-Jomart Tokayev", "he", "said"),
    ("Syrian Democratic Forces", "The Syrian Democratic Forces", "has called on"),
    (
        "autonomous administration in northeast Syria",
        "The autonomous administration in northeast Syria",
        "has asked for",
    ),
    ("U.S.", "the U.S.", "says"),
]


def test_every_speaker_and_cue_of_the_sample_stands_where_its_spans_say() -> None:
    text = canonicalise(sample_article_path().read_text(encoding="utf-8"))
    found = [
        (
            claim.speaker.name if claim.speaker else "",
            " ".join(span.of(text) for span in claim.speaker_spans),
            " ".join(span.of(text) for span in claim.cue_spans),
        )
        for claim in split_article(text).claims
        if claim.mode is not AttributionMode.NARRATOR
    ]
    assert found == ATTRIBUTIONS
