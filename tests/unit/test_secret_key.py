"""The secret key that is made once and kept."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tracker.errors import SettingError
from tracker.settings import Settings, resolve_secret

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = "a secret of the operator's own choice"


def _settings(folder: Path, **variables: str) -> Settings:
    return Settings.from_environment({"TRACKER_INSTANCE_DIR": str(folder), **variables})


def test_a_given_key_is_used_and_nothing_is_written(tmp_path: Path) -> None:
    assert resolve_secret(_settings(tmp_path, TRACKER_SECRET_KEY=GIVEN)).secret_key == GIVEN
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "instance"

    first, second = (resolve_secret(_settings(folder)).secret_key for _ in range(2))

    assert first == second
    assert len(first) >= 43
    assert [path.name for path in folder.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: resolve_secret(_settings(tmp_path)).secret_key, range(32)))

    assert len(keys) == 1


@pytest.mark.parametrize("content", ["", "short", "\n"])
def test_a_key_file_without_a_key_is_refused_by_its_path(tmp_path: Path, content: str) -> None:
    (tmp_path / "secret_key").write_text(content)

    with pytest.raises(SettingError, match="secret_key"):
        resolve_secret(_settings(tmp_path))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(SettingError, match="secret_key"):
        resolve_secret(_settings(tmp_path / "file" / "instance"))


def test_the_key_is_not_shown_with_the_settings(tmp_path: Path) -> None:
    assert GIVEN not in repr(_settings(tmp_path, TRACKER_SECRET_KEY=GIVEN))
