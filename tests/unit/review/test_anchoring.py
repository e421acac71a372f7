"""Whatever somebody marks in whatever text is refused at its field, or kept exactly as it stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.models.enums import AnchorRole
from tracker.review.anchoring import MOST_SPANS, Places, build_anchors, check_places, join_words, word_text
from tracker.text.spans import Span

BODY = "🇰🇿 Ada said:\n “The bridge\u00a0is safe”. Nobody asked."

bodies = st.text(max_size=60) | st.text(alphabet="ab \n\u0301\u00a0🇰🇿👩\u200d🚀“”", max_size=60)
ranges = st.tuples(st.integers(0, 70), st.integers(1, 12)).map(lambda pair: Span(pair[0], sum(pair)))
lists = st.lists(ranges, max_size=25).map(tuple) | st.lists(ranges, max_size=5).map(
    lambda many: tuple(sorted(many))
)
any_places = st.builds(Places, content=lists, cue=lists, speaker=lists)


@given(bodies, any_places)
def test_any_places_in_any_text_are_refused_at_a_field_or_kept_as_they_stand(
    body: str, places: Places
) -> None:
    refused = ""
    kept: Places | None
    try:
        kept = check_places(body, places)
    except InputError as error:
        kept, refused = None, error.field
    if kept is None:
        assert refused in set(AnchorRole)
        return
    for anchor in build_anchors(body, kept):
        assert anchor.exact == body[anchor.start : anchor.end] == anchor.exact.strip() != ""
        assert body[: anchor.start].endswith(anchor.prefix)
        assert body[anchor.end :].startswith(anchor.suffix)
    for role in AnchorRole:
        assert 0 < len(kept.content) <= MOST_SPANS
        assert [span.of(body) for span in kept.of(role)] == [s.of(body).strip() for s in places.of(role)]
        ends = [edge for span in kept.of(role) for edge in (span.start, span.end)]
        assert ends == sorted(ends)


@given(bodies, any_places)
def test_places_that_were_kept_are_kept_again_unchanged(body: str, places: Places) -> None:
    try:
        kept = check_places(body, places)
    except InputError:
        return
    assert check_places(body, kept) == kept


def test_anchors_count_from_one_in_each_role_and_lie_in_code_points() -> None:
    places = Places(content=(Span(14, 27), Span(28, 35)), cue=(Span(7, 11),), speaker=(Span(3, 6),))
    anchors = build_anchors(BODY, places)
    assert [(a.role.value, a.position, a.exact) for a in anchors] == [
        ("content", 1, "“The bridge\u00a0is"[:13]),
        ("content", 2, BODY[28:35]),
        ("cue", 1, "said"),
        ("speaker", 1, "Ada"),
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ((), "Choose the words"),
        ((Span(0, 9999),), "beyond the end"),
        ((Span(12, 14),), "no words"),
        ((Span(3, 8), Span(7, 11)), "overlap"),
        ((Span(7, 11), Span(3, 6)), "order"),
        (tuple(Span(place, place + 1) for place in range(3, 3 + 21)), "at most 20"),
    ],
)
def test_what_cannot_be_marked_is_told_in_words(content: tuple[Span, ...], told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        check_places(BODY, Places(content=content))
    assert caught.value.field == "content"


def test_a_cue_may_lie_within_the_content() -> None:
    assert check_places(BODY, Places(content=(Span(3, 12),), cue=(Span(7, 11),))).cue == (Span(7, 11),)


def test_the_words_of_several_spans_are_joined_on_one_line() -> None:
    assert join_words("a\n b c", (Span(0, 4), Span(5, 6))) == "a b … c"


def test_words_longer_than_a_claim_may_be_are_refused() -> None:
    with pytest.raises(InputError, match="5,000"):
        word_text("x" * 5001, (Span(0, 5001),))
