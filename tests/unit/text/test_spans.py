"""Ranges that no text can hold are refused, and the rest say how they lie to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.spans import Span, format_spans, parse_spans, trim_span

spans = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2)])
def test_a_span_is_never_negative_or_empty(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_counts_code_points_not_bytes_or_utf16_units() -> None:
    assert Span(2, 4).of("🇰🇿ab") == "ab"


@given(spans, spans)
def test_a_span_contains_another_when_it_holds_all_its_places(one: Span, other: Span) -> None:
    held = set(range(other.start, other.end)) <= set(range(one.start, one.end))
    assert one.contains(other) == held


@given(st.lists(spans))
def test_spans_sort_by_start_and_then_by_end(many: list[Span]) -> None:
    assert sorted(many) == sorted(many, key=lambda span: (span.start, span.end))


@given(st.lists(spans))
def test_spans_that_are_written_down_can_be_read_again(many: list[Span]) -> None:
    assert parse_spans(format_spans(many)) == tuple(many)


@pytest.mark.parametrize(
    "listed",
    ["1", "1-", "-1-2", "3-3", "5-2", "1-2,", "1-2;3-4", " 1-2", "1-2\n", "\u0661-2", "1-9999999999", "a-b"],
)
def test_what_is_no_list_of_spans_is_refused(listed: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        parse_spans(listed)


@given(st.text(alphabet=" \n\u00a0ab", min_size=1, max_size=12), spans)
def test_a_trimmed_span_has_the_same_words_without_white_space_around_them(text: str, span: Span) -> None:
    trimmed = trim_span(span, text)
    assert (trimmed.of(text) if trimmed else "") == span.of(text).strip()
