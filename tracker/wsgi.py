"""The entry for WSGI servers: `app`, made from `TRACKER_*` variables."""

from __future__ import annotations

import os

from tracker.app import create_app
from tracker.log import configure_logging
from tracker.settings import Settings, resolve_secret

settings = resolve_secret(Settings.from_environment(os.environ))
configure_logging(settings.log_level)
app = create_app(settings)
