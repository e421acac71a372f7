"""Whole articles, split as a careful reader would split them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from tests.gold.comparing import Comparison, Line, compare, read_lines
from tracker.extraction.splitter import split_article
from tracker.models.enums import PassageKind

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.claims"))


EXPECTED_COUNT = sum(len(read_lines(HERE / f"{name}.claims")) for name in NAMES)


@cache
def claims_of(name: str) -> tuple[Line, ...]:
    text = read_article(name)
    return tuple(
        Line(
            head=(claim.speaker.name if claim.speaker else "-", claim.mode.value, claim.kind.value),
            content=" … ".join(span.of(text) for span in claim.content_spans),
        )
        for claim in split_article(text).claims
    )


@cache
def comparison(name: str) -> Comparison:
    return compare(read_lines(HERE / f"{name}.claims"), claims_of(name))


def read_article(name: str) -> str:
    own = HERE / f"{name}.txt"
    if own.exists():
        return own.read_text(encoding="utf-8")
    return (files("tracker.demo") / f"{name}.txt").read_text(encoding="utf-8")


def passages_of(name: str, kind: PassageKind) -> list[str]:
    text = read_article(name)
    return [p.span.of(text).strip() for p in split_article(text).passages if p.kind is kind]


def test_nearly_every_expected_claim_is_found() -> None:
    assert sum(len(comparison(name).found) for name in NAMES) >= 0.9 * EXPECTED_COUNT


def test_most_claims_found_have_the_expected_speaker_mode_and_kind() -> None:
    found = [pair for name in NAMES for pair in comparison(name).found]
    assert sum(expected.head == claim.head for expected, claim in found) >= 0.83 * len(found)


def test_few_claims_are_superfluous() -> None:
    assert sum(comparison(name).superfluous_count for name in NAMES) <= 0.15 * EXPECTED_COUNT


def test_every_claim_of_the_sample_but_one_is_found_with_its_speaker_mode_and_kind() -> None:
    sample = comparison("sample_article")
    assert len(sample.missed) <= 1
    assert [expected.head for expected, _ in sample.found] == [claim.head for _, claim in sample.found]


def test_the_articles_own_predictions_opinions_and_questions_make_no_claims() -> None:
    unwanted = [
        line
        for name, line in (
            ("diplo_strait", "Grain prices will climb within days"),
            ("live_storm", "The clean-up will take weeks"),
            ("uk_library", "The row will haunt Sir Graham at the polls in May"),
            ("local_orchard", "The fight will drag into winter"),
        )
        if any(line in claim.content for claim in claims_of(name))
    ]
    assert unwanted == []


def test_there_are_many_articles_on_different_topics() -> None:
    assert len(NAMES) >= 16


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
    others = [p.span for p in splitting.passages if p.kind is not PassageKind.SENTENCE]
    contents = [span for claim in splitting.claims for span in claim.content_spans]
    overlapping = [c for c in contents if any(c.start < o.end and o.start < c.end for o in others)]
    assert overlapping == []


def test_the_sample_gives_the_same_numbers_as_its_sentences() -> None:
    splitting = split_article(read_article("sample_article"))
    values = [int(quantity.value) for claim in splitting.claims for quantity in claim.quantities]
    assert values == [231, 1000, 156, 75, 43, 7, 1000, 9000]


def test_the_sample_counts_people_and_says_how_exactly() -> None:
    splitting = split_article(read_article("sample_article"))
    counted = [(q.qualifier, q.noun) for claim in splitting.claims for q in claim.quantities]
    assert counted == [
        (None, "nationals"),
        ("thousands", "people"),
        (None, "children"),
        (None, "adults"),
        (None, "Kazakhs"),
        (None, "Swedish children"),
        ("about", "foreigners"),
        ("about", "foreign women and children"),
    ]
