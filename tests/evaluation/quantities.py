"""How many labelled quantities are found: `python -m tests.evaluation.quantities LABELS TEXTS`."""

from __future__ import annotations

import sys
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.evaluation.labelled import iter_labelled
from tracker.extraction.quantities.finding import find_quantities
from tracker.extraction.structure.parts import read_structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.evaluation.labelled import LabelledQuantity
    from tracker.extraction.proposal import ProposedQuantity

CLOSE = Decimal("0.001")


def evaluate(labels: str, texts: str) -> Counter[str]:
    """Count what was labelled and found in the running text.

    A quantity is right when it overlaps a label and has its value, its upper end and its unit.
    """
    counts: Counter[str] = Counter()
    for text, held in iter_labelled(labels, texts):
        _compare(text, held["quantities"], counts)
    return counts


def _compare(text: str, labels: Sequence[LabelledQuantity], counts: Counter[str]) -> None:
    sentences = [sentence.span for sentence in read_structure(text).sentences]
    wanted = [label for label in labels if any(s.start <= label["span"][0] < s.end for s in sentences)]
    counts["outside"] += len(labels) - len(wanted)
    counts["labelled"] += len(wanted)
    for sentence in sentences:
        for found in find_quantities(text, sentence):
            counts["found"] += 1
            label = next((each for each in wanted if _is_same(each, found)), None)
            if label is not None:
                wanted.remove(label)
                counts["right"] += 1
                counts.update(_agreements(label, found))


def _is_same(label: LabelledQuantity, found: ProposedQuantity) -> bool:
    start, end = label["span"]
    overlaps = found.span.start < end and start < found.span.end
    return (
        overlaps
        and label["unit"] == found.unit
        and _is_close(label["value"], found.value)
        and _is_close(label["upper"], found.upper)
    )


def _is_close(label: float | None, found: Decimal | None) -> bool:
    if label is None or found is None:
        return label is None and found is None
    return abs(Decimal(str(label)) - found) <= CLOSE * max(Decimal(1), abs(found))


def _agreements(label: LabelledQuantity, found: ProposedQuantity) -> Iterator[str]:
    if label["qualifier"] == found.qualifier:
        yield "qualifier"
    wanted, given = _words(label["noun"]), _words(found.noun)
    if wanted & given or wanted == given:
        yield "noun"
    if str(label["as_of"]).lower() == str(found.as_of).lower():
        yield "as_of"


def _words(noun: str | None) -> set[str]:
    return set((noun or "").lower().replace("’", "'").split())


def _share(counts: Mapping[str, int], part: str, whole: str) -> str:
    return f"{counts[part] / counts[whole]:.3f}" if counts[whole] else "none"


def main(labels: str, texts: str) -> None:
    """Print the figures."""
    counts = evaluate(labels, texts)
    print(f"{counts['labelled']} labelled, {counts['found']} found, {counts['right']} right")
    print(f"precision {_share(counts, 'right', 'found')}, recall {_share(counts, 'right', 'labelled')}")
    for each in ("qualifier", "noun", "as_of"):
        print(f"{each} {_share(counts, each, 'right')} of the right ones")
    print(f"labelled outside the running text, and not counted: {counts['outside']}")


if __name__ == "__main__":
    main(*sys.argv[1:])
