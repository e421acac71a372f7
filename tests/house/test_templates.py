"""Templates stay short, escape everything and obey the Content-Security-Policy."""

from __future__ import annotations

from tests.house import rules
from tests.support.checkout import list_matching, read, report

TEMPLATES = list_matching("templates/**/*.html", "templates/**/*.xml", "templates/**/*.txt")


def test_templates_stay_short() -> None:
    assert TEMPLATES
    report(
        [
            f"{path} {complaint}"
            for path in TEMPLATES
            for complaint in rules.long_text(read(path), rules.TEMPLATE_LINES)
        ]
    )


def test_templates_escape_everything_and_hold_nothing_inline() -> None:
    report([f"{path} {complaint}" for path in TEMPLATES for complaint in rules.unsafe_template(read(path))])
