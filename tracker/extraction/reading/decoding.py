"""Reads attributions out of the encoder's answers: cues first, then what each attributes and to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.reading.tags import (
    CONTENT,
    CUE,
    LINK_CONTENT,
    LINK_SPEAKER,
    SPEAKER,
    best_path,
    best_paths,
    find_row_runs,
    find_runs,
    log_softmax,
    row_maxima,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tracker.extraction.reading.linking import LinkingHead
    from tracker.extraction.reading.tags import Run
    from tracker.extraction.reading.windows import Window

WordRange = tuple[int, int]
_LEAST = -6.0
_CUE_IS_NOTHING_ELSE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The encoder's output for one window, one row a word: tag logits, two projections, and its state."""

    window: Window
    tags: NDArray[np.float32]
    here: NDArray[np.float32]
    product: NDArray[np.float32]
    states: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """How answers are weighed; chosen on the development articles.

    `tag_weight` is what the tagging head counts beside the linking head; the biases are added to the
    logarithms of cue tags, of speaker links and of where a part of a content begins, so that a content is cut
    in parts only where that is sure. A cue that links to no speaker takes the tagged speaker with the largest
    share of at least `least_speaker`. Of two attributions that share more than `most_shared` of
    the content of the less sure one, that one is left out.
    """

    tag_weight: float = 0.15
    cue_bias: float = -0.3
    speaker_bias: float = 0.5
    part_bias: float = -0.7
    least_speaker: float = 0.4
    most_shared: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedCue:
    """One attribution as half-open ranges of words.

    `sureness` is the mean logarithm of how likely its content is.
    """

    speaker: tuple[WordRange, ...]
    cue: WordRange
    content: tuple[WordRange, ...]
    sureness: float


def without_repeats(found: Iterable[LinkedCue], decoding: Decoding) -> list[LinkedCue]:
    """Return the attributions in the order of their cues, the surer ones where contents overlap too much."""
    kept, used = [], set[int]()
    for linked in sorted(found, key=lambda linked: (-linked.sureness, linked.cue)):
        words = {word for first, after in linked.content for word in range(first, after)}
        if len(words & used) <= decoding.most_shared * len(words):
            used |= words
            kept.append(linked)
    return sorted(kept, key=lambda linked: linked.cue)


def decode_window(answer: Answer, head: LinkingHead, decoding: Decoding) -> list[LinkedCue]:
    """Return the attributions whose cues stand in one window; ranges are words of the whole text."""
    tags = log_softmax(answer.tags)
    biased = tags.copy()
    biased[:, CUE : CUE + 2] += decoding.cue_bias
    runs = find_runs(best_path(biased))
    cues = _ranges(runs, CUE)
    if not cues:
        return []
    links = _link(answer, head, cues)
    weighed = links + _prior(tags, decoding)
    for number, (first, after) in enumerate(cues):
        weighed[number, first:after, 1:] -= _CUE_IS_NOTHING_ELSE
    best, found = row_maxima(weighed), list[LinkedCue]()
    weighed[..., LINK_CONTENT] += decoding.part_bias
    base, speakers = answer.window.first_word, _ranges(runs, SPEAKER)
    for number, linked in enumerate(find_row_runs(best_paths(weighed))):
        content, speaker = _ranges(linked, LINK_CONTENT), _ranges(linked, LINK_SPEAKER)
        if not content:
            continue
        if len(speaker) != 1:
            among = speaker or _without(speakers, content)
            speaker = _likeliest(links[number], among, decoding.least_speaker)
        found.append(
            LinkedCue(
                speaker=_moved(speaker, base),
                cue=_moved(cues[number : number + 1], base)[0],
                content=_moved(content, base),
                sureness=_sureness(best[number], content),
            )
        )
    return found


def _ranges(runs: Iterable[Run], role: int) -> list[WordRange]:
    return [(first, after) for of_role, first, after in runs if of_role == role]


def _moved(ranges: Iterable[WordRange], by: int) -> tuple[WordRange, ...]:
    return tuple((by + first, by + after) for first, after in ranges)


def _without(ranges: Iterable[WordRange], others: Sequence[WordRange]) -> list[WordRange]:
    """Return those of `ranges` that share no word with any of the others."""
    return [one for one in ranges if not any(one[0] < end and start < one[1] for start, end in others)]


def _link(answer: Answer, head: LinkingHead, cues: Sequence[WordRange]) -> NDArray[np.float32]:
    firsts, lasts = [first for first, _ in cues], [after - 1 for _, after in cues]
    states = 0.5 * (answer.states[firsts] + answer.states[lasts])
    return head.link_words(answer.here, answer.product, states, firsts)


def _prior(tags: NDArray[np.float32], decoding: Decoding) -> NDArray[np.float32]:
    """Return what the tagging head and the biases add to each link tag: (words, link tags)."""
    speaker = np.logaddexp(tags[:, SPEAKER], tags[:, SPEAKER + 1])
    content = np.logaddexp(tags[:, CONTENT], tags[:, CONTENT + 1])
    neither = np.log1p(-np.exp(np.minimum(-1e-6, np.logaddexp(speaker, content))))
    columns = np.stack([neither, speaker, speaker, content, content], axis=1)
    result: NDArray[np.float32] = decoding.tag_weight * np.maximum(columns, _LEAST)
    result[:, LINK_SPEAKER : LINK_SPEAKER + 2] += decoding.speaker_bias
    return result


def _sureness(best: NDArray[np.float32], content: Sequence[WordRange]) -> float:
    means = (float(np.add.reduce(best[first:after]) / (after - first)) for first, after in content)
    return sum(means) / len(content)


def _likeliest(
    links: NDArray[np.float32], speakers: Sequence[WordRange], least_share: float
) -> list[WordRange]:
    """Return the one of some speakers that the cue most likely means, if any is likely enough."""
    shares = np.exp(links[:, LINK_SPEAKER : LINK_SPEAKER + 2]).sum(axis=1).tolist()
    ranked = [(sum(shares[first:after]) / (after - first), (first, after)) for first, after in speakers]
    best = max(ranked, default=(0.0, (0, 0)))
    return [best[1]] if best[0] >= least_share and best[1][1] else []
