"""How a command gets its settings and its database."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tracker.db import Database
from tracker.settings import Settings, list_unknown_variables

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_settings() -> Settings:
    """Return the settings of this process; a variable that looks like one and is none is warned of.

    Raises:
        SettingError: names the first variable that cannot be used.
    """
    for warning in list_unknown_variables(os.environ):
        click.echo(f"Warning: {warning}.", err=True)
    return Settings.from_environment(os.environ)


@contextmanager
def opened_database(settings: Settings) -> Iterator[Database]:
    """Lend the database of these settings and close its connections afterwards."""
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.dispose()


def make_instance_dir(settings: Settings) -> None:
    """Make the folder for database and secret key, for this user alone, unless it is there."""
    settings.instance_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
