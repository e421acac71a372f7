"""How many own-voice claims are found: `python -m tests.evaluation.own_voice LABELS TEXTS`."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.evaluation.labelled import iter_labelled
from tracker.extraction.reading.encoder import shipped_model
from tracker.extraction.splitter import split_article
from tracker.extraction.structure.blocks import find_blocks
from tracker.models.enums import AttributionMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.evaluation.labelled import LabelledClaim
    from tracker.extraction.proposal import ProposedClaim
    from tracker.extraction.reading.encoder import Model

_WORD = re.compile(r"\w+")
_LEAST_OVERLAP = 0.5
_THRESHOLDS = (0.5, 0.45, 0.4, 0.3, 0.2, 0.1, 0.03)
_SHORTEST_PARAGRAPH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Counts over articles.

    `found` of the `labelled` claims are proposed in the article's own voice, `attributed` further ones as
    somebody's act or speech whose cue is part of the claim; `superfluous` proposals in the own voice match no
    label.
    """

    labelled: int
    found: int
    attributed: int
    superfluous: int
    right_kind: int

    @property
    def recall(self) -> float:
        """Return the share of the labelled claims that is found."""
        return self.found / self.labelled

    @property
    def noise(self) -> float:
        """Return how many superfluous proposals come to a right one."""
        return self.superfluous / self.found

    @property
    def f1(self) -> float:
        """Return F1 of proposals in the own voice."""
        return 2 * self.found / (self.labelled + self.found + self.superfluous)

    def __add__(self, other: Agreement) -> Agreement:
        """Add the counts up."""
        return Agreement(
            labelled=self.labelled + other.labelled,
            found=self.found + other.found,
            attributed=self.attributed + other.attributed,
            superfluous=self.superfluous + other.superfluous,
            right_kind=self.right_kind + other.right_kind,
        )


def evaluate(labels: str, texts: str, model: Model | None = None) -> Agreement:
    """Compare all labelled articles, split by the shipped model or another."""
    total = Agreement(labelled=0, found=0, attributed=0, superfluous=0, right_kind=0)
    for text, held in iter_labelled(labels, texts):
        total += _compare(text, held["claims"], model)
    return total


def evaluate_paragraphs(labels: str, texts: str) -> Agreement:
    """Compare each paragraph of the labelled articles, given to the splitter as a text of its own."""
    total = Agreement(labelled=0, found=0, attributed=0, superfluous=0, right_kind=0)
    for text, held in iter_labelled(labels, texts):
        for block in find_blocks(text):
            inside: list[LabelledClaim] = [
                {**label, "span": [place - block.start for place in label["span"]]}
                for label in held["claims"]
                if block.start <= label["span"][0] and label["span"][1] <= block.end
            ]
            paragraph = block.of(text)
            if len(paragraph.split()) >= _SHORTEST_PARAGRAPH:
                total += _compare(paragraph, inside, None)
    return total


def _compare(text: str, labels: Sequence[LabelledClaim], model: Model | None) -> Agreement:
    words = [match.span() for match in _WORD.finditer(text)]
    claims = split_article(text, model=model).claims
    own = [claim for claim in claims if claim.mode is AttributionMode.NARRATOR]
    gold = [_inside([label["span"]], words) for label in labels]
    taken: dict[int, ProposedClaim] = {}
    superfluous = 0
    for claim in own:
        spans = [(span.start, span.end) for span in claim.content_spans]
        best = _best(_inside(spans, words), gold, taken)
        if best is None:
            superfluous += 1
        else:
            taken[best] = claim
    others = [
        (_whole(claim, words), _inside([(span.start, span.end) for span in claim.cue_spans], words))
        for claim in claims
        if claim.mode is not AttributionMode.NARRATOR
    ]
    # A claim inside a speaker's name, as in `Lund, who was elected in May, said`, is not told by its cue.
    attributed = sum(
        n not in taken
        and any(cue and cue <= each and _overlap(each, whole) >= _LEAST_OVERLAP for whole, cue in others)
        for n, each in enumerate(gold)
    )
    return Agreement(
        labelled=len(gold),
        found=len(taken),
        attributed=attributed,
        superfluous=superfluous,
        right_kind=sum(claim.kind.value == labels[n]["kind"] for n, claim in taken.items()),
    )


def _best(words: set[int], gold: Sequence[set[int]], taken: dict[int, ProposedClaim]) -> int | None:
    ranked = max(
        ((_overlap(words, each), -n) for n, each in enumerate(gold) if n not in taken), default=(0.0, 0)
    )
    return -ranked[1] if ranked[0] >= _LEAST_OVERLAP else None


def _whole(claim: ProposedClaim, words: Sequence[tuple[int, int]]) -> set[int]:
    spans = (*claim.speaker_spans, *claim.cue_spans, *claim.content_spans)
    return _inside([(span.start, span.end) for span in spans], words)


def _inside(spans: Iterable[Sequence[int]], words: Sequence[tuple[int, int]]) -> set[int]:
    return {n for start, end in spans for n, (s, e) in enumerate(words) if s < end and e > start}


def _overlap(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def print_curve(labels: str, texts: str) -> None:
    """Print what each threshold of the voice would give."""
    print("threshold  recall  superfluous to a right one  F1")
    for threshold in _THRESHOLDS:
        total = evaluate(labels, texts, replace(shipped_model(), voice_threshold=threshold))
        print(f"{threshold:9.2f}  {total.recall:6.3f}  {total.noise:26.3f}  {total.f1:.3f}")


def main(labels: str, texts: str, more: str = "") -> None:
    """Print the figures, of other thresholds too with `curve`, of lone paragraphs with `paragraphs`."""
    total = evaluate_paragraphs(labels, texts) if more == "paragraphs" else evaluate(labels, texts)
    print(f"claims labelled               {total.labelled}")
    print(f"found in the own voice        {total.found}  recall {total.recall:.3f}")
    both = total.found + total.attributed
    print(f"found as attributions beside  {total.attributed}  recall of both {both / total.labelled:.3f}")
    print(f"superfluous                   {total.superfluous}  to a right one {total.noise:.3f}")
    print(f"right kind of those found     {total.right_kind / total.found:.3f}")
    if more == "curve":
        print_curve(labels, texts)


if __name__ == "__main__":
    main(*sys.argv[1:])
