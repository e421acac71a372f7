"""What changes with the language of an address, and what does not."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.support.messages import TRANSLATED, list_messages
from tests.web.test_public_pages import publish_rated, store
from tracker.web.catalogues import read_catalogue
from tracker.web.languages import LANGUAGES

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.support.messages import Message
    from tracker.db import Database

PLACEHOLDER = re.compile(r"%\(\w+\)s")
FORMS = {"ru": (1, 2, 5), "kk": (1, 2), "ar": (0, 1, 2, 3, 11, 100)}


def translate(code: str, message: Message) -> list[str]:
    """Return all forms of a message in a language; what is not translated stays English."""
    catalogue = read_catalogue(code)
    if isinstance(message, str):
        return [catalogue.ugettext(message)]
    return [catalogue.ungettext(*message, count) for count in FORMS[code]]


def english(message: Message) -> str:
    return message if isinstance(message, str) else message[1]


@pytest.mark.parametrize("code", TRANSLATED)
def test_everything_a_public_page_says_is_translated(code: str) -> None:
    left = [
        message
        for message in list_messages()
        if {english(message), message if isinstance(message, str) else message[0]}
        & set(translate(code, message))
    ]
    assert left == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_fills_in_nothing_that_the_page_does_not_give(code: str) -> None:
    wrong = [
        form
        for message in list_messages()
        for form in translate(code, message)
        if not set(PLACEHOLDER.findall(form)) <= set(PLACEHOLDER.findall(english(message)))
    ]
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_page_says_in_which_language_and_direction_it_speaks(sqlite_client: FlaskClient, code: str) -> None:
    page = sqlite_client.get(f"/{code}/").text
    assert f'<html lang="{code}" dir="{LANGUAGES[code].direction}">' in page


def test_the_links_of_a_page_stay_in_its_language(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    page = sqlite_client.get(f"/ru/claims/{public_id}", follow_redirects=True).text
    links = re.findall(r'href="(/[^".#?]*)[^".]*"(?: hreflang="(\w+)")?', page)
    leaving = {link for link, code in links if not code and not re.match(r"/ru(/|$)", link)}
    assert leaving == {"/sign-in"}
    assert [link for link, _ in links if link.startswith("/ru/articles/")]


@pytest.mark.parametrize("path", ["", "claims", "speakers", "articles", "corrections", "methodology"])
def test_no_page_of_another_language_links_to_what_it_does_not_have(
    sqlite_client: FlaskClient, sqlite_database: Database, path: str
) -> None:
    store(sqlite_database, publish_rated)
    page = sqlite_client.get(f"/ar/{path}").text
    links = sorted(set(re.findall(r'(?:href|action)="(/ar/[^"]*)"', page)))
    assert links
    assert [link for link in links if sqlite_client.get(unescape(link)).status_code != 200] == []


def test_the_head_of_a_page_names_its_address_in_every_language(sqlite_client: FlaskClient) -> None:
    page = sqlite_client.get("/kk/methodology").text
    canonical = re.search(r'<link rel="canonical" href="([^"]*)/kk/methodology">', page)
    assert canonical
    told = dict(re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page))
    at = canonical[1]
    assert told == {
        "en": f"{at}/methodology",
        "ru": f"{at}/ru/methodology",
        "kk": f"{at}/kk/methodology",
        "ar": f"{at}/ar/methodology",
        "x-default": f"{at}/methodology",
    }


def test_only_the_english_page_carries_the_markup(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    carries = {
        prefix: '<script type="application/ld+json">'
        in sqlite_client.get(f"{prefix}/claims/{public_id}", follow_redirects=True).text
        for prefix in ("", "/ar")
    }
    assert carries == {"": True, "/ar": False}


def test_a_report_is_refused_in_the_language_of_its_form(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    page = sqlite_client.post(f"/ru/claims/{public_id}/report", data={"body": ""}).text
    assert "Заполните это поле." in page
    assert f'action="/ru/claims/{public_id}/report"' in page


def test_what_goes_wrong_is_told_in_the_language_of_the_address(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    form = f"/ru/claims/{public_id}/report"
    told = {
        "Этот адрес такого не принимает": sqlite_client.post("/ru/claims"),
        "есть знаки, которых не бывает": sqlite_client.get("/ru/claims?q=%00"),
        "Это слишком много": sqlite_client.post(form, data={"body": "x" * 9_000_000}),
        "другого сайта": sqlite_client.post(form, headers={"Origin": "https://evil.example"}),
        "404": sqlite_client.get("/ru/nothing"),
    }
    assert [answer.status_code for answer in told.values()] == [405, 400, 413, 403, 404]
    for words, answer in told.items():
        assert words in answer.text
        assert '<html lang="ru" dir="ltr">' in answer.text
        assert 'href="/ru/"' in answer.text
        assert not re.search(r"<(?:h1|p)>[A-Za-z ]", answer.text)


def test_another_language_keeps_what_narrows_the_list(sqlite_client: FlaskClient) -> None:
    page = sqlite_client.get("/ru/claims?q=bridge").text
    assert 'href="/ar/claims?q=bridge" hreflang="ar"' in page


def test_files_have_one_address_in_all_languages(sqlite_client: FlaskClient) -> None:
    page = sqlite_client.get("/ar/").text
    assert 'href="/static/css/tokens.css' in page
    assert "/ar/static" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/ru/desk",
        "/ru/sign-in",
        "/ar/export/claims.csv",
        "/ar/claims.csv",
        "/kk/feeds/findings.atom",
        "/kk/robots.txt",
        "/kk/nothing",
    ],
)
def test_what_is_not_translated_is_not_found_below_a_language(sqlite_client: FlaskClient, path: str) -> None:
    assert sqlite_client.get(path).status_code == 404


def test_a_redirect_to_the_full_address_keeps_the_language(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    answer = sqlite_client.get(f"/kk/claims/{public_id}")
    assert answer.status_code == 301
    assert answer.location.startswith(f"/kk/claims/{public_id}/")


def test_one_language_is_not_taken_for_the_copy_of_another(sqlite_client: FlaskClient) -> None:
    known = sqlite_client.get("/").headers["ETag"]
    assert sqlite_client.get("/ru/", headers={"If-None-Match": known}).status_code == 200


def test_an_expression_of_the_newsroom_s_own_stays_as_it_is(sqlite_client: FlaskClient) -> None:
    with sqlite_client.application.test_request_context("/", environ_overrides={"tracker.language": "ru"}):
        phrase = sqlite_client.application.jinja_env.filters["phrase"]
        assert phrase("Wholly made up") == "Wholly made up"
