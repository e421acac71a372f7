"""The house rules hold in every module of the tracker and of its tests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.house import rules
from tests.support.checkout import list_matching, read, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TRACKER = list_matching("tracker/**/*.py")
TABLES = list_matching("tracker/models/*.py")
# A released migration is never touched again, and Alembic writes most of it.
MODULES = list_matching("tracker/**/*.py", "tests/**/*.py", "migrations/env.py")
DOORS = list_matching("tracker/web/**/*.py", "tracker/cli/**/*.py", "tracker/app.py", "tracker/wsgi.py")
FLASK = ("flask", "flask_wtf", "flask_bootstrap", "werkzeug", "wtforms", "jinja2")
CLOCK_READERS = (
    *DOORS,
    *list_matching("tracker/clock.py", "tracker/demo/**/*.py"),
    *list_matching("tracker/announcing.py", "tracker/importing.py", "tracker/mailing.py"),
)
PLANTED_BREACHES = "tests/house/test_rules.py"
# The command line loads a command's module when it is called, so that `split` needs no database.
WITH_LATE_IMPORTS = ("tracker/cli/__init__.py",)
# Its docstring shows the five rooms as a table.
WITH_A_LONGER_DOCSTRING = ("tracker/__init__.py",)
# (module, identifier): why it may say a word that otherwise means something else here
ALLOWED_WORDS: dict[tuple[str, str], str] = {
    ("tracker/models/enums.py", "DOCUMENT"): "a kind of evidence, in the domain's own list",
    ("tracker/models/enums.py", "COMMENT"): "a kind of note, in the domain's own list",
    ("tracker/models/snapshot.py", "quote"): "the column of the CSV that repeats the article's own words",
    ("tracker/web/api/shapes.py", "quote"): "the same, as a member of the API",
    ("tracker/web/api/shapes.py", "sources"): "what readers call the evidence, as in the CSV",
    ("tracker/web/api/shapes.py", "source_id"): "the column of sources.csv",
    ("tracker/web/api/public_shapes.py", "quote"): "the column of the CSV",
    ("tracker/web/api/public_shapes.py", "sources"): "what readers call the evidence, as in the CSV",
    ("tracker/web/api/public_shapes.py", "sources_count"): "the column of the CSV",
    ("tracker/web/api/public_shapes.py", "source_id"): "the column of sources.csv",
}


def without(paths: tuple[str, ...], *left_out: str) -> tuple[str, ...]:
    assert set(left_out) <= set(paths), "an exception names a module that is gone"
    return tuple(path for path in paths if path not in left_out)


def expect_none(rule: Callable[[str], Iterator[str]], paths: tuple[str, ...]) -> None:
    assert paths
    report([f"{path} {complaint}" for path in paths for complaint in rule(read(path))])


def test_modules_stay_short() -> None:
    expect_none(partial(rules.long_text, limit=rules.MODULE_LINES), MODULES)


def test_scripts_stay_short() -> None:
    scripts = list_matching("tracker/static/**/*.js")
    expect_none(partial(rules.long_text, limit=rules.MODULE_LINES), scripts)


def test_functions_stay_short() -> None:
    expect_none(rules.long_functions, MODULES)


def test_only_the_database_module_commits() -> None:
    expect_none(rules.commits, without(TRACKER, "tracker/db.py"))


def test_only_the_sanitizer_declares_text_to_be_safe() -> None:
    expect_none(rules.unsafe_markup, without(TRACKER, "tracker/text/sanitize.py"))


def test_only_the_sanitizer_imports_bleach() -> None:
    rule = partial(imports_any, packages=("bleach",))
    expect_none(rule, without(TRACKER, "tracker/text/sanitize.py"))


def test_only_the_web_door_and_the_wiring_know_flask() -> None:
    rule = partial(imports_any, packages=FLASK)
    web = list_matching("tracker/web/**/*.py", "tracker/app.py")
    expect_none(rule, without(TRACKER, *web))


def test_no_door_asks_the_database_by_itself() -> None:
    rule = partial(
        imports_any, packages=("sqlmodel.select", "sqlmodel.col", "sqlalchemy.select", "sqlalchemy.text")
    )
    expect_none(rule, DOORS)


def test_nothing_is_imported_behind_the_back_of_the_import_contracts() -> None:
    rule = partial(imports_any, packages=("importlib",))
    expect_none(rule, without(TRACKER, *WITH_LATE_IMPORTS))


def test_only_the_doors_read_the_clock() -> None:
    expect_none(rules.clock_readings, without(TRACKER, "tracker/clock.py"))
    rule = partial(imports_any, packages=("tracker.clock",))
    expect_none(rule, tuple(path for path in TRACKER if path not in CLOCK_READERS))


def test_annotations_are_read_late_everywhere_but_in_tables() -> None:
    expect_none(rules.missing_future_import, without(MODULES, *TABLES))


def test_every_module_says_in_one_sentence_what_it_knows() -> None:
    expect_none(rules.docstring_not_one_sentence, without(MODULES, *WITH_A_LONGER_DOCSTRING))


def test_nothing_catches_everything() -> None:
    expect_none(rules.broad_excepts, MODULES)


def test_nothing_is_typed_as_anything() -> None:
    expect_none(rules.untyped_values, without(MODULES, PLANTED_BREACHES))


def test_every_test_runs() -> None:
    expect_none(rules.unrun_tests, list_matching("tests/**/*.py"))


def test_names_use_the_words_of_the_glossary() -> None:
    found = [
        f"{path} {complaint}"
        for path in TRACKER
        for complaint in rules.forbidden_words(
            read(path), frozenset(word for module, word in ALLOWED_WORDS if module == path)
        )
    ]
    report(found)


@pytest.mark.parametrize(("module", "word"), ALLOWED_WORDS)
def test_every_exception_to_the_glossary_is_still_needed(module: str, word: str) -> None:
    assert word in set(rules.identifiers(read(module)))
    assert list(rules.forbidden_words(f"{word} = 1"))


def imports_any(text: str, packages: tuple[str, ...]) -> Iterator[str]:
    return rules.imports_of(text, *packages)
