"""What a search asks for, what it marks, and that it finds what it marks on each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.publishing import publish
from tracker.publication.counting import Filters, choose, count_selection
from tracker.publication.facets import Order
from tracker.publication.highlighting import excerpt, highlight
from tracker.publication.list_queries import list_ids
from tracker.publication.searching import LONGEST_SEARCH, MOST_TERMS, Term, parse_search

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom

SIGNS = st.sampled_from("\"'*:()^-+{}&|!<>\\ ab")
ODD = st.text(st.characters(codec="utf-8", exclude_characters="\0") | SIGNS, max_size=40)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("Bridge bridge", (Term(("bridge",)),)),
        ('"the Bridge" saf*', (Term(("the", "bridge")), Term(("saf",), is_beginning=True))),
        ("don't AND (x) a*", (Term(("don", "t")), Term(("and",)), Term(("x",)), Term(("a",)))),
        ("“two words”*", (Term(("two", "words"), is_beginning=True),)),
        ('half "open', (Term(("half",)), Term(("open",)))),
        ("words:x NEAR(*)", (Term(("words", "x")), Term(("near",)))),
        ('?? ** ""', ()),
    ],
)
def test_a_search_is_words_phrases_and_beginnings(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse_search(typed).terms == terms


def test_a_long_search_is_cut() -> None:
    search = parse_search(" ".join(f"word{number}" for number in range(99)))
    assert (len(search.text) <= LONGEST_SEARCH, len(search.terms)) == (True, MOST_TERMS)


def test_hits_are_marked_where_they_stand() -> None:
    pieces = highlight("A bridge, “The Brídges” and the bridge", parse_search('"the bridge*" and'))
    assert [piece.text for piece in pieces if piece.is_hit] == ["The Brídges", "and", "the bridge"]
    assert "".join(piece.text for piece in pieces) == "A bridge, “The Brídges” and the bridge"


def test_an_excerpt_shows_the_words_around_the_first_hit() -> None:
    text = " ".join(f"w{number}" for number in range(100))
    pieces = excerpt(text, parse_search("w50"))
    shown = "".join(piece.text for piece in pieces)
    assert shown.startswith("… w42 ")
    assert shown.endswith(" w73 …")
    assert [piece.text for piece in pieces if piece.is_hit] == ["w50"]
    assert excerpt(text, parse_search("missing")) == ()


@given(st.text(max_size=80), ODD)
def test_no_text_is_lost_by_marking_it(text: str, typed: str) -> None:
    assert "".join(piece.text for piece in highlight(text, parse_search(typed))) == text


def test_any_search_finds_the_claim_or_nothing_and_never_fails(room: Newsroom) -> None:
    publish(room)

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(ODD, st.sampled_from(Order))
    def search_for(typed: str, order: Order) -> None:
        selection = choose(room.session, Filters(), parse_search(typed)).selection
        found = list_ids(room.session, selection, order, after=None).ids
        assert len(found) == count_selection(room.session, selection).total

    search_for()


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("BRÍDGE saf*", 1),
        ('"is safe"', 1),
        ('"safe is"', 0),
        ("brid", 0),
        ('"mayor bridge"', 0),
        ("recording", 1),
    ],
)
def test_a_search_finds_words_phrases_and_beginnings(room: Newsroom, typed: str, count: int) -> None:
    publish(room)
    selection = choose(room.session, Filters(), parse_search(typed)).selection
    assert len(list_ids(room.session, selection, Order.RELEVANCE, after=None).ids) == count
