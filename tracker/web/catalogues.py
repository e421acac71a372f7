"""What the public pages say in other languages: catalogues in gettext's own text form, read as they stand."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask_babel import Domain, get_locale

from tracker.paths import translations_dir

if TYPE_CHECKING:
    from pathlib import Path


class Catalogues(Domain):
    """The translations of the language that a request asks for; English has none and needs none."""

    def get_translations(self) -> Translations:
        """Return the catalogue of the current request's language."""
        locale = get_locale()
        return read_catalogue(str(locale) if locale else "en")


@lru_cache
def read_catalogue(code: str) -> Translations:
    """Return the catalogue of a language, an empty one for a language without a file.

    The text form is compiled in memory when it is first wanted, so that no compiled file can fall behind it.
    """
    path = catalogue_path(code)
    if not path.is_file():
        return Translations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)


def catalogue_path(code: str) -> Path:
    """Return where the catalogue of a language lies."""
    return translations_dir() / f"{code}.po"
