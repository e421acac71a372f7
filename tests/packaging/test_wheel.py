"""The wheel holds all that the tracker needs, and runs far from any checkout."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.checkout import ROOT, list_matching
from tests.support.postgres import find_free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
START_SECONDS = 60
ARTICLE = 'The minister said on Monday that 40 schools had closed. "We will reopen them," she said.\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """A virtual environment with the tracker from its wheel, and a folder of its own to work in."""

    bin_dir: Path
    work_dir: Path

    @property
    def environment(self) -> dict[str, str]:
        """Return the variables to run with: nothing that points at the checkout."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "PYTHON"))
        }
        return {**kept, "TRACKER_INSTANCE_DIR": str(self.work_dir / "instance")}

    def run(self, program: str, *arguments: str) -> str:
        """Run one of the environment's programs to its end and return what it printed."""
        done = subprocess.run(
            [self.bin_dir / program, *arguments],
            cwd=self.work_dir,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=START_SECONDS,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextlib.contextmanager
    def serve(self) -> Iterator[str]:
        """Serve the tracker on a free port and yield its address."""
        port = find_free_port()
        with subprocess.Popen(
            [self.bin_dir / "tracker", "serve"],
            cwd=self.work_dir,
            env={**self.environment, "TRACKER_PORT": str(port), "TRACKER_WORKERS": "1"},
        ) as process:
            try:
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()


def fetch(url: str) -> tuple[int, str]:
    """Return status and text of a page, waiting until the server listens."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=START_SECONDS) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `python -m build` makes it, without any network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The wheel in a fresh environment that sees this one's packages, but not the checkout."""
    folder = tmp_path_factory.mktemp("installation")
    home = folder / "venv"
    venv.create(home, with_pip=False)
    installed = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "--quiet"),
            *("install", "--disable-pip-version-check", "--no-index", "--no-deps", str(wheel)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert installed.returncode == 0, installed.stderr
    site_packages = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    work_dir = folder / "work"
    work_dir.mkdir()
    return Installation(bin_dir=home / "bin", work_dir=work_dir)


def test_the_wheel_holds_code_templates_migrations_and_static_files_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = set(list_matching("tracker/**/*")) | {
        f"tracker/{path}" for path in list_matching("templates/**/*", "migrations/**/*")
    }
    assert packed == wanted


def test_the_installed_tracker_is_the_one_from_the_wheel(installation: Installation) -> None:
    where = installation.run("python", "-c", "import tracker; print(tracker.__file__)")
    assert where.startswith(str(installation.bin_dir.parent))


def test_the_installed_command_explains_itself(installation: Installation) -> None:
    help_text = installation.run("tracker", "--help")
    for command in ("migrate", "create-user", "ingest", "split", "export", "serve", "verify-history", "demo"):
        assert command in help_text


def test_the_installed_command_splits_a_text_without_a_database(installation: Installation) -> None:
    (installation.work_dir / "article.txt").write_text(ARTICLE)
    printed = installation.run("tracker", "split", "article.txt", "--format", "jsonl")
    assert '"id": "article"' in printed
    assert "40 schools" in printed
    assert not (installation.work_dir / "instance").exists()


def test_the_installed_tracker_migrates_its_own_database_and_serves_it(installation: Installation) -> None:
    installation.run("tracker", "migrate")
    assert (installation.work_dir / "instance" / "tracker.sqlite3").is_file()
    with installation.serve() as url:
        assert fetch(f"{url}/healthz")[0] == 200
        status, home = fetch(f"{url}/")
        assert status == 200
        assert "<html" in home
