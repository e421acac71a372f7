"""The command behind `make run`: a database, a first administrator and a sample to look at."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from tracker import clock
from tracker.cli.exporting import export_claims
from tracker.cli.files import opened_for_writing
from tracker.cli.opening import make_instance_dir, opened_database, read_settings
from tracker.db import migrate
from tracker.demo.loading import (
    ADMINISTRATOR,
    LoadedSample,
    is_sample_wanted,
    load_sample,
    make_first_administrator,
)
from tracker.demo.queries import list_sample_articles
from tracker.demo.removal import remove_sample
from tracker.export.csv_file import Scope
from tracker.extraction.table import build_table

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.settings import Settings


@click.command(short_help="Prepare a first look, with a sample article.")
@click.option("--remove", is_flag=True, help="Take the sample away, with all that was made of it.")
@click.option("--again", is_flag=True, help="Load the sample even though it was once removed.")
def demo(*, remove: bool, again: bool) -> None:
    """Make everything ready for a first look: `make run` calls this before it serves.

    Migrates the database. On the first run makes the account admin with a one-time password, shown
    this once; loads a sample article, splits it, and lets two sample users, as whom nobody can sign in,
    publish a few of its claims. Run again it keeps everything, and a sample that was removed stays away.
    """
    if remove and again:
        message = "--remove and --again exclude each other."
        raise click.UsageError(message)
    settings = read_settings()
    make_instance_dir(settings)
    migrate(settings.database_url)
    with opened_database(settings) as database:
        if remove:
            _remove(database)
        else:
            _load(settings, database, again=again)


def _remove(database: Database) -> None:
    with database.transaction() as session:
        was_there = remove_sample(session, at=clock.now())
    if was_there:
        click.echo("The sample is gone. `tracker demo --again` brings it back.")
    else:
        click.echo("There is no sample to remove.")


def _load(settings: Settings, database: Database, *, again: bool) -> None:
    at = clock.now()
    with database.transaction() as session:
        password = make_first_administrator(session, at=at)
        loaded = load_sample(session, at=at) if is_sample_wanted(session, again=again) else None
        is_there = bool(list_sample_articles(session))
    if loaded is not None:
        _show(settings, database, loaded)
    elif is_there:
        click.echo("The sample article is loaded. `tracker demo --remove` takes it away.")
    else:
        click.echo("The sample article was removed. `tracker demo --again` brings it back.")
    if password is not None:
        click.echo(f"Sign in at {settings.public_url}/sign-in as {ADMINISTRATOR}")
        click.echo(f"One-time password, shown this once: {password}")


def _show(settings: Settings, database: Database, loaded: LoadedSample) -> None:
    click.echo(build_table(loaded.splitting, width=shutil.get_terminal_size((120, 24)).columns))
    path = settings.instance_dir / "claims.csv"
    with opened_for_writing(str(path)) as stream:
        export_claims(settings, database, stream, scope=Scope.DESK, guard=True, bom=False)
    click.echo(f"\nAll of these claims as CSV: {path}")
    click.echo(f"Review them at {settings.public_url}/desk/articles/{loaded.article_public_id}")
