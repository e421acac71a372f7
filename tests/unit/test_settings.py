"""What an operator may set, and what is refused by name."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from tracker.errors import SettingError
from tracker.settings import SETTINGS, Settings, list_unknown_variables

if TYPE_CHECKING:
    from pathlib import Path


def test_without_any_variable_the_defaults_hold() -> None:
    settings = Settings.from_environment({})
    assert (settings.port, settings.workers, settings.secure_cookies) == (8000, 2, False)
    assert settings.database_url.endswith("/tracker.sqlite3")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRACKER_PORT", "0"),
        ("TRACKER_PORT", "eighty"),
        ("TRACKER_PORT", "٨٠"),
        ("TRACKER_DATABASE_URL", "mysql://x"),
        ("TRACKER_DATABASE_URL", "nonsense"),
        ("TRACKER_DATABASE_URL", "sqlite://"),
        ("TRACKER_DATABASE_URL", "sqlite:///"),
        ("TRACKER_DATABASE_URL", "sqlite:///:memory:"),
        ("TRACKER_DATABASE_URL", "sqlite:///file::memory:?uri=true"),
        ("TRACKER_DATABASE_URL", "sqlite:///file:x?mode=memory&uri=true"),
        ("TRACKER_DATABASE_URL", "sqlite:///tracker.sqlite3\n"),
        ("TRACKER_DATABASE_URL", "sqlite+aiosqlite:///tracker.sqlite3"),
        ("TRACKER_DATABASE_URL", "postgresql+asyncpg://u@localhost/t"),
        ("TRACKER_DATABASE_URL", "postgresql://u@localhost:five/t"),
        ("TRACKER_DATABASE_URL", "postgresql://u@localhost:/t"),
        ("TRACKER_DATABASE_URL", "postgresql://u@localhost:0/t"),
        ("TRACKER_DATABASE_URL", "postgresql://u@localhost:65536/t"),
        ("TRACKER_SECRET_KEY", "short"),
        ("TRACKER_PUBLIC_URL", "ftp://x"),
        ("TRACKER_PUBLIC_URL", "https://"),
        ("TRACKER_PUBLIC_URL", "https://example.org:eighty"),
        ("TRACKER_PUBLIC_URL", "https://example.org:"),
        ("TRACKER_PUBLIC_URL", "https://example.org:0"),
        ("TRACKER_PUBLIC_URL", "https://example.org:65536"),
        ("TRACKER_PUBLIC_URL", "https://ann:word@example.org"),
        ("TRACKER_PUBLIC_URL", "https://@example.org"),
        ("TRACKER_PUBLIC_URL", "https://example.org/claims"),
        ("TRACKER_PUBLIC_URL", "https://example.org//"),
        ("TRACKER_PUBLIC_URL", "https://example.org?a"),
        ("TRACKER_PUBLIC_URL", "https://example.org?"),
        ("TRACKER_PUBLIC_URL", "https://example.org#"),
        ("TRACKER_PUBLIC_URL", " https://example.org"),
        ("TRACKER_PUBLIC_URL", "https://example.org\n"),
        ("TRACKER_PUBLIC_URL", "https://exam\tple.org"),
        ("TRACKER_PUBLIC_URL", "https://exam ple.org"),
        ("TRACKER_PUBLIC_URL", "https://example.org\\evil"),
        ("TRACKER_PUBLIC_URL", "https://<b>.example.org"),
        ("TRACKER_PUBLIC_URL", "https://[::1"),
        ("TRACKER_TRUST_PROXY", "yes"),
        ("TRACKER_LOG_LEVEL", "loud"),
        ("TRACKER_NEWSROOM_NAME", "two\nlines"),
        ("TRACKER_MAX_ARTICLE_CHARACTERS", "-1"),
    ],
)
def test_a_bad_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} must"):
        Settings.from_environment({name: value})


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_name_postgresql_reaches_the_same_driver(scheme: str) -> None:
    settings = Settings.from_environment({"TRACKER_DATABASE_URL": f"{scheme}://u@localhost/t"})
    assert settings.database_url == "postgresql+psycopg://u@localhost/t"


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////srv/my folder/tracker.sqlite3",
        "postgresql+psycopg://u:p%40ss@localhost:5432/t",
        "postgresql+psycopg://u@[::1]:5432/t",
        "postgresql+psycopg:///t?host=/var/run/postgresql",
    ],
)
def test_an_address_of_a_database_is_kept_as_it_is(url: str) -> None:
    assert Settings.from_environment({"TRACKER_DATABASE_URL": url}).database_url == url


@pytest.mark.parametrize(
    "url", ["http://localhost:8000", "https://claims.example.org", "https://новости.kz", "http://[::1]:8000"]
)
def test_a_public_address_may_end_in_a_slash(url: str) -> None:
    for given in (url, url + "/"):
        assert Settings.from_environment({"TRACKER_PUBLIC_URL": given}).public_url == url


def test_the_public_address_follows_the_port() -> None:
    assert Settings.from_environment({"TRACKER_PORT": "9001"}).public_url == "http://localhost:9001"


def test_an_https_address_makes_cookies_secure() -> None:
    settings = Settings.from_environment({"TRACKER_PUBLIC_URL": "https://claims.example.org/"})
    assert (settings.public_url, settings.secure_cookies) == ("https://claims.example.org", True)


def test_settings_cannot_be_changed() -> None:
    settings = Settings.from_environment({})
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.port = 1  # type: ignore[misc]


def test_the_secret_is_not_shown() -> None:
    secret = "s" * 40
    assert secret not in repr(Settings.from_environment({"TRACKER_SECRET_KEY": secret}))


def test_a_misspelt_variable_is_told_with_the_likely_name() -> None:
    (warning,) = list_unknown_variables({"TRACKER_PROT": "80", "PATH": "/bin"})
    assert "TRACKER_PROT" in warning
    assert "TRACKER_PORT" in warning


def test_the_instance_folder_holds_the_database(tmp_path: Path) -> None:
    settings = Settings.from_environment({"TRACKER_INSTANCE_DIR": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path}/tracker.sqlite3"


def test_every_setting_has_a_summary_and_a_default_that_holds() -> None:
    for setting in SETTINGS:
        assert setting.summary
        setting.parse(setting.default)
