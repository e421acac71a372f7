"""Whether the examples of the page on the API do what it says, typed as they stand."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from sqlmodel import select

from tests.support.checkout import read
from tests.support.people import add_user
from tests.support.published import publish_claim
from tests.support.server import serve
from tests.support.settings import build_settings
from tracker import clock
from tracker.accounts.queries import get_user
from tracker.accounts.tokens import create_token
from tracker.models import EvidenceItem, Note
from tracker.models.enums import Role
from tracker.permissions import Scope
from tracker.publication.webhook_messages import sign

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.db import Database

EXAMPLES = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
BODY = '{"event":"test"}'
SECRET = "cts_made-up"


def make_token(database: Database) -> str:
    add_user(database, "ada", Role.EDITOR)
    with database.transaction() as session:
        user = get_user(session, "ada")
        return create_token(session, user, name="Examples", scopes=tuple(Scope), days=1, at=clock.now())[0]


def run_examples(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run every example of the page in one shell, in its order."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(EXAMPLES.findall(read("docs/api.md")))],
        cwd=folder,
        env={**os.environ, "no_proxy": "*", **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_examples_of_the_page_on_the_api_work(tmp_path: Path, sqlite_database: Database) -> None:
    published = publish_claim(sqlite_database)
    signature = sign(BODY.encode(), secret=SECRET, timestamp=int(clock.now().timestamp()))
    with serve(build_settings(tmp_path, sqlite_database.url)) as server:
        done = run_examples(
            tmp_path,
            SITE=server.url,
            TOKEN=make_token(sqlite_database),
            MESSAGE=BODY,
            SIGNATURE=signature,
            SECRET=SECRET,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert published.public_id in done.stdout
    for told in (
        "None",
        "304",
        "colour",
        "genuine",
        "Around 300 people take it each day.",
        "open",
        "in_review",
    ):
        assert told in lines, f"{told}\n{done.stdout}"
    with sqlite_database.reading() as session:
        assert "Timetable of the ferry" in [each.title for each in session.exec(select(EvidenceItem))]
        assert "The timetable was *renewed* on Friday." in [each.body for each in session.exec(select(Note))]
