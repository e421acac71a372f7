"""The command that calls webhooks with what waits."""

from __future__ import annotations

import threading

import click

from tracker.announcing import Announcer, watch
from tracker.cli.opening import opened_database, read_settings
from tracker.log import configure_logging


@click.command(short_help="Call the webhooks that wait.")
@click.option(
    "--watch",
    "seconds",
    type=click.IntRange(1, 86_400),
    metavar="SECONDS",
    help="Go on, and look again every so many seconds until stopped with Ctrl-C.",
)
def send_webhooks(seconds: int | None) -> int:
    """Tell the addresses at /desk/webhooks what was published, corrected or withdrawn.

    `tracker serve` does this by itself; the command is for one look, or for a server without it. What fails
    is tried again at later looks, at most eight times within a day.
    """
    settings = read_settings()
    configure_logging(settings.log_level)
    with opened_database(settings) as database:
        announcer = Announcer(settings=settings, database=database)
        outcome = announcer.send_waiting()
        count = outcome.delivered_count
        click.echo(f"Delivered {count:,} message{'' if count == 1 else 's'}.")
        if seconds is not None:
            watch(announcer, threading.Event(), seconds=seconds)
    return 1 if outcome.failed_count else 0
