"""A newsroom with as many published claims as a benchmark asks for, written straight into the tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from tests.support.many_editions import AT, CLAIMS_AN_ARTICLE, article_of, make_snapshot
from tracker.export.stored_rows import build_stored_row
from tracker.models import Rating
from tracker.models.snapshot import ClaimSnapshot, SnapshotEvidence, SnapshotNote, dump_snapshot
from tracker.publication.addresses import build_claim_path

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.db import Database

BATCH: Final = 2_000
BODY: Final = "The bridge is safe, the mayor said, and it will stay open. " * 20
OF_ARTICLES: Final = ("article", "submission", "article_version", "passage")
COPIED: Final = (
    *OF_ARTICLES,
    *("claim", "claim_anchor", "evidence_item", "note", "review", "publication", "publication_row"),
)
# By what the rows of a seed are found, where that is not their claim.
KEYS: Final = {
    **dict.fromkeys(("claim", "article", "submission", "article_version"), "id"),
    "passage": "article_version_id",
    "publication_row": "publication_id",
}
# Their rows are numbered by the database.
WITHOUT_OWN_ID: Final = frozenset({"passage", "claim_anchor", "evidence_item", "note", "review"})
Rows = dict[str, list[dict[str, object]]]


def fill(database: Database, count: int) -> None:
    """Store `count` published claims with article, speaker, anchor, two sources, one to three notes, reviews.

    The first thousands are made one by one, the others are copies of them under ids of their own.
    """
    seed = min(count, BATCH)
    with database.transaction() as session:
        _insert(session, _make_people())
        rating_id = session.exec(select(Rating.id).where(col(Rating.label) == "Mostly true")).one() or 0
        _insert(session, _make_batch(range(1, seed + 1), rating_id))
    for times in range(1, count // seed):
        with database.transaction() as session:
            for name in COPIED:
                session.execute(sa.text(_build_copy(session, name)), {"claims": seed, "times": times})
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _build_copy(session: Session, name: str) -> str:
    """Return the statement that copies the seed of one table; ids go on, texts name their own claim."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"

    def pad(number: str, width: int) -> str:
        return f"printf('%0{width}d', {number})" if is_sqlite else f"lpad(({number})::text, {width}, '0')"

    # Without the type, PostgreSQL would multiply them as the smallest integers that hold each.
    claims = "CAST(:times AS INTEGER) * :claims"
    articles = f"{claims} / {CLAIMS_AN_ARTICLE}"
    key = KEYS.get(name, "claim_id")
    own = articles if name in OF_ARTICLES else claims
    renamed = f"'c' || {pad(key, 11)}, 'c' || {pad(f'{key} + {own}', 11)}"
    public_ids = {
        "claim": f"'c' || {pad(f'id + {own}', 11)}",
        "article": f"'a' || {pad(f'id + {own}', 11)}",
    }
    told = {
        **{column: f"{column} + {claims}" for column in ("claim_id", "publication_id")},
        **{
            column: f"{column} + {articles}"
            for column in ("article_id", "article_version_id", "submission_id")
        },
        **{
            column: f"replace({column}, {renamed})"
            for column in ("claim_public_id", "payload", "plain", "guarded")
        },
        "id": f"id + {own}",
        "public_id": public_ids.get(name, f"substr(public_id, 11, 2) || {pad(f'claim_id + {claims}', 10)}"),
    }
    columns = [
        column.name
        for column in SQLModel.metadata.tables[name].columns
        if column.name != "id" or name not in WITHOUT_OWN_ID
    ]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(told.get(column, f'"{column}"') for column in columns)
    most = f":claims / {CLAIMS_AN_ARTICLE}" if name in OF_ARTICLES else ":claims"
    return f"INSERT INTO {name} ({names}) SELECT {values} FROM {name} WHERE {key} <= {most}"  # noqa: S608 -- our own names


def _insert(session: Session, rows: Rows) -> None:
    for name, values in rows.items():
        if values:
            session.execute(sa.insert(SQLModel.metadata.tables[name]), values)


def _make_people() -> Rows:
    people: list[dict[str, object]] = [
        {"id": number, "public_id": f"{number:012d}", "name": name, "display_name": name.title()}
        for number, name in enumerate(("rita", "sam"), start=1)
    ]
    common: dict[str, object] = {
        "email": "",
        "role": "reviewer",
        "must_change_password": False,
        "is_sample": False,
        "created_at": AT,
    }
    speakers: list[dict[str, object]] = [
        {
            "id": number,
            "public_id": f"{number:012d}",
            "name": f"Ada Lund {number}",
            "kind": "person",
            "same_as": "" if number % 3 else "https://example.org/ada",
            "is_sample": False,
            "created_at": AT,
        }
        for number in range(1, 201)
    ]
    return {"user": [{**each, **common} for each in people], "speaker": speakers}


