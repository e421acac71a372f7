"""How often labelled speakers get their names: `python -m tests.evaluation.speakers LABELS TEXTS`."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from tests.evaluation.labelled import iter_labelled
from tracker.extraction.speakers.mentions import Cast
from tracker.extraction.structure.parts import read_structure
from tracker.extraction.structure.tokens import tokenise
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.evaluation.labelled import LabelledSpeaker
    from tracker.extraction.proposal import ProposedSpeaker
    from tracker.extraction.structure.tokens import Token


def evaluate(labels: str, texts: str) -> Counter[str]:
    """Count how many labelled speakers get their name, their kind and their role; print those that do not."""
    counts: Counter[str] = Counter()
    for text, held in iter_labelled(labels, texts):
        for label, found in _resolved(text, held["speakers"]):
            _count(counts, label, found)
            if found is None or bare(found.name) != bare(label["name"]) or found.kind.value != label["kind"]:
                got = f"{found.name} ({found.kind.value})" if found else "nobody"
                phrase = text[slice(*label["speaker"][0])][:40]
                article = held["article"][:24]
                print(f"{article:<25}{phrase!r:<43}{label['name']} ({label['kind']}), not {got}")
    return counts


def bare(name: str) -> str:
    """Return a name without what does not matter: case, article, possessive, full stops."""
    plain = " ".join(name.casefold().replace("’", "'").replace(".", "").split())
    for article in ("the ", "an ", "a "):
        plain = plain.removeprefix(article)
    return plain.removesuffix("'s").removesuffix("'")


def _count(counts: Counter[str], label: LabelledSpeaker, found: ProposedSpeaker | None) -> None:
    counts["all"] += 1
    if found is None or bare(found.name) != bare(label["name"]):
        return
    counts["name"] += 1
    counts["kind"] += found.kind.value == label["kind"]
    if label["role"]:
        counts["with role"] += 1
        counts["role"] += bare(found.role or "") == bare(label["role"])
    else:
        counts["without role"] += 1
        counts["no role"] += found.role is None


def _resolved(
    text: str, labels: Sequence[LabelledSpeaker]
) -> Iterator[tuple[LabelledSpeaker, ProposedSpeaker | None]]:
    """Yield each label of the running text with what its phrase is resolved to, in the order of the cues."""
    sentences = read_structure(text).sentences
    starts = [sentence.span.start for sentence in sentences]
    cast_of_article = Cast(text, sentences)
    for label in sorted(labels, key=lambda each: each["cue"][0]):
        start, end = label["speaker"][0]
        number = bisect_right(starts, start) - 1
        if number < 0 or start >= sentences[number].span.end:
            continue
        tokens = sentences[number].tokens
        first = next(n for n, token in enumerate(tokens) if token.end > start)
        phrase = _phrase(text, tokens, first, Span(start, end))
        yield label, cast_of_article.resolve(phrase, number, first) if phrase else None


def _phrase(text: str, tokens: Sequence[Token], first: int, span: Span) -> Sequence[Token]:
    if tokens[first].is_quotation and span.end <= tokens[first].end:
        return tokenise(text, span.start, span.end)
    return [token for token in tokens[first:] if token.start < span.end]


def main(labels: str, texts: str) -> None:
    """Print the misses and the figures."""
    counts = evaluate(labels, texts)
    print()
    for name, hits, total in (
        ("name right", counts["name"], counts["all"]),
        ("kind right, of right names", counts["kind"], counts["name"]),
        ("name and kind right", counts["kind"], counts["all"]),
        ("role right, of right names with one", counts["role"], counts["with role"]),
        ("no role given, of right names without", counts["no role"], counts["without role"]),
    ):
        print(f"{name:<40}{hits:>5} of {total:<5}{hits / max(total, 1):7.1%}")


if __name__ == "__main__":
    main(*sys.argv[1:])
