"""By what stands beside a name whether a person or a body bears it, and whether he or she."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.speakers import PRONOUN_GENDERS
from tracker.extraction.lexicon.words import BE
from tracker.extraction.narration.adverbials import is_verb
from tracker.extraction.speakers.names import ARTICLES, apposed_kind
from tracker.extraction.speakers.sorts import GIVEN_NAMES
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.speakers.runs import Run
    from tracker.extraction.structure.tokens import Sentence, Token

_WINDOW = 14
_SURE = 3
_PERSONAL = frozenset({*PRONOUN_GENDERS, "who"})
_IMPERSONAL = frozenset({"it", "its", "which"})
_PLACING = frozenset({"in", "at", "near"})
_NAME_STARTS = ("Mc", "Mac", "O’", "O'", "D'", "D’", "De", "La", "Le")


class Signs:
    """What an article lets one guess about names that do not tell by themselves."""

    def __init__(self) -> None:
        """Begin without any sign."""
        self._persons: Counter[str] = Counter()
        self._lone: Counter[str] = Counter()
        self._acting: Counter[str] = Counter()
        self._genders: dict[str, Counter[str | None]] = defaultdict(Counter)

    def read(self, run: Run, key: str, surname: str, sentence: Sentence) -> None:
        """Note what stands beside a name that is filed under `key`."""
        following = sentence.tokens[run.after : run.after + 1]
        acts = any(is_verb(token) or token.lower.endswith("ed") for token in following)
        if " " not in run.phrase.name:
            self._lone[key] += 1
        self._acting[key] += acts
        if run.phrase.kind not in {None, SpeakerKind.PERSON}:
            return
        tokens = sentence.tokens
        told = _apposed(tokens, run.after)
        if run.first and tokens[run.first - 1].lower in _PLACING:
            self._persons[key] -= _SURE
        elif told is not None:
            self._persons[key] += _SURE if told is SpeakerKind.PERSON else -_SURE
        else:
            self._read_pronoun(tokens[run.after : run.after + _WINDOW], key, surname)

    def kind_of(self, name: str, key: str, parts: Sequence[str]) -> SpeakerKind:
        """Return whether a name is likelier a person's or a body's; `parts` are its words, written small."""
        told = self._persons[key]
        if not told and len(parts) == 1:
            passing = self._lone[key] == 1 and not self._acting[key]
            if passing and parts[0] not in GIVEN_NAMES:
                return SpeakerKind.ORGANISATION
            odd = not name[1:].islower() and "-" not in name and not name.startswith(_NAME_STARTS)
            mixed = odd or "." in name.strip(".")
            return SpeakerKind.ORGANISATION if mixed else SpeakerKind.PERSON
        told = told or self._lone[parts[-1]] - self._lone[parts[0]]
        return SpeakerKind.ORGANISATION if told < 0 else SpeakerKind.PERSON

    def gender_of(self, surname: str) -> str | None:
        """Return the gender of most pronouns that follow a surname."""
        votes = self._genders[surname]
        if votes["m"] == votes["f"]:
            return None
        return "m" if votes["m"] > votes["f"] else "f"

    def _read_pronoun(self, following: Sequence[Token], key: str, surname: str) -> None:
        for token, after in pairwise(following):
            if token.lower in _PERSONAL:
                self._persons[key] += 1
                self._genders[surname][PRONOUN_GENDERS.get(token.lower)] += 1
            elif token.lower == "it" and after.lower in BE:
                return
            elif token.lower in _IMPERSONAL:
                self._persons[key] -= 1
            elif not token.is_capital:
                continue
            return


def _apposed(tokens: Sequence[Token], comma: int) -> SpeakerKind | None:
    """Return what an apposition with an article, after the comma, says that a name means."""
    first = after = comma + 1
    if first >= len(tokens) or tokens[comma].text != "," or tokens[first].lower not in ARTICLES:
        return None
    while after < min(len(tokens), first + _WINDOW) and tokens[after].is_word:
        after += 1
    return apposed_kind(tokens[first:after])
