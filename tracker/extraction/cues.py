"""Which words of a sentence signal attribution, and what each of them does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_adverb
from tracker.extraction.lexicon.cue_verbs import (
    CUE_VERBS,
    PHRASAL_CUES,
    PHRASAL_FORMS,
    CueClass,
    CueForm,
    CueVerb,
)
from tracker.extraction.lexicon.words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    HYPOTHETICAL,
    NEGATIONS,
    OBJECT_PRONOUNS,
    PLURAL_SUBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from tracker.extraction.phrases import noun_phrase_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Sentence, Token

_QUIET_WHEN_NEGATED = frozenset({CueClass.SAY, CueClass.TELL, CueClass.SHOW})
_STRONG_WHEN_NEGATED = frozenset({"deny", "agree", "admit", "acknowledge", "concede", "dispute", "doubt"})
_HAVE = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't"})
_SUBJECT_DETERMINERS = frozenset({"that", "this", "some", "many", "all", "both", "most"})
_CALLING_OBJECTS = 8
_NOUN_CLASSES = frozenset({CueClass.DEMAND, CueClass.STANCE, CueClass.DESCRIBE, CueClass.URGE, CueClass.TELL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue as token range `[first, after)`: auxiliaries, adverbs, verb and particle.

    `participle` marks a form such as `adding` that borrows the subject of its sentence.
    """

    first: int
    verb: int
    after: int
    lemma: str
    cue_class: CueClass
    participle: bool
    plain_past: bool


def find_cues(sentence: Sentence) -> tuple[Cue, ...]:
    """Return the verbs of attribution outside quotations, from left to right."""
    found: list[Cue] = []
    for number, token in enumerate(sentence.tokens):
        if token.is_quotation or not token.is_word:
            continue
        named = _named(sentence.tokens, number)
        if named is None:
            continue
        verb, after = named
        cue = _read(sentence.tokens, number, after, verb)
        if cue is not None:
            found.append(cue)
    return tuple(found)


def _named(tokens: tuple[Token, ...], number: int) -> tuple[CueVerb, int] | None:
    """Return what the word at `number` means as a cue and the place after its particle."""
    word = tokens[number].lower
    following = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    if word in PHRASAL_FORMS:
        lemma, form = PHRASAL_FORMS[word]
        cue_class = PHRASAL_CUES[lemma].get(following)
        if cue_class is not None:
            return CueVerb(
                lemma=f"{lemma} {following}",
                cue_class=cue_class,
                form=form,
                homograph=word in {"calls", "call"},
            ), number + 2
        if lemma == "call" and _calls_names(tokens, number):
            return CueVerb(lemma="call", cue_class=CueClass.DESCRIBE, form=form, homograph=True), number + 1
    verb = CUE_VERBS.get(word)
    return (verb, number + 1) if verb else None


def _calls_names(tokens: tuple[Token, ...], number: int) -> bool:
    """Tell `called him a liar` from `called him`."""
    ahead = tokens[number + 1 : number + 1 + _CALLING_OBJECTS]
    if len(ahead) < 2 or ahead[0].lower in PREPOSITIONS:  # noqa: PLR2004
        return False
    naming = any(t.is_quotation or t.lower in {"a", "an"} for t in ahead[1:])
    return naming or ahead[0].lower in OBJECT_PRONOUNS | {"it"}


def _read(tokens: tuple[Token, ...], number: int, after: int, verb: CueVerb) -> Cue | None:
    first = _first_of_verb_group(tokens, number)
    helpers = [t.lower for t in tokens[first:number]]
    auxiliaries = [t.lower for t in tokens[first:number] if _is_auxiliary(t)]
    with_be = any(helper in BE for helper in auxiliaries)
    if _is_no_assertion(helpers, verb) or (first > 0 and tokens[first - 1].lower == "to"):
        return None
    if _asks_for_silence(tokens, after) or not _agrees(verb, auxiliaries):
        return None
    if not auxiliaries and not _fits_as_verb(tokens, first, after, verb):
        return None
    return Cue(
        first=first,
        verb=number,
        after=after,
        lemma=verb.lemma,
        cue_class=verb.cue_class,
        participle=verb.form is CueForm.ING and not with_be,
        plain_past=verb.form is CueForm.PAST and not auxiliaries,
    )


