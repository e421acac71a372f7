"""The commands that write what the tracker holds to a file."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

import click

from tracker.cli.files import opened_for_writing
from tracker.cli.opening import opened_database, read_settings
from tracker.cli.reading import STANDARD
from tracker.export.correction_queries import count_waiting, iter_lines
from tracker.export.csv_file import Scope, write_claims_csv
from tracker.models.rounds import build_policy
from tracker.publication.addresses import build_claim_path

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.settings import Settings


@click.group(no_args_is_help=False)
def export() -> None:
    """Write claims or corrections to a file."""


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


@export.command()
@click.option("--out", "target", required=True, metavar="FILE|-", help="Where to; - is standard output.")
def corrections(target: str) -> None:
    """Write what reviewers decided, for training.

    This is what people made of the claims that the splitter proposed, from which it can learn.

    One line of JSON for each article that people have decided about, which is when it has claims and none is
    still proposed: who says what, what the article says in its own voice, and what was dismissed of that. The
    sample is left out.

    The file is further training data when the splitter's model is rebuilt, as `make train` does it:
    `python -m tracker.extraction.train DIR --corrections FILE`.

    It contains the full texts of articles, so it is not for publishing. It appears under its name when it is
    whole; a file of that name is replaced.
    """
    settings = read_settings()
    with opened_database(settings) as database, opened_for_writing(target) as stream:
        written, waiting = export_corrections(database, stream)
    if target != STANDARD and sys.stderr.isatty():
        click.echo(
            f"Articles written to {target}: {written:,}; waiting for decisions: {waiting:,}.", err=True
        )


def export_claims(
    settings: Settings, database: Database, stream: IO[bytes], *, scope: Scope, guard: bool, bom: bool
) -> int:
    """Write claims.csv to the stream and return how many claims it holds."""

    def claim_url(public_id: str, slug: str) -> str:
        return settings.public_url + build_claim_path(public_id, slug)

    policy = build_policy(second_review=settings.second_review, blind_review=settings.blind_review)
    with database.reading() as session:
        return write_claims_csv(
            session, stream, scope=scope, guard=guard, bom=bom, claim_url=claim_url, policy=policy
        )


def export_corrections(database: Database, stream: IO[bytes]) -> tuple[int, int]:
    """Write the articles people decided about; return how many they are and how many others wait for that."""
    written = 0
    with database.reading() as session:
        for line in iter_lines(session):
            stream.write(f"{line}\n".encode())
            written += 1
        return written, count_waiting(session)
