"""Lists what public pages say and brings their catalogues up to date: `python -m tests.support.messages`."""

from __future__ import annotations

import importlib.util
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from tracker import errors
from tracker.models import enums
from tracker.models.phrases import FINDING_DEFINITIONS, words_of
from tracker.paths import migrations_dir, templates_dir
from tracker.publication.changes import LABELS
from tracker.web.catalogues import catalogue_path
from tracker.web.languages import DEFAULT, LANGUAGES
from tracker.web.languages import __file__ as languages_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A message is its English words, or those for one and those for many.
Message = str | tuple[str, str]

TRANSLATED: Final = tuple(code for code in LANGUAGES if code != DEFAULT)
_PAGES: Final = (
    "publication/**/*.html",
    "errors/*.html",
)
_NEEDED: Final = re.compile(r"""{%-?\s*(?:from|extends|import|include)\s+["']([^"']+)["']""")
_CLOSED_LISTS: Final = (
    enums.AttributionFinding,
    enums.AttributionMode,
    enums.ClaimKind,
    enums.EvidenceKind,
    enums.EvidenceStance,
    enums.NoteKind,
    enums.PublicationState,
    enums.SpeakerKind,
)
_CORRECTIONS: Final = ("Minor correction", "Update", "Correction", "Retraction")
_SCALE_NAME: Final = "Truth scale"
_WIDTH: Final = 110
_KEYWORDS: Final = {"gettext": None, "ngettext": (1, 2), "mark_phrase": None}


@cache
def list_messages() -> tuple[Message, ...]:
    """Return everything that a public page may say in the reader's language, sorted by its English words."""
    found: set[Message] = {*_list_phrases(), *_list_in_templates(), *_list_in_code()}
    return tuple(sorted(found, key=lambda message: message if isinstance(message, str) else message[0]))


def update_catalogue(code: str) -> tuple[int, int]:
    """Write a catalogue anew; return how many messages it has, and how many of them without a translation."""
    path = catalogue_path(code)
    known = _read(code) if path.is_file() else Catalog(locale=code)
    fresh = Catalog(locale=code)
    for message in list_messages():
        old = known.get(message if isinstance(message, str) else message[0])
        is_same = old is not None and (old.id == message)
        fresh.add(message, old.string if is_same and old is not None else None)
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=_WIDTH, omit_header=True, no_location=True)
    empty = [message for message in fresh if message.id and not _is_whole(message.string)]
    return len(fresh), len(empty)


def _read(code: str) -> Catalog:
    with catalogue_path(code).open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def _is_whole(string: str | Iterable[str] | None) -> bool:
    return bool(string if isinstance(string, str) else string and all(string))


def _list_phrases() -> Iterator[str]:
    """Yield what stands in closed lists, and the first scale, which a newsroom may keep as it is."""
    yield from (words_of(member) for members in _CLOSED_LISTS for member in members)
    yield from FINDING_DEFINITIONS.values()
    yield from LABELS.values()
    yield from _CORRECTIONS
    yield _SCALE_NAME
    yield from (str(error()) for error in (errors.ConflictError, errors.CrossSiteError))
    path = next((migrations_dir() / "versions").glob("0001_*.py"))
    spec = importlib.util.spec_from_file_location("first_migration", path)
    assert spec is not None
    assert spec.loader is not None
    first = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(first)
    for label, _, definition in first.RATINGS:
        yield from (label, definition)


def _list_in_templates() -> Iterator[Message]:
    for name in _list_templates():
        with (templates_dir() / name).open("rb") as file:
            for _, _, message, _ in babel_extract(file, ("_", "gettext", "ngettext"), (), {}):
                if message is not None:
                    yield _message_of(message)


def _list_templates() -> set[str]:
    root = templates_dir()
    wanted = [path.relative_to(root).as_posix() for pattern in _PAGES for path in root.glob(pattern)]
    seen = set[str]()
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            wanted += _NEEDED.findall((root / name).read_text(encoding="utf-8"))
    return seen


def _list_in_code() -> Iterator[Message]:
    for path in sorted(Path(languages_file).parent.rglob("*.py")):
        for _, message, _, _ in extract_from_file("python", path, keywords=_KEYWORDS):
            yield _message_of(message)


def _message_of(parts: str | tuple[str | None, ...]) -> Message:
    words = [parts] if isinstance(parts, str) else [part for part in parts if part]
    return words[0] if len(words) == 1 else (words[0], words[1])


def main() -> None:
    """Bring every catalogue up to date and say what is left to translate."""
    for code in TRANSLATED:
        count, empty = update_catalogue(code)
        sys.stdout.write(f"{code}: {count} messages, {empty} without a translation\n")


if __name__ == "__main__":
    main()