def _is_no_assertion(helpers: Sequence[str], verb: CueVerb) -> bool:
    """Tell `did not say` and `would say` from speech that took place."""
    negated = any(h in NEGATIONS or h.endswith("n't") or h == "cannot" for h in helpers)
    quiet = negated and verb.cue_class in _QUIET_WHEN_NEGATED and verb.lemma not in _STRONG_WHEN_NEGATED
    return quiet or any(h in HYPOTHETICAL for h in helpers)


def _asks_for_silence(tokens: tuple[Token, ...], after: int) -> bool:
    """Tell `asked not to be named`, which reports nothing."""
    return tuple(token.lower for token in tokens[after : after + 3]) == ("not", "to", "be")


def _agrees(verb: CueVerb, auxiliaries: Sequence[str]) -> bool:
    """Tell `has said` from `was told` and from nouns as in `has questions`."""
    if not auxiliaries:
        return True
    if verb.form is CueForm.PAST:
        return not any(word in BE for word in auxiliaries)
    if verb.form is CueForm.BASE:
        return not any(word in BE | _HAVE for word in auxiliaries)
    return verb.form is CueForm.ING


def _first_of_verb_group(tokens: tuple[Token, ...], number: int) -> int:
    first = number
    while first > 0 and (is_adverb(tokens[first - 1]) or _is_auxiliary(tokens[first - 1])):
        first -= 1
    return first


def _is_auxiliary(token: Token) -> bool:
    """Tell `may` from the month."""
    return token.lower in AUXILIARIES and not token.is_time


def _fits_as_verb(tokens: tuple[Token, ...], first: int, after: int, verb: CueVerb) -> bool:
    """Tell a finite verb from a noun or adjective with the same letters."""
    before = tokens[first - 1] if first > 0 else None
    following = tokens[after] if after < len(tokens) else None
    if tokens[first].is_capital and first > 0 and before is not None and before.is_capital:
        return False
    if before is not None and _makes_noun(before, verb):
        return False
    if verb.form is CueForm.BASE and not _plural_subject(tokens, first):
        return False
    return not verb.homograph or _content_follows(before, following, verb)


def _makes_noun(before: Token, verb: CueVerb) -> bool:
    """Tell whether the word before turns the cue into a noun or an adjective: `the report`, `in writing`."""
    if before.lower in PREPOSITIONS:
        return verb.form is not CueForm.ING
    return before.lower in DETERMINERS - _SUBJECT_DETERMINERS or before.lower.endswith("'s")


def _plural_subject(tokens: tuple[Token, ...], first: int) -> bool:
    """Tell whether the phrase before a bare verb is plural, by its head noun: `critics of the plan argue`."""
    before = tokens[first - 1].lower if first else ""
    if _is_plural(before) or before in {",", ")"}:
        return True
    phrase = noun_phrase_before(tokens, first)
    if phrase is None:
        return False
    for number in range(phrase[0] + 1, phrase[1]):
        if tokens[number].lower in PREPOSITIONS:
            return _is_plural(tokens[number - 1].lower)
    return False


def _is_plural(word: str) -> bool:
    return word in PLURAL_SUBJECTS or (word.endswith("s") and not word.endswith(("ss", "'s", "us", "is")))


def _content_follows(before: Token | None, following: Token | None, verb: CueVerb) -> bool:
    """Tell whether a homograph has a subject before it and something to report after it."""
    if following is None or before is None:
        return False
    subject = (
        before.lower in PRONOUNS | RELATIVES
        or before.is_capital
        or before.lower in {",", ")"}
        or before.is_word
    )
    opens = (
        following.is_quotation
        or following.lower in DETERMINERS | PRONOUNS | OBJECT_PRONOUNS
        or following.is_capital
    )
    if following.lower == ",":
        return before.lower in PRONOUNS or (before.is_capital and verb.form is CueForm.PAST)
    if verb.cue_class in _NOUN_CLASSES:
        return subject and (
            opens or (following.lower not in PREPOSITIONS | AUXILIARIES and following.is_word)
        )
    return subject and (
        opens or following.lower in {"that", "to", "how", "why", ":"} or following.lower.endswith("s")
    )
