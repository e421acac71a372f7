"""How our own claims.csv is read back, row by row."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeVar

from tracker.errors import UnreadableTextError
from tracker.export.importing.cells import (
    CellError,
    read_address,
    read_day,
    read_member,
    read_share,
    read_text,
    read_time,
    read_whole,
)
from tracker.export.importing.csv_reading import iter_csv, unguard_row
from tracker.export.importing.values import (
    OWN,
    ImportedArticle,
    ImportedClaim,
    ImportedPlace,
    ImportedSpeaker,
    RowProblem,
)
from tracker.export.tables import CLAIMS
from tracker.models import limits
from tracker.models.enums import AttributionMode, ClaimKind, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

NEEDED: Final = ("claim_id", "claim_text")
# What reviewers elsewhere, or we at another time, found: shown beside the claim, never taken for a review.
KEPT: Final = (
    *("claim_url", "status", "review_status", "attribution_finding"),
    *("rating", "rating_value", "rating_worst", "rating_best", "explanation", "reviewers", "agreement"),
    *("corrections_count", "last_correction_on", "published_at"),
)
_LACKS: Final = "The file lacks the column “{}”, so it is no claims.csv of a claim tracker."
_RAGGED: Final = "This row has {} cells, and the header has {}."
_HALF: Final = "A place needs both start and end, with the end behind the start."
MOST_KEPT: Final = 100_000
Value = TypeVar("Value")


def iter_claims(stream: IO[bytes], *, guard: bool) -> Iterator[ImportedClaim | RowProblem]:
    """Yield each row as a claim, or as the problem with it; the row below the header is number 2.

    Raises:
        UnreadableTextError: the file is no claims.csv.
    """
    rows = iter_csv(stream)
    header = next(rows)
    for name in NEEDED:
        if name not in header:
            raise UnreadableTextError(_LACKS.format(name))
    unknown = [name for name in header if name not in CLAIMS.columns]
    if unknown:
        told = "This column is not one of claims.csv; it was left out."
        yield RowProblem(row=1, field=unknown[0][: limits.NAME], message=told, is_notice=True)
    blank = dict.fromkeys(CLAIMS.columns, "")
    yield from iter_built(rows, header, lambda row, cells: build_claim(row, {**blank, **cells}), guard=guard)


def iter_built(
    rows: Iterator[list[str]],
    header: list[str],
    build: Callable[[int, Mapping[str, str]], Value],
    *,
    guard: bool,
    file: str = "",
) -> Iterator[Value | RowProblem]:
    """Yield what `build` makes of each row below the header, or the problem with it."""
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            told = _RAGGED.format(len(row), len(header))
            yield RowProblem(row=number, field="", message=told, file=file)
            continue
        cells = dict(zip(header, unguard_row(row) if guard else row, strict=True))
        try:
            yield build(number, cells)
        except CellError as error:
            value = error.value[: limits.NAME].replace("\x00", "\ufffd")
            yield RowProblem(row=number, field=error.field, message=error.message, value=value, file=file)


def build_claim(row: int, cells: Mapping[str, str]) -> ImportedClaim:
    """Return the claim of one row, which has every column of claims.csv.

    Raises:
        CellError: names the first column that cannot be taken.
    """
    speaker = _read_speaker(cells)
    without_mode = AttributionMode.INDIRECT if speaker else AttributionMode.NARRATOR
    return ImportedClaim(
        row=row,
        origin=OWN,
        external_id=read_text("claim_id", cells["claim_id"], limits.NAME, is_required=True),
        text=read_text("claim_text", cells["claim_text"], limits.CLAIM_TEXT, is_required=True),
        kind=read_member("kind", cells["kind"], ClaimKind, ClaimKind.STATEMENT),
        mode=read_member("attribution_mode", cells["attribution_mode"], AttributionMode, without_mode),
        speaker=speaker,
        cue=read_text("cue", cells["cue"], limits.CLAIM_TEXT),
        claimed_on=read_day("claim_date", cells["claim_date"]),
        checkworthiness=read_share("checkworthiness", cells["checkworthiness"]),
        article=_read_article(cells),
        place=_read_place(cells),
        rating_label=read_text("rating", cells["rating"], limits.NAME),
        kept=tuple((name, read_text(name, cells[name], MOST_KEPT)) for name in KEPT if cells[name]),
        created_at=read_time("created_at", cells["created_at"]),
        updated_at=read_time("updated_at", cells["updated_at"]),
        fingerprint=sha256("\x1f".join(cells.values()).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _read_speaker(cells: Mapping[str, str]) -> ImportedSpeaker | None:
    if not cells["speaker"]:
        return None
    return ImportedSpeaker(
        name=read_text("speaker", cells["speaker"], limits.NAME, is_required=True),
        kind=read_member("speaker_kind", cells["speaker_kind"], SpeakerKind, SpeakerKind.PERSON),
        role=read_text("speaker_role", cells["speaker_role"], limits.NAME),
        same_as=read_address("speaker_same_as", cells["speaker_same_as"], limits.URL),
    )


def _read_article(cells: Mapping[str, str]) -> ImportedArticle:
    return ImportedArticle(
        public_id=read_text("article_id", cells["article_id"], limits.NAME),
        headline=read_text("article_headline", cells["article_headline"], limits.LINE),
        url=read_address("article_url", cells["article_url"], limits.URL),
        language=read_text("language", cells["language"], limits.LANGUAGE),
        version=read_whole("article_version", cells["article_version"]),
        sha256=read_text("article_sha256", cells["article_sha256"], 64),
    )


def _read_place(cells: Mapping[str, str]) -> ImportedPlace:
    start, end = read_whole("start", cells["start"]), read_whole("end", cells["end"])
    if (start is None) != (end is None) or (start is not None and end is not None and start >= end):
        raise CellError("end", _HALF, cells["end"])
    return ImportedPlace(
        content=read_text("quote", cells["quote"], limits.LONG_TEXT),
        passage=read_whole("passage", cells["passage"]),
        start=start,
        end=end,
    )
