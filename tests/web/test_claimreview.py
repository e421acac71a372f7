"""Every rule for ClaimReview markup (docs/glossary.md names the axes), on pages fetched over HTTP."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.support.newsroom import AT
from tests.support.published import SITE, Published, publish_claim, read_markup
from tests.support.publishing import LATER
from tracker.models import Speaker
from tracker.models.enums import AttributionMode, ClaimKind, SpeakerKind
from tracker.review.wording import hash_wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from flask.testing import FlaskClient

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim

    Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | int | None"

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \u2029 ]]> \\u003c it’s"


@pytest.fixture
def published(sqlite_database: Database) -> Published:
    return publish_claim(sqlite_database)


@pytest.fixture
def markup(sqlite_client: FlaskClient, published: Published) -> dict[str, Tree]:
    """The markup of a claim with a rating on the scale of truth."""
    return fetch(sqlite_client, published)


def fetch(client: FlaskClient, published: Published) -> dict[str, Tree]:
    (block,) = read_markup(published.open(client).text)
    return block  # type: ignore[return-value]  # read from JSON


def at(tree: Tree, *names: str) -> Tree:
    for name in names:
        assert isinstance(tree, dict)
        tree = tree[name]
    return tree


def leaves(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, dict):
        yield tree if not tree else None or next(iter(tree))
        for value in tree.values():
            yield from leaves(value)
    else:
        yield tree


def set_speaker(room: Newsroom, claim: Claim, kind: SpeakerKind) -> None:
    speaker = room.session.get(Speaker, claim.speaker_id)
    assert speaker is not None
    speaker.kind = kind


def test_the_context_is_schema_org_and_the_type_is_claimreview(markup: dict[str, Tree]) -> None:
    assert (markup["@context"], markup["@type"]) == ("https://schema.org", "ClaimReview")


def test_there_is_one_block_on_a_claims_page_and_none_elsewhere(
    sqlite_client: FlaskClient, published: Published
) -> None:
    assert len(read_markup(published.open(sqlite_client).text)) == 1
    article = published.open(sqlite_client).text.split('href="/articles/')[1].split('"')[0]
    for address in ("/", f"/articles/{article}", "/sign-in", f"{published.address}/embed"):
        page = sqlite_client.get(address)
        assert page.status_code == 200
        assert "ld+json" not in page.text


def test_a_claim_whose_attribution_alone_was_checked_has_no_markup(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    published = publish_claim(sqlite_database, label=None)
    assert "ld+json" not in published.open(sqlite_client).text
    assert sqlite_client.get(f"{published.address}.json").status_code == 404


def test_the_claim_reviewed_is_the_statement_and_holds_no_rating(markup: dict[str, Tree]) -> None:
    claimed, label = str(markup["claimReviewed"]), str(at(markup, "reviewRating", "alternateName"))
    assert claimed == "The bridge is safe"
    assert label.lower() not in claimed.lower()


def test_the_address_is_the_page_itself_absolute_and_on_this_host(
    sqlite_client: FlaskClient, published: Published, markup: dict[str, Tree]
) -> None:
    url = str(markup["url"])
    assert url.startswith(f"{SITE}/")
    assert sqlite_client.get(urlsplit(url).path).status_code == 200
    assert f'<link rel="canonical" href="{url}">' in published.open(sqlite_client).text


def test_a_label_on_the_scale_of_truth_has_consistent_numbers(markup: dict[str, Tree]) -> None:
    assert markup["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Half true",
        "ratingValue": 3,
        "worstRating": 1,
        "bestRating": 5,
    }


def test_a_label_off_the_scale_has_no_numbers(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    published = publish_claim(sqlite_database, label="Unproven")
    assert fetch(sqlite_client, published)["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}


def test_the_author_is_the_newsroom_with_its_address(markup: dict[str, Tree]) -> None:
    assert markup["author"] == {"@type": "Organization", "name": "Claim tracker", "url": f"{SITE}/"}


def test_the_dates_are_iso_8601_and_an_uncorrected_claim_was_never_modified(
    markup: dict[str, Tree],
) -> None:
    assert datetime.fromisoformat(str(markup["datePublished"])) == AT
    assert "dateModified" not in markup


def test_a_correction_modifies_and_keeps_the_first_date(
    sqlite_client: FlaskClient, published: Published
) -> None:
    published.correct()
    markup = fetch(sqlite_client, published)
    assert datetime.fromisoformat(str(markup["datePublished"])) == AT
    assert datetime.fromisoformat(str(markup["dateModified"])) == LATER
    assert markup["claimReviewed"] == "The bridge is quite safe"


@pytest.mark.parametrize(
    ("kind", "author"),
    [
        (SpeakerKind.PERSON, {"@type": "Person", "name": "Ada Lund", "jobTitle": "mayor"}),
        (SpeakerKind.GOVERNMENT, {"@type": "Organization", "name": "Ada Lund"}),
        (SpeakerKind.UNNAMED, None),
    ],
)
def test_the_claim_names_its_speaker_if_there_is_one_with_a_name(
    sqlite_client: FlaskClient, sqlite_database: Database, kind: SpeakerKind, author: dict[str, str] | None
) -> None:
    published = publish_claim(sqlite_database, lambda room, claim: set_speaker(room, claim, kind))
    reviewed = at(fetch(sqlite_client, published), "itemReviewed")
    assert isinstance(reviewed, dict)
    assert reviewed.get("author") == author


def test_the_articles_own_voice_is_no_author(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    def narrate(_room: Newsroom, claim: Claim) -> None:
        claim.mode, claim.kind, claim.speaker_id = AttributionMode.NARRATOR, ClaimKind.EVENT, None

    published = publish_claim(sqlite_database, narrate, finding=None)
    assert "author" not in str(at(fetch(sqlite_client, published), "itemReviewed"))


def test_the_claim_was_made_before_it_was_reviewed_and_appears_in_the_article(
    markup: dict[str, Tree],
) -> None:
    reviewed = at(markup, "itemReviewed")
    assert isinstance(reviewed, dict)
    assert reviewed["@type"] == "Claim"
    made = date.fromisoformat(str(reviewed["datePublished"]))
    assert made == date(2026, 3, 1)
    assert made <= datetime.fromisoformat(str(markup["datePublished"])).date()
    assert reviewed["appearance"] == {
        "@type": "NewsArticle",
        "headline": "Bridge reopens",
        "url": "https://example.org/bridge",
        "publisher": {"@type": "Organization", "name": "Lund Courier"},
    }


def test_a_day_that_begins_earlier_elsewhere_is_left_out(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    def make_tomorrow(_room: Newsroom, claim: Claim) -> None:
        claim.claimed_on = date(2026, 3, 4)

    published = publish_claim(sqlite_database, make_tomorrow)
    assert "datePublished" not in str(at(fetch(sqlite_client, published), "itemReviewed"))


def test_the_language_is_the_articles(markup: dict[str, Tree]) -> None:
    assert markup["inLanguage"] == "en"


def test_nothing_in_it_is_empty(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    def leave_out(room: Newsroom, claim: Claim) -> None:
        room.article.publisher = room.article.url = claim.speaker_role = ""
        room.article.language, claim.claimed_on = "und", None

    markup = fetch(sqlite_client, publish_claim(sqlite_database, leave_out))
    assert "inLanguage" not in markup
    assert all(leaf not in (None, "", {}, []) for leaf in leaves(markup))


def test_the_same_page_has_the_same_keys_in_the_same_order(
    sqlite_client: FlaskClient, published: Published, markup: dict[str, Tree]
) -> None:
    assert json.dumps(fetch(sqlite_client, published)) == json.dumps(markup)
    assert list(markup) == [
        *("@context", "@type", "url", "claimReviewed", "datePublished", "inLanguage"),
        *("author", "reviewRating", "itemReviewed"),
    ]


def test_no_text_closes_the_script(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    def be_hostile(room: Newsroom, claim: Claim) -> None:
        claim.text = room.article.headline = HOSTILE
        claim.wording_accepted = hash_wording(claim.text)
        claim.mode = AttributionMode.INDIRECT

    published = publish_claim(sqlite_database, be_hostile)
    page = published.open(sqlite_client)
    (block,) = read_markup(page.text)
    assert block["claimReviewed"] == HOSTILE
    raw = page.text.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert not set(raw) & set("<>&\u2028\u2029")
    assert page.text.count("</script>") == 1


def test_what_the_markup_says_is_what_the_page_shows(
    sqlite_client: FlaskClient, published: Published, markup: dict[str, Tree]
) -> None:
    page = published.open(sqlite_client).text.split("<body", 1)[1]
    reviewed = at(markup, "itemReviewed")
    for words in (
        *(markup["claimReviewed"], at(markup, "reviewRating", "alternateName"), at(markup, "author", "name")),
        *(
            at(reviewed, "author", "name"),
            at(reviewed, "datePublished"),
            at(reviewed, "appearance", "headline"),
        ),
        *(markup["datePublished"], at(reviewed, "appearance", "url"), "3 on a scale from 1 to 5"),
    ):
        assert str(words) in page


def test_the_markup_alone_is_that_of_the_page(
    sqlite_client: FlaskClient, published: Published, markup: dict[str, Tree]
) -> None:
    alone = sqlite_client.get(f"{published.address}.json")
    assert (alone.mimetype, alone.json) == ("application/ld+json", markup)


def test_a_withdrawn_claim_answers_410_without_markup(
    sqlite_client: FlaskClient, published: Published
) -> None:
    published.withdraw()
    page = published.open(sqlite_client)
    assert page.status_code == sqlite_client.get(f"{published.address}.json").status_code == 410
    assert "ld+json" not in page.text
