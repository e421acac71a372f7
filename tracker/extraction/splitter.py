"""Takes an article apart by plain rules: passages, and the claims that are made in them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tracker.extraction.blocks import find_blocks
from tracker.extraction.claims import find_claims
from tracker.extraction.language import is_english
from tracker.extraction.passages import find_passages
from tracker.extraction.proposal import Splitting
from tracker.extraction.quotations import find_quotations
from tracker.extraction.tokens import tokenise_sentence
from tracker.models.enums import PassageKind
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.extraction.proposal import ProposedPassage
    from tracker.extraction.quotations import Quotation
    from tracker.extraction.tokens import Sentence

SPLITTER_NAME = "rules"
SPLITTER_VERSION = "2"
_LONGEST_SENTENCE = 6000


def split_article(text: str) -> Splitting:
    """Split a canonical text into passages and proposed claims; the same text always gives the same value.

    Takes linear time on any input. A headline and a standfirst make no claims of their own when there is
    running text. Claims come in the order in which their content begins.
    """
    blocks = find_blocks(text)
    quotations = find_quotations(text, blocks)
    passages = find_passages(text, blocks, quotations)
    sentences = tuple(_iter_sentences(text, passages, blocks, quotations))
    return Splitting(
        splitter_name=SPLITTER_NAME,
        splitter_version=SPLITTER_VERSION,
        passages=passages,
        claims=find_claims(text, sentences, with_narration=is_english(sentences)),
    )


def _iter_sentences(
    text: str,
    passages: Sequence[ProposedPassage],
    blocks: Sequence[Span],
    quotations: Sequence[Quotation],
) -> Iterator[Sentence]:
    starts = [block.start for block in blocks]
    at = 0
    for passage in passages:
        words = passage.span.of(text)
        span = passage.span
        while at < len(quotations) and quotations[at].outer.start < span.start:
            at += 1
        if passage.kind is not PassageKind.SENTENCE or len(words) > _LONGEST_SENTENCE or not words.strip():
            continue
        start = span.start + len(words) - len(words.lstrip())
        span = Span(start, span.start + len(words.rstrip()))
        within = []
        while at < len(quotations) and quotations[at].outer.start < span.end:
            if quotations[at].outer.end <= span.end:
                within.append(quotations[at])
            at += 1
        yield tokenise_sentence(text, span, within, bisect_right(starts, span.start))
