"""Who made which report, letter or statement of an article, so that `the report` can be theirs later."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.words import DETERMINERS
from tracker.extraction.speakers.works import iter_works
from tracker.extraction.structure.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Sentence, Token

Place = tuple[int, int]

_LONGEST_SENTENCE_READ = 400


class Makers:
    """The works of an article whose makers it tells; None stands for the subject of the clause."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Read all sentences, quotations too."""
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._named: dict[str, list[Sequence[Token] | None]] = defaultdict(list)
        for number, sentence in enumerate(sentences):
            tokens = sentence.tokens
            if sentence.quotations:
                tokens = tokenise(text, sentence.span.start, sentence.span.end)
            tokens = tokens[:_LONGEST_SENTENCE_READ]
            at = 0
            for head, maker in iter_works(tokens):
                while at < len(sentence.tokens) and sentence.tokens[at].end <= tokens[head].start:
                    at += 1
                noun = _singular(tokens[head].lower)
                self._places[noun].append((number, at))
                self._named[noun].append(maker)

    def find(
        self, tokens: Sequence[Token], head: int, sentence: int, at: int
    ) -> tuple[Place, Sequence[Token] | None] | None:
        """Return where the maker of such a work was told last, or else first, and the maker.

        `a report` is a new one unless none came before.
        """
        noun = _singular(tokens[head].lower)
        places = self._places.get(noun)
        if not places or any(token.lower not in DETERMINERS for token in tokens[head + 1 :]):
            return None
        number = bisect_right(places, (sentence, at)) - 1
        if tokens[0].lower not in DETERMINERS and head > 0:
            return None
        indefinite = tokens[0].lower not in {"the", "this", "that"}
        if indefinite and number >= 0:
            return None
        number = max(0, number)
        return places[number], self._named[noun][number]


def _singular(noun: str) -> str:
    if noun in {"analysis", "analyses"}:
        return "analysis"
    return "study" if noun == "studies" else noun.removesuffix("s")
