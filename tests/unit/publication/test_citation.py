"""Citations hold every text without breaking their form, and addresses are read for what they are."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.publication.citation import Citation, build_csl, write_bibtex
from tracker.publication.oembed import Embed, find_claim_in, write_embed_code

SITE = "https://claims.example"
CITATION = Citation(
    public_id="22222222bbbb",
    title=r"50 % of {all} \ $ & # _ ~ ^ bridges",
    newsroom="Lund & Sons",
    outcome="False",
    published_on=date(2026, 3, 3),
    edition=2,
    url=f"{SITE}/claims/22222222bbbb",
    language="",
)


def test_signs_that_tex_reads_are_escaped() -> None:
    entry = write_bibtex(CITATION)
    title = next(line for line in entry.splitlines() if line.startswith("  title"))
    assert title == (
        r"  title = {{50 \% of \{all\} \textbackslash{} \$ \& \# \_ \textasciitilde{} "
        r"\textasciicircum{} bridges}},"
    )
    assert "langid" not in entry


def test_an_unknown_language_is_left_out_of_csl() -> None:
    (item,) = build_csl(CITATION)
    assert isinstance(item, dict)
    assert "language" not in item
    assert item["version"] == "2"


@pytest.mark.parametrize(
    ("url", "public_id"),
    [
        (f"{SITE}/claims/22222222bbbb", "22222222bbbb"),
        (f"{SITE}/claims/22222222bbbb/the-bridge", "22222222bbbb"),
        ("http://CLAIMS.example/claims/22222222bbbb/", "22222222bbbb"),
        (f"{SITE}/claims/22222222bbbb/a/b", None),
        (f"{SITE}/articles/22222222bbbb", None),
        (f"{SITE}.evil.example/claims/22222222bbbb", None),
        ("https://user@claims.example/claims/22222222bbbb", None),
        ("javascript://claims.example/claims/22222222bbbb", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_only_the_pages_of_claims_on_this_site_are_known(url: str, public_id: str | None) -> None:
    assert find_claim_in(url, public_url=SITE) == public_id


def test_no_title_breaks_out_of_the_code_to_embed() -> None:
    embed = Embed(
        title='"><script>', newsroom="'x'", site_url=SITE, claim_url=f"{SITE}/claims/22222222bbbb", edition=1
    )
    assert '"><script>' not in write_embed_code(embed)
