"""How many claims of the own voice are found: `python -m tests.evaluation.own_voice LABELS TEXTS`."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.evaluation.labelled import iter_labelled
from tracker.extraction.splitter import split_article
from tracker.models.enums import AttributionMode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.evaluation.labelled import LabelledClaim
    from tracker.extraction.proposal import ProposedClaim

_WORD = re.compile(r"\w+")
_LEAST_OVERLAP = 0.5


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

    def __add__(self, other: Agreement) -> Agreement:
        """Add the counts up."""
        return Agreement(
            labelled=self.labelled + other.labelled,
            found=self.found + other.found,
            attributed=self.attributed + other.attributed,
            superfluous=self.superfluous + other.superfluous,
            right_kind=self.right_kind + other.right_kind,
        )


def evaluate(labels: str, texts: str) -> Agreement:
    """Compare all labelled articles."""
    total = Agreement(labelled=0, found=0, attributed=0, superfluous=0, right_kind=0)
    for text, held in iter_labelled(labels, texts):
        total += _compare(text, held["claims"])
    return total


def _compare(text: str, labels: Sequence[LabelledClaim]) -> Agreement:
    words = [match.span() for match in _WORD.finditer(text)]
    claims = split_article(text).claims
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


def main(labels: str, texts: str) -> None:
    """Print the figures."""
    total = evaluate(labels, texts)
    print(f"claims labelled               {total.labelled}")
    print(f"found in the own voice        {total.found}  recall {total.found / total.labelled:.3f}")
    both = total.found + total.attributed
    print(f"found as attributions beside  {total.attributed}  recall of both {both / total.labelled:.3f}")
    ratio = total.superfluous / total.found
    print(f"superfluous                   {total.superfluous}  to a right one {ratio:.3f}")
    print(f"right kind of those found     {total.right_kind / total.found:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
