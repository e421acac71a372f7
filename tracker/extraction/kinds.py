"""What a claim does: states, appeals, takes a position, estimates, reports an event, predicts or judges."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_adverb, is_verb
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.lexicon.numbers import APPROXIMATE
from tracker.extraction.lexicon.words import BE, EVALUATIVE, RELATIVES, ROUND_FIGURES
from tracker.models.enums import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.proposal import ProposedQuantity
    from tracker.extraction.tokens import Token

_OBLIGATION = frozenset({"should", "must", "ought"})
_STANCES = frozenset({"support", "oppose", "favor", "favour", "prefer", "reject", "want", "advocate"})
_PREDICTIVE = frozenset({"predict", "forecast"})
_FUTURE = frozenset({"will", "shall"})
_STATES = BE - {"been", "being", "be"}
_PERFECT = frozenset({"has", "have", "had"})
_LATEST_MODAL = 14


def attributed_kind(cue_class: CueClass, lemma: str, content: Sequence[Token]) -> ClaimKind:
    """Return the kind of a claim that somebody makes; `content` is what is attributed, token by token."""
    if lemma in _PREDICTIVE:
        return ClaimKind.PREDICTION
    if cue_class is CueClass.STANCE or lemma in _STANCES:
        return ClaimKind.POSITION
    if cue_class in {CueClass.URGE, CueClass.DEMAND}:
        return ClaimKind.APPEAL
    if any(token.lower in _OBLIGATION for token in content[:_LATEST_MODAL]):
        return ClaimKind.POSITION
    return ClaimKind.STATEMENT


def narrator_kind(content: Sequence[Token], quantities: Sequence[ProposedQuantity]) -> ClaimKind:
    """Return the kind of a claim in the article's own voice."""
    words = [token.lower for token in content]
    if any(word in EVALUATIVE for word in words):
        return ClaimKind.OPINION
    if any(word in _FUTURE for word in words) or _expects(words):
        return ClaimKind.PREDICTION
    vague = any(word in ROUND_FIGURES for word in words[:2])
    if any(q.qualifier in APPROXIMATE or q.upper is not None for q in quantities) or vague:
        return ClaimKind.ESTIMATE
    if quantities and _is_state(content):
        return ClaimKind.ESTIMATE
    return ClaimKind.STATEMENT if _is_state(content) else ClaimKind.EVENT


def _expects(words: Sequence[str]) -> bool:
    return any(a in BE and b in {"expected", "set", "due", "likely"} for a, b in pairwise(words))


def _is_state(content: Sequence[Token]) -> bool:
    """Tell `are in detention` and `have been reluctant`, where they are the main verb, from what happened."""
    for number, token in enumerate(content[:-1]):
        if token.lower in RELATIVES and number:
            return False
        if not is_verb(token) or token.lower in _PERFECT:
            continue
        if token.lower not in _STATES and token.lower != "been":
            return False
        following = next((t.lower for t in content[number + 1 :] if not is_adverb(t)), "")
        return not following.endswith(("ed", "ing", "en"))
    return False
