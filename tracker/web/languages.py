"""In which language a public page speaks: the first part of its address says so, and English needs none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from flask import has_request_context, request
from flask_babel import Babel
from werkzeug.exceptions import NotFound

from tracker.models.phrases import words_of
from tracker.permissions import ROUTE_ACCESS, Access
from tracker.web.catalogues import Catalogues, read_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from enum import StrEnum
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask

DEFAULT: Final = "en"
_ASKED: Final = "tracker.language"
# What public is but is no page: files, forms of the newsroom, data. They have one address in all languages.
_SAME_EVERYWHERE: Final = (
    "accounts.",
    "api.",
    "bootstrap.",
    "claim_files.",
    "export.",
    "feeds.",
    "health.",
    "public_files.",
    "site_files.",
    "static",
)
# Pages of which the query is part; on others it says nothing.
_NARROWED: Final = ("public_lists.", "trust.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that the public pages speak: its code (BCP 47), its own name and its OpenGraph locale."""

    code: str
    name: str
    open_graph: str

    @property
    def direction(self) -> str:
        """Return `ltr` or `rtl`, as the attribute `dir` has it."""
        return _direction_of(self.code)

    @property
    def prefix(self) -> str:
        """Return what an address in this language begins with."""
        return "" if self.code == DEFAULT else f"/{self.code}"


@cache
def _direction_of(code: str) -> str:
    return Locale.parse(code).text_direction


LANGUAGES: Final = {
    each.code: each
    for each in (
        Language(code=DEFAULT, name="English", open_graph="en_US"),
        Language(code="ru", name="Русский", open_graph="ru_RU"),
        Language(code="kk", name="Қазақша", open_graph="kk_KZ"),
        Language(code="ar", name="العربية", open_graph="ar_AR"),
    )
}


class LanguagePrefix:
    """Takes the language off the front of an address and makes it part of where the application stands.

    Every address that a page builds then begins with the language by itself (WSGI's SCRIPT_NAME, PEP 3333).
    """

    def __init__(self, application: WSGIApplication) -> None:
        """Stand before an application."""
        self._application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on, with its language beside it when its address names one."""
        _, code, rest = [*environ.get("PATH_INFO", "").split("/", 2), "", ""][:3]
        if code in LANGUAGES and code != DEFAULT:
            environ[_ASKED] = code
            environ["SCRIPT_NAME"] = f"{environ.get('SCRIPT_NAME', '')}/{code}"
            environ["PATH_INFO"] = f"/{rest}"
        return self._application(environ, start_response)


def add_languages(app: Flask) -> None:
    """Let public pages speak all languages, each below its own first part of the address."""
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    babel = Babel(app, locale_selector=asked_language)
    babel.domain_instance = Catalogues()
    # A page asks for some thirty phrases; Flask-Babel would work out its language anew for each.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # made by Jinja's i18n extension
        translated_phrase, _translated_plural, newstyle=True
    )
    app.before_request(_refuse_untranslated)
    app.jinja_env.globals.update(
        languages=tuple(LANGUAGES.values()), site_path=site_path, address_in=address_in, comma=comma
    )
    app.context_processor(_describe_language)


def asked_in(environ: WSGIEnvironment) -> str:
    """Return the code of the language that a request asks for, by what `LanguagePrefix` left beside it."""
    code: str = environ.get(_ASKED, DEFAULT)
    return code


def ask_in(language: Language) -> dict[str, str]:
    """Return what `LanguagePrefix` leaves beside a request for a page in a language."""
    if not language.prefix:
        return {}
    return {_ASKED: language.code, "SCRIPT_NAME": language.prefix}


def asked_language() -> str:
    """Return the code of the language that the request's address asks for."""
    return asked_in(request.environ) if has_request_context() else DEFAULT


def site_path(path: str) -> str:
    """Return the address of a public page, which is a path of the English site, in the request's language."""
    return f"{request.script_root}{path}"


def address_in(language: Language, url: str) -> str:
    """Return the absolute address that a page, whose English address is `url`, has in a language."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=language.prefix + parts.path))


def drop_language(endpoint: str, url: str) -> str:
    """Return the address of an endpoint without the request's language where it exists in none."""
    root, language = request.script_root, LANGUAGES[asked_language()]
    if not language.prefix or not endpoint.startswith(_SAME_EVERYWHERE) or not url.startswith(root):
        return url
    return root.removesuffix(language.prefix) + url.removeprefix(root)


def mark_phrase(phrase: str) -> str:
    """Return a phrase as it is; this marks it for the catalogues, `translated_phrase` translates it."""
    return phrase


def comma() -> str:
    """Return what stands between the parts of a row, in the writing of the request's language."""
    return "، " if LANGUAGES[asked_language()].direction == "rtl" else ", "


def translated_label(member: StrEnum | str) -> str:
    """Return a member of a closed list as words in the request's language."""
    return translated_phrase(words_of(member))


def translated_phrase(phrase: str) -> str:
    """Return a phrase in the request's language; one that no catalogue knows, as it is."""
    code = asked_language()
    return phrase if code == DEFAULT or not phrase else read_catalogue(code).ugettext(phrase)


def _translated_plural(one: str, many: str, number: int) -> str:
    code = asked_language()
    if code == DEFAULT:
        return one if number == 1 else many
    return read_catalogue(code).ungettext(one, many, number)


def date_text(on: date) -> str:
    """Return a day as the request's language writes it; in English as in `3 March 2026`."""
    code = asked_language()
    return f"{on.day} {on:%B} {on.year}" if code == DEFAULT else format_date(on, "long", locale=code)


def number_text(number: int) -> str:
    """Return a whole number with the separators and digits of the request's language."""
    return format_decimal(number, locale=asked_language())


def _describe_language() -> dict[str, object]:
    """Tell a template the language of its page, and under which address each other language has it."""
    language = LANGUAGES[asked_language()]
    is_narrowed = (request.endpoint or "").startswith(_NARROWED)
    query = request.query_string.decode("utf-8", "replace") if is_narrowed else ""
    return {"language": language, "path_in_languages": f"{request.path}?{query}" if query else request.path}


def _refuse_untranslated() -> None:
    if asked_language() == DEFAULT or request.endpoint is None:
        return
    is_page = ROUTE_ACCESS.get(request.endpoint) is Access.PUBLIC
    if not is_page or request.endpoint.startswith(_SAME_EVERYWHERE):
        raise NotFound
