"""The page on operations says what can be set and what can be run."""

from __future__ import annotations

import re

import pytest

from tests.support.checkout import read
from tracker.cli import COMMANDS
from tracker.settings import SETTINGS, Setting

ROW = re.compile(r"^\| `(TRACKER_[A-Z_]+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def documented() -> dict[str, tuple[str, str]]:
    return {name: (default, summary) for name, default, summary in ROW.findall(read("docs/operations.md"))}


def test_the_page_on_operations_lists_every_setting_in_order_and_no_other() -> None:
    assert list(documented()) == [setting.name for setting in SETTINGS]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_page_on_operations_gives_each_default_and_meaning(setting: Setting) -> None:
    default = f"`{setting.default}`" if setting.default else "(empty)"
    assert documented()[setting.name] == (default, setting.summary)


def test_the_page_on_operations_lists_every_command_in_order_and_no_other() -> None:
    listed = re.findall(r"^\| `tracker ([a-z-]+)` \|", read("docs/operations.md"), re.MULTILINE)
    assert listed == list(COMMANDS)
