"""What an evidence pack says about one claim, for readers or for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.export import desk_rows, public_rows
from tracker.export.columns import iter_cells
from tracker.export.csv_rows import build_public_row
from tracker.export.tables import CLAIMS
from tracker.models.replies import read_replies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from tracker.export.annotations import Place
    from tracker.export.reading import JsonValue, Reading
    from tracker.export.tables import Cell, Row
    from tracker.models import Claim
    from tracker.models.snapshot import ClaimSnapshot, SnapshotCorrection


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The content of the claim with the words around it; empty when it lies nowhere."""

    before: str
    content: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is known of asking the speaker, and the reasons that stand in for what could not be had."""

    asked_on: str
    text: str
    reason: str
    origins_reason: str
    primary_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything of one claim; rows are those of the files of the same name.

    `cells` is the claim's row of claims.csv by column. `edition` is the stored text of the edition that
    readers see, whose SHA-256 stands in the history; empty for the desk, as is `corrections`, whose words the
    history has.
    """

    is_public: bool
    language: str
    cells: Mapping[str, Cell]
    context: Context
    via: str
    reply: Reply
    evidence: tuple[Row, ...]
    reviews: tuple[Row, ...]
    notes: tuple[Row, ...]
    quantities: tuple[Row, ...]
    corrections: tuple[SnapshotCorrection, ...]
    history: tuple[Row, ...]
    markup: Mapping[str, JsonValue]
    edition: str
    written_at: datetime


def build_public_pack(
    snapshot: ClaimSnapshot, *, edition: str, history: Sequence[Row], reading: Reading, at: datetime
) -> Pack:
    """Return what readers may have of a published claim; `edition` is the snapshot as stored."""
    return Pack(
        is_public=True,
        language=snapshot.language,
        cells=name_cells(tuple(iter_cells(build_public_row(snapshot, claim_url=reading.claim_url)))),
        context=Context(before=snapshot.context_before, content=snapshot.quote, after=snapshot.context_after),
        via=snapshot.via,
        reply=Reply(
            asked_on=snapshot.reply_asked_on.isoformat() if snapshot.reply_asked_on else "",
            text=snapshot.reply_text,
            reason=snapshot.reply_reason,
            origins_reason=snapshot.origins_reason,
            primary_reason=snapshot.primary_reason,
        ),
        evidence=tuple(public_rows.iter_evidence(snapshot)),
        reviews=tuple(public_rows.iter_reviews(snapshot)),
        notes=tuple(public_rows.iter_notes(snapshot)),
        quantities=tuple(public_rows.iter_quantities(snapshot)),
        corrections=snapshot.corrections,
        history=tuple(history),
        markup=reading.build_markup(snapshot),
        edition=edition,
        written_at=at,
    )


def build_desk_pack(
    claim: Claim,
    *,
    row: Row,
    places: Sequence[Place],
    history: Sequence[Row],
    reading: Reading,
    at: datetime,
) -> Pack:
    """Return what the viewer may see of a live claim, loaded whole; `row` is its row of claims.csv."""
    cells, replies = name_cells(row), read_replies(claim.reply_entries)
    return Pack(
        is_public=False,
        language=claim.article.language,
        cells=cells,
        context=Context(
            before=places[0].prefix if places else "",
            content=str(cells["quote"]),
            after=places[-1].suffix if places else "",
        ),
        via=claim.via,
        reply=Reply(
            asked_on=replies.asked_on.isoformat() if replies.asked_on else "",
            text=replies.answer,
            reason=claim.reply_reason,
            origins_reason=claim.origins_reason,
            primary_reason=claim.primary_reason,
        ),
        evidence=tuple(desk_rows.iter_evidence(claim, reading)),
        reviews=tuple(desk_rows.iter_reviews(claim, reading)),
        notes=tuple(desk_rows.iter_notes(claim, reading)),
        quantities=tuple(desk_rows.iter_quantities(claim, reading)),
        corrections=(),
        history=tuple(history),
        markup={},
        edition="",
        written_at=at,
    )


def name_cells(row: Row) -> dict[str, Cell]:
    """Return a row of claims.csv by its columns."""
    return dict(zip(CLAIMS.columns, row, strict=True))
