"""What the network should answer for an article: a tag for each word, the links of each cue, and voices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.reading.encoding import encode_text
from tracker.extraction.reading.tags import CONTENT, CUE, LINK_CONTENT, LINK_SPEAKER, OUTSIDE, SPEAKER
from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.training.voice_labels import UNLABELLED, label_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from tracker.extraction.reading.encoding import EncodedText
    from tracker.extraction.training.corpus import GoldAttribution, Pieces
    from tracker.extraction.training.voice_labels import VoiceLabels


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLinks:
    """The words that one cue attributes: `tags` maps a word to its link tag; all others are outside."""

    first: int
    last: int
    tags: dict[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An encoded article with its answers; `voices` is UNLABELLED throughout where nobody labelled them."""

    encoded: EncodedText
    tags: NDArray[np.int64]
    links: tuple[CueLinks, ...]
    voices: NDArray[np.int64]


def build_example(
    text: str,
    attributions: Sequence[GoldAttribution],
    tokenizer: Tokenizer,
    voice_labels: VoiceLabels | None = None,
) -> Example:
    """Return the article of `text` as the network reads it, with the answers of one annotator."""
    blocks = find_blocks(text)
    encoded = encode_text(text, blocks, find_quotations(text, blocks), tokenizer)
    paragraph = np.zeros(len(encoded), dtype=np.int64)
    for number, (first, after) in enumerate(encoded.paragraphs):
        paragraph[first:after] = number
    unlabelled = np.full(len(encoded), UNLABELLED, dtype=np.int64)
    return Example(
        encoded=encoded,
        tags=_tags(encoded, attributions),
        links=tuple(_iter_links(encoded, paragraph, attributions)),
        voices=label_words(encoded, voice_labels) if voice_labels else unlabelled,
    )


def _words(encoded: EncodedText, pieces: Pieces) -> list[range]:
    """Return the words that each range of code points touches, without ranges that touch none."""
    found = []
    for start, end in pieces:
        first = int(np.searchsorted(encoded.ends, start, side="right"))
        after = int(np.searchsorted(encoded.starts, end, side="left"))
        if first < after:
            found.append(range(first, after))
    return found


def _tags(encoded: EncodedText, attributions: Sequence[GoldAttribution]) -> NDArray[np.int64]:
    """Where spans overlap, content goes before cue and cue before speaker, the earlier before the later."""
    tags = np.zeros(len(encoded), dtype=np.int64)
    for role in (CONTENT, CUE, SPEAKER):
        for attribution in attributions:
            pieces = {CONTENT: attribution.content, CUE: attribution.cue, SPEAKER: attribution.speaker}[role]
            for words in _words(encoded, pieces):
                begun = False
                for word in words:
                    if tags[word] == OUTSIDE:
                        tags[word] = role + 1 if begun else role
                        begun = True
                    elif tags[word] not in {role, role + 1}:
                        begun = False
    return tags


def _iter_links(
    encoded: EncodedText, paragraph: NDArray[np.int64], attributions: Sequence[GoldAttribution]
) -> Iterator[CueLinks]:
    for attribution in attributions:
        cue = _words(encoded, attribution.cue)
        if not cue:
            continue
        tags: dict[int, int] = {}
        for role, pieces in ((LINK_SPEAKER, attribution.speaker), (LINK_CONTENT, attribution.content)):
            for words in _words(encoded, pieces):
                begun, last = False, -1
                for word in words:
                    begun = begun and paragraph[word] == paragraph[last]
                    last = word
                    if word not in tags:
                        tags[word] = role + 1 if begun else role
                        begun = True
                    elif tags[word] not in {role, role + 1}:
                        begun = False
        yield CueLinks(first=cue[0][0], last=cue[0][-1], tags=tags)
