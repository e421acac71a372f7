"""The command that sends waiting e-mail."""

from __future__ import annotations

import threading

import click

from tracker.cli.opening import opened_database, read_settings
from tracker.log import configure_logging
from tracker.mailing import Mailer, watch


@click.command(short_help="Send the e-mail that waits.")
@click.option(
    "--watch",
    "seconds",
    type=click.IntRange(1, 86_400),
    metavar="SECONDS",
    help="Go on, and look again every so many seconds until stopped with Ctrl-C.",
)
def send_mail(seconds: int | None) -> int:
    """Send notifications to people with an e-mail address: by TRACKER_SMTP_URL, or onto standard error.

    `tracker serve` does this by itself; the command is for one look, or for a server without it. Each
    notification goes out once; what fails is tried again at the next look, for three days.
    """
    settings = read_settings()
    configure_logging(settings.log_level)
    with opened_database(settings) as database:
        mailer = Mailer.build(settings, database)
        outcome = mailer.send_waiting()
        count = outcome.sent_count
        click.echo(f"Sent {count:,} notification{'' if count == 1 else 's'}.")
        if seconds is not None:
            watch(mailer, threading.Event(), seconds=seconds)
    return 1 if outcome.is_failed else 0
