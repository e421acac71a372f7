"""What a claim does: states, appeals, takes a position, estimates, reports an event, predicts or judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.kind_signs import counts, foretells, is_figure, judges, main_verb, takes_side
from tracker.extraction.lexicon.cue_verbs import (
    CUE_NOUNS,
    CUE_VERBS,
    PHRASAL_CUES,
    SILENT_CUE_VERBS,
    CueClass,
    CueForm,
)
from tracker.extraction.lexicon.kind_words import (
    ACCUSATIONS,
    CHANGES,
    CONDITIONS,
    GIVEN,
    LEADING,
    MEASURED,
    MOVES,
    PLAIN_STANCES,
    STANCE_FORMS,
    WORDY_PAST,
)
from tracker.extraction.lexicon.numbers import APPROXIMATE
from tracker.extraction.lexicon.words import HYPOTHETICAL, ROUND_FIGURES
from tracker.extraction.narration.adverbials import is_adverb, is_verb
from tracker.extraction.narration.main_verb import Happening, after_opening, happening_of
from tracker.extraction.narration.voice import Voice
from tracker.models.enums import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.extraction.cues import Cue
    from tracker.extraction.proposal import ProposedQuantity
    from tracker.extraction.structure.tokens import Token

_TIME_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "decade", "generation"})
_OBLIGATION = frozenset({"should", "must", "ought", "shouldn't", "mustn't"})
_FUTURE = frozenset({"will", "would", "'ll", "won't", "wouldn't"})
_FIRST_PERSON = frozenset({"i", "we"})
_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_QUESTIONS = frozenset({"who", "what", "why", "how", "when", "where", "whether", "if", "which", "about"})
_FORESEEING = frozenset({"predict", "expect", "forecast", "foresee"})
_PLAIN_APPEALS = frozenset({"urge", "beg", "implore", "demand", "exhort"})
_FIGHTS = frozenset({"block", "fight", "veto", "repeal", "ignore", "boycott"})
_CALLS = frozenset({"call", "calls"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our"})
_MARKS = frozenset("“”\"‘'")
_MEASURES = frozenset({"percent", "share", "percentage point", "point"})
_COMMITTING = frozenset({"vow", "pledge", "promise", "swear", "threaten"})
_LIGHT = frozenset({"echo", "repeat", "reiterate", "renew", "express", "voice", "join"})
_LARGE, _NEAR = 1000, 30
_LATEST_MODAL = 14
_LATEST_SUBJECT = 6
_KIND_BY_CLASS = {
    CueClass.FORECAST: ClaimKind.PREDICTION,
    CueClass.STANCE: ClaimKind.POSITION,
    CueClass.URGE: ClaimKind.APPEAL,
    CueClass.DEMAND: ClaimKind.APPEAL,
    CueClass.DEED: ClaimKind.EVENT,
    CueClass.ESTIMATE: ClaimKind.ESTIMATE,
    CueClass.FEEL: ClaimKind.OPINION,
}
_NOT_YET = HYPOTHETICAL | _FUTURE
_AHEAD = _NOT_YET - _OBLIGATION
_BEFORE_VERB = _NOT_YET | {"do", "does"}
_NOTHING_ASKED = _QUESTIONS | {"to"}
_CALLED = PHRASAL_CUES["call"].keys() - {"off"}
_ROUGHLY = APPROXIMATE - {"some", "over", "under"}
_VAGUE = ROUND_FIGURES - {"half", "majority"}
_GOING_ON = frozenset({"have", "has", "were", "are"})


def attributed_kind(cue: Cue, content: Sequence[Token]) -> ClaimKind:
    """Return the kind of a claim that somebody makes; `content` is what is attributed, token by token.

    The cue decides where it can; what it says decides after `said` and its like. In doubt it is a statement.
    """
    kind = _KIND_BY_CLASS.get(cue.cue_class) if cue.cue_class else None
    if kind is ClaimKind.POSITION or (
        kind is not None and not cue.is_negated and _bears_out(kind, cue, content)
    ):
        return kind
    return _kind_of_cue(cue, content) or _kind_of_words(content)


def _kind_of_cue(cue: Cue, content: Sequence[Token]) -> ClaimKind | None:
    """Return the kind that a cue gives to some contents only; None where the words decide."""
    quoted = any(token.text in _MARKS for token in content)
    if cue.cue_class is CueClass.FEEL or (cue.cue_class is CueClass.DESCRIBE and quoted):
        return _kind_of_naming(content)
    if cue.cue_class is None:
        return _kind_of_deed(cue, content)
    opening = [token.lower for token in content[:_LATEST_SUBJECT]]
    warns = cue.lemma == "warn"
    if (warns and "against" in opening) or (cue.lemma in _LIGHT and not _CALLS.isdisjoint(opening[:2])):
        return ClaimKind.APPEAL
    commits = cue.lemma in _COMMITTING and opening[:1] == ["to"] and _named_act(content) is None
    if commits or (warns and any(token.lower in _AHEAD for token in content[:_LATEST_MODAL])):
        return ClaimKind.PREDICTION
    return None


def _kind_of_deed(cue: Cue, content: Sequence[Token]) -> ClaimKind | None:
    """Return what an unknown verb does to its object: takes its side, or something else."""
    if cue.lemma in STANCE_FORMS:
        return ClaimKind.POSITION
    done = cue.lemma.endswith("ed") and cue.lemma not in WORDY_PAST and not cue.is_negated
    return ClaimKind.EVENT if done and main_verb(content) is None else None


def _kind_of_naming(content: Sequence[Token]) -> ClaimKind:
    """Return what one does by calling something so, or by fearing it."""
    if any(is_figure(token) for token in content):
        return ClaimKind.STATEMENT
    if any(token.lower in _NOT_YET for token in content[:_LATEST_MODAL]):
        return ClaimKind.PREDICTION
    return ClaimKind.POSITION if any(token.lower in ACCUSATIONS for token in content) else ClaimKind.OPINION


def _bears_out(kind: ClaimKind, cue: Cue, content: Sequence[Token]) -> bool:
    """Tell whether the content is what the cue promises: something to do, a figure, a mere feeling."""
    if kind is ClaimKind.APPEAL and cue.lemma in {"ask", "seek"}:
        asked = content[0].lower not in _NOTHING_ASKED if content else False
        return asked and (
            cue.lemma == "seek" or any(token.lower == "to" for token in content[:_LATEST_MODAL])
        )
    if kind is ClaimKind.ESTIMATE:
        return any(is_figure(token) for token in content)
    if kind is ClaimKind.OPINION:
        return not any(is_figure(token) or is_verb(token) for token in content)
    return True


def _kind_of_words(content: Sequence[Token]) -> ClaimKind:
    """Return the kind that the words themselves have, whoever says them."""
    performed = _performed(content) or _named_act(content)
    if performed is not None:
        return performed
    return next((kind for kind, holds in _SIGNS if holds(content)), ClaimKind.STATEMENT)


def _performed(content: Sequence[Token]) -> ClaimKind | None:
    """Return what `we call on the ministers` and `he would not support it` do by being said."""
    for number, token in enumerate(content[:-1]):
        first_person = token.lower in _FIRST_PERSON
        if not first_person and (token.lower not in _THIRD_PERSON or number >= _LATEST_SUBJECT):
            continue
        at = number + 1
        while at < len(content) and (content[at].lower in _BEFORE_VERB or is_adverb(content[at])):
            at += 1
        if at == len(content):
            return None
        verb = CUE_VERBS.get(content[at].lower) or SILENT_CUE_VERBS.get(content[at].lower)
        if verb and verb.lemma in PLAIN_STANCES and (first_person or verb.form is not CueForm.PAST):
            return ClaimKind.POSITION
        if verb and verb.lemma in _FORESEEING and verb.form is not CueForm.PAST:
            return ClaimKind.PREDICTION
        particle = content[at + 1].lower if at + 1 < len(content) else ""
        called = verb is not None and verb.lemma == "call" and particle in _CALLED
        if first_person and verb and verb.form is CueForm.BASE and (called or verb.lemma in _PLAIN_APPEALS):
            return ClaimKind.APPEAL
    return None


def _named_act(content: Sequence[Token]) -> ClaimKind | None:
    """Return what `to block the bill` pledges and what `their approval of the bill` names."""
    words = [token.lower for token in content[:4]]
    if words[:1] == ["to"] and len(words) > 1:
        verb = CUE_VERBS.get(words[1]) or SILENT_CUE_VERBS.get(words[1])
        return ClaimKind.POSITION if words[1] in _FIGHTS or (verb and verb.lemma in PLAIN_STANCES) else None
    if words[:1] and words[0] in _POSSESSIVES:
        noun = next((CUE_NOUNS[word] for word in words[1:] if word in CUE_NOUNS), None)
        stance = (noun and noun[1] is CueClass.STANCE) or any(word in GIVEN for word in words[1:])
        return ClaimKind.POSITION if stance else None
    return None


def _foretells(content: Sequence[Token]) -> bool:
    """Tell `prices will rise` and `if nothing changes, it will be gone` from the plan `it will review it`."""
    conditional = bool(content) and content[0].lower in CONDITIONS
    for number, token in enumerate(content[:-1]):
        if token.lower not in _FUTURE:
            continue
        following = next((t.lower for t in content[number + 1 :] if not is_adverb(t)), "")
        moved = following == "go" and any(t.lower in {"up", "down"} for t in content[number + 1 : number + 4])
        if moved or following in CHANGES or (conditional and token.lower in {"will", "won't", "'ll"}):
            return True
    return False


def _opens_with_estimate(content: Sequence[Token]) -> bool:
    """Tell `about half of them` and `nearly 200 bills` from `some 300 soldiers`, which are counted."""
    words = [token.lower for token in content[:4]]
    hedged = bool(words) and words[0] in _ROUGHLY
    figure = len(content) > 1 and any(is_figure(token) for token in content[1:3])
    return hedged and figure and not any(word.removesuffix("s") in _TIME_UNITS for word in words)


def _is_obliged(content: Sequence[Token]) -> bool:
    return any(token.lower in _OBLIGATION for token in content[:_LATEST_MODAL])


# Read in this order; the first that holds decides.
_SIGNS: tuple[tuple[ClaimKind, Callable[[Sequence[Token]], bool]], ...] = (
    (ClaimKind.POSITION, _is_obliged),
    (ClaimKind.PREDICTION, foretells),
    (ClaimKind.POSITION, takes_side),
    (ClaimKind.PREDICTION, _foretells),
    (ClaimKind.ESTIMATE, _opens_with_estimate),
    (ClaimKind.ESTIMATE, counts),
    (ClaimKind.OPINION, judges),
)


def narrator_kind(
    content: Sequence[Token], quantities: Sequence[ProposedQuantity], voice: Voice
) -> ClaimKind:
    """Return the kind of a claim in the article's own voice; `voice` is what the model takes it for.

    It is an estimate if it opens with a rough figure, or if such a figure or a share says what is so.
    """
    happening = happening_of(content)
    if _is_rough_opening(content):
        marched = happening is Happening.EVENT and _is_vague(content)
        return ClaimKind.EVENT if marched else ClaimKind.ESTIMATE
    if happening is not Happening.EVENT and any(_is_rough(q) for q in quantities):
        return ClaimKind.ESTIMATE
    if _is_measured(content, quantities) or _leads(content, quantities) or _is_price(content, quantities):
        return ClaimKind.ESTIMATE
    if _was_doing(content):
        return ClaimKind.EVENT
    if happening is Happening.UNSURE:
        return ClaimKind.STATEMENT if voice is Voice.STATEMENT or _is_now(content) else ClaimKind.EVENT
    return ClaimKind.STATEMENT if happening is Happening.STATE else ClaimKind.EVENT


def _is_rough(quantity: ProposedQuantity) -> bool:
    if quantity.unit in _TIME_UNITS:
        return False
    return quantity.qualifier in APPROXIMATE or quantity.upper is not None or quantity.unit in _MEASURES


def _is_vague(content: Sequence[Token]) -> bool:
    """Tell `hundreds marched`, which happened, from `thousands have left`, which counts."""
    words = [token.lower for token in content]
    return words[0] in _VAGUE and _GOING_ON.isdisjoint(words)


def _leads(content: Sequence[Token], quantities: Sequence[ProposedQuantity]) -> bool:
    """Tell `led by 20 points`, whose point is the distance, from `led three strikes`."""
    verb = any(token.lower in LEADING for token in content)
    return verb and any(q.unit in _MEASURES or q.value >= _LARGE for q in quantities)


def _is_price(content: Sequence[Token], quantities: Sequence[ProposedQuantity]) -> bool:
    """Tell `oil fell 3 percent, to $40` from `the firm lost a client`."""
    ends = [token.end for token in content if token.lower in MOVES]
    starts = [q.span.start for q in quantities if q.unit in _MEASURES or (q.unit or "").isupper()]
    return any(0 < start - end <= _NEAR for end in ends for start in starts)


def _was_doing(content: Sequence[Token]) -> bool:
    """Tell what was going on, as in `crews were clearing the road`."""
    at = main_verb(content)
    return at is not None and content[at].lower in {"was", "were"} and _next_ends(content, at)


def _is_now(content: Sequence[Token]) -> bool:
    at = main_verb(content)
    return at is not None and content[at].lower in {"is", "are"} and _next_ends(content, at)


def _next_ends(content: Sequence[Token], at: int) -> bool:
    """Tell `is moving` from `is a meeting`."""
    word = next((token.lower for token in content[at + 1 :] if not is_adverb(token)), "")
    return word.endswith("ing") and word not in {"nothing", "something", "anything", "missing", "during"}


def _is_measured(content: Sequence[Token], quantities: Sequence[ProposedQuantity]) -> bool:
    """Tell `won 41 percent` and `produced 64,000 tonnes`, whose point is the figure, from `won two seats`."""
    ends = [token.end for token in content if token.lower in MEASURED]
    large = [q.span.start for q in quantities if q.unit in {"percent", "share"} or q.value >= _LARGE]
    return any(0 < start - end <= _NEAR for end in ends for start in large)


def _is_rough_opening(content: Sequence[Token]) -> bool:
    """Tell whether the subject is a rough figure or a share, as in `43 percent of voters`."""
    content = content[after_opening(content) :]
    words = [token.lower for token in content[:_LATEST_SUBJECT]]
    if not words or any(word.removesuffix("s") in _TIME_UNITS for word in words):
        return False
    figure = any(is_figure(token) for token in content[: _LATEST_SUBJECT - 1])
    hedged = any(" ".join(words[:count]) in APPROXIMATE for count in (1, 2, 3))
    share = is_figure(content[0]) and any(word in {"percent", "%", "per"} for word in words)
    vague = any(word in ROUND_FIGURES for word in words[:2])
    return vague or share or (figure and (hedged or words[0] in {"between", "from"}))
