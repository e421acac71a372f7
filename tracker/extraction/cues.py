"""What the words of a cue do: say, urge, demand, describe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.cue_verbs import (
    CUE_NOUNS,
    CUE_VERBS,
    LIGHT_CUES,
    PHRASAL_CUES,
    PHRASAL_FORMS,
    SILENT_CUE_VERBS,
    CueClass,
)
from tracker.extraction.lexicon.words import DETERMINERS, HYPOTHETICAL, NEGATIONS
from tracker.extraction.narration.adverbials import is_adverb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_SIGNS = frozenset(":—–-")
_NOT_YET = HYPOTHETICAL | {"to", "will", "won't", "shan't", "'ll", "ll"}
_POSSESSIVE = frozenset({"s", "'s", "'"})
_BEFORE_CALL = DETERMINERS | _POSSESSIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue as the lexicon knows it; `cue_class` is None and `lemma` the last word when it does not."""

    lemma: str
    cue_class: CueClass | None
    is_negated: bool


def read_cue(tokens: Sequence[Token]) -> Cue:
    """Return what a cue does: its first phrase such as `call for`, else its last known verb, else its noun.

    Of `issued a statement saying` that is the verb and of `voiced criticism of` the noun. `according to`
    and a colon say. A deed that is not done yet, as in `plans to sign`, leaves the word before it.
    """
    is_negated = any(token.lower in NEGATIONS or token.lower.endswith("n't") for token in tokens)
    lemma, cue_class = _phrase(tokens) or _verb(tokens) or _noun(tokens) or _sign(tokens)
    return Cue(lemma=lemma, cue_class=cue_class, is_negated=is_negated)


def _phrase(tokens: Sequence[Token]) -> tuple[str, CueClass] | None:
    for number, token in enumerate(tokens):
        lemma = PHRASAL_FORMS.get(token.lower)
        if lemma is None:
            continue
        after = number + 1
        if (
            after + 1 < len(tokens)
            and is_adverb(tokens[after])
            and tokens[after].lower not in PHRASAL_CUES[lemma]
        ):
            after += 1
        particle = tokens[after].lower if after < len(tokens) else ""
        cue_class = PHRASAL_CUES[lemma].get(particle)
        if cue_class is not None and not (cue_class is CueClass.DEED and _is_pending(tokens, number)):
            return f"{lemma} {particle}", cue_class
    return None


def _verb(tokens: Sequence[Token]) -> tuple[str, CueClass] | None:
    """Return the last known verb, unless it only carries a noun that says more."""
    for number in range(len(tokens) - 1, -1, -1):
        if _is_call(tokens, number):
            return "call", CueClass.DEMAND
        verb = CUE_VERBS.get(tokens[number].lower) or SILENT_CUE_VERBS.get(tokens[number].lower)
        if (
            verb is None
            or _is_in_favour(tokens, number)
            or (verb.cue_class is CueClass.DEED and _is_pending(tokens, number))
        ):
            continue
        carried = _noun(tokens[number + 1 :]) if verb.lemma in LIGHT_CUES else None
        return carried or (verb.lemma, verb.cue_class)
    return None


def _noun(tokens: Sequence[Token]) -> tuple[str, CueClass] | None:
    return next((CUE_NOUNS[token.lower] for token in reversed(tokens) if token.lower in CUE_NOUNS), None)


def _sign(tokens: Sequence[Token]) -> tuple[str, CueClass | None]:
    if any(token.lower == "according" for token in tokens):
        return "according to", CueClass.SAY
    if tokens and all(token.text in _SIGNS for token in tokens):
        return tokens[-1].text, CueClass.SAY
    return (tokens[-1].lower if tokens else ""), None


def _is_call(tokens: Sequence[Token], number: int) -> bool:
    """Tell the noun of `the union's call` and `his calls` from the verb of `they call it a lie`."""
    if tokens[number].lower not in {"call", "calls"} or number == 0:
        return False
    before = tokens[number - 1].lower
    return before in _BEFORE_CALL or before.endswith("'s")


def _is_in_favour(tokens: Sequence[Token], number: int) -> bool:
    """Tell the noun of `voted in favour of` from the verb."""
    return tokens[number].lower in {"favor", "favour"} and number > 0 and tokens[number - 1].lower == "in"


def _is_pending(tokens: Sequence[Token], number: int) -> bool:
    """Tell the deed of `would veto` and `to formally sign` from one that was done."""
    before = [token.lower for token in tokens[:number] if not is_adverb(token)]
    return bool(before) and before[-1] in _NOT_YET
