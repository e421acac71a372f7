"""A published claim for machines and other sites: its head, its picture, its citations, its embedded card."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.support.published import SITE, Published, find_meta, publish_claim

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim


@pytest.fixture
def published(sqlite_database: Database) -> Published:
    return publish_claim(sqlite_database)


def ask_oembed(client: FlaskClient, published: Published, more: str = "") -> dict[str, object]:
    answer = client.get(f"/oembed?url={quote(SITE + published.address)}{more}")
    assert answer.status_code == 200
    assert answer.json is not None
    return dict(answer.json)


def test_the_head_of_a_claims_page_says_what_cards_elsewhere_show(
    sqlite_client: FlaskClient, published: Published
) -> None:
    page = published.open(sqlite_client).text
    url = f"{SITE}{published.address}/the-bridge-is-safe"
    told = {
        "og:type": "article",
        "og:site_name": "Claim tracker",
        "og:title": "“The bridge is safe”",
        "og:description": ("Did they say it? Confirmed. Is it so? Half true. The recording has the words."),
        "og:url": url,
        "og:image": f"{SITE}{published.address}/card.png?edition=1",
        "twitter:card": "summary_large_image",
        "twitter:title": "“The bridge is safe”",
    }
    assert {name: find_meta(page, name) for name in told} == told
    assert "Half true" in (find_meta(page, "og:image:alt") or "")


def test_the_page_names_its_embedded_form_for_those_who_look_for_it(
    sqlite_client: FlaskClient, published: Published
) -> None:
    page = published.open(sqlite_client).text
    for kind in ("application/json+oembed", "text/xml+oembed"):
        address = page.split(f'type="{kind}" href="{SITE}')[1].split('"')[0].replace("&amp;", "&")
        assert sqlite_client.get(address).status_code == 200


def test_a_samples_page_asks_not_to_be_indexed(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    def be_sample(room: Newsroom, _claim: Claim) -> None:
        room.article.is_sample = True

    assert (
        find_meta(publish_claim(sqlite_database, be_sample).open(sqlite_client).text, "robots") == "noindex"
    )


def test_the_picture_has_the_size_that_cards_take(sqlite_client: FlaskClient, published: Published) -> None:
    answer = sqlite_client.get(f"{published.address}/card.png?edition=1")
    image = Image.open(io.BytesIO(answer.data))
    assert (answer.mimetype, image.format, image.size) == ("image/png", "PNG", (1200, 630))


def test_a_correction_makes_another_picture(sqlite_client: FlaskClient, published: Published) -> None:
    address = f"{published.address}/card.png"
    first = sqlite_client.get(address)
    assert sqlite_client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    published.correct("The bridge is quite safe")
    again = sqlite_client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data == first.data) == (200, False)


def test_the_citation_for_tex(sqlite_client: FlaskClient, published: Published) -> None:
    text = sqlite_client.get(f"{published.address}.bib").text
    assert text.startswith(f"@misc{{claim-{published.public_id},\n")
    assert f"  url = {{{SITE}{published.address}}},\n" in text
    assert "  year = {2026},\n" in text


def test_the_citation_in_csl_json(sqlite_client: FlaskClient, published: Published) -> None:
    answer = sqlite_client.get(f"{published.address}.csl.json")
    assert answer.mimetype == "application/vnd.citationstyles.csl+json"
    (item,) = answer.get_json(force=True)
    assert (item["type"], item["title"]) == ("webpage", "Ada Lund, mayor: The bridge is safe")
    assert item["issued"] == {"date-parts": [[2026, 3, 3]]}


def test_oembed_gives_a_frame_no_larger_than_asked_for(
    sqlite_client: FlaskClient, published: Published
) -> None:
    value = ask_oembed(sqlite_client, published, "&maxwidth=400&maxheight=200")
    assert (value["version"], value["type"], value["width"], value["height"]) == ("1.0", "rich", 400, 200)
    assert f'src="{SITE}{published.address}/embed"' in str(value["html"])


def test_oembed_in_xml_says_the_same(sqlite_client: FlaskClient, published: Published) -> None:
    told = ask_oembed(sqlite_client, published)
    answer = sqlite_client.get(f"/oembed?format=xml&url={quote(SITE + published.address)}")
    root = ET.fromstring(answer.text)  # noqa: S314 -- our own answer
    assert {child.tag: child.text for child in root} == {name: str(value) for name, value in told.items()}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("url=https://elsewhere.example/claims/22222222bbbb", 404),
        ("url=http://[", 404),
        (f"url={SITE}/claims/22222222bbbb", 404),
        (f"url={SITE}/claims/22222222bbbb&format=yaml", 501),
    ],
)
def test_oembed_refuses_what_it_cannot_embed(sqlite_client: FlaskClient, query: str, status: int) -> None:
    assert sqlite_client.get(f"/oembed?{query}").status_code == status


def test_only_the_embedded_card_may_stand_in_a_frame(
    sqlite_client: FlaskClient, published: Published
) -> None:
    card = sqlite_client.get(f"{published.address}/embed")
    policy = card.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "Half true" in card.text
    assert "<script" not in card.text
    page = published.open(sqlite_client)
    missing = sqlite_client.get("/claims/22222222bbbb/embed")
    for answer in (page, missing):
        assert answer.headers["Content-Security-Policy"] == policy.replace("ancestors *", "ancestors 'none'")


def test_sites_that_embed_a_withdrawn_finding_show_that_it_was(
    sqlite_client: FlaskClient, published: Published
) -> None:
    published.withdraw()
    card = sqlite_client.get(f"{published.address}/embed")
    assert card.status_code == 410
    assert "withdrawn" in card.text
    assert "bridge" not in card.text
    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]


def test_a_claim_called_like_a_page_below_it_has_a_page_all_the_same(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    def call_it_report(_room: Newsroom, claim: Claim) -> None:
        claim.text = "Report"

    page = publish_claim(sqlite_database, call_it_report).open(sqlite_client)
    assert (page.status_code, page.request.path.rpartition("/")[2]) == (200, "report-claim")
