"""How fast articles are taken apart, beside the least that any splitter has to do: find the words."""

from __future__ import annotations

import re
import statistics
import time
from typing import TYPE_CHECKING

from tracker.extraction.splitter import split_article

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
ARTICLES = 40
WORDS = re.compile(r"\w+|[^\w\s]")
SPEAKERS = (
    "The ministry",
    "Aigerim Bekova, the mayor,",
    "The World Food Agency",
    "A spokesman for the union",
)
SENTENCES = (
    "{speaker} said on Monday that {count} schools had been closed since 2019.",
    "“We will reopen around {count} of them next year,” {speaker} said.",
    "More than {count} families have left the region, according to official figures.",
    "{speaker} has urged governments to take back their own citizens.",
    "Rain fell in the north, and the roads were empty.",
)


def build_article(number: int) -> str:
    """Make an article of twenty-five paragraphs whose figures and speakers depend on its number alone."""
    paragraphs = [f"Region loses {number + 2} schools"]
    for row in range(25):
        chosen = [SENTENCES[(row + column) % len(SENTENCES)] for column in range(3)]
        speaker = SPEAKERS[(number + row) % len(SPEAKERS)]
        paragraphs.append(" ".join(chosen).format(speaker=speaker, count=number * 31 + row + 2))
    return "\n\n".join(paragraphs) + "\n"


def measure(work: Callable[[str], object], articles: list[str]) -> float:
    """Return the CPU seconds that `work` takes for all articles."""
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def test_splitting_beside_finding_the_words() -> None:
    articles = [build_article(number) for number in range(ARTICLES)]
    claims_count = sum(len(split_article(article).claims) for article in articles)
    rounds = [(measure(WORDS.findall, articles), measure(split_article, articles)) for _ in range(ROUNDS)]
    limit, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
    characters_count = sum(map(len, articles))
    print(
        f"\n{ARTICLES} articles, {characters_count:,} characters, {claims_count:,} claims; median of {ROUNDS}"
    )
    print(f"{'':<20}{'CPU ms an article':>20}{'characters a second':>22}{'ratio':>8}")
    for name, seconds in (("finding the words", limit), ("splitting", ours)):
        each = seconds / ARTICLES * 1000
        print(f"{name:<20}{each:>20.2f}{characters_count / seconds:>22,.0f}{limit / seconds:>8.3f}")
    assert claims_count >= ARTICLES * 25
