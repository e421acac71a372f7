"""How an operator says what the columns of a spreadsheet are: by a saved mapping, or pair by pair."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Final

import click

from tracker import clock
from tracker.export.importing.mapped_claims import read_header
from tracker.export.importing.mapping import (
    MOST_NAME,
    TARGET_NAMES,
    DayOrder,
    Mapping,
    dump_mapping,
    find_problems,
    parse_pair,
)
from tracker.export.importing.mappings import (
    find_by_header,
    find_by_name,
    list_mapping_names,
    save_mapping,
)
from tracker.export.importing.matching import propose_targets
from tracker.models.enums import ImportFormat

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.export.importing.mapped_claims import Header
    from tracker.export.importing.originals import Original

_NO_SUCH: Final = "There is no mapping “{}”. Saved are: {}."
_HAS: Final = "{} The file has the columns {}."
_UNMAPPED: Final = (
    "Nobody has said yet what the columns of this spreadsheet are. Above is what they probably are; correct "
    "it and give it along, with --mapping NAME to save it under a name."
)
MAPPING: Final = click.option(
    "--mapping",
    "name",
    default="",
    metavar="NAME",
    help="Read a spreadsheet by the mapping saved under this name; with --map, save it under this name.",
)
PAIRS: Final = click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="THEIRS=OURS",
    help="Read the column THEIRS of a spreadsheet as OURS; once for each column. The others are left out.",
)
DAYS: Final = click.option(
    "--days",
    type=click.Choice([order.value.replace("_", "-") for order in DayOrder if order is not DayOrder.UNSAID]),
    help="Read 3/4/2026 as 3 April (day-first) or as March 4 (month-first); refused if left out.",
)
TARGETS_HELP: Final = "\n".join(
    (
        *("\b", "Example:"),
        '  tracker import checks.csv --mapping "City desk" \\',
        "    --map Statement=claim_text --map Who=speaker --map Verdict=rating",
        *("", "\b", "What OURS can be:"),
        *(f"  {target.value:<17} {name}" for target, name in TARGET_NAMES.items()),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was said on the command line of the columns."""

    name: str
    pairs: tuple[str, ...]
    days: str | None

    @property
    def is_any(self) -> bool:
        """Tell whether anything was said, so that the file has to be a spreadsheet."""
        return bool(self.name or self.pairs)


def map_original(
    database: Database, stream: IO[bytes], original: Original, told: Told, *, is_saved: bool
) -> Original:
    """Return the original with how it is read, where it is a spreadsheet; save what was named.

    Raises:
        ClickException: nobody said what the columns are, or what was said does not fit the file.
        UnreadableTextError: it is no table.
    """
    if original.form is not ImportFormat.SPREADSHEET:
        return original
    header = read_header(stream)
    mapping = _choose(database, header, original.filename, told)
    if told.days:
        mapping = replace(mapping, day_order=DayOrder(told.days.replace("-", "_")))
    if problems := find_problems(mapping, header.names):
        known = ", ".join(f"“{name}”" for name in header.names)
        message = " ".join(problem.message for problem in problems)
        raise click.ClickException(_HAS.format(message, known))
    if told.pairs and told.name and is_saved:
        with database.transaction() as session:
            save_mapping(session, mapping, header.names, actor=None, at=clock.now())
    return replace(original, mapping=dump_mapping(mapping))


def _choose(database: Database, header: Header, filename: str, told: Told) -> Mapping:
    stem = (filename.rpartition(".")[0] or filename or "Spreadsheet")[:MOST_NAME]
    if told.pairs:
        try:
            columns = tuple(parse_pair(pair) for pair in told.pairs)
        except ValueError as error:
            raise click.ClickException(str(error)) from error
        return Mapping(name=told.name or stem, columns=columns)
    with database.reading() as session:
        names = list_mapping_names(session)
        found = find_by_name(session, told.name) if told.name else find_by_header(session, header.names)
    if found is not None:
        return found
    if told.name:
        listed = ", ".join(f"“{name}”" for name in names) or "none"
        raise click.ClickException(_NO_SUCH.format(told.name, listed))
    _propose(header)
    raise click.ClickException(_UNMAPPED)


def _propose(header: Header) -> None:
    """Say on standard error what each column probably is, as it can be given along."""
    targets = propose_targets(header.names, [cells for _, cells in header.sample])
    for name in header.names:
        quoted = name.replace("'", "'\\''")
        said = f"  --map '{quoted}={targets[name].value}'" if name in targets else f"  (“{name}” is left out)"
        click.echo(said, err=True)
