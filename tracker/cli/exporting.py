"""The command that writes what the tracker holds to a file."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

import click

from tracker.cli.files import opened_for_writing
from tracker.cli.opening import opened_database, read_settings
from tracker.cli.reading import STANDARD
from tracker.export.csv_file import Scope, write_claims_csv
from tracker.publication.addresses import build_claim_path

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.settings import Settings


@click.group(no_args_is_help=False)
def export() -> None:
    """Write claims to a file."""


@export.command()
@click.option("--out", "target", required=True, metavar="FILE|-", help="Where to; - is standard output.")
@click.option(
    "--scope",
    type=click.Choice([scope.value for scope in Scope]),
    default=Scope.PUBLIC.value,
    show_default=True,
    help="Published claims as readers see them, or all claims as the desk sees them.",
)
@click.option(
    "--guard/--no-guard",
    default=True,
    show_default=True,
    help="Put an apostrophe in front of text that a spreadsheet would run as a formula.",
)
@click.option("--excel", is_flag=True, help="Begin with the byte order mark by which Excel knows UTF-8.")
def claims(target: str, scope: str, *, guard: bool, excel: bool) -> None:
    """Write claims.csv, one row for each claim.

    The file appears under its name when it is whole; a file of that name is replaced.
    """
    settings = read_settings()
    with opened_database(settings) as database, opened_for_writing(target) as stream:
        count = export_claims(settings, database, stream, scope=Scope(scope), guard=guard, bom=excel)
    if target != STANDARD and sys.stderr.isatty():
        click.echo(f"Wrote {count:,} claims to {target}.", err=True)


def export_claims(
    settings: Settings, database: Database, stream: IO[bytes], *, scope: Scope, guard: bool, bom: bool
) -> int:
    """Write claims.csv to the stream and return how many claims it holds."""

    def claim_url(public_id: str, slug: str) -> str:
        return settings.public_url + build_claim_path(public_id, slug)

    with database.reading() as session:
        return write_claims_csv(session, stream, scope=scope, guard=guard, bom=bom, claim_url=claim_url)
