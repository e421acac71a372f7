"""What a person says about an article before it is stored, and what of it cannot be taken."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tracker.models import limits
from tracker.text.addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_LENGTHS: Final = {
    "headline": limits.LINE,
    "standfirst": limits.SHORT_TEXT,
    "byline": limits.LINE,
    "publisher": limits.NAME,
    "wire_credit": limits.NAME,
    "url": limits.URL,
    "language": limits.LANGUAGE,
}
_LANGUAGE: Final = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDraft:
    """An article's particulars; empty text means unknown, `language` is a BCP 47 tag."""

    headline: str
    standfirst: str = ""
    byline: str = ""
    publisher: str = ""
    wire_credit: str = ""
    url: str = ""
    published_on: date | None = None
    language: str = "en"
    is_text_public: bool = False
    is_sample: bool = False


def fill_in(draft: ArticleDraft, given: Mapping[str, str], *, published_on: date | None) -> ArticleDraft:
    """Return the draft with what a person gave in place of what was recognised; given texts are trimmed."""
    texts = {name: text.strip() for name, text in given.items()}
    return replace(
        draft,
        headline=texts.get("headline", draft.headline),
        standfirst=texts.get("standfirst", draft.standfirst),
        byline=texts.get("byline", draft.byline),
        publisher=texts.get("publisher", draft.publisher),
        wire_credit=texts.get("wire_credit", draft.wire_credit),
        url=texts.get("url", draft.url),
        language=texts.get("language", draft.language),
        published_on=published_on or draft.published_on,
    )


def find_draft_problems(draft: ArticleDraft, *, latest: date) -> dict[str, str]:
    """Return one sentence for each field that cannot be taken, by field name, in the order of the form.

    `latest` is the last day on which an article that exists can have been published.
    """
    problems = {
        field: message
        for field, limit in _LENGTHS.items()
        if (message := _find_line_problem(getattr(draft, field), limit))
    }
    if not draft.headline.strip():
        problems["headline"] = "Give the article a headline."
    if draft.url and "url" not in problems and not is_web_address(draft.url):
        problems["url"] = "The address has to start with http:// or https:// and name a site."
    if "language" not in problems and not _LANGUAGE.fullmatch(draft.language):
        problems["language"] = "Name the language by its code, such as en, kk or pt-BR."
    if draft.published_on is not None and draft.published_on > latest:
        problems["published_on"] = "The day of publication lies in the future."
    return problems


def _find_line_problem(text: str, limit: int) -> str | None:
    if len(text) > limit:
        return f"This has {len(text):,} characters; {limit:,} are the most."
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in text):
        return "This has to be one line of text, without control characters."
    return None
