"""The commands that write what the tracker holds to a file."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

import click

from tracker import clock
from tracker.cli.files import opened_for_writing
from tracker.cli.opening import opened_database, read_settings
from tracker.cli.progress import show_progress
from tracker.cli.reading import STANDARD
from tracker.export.bundle import iter_bundle
from tracker.export.correction_queries import count_waiting, iter_lines
from tracker.export.feed import iter_feed
from tracker.export.pack_page import build_page
from tracker.export.queries import count_claims, narrow_to_article
from tracker.export.reading import Reading, Scope
from tracker.export.singles import get_annotations, get_desk_pack, get_public_pack
from tracker.export.tables import CLAIMS, TABLES
from tracker.export.writing import Form, Layout, iter_chunks
from tracker.models.rounds import build_policy
from tracker.paths import static_dir
from tracker.web.handing import build_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlmodel import Session

    from tracker.db import Database
    from tracker.export.tables import Table
    from tracker.export.writing import Chunk
    from tracker.settings import Settings

OUT: Final = click.option(
    "--out", "target", required=True, metavar="FILE|-", help="Where to; - is standard output."
)
SCOPE: Final = click.option(
    "--scope",
    type=click.Choice([scope.value for scope in Scope]),
    default=Scope.PUBLIC.value,
    show_default=True,
    help="What readers see, or what the desk sees without private notes and hidden reviews.",
)
ARTICLE: Final = click.option(
    "--article", default="", metavar="ID", help="Only the claims of this article; the id is in its address."
)
GUARD: Final = click.option(
    "--guard/--no-guard",
    default=True,
    show_default=True,
    help="Put an apostrophe in front of text that a spreadsheet would run as a formula.",
)
EXCEL: Final = click.option(
    "--excel", is_flag=True, help="Begin with the byte order mark by which Excel knows UTF-8."
)
FORM: Final = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    default=Form.CSV.value,
    show_default=True,
    help="CSV, or JSON Lines, where text is never guarded.",
)


@click.group(no_args_is_help=False)
def export() -> None:
    """Write claims, and what belongs to them, to files.

    Each file is what the web hands out under the same name. It appears under its name when it is whole; a
    file of that name is replaced. Rows go to standard output with --out -, and nothing else does.
    """


def _add_table_command(table: Table) -> None:
    """Add the command that writes one file of rows."""

    @export.command(
        table.name,
        help=f"Write {table.name}.csv, one row for each {_name_row(table)}.",
        short_help=f"Write {table.name}.csv or {table.name}.jsonl.",
    )
    @OUT
    @SCOPE
    @FORM
    @ARTICLE
    @GUARD
    @EXCEL
    def write_table(target: str, scope: str, form: str, article: str, *, guard: bool, excel: bool) -> None:
        layout = Layout(form=Form(form), guard=guard, bom=excel)
        label = f"Writing {table.name}.{form}"
        with _opened_reading(Scope(scope), article) as (session, reading, _):
            length = count_claims(session, reading) if table is CLAIMS else None
            count = _write(target, iter_chunks(session, table, reading, layout), label=label, length=length)
        _tell(target, f"Wrote {count:,} {'claims' if table is CLAIMS else 'rows'} to {target}.")


def _name_row(table: Table) -> str:
    return table.row_is.removeprefix("a ").removeprefix("an ").removeprefix("one ").removeprefix("the ")


for _table in TABLES.values():
    _add_table_command(_table)


@export.command(short_help="Write all files of rows into one ZIP.")
@OUT
@SCOPE
@ARTICLE
@GUARD
@EXCEL
def bundle(target: str, scope: str, article: str, *, guard: bool, excel: bool) -> None:
    """Write one ZIP with every CSV file and csv-metadata.json.

    The metadata describes each column (CSV on the Web) and gives each file's number of rows and SHA-256. The
    same claims make the same bytes.
    """
    layout = Layout(guard=guard, bom=excel)
    with _opened_reading(Scope(scope), article) as (session, reading, _):
        count = _write(target, iter_bundle(session, reading, layout), label="Writing claims.zip", length=None)
    _tell(target, f"Wrote {len(TABLES)} files with {count:,} rows to {target}.")


@export.command(short_help="Write every ClaimReview as one DataFeed.")
@OUT
@ARTICLE
def feed(target: str, article: str) -> None:
    """Write the ClaimReviews of what is published as one schema.org DataFeed in JSON-LD."""
    with _opened_reading(Scope.PUBLIC, article) as (session, reading, settings):
        chunks = iter_feed(session, reading, name=settings.newsroom_name)
        count = _write(target, chunks, label="Writing the feed", length=None)
    _tell(target, f"Wrote {count:,} ClaimReviews to {target}.")


@export.command("annotations", short_help="Write an article's claims as Web Annotations.")
@click.argument("article", metavar="ARTICLE")
@OUT
@SCOPE
def write_annotations(article: str, target: str, scope: str) -> None:
    """Write the claims of an article as W3C Web Annotations in JSON-LD.

    ARTICLE is the id in the article's address. Each claim is anchored in the text by its words and by its
    position in code points.
    """
    with _opened_reading(Scope(scope), "") as (session, reading, settings):
        door = "/desk/export" if Scope(scope) is Scope.DESK else "/export"
        address = f"{settings.public_url}{door}/articles/{article}.jsonld"
        collection = get_annotations(session, article, address=address, reading=reading)
    with opened_for_writing(target) as stream:
        stream.write(json.dumps(collection, ensure_ascii=False, indent=2).encode())


@export.command(short_help="Write everything about one claim as a page.")
@click.argument("claim", metavar="CLAIM")
@OUT
@SCOPE
def pack(claim: str, target: str, scope: str) -> None:
    """Write the evidence pack of a claim: one HTML page that opens without a network and prints well.

    CLAIM is the id in the claim's address. The page holds the claim in its context, its sources, the reviews
    that may be shown, the speaker's reply, the history with its hashes, and the markup.
    """
    css = (static_dir() / "css" / "pack.css").read_text(encoding="utf-8")
    with _opened_reading(Scope(scope), "") as (session, reading, _):
        get = get_public_pack if reading.is_public else get_desk_pack
        page = build_page(get(session, claim, reading=reading, at=clock.now()), css=css)
    with opened_for_writing(target) as stream:
        stream.write(page)


@export.command()
@OUT
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
    _tell(target, f"Articles written to {target}: {written:,}; waiting for decisions: {waiting:,}.")


@contextmanager
def _opened_reading(scope: Scope, article: str) -> Iterator[tuple[Session, Reading, Settings]]:
    """Lend a session that only reads, and what is read: for nobody in particular."""
    settings = read_settings()
    policy = build_policy(second_review=settings.second_review, blind_review=settings.blind_review)
    narrowed = (narrow_to_article(article),) if article else ()
    reading = build_reading(settings, scope, policy=policy, narrowed=narrowed)
    with opened_database(settings) as database, database.reading() as session:
        yield session, reading, settings


def _write(target: str, chunks: Iterator[Chunk], *, label: str, length: int | None) -> int:
    """Write a file and return how many rows it has."""
    count = 0
    with opened_for_writing(target) as stream, show_progress(label, length, target=target) as advance:
        for chunk in chunks:
            stream.write(chunk.raw)
            count += chunk.rows_count
            advance(chunk.rows_count)
    return count


def _tell(target: str, told: str) -> None:
    if target != STANDARD and sys.stderr.isatty():
        click.echo(told, err=True)


def export_corrections(database: Database, stream: IO[bytes]) -> tuple[int, int]:
    """Write the articles people decided about; return how many they are and how many others wait for that."""
    written = 0
    with database.reading() as session:
        for line in iter_lines(session):
            stream.write(f"{line}\n".encode())
            written += 1
        return written, count_waiting(session)
