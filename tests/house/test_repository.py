"""What every committed file promises: no unfinished work, no registry, no path of one machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import tracker
from tests.house import rules
from tests.support.checkout import ROOT, list_files, list_matching, read, report

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-train.txt")
# The rules and their planted breaches name what they look for.
NAMES_BREACHES = ("tests/house/rules.py", "tests/house/test_rules.py")
BINARY = (".png", ".ico", ".woff2", ".webp", ".jpg", ".onnx", ".npz")


def texts() -> list[str]:
    return [path for path in list_files() if path not in NAMES_BREACHES and not path.endswith(BINARY)]


def lines_with(pattern: re.Pattern[str], paths: list[str]) -> list[str]:
    return [f"{path} {hit}" for path in paths for hit in rules.found_in_lines(read(path), pattern)]


def test_nothing_is_left_to_do_in_a_comment() -> None:
    report(lines_with(rules.UNFINISHED, texts()))


def test_no_file_names_a_package_registry() -> None:
    report(lines_with(rules.REGISTRY, texts()))


def test_no_file_names_a_path_of_one_machine() -> None:
    report(lines_with(rules.MACHINE_PATH, texts()))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_version_and_hash(lock: str) -> None:
    report(list(rules.unpinned_requirements(read(lock))))


def test_the_locks_pin_the_same_versions() -> None:
    run, dev, train = (
        dict(re.findall(r"^([a-z0-9._-]+)(?:\[\S+\])?==(\S+)", read(lock), re.MULTILINE)) for lock in LOCKS
    )
    assert run
    assert run.items() <= dev.items()
    assert all(run[name] == version for name, version in train.items() if name in run)


def test_the_change_log_begins_with_the_current_version() -> None:
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", read("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == tracker.__version__


def test_the_index_of_decisions_lists_each_of_them() -> None:
    decisions = [path.rsplit("/", 1)[-1] for path in list_matching("docs/adr/[0-9]*.md")]
    listed = re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", read("docs/adr/README.md"))
    assert decisions
    assert listed == decisions


@pytest.mark.parametrize("path", list_matching("docs/adr/[0-9]*.md"))
def test_a_decision_tells_context_decision_and_consequences(path: str) -> None:
    headings = re.findall(r"^## (.+)$", read(path), re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]
    number = path.rsplit("/", 1)[-1].split("-", maxsplit=1)[0]
    assert read(path).startswith(f"# {number}: ")


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path} -> {target}"
        for path in list_matching("*.md", "docs/**/*.md")
        for target in re.findall(r"\]\((?!https?://|mailto:|#)([^)#\s]+)", read(path))
        if not beside(path, target).exists()
    ]
    report(broken)


def beside(path: str, target: str) -> Path:
    return (ROOT / path).parent / target


def test_continuous_integration_runs_what_a_person_runs() -> None:
    lines = [line for line in read(".ci/run").splitlines() if line and not line.startswith("#")]
    assert lines[-1] == "exec make test"
    assert len(lines) == 3
