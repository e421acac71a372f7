"""What holds of every splitting, whatever the text."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extraction.reading.decoding import Answer
from tracker.extraction.reading.encoder import Model, shipped_model
from tracker.extraction.reading.encoding import encode_text
from tracker.extraction.reading.windows import Window, build_windows, find_units
from tracker.extraction.splitter import FALLBACK_NAME, FALLBACK_NOTICE, SPLITTER_NAME, split_article
from tracker.extraction.structure.parts import read_structure
from tracker.models.enums import AttributionMode, PassageKind
from tracker.text.normalize import canonicalise

if TYPE_CHECKING:
    from tracker.extraction.proposal import Splitting

GOLD = Path(__file__).parents[2] / "gold"
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
# An article of many windows.
LONG = "\n\n".join(ARTICLES[:6])
FRAGMENTS = (
    "Jane Doe",
    "Smith",
    "the ministry",
    "he",
    "she",
    "It",
    "they",
    " said ",
    " told reporters ",
    " has urged ",
    " that ",
    "according to ",
    ", ",
    ". ",
    "? ",
    ": ",
    "\n",
    "\n\n",
    "“",
    "”",
    '"',
    "'",
    "’s",
    "«Да»",
    " — ",
    "(",
    ")",
    "1,000 ",
    "$5 ",
    "between 10 and 20 people",
    "May 7",
    "2011",
    "U.S. ",
    "Mr. ",
    "and ",
    "but ",
    " who ",
    "children",
    "“We won,”",
    "🇰🇿",
    "é",
    " by ",
    "By Jane Doe",
    "Related Articles",
    "شكرا",
    "in addition to ",
    "-5",
    "%",
    ";",
    "is ",
    "adding ",
    "xxxxxxxxxxxxxxxxxxxxxxx",
)
newsy = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join)
any_text = st.one_of(st.text(max_size=200), newsy).map(canonicalise)
# Each example reads its text with the real model.
few_examples = settings(max_examples=20)
CAPITALS = (
    "MINISTER RESIGNS AFTER AUDIT\n\nTHE MINISTER SAID THE AUDIT HAD FOUND 12 ERRORS. "
    "“WE WILL REPAY EVERY EURO,” SMITH TOLD REPORTERS."
)
RUSSIAN = (
    "Президент выступил вчера вечером в столице. «Мы всё сделаем вовремя и честно», сказал он. "
    "По данным министерства, в мае домой вернулись 231 человек."
)
ARABIC = "قال الرئيس إن البلاد بخير. «سوف نعمل معا من أجل السلام» قال الوزير. وصل 231 شخصا في مايو."
GERMAN = (
    "Der Minister sprach am Montag in Bonn. „Wir werden das Gesetz heute ändern“, sagte er danach. "
    "Nach Angaben des Ministeriums kamen im Mai 231 Menschen nach Hause."
)
FOREIGN = {"Russian": RUSSIAN, "Arabic": ARABIC, "German": GERMAN}


@cache
def split_once(text: str) -> Splitting:
    """Split a text that several tests look at."""
    return split_article(text)


@cache
def last_window_start(text: str) -> int:
    """Return where the last stretch begins that the model reads at once."""
    structure = read_structure(text)
    encoded = encode_text(text, structure.blocks, structure.quotations, shipped_model().tokenizer)
    return int(encoded.starts[build_windows(encoded, find_units(encoded))[-1].first_word])


@few_examples
@given(any_text)
def test_the_passages_are_the_whole_text_in_order(text: str) -> None:
    passages = split_article(text).passages
    assert "".join(passage.span.of(text) for passage in passages) == text
    assert all(one.span.end == other.span.start for one, other in pairwise(passages))


@few_examples
@given(any_text)
def test_every_passage_but_the_first_begins_with_a_word_or_a_mark(text: str) -> None:
    assert not any(passage.span.of(text)[0].isspace() for passage in split_article(text).passages[1:])


@few_examples
@given(any_text)
def test_every_span_lies_in_the_text_and_never_overlaps_another_of_its_role(text: str) -> None:
    for claim in split_article(text).claims:
        for spans in (claim.content_spans, claim.cue_spans, claim.speaker_spans):
            assert all(span.end <= len(text) for span in spans)
            assert all(one.end <= other.start for one, other in pairwise(spans))


@few_examples
@given(any_text)
def test_every_claim_has_words_and_a_content(text: str) -> None:
    claims = split_article(text).claims
    assert all(claim.content_spans and claim.text.strip() and claim.reason for claim in claims)


@few_examples
@given(any_text)
def test_claims_come_in_the_order_of_their_content(text: str) -> None:
    starts = [claim.content_spans[0].start for claim in split_article(text).claims]
    assert starts == sorted(starts)


@few_examples
@given(any_text)
def test_quantities_lie_in_the_content_of_their_claim(text: str) -> None:
    for claim in split_article(text).claims:
        assert all(any(span.contains(q.span) for span in claim.content_spans) for q in claim.quantities)


@few_examples
@given(any_text)
def test_the_articles_own_voice_has_neither_speaker_nor_cue(text: str) -> None:
    for claim in split_article(text).claims:
        if claim.mode is AttributionMode.NARRATOR:
            assert (claim.speaker, claim.speaker_spans, claim.cue_spans) == (None, (), ())


@few_examples
@given(any_text)
def test_checkworthiness_is_a_share_with_two_decimals(text: str) -> None:
    for claim in split_article(text).claims:
        assert 0 <= claim.checkworthiness <= 1
        assert round(claim.checkworthiness, 2) == claim.checkworthiness


@few_examples
@given(any_text)
def test_the_same_text_is_always_split_the_same_way(text: str) -> None:
    assert split_article(text) == split_article(text)


@pytest.mark.parametrize("text", ARTICLES)
def test_line_ends_and_decomposed_letters_make_no_difference(text: str) -> None:
    windows = text.replace("\n", "\r\n").replace("é", "e\u0301")
    assert split_article(canonicalise(windows)) == split_once(canonicalise(text))


@pytest.mark.parametrize("text", [*ARTICLES, LONG])
def test_a_further_paragraph_leaves_the_claims_before_the_last_window_alone(text: str) -> None:
    # The paragraphs of one window are read together, so those beside the new one may be read anew.
    longer = f"{text.rstrip()}\n\nThe weather stayed dry and nobody was hurt.\n"
    until = last_window_start(text)
    before = [claim for claim in split_once(text).claims if claim.content_spans[-1].end <= until]
    assert list(split_article(longer).claims[: len(before)]) == before


def test_most_claims_of_a_long_article_lie_before_its_last_window() -> None:
    claims, until = split_once(LONG).claims, last_window_start(LONG)
    assert sum(claim.content_spans[-1].end <= until for claim in claims) > 0.8 * len(claims)


@pytest.mark.parametrize("text", [*ARTICLES, LONG])
def test_two_threads_split_a_text_as_one_does(text: str) -> None:
    assert split_article(text, threads=2) == split_once(text)


def test_the_splitter_gives_its_name_and_the_version_of_its_model() -> None:
    splitting = split_article("Anything at all.")
    assert (splitting.splitter_name, splitting.splitter_version) == (SPLITTER_NAME, shipped_model().version)
    assert (splitting.splitter_name, splitting.notice) == ("reader", "")


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_text_that_is_not_in_english_is_split_by_its_quotation_marks_with_a_notice(text: str) -> None:
    splitting = split_article(text)
    assert (splitting.splitter_name, splitting.splitter_version) == (FALLBACK_NAME, shipped_model().version)
    assert (splitting.splitter_name, splitting.notice) == ("quotations", FALLBACK_NOTICE)


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_text_that_is_not_in_english_makes_direct_quotations_its_only_claims(text: str) -> None:
    claims = split_article(text).claims
    assert [claim.mode for claim in claims] == [AttributionMode.DIRECT]


def test_a_text_in_capitals_is_split_like_any_english_text() -> None:
    splitting = split_article(CAPITALS)
    assert (splitting.splitter_name, splitting.notice) == (SPLITTER_NAME, "")
    assert [(claim.text, claim.mode) for claim in splitting.claims] == [
        ("THE MINISTER SAID THE AUDIT HAD FOUND 12 ERRORS", AttributionMode.INDIRECT),
        ("WE WILL REPAY EVERY EURO", AttributionMode.DIRECT),
    ]


def test_an_empty_text_has_no_passages() -> None:
    assert split_article("").passages == ()


def test_white_space_alone_is_furniture() -> None:
    assert [p.kind for p in split_article(" \n\t\n").passages] == [PassageKind.FURNITURE]


def test_a_headline_makes_claims_only_when_there_is_no_running_text() -> None:
    headline = "Minister says 231 citizens came home from Syria"
    body = "The planes landed in Astana on Friday, the ministry said on Saturday."
    alone, above = split_article(headline), split_article(f"{headline}\n\n{body}")
    contents = [
        [span.of(text) for claim in splitting.claims for span in claim.content_spans]
        for text, splitting in ((headline, alone), (f"{headline}\n\n{body}", above))
    ]
    assert contents == [["231 citizens came home from Syria"], ["The planes landed in Astana on Friday"]]


@pytest.mark.parametrize(
    ("text", "sentences", "quoted"),
    [
        (
            "Президент выступил вчера вечером в столице. «Мы всё сделаем вовремя и честно», сказал он.",
            2,
            ["Мы всё сделаем вовремя и честно"],
        ),
        (
            "قال الرئيس إن البلاد بخير. «سوف نعمل معا من أجل السلام» قال الوزير.",
            2,
            ["سوف نعمل معا من أجل السلام"],
        ),
        (
            "Der Minister sprach am Montag in Bonn. „Wir werden das Gesetz heute ändern“, sagte er danach.",
            2,
            ["Wir werden das Gesetz heute ändern"],
        ),
    ],
)
def test_in_a_language_it_does_not_know_it_finds_sentences_and_quotations(
    text: str,
    sentences: int,
    quoted: list[str],
) -> None:
    splitting = split_article(text)
    assert len(splitting.passages) == sentences
    assert [span.of(text) for claim in splitting.claims for span in claim.content_spans] == quoted


# Long enough that time that grows with the square of the length would be felt by whoever runs the tests.
HOSTILE_LENGTH = 20_000
HOSTILE = {
    "one letter a line": "a\n",
    "one paragraph": "word ",
    "quotation marks": '"',
    "opening marks": "“",
    "unclosed quotations": "“He said\n",
    "quotations of one letter": "“a”\n",
    "full stops": ". ",
    "capitals": "SMITH SAID THE DEAL IS DEAD. ",
    "one sentence of attributions": "Smith said that he was told that ",
    "one sentence of news": "The minister said on Friday that the bank lends 12 billion euros to farms, and ",
    "commas": "a, ",
    "namesakes": "".join(f"John{n} Smith said he won. " for n in range(800)),
    "quotations in a row": "“One two three four five.” ",
    "digits": "1",
    "numbers": "1 2 3 ",
    "ranges": "1,000 to 2,000 ",
    "initials": "F. U.S. ",
    "flags": "🇰🇿😀 ",
    "combining marks": "e" + "\u0301\u0316" * HOSTILE_LENGTH,
    "brackets": "(",
    "cookies": "our cookie " * 28 + "\n",
}


def repeated(part: str, length: int) -> str:
    return canonicalise((part * (length // len(part) + 1))[:length])


class Numb(Model):
    """The shipped model without its encoder, whose time grows with the number of windows and nothing else."""

    def answer(self, window: Window) -> Answer:
        """Answer as if every word looked the same."""
        words = len(window.at)
        sizes = {"tags": 7, "here": 1, "product": 1, "states": self.voices.shape[0]}
        return Answer(window=window, **{name: np.zeros((words, n), np.float32) for name, n in sizes.items()})


def numb() -> Numb:
    shipped = shipped_model()
    return Numb(**{field.name: getattr(shipped, field.name) for field in fields(Model)})


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_is_split_to_the_end_around_the_encoder(part: str) -> None:
    text = repeated(part, HOSTILE_LENGTH)
    assert split_article(text, model=numb()).passages[-1].span.end == len(text)


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_beginning_of_hostile_input_is_split_to_its_end_with_the_encoder(part: str) -> None:
    text = repeated(part, 600)
    assert split_article(text).passages[-1].span.end == len(text)
