"""The real application behind a real socket on the loopback, in a thread of the test process."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkzeug.serving import WSGIRequestHandler, make_server

from tracker.app import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

    from tracker.settings import Settings


class QuietHandler(WSGIRequestHandler):
    """Answers requests without writing a line for each; what goes wrong is still logged."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Write nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveServer:
    """A running tracker: where it answers, and the database it stores in."""

    url: str
    database_url: str
    app: Flask


@contextmanager
def serve(settings: Settings) -> Iterator[LiveServer]:
    """Serve the tracker on a free port until the block ends; requests run in threads, as under gunicorn."""
    app = create_app(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, name="live-server")
    thread.start()
    try:
        yield LiveServer(
            url=f"http://127.0.0.1:{server.server_port}", database_url=settings.database_url, app=app
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
