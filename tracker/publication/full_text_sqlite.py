"""Full text in SQLite: one FTS5 table that holds the words and the facets of every published claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from tracker.publication.facets import Facet, cell_token, owner_token, value_token
from tracker.publication.hits import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from tracker.publication.facets import Selection
    from tracker.publication.hits import Entry
    from tracker.publication.searching import Term

# A few cells are a shorter way to the claims than the facets that they have in common.
MOST_CELLS: Final = 8
_WORDS: Final = {True: "w.words", False: "''"}
# A search for everything would walk the whole index; the table is in the same order.
_FOUND: Final = {
    True: "public_search AS s CROSS JOIN public_words AS w ON w.id = s.rowid CROSS JOIN public_cell AS c"
    " WHERE s.public_search MATCH :match AND s.rowid <= :until AND c.id = w.cell_id ORDER BY s.rowid DESC",
    False: "public_words AS w CROSS JOIN public_cell AS c ON c.id = w.cell_id"
    " WHERE w.id <= :until ORDER BY w.id DESC",
}
_HITS: Final = {
    (is_narrowed, with_words): sa.text(
        f"SELECT w.id, w.speaker_id, w.article_id, c.finding, c.rating, c.kind, c.year, {words}"  # noqa: S608
        f" FROM {found} LIMIT :limit"
    )
    for is_narrowed, found in _FOUND.items()
    for with_words, words in _WORDS.items()
}
_IDS: Final = {
    (True, True): sa.text(
        "SELECT rowid FROM public_search WHERE public_search MATCH :match AND rowid < :after"
        " ORDER BY rowid DESC LIMIT :limit"
    ),
    (True, False): sa.text(
        "SELECT rowid FROM public_search WHERE public_search MATCH :match AND rowid > :after"
        " ORDER BY rowid LIMIT :limit"
    ),
    (False, True): sa.text("SELECT id FROM published_claim WHERE id < :after ORDER BY id DESC LIMIT :limit"),
    (False, False): sa.text("SELECT id FROM published_claim WHERE id > :after ORDER BY id LIMIT :limit"),
}
_LAST: Final = 2**63 - 1


class SqliteFullText:
    """FTS5 with a tokenizer that takes the words as they were folded before."""

    def store(self, session: Session, entries: Sequence[Entry]) -> None:
        """Add claims that are not there."""
        session.execute(
            sa.text("INSERT INTO public_search(rowid, words, facets) VALUES (:id, :words, :tokens)"),
            [{"id": each.id, "words": each.words, "tokens": each.tokens} for each in entries],
        )

    def forget(self, session: Session, row_id: int) -> None:
        """Remove a claim."""
        session.execute(sa.text("DELETE FROM public_search WHERE rowid = :id"), {"id": row_id})

    def clear(self, session: Session) -> None:
        """Remove all claims."""
        session.execute(sa.text("INSERT INTO public_search(public_search) VALUES ('delete-all')"))

    def find_ids(
        self,
        session: Session,
        selection: Selection,
        *,
        after: int | None,
        is_newest_first: bool,
        limit: int,
    ) -> list[int]:
        """Return row ids that follow `after` in the order asked for, or the first ones."""
        start = after if after is not None else (_LAST if is_newest_first else 0)
        query = _IDS[selection.is_narrowed, is_newest_first]
        bound: dict[str, object] = {"after": start, "limit": limit}
        if selection.is_narrowed:
            bound["match"] = build_match(selection)
        return list(session.scalars(query, bound).all())

    def find_hits(
        self, session: Session, selection: Selection, *, until: int | None, limit: int, with_words: bool
    ) -> list[Hit]:
        """Return the newest hits, newest first, none newer than the row `until`."""
        bound: dict[str, object] = {"until": _LAST if until is None else until, "limit": limit}
        if selection.is_narrowed:
            bound["match"] = build_match(selection)
        query = _HITS[selection.is_narrowed, with_words]
        return [Hit._make(row) for row in session.execute(query, bound).all()]


def build_match(selection: Selection) -> str:
    """Return the FTS5 expression for a selection that narrows; everything in it is quoted."""
    return " AND ".join(_list_conditions(selection))


def _list_conditions(selection: Selection) -> Iterator[str]:
    if selection.search.terms:
        yield f"words : ({' AND '.join(_write_term(term) for term in selection.search.terms)})"
    cell_ids = selection.cell_ids
    if cell_ids is not None and len(cell_ids) <= MOST_CELLS:
        yield f"facets : ({' OR '.join(_quoted(cell_token(each)) for each in cell_ids)})"
    elif cell_ids is not None:
        yield from (f"facets : {_quoted(value_token(facet, value))}" for facet, value in selection.chosen)
    if selection.speaker_id is not None:
        yield f"facets : {_quoted(owner_token(Facet.SPEAKER, selection.speaker_id))}"
    if selection.article_id is not None:
        yield f"facets : {_quoted(owner_token(Facet.ARTICLE, selection.article_id))}"


def _write_term(term: Term) -> str:
    return _quoted(" ".join(term.forms)) + (" *" if term.is_beginning else "")


def _quoted(words: str) -> str:
    return f'"{words}"'
