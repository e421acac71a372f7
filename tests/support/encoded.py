"""Texts as the encoder reads them, for tests of the splitter's neural parts."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.reading.encoder import TOKENIZER_FILE
from tracker.extraction.reading.encoding import EncodedText, encode_text, read_tokenizer
from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.quotations import find_quotations
from tracker.paths import model_dir
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer


@cache
def shipped_tokenizer() -> Tokenizer:
    """Return the tokenizer of the shipped model, without the model."""
    return read_tokenizer(model_dir() / TOKENIZER_FILE)


def encode(text: str) -> EncodedText:
    """Return the text as the splitter encodes it."""
    blocks = find_blocks(text)
    return encode_text(text, blocks, find_quotations(text, blocks), shipped_tokenizer())


def list_words(text: str, encoded: EncodedText) -> list[str]:
    """Return the words of an encoded text as the text spells them."""
    return [text[start:end] for start, end in zip(encoded.starts, encoded.ends, strict=True)]


def make_encoded(paragraphs: Sequence[Sequence[int]]) -> EncodedText:
    """Return a made-up text: for each paragraph, the number of pieces of each of its words."""
    counts = [count for paragraph in paragraphs for count in paragraph]
    places = np.arange(len(counts), dtype=np.int32) * 2
    edges = np.cumsum([0, *(len(paragraph) for paragraph in paragraphs)]).tolist()
    return EncodedText(
        starts=places,
        ends=places + 1,
        features=np.arange(len(counts), dtype=np.int32) % 16,
        pieces=np.arange(sum(counts), dtype=np.int32) + 1000,
        piece_starts=np.cumsum([0, *counts], dtype=np.int32),
        paragraphs=tuple((first, after) for first, after in pairwise(edges) if first < after),
    )


def span_of(text: str, words: str) -> tuple[int, int]:
    """Return where `words` stand in `text`, which holds them once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return start, start + len(words)


def span_at(text: str, words: str) -> Span:
    """Return where `words` stand in `text`, which holds them once, as a span."""
    return Span(*span_of(text, words))
