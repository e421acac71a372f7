"""Whole articles, split as a careful reader would split them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from tracker.extraction.splitter import split_article
from tracker.models.enums import PassageKind

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.claims"))


def read_article(name: str) -> str:
    own = HERE / f"{name}.txt"
    if own.exists():
        return own.read_text(encoding="utf-8")
    return (files("tracker.demo") / f"{name}.txt").read_text(encoding="utf-8")


def passages_of(name: str, kind: PassageKind) -> list[str]:
    text = read_article(name)
    return [p.span.of(text).strip() for p in split_article(text).passages if p.kind is kind]


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_has_its_speaker_mode_kind_and_content(name: str) -> None:
    text = read_article(name)
    found = [
        " | ".join(
            (
                claim.speaker.name if claim.speaker else "-",
                claim.mode.value,
                claim.kind.value,
                " … ".join(span.of(text) for span in claim.content_spans),
            ),
        )
        for claim in split_article(text).claims
    ]
    assert found == (HERE / f"{name}.claims").read_text(encoding="utf-8").splitlines()


def test_there_are_several_articles_on_different_topics() -> None:
    assert len(NAMES) >= 6


@pytest.mark.parametrize(
    ("name", "headline"),
    [
        ("bridge_closed", "Corran bridge closed after cracks are found."),
        ("court_ruling", "Court clears way for dam on the Sava"),
        ("flood_barrier", "Flood barrier would cost twice the estimate, auditors say"),
        ("minister_resigns", "Minister quits over grain figures"),
        ("sample_article", "Astana flies 156 children home from Syria"),
    ],
)
def test_the_headline_is_the_first_line_that_is_no_furniture(name: str, headline: str) -> None:
    assert passages_of(name, PassageKind.HEADLINE) == [headline]


def test_the_standfirst_of_the_sample_stands_below_its_headline() -> None:
    standfirst = passages_of("sample_article", PassageKind.STANDFIRST)
    assert standfirst == ["May airlift brings back 231 people, among them 75 adults"]


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        (
            "sample_article",
            [
                "Central AsiaSecurity",
                "Returned from the caliphate: Can prison turn a fighter around?",
                "With reporting from AFP",
                "Related Articles",
                "Back to top button",
            ],
        ),
        (
            "flood_barrier",
            [
                "World | Climate",
                "By Maria Keller and Tom Lund",
                "Published 3 June 2024",
                "What happens next",
                "Related: The dykes of the north",
                "Photo: Jan Berg/Getty Images",
                "© 2024 Norhaven Times. All rights reserved.",
            ],
        ),
        (
            "bridge_closed",
            [
                "By Moira Blake",
                "12 March 2026",
                "PORT ELLEN, 12 March 2026 —",
                "Reporting by Moira Blake in Port Ellen and Sam Roe in Glasgow",
                "Photo: Jan Moe/Islay Post",
                "Editing by Carl Stone",
            ],
        ),
        ("court_ruling", ["ZAGREB, May 3 —"]),
        ("minister_resigns", ["Tags: grain, government"]),
        ("shop_strike", ["(Reuters) -", "Reporting by Anna Peeters; editing by Jon Hall"]),
        ("vaccine_trial", ["Read more: How bed nets changed Africa", "Share this article"]),
    ],
)
def test_furniture_is_kept_apart_from_the_article(name: str, furniture: list[str]) -> None:
    assert passages_of(name, PassageKind.FURNITURE) == furniture


@pytest.mark.parametrize("name", NAMES)
def test_no_claim_lies_in_headline_standfirst_or_furniture(name: str) -> None:
    splitting = split_article(read_article(name))
    sentences = [p.span for p in splitting.passages if p.kind is PassageKind.SENTENCE]
    contents = [span for claim in splitting.claims for span in claim.content_spans]
    assert all(any(sentence.contains(span) for sentence in sentences) for span in contents)


def test_the_sample_gives_the_same_numbers_as_its_sentences() -> None:
    splitting = split_article(read_article("sample_article"))
    values = [int(quantity.value) for claim in splitting.claims for quantity in claim.quantities]
    assert values == [231, 156, 75, 43, 7, 1000, 9000]


def test_the_sample_counts_people_and_says_how_exactly() -> None:
    splitting = split_article(read_article("sample_article"))
    counted = [(q.qualifier, q.noun) for claim in splitting.claims for q in claim.quantities]
    assert counted == [
        (None, "nationals"),
        (None, "children"),
        (None, "adults"),
        (None, "Kazakhs"),
        (None, "Swedish children"),
        ("about", "foreigners"),
        ("about", "foreign women and children"),
    ]
