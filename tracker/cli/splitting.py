"""The command that takes texts apart and keeps nothing: no settings, no database."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.days import Day
from tracker.cli.reading import name_of, read_bytes
from tracker.errors import TrackerError
from tracker.extraction.coverage import build_coverage, describe_coverage
from tracker.extraction.jsonl import build_line
from tracker.extraction.splitter import split_article
from tracker.extraction.table import build_table
from tracker.text.normalize import canonicalise, decode_text

if TYPE_CHECKING:
    from datetime import date

    from tracker.extraction.proposal import Splitting


@click.command(short_help="Print the claims of articles; store nothing.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="A table for people, or one JSON line for each article.",
)
@click.option(
    "--published-on",
    type=Day(),
    help="The day of publication, so that the wording of claims can tell which Friday is meant.",
)
@click.option(
    "--threads", type=click.IntRange(1, 64), default=1, show_default=True, help="Processor threads to use."
)
def split(files: tuple[str, ...], shape: str, published_on: date | None, threads: int) -> int:
    """Take articles apart and print their passages and claims; nothing is stored.

    FILE is plain text in UTF-8; - reads standard input. Offsets in jsonl are code points of the text
    in canonical form (NFC, newline line ends). A file that cannot be read is named on standard error,
    the others are split all the same, and the exit code is 2.
    """
    failures = 0
    is_watched = sys.stderr.isatty() and not sys.stdout.isatty() and len(files) > 1
    with click.progressbar(files, label="Splitting", file=sys.stderr, hidden=not is_watched) as progress:
        for name in progress:
            try:
                text = canonicalise(decode_text(read_bytes(name)))
            except (TrackerError, OSError) as error:
                reason = (error.strerror or str(error)) + "." if isinstance(error, OSError) else str(error)
                click.echo(f"Error: {name}: {reason}", err=True)
                failures += 1
                continue
            splitting = split_article(text, published_on=published_on, threads=threads)
            _print_splitting(name, splitting, shape, is_named=len(files) > 1)
    return 2 if failures else 0


def _print_splitting(name: str, splitting: Splitting, shape: str, *, is_named: bool) -> None:
    if shape == "jsonl":
        # Bytes, so that the lines are UTF-8 with plain newlines whatever the locale says.
        sys.stdout.buffer.write(build_line(Path(name_of(name)).stem, splitting).rstrip("\n").encode() + b"\n")
        sys.stdout.buffer.flush()
        return
    if is_named:
        click.echo(f"{name}\n")
    click.echo(build_table(splitting, width=shutil.get_terminal_size((120, 24)).columns))
    coverage = build_coverage(
        splitting.passages, (span for claim in splitting.claims for span in claim.content_spans)
    )
    click.echo(f"\n{describe_coverage(coverage)}")
    if splitting.notice:
        click.echo(splitting.notice)
