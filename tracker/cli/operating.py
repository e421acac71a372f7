"""The commands by which an operator keeps the database in order."""

from __future__ import annotations

import click

from tracker.audit import find_head
from tracker.audit import verify_history as check_chain
from tracker.cli.opening import make_instance_dir, opened_database, read_settings
from tracker.cli.preparing import prepare
from tracker.db import migrate as migrate_database
from tracker.publication.reindexing import rebuild_lists


@click.command()
def migrate() -> None:
    """Make or update the database; run again it changes nothing."""
    settings = read_settings()
    make_instance_dir(settings)
    migrate_database(settings.database_url)
    with opened_database(settings) as database:
        prepare(settings, database)
    click.echo("The database is up to date.")


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
