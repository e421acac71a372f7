"""The command that runs the website."""

from __future__ import annotations

import click

from tracker.cli.opening import read_settings
from tracker.log import configure_logging
from tracker.serving import require_free_address
from tracker.serving import serve as serve_site
from tracker.settings import resolve_secret


@click.command(short_help="Serve the website and the desk.")
def serve() -> None:
    """Serve the website and the desk until stopped with Ctrl-C or SIGTERM.

    Where it listens, and how many work on it, come from TRACKER_HOST, TRACKER_PORT, TRACKER_WORKERS
    and TRACKER_THREADS.
    """
    settings = resolve_secret(read_settings())
    configure_logging(settings.log_level)
    require_free_address(settings.host, settings.port)
    click.echo(f"Serving {settings.newsroom_name} at {settings.public_url} (Ctrl-C stops it)")
    serve_site(settings)
