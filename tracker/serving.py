"""How the web application is served: gunicorn's threaded workers, with the settings' address and numbers."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Final

from gunicorn.app.base import BaseApplication

from tracker import announcing, importing, mailing
from tracker.app import TrackerApp, create_app
from tracker.errors import SettingError
from tracker.settings import resolve_secret

if TYPE_CHECKING:
    from tracker.settings import Settings

TIMEOUT_SECONDS: Final = 60
GRACE_SECONDS: Final = 20
KEEPALIVE_SECONDS: Final = 5


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are finished first.

    Leaves through SystemExit, as gunicorn does.

    Raises:
        SettingError: the address cannot be listened on, or no secret key can be had.
    """
    ready = resolve_secret(settings)
    require_free_address(ready.host, ready.port)
    _Server(ready).run()


def require_free_address(host: str, port: int) -> None:
    """Check that the server can listen there.

    Raises:
        SettingError: another program does, or there is no such address.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "this is no name of a host"
        message = (
            f"Cannot listen on {host} port {port}: {reason}. "
            "Stop what uses it, or set TRACKER_HOST or TRACKER_PORT."
        )
        raise SettingError(message) from error


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn with our settings and nothing from its own files or variables."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        settings = self._settings
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        options: dict[str, object] = {
            "bind": f"{host}:{settings.port}",
            "worker_class": "gthread",
            "workers": settings.workers,
            "threads": settings.threads,
            # SQLite connections must not cross a fork, so each worker makes its own application.
            "preload_app": False,
            "timeout": TIMEOUT_SECONDS,
            "graceful_timeout": GRACE_SECONDS,
            "keepalive": KEEPALIVE_SECONDS,
            "accesslog": None,
            "loglevel": "warning",
            # Forwarded headers are trusted by TRACKER_TRUST_PROXY alone, whoever sends them.
            "forwarded_allow_ips": "",
            "secure_scheme_headers": {},
            "control_socket_disable": True,
            "proc_name": "tracker",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> TrackerApp:
        # A worker loads after its fork, so the threads and their connections are its own.
        mailing.start_watching(self._settings)
        announcing.start_watching(self._settings)
        importing.start_watching(self._settings)
        return create_app(self._settings)
