"""Agreement with marked articles, against figures worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.encoded import span_of
from tracker.extraction.training.agreement import Agreement, compare
from tracker.extraction.training.corpus import GoldArticle, GoldAttribution, Pieces

# Ten words one letter long, so that word n stands at code points 2n and 2n + 1.
LETTERS = "a b c d e f g h i j"


def words(first: int, after: int) -> Pieces:
    return ((2 * first, 2 * after - 1),)


def said(content: Pieces, speaker: Pieces = ()) -> GoldAttribution:
    return GoldAttribution(speaker=speaker, cue=(), content=content)


def agree(gold: list[GoldAttribution], found: list[GoldAttribution], text: str = LETTERS) -> Agreement:
    return compare([GoldArticle(name="one", text=text, versions=(tuple(gold),))], {"one": found})


def counts(result: Agreement) -> tuple[int, int, int, int, int]:
    return result.predicted, result.gold, result.matched, result.full, result.exact


def test_the_same_attributions_agree_fully() -> None:
    both = [said(words(2, 5), words(0, 1)), said(words(6, 9))]
    result = agree(both, both)
    assert counts(result) == (2, 2, 2, 2, 2)
    assert (result.attr_f, result.full_f, result.exact_f) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("found", "matched"),
    [
        (words(0, 2), True),  # 2 of 4 words
        (words(0, 1), False),  # 1 of 4
        (words(0, 8), True),  # 4 of 8
        (words(0, 9), False),  # 4 of 9
        (words(2, 6), False),  # 2 of 6
        (words(1, 5), True),  # 3 of 5
        (words(5, 9), False),
    ],
)
def test_contents_match_when_they_share_half_of_all_their_words(found: Pieces, *, matched: bool) -> None:
    result = agree([said(words(0, 4))], [said(found)])
    assert counts(result) == (1, 1, matched, matched, 0)


def test_each_attribution_is_matched_once_best_overlap_first() -> None:
    gold = [said(words(0, 4)), said(words(4, 8))]
    found = [said(words(0, 3)), said(words(0, 4))]
    result = agree(gold, found)
    assert counts(result) == (2, 2, 1, 1, 1)
    assert result.attr_f == pytest.approx(0.5)


def test_a_second_best_match_is_made_when_the_best_is_taken() -> None:
    gold = [said(words(0, 4)), said(words(0, 6))]
    found = [said(words(0, 5)), said(words(0, 4))]
    # 4/4 first, then 5/6.
    assert counts(agree(gold, found)) == (2, 2, 2, 2, 1)


@pytest.mark.parametrize(
    ("marked", "found", "right"),
    [
        (words(0, 2), words(1, 2), True),
        (words(0, 1), words(1, 2), False),
        (words(0, 1), (), False),
        ((), words(0, 1), False),
        ((), (), True),
    ],
)
def test_speakers_agree_when_they_share_a_word_or_both_have_none(
    marked: Pieces, found: Pieces, *, right: bool
) -> None:
    result = agree([said(words(4, 8), marked)], [said(words(4, 8), found)])
    assert counts(result) == (1, 1, 1, right, 1)


def test_the_harmonic_mean_is_of_what_was_found_and_what_was_marked() -> None:
    gold = [said(words(0, 2)), said(words(2, 4)), said(words(4, 6))]
    result = agree(gold, [said(words(0, 2))])
    # precision 1/1, recall 1/3
    assert result.attr_f == pytest.approx(2 * 1 * (1 / 3) / (1 + 1 / 3))


def test_marks_at_the_edges_make_no_difference() -> None:
    text = "He said: “It rained.”"
    gold = [said((span_of(text, "“It rained.”"),))]
    found = [said((span_of(text, "It rained"),))]
    assert counts(agree(gold, found, text)) == (1, 1, 1, 1, 1)


def test_a_word_counts_when_any_of_it_is_marked() -> None:
    text = "He said it rained."
    gold, found = [said((span_of(text, "it rained"),))], [said((span_of(text, "t rain"),))]
    assert agree(gold, found, text).exact == 1


def test_words_with_hyphens_and_apostrophes_are_one() -> None:
    text = "He said co-founders don’t quit."
    gold = [said((span_of(text, "co-founders don’t quit"),))]
    assert agree(gold, [said((span_of(text, "co-founders"),))], text).matched == 0


def test_attributions_of_marks_alone_count_for_nothing() -> None:
    text = "He said: “It rained.”"
    marks = [said((span_of(text, ": “"),))]
    assert counts(agree(marks, marks, text)) == (0, 0, 0, 0, 0)


def test_nothing_marked_and_nothing_found_makes_nothing() -> None:
    result = agree([], [])
    assert (result.attr_f, result.full_f, result.exact_f) == (0.0, 0.0, 0.0)


def test_an_article_without_predictions_counts_as_one_where_nothing_was_found() -> None:
    article = GoldArticle(name="one", text=LETTERS, versions=((said(words(0, 4)),),))
    assert counts(compare([article], {})) == (0, 1, 0, 0, 0)


def test_only_the_first_annotator_is_compared_with() -> None:
    versions = ((said(words(0, 4)),), (said(words(4, 8)), said(words(8, 10))))
    article = GoldArticle(name="one", text=LETTERS, versions=versions)
    assert counts(compare([article], {"one": [said(words(0, 4))]})) == (1, 1, 1, 1, 1)


def test_articles_are_counted_together() -> None:
    articles = [
        GoldArticle(name=name, text=LETTERS, versions=((said(words(0, 4)),),)) for name in ("one", "two")
    ]
    found = {"one": [said(words(0, 4))], "two": [said(words(6, 8))]}
    assert counts(compare(articles, found)) == (2, 2, 1, 1, 1)


TEXT = "Lund said “we all won” and that we “won big”, and it rained, it is said."


@pytest.mark.parametrize(
    ("content", "speaker", "kind"),
    [
        ("“we all won”", "Lund", "direct"),
        ("that we “won big”", "Lund", "mixed"),
        ("it rained", "Lund", "indirect"),
        ("it rained", "", "no speaker"),
        ("“we all won”", "", "no speaker"),
    ],
)
def test_what_was_found_is_told_by_kind(content: str, speaker: str, kind: str) -> None:
    one = said((span_of(TEXT, content),), (span_of(TEXT, speaker),) if speaker else ())
    result = agree([one], [one], TEXT)
    assert result.by_kind == {
        each: (1, 1) if each == kind else (0, 0) for each in ("direct", "mixed", "indirect", "no speaker")
    }


def test_a_kind_counts_as_found_only_with_its_speaker() -> None:
    content = (span_of(TEXT, "it rained"),)
    gold = [said(content, (span_of(TEXT, "Lund"),))]
    assert agree(gold, [said(content)], TEXT).by_kind["indirect"] == (1, 0)


STRETCHES = st.tuples(st.integers(min_value=0, max_value=9), st.integers(min_value=1, max_value=5)).map(
    lambda stretch: words(stretch[0], min(10, sum(stretch)))
)
ATTRIBUTIONS = st.lists(
    st.builds(said, STRETCHES, st.one_of(st.just(()), STRETCHES)),
    max_size=5,
)


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_figures_lie_between_nothing_and_one_and_in_their_order(
    gold: list[GoldAttribution], found: list[GoldAttribution]
) -> None:
    result = agree(gold, found)
    assert 0 <= result.full_f <= result.attr_f <= 1
    assert 0 <= result.exact_f <= result.attr_f
    assert result.matched <= min(result.gold, result.predicted)


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_exchanging_what_was_marked_and_what_was_found_changes_no_figure(
    gold: list[GoldAttribution], found: list[GoldAttribution]
) -> None:
    one, other = agree(gold, found), agree(found, gold)
    assert one.exact == other.exact
    assert (one.predicted, one.gold) == (other.gold, other.predicted)