def _make_batch(numbers: range, rating_id: int) -> Rows:
    snapshots = {number: make_snapshot(number) for number in numbers}
    return {
        **_make_articles(numbers),
        "claim": [_make_claim(number, snapshots[number], rating_id) for number in numbers],
        "claim_anchor": [_make_anchor(number, snapshots[number]) for number in numbers],
        "evidence_item": [
            _make_evidence(number, each) for number in numbers for each in snapshots[number].evidence
        ],
        "note": [_make_note(number, each) for number in numbers for each in snapshots[number].notes],
        "review": [_make_review(number, who, rating_id) for number in numbers for who in (1, 2)],
        "publication": [
            {
                "id": number,
                "claim_id": number,
                "article_id": article_of(number),
                "number": 1,
                "is_current": True,
                "payload": dump_snapshot(snapshots[number]),
                "first_published_at": AT,
                "published_at": AT,
            }
            for number in numbers
        ],
        "publication_row": [
            build_stored_row(number, snapshots[number], claim_path=build_claim_path).model_dump()
            for number in numbers
        ],
    }


def _make_articles(numbers: range) -> Rows:
    ids = [article_of(number) for number in numbers if (number - 1) % CLAIMS_AN_ARTICLE == 0]
    return {
        "article": [
            {
                "id": article,
                "public_id": f"a{article:011d}",
                "headline": f"Bridge number {article} reopens, “safely”",
                "standfirst": "",
                "byline": "",
                "publisher": "The Courier",
                "wire_credit": "",
                "url": f"https://example.org/articles/{article}",
                "published_on": date(2026, 3, 1),
                "language": "en",
                "is_text_public": False,
                "is_sample": False,
                "created_at": AT,
            }
            for article in ids
        ],
        "submission": [
            {
                "id": article,
                "article_id": article,
                "submitted_at": AT,
                "method": "text",
                "filename": "",
                "raw": b"",
            }
            for article in ids
        ],
        **_make_versions(ids),
    }


def _make_versions(ids: list[int]) -> Rows:
    return {
        "article_version": [
            {
                "id": article,
                "article_id": article,
                "submission_id": article,
                "number": 1,
                "body": BODY,
                "sha256": f"{article:064x}",
                "splitter": "bench",
                "created_at": AT,
            }
            for article in ids
        ],
        "passage": [
            {
                "article_version_id": article,
                "position": 0,
                "kind": "sentence",
                "start": 0,
                "end": len(BODY),
                "reason": "",
            }
            for article in ids
        ],
    }


def _make_claim(number: int, snapshot: ClaimSnapshot, rating_id: int) -> dict[str, object]:
    return {
        "id": number,
        "public_id": snapshot.public_id,
        "version": 1,
        "article_id": article_of(number),
        "position": number,
        "text": snapshot.text,
        "kind": "statement",
        "mode": "direct",
        "speaker_id": number % 200 + 1,
        "speaker_role": "mayor",
        "via": "",
        "claimed_on": snapshot.claimed_on,
        "checkworthiness": 0.5,
        "origin": "proposed",
        "proposed_by": "",
        "proposal_reason": "",
        "review_status": "published",
        "round_number": 1,
        "closing_reason": "",
        "merged_into": "",
        "wording_accepted": "",
        "attribution_finding": "confirmed",
        "rating_id": rating_id,
        "explanation": snapshot.explanation,
        "origins_reason": "",
        "primary_reason": "",
        "reply_text": "",
        "reply_reason": "",
        "publication": "published",
        "published_at": AT,
        "created_at": AT,
        "updated_at": AT,
    }


def _make_anchor(number: int, snapshot: ClaimSnapshot) -> dict[str, object]:
    return {
        "claim_id": number,
        "article_version_id": article_of(number),
        "role": "content",
        "position": 1,
        "start": snapshot.start,
        "end": snapshot.end,
        "exact": snapshot.quote,
        "prefix": "",
        "suffix": snapshot.context_after,
        "state": "unchanged",
    }


def _make_evidence(number: int, each: SnapshotEvidence) -> dict[str, object]:
    told = {name: getattr(each, name) for name in SnapshotEvidence.__slots__}
    return {**told, "claim_id": number, "created_by_id": 1, "created_at": AT, "removed_at": None}


def _make_note(number: int, each: SnapshotNote) -> dict[str, object]:
    return {
        "public_id": each.public_id,
        "claim_id": number,
        "author_id": 1,
        "kind": each.kind,
        "visibility": "public",
        "body": each.body,
        "created_at": AT,
    }


def _make_review(number: int, who: int, rating_id: int) -> dict[str, object]:
    return {
        "public_id": f"{number:010d}r{who}",
        "claim_id": number,
        "reviewer_id": who,
        "round_number": 1,
        "attribution_finding": "confirmed",
        "rating_id": rating_id,
        "explanation": "The recording has the words.",
        "is_adjudication": False,
        "created_at": AT,
        "submitted_at": AT,
    }
