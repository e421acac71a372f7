"""Full text in SQLite: one FTS5 table that holds the words and the facets of every published claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from tracker.db import Question
from tracker.publication.facets import Facet, cell_token, owner_token, value_token
from tracker.publication.hits import Hit, IdRow
from tracker.publication.ranking import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from tracker.publication.facets import Selection
    from tracker.publication.hits import Entry
    from tracker.publication.searching import Term

# A few cells are a shorter way to the claims than the facets that they have in common.
MOST_CELLS: Final = 8
# A search for everything would walk the whole index; the table is in the same order.
_FOUND: Final = {
    True: "public_search AS s CROSS JOIN public_hit AS h ON h.id = s.rowid{}"
    " WHERE s.public_search MATCH :match AND s.rowid <= :until ORDER BY s.rowid DESC LIMIT :limit",
    False: "public_hit AS h{} WHERE h.id <= :until ORDER BY h.id DESC LIMIT :limit",
}
_WORDS: Final = {True: ("w.words", " CROSS JOIN public_words AS w ON w.id = h.id"), False: ("''", "")}
_HITS: Final = {
    (is_narrowed, with_words): Question[Hit](
        f"SELECT h.id, h.speaker_id, h.article_id, h.cell_id, {words} FROM {found.format(joined)}"  # noqa: S608
    )
    for is_narrowed, found in _FOUND.items()
    for with_words, (words, joined) in _WORDS.items()
}
_IDS: Final = {
    (True, True): Question[IdRow](
        "SELECT rowid FROM public_search WHERE public_search MATCH :match AND rowid < :after"
        " ORDER BY rowid DESC LIMIT :limit"
    ),
    (True, False): Question[IdRow](
        "SELECT rowid FROM public_search WHERE public_search MATCH :match AND rowid > :after"
        " ORDER BY rowid LIMIT :limit"
    ),
    (False, True): Question[IdRow](
        "SELECT id FROM published_claim WHERE id < :after ORDER BY id DESC LIMIT :limit"
    ),
    (False, False): Question[IdRow](
        "SELECT id FROM published_claim WHERE id > :after ORDER BY id LIMIT :limit"
    ),
}
_LAST: Final = 2**63 - 1


class SqliteFullText:
    """FTS5 with a tokenizer that takes words as they were folded before, and tokens of facets as words."""

    def store(self, session: Session, entries: Sequence[Entry]) -> None:
        """Add claims that are not there."""
        session.execute(
            sa.text("INSERT INTO public_search(rowid, words) VALUES (:id, :words)"),
            [{"id": each.id, "words": write_entry(each)} for each in entries],
        )

    def forget(self, session: Session, row_id: int) -> None:
        """Remove a claim."""
        session.execute(sa.text("DELETE FROM public_search WHERE rowid = :id"), {"id": row_id})

    def clear(self, session: Session) -> None:
        """Remove all claims."""
        session.execute(sa.text("INSERT INTO public_search(public_search) VALUES ('delete-all')"))

    def tidy(self, session: Session) -> None:
        """Merge what many additions left; a search then walks one list instead of many side by side."""
        session.execute(sa.text("INSERT INTO public_search(public_search) VALUES ('optimize')"))

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
        return [row[0] for row in query.ask(session, bound)]

    def find_hits(
        self, session: Session, selection: Selection, *, until: int | None, limit: int, with_words: bool
    ) -> list[Hit]:
        """Return the newest hits, newest first, none newer than the row `until`."""
        bound: dict[str, object] = {"until": _LAST if until is None else until, "limit": limit}
        if selection.is_narrowed:
            bound["match"] = build_match(selection)
        return _HITS[selection.is_narrowed, with_words].ask(session, bound)


def write_entry(entry: Entry) -> str:
    """Return the words and the tokens of a claim as one text.

    In one column: a search restricted to one of several reads the places of every word it passes.
    """
    return f"{entry.words} {BREAK} {entry.tokens}"


def build_match(selection: Selection) -> str:
    """Return the FTS5 expression for a selection that narrows; everything in it is quoted."""
    return " AND ".join(_list_conditions(selection))


def _list_conditions(selection: Selection) -> Iterator[str]:
    if selection.search.terms:
        yield " AND ".join(_write_term(term) for term in selection.search.terms)
    cell_ids = selection.cell_ids
    if cell_ids is not None and len(cell_ids) <= MOST_CELLS:
        yield f"({' OR '.join(_quoted(cell_token(each)) for each in cell_ids)})"
    elif cell_ids is not None:
        yield from (_quoted(value_token(facet, value)) for facet, value in selection.chosen)
    if selection.speaker_id is not None:
        yield _quoted(owner_token(Facet.SPEAKER, selection.speaker_id))
    if selection.article_id is not None:
        yield _quoted(owner_token(Facet.ARTICLE, selection.article_id))


def _write_term(term: Term) -> str:
    return _quoted(" ".join(term.forms)) + (" *" if term.is_beginning else "")


def _quoted(words: str) -> str:
    return f'"{words}"'
