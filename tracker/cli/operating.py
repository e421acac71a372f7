"""The commands by which an operator keeps the database in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.audit import find_head
from tracker.audit import verify_history as check_chain
from tracker.cli.opening import make_instance_dir, opened_database, read_settings
from tracker.cli.progress import show_progress
from tracker.db import migrate as migrate_database
from tracker.export.stored_rows import store_missing_rows
from tracker.publication.addresses import build_claim_path
from tracker.publication.reindexing import rebuild_lists

if TYPE_CHECKING:
    from tracker.db import Database


@click.command()
def migrate() -> None:
    """Make or update the database; run again it changes nothing."""
    settings = read_settings()
    make_instance_dir(settings)
    migrate_database(settings.database_url)
    with opened_database(settings) as database:
        _prepare_downloads(database)
    click.echo("The database is up to date.")


def _prepare_downloads(database: Database) -> None:
    """Write the lines of claims.csv of editions from before the tracker kept them ready."""
    with show_progress("Preparing claims.csv", None) as advance:
        while True:
            with database.transaction() as session:
                count = store_missing_rows(session, claim_path=build_claim_path)
            advance(count)
            if not count:
                return


@click.command(short_help="Check that the history was not tampered with.")
def verify_history() -> None:
    """Check that no event of the history was changed, removed or put in between.

    Names the first event that does not hold. Compare the head it prints with one you noted earlier:
    a history cut off at its end is whole in itself.
    """
    with opened_database(read_settings()) as database, database.reading() as session:
        count = check_chain(session)
        head = find_head(session)
    click.echo(f"The history holds: {count:,} events, head {head}.")


@click.command(short_help="Make the public lists and their search anew.")
def reindex() -> None:
    """Make the public lists, their counts and their search anew from what is published.

    Nothing but the lists changes, and readers see the old ones until the new ones are complete.
    """
    with opened_database(read_settings()) as database, database.transaction() as session:
        count = rebuild_lists(session)
    click.echo(f"The public lists hold {count:,} {'claim' if count == 1 else 'claims'}.")
