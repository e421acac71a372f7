"""How overlapping marks come apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.text.pieces import Mark, build_passages
from tracker.text.spans import Span

BODY = "One two three four."


def mark(start: int, end: int, claim_id: str = "a", role: str = "content") -> Mark:
    return Mark(span=Span(start, end), claim_id=claim_id, role=role, status="open", kind="event")


@given(
    st.lists(
        st.tuples(
            st.integers(0, 18),
            st.integers(1, 19),
            st.sampled_from("abc"),
            st.sampled_from(["content", "cue"]),
        ),
        max_size=12,
    )
)
def test_the_pieces_joined_are_the_text_whatever_the_marks(rows: list[tuple[int, int, str, str]]) -> None:
    marks = [mark(start, end, name, role) for start, end, name, role in rows if start < end]
    passages = build_passages(BODY, [("headline", Span(0, 8)), ("sentence", Span(8, 19))], marks)
    assert "".join(piece.text for passage in passages for piece in passage.pieces) == BODY


def test_an_overlap_belongs_to_both_claims() -> None:
    (passage,) = build_passages(BODY, [("sentence", Span(0, 19))], [mark(0, 13), mark(8, 18, "b")])
    assert [(piece.text, piece.claim_ids) for piece in passage.pieces] == [
        ("One two ", ("a",)),
        ("three", ("a", "b")),
        (" four", ("b",)),
        (".", ()),
    ]


def test_a_mark_across_passages_goes_on_in_the_next() -> None:
    first, second = build_passages(BODY, [("sentence", Span(0, 8)), ("sentence", Span(8, 19))], [mark(4, 13)])
    assert first.pieces[-1].claim_ids == second.pieces[0].claim_ids == ("a",)


def test_content_comes_before_the_cue_of_another_claim() -> None:
    (passage,) = build_passages(BODY, [("sentence", Span(0, 19))], [mark(0, 3, "b", "cue"), mark(0, 3, "a")])
    assert passage.pieces[0].claim_ids == ("a", "b")
    assert passage.pieces[0].roles == ("content", "cue")


def test_a_claim_may_have_two_roles_in_one_place() -> None:
    (passage,) = build_passages(BODY, [("sentence", Span(0, 19))], [mark(0, 7), mark(4, 7, role="cue")])
    assert [piece.roles for piece in passage.pieces] == [("content",), ("content+cue",), ()]


def test_a_closed_claim_lies_below_the_others() -> None:
    closed = Mark(
        span=Span(0, 7), claim_id="z", role="content", status="dismissed", kind="event", is_closed=True
    )
    (passage,) = build_passages(
        BODY, [("sentence", Span(0, 19))], [closed, mark(0, 7), mark(0, 7, "b", "cue")]
    )
    assert passage.pieces[0].status == "open"
    assert passage.pieces[0].content_ids == ("a", "z")
