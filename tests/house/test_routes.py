"""Every route stands in the table of who may open it, and the addresses people know stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.settings import build_settings
from tracker.app import create_app
from tracker.permissions import ROUTE_ACCESS

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

CANONICAL = (
    "/",
    "/claims/<public_id>/<slug>",
    "/articles/<public_id>/<slug>",
    "/claims",
    "/claims.csv",
    "/claims.json",
    "/speakers",
    "/speakers/<public_id>/<slug>",
    "/articles",
    "/export/claims.csv",
    "/sign-in",
    "/sign-out",
    "/desk",
    "/desk/articles/new",
    "/desk/articles/<public_id>",
    "/desk/claims/<public_id>",
    "/desk/export/claims.csv",
    "/healthz",
)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The application, idle: nothing here opens the database."""
    return create_app(build_settings(tmp_path, f"sqlite:///{tmp_path / 'never-opened.sqlite3'}"))


def test_every_route_stands_in_the_table_and_the_table_names_no_other(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ROUTE_ACCESS)


@pytest.mark.parametrize("address", CANONICAL)
def test_the_addresses_people_know_stay(app: Flask, address: str) -> None:
    # A converter such as <string(length=12):public_id> narrows an address and does not change it.
    assert address in {re.sub(r"<[^:>]+:", "<", rule.rule) for rule in app.url_map.iter_rules()}


def test_making_the_application_touches_no_file(app: Flask, tmp_path: Path) -> None:
    assert app.url_map is not None
    assert list(tmp_path.iterdir()) == []
