"""How a spreadsheet with columns of its own is read by a mapping: claims, their sources and their notes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import IO, TYPE_CHECKING, Final

from tracker.errors import UnreadableTextError
from tracker.export.guard import FORMULA_STARTS, guard_text, unguard_text
from tracker.export.importing.cells import CellError, read_text
from tracker.export.importing.finding import derive_public_id
from tracker.export.importing.loose_cells import (
    clean_cell,
    join_lines,
    list_evidence,
    read_loose_address,
    read_loose_day,
    read_loose_member,
    strip_marks,
)
from tracker.export.importing.mapping import Target, find_problems
from tracker.export.importing.spreadsheet import read_spreadsheet
from tracker.export.importing.values import (
    ImportedArticle,
    ImportedClaim,
    ImportedEvidence,
    ImportedNote,
    ImportedPlace,
    ImportedSpeaker,
    RowProblem,
)
from tracker.models import limits
from tracker.models.enums import (
    AttributionMode,
    ClaimKind,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    NoteVisibility,
    SpeakerKind,
)
from tracker.models.phrases import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.export.importing.mapping import Mapping
    from tracker.export.importing.values import Imported

PREVIEWED: Final = 10
SAMPLED: Final = 200
UNNAMED_AUTHOR: Final = "Import"
_RAGGED: Final = "This row has {} cells for {} columns; what stands behind the last one has no name."
_BAD: Final = "The columns are not mapped so that the file can be read: {}"
_KINDS: Final = {kind: words_of(kind) for kind in ClaimKind}
_MODES: Final = {mode: words_of(mode) for mode in AttributionMode}
_SPEAKER_KINDS: Final = {kind: words_of(kind) for kind in SpeakerKind}
_KEPT: Final = {Target.RATING: "rating", Target.EXPLANATION: "explanation"}
_MOST_KEPT: Final = 100_000
Mapped = ImportedClaim | ImportedEvidence | ImportedNote | RowProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The columns of a spreadsheet, and some rows from its beginning."""

    names: tuple[str, ...]
    sample: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One row as it would come in, or why it would not."""

    number: int
    claim: ImportedClaim | None = None
    evidence: tuple[ImportedEvidence, ...] = ()
    notes: tuple[ImportedNote, ...] = ()
    problem: RowProblem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row of a spreadsheet: what stands under each column that the mapping names."""

    number: int
    mapping: Mapping
    cells: dict[str, str]

    def __getitem__(self, target: Target) -> str:
        return self.cells.get(self.mapping.find_column(target), "")

    def named(self, target: Target) -> tuple[str, str]:
        """Return their name of a column and its cell."""
        return self.mapping.find_column(target), self[target]

    def read(self, target: Target, most: int, *, is_required: bool = False) -> str:
        """Return the text of a cell on one line."""
        column, cell = self.named(target)
        return read_text(column, join_lines(cell), most, is_required=is_required)


def read_header(stream: IO[bytes]) -> Header:
    """Return the columns of a spreadsheet and some of its rows, and go back to its beginning.

    Raises:
        UnreadableTextError: it is no table.
    """
    sheet = read_spreadsheet(stream)
    sample = tuple((number, tuple(cells)) for number, cells in islice(sheet.rows, SAMPLED))
    stream.seek(0)
    return Header(names=sheet.names, sample=sample)


def iter_mapped(stream: IO[bytes], mapping: Mapping, *, guard: bool | None) -> Iterator[Mapped]:
    """Yield each row as a claim followed by its sources and notes, or as the problem with it.

    `guard` None finds out whether texts are guarded.

    Raises:
        UnreadableTextError: the file is no table, or has other columns than the mapping.
    """
    is_on = _is_guarded(stream, mapping) if guard is None else guard
    stream.seek(0)
    sheet = read_spreadsheet(stream)
    if problems := find_problems(mapping, sheet.names):
        raise UnreadableTextError(_BAD.format(problems[0].message))
    wanted = {theirs for theirs, _ in mapping.columns}
    for number, cells in sheet.rows:
        if any(map(str.strip, cells[len(sheet.names) :])):
            told = _RAGGED.format(len(cells), len(sheet.names))
            yield RowProblem(row=number, field="", message=told, value=cells[len(sheet.names)][: limits.NAME])
            continue
        named = zip(sheet.names, cells, strict=False)
        plain = {
            name: clean_cell(unguard_text(cell) if is_on else cell) for name, cell in named if name in wanted
        }
        yield from _read_row(_Row(number=number, mapping=mapping, cells=plain))


def preview_rows(values: Iterable[Imported], *, most: int = PREVIEWED) -> list[Preview]:
    """Return the first rows of a spreadsheet as they would come in."""
    rows: dict[int, list[Imported]] = {}
    for value in values:
        if value.row not in rows and len(rows) == most:
            break
        rows.setdefault(value.row, []).append(value)
    return [
        Preview(
            number=number,
            claim=next((each for each in told if isinstance(each, ImportedClaim)), None),
            evidence=tuple(each for each in told if isinstance(each, ImportedEvidence)),
            notes=tuple(each for each in told if isinstance(each, ImportedNote)),
            problem=next((each for each in told if isinstance(each, RowProblem)), None),
        )
        for number, told in rows.items()
    ]


