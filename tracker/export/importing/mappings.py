"""The saved mappings of spreadsheets: kept under a name, and found again by the columns of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from tracker.errors import InputError
from tracker.export.importing.mapping import MOST_NAME, dump_mapping, hash_header, load_mapping
from tracker.models import ImportMapping

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.importing.mapping import Mapping
    from tracker.models import ImportJob, User

MOST_LISTED: Final = 100
_TAKEN: Final = "“{}” is the name of a mapping for other columns. Choose another name."
_NAMELESS: Final = "Name the mapping, so that it is found again."


def find_by_header(session: Session, names: Sequence[str]) -> Mapping | None:
    """Return the mapping that was saved last for a file with these columns."""
    query = (
        select(ImportMapping)
        .where(col(ImportMapping.header_sha256) == hash_header(names))
        .order_by(col(ImportMapping.saved_at).desc(), col(ImportMapping.id).desc())
        .limit(1)
    )
    found = session.exec(query).first()
    return load_mapping(found.mapping) if found else None


def find_by_name(session: Session, name: str) -> Mapping | None:
    """Return the mapping of this name."""
    found = session.exec(select(ImportMapping).where(col(ImportMapping.name) == name)).first()
    return load_mapping(found.mapping) if found else None


def list_mapping_names(session: Session) -> list[str]:
    """Return the names of the saved mappings, in their order."""
    query = select(ImportMapping.name).order_by(col(ImportMapping.name)).limit(MOST_LISTED)
    return list(session.exec(query))


def save_mapping(
    session: Session, mapping: Mapping, names: Sequence[str], *, actor: User | None, at: datetime
) -> ImportMapping:
    """Keep a mapping for files with these columns, in place of the one of its name.

    Raises:
        InputError: it has no name, or one that is taken by a mapping for other columns.
    """
    if not mapping.name.strip() or len(mapping.name) > MOST_NAME:
        raise InputError("name", _NAMELESS)
    header = hash_header(names)
    query = select(ImportMapping).where(col(ImportMapping.name) == mapping.name)
    saved = session.exec(query).first()
    if saved is not None and saved.header_sha256 != header:
        raise InputError("name", _TAKEN.format(mapping.name))
    saved = saved or ImportMapping(name=mapping.name, header_sha256=header, mapping="", saved_at=at)
    saved.mapping, saved.saved_at = dump_mapping(mapping), at
    saved.saved_by_id = actor.id if actor else None
    session.add(saved)
    session.flush()
    return saved


def use_mapping(session: Session, job: ImportJob, mapping: Mapping) -> None:
    """Let a job that has not begun be read by a mapping; later changes of the saved one leave it alone."""
    job.mapping = dump_mapping(mapping)
    session.add(job)
