"""What accounts for a text adds up to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.coverage import Coverage, build_coverage, describe_coverage
from tracker.extraction.proposal import ProposedPassage
from tracker.extraction.splitter import split_article
from tracker.models.enums import PassageKind
from tracker.text.spans import Span

kinds = st.sampled_from(list(PassageKind))
partitions = st.lists(st.tuples(kinds, st.integers(1, 30)), max_size=12)
contents = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=8)


def make_passages(pieces: list[tuple[PassageKind, int]]) -> list[ProposedPassage]:
    passages, at = [], 0
    for kind, length in pieces:
        passages.append(ProposedPassage(kind=kind, span=Span(at, at + length), reason="a test"))
        at += length
    return passages


@given(partitions, contents)
def test_the_parts_add_up_to_the_text(
    pieces: list[tuple[PassageKind, int]], pairs: list[tuple[int, int]]
) -> None:
    total = sum(length for _, length in pieces)
    spans = [Span(start, start + length) for start, length in pairs if start + length <= total]
    assert build_coverage(make_passages(pieces), spans).total == total


@given(partitions, contents)
def test_claimed_is_the_number_of_places_in_a_content(
    pieces: list[tuple[PassageKind, int]],
    pairs: list[tuple[int, int]],
) -> None:
    total = sum(length for _, length in pieces)
    spans = [Span(start, start + length) for start, length in pairs if start + length <= total]
    places = {place for span in spans for place in range(span.start, span.end)}
    assert build_coverage(make_passages(pieces), spans).claimed == len(places)


def test_each_kind_of_passage_counts_where_it_belongs() -> None:
    pieces = [
        (PassageKind.HEADLINE, 5),
        (PassageKind.STANDFIRST, 7),
        (PassageKind.SENTENCE, 10),
        (PassageKind.FURNITURE, 3),
    ]
    coverage = build_coverage(make_passages(pieces), [Span(14, 18), Span(16, 20)])
    assert coverage == Coverage(claimed=6, titles=12, furniture=3, open=4)


def test_the_coverage_of_a_split_article_is_its_length() -> None:
    text = "Rain in Oslo\n\nMayor Jane Doe said 40 houses were flooded. It was late.\n\nRelated Articles\n"
    splitting = split_article(text)
    spans = [span for claim in splitting.claims for span in claim.content_spans]
    assert build_coverage(splitting.passages, spans).total == len(text)


def test_coverage_reads_as_shares_of_the_text() -> None:
    line = describe_coverage(Coverage(claimed=50, titles=20, furniture=10, open=20))
    assert line == (
        "Of the text: 50 % in claims, 20 % headline and standfirst, 10 % furniture, 20 % without a claim."
    )
