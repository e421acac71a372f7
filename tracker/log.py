"""How the tracker speaks to its operators: one line an event on standard error."""

from __future__ import annotations

import logging


def configure_logging(level: str) -> None:
    """Send records of `level` and above to standard error; calling it twice changes nothing."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
