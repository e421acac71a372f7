"""Others' ClaimReviews come in from every form they are published in, with their labels and never as ours."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.importing import bring_in
from tracker.errors import UnreadableTextError
from tracker.export.importing.claim_reviews import iter_check_tools, iter_claim_reviews, iter_dotted
from tracker.export.importing.reading import recognise
from tracker.export.importing.values import ImportedClaim, RowProblem
from tracker.models import Article, ArticleVersion, Claim
from tracker.models.enums import ImportFormat

if TYPE_CHECKING:
    from tracker.db import Database

ONE = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checkers.example/bridge",
    "claimReviewed": "The bridge is safe.",
    "reviewRating": {"@type": "Rating", "alternateName": "Pants on fire", "ratingValue": 5, "bestRating": 1},
    "itemReviewed": {
        "@type": "Claim",
        "datePublished": "2026-03-01T10:00:00Z",
        "author": {"@type": "Organization", "name": "City council"},
        "appearance": [
            {"@type": "NewsArticle", "url": "https://paper.example/b", "headline": "Bridge opens"}
        ],
    },
}
TWO = {**ONE, "url": "https://checkers.example/other", "claimReviewed": "Repairs took 14 months."}
ANSWER = {
    "claims": [
        {
            "text": "The bridge is safe.",
            "claimant": "Ada Lund",
            "claimDate": "2026-03-01T00:00:00Z",
            "claimReview": [{"url": ONE["url"], "textualRating": "False", "languageCode": "en"}],
        }
    ]
}


def read(value: object) -> list[ImportedClaim | RowProblem]:
    return list(iter_claim_reviews(io.BytesIO(json.dumps(value).encode())))


@pytest.mark.parametrize(
    "value",
    [
        [ONE, TWO],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, ONE, TWO]},
        {
            "@type": "DataFeed",
            "dataFeedElement": [{"@type": "DataFeedItem", "item": [each]} for each in (ONE, TWO)],
        },
    ],
)
def test_every_container_gives_the_same_claims(value: object) -> None:
    first, second = read(value)
    assert isinstance(first, ImportedClaim)
    assert isinstance(second, ImportedClaim)
    assert (first.text, second.text) == ("The bridge is safe.", "Repairs took 14 months.")
    assert (first.origin, first.external_id) == ("checkers.example", ONE["url"])


def test_a_page_gives_the_claims_of_its_data_blocks() -> None:
    block = f'<script type="application/ld+json">{json.dumps(ONE)}</script>'
    page = f"<html><script>no {{json}}</script>{block}<p>{block}".encode()
    assert recognise(page) is ImportFormat.CLAIM_REVIEW
    assert len({str(each) for each in iter_claim_reviews(io.BytesIO(page))}) == 2


def test_the_label_counts_and_the_number_is_only_kept() -> None:
    (claim,) = read(ONE)
    assert isinstance(claim, ImportedClaim)
    assert claim.rating_label == "Pants on fire"
    assert dict(claim.kept)["reviewRating.ratingValue"] == "5"


def test_an_answer_of_the_api_gives_a_claim_for_each_review() -> None:
    raw = json.dumps(ANSWER).encode()
    assert recognise(raw) is ImportFormat.CHECK_TOOLS
    (claim,) = iter_check_tools(io.BytesIO(raw))
    assert isinstance(claim, ImportedClaim)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.rating_label, str(claim.claimed_on)) == (
        "Ada Lund",
        "False",
        "2026-03-01",
    )


def test_dotted_columns_give_the_same_claim() -> None:
    header = b"url,claimReviewed,reviewRating.alternateName,itemReviewed.author.name\r\n"
    raw = header + b"https://c.example/a,It is so.,True,Bo\r\n"
    assert recognise(raw) is ImportFormat.DOTTED_CSV
    (claim,) = iter_dotted(io.BytesIO(raw), guard=False)
    assert isinstance(claim, ImportedClaim)
    assert (claim.text, claim.rating_label, claim.speaker and claim.speaker.name) == (
        "It is so.",
        "True",
        "Bo",
    )


def test_a_claim_without_words_is_refused_by_its_place_in_the_file() -> None:
    _, problem = read([ONE, {**TWO, "claimReviewed": "  "}])
    assert isinstance(problem, RowProblem)
    assert (problem.row, problem.field) == (2, "claimReviewed")


@pytest.mark.parametrize(
    "raw", [b"{", b"[" * 100_000, b"[" * 60 + b"]" * 60, b"[1e999, NaN]", b"{}", b"<p>no"]
)
def test_hostile_or_empty_json_is_refused_as_a_whole(raw: bytes) -> None:
    with pytest.raises(UnreadableTextError):
        list(iter_claim_reviews(io.BytesIO(raw)))


def test_claims_of_one_article_come_together_and_only_once(database: Database) -> None:
    raw = json.dumps([ONE, TWO]).encode()
    assert bring_in(database, raw).new_count == 2
    assert bring_in(database, raw).unchanged_count == 2
    with database.reading() as session:
        article = session.exec(select(Article)).one()
        version = session.exec(select(ArticleVersion)).one()
        assert (article.headline, len(session.exec(select(Claim)).all())) == ("Bridge opens", 2)
        assert version.is_partial
        assert version.body.split("\n")[:2] == ["The bridge is safe. ", "Repairs took 14 months."]
