"""Settings as tests need them: everything at its default but where things are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

# Long enough for the setting's rule, and worthless anywhere else.
SECRET_KEY = "tests-only-" * 4


def build_settings(instance_dir: Path, database_url: str, **variables: str) -> Settings:
    """Return settings for tests; further `TRACKER_*` variables go by their names."""
    return Settings.from_environment(
        {
            "TRACKER_INSTANCE_DIR": str(instance_dir),
            "TRACKER_DATABASE_URL": database_url,
            "TRACKER_SECRET_KEY": SECRET_KEY,
            **variables,
        }
    )
