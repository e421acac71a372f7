"""Cuts annotated articles into batches of windows, changed a little so that no epoch is like another."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from tracker.extraction.reading.encoding import NO_WORD
from tracker.extraction.reading.windows import WINDOW_PIECES, build_windows, find_units
from tracker.extraction.training.augment import find_names, leave_out_words, replace_names, restyle_quotations
from tracker.extraction.training.examples import build_example

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from tracker.extraction.reading.windows import Window
    from tracker.extraction.training.corpus import GoldArticle
    from tracker.extraction.training.examples import Example
    from tracker.extraction.training.plan import Plan
    from tracker.extraction.training.voice_labels import VoiceLabels

IGNORED: Final = -100
BATCH_WINDOWS: Final = 4
_BUCKET_BATCHES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One window of an article, with the article's answers."""

    example: Example
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Samples as (windows, pieces) arrays; answers are IGNORED where no word begins or nobody answered."""

    samples: tuple[Sample, ...]
    pieces: NDArray[np.int64]
    features: NDArray[np.int64]
    mask: NDArray[np.bool_]
    tags: NDArray[np.int64]
    voices: NDArray[np.int64]


class Batches:
    """All that a run trains on; the same plan gives the same batches."""

    def __init__(
        self,
        articles: Sequence[GoldArticle],
        voice_labels: Mapping[str, VoiceLabels],
        tokenizer: Tokenizer,
        plan: Plan,
    ) -> None:
        """Find the names and count the windows of `articles`; `voice_labels` go by article name."""
        self._articles = articles
        self._labels = voice_labels
        self._tokenizer = tokenizer
        self._plan = plan
        self._rng = random.Random(plan.seed)  # noqa: S311 (nothing secret hangs on it)
        self._noise = np.random.default_rng(plan.seed)
        encoded = [build_example(each.text, each.versions[0], tokenizer).encoded for each in articles]
        self._names = find_names(encoded)
        windows = sum(len(build_windows(each, find_units(each))) for each in encoded)
        self.count = -(-windows // BATCH_WINDOWS)

    def iter_epoch(self) -> Iterator[Batch]:
        """Yield about `count` batches of windows of about the same length, in random order."""
        samples = [sample for article in self._articles for sample in self._cut(article)]
        self._rng.shuffle(samples)
        batches: list[list[Sample]] = []
        bucket = BATCH_WINDOWS * _BUCKET_BATCHES
        for start in range(0, len(samples), bucket):
            alike = sorted(samples[start : start + bucket], key=lambda sample: len(sample.window.pieces))
            batches += [alike[n : n + BATCH_WINDOWS] for n in range(0, len(alike), BATCH_WINDOWS)]
        self._rng.shuffle(batches)
        for batch in batches:
            yield self._batch(batch)

    def _cut(self, article: GoldArticle) -> list[Sample]:
        rng, plan = self._rng, self._plan
        text = restyle_quotations(article.text, rng) if rng.random() < plan.restyled else article.text
        labels = self._labels.get(article.name)
        example = build_example(text, rng.choice(article.versions), self._tokenizer, labels)
        encoded = example.encoded
        if rng.random() < plan.renamed:
            encoded = replace_names(encoded, self._names, rng, share=0.5)
        first = rng.randint(WINDOW_PIECES // 2, WINDOW_PIECES)
        windows = build_windows(encoded, find_units(encoded), first_window_pieces=first)
        return [Sample(example=example, window=window) for window in windows]

    def _batch(self, samples: Sequence[Sample]) -> Batch:
        shape = (len(samples), max(len(sample.window.pieces) for sample in samples))
        batch = Batch(
            samples=tuple(samples),
            pieces=np.zeros(shape, dtype=np.int64),
            features=np.full(shape, NO_WORD, dtype=np.int64),
            mask=np.zeros(shape, dtype=np.bool_),
            tags=np.full(shape, IGNORED, dtype=np.int64),
            voices=np.full(shape, IGNORED, dtype=np.int64),
        )
        for row, sample in enumerate(samples):
            window, example = sample.window, sample.example
            size, words = len(window.pieces), slice(window.first_word, window.after_word)
            batch.pieces[row, :size] = leave_out_words(window, self._noise, self._plan.masked)
            batch.features[row, :size] = window.features
            batch.mask[row, :size] = True
            batch.tags[row, window.at] = example.tags[words]
            voices = example.voices[words]
            batch.voices[row, window.at] = np.where(voices < 0, IGNORED, voices)
        return batch
