"""Each house rule complains of a planted breach and lets its neighbour pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.house import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONG_FUNCTION = "def work():\n" + "    pass\n" * 39
SHORT_FUNCTION = "@decorator\ndef work():\n" + "    pass\n" * 38
PINNED = "flask[async]==3.1.3 ; python_version > '3' \\\n    --hash=sha256:ab\n    # via tracker\n"

# rule, what it has to complain of, what it has to let pass
CASES = [
    (lambda text: rules.long_text(text, 3), "a\nb\nc\n", "a\nb\n"),
    (rules.long_functions, LONG_FUNCTION, SHORT_FUNCTION),
    (rules.long_functions, "class A:\n    async " + LONG_FUNCTION.replace("\n", "\n    "), "class A: pass"),
    (rules.commits, "session.commit()", "session.flush()"),
    (rules.commits, "finish = session.commit", "commit = 1"),
    (lambda text: rules.imports_of(text, "flask"), "import flask.views", "import flask_like"),
    (lambda text: rules.imports_of(text, "flask"), "def f():\n    from flask import g", "'import flask'"),
    (rules.unsafe_markup, "from markupsafe import Markup", "from markupsafe import escape"),
    (rules.unsafe_markup, "markupsafe.Markup(text)", "markupsafe.escape(text)"),
    (rules.unsafe_markup, "Environment(autoescape=False)", "Environment(autoescape=True)"),
    # The first text of each row breaks its rule on purpose: words to be found, which nothing runs.
    # The next two are templates that are refused because they switch escaping off.
    (rules.unsafe_template, "{{ note|safe }}", "{{ note|safely }}"),
    (rules.unsafe_template, "{% autoescape false %}", "{% autoescape true %}"),
    (rules.unsafe_template, "<script>go()</script>", '<script src="{{ url }}"></script>'),
    (rules.unsafe_template, '<script type="module">', '<script type="application/ld+json">{{ data }}'),
    (rules.unsafe_template, "<style>a {}</style>", "<p>style</p>"),
    (rules.unsafe_template, '<p class="a" style="color: red">', '<p class="style">'),
    (rules.unsafe_template, '<a href="#" onclick="go()">', '<a href="#" data-on="go">'),
    (rules.missing_future_import, '"""Says."""\nimport os', '"""Only words."""'),
    (rules.missing_future_import, "x = 1", "from __future__ import annotations\nx = 1"),
    (rules.docstring_not_one_sentence, "x = 1", '"""What a claim is, e.g. a statement; one a row."""'),
    (rules.docstring_not_one_sentence, '"""One. Two."""', '"""One sentence\nover two lines."""'),
    (rules.docstring_not_one_sentence, '"""No end"""', '"""An end."""'),
    (rules.broad_excepts, "try:\n    f()\nexcept:\n    pass", "try:\n    f()\nexcept OSError:\n    pass"),
    (rules.broad_excepts, "try:\n    f()\nexcept (A, Exception):\n    pass", "raise Exception"),
    (rules.untyped_values, "from typing import Any", "from typing import Final"),
    (rules.untyped_values, "x = y  # type: ignore", "x = y  # type: ignore[arg-type]  # why"),
    (rules.clock_readings, "datetime.now(UTC)", "clock.now()"),
    (rules.clock_readings, "datetime.datetime.utcnow()", "time.monotonic()"),
    (rules.clock_readings, "date.today()", "datetime.fromisoformat(text)"),
    # Words to be found: no test here is skipped or allowed to fail.
    (rules.unrun_tests, "pytest.skip('later')", "pytest.fail('now')"),
    (rules.unrun_tests, "@pytest.mark.xfail\ndef test(): pass", "@pytest.mark.parametrize\ndef test(): pass"),
    (rules.forbidden_words, "def take_upload(): pass", "def take_submission(): pass"),
    (rules.forbidden_words, "class SourceText: pass", "class ResourceText: pass"),
    (rules.forbidden_words, "def f(comments): pass", "def f(notes): pass"),
    (rules.forbidden_words, "x: int\nscore = 1", "scored_by_hand = 1\nf(score=1)"),
    (rules.forbidden_words, "self.trigger = 1", "self.cue = other.trigger"),
    # Words to be found: nothing here is left to do.
    (lambda text: rules.found_in_lines(text, rules.UNFINISHED), "x = 1  # TODO: y", "todo = 'to do'"),
    (lambda text: rules.found_in_lines(text, rules.MACHINE_PATH), "cd /home/ann/x", "/articles/work/home/"),
    (lambda text: rules.found_in_lines(text, rules.REGISTRY), "https://pypi" + ".org/simple", "pypi and npm"),
    (rules.unpinned_requirements, "flask>=3.1 \\\n    --hash=sha256:ab\n", PINNED),
    (rules.unpinned_requirements, "flask==3.1.3\n", PINNED),
    (rules.unpinned_requirements, PINNED + "--index-url x --hash=sha256:\n", PINNED + "\n# a remark\n"),
]


@pytest.mark.parametrize(("rule", "breach", "neighbour"), CASES)
def test_a_rule_complains_of_a_breach_only(
    rule: Callable[[str], Iterator[str]], breach: str, neighbour: str
) -> None:
    assert list(rule(breach))
    assert not list(rule(neighbour))


def test_a_forbidden_word_may_be_allowed_by_its_whole_identifier() -> None:
    allowed = frozenset({"DOCUMENT"})
    assert not list(rules.forbidden_words("DOCUMENT = 1", allowed))
    assert list(rules.forbidden_words("DOCUMENTS = 1", allowed))
