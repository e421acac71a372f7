"""Many published claims put straight into the SQLite tables that lists read, for benchmarks alone."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

import pysqlite3

from tracker.models.enums import AttributionFinding, ClaimKind
from tracker.publication.facets import Cell, build_tokens, iter_sums
from tracker.publication.full_text_sqlite import write_entry
from tracker.publication.hits import Entry
from tracker.publication.ranking import RANKED_FIELDS, join_fields

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.publication.facets import SumKey

BEGIN = datetime(2012, 1, 1, tzinfo=UTC)
YEARS = 14
BATCH = 10_000
RATINGS = (
    *(("True", 5), ("Mostly true", 4), ("Half true", 3), ("Mostly false", 2), ("False", 1)),
    *(("Unproven", None), ("Missing context", None), ("Outdated", None), ("", None)),
)
KINDS = (ClaimKind.STATEMENT, ClaimKind.APPEAL, ClaimKind.POSITION, ClaimKind.ESTIMATE, ClaimKind.EVENT)
FINDINGS = [each for each in AttributionFinding if each is not AttributionFinding.NOT_APPLICABLE]
STEMS = ("ar", "жол", "mo", "ne", "so", "tu", "wa", "да")
# As in a language, the first stand in almost every claim and the last in hardly any.
WORDS = [f"{stem}{number}" for number in range(3000) for stem in STEMS]
WEIGHTS = list(accumulate(1 / (place + 5) for place in range(len(WORDS))))
FIELD_WORDS = (14, 2, 8, 10, 20)
ROW = f"INSERT INTO published_claim VALUES ({','.join('?' * 27)})"  # noqa: S608 -- question marks alone
HIT_ROW = "INSERT INTO public_hit VALUES (?, ?, ?, ?)"
WORDS_ROW = "INSERT INTO public_words VALUES (?, ?)"
TEXT_ROW = "INSERT INTO public_search(rowid, words) VALUES (?, ?)"
SUM_ROW = "INSERT INTO public_sum VALUES (?, ?, ?, ?)"
COUNTS = """
INSERT INTO public_tally SELECT 'all', 0, cell_id, count(*) FROM published_claim GROUP BY 3;
INSERT INTO public_tally SELECT 'article', article_id, cell_id, count(*) FROM published_claim GROUP BY 2, 3;
INSERT INTO public_tally SELECT 'speaker', speaker_id, cell_id, count(*) FROM published_claim
  WHERE speaker_id IS NOT NULL GROUP BY 2, 3;
UPDATE public_speaker SET claims_count =
  (SELECT count(*) FROM published_claim WHERE speaker_id = public_speaker.id);
UPDATE public_article SET claims_count =
  (SELECT count(*) FROM published_claim WHERE article_id = public_article.id);
INSERT INTO public_search(public_search) VALUES ('optimize');
ANALYZE;
"""


def fill_lists(path: Path, count: int) -> None:
    """Put `count` claims into a migrated file, with no claim or edition behind them; the same at each run.

    One claim in ten belongs to one of ten speakers of whom everybody reports.
    """
    connection = pysqlite3.connect(str(path))
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA foreign_keys = OFF")
    speakers, articles = max(20, count // 20), max(5, count // 10)
    connection.executemany(
        "INSERT INTO public_speaker VALUES (?, ?, ?, ?, 0)",
        ((n, f"s{n:011d}", f"Speaker {n}", f"speaker {n}") for n in range(1, speakers + 1)),
    )
    connection.executemany(
        "INSERT INTO public_article VALUES (?, ?, ?, 'Courier', NULL, 0, 0, ?)",
        ((n, f"a{n:011d}", f"Article {n}", n) for n in range(1, articles + 1)),
    )
    maker = _Maker(count, speakers, articles)
    for start in range(0, count, BATCH):
        claims = [maker.make(n) for n in range(start, min(count, start + BATCH))]
        connection.executemany(ROW, [each[0] for each in claims])
        connection.executemany(HIT_ROW, [each[1] for each in claims])
        connection.executemany(WORDS_ROW, [each[2] for each in claims])
        connection.executemany(TEXT_ROW, [each[3] for each in claims])
    cells = [(row_id, *astuple(each)) for each, row_id in maker.cells.items()]
    connection.executemany("INSERT INTO public_cell VALUES (?, ?, ?, ?, ?)", cells)
    connection.executemany(SUM_ROW, [(*key, often) for key, often in maker.sums.items()])
    connection.executescript(COUNTS)
    connection.close()


class _Maker:
    def __init__(self, count: int, speakers: int, articles: int) -> None:
        self.cells: dict[Cell, int] = {}
        self.sums: Counter[SumKey] = Counter()
        self._count, self._speakers, self._articles = count, speakers, articles
        self._random = random.Random(7)  # noqa: S311 -- no secret

    def make(self, n: int) -> tuple[tuple[object, ...], ...]:
        """Return the rows of the n-th claim: in the list, as a hit, its words, in the full text."""
        draw = self._random
        at = BEGIN + timedelta(minutes=n * (YEARS * 525_000 / self._count))
        words = draw.choices(WORDS, cum_weights=WEIGHTS, k=sum(FIELD_WORDS))
        fields = [[words.pop() for _ in range(size)] for size in FIELD_WORDS]
        kind, finding = draw.choice(KINDS), draw.choice(FINDINGS).value
        label, value = draw.choice(RATINGS)
        if kind in KINDS[3:]:
            finding = ""
        elif kind is not ClaimKind.STATEMENT:
            label, value = "", None
        cell = Cell(finding=finding, rating=label, kind=kind.value, year=at.year)
        cell_id = self.cells.setdefault(cell, len(self.cells) + 1)
        self.sums.update(iter_sums(cell))
        speaker = draw.randrange(1, 11) if n % 10 == 0 else draw.randrange(1, self._speakers + 1)
        speaker_id = speaker if finding else None
        article = 1 + n * self._articles // self._count
        row_id, joined = int(at.timestamp() * 1000), join_fields(fields)
        text, content, explanation = (" ".join(fields[place]) for place in (0, 3, 4))
        best = (1, 5) if value else (None, None)
        shown = (row_id, n, n, f"c{n:011d}", 1, f"claim-{n}", "published", kind.value, finding or None)
        said = (label, value, *best, text, content, explanation, "en", None, f"Speaker {speaker}", "mayor")
        place = (f"Article {article}", 0, cell_id, speaker_id, article, at.isoformat(" "), at.isoformat(" "))
        tokens = build_tokens(cell_id, cell, speaker_id=speaker_id, article_id=article)
        return (
            (*shown, *said, *place),
            (row_id, cell_id, speaker_id, article),
            (row_id, join_fields(fields[:RANKED_FIELDS])),
            (row_id, write_entry(Entry(id=row_id, words=joined, tokens=tokens))),
        )
