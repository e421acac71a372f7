"""The public claims.csv at the speed of the disk: lines kept ready, joined by the database."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.db import copied_out
from tracker.export.columns import iter_cells
from tracker.export.csv_file import write_lines
from tracker.export.csv_rows import build_public_row
from tracker.models import Claim, Publication, PublicationRow
from tracker.models.snapshot import load_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import LiteralString

    from sqlmodel import Session

    from tracker.models.snapshot import ClaimSnapshot

# Raise it when a line of claims.csv comes out differently: lines of another form are never sent.
FORM: Final = 1
# A chunk that fits a processor's cache is put together twice as fast as a larger one.
LINES_A_CHUNK: Final = 200
ROWS_A_TRANSACTION: Final = 1000

# What is public is read from the editions each time; the lines only save the work of writing them. Every
# column in the concatenation is declared NOT NULL but for `guarded`: one NULL would make the whole line NULL.
_CHUNK: Final = """
SELECT max(claim_id), count(*), count(line), {bytes}
FROM (
  SELECT p.claim_id AS claim_id,
         r.claim_public_id || ',' || CAST(:public_url AS TEXT) || {cells} AS line
  FROM publication AS p
  LEFT JOIN publication_row AS r ON r.publication_id = p.id AND r.form = :form
  WHERE p.is_current AND p.claim_id > :last
  ORDER BY p.claim_id
  LIMIT :most
) AS lines
"""
_CELLS: Final = {True: "coalesce(r.guarded, r.plain)", False: "r.plain"}
# Bytes as they are sent: the driver does not make text of them and back. SQLite takes the lines as the
# ordered subquery yields them, one by one; told to order them again, it would sort at half the speed.
_BYTES: Final = "CAST(group_concat(line, '') AS BLOB)"
# PostgreSQL sends all in one statement. An edition comes itself only where its line is missing.
_COPY: Final[dict[bool, LiteralString]] = {
    True: """
COPY (
  SELECT convert_to(r.claim_public_id || ',' || {public_url} || coalesce(r.guarded, r.plain), 'UTF8'),
         CASE WHEN r.publication_id IS NULL THEN p.payload END
  FROM publication AS p
  LEFT JOIN publication_row AS r ON r.publication_id = p.id AND r.form = {form}
  WHERE p.is_current
  ORDER BY p.claim_id
) TO STDOUT (FORMAT BINARY)
""",
    False: """
COPY (
  SELECT convert_to(r.claim_public_id || ',' || {public_url} || r.plain, 'UTF8'),
         CASE WHEN r.publication_id IS NULL THEN p.payload END
  FROM publication AS p
  LEFT JOIN publication_row AS r ON r.publication_id = p.id AND r.form = {form}
  WHERE p.is_current
  ORDER BY p.claim_id
) TO STDOUT (FORMAT BINARY)
""",
}
# Otherwise it would put all lines in order before it sends the first.
_STREAMING: Final = ("enable_sort", "enable_hashjoin")


def build_stored_row(
    publication_id: int, snapshot: ClaimSnapshot, *, claim_path: Callable[[str, str], str]
) -> PublicationRow:
    """Return the line of an edition, without the public id and the address in front of it."""
    cells = tuple(iter_cells(build_public_row(snapshot, claim_url=claim_path)))[1:]
    plain, guarded = (write_lines([cells], guard=guard) for guard in (False, True))
    return PublicationRow(
        publication_id=publication_id,
        form=FORM,
        claim_public_id=snapshot.public_id,
        plain=plain,
        guarded=None if guarded == plain else guarded,
    )


def store_row(session: Session, public_id: str, *, claim_path: Callable[[str, str], str]) -> None:
    """Keep the line of a claim's current edition ready, if it has one."""
    found = session.exec(
        select(Publication.id, Publication.payload)
        .join(Claim)
        .where(col(Claim.public_id) == public_id, col(Publication.is_current))
    ).first()
    if found is not None:
        session.merge(build_stored_row(found[0] or 0, load_snapshot(found[1]), claim_path=claim_path))


def store_missing_rows(session: Session, *, claim_path: Callable[[str, str], str]) -> int:
    """Keep the lines ready of at most 1,000 current editions that have none of this form, and count them.

    Those that stay without are written from their editions whenever they are asked for: slower, and the same.
    """
    query = (
        select(Publication.id, Publication.payload)
        .join(
            PublicationRow,
            sa.and_(
                col(PublicationRow.publication_id) == col(Publication.id), col(PublicationRow.form) == FORM
            ),
            isouter=True,
        )
        .where(col(Publication.is_current), col(PublicationRow.publication_id).is_(None))
        .order_by(col(Publication.claim_id))
        .limit(ROWS_A_TRANSACTION)
    )
    found = session.exec(query).all()
    for row_id, payload in found:
        session.merge(build_stored_row(row_id or 0, load_snapshot(payload), claim_path=claim_path))
    return len(found)


def iter_stored_chunks(
    session: Session, *, public_url: str, claim_path: Callable[[str, str], str], guard: bool
) -> Iterator[tuple[bytes, int]]:
    """Yield the lines of every current edition, oldest claim first, some hundred at a time with their number.

    `public_url` is an origin, which needs no quoting in CSV.
    """
    if session.get_bind().dialect.name == "postgresql":
        yield from _iter_copied(session, public_url=public_url, claim_path=claim_path, guard=guard)
        return
    chunk = sa.text(_CHUNK.format(bytes=_BYTES, cells=_CELLS[guard]))
    last = 0
    while True:
        given = {"public_url": public_url, "form": FORM, "last": last, "most": LINES_A_CHUNK}
        newest, count, ready_count, raw = session.execute(chunk, given).one()
        if not count:
            return
        if ready_count < count:
            raw = _write_anew(session, last, public_url=public_url, claim_path=claim_path, guard=guard)
        yield bytes(raw), count
        last = newest


def _iter_copied(
    session: Session, *, public_url: str, claim_path: Callable[[str, str], str], guard: bool
) -> Iterator[tuple[bytes, int]]:
    for name in _STREAMING:
        session.execute(sa.text(f"SET LOCAL {name} = off"))
    given: dict[str, str | int] = {"public_url": public_url, "form": FORM}
    write = partial(_write_editions, public_url=public_url, claim_path=claim_path)
    with copied_out(session, _COPY[guard], given, ("bytea", "text")) as rows:
        while some := list(islice(rows, LINES_A_CHUNK)):
            lines = [
                line if isinstance(line, bytes) else write([str(payload)], guard=guard)
                for line, payload in some
            ]
            yield b"".join(lines), len(lines)
    for name in _STREAMING:
        session.execute(sa.text(f"SET LOCAL {name} TO DEFAULT"))


def _write_anew(
    session: Session, last: int, *, public_url: str, claim_path: Callable[[str, str], str], guard: bool
) -> bytes:
    """Write a chunk from its editions, where a line is missing."""
    payloads = session.exec(
        select(Publication.payload)
        .where(col(Publication.is_current), col(Publication.claim_id) > last)
        .order_by(col(Publication.claim_id))
        .limit(LINES_A_CHUNK)
    )
    return _write_editions(payloads, public_url=public_url, claim_path=claim_path, guard=guard)


def _write_editions(
    payloads: Iterable[str], *, public_url: str, claim_path: Callable[[str, str], str], guard: bool
) -> bytes:
    rows = (
        build_public_row(
            load_snapshot(payload), claim_url=lambda public_id, slug: public_url + claim_path(public_id, slug)
        )
        for payload in payloads
    )
    return write_lines((tuple(iter_cells(row)) for row in rows), guard=guard).encode()
