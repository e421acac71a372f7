"""What is not public stays unseen at every address that machines ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import Newsroom
from tests.support.published import SITE, publish_claim

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

ADDRESSES = (
    "/claims/{}.json",
    "/claims/{}.bib",
    "/claims/{}.csl.json",
    "/claims/{}/card.png",
    "/claims/{}/embed",
    "/claims/{}/report",
    f"/oembed?url={SITE}/claims/{{}}",
)
LISTS = (
    *("/", "/corrections", "/sitemap.xml", "/sitemaps/claims-0.xml", "/sitemaps/articles-0.xml"),
    *(f"/feeds/{name}.{form}" for name in ("findings", "corrections") for form in ("atom", "rss", "json")),
)
MISSING = "22222222bbbb"


def same(one: TestResponse, other: TestResponse) -> bool:
    ignored = {"Date"}
    heads = [[each for each in answer.headers if each[0] not in ignored] for answer in (one, other)]
    return (one.status_code, one.data, heads[0]) == (other.status_code, other.data, heads[1])


def test_an_unpublished_claim_answers_like_none_to_the_byte(client: FlaskClient, database: Database) -> None:
    with database.transaction() as session:
        room = Newsroom.open(session)
        public_id = room.approve(room.add_claim()).public_id
    for address in ADDRESSES:
        for accept in ("text/html", "application/json"):
            hidden, missing = (
                client.get(address.format(name), headers={"Accept": accept}) for name in (public_id, MISSING)
            )
            assert hidden.status_code == 404
            assert same(hidden, missing), address
    posted = [client.post(f"/claims/{name}/report", data={"body": "x"}) for name in (public_id, MISSING)]
    assert same(*posted)
    assert posted[0].status_code == 404


def test_no_list_tells_of_an_unpublished_claim(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    before = {address: sqlite_client.get(address) for address in LISTS}
    with sqlite_database.transaction() as session:
        room = Newsroom.open(session)
        room.approve(room.add_claim())
    for address, answer in before.items():
        assert same(answer, sqlite_client.get(address)), address


def test_after_a_withdrawal_every_address_is_gone_and_no_old_tag_helps(
    client: FlaskClient, database: Database
) -> None:
    published = publish_claim(database)
    addresses = [address.format(published.public_id) for address in ADDRESSES]
    tags = {address: client.get(address).headers["ETag"] for address in addresses}
    published.withdraw()
    for address, tag in tags.items():
        for asked in (tag, "*"):
            answer = client.get(address, headers={"If-None-Match": asked})
            assert answer.status_code == 410, address
            assert b"bridge is safe" not in answer.data
    assert client.post(f"/claims/{published.public_id}/report", data={"body": "x"}).status_code == 410


def test_after_a_withdrawal_no_list_has_the_words(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    published = publish_claim(sqlite_database)
    tags = {address: sqlite_client.get(address).headers.get("ETag", "") for address in LISTS}
    published.correct()
    published.withdraw()
    for address, tag in tags.items():
        answer = sqlite_client.get(address, headers={"If-None-Match": tag})
        assert answer.status_code != 304, address
        assert "safe" not in answer.text, address


@pytest.mark.parametrize("address", ["/corrections?kind=x", "/corrections?after=x", "/feeds/findings.pdf"])
def test_a_made_up_list_is_not_found(sqlite_client: FlaskClient, address: str) -> None:
    assert sqlite_client.get(address).status_code == 404
