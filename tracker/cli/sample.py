"""The command behind `make run`: a database, a first administrator and a sample to look at."""

from __future__ import annotations

import io
import shutil
from typing import IO, TYPE_CHECKING, Final

import click

from tracker import clock
from tracker.accounts.queries import find_user
from tracker.cli.files import opened_for_writing
from tracker.cli.opening import make_instance_dir, opened_database, read_settings
from tracker.cli.preparing import prepare
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
from tracker.export.reading import Scope
from tracker.export.tables import CLAIMS
from tracker.export.writing import Layout, iter_chunks
from tracker.extraction.table import build_table
from tracker.models.rounds import build_policy
from tracker.web.handing import build_reading

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.settings import Settings


FILE: Final = "claims.csv"


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
            _remove(settings, database)
        else:
            _load(settings, database, again=again)
        prepare(settings, database)


def _remove(settings: Settings, database: Database) -> None:
    is_as_written = _is_as_written(settings, database)
    with database.transaction() as session:
        removed = remove_sample(session, at=clock.now())
    if not removed:
        click.echo("There is no sample to remove.")
        return
    for each in removed:
        click.echo(f"Removed the article “{each.headline}” with its {each.claims_count:,} claims.")
    path = settings.instance_dir / FILE
    if is_as_written:
        path.unlink(missing_ok=True)
        click.echo(f"Removed the file {path}.")
    elif path.exists():
        click.echo(f"The file {path} stays: it, or the claims, changed since it was written.")
    click.echo("`tracker demo --again` brings the sample back.")


def _is_as_written(settings: Settings, database: Database) -> bool:
    """Tell whether the file holds exactly what would be written now, so that nobody's work is in it."""
    path = settings.instance_dir / FILE
    if not path.is_file():
        return False
    fresh = io.BytesIO()
    _write_claims(settings, database, fresh)
    return path.read_bytes() == fresh.getvalue()


def _load(settings: Settings, database: Database, *, again: bool) -> None:
    at = clock.now()
    with database.transaction() as session:
        password = make_first_administrator(session, at=at)
        loaded = load_sample(session, at=at) if is_sample_wanted(session, again=again) else None
        articles = list_sample_articles(session)
        has_administrator = find_user(session, ADMINISTRATOR) is not None
    if loaded is not None:
        _show(settings, database, loaded)
    elif articles:
        click.echo("The sample article is loaded. `tracker demo --remove` takes it away.")
    else:
        click.echo("The sample article was removed. `tracker demo --again` brings it back.")
    for article in articles:
        click.echo(f"Review its claims at {settings.public_url}/desk/articles/{article.public_id}")
    whom = f" as {ADMINISTRATOR}" if has_administrator else ""
    click.echo(f"Sign in at {settings.public_url}/sign-in{whom}")
    if password is not None:
        click.echo(f"One-time password, shown this once: {password}")


def _show(settings: Settings, database: Database, loaded: LoadedSample) -> None:
    click.echo(build_table(loaded.splitting, width=shutil.get_terminal_size((120, 24)).columns))
    path = settings.instance_dir / FILE
    with opened_for_writing(str(path)) as stream:
        _write_claims(settings, database, stream)
    click.echo(f"\nAll of these claims as CSV: {path}")


def _write_claims(settings: Settings, database: Database, stream: IO[bytes]) -> None:
    policy = build_policy(second_review=settings.second_review, blind_review=settings.blind_review)
    reading = build_reading(settings, Scope.DESK, policy=policy)
    with database.reading() as session:
        for chunk in iter_chunks(session, CLAIMS, reading, Layout()):
            stream.write(chunk.raw)
