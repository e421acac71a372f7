"""How often a claim's kind is the one people gave it: `python -m tests.evaluation.kinds LABELS TEXTS`."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from tests.evaluation.labelled import iter_labelled
from tracker.extraction.cues import read_cue
from tracker.extraction.kinds import attributed_kind, narrator_kind
from tracker.extraction.narration.voice import Voice
from tracker.extraction.quantities.finding import find_quantities
from tracker.extraction.structure.tokens import tokenise
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.extraction.structure.tokens import Token

Confusion = Counter[tuple[str, str]]


def evaluate(labels: str, texts: str) -> dict[str, Confusion]:
    """Return how often each labelled kind was read as which, for attributed claims and for the article's own.

    Cues and contents are those of the labels, and every claim of the article's own voice is given as what the
    model takes for an event, so nothing but the rules is measured.
    """
    found = {"attributed": Confusion(), "own voice": Confusion()}
    for text, held in iter_labelled(labels, texts):
        for label in held["speakers"]:
            cue = read_cue(_tokens(text, label["cue"]))
            kind = attributed_kind(cue, _tokens(text, label["content"]))
            found["attributed"][label["claim_kind"], kind.value] += 1
        for claim in held["claims"]:
            tokens = _tokens(text, [claim["span"]])
            kind = narrator_kind(tokens, find_quantities(text, Span(*claim["span"])), Voice.EVENT)
            found["own voice"][claim["kind"], kind.value] += 1
    return found


def _tokens(text: str, spans: Iterable[Sequence[int]]) -> tuple[Token, ...]:
    return tuple(token for start, end in spans for token in tokenise(text, start, end))


def _table(confusion: Confusion) -> str:
    right = sum(count for (label, read), count in confusion.items() if label == read)
    lines = [f"{right} of {confusion.total()} right"]
    for kind in sorted({label for label, _ in confusion}):
        reads = {read: count for (label, read), count in sorted(confusion.items()) if label == kind}
        precise = sum(count for (_, read), count in confusion.items() if read == kind)
        lines.append(
            f"  {kind}: {reads.get(kind, 0)} of {sum(reads.values())}, read {precise} times: {reads}"
        )
    return "\n".join(lines)


def main(labels: str, texts: str) -> None:
    """Print the figures."""
    for voice, confusion in evaluate(labels, texts).items():
        print(f"{voice}: {_table(confusion)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
