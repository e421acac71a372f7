"""Where the annotated articles lie that the floor is measured on."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the folder of annotated articles by path; they are no part of the repository."""
    parser.addoption("--articles", type=Path, required=True, help="Folder with dev/, as training takes it.")


@pytest.fixture(scope="session")
def articles_dir(request: pytest.FixtureRequest) -> Path:
    """The folder that was given."""
    folder: Path = request.config.getoption("--articles")
    return folder
