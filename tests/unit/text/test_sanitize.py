"""What people write comes out as a short list of tags, whatever they write, and soon."""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tracker.text import sanitize
from tracker.text.sanitize import ALLOWED_TAGS, LINK_REL, LONGEST_MARKDOWN, render_markdown

if TYPE_CHECKING:
    from types import FrameType

HOSTILE = [
    *("[", "![", "([", "]", "*", "_", "*a_", "**a*", "***a", "a **b *c ** d*", "<", "&", "\\", "a\n"),
    *("> ", "> a\n", "- ", "- a\n", "-\n", "1. ", "`", "`a``b```", "<a b ", "<b>", "\u0301", "🇰🇿"),
    *("<http://a.b> ", "[a](http://b) ", "[a](", "[a](<b", "[a]: b\n"),
]


class Tags(HTMLParser):
    """Collects the tags and attributes of a text, as a browser would see them."""

    def __init__(self, html: str) -> None:
        """Read the whole text."""
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[tuple[str, str, str]] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember one tag."""
        self.names.add(tag)
        self.attributes |= {(tag, name, value or "") for name, value in attrs}


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("one **two** *three*", "<p>one <strong>two</strong> <em>three</em></p>"),
        ("`x = 1`", "<p><code>x = 1</code></p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one", "<ol>\n<li>one</li>\n</ol>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("[x](https://a.org/b)", f'<p><a href="https://a.org/b" rel="{LINK_REL}">x</a></p>'),
    ],
)
def test_what_a_remark_may_have_is_rendered(markdown: str, html: str) -> None:
    assert render_markdown(markdown).strip() == html


@pytest.mark.parametrize("markdown", ["# one", "one\n===", "---", "[a]: http://b"])
def test_what_a_remark_may_not_have_stays_as_it_was_typed(markdown: str) -> None:
    shown = Markup(render_markdown(markdown)).striptags()  # noqa: S704 -- the test reads it
    assert shown == " ".join(markdown.split())


def test_a_picture_becomes_a_link_to_it() -> None:
    assert Tags(render_markdown("![x](https://a.org/b.png)")).names == {"p", "a"}


def test_html_shows_as_the_text_it_is() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in render_markdown("<script>alert(1)</script>")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//evil.org",
        "/desk",
        "mailto:a@b.org",
        "http://",
    ],
)
def test_a_link_that_does_not_lead_to_the_web_is_no_link(address: str) -> None:
    assert "<a" not in render_markdown(f"[x]({address}) <{address}>")


def test_the_result_needs_no_further_escaping() -> None:
    assert Markup("{}").format(render_markdown("*x*")) == render_markdown("*x*")


def test_a_text_over_the_limit_shows_whole_and_plain() -> None:
    markdown = "**<b>** " * (LONGEST_MARKDOWN // 8 + 1)
    html = render_markdown(markdown)
    assert Tags(html).names == {"p"}
    assert html.count("&lt;b&gt;") == LONGEST_MARKDOWN // 8 + 1


def test_a_text_over_the_limit_keeps_its_lines() -> None:
    assert "one<br>\ntwo" in render_markdown("one\ntwo" + "x" * LONGEST_MARKDOWN)


@given(st.text(alphabet="ab*_`[]()<>!#\"'&;:/\\=-+~1. \n\thtps", max_size=300))
def test_only_allowed_tags_and_attributes_come_out(markdown: str) -> None:
    tags = Tags(render_markdown(markdown))
    assert tags.names <= ALLOWED_TAGS
    assert {(tag, name) for tag, name, _ in tags.attributes} <= {("a", "href"), ("a", "rel")}


@given(st.sampled_from(["javascript:", "vbscript:", "data:", "file:", "//"]), st.text(max_size=50))
def test_no_address_outside_the_web_comes_out(scheme: str, rest: str) -> None:
    for markdown in (f"[x]({scheme}{rest})", f"<{scheme}{rest}>", f'<a href="{scheme}{rest}">x</a>'):
        addresses = [value for _, name, value in Tags(render_markdown(markdown)).attributes if name == "href"]
        assert all(address.lower().startswith(("http://", "https://")) for address in addresses)


@given(st.text())
def test_rendering_text_never_fails(markdown: str) -> None:
    assert isinstance(render_markdown(markdown), Markup)


@given(st.text())
def test_cleaning_what_is_clean_changes_nothing(markdown: str) -> None:
    html = str(render_markdown(markdown))
    assert sanitize._clean(html) == html


@pytest.mark.parametrize("part", HOSTILE)
def test_work_on_hostile_text_grows_no_faster_than_the_text(part: str) -> None:
    whole, eighth = (
        _count_calls((part * LONGEST_MARKDOWN)[:length])
        for length in (LONGEST_MARKDOWN, LONGEST_MARKDOWN // 8)
    )
    assert whole < 10 * eighth + 1000


def _count_calls(markdown: str) -> int:
    """Return how many calls rendering makes: a measure of its work that is the same on every machine."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        render_markdown(markdown)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 201,
        "</b>".join(["<i>"] * 202),
        "<a " + "b=c " * 101 + ">",
        "<a " + 'b="c>" ' * 101 + ">",
        "<a " + "b" + "/c" * 101 + ">",
        '<a " ' + "b " * 20_000 + ">",
        "<a x='" + "' b='" * 101 + ">",
        "<br>" * 5_000,
        "&amp;" * 5_000,
    ],
    ids=lambda html: html[:16],
)
def test_what_would_be_slow_to_clean_is_told_beforehand(html: str) -> None:
    assert not sanitize._is_bounded(html)


@pytest.mark.parametrize("html", ["<p>x</p>" * 500, "<p>" * 200, "<a " + "b=c " * 100 + ">", "<br>" * 300])
def test_what_is_quick_to_clean_passes(html: str) -> None:
    assert sanitize._is_bounded(html)
