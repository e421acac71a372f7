"""How far the network's answers for a batch are from what people marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from tracker.extraction.narration.voice import VOICES
from tracker.extraction.reading.linking import distance_buckets
from tracker.extraction.reading.tags import CUE, LINK_COUNT, TAG_COUNT
from tracker.extraction.training.batches import IGNORED

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from tracker.extraction.training.batches import Batch
    from tracker.extraction.training.network import Network

_LOOSE_CUES = 4
# People disagree about one attribution in five, so no answer is taken for quite certain.
_DOUBT = 0.03
# (row of the batch, first and last word of the cue, its links)
LinkRow = tuple[int, int, int, dict[int, int]]


def find_losses(
    network: Network, batch: Batch, rng: random.Random, *, with_loose_cues: bool
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the mean cross-entropy of tags, of links, and of voices.

    `with_loose_cues` also asks for the links of words that the network takes for cues though they are none.
    """
    states = network.encode(
        torch.from_numpy(batch.pieces), torch.from_numpy(batch.features), torch.from_numpy(batch.mask)
    )
    logits = network.tag(states)
    tags = torch.from_numpy(batch.tags).view(-1)
    tag_loss = cross_entropy(logits.view(-1, TAG_COUNT), tags, ignore_index=IGNORED, label_smoothing=_DOUBT)
    guesses = logits.detach().argmax(-1).numpy() if with_loose_cues else None
    rows = list(_iter_link_rows(batch, guesses, rng))
    nothing = torch.zeros(())
    link_loss = _link_loss(network, batch, states, rows) if rows else nothing
    voice_loss = nothing
    if (batch.voices != IGNORED).any():
        voices = torch.from_numpy(batch.voices).view(-1)
        answers = network.voice(states).view(-1, len(VOICES))
        voice_loss = cross_entropy(answers, voices, ignore_index=IGNORED)
    return tag_loss, link_loss, voice_loss


def _iter_link_rows(batch: Batch, guesses: NDArray[np.int64] | None, rng: random.Random) -> Iterator[LinkRow]:
    for row, sample in enumerate(batch.samples):
        window = sample.window
        inside = range(window.first_word, window.after_word)
        true_cues = set()
        for links in sample.example.links:
            if links.first in inside and links.last in inside:
                yield row, links.first, links.last, links.tags
                true_cues.add(links.first)
        if guesses is not None:
            yield from _iter_loose(row, window.first_word, guesses[row, window.at], true_cues, rng)


def _iter_loose(
    row: int, first_word: int, guessed: NDArray[np.int64], true_cues: set[int], rng: random.Random
) -> Iterator[LinkRow]:
    wrong = [n for n in np.flatnonzero(guessed == CUE).tolist() if n + first_word not in true_cues]
    rng.shuffle(wrong)
    for number in wrong[:_LOOSE_CUES]:
        last = number
        while last + 1 < len(guessed) and guessed[last + 1] == CUE + 1:
            last += 1
        yield row, number + first_word, last + first_word, {}


def _link_loss(network: Network, batch: Batch, states: torch.Tensor, rows: Sequence[LinkRow]) -> torch.Tensor:
    shape = (len(rows), states.shape[1])
    buckets = np.zeros(shape, dtype=np.int64)
    targets = np.full(shape, IGNORED, dtype=np.int64)
    edges = np.zeros((2, len(rows)), dtype=np.int64)
    for number, (row, first, last, tags) in enumerate(rows):
        window = batch.samples[row].window
        words = np.arange(window.first_word, window.after_word)
        buckets[number, window.at] = distance_buckets(words - first)
        targets[number, window.at] = [tags.get(word, 0) for word in words.tolist()]
        edges[:, number] = window.at[first - window.first_word], window.at[last - window.first_word]
    of_row = torch.tensor([row for row, *_ in rows])
    first_piece, last_piece = torch.from_numpy(edges)
    cue = 0.5 * (states[of_row, first_piece] + states[of_row, last_piece])
    logits = network.link_words(states, of_row, cue, torch.from_numpy(buckets))
    answers = torch.from_numpy(targets).view(-1)
    return cross_entropy(logits.view(-1, LINK_COUNT), answers, ignore_index=IGNORED, label_smoothing=_DOUBT)
