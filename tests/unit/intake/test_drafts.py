"""Which particulars of an article are refused, and what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tracker.intake.drafts import ArticleDraft, fill_in, find_draft_problems
from tracker.models import limits
from tracker.text.addresses import is_web_address

TODAY = date(2024, 5, 10)
DRAFT = ArticleDraft(headline="Ministers met", publisher="Gazette", published_on=TODAY)


def problems(**changed: str) -> dict[str, str]:
    draft = ArticleDraft(
        headline=changed.get("headline", "Ministers met"),
        standfirst=changed.get("standfirst", ""),
        byline=changed.get("byline", ""),
        publisher=changed.get("publisher", ""),
        wire_credit=changed.get("wire_credit", ""),
        url=changed.get("url", ""),
        language=changed.get("language", "en"),
    )
    return find_draft_problems(draft, latest=TODAY)


def test_a_plain_draft_has_no_problem() -> None:
    assert find_draft_problems(DRAFT, latest=TODAY) == {}


@pytest.mark.parametrize("headline", ["", "   "])
def test_a_headline_is_needed(headline: str) -> None:
    assert problems(headline=headline) == {"headline": "Give the article a headline."}


@pytest.mark.parametrize(
    ("field", "limit"),
    [
        ("headline", limits.LINE),
        ("standfirst", limits.SHORT_TEXT),
        ("byline", limits.LINE),
        ("publisher", limits.NAME),
        ("wire_credit", limits.NAME),
        ("url", limits.URL),
        ("language", limits.LANGUAGE),
    ],
)
def test_a_field_longer_than_its_column_is_named_with_both_lengths(field: str, limit: int) -> None:
    message = problems(**{field: "x" * (limit + 1)})[field]
    assert message == f"This has {limit + 1:,} characters; {limit:,} are the most."


@pytest.mark.parametrize("bad", ["a\x00b", "a\nb", "a\ud800b", "a\x1bb"])
def test_a_field_is_one_line_without_control_characters(bad: str) -> None:
    assert "control characters" in problems(publisher=bad)["publisher"]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "https://example.org/a?b=c#d",
        "https://пример.рф/новость",
        "https://[2001:db8::1]:8443/",
    ],
)
def test_addresses_on_the_web_are_taken(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//example.org",
        "example.org",
        "https://",
        "https:///path",
        "ftp://example.org",
        "https://user@example.org",
        "https://example.org/a b",
        "https://[bad",
        "https://example.org:99999",
        "https://example.org:0",
        'https://example.org/"onclick=',
        "https:\\\\example.org",
        " https://example.org",
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    assert not is_web_address(address)
    assert "url" in problems(url=address)


@pytest.mark.parametrize("language", ["", "e", "english", "en_GB", "en-", "ён"])
def test_a_language_is_a_code(language: str) -> None:
    assert "language" in problems(language=language)


def test_an_article_of_the_future_is_refused() -> None:
    draft = replace(DRAFT, published_on=date(2024, 5, 11))
    assert list(find_draft_problems(draft, latest=TODAY)) == ["published_on"]


def test_what_a_person_gives_comes_before_what_was_recognised() -> None:
    filled = fill_in(DRAFT, {"headline": " Talks failed ", "byline": ""}, published_on=None)
    assert filled == replace(DRAFT, headline="Talks failed")