def _is_guarded(stream: IO[bytes], mapping: Mapping) -> bool:
    """Tell whether texts are guarded, as for our own files: one bare formula says that they are not."""
    stream.seek(0)
    sheet = read_spreadsheet(stream)
    targets = dict(mapping.columns)
    is_found = False
    for _, cells in sheet.rows:
        for name, cell in zip(sheet.names, cells, strict=False):
            # A dash alone says that there is nothing.
            if name in targets and clean_cell(cell) and cell[0] in FORMULA_STARTS:
                return False
            is_found = is_found or (cell[:1] == "'" and guard_text(cell) != cell)
    return is_found


def _read_row(row: _Row) -> list[Mapped]:
    try:
        claim = _build_claim(row)
        return [claim, *_list_evidence(row, claim), *_list_notes(row, claim)]
    except CellError as error:
        value = error.value[: limits.NAME].replace("\x00", "\ufffd")
        return [RowProblem(row=row.number, field=error.field, message=error.message, value=value)]


def _build_claim(row: _Row) -> ImportedClaim:
    text = row.read(Target.TEXT, limits.CLAIM_TEXT, is_required=True)
    content, is_marked = strip_marks(row.read(Target.CONTENT, limits.LONG_TEXT))
    speaker = _read_speaker(row)
    said = AttributionMode.DIRECT if is_marked else AttributionMode.INDIRECT
    article = ImportedArticle(
        headline=row.read(Target.HEADLINE, limits.LINE),
        url=read_loose_address(*row.named(Target.ADDRESS)),
        language=row.read(Target.LANGUAGE, limits.LANGUAGE),
    )
    return ImportedClaim(
        row=row.number,
        origin=row.mapping.origin,
        external_id=row.read(Target.ID, limits.NAME) or _identify(text, speaker, article),
        text=text,
        kind=read_loose_member(*row.named(Target.KIND), _KINDS, ClaimKind.STATEMENT),
        mode=read_loose_member(
            *row.named(Target.MODE), _MODES, said if speaker else AttributionMode.NARRATOR
        ),
        speaker=speaker,
        cue=row.read(Target.CUE, limits.CLAIM_TEXT),
        claimed_on=read_loose_day(*row.named(Target.DAY), row.mapping.day_order),
        article=article,
        place=ImportedPlace(content=content or text),
        rating_label=row.read(Target.RATING, limits.NAME),
        kept=tuple(_iter_kept(row)),
        fingerprint=_hash(*(f"{target}={cell}" for target, cell in _list_told(row))),
        column_names=_name_columns(row.mapping),
    )


def _read_speaker(row: _Row) -> ImportedSpeaker | None:
    name = row.read(Target.SPEAKER, limits.NAME)
    if not name:
        return None
    return ImportedSpeaker(
        name=name,
        kind=read_loose_member(*row.named(Target.SPEAKER_KIND), _SPEAKER_KINDS, SpeakerKind.PERSON),
        role=row.read(Target.SPEAKER_ROLE, limits.NAME),
    )


def _identify(text: str, speaker: ImportedSpeaker | None, article: ImportedArticle) -> str:
    """Return what a claim without an id is known by: its words, who said them, and where."""
    name = speaker.name if speaker else ""
    return _hash(text.casefold(), name.casefold(), article.url or article.headline.casefold())


def _iter_kept(row: _Row) -> Iterator[tuple[str, str]]:
    for target, name in _KEPT.items():
        column, cell = row.named(target)
        if cell:
            yield name, read_text(column, cell, _MOST_KEPT)


def _list_told(row: _Row) -> list[tuple[Target, str]]:
    return sorted((target, row.cells.get(theirs, "")) for theirs, target in row.mapping.columns)


def _name_columns(mapping: Mapping) -> dict[str, str]:
    """Return their names of what a claim is refused by, where there is such a column."""
    claim = mapping.find_column(Target.TEXT)
    return {
        Target.ID.value: mapping.find_column(Target.ID) or claim,
        Target.CONTENT.value: mapping.find_column(Target.CONTENT) or claim,
    }


def _list_evidence(row: _Row, claim: ImportedClaim) -> list[ImportedEvidence]:
    return [
        ImportedEvidence(
            row=row.number,
            claim=claim.external_id,
            public_id=derive_public_id(claim.origin, claim.external_id, title, url),
            title=title,
            kind=EvidenceKind.DOCUMENT,
            stance=EvidenceStance.NEUTRAL,
            url=url,
            origin=claim.origin,
            column=column,
        )
        for column, cell in _list_cells(row, Target.EVIDENCE)
        for title, url in list_evidence(column, read_text(column, cell, limits.LONG_TEXT))
    ]


def _list_notes(row: _Row, claim: ImportedClaim) -> list[ImportedNote]:
    return [
        ImportedNote(
            row=row.number,
            claim=claim.external_id,
            public_id=derive_public_id(claim.origin, claim.external_id, column, cell),
            reply_to="",
            author=UNNAMED_AUTHOR,
            kind=NoteKind.COMMENT,
            visibility=NoteVisibility.TEAM,
            body=read_text(column, cell, limits.LONG_TEXT),
            created_at=None,
            resolved_at=None,
            origin=claim.origin,
            column=column,
        )
        for column, cell in _list_cells(row, Target.NOTE)
    ]


def _list_cells(row: _Row, target: Target) -> Sequence[tuple[str, str]]:
    """Return the cells of a target that several columns may hold, without the empty ones."""
    columns = (theirs for theirs, ours in row.mapping.columns if ours is target)
    return [(column, cell) for column in columns if (cell := row.cells.get(column, ""))]


def _hash(*words: str) -> str:
    return sha256("\x1f".join(words).encode("utf-8", "replace")).hexdigest()
