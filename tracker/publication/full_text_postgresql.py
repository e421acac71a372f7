"""Full text in PostgreSQL: a tsvector under a GIN index, written word by word, so that no parser reads it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from tracker.db import Question
from tracker.publication.hits import Hit, IdRow
from tracker.publication.ranking import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from tracker.publication.facets import Selection
    from tracker.publication.hits import Entry
    from tracker.publication.searching import Term

# What a tsvector can tell apart, and how far it counts one word.
_LAST_POSITION: Final = 16_383
_MOST_POSITIONS: Final = 255
# Between fields, so that no phrase reaches from one into the next.
_GAP: Final = 50


class PostgresqlFullText:
    """Words under a GIN index; facets are plain columns, because the planner knows how common each is."""

    def store(self, session: Session, entries: Sequence[Entry]) -> None:
        """Add claims that are not there."""
        session.execute(
            sa.text("INSERT INTO public_search(id, lexemes) VALUES (:id, CAST(:lexemes AS tsvector))"),
            [{"id": each.id, "lexemes": build_vector(each.words)} for each in entries],
        )

    def forget(self, session: Session, row_id: int) -> None:
        """Remove a claim."""
        session.execute(sa.text("DELETE FROM public_search WHERE id = :id"), {"id": row_id})

    def clear(self, session: Session) -> None:
        """Remove all claims."""
        session.execute(sa.text("DELETE FROM public_search"))

    def tidy(self, session: Session) -> None:
        """Let the planner know how common each word is."""
        session.execute(sa.text("ANALYZE public_search, published_claim"))

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
        conditions, bound = _list_conditions(selection)
        if after is not None:
            conditions.append("p.id < :after" if is_newest_first else "p.id > :after")
            bound["after"] = after
        order = "DESC" if is_newest_first else "ASC"
        query = f"SELECT p.id FROM {_join(selection)}{_where(conditions)} ORDER BY p.id {order} LIMIT :limit"  # noqa: S608
        return [row[0] for row in Question[IdRow](query).ask(session, {**bound, "limit": limit})]

    def find_hits(
        self, session: Session, selection: Selection, *, until: int | None, limit: int, with_words: bool
    ) -> list[Hit]:
        """Return the newest hits, newest first, none newer than the row `until`."""
        conditions, bound = _list_conditions(selection)
        if until is not None:
            conditions.append("p.id <= :until")
            bound["until"] = until
        words = "(SELECT w.words FROM public_words AS w WHERE w.id = p.id)" if with_words else "''"
        query = (
            f"SELECT p.id, p.speaker_id, p.article_id, p.cell_id, {words} FROM {_join(selection)}"  # noqa: S608
            f"{_where(conditions)} ORDER BY p.id DESC LIMIT :limit"
        )
        return Question[Hit](query).ask(session, {**bound, "limit": limit})


def build_vector(words: str) -> str:
    """Return joined words as a tsvector's text: each word quoted, with its places."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    place = 0
    for field in words.split(BREAK):
        for form in field.split():
            place += 1
            if len(places[form]) < _MOST_POSITIONS and place <= _LAST_POSITION:
                places[form].append(str(place))
        place += _GAP
    return " ".join(f"'{form}'" + (f":{','.join(found)}" if found else "") for form, found in places.items())


def build_match(terms: Sequence[Term]) -> str:
    """Return terms as a tsquery's text; everything in it is quoted."""
    return " & ".join(f"({_write_term(term)})" for term in terms)


def _write_term(term: Term) -> str:
    phrase = " <-> ".join(f"'{form}'" for form in term.forms)
    return phrase + (":*" if term.is_beginning else "")


def _join(selection: Selection) -> str:
    joined = " JOIN public_search AS s ON s.id = p.id" if selection.search.terms else ""
    return f"published_claim AS p{joined}"


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _list_conditions(selection: Selection) -> tuple[list[str], dict[str, object]]:
    conditions: list[str] = []
    bound: dict[str, object] = {}
    if selection.search.terms:
        conditions.append("s.lexemes @@ CAST(:match AS tsquery)")
        bound["match"] = build_match(selection.search.terms)
    if selection.cell_ids is not None:
        conditions.append("p.cell_id = ANY(:cell_ids)")
        bound["cell_ids"] = list(selection.cell_ids)
    if selection.speaker_id is not None:
        conditions.append("p.speaker_id = :speaker_id")
        bound["speaker_id"] = selection.speaker_id
    if selection.article_id is not None:
        conditions.append("p.article_id = :article_id")
        bound["article_id"] = selection.article_id
    return conditions, bound
