"""How a stretch of our own claims.csv is read a column at a time, as long as nothing in it is wrong."""

from __future__ import annotations

from hashlib import sha256
from itertools import compress, count
from typing import TYPE_CHECKING, Final, TypeVar

from tracker.export.importing.cells import CellError
from tracker.export.importing.own_cells import (
    KEPT,
    MOST_KEPT,
    read_article,
    read_checkworthiness,
    read_claim_date,
    read_created,
    read_kind,
    read_mode,
    read_place,
    read_speaker,
    read_updated,
)
from tracker.export.importing.values import OWN, ImportedClaim
from tracker.export.tables import CLAIMS
from tracker.models import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from tracker.export.importing.values import ImportedArticle, ImportedPlace, ImportedSpeaker
    from tracker.models.enums import AttributionMode, ClaimKind

    _Kept = tuple[tuple[str, str], ...]
    _Told = tuple[ClaimKind, AttributionMode, date | None, float, datetime | None, datetime | None]

Value = TypeVar("Value")
Columns = dict[str, tuple[str, ...]]
_MOST: Final = {
    **dict.fromkeys(KEPT, MOST_KEPT),
    "claim_id": limits.NAME,
    "claim_text": limits.CLAIM_TEXT,
    "cue": limits.CLAIM_TEXT,
    "rating": limits.NAME,
}
_TEXTS: Final = ("claim_id", "claim_text", "cue", "rating")
_OF_SPEAKER: Final = ("speaker", "speaker_kind", "speaker_role", "speaker_same_as")
_OF_ARTICLE: Final = (
    *("article_id", "article_headline", "article_url", "language", "article_version", "article_sha256"),
)
_OF_PLACE: Final = ("quote", "passage", "start", "end")


def build_claims(first_row: int, header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[ImportedClaim]:
    """Return the claims of rows that are as long as the header, in their order.

    Equal cells, which are many, are read once. What is wrong with which row only a reader of one row can say.

    Raises:
        CellError: something in these rows cannot be taken.
    """
    columns: Columns = dict.fromkeys(CLAIMS.columns, ("",) * len(rows))
    columns.update(zip(header, zip(*rows, strict=True), strict=True))
    fingerprints = _hash_rows(columns)
    _check_texts(columns)
    ids, claimed, cues, ratings = (columns[name] for name in _TEXTS)
    texts = zip(count(first_row), ids, claimed, cues, ratings, strict=False)
    others = zip(
        _read_each(columns, _OF_SPEAKER, read_speaker),
        _read_each(columns, _OF_ARTICLE, read_article),
        _read_each(columns, _OF_PLACE, read_place),
        _keep(columns),
        fingerprints,
        strict=True,
    )
    return list(map(_build_claim, texts, _iter_told(columns), others))


def _build_claim(
    texts: tuple[int, str, str, str, str],
    told: _Told,
    others: tuple[ImportedSpeaker | None, ImportedArticle, ImportedPlace, _Kept, str],
) -> ImportedClaim:
    row, external_id, text, cue, rating = texts
    kind, mode, claimed_on, checkworthiness, created_at, updated_at = told
    speaker, article, place, kept, fingerprint = others
    return ImportedClaim(
        row=row,
        origin=OWN,
        external_id=external_id,
        text=text,
        kind=kind,
        mode=mode,
        speaker=speaker,
        cue=cue,
        claimed_on=claimed_on,
        checkworthiness=checkworthiness,
        article=article,
        place=place,
        rating_label=rating,
        kept=kept,
        created_at=created_at,
        updated_at=updated_at,
        fingerprint=fingerprint,
    )


def _iter_told(columns: Columns) -> Iterator[_Told]:
    """Yield for each row what it says in words of closed lists, numbers and times."""
    return zip(
        _read_each(columns, ("kind",), read_kind),
        _read_each(columns, ("attribution_mode", "speaker"), read_mode),
        _read_each(columns, ("claim_date",), read_claim_date),
        _read_each(columns, ("checkworthiness",), read_checkworthiness),
        _read_each(columns, ("created_at",), read_created),
        _read_each(columns, ("updated_at",), read_updated),
        strict=True,
    )


def _hash_rows(columns: Columns) -> list[str]:
    """Return the hash of each row, as it is of a row alone; no text may have a NUL or half of a pair."""
    joined = list(map("\x1f".join, zip(*columns.values(), strict=True)))
    if "\x00" in "".join(joined):
        raise CellError("", "A text has a NUL.")
    try:
        return [sha256(text.encode()).hexdigest() for text in joined]
    except UnicodeEncodeError as error:
        raise CellError("", "A text has half of a pair.") from error


def _check_texts(columns: Columns) -> None:
    for name, most in _MOST.items():
        if max(map(len, columns[name])) > most:
            raise CellError(name, "A text is too long.")
    for name in ("claim_id", "claim_text"):
        if not all(map(str.strip, columns[name])):
            raise CellError(name, "A text is empty.")


def _read_each(
    columns: Columns, names: tuple[str, ...], read: Callable[[Mapping[str, str]], Value]
) -> Iterator[Value]:
    """Yield for each row what its cells in some columns are read as."""
    rows = list(zip(*(columns[name] for name in names), strict=True))
    known = {cells: read(dict(zip(names, cells, strict=True))) for cells in set(rows)}
    return map(known.__getitem__, rows)


def _keep(columns: Columns) -> Iterator[_Kept]:
    """Yield for each row what the file says of reviews made elsewhere, by column."""
    for cells in zip(*(columns[name] for name in KEPT), strict=True):
        yield tuple(compress(zip(KEPT, cells, strict=True), cells))
