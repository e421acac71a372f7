"""What a text shows without any model: its paragraphs, quotations, passages and sentences."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.passages import find_passages
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.structure.tokens import tokenise_sentence
from tracker.models.enums import PassageKind
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.extraction.proposal import ProposedPassage
    from tracker.extraction.structure.quotations import Quotation
    from tracker.extraction.structure.tokens import Sentence

_LONGEST_SENTENCE = 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Paragraphs, outermost quotations, passages that partition the text, sentences of the running text.

    Everything is in the order of the text. Sentences beyond 6,000 characters are left out.
    """

    blocks: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    passages: tuple[ProposedPassage, ...]
    sentences: tuple[Sentence, ...]


def read_structure(text: str) -> Structure:
    """Return the structure of a canonical text, in linear time."""
    blocks = find_blocks(text)
    quotations = find_quotations(text, blocks)
    passages = find_passages(text, blocks, quotations)
    return Structure(
        blocks=blocks,
        quotations=quotations,
        passages=passages,
        sentences=tuple(_iter_sentences(text, passages, blocks, quotations)),
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
