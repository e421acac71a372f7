"""Finding similar claims among many, beside a scan that compares every one, printed as a table."""

from __future__ import annotations

import os
import random
import time
from datetime import UTC, datetime
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col

from tracker.models import Article, Claim
from tracker.models.enums import AttributionMode, ClaimKind, ClaimOrigin, ReviewStatus
from tracker.review.similar_queries import find_similar

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest
    from sqlalchemy.engine import Connection

    from tracker.db import Database

AT = datetime(2026, 3, 3, tzinfo=UTC)
SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIMILAR", "100000").split(","))
MOST_MS, MOST_MIB, LEAST_TIMES = 25, 200, 20
VOCABULARY, SOUGHT, PAGE = 60_000, 60, 20_000
SYLLABLES = [first + second for first in "bdklmnrs" for second in "aeio"]
COMMON: Final = {
    "article_id": 1,
    "position": 1,
    "version": 1,
    "kind": ClaimKind.STATEMENT,
    "mode": AttributionMode.NARRATOR,
    "origin": ClaimOrigin.ADDED,
    "review_status": ReviewStatus.PUBLISHED,
    "created_at": AT,
    "updated_at": AT,
}
BUILDING: Final = ("the", "of", "in", "to", "has", "and", "by")


def make_words(chance: random.Random) -> list[str]:
    words = {"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(VOCABULARY * 2)}
    return sorted(words)[:VOCABULARY]


def make_texts(count: int, chance: random.Random) -> Iterator[str]:
    """Make sentences whose words are as unevenly common as those of a language (Zipf's law)."""
    words = make_words(chance)
    chance.shuffle(words)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    drawn = iter(chance.choices(words, weights=weights, k=count * 14))
    for number in range(count):
        body = [next(drawn) for _ in range(chance.randint(7, 14))]
        for place in range(2, len(body), 3):
            body.insert(place, chance.choice(BUILDING))
        yield f"{' '.join(body).capitalize()} {number % 9973}."


def fill(connection: Connection, count: int, chance: random.Random) -> float:
    """Store the claims; return the size of the index in MiB."""
    article = {"public_id": "bbbbbbbbbbbb", "headline": "Many", "language": "en", "created_at": AT}
    connection.execute(sa.insert(Article), [article])
    rows: list[dict[str, object]] = []
    for number, text in enumerate(make_texts(count, chance)):
        rows.append({**COMMON, "public_id": f"{number:012d}", "text": text})
        if len(rows) == PAGE:
            connection.execute(sa.insert(Claim), rows)
            rows = []
    connection.execute(sa.insert(Claim), rows or [{**COMMON, "public_id": "x", "text": "last"}])
    # As the database itself does bit by bit, so that the figure is that of an index that has settled.
    connection.execute(sa.text("INSERT INTO claim_words(claim_words) VALUES ('optimize')"))
    size = sa.text("SELECT sum(length(block)) FROM claim_words_data")
    return float(connection.scalar(size) or 0) / 2**20


def reword(text: str, chance: random.Random) -> str:
    """Say a sentence in another order, without two of its words and with another number."""
    words = text.rstrip(".").split()[:-1]
    chance.shuffle(words)
    return f"{' '.join(words[2:])} 77."


def scan(texts: list[str], sought: str) -> float:
    """Return the seconds that comparing with each text takes, by the bound that needs least work."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(sought)
    began = time.process_time()
    for text in texts:
        matcher.set_seq1(text)
        matcher.quick_ratio()
    return time.process_time() - began


def test_similar_claims(sqlite_database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(7)  # noqa: S311 -- data, not secrets
    with sqlite_database.engine.begin() as connection:
        mib = fill(connection, SIZES[0], chance)
    taken, hits = [], 0
    with sqlite_database.reading() as session:
        ids = [chance.randint(1, SIZES[0]) for _ in range(SOUGHT)]
        texts = {number: session.get_one(Claim, number).text for number in ids}
        for number in ids:
            own = Claim(**{**COMMON, "id": 0, "article_id": 2, "text": reword(texts[number], chance)})  # type: ignore[arg-type]
            began = time.process_time()
            found = find_similar(session, own)
            taken.append(time.process_time() - began)
            hits += number in {each.claim.id for each in found}
        sample = list(session.scalars(sa.select(col(Claim.text)).limit(2000)))
    slow = sorted(taken)[int(len(taken) * 0.95)] * 1000
    peer = scan(sample, texts[ids[0]]) / len(sample) * SIZES[0] * 1000
    with capsys.disabled():
        print(f"\n{SIZES[0]:,} claims: p95 {slow:.1f} ms of processor time (limit {MOST_MS} ms)")
        print(f"  index {mib:.0f} MiB (limit {MOST_MIB} MiB); found {hits} of {SOUGHT} reworded claims")
        print(
            f"  comparing with each takes {peer:.0f} ms: {peer / slow:.0f} times as long (goal {LEAST_TIMES})"
        )
