"""Whom a description such as `the ministry` or `the Vermont senator` means, among those an article names."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import FEMALE_TITLES, FULL_TITLES, MALE_TITLES
from tracker.extraction.lexicon.places import PLACES
from tracker.extraction.lexicon.speakers import (
    ANY_BODY,
    COMPANIES,
    EPITHETS,
    IDLE_ADJECTIVES,
    MEDIA,
    NO_COMPANIES,
    OFFICES,
    PUBLIC_BODIES,
    READ_BODIES,
    TELLING,
    TELLS_APART,
)
from tracker.extraction.lexicon.words import DETERMINERS, PREPOSITIONS
from tracker.extraction.speakers.roster import first_gender
from tracker.extraction.speakers.sorts import is_body_noun, is_group_noun, is_person_noun
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.speakers.names import Phrase
    from tracker.extraction.speakers.recency import Recency
    from tracker.extraction.speakers.roster import Known, Roster

_IDLE = DETERMINERS | PREPOSITIONS | IDLE_ADJECTIVES
GENDERS_OF_TITLES = dict.fromkeys(FEMALE_TITLES, "f") | dict.fromkeys(MALE_TITLES, "m")
_FAR = 3


def find_described(phrase: Phrase, roster: Roster, recency: Recency, sentence: int, at: int) -> Known | None:
    """Return whom a description at token `at` of a sentence means; None when nobody fits plainly."""
    if not phrase.is_definite or phrase.is_owned or is_group_noun(phrase.head):
        return None
    words = {FULL_TITLES.get(word, word) for word in phrase.words} - _IDLE
    if is_person_noun(phrase.head):
        return _person(phrase, words, roster, recency, sentence, at)
    if is_body_noun(phrase.head):
        return _body(phrase, words, roster, recency, sentence, at)
    return None


def _person(
    phrase: Phrase, words: set[str], roster: Roster, recency: Recency, sentence: int, at: int
) -> Known | None:
    alike = roster.by_word.get(FULL_TITLES.get(phrase.head, phrase.head), ())
    persons = [known for known in alike if known.kind is SpeakerKind.PERSON]
    titled = [known for known in persons if ("vice" in known.words) <= ("vice" in words)]
    fitting = [known for known in titled if words <= known.words]
    varied = phrase.head in EPITHETS or "former" in phrase.words
    if varied:
        fitting = [known for known in fitting if recency.is_near(known, sentence, at)]
    told_apart = words & TELLS_APART or _names_place(phrase.words)
    if not fitting and not varied and not told_apart and phrase.head not in OFFICES:
        fitting = titled
    if fitting:
        return recency.nearest(fitting, sentence, at)
    if not varied or (titled and told_apart):
        return None
    spoke = recency.last_person(sentence, _FAR)
    return spoke if spoke and _may_be(spoke, phrase, words, titled) else None


def _may_be(spoke: Known, phrase: Phrase, words: set[str], titled: Sequence[Known]) -> bool:
    """Tell whether the last speaker may be called so, though the article does not say it of them."""
    gender = GENDERS_OF_TITLES.get(phrase.head)
    if gender and first_gender(spoke) not in {None, gender}:
        return False
    if titled and spoke not in titled:
        return False
    places = words & PLACES
    return not (places and spoke.words & PLACES and not places & spoke.words)


def _names_place(words: Sequence[str]) -> bool:
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return any(word in PLACES for word in (*words, *pairs))


def _body(
    phrase: Phrase, words: set[str], roster: Roster, recency: Recency, sentence: int, at: int
) -> Known | None:
    named = [known for known in roster.by_head.get(phrase.head, ()) if words <= known.words]
    alike = [known for known in roster.by_word.get(phrase.head, ()) if known.kind is not SpeakerKind.PERSON]
    if not named and len(words) > 1:
        named = [known for known in alike if words <= known.words]
    if not named:
        named = [known for known in alike if known.role and words <= _role_words(known)]
    named = [known for known in named if _is_introduced(known, sentence)]
    if named:
        return recency.nearest(list(dict.fromkeys(named)), sentence, at)
    if phrase.head in ANY_BODY and words <= {phrase.head}:
        return recency.last_body(sentence, at, lambda known: _suits(known, phrase.head))
    return None


def _is_introduced(known: Known, sentence: int) -> bool:
    """Tell whether a body has been named by now; a name of its own may also follow."""
    if known.first_named is None or known.first_named <= sentence:
        return True
    return all(word[0].isupper() for word in (known.name.split()[0], known.name.split()[-1]))


def _role_words(known: Known) -> set[str]:
    return set((known.role or "").lower().split())


def _suits(known: Known, noun: str) -> bool:
    """Tell whether a body whose name does not say so may be called a `noun`."""
    if not known.words or (noun in TELLING and len(known.words) > 1):
        return False
    if known.kind is SpeakerKind.GOVERNMENT:
        return noun in PUBLIC_BODIES and not known.words & PLACES
    if known.kind is not SpeakerKind.ORGANISATION or noun in PUBLIC_BODIES - {"agency"}:
        return False
    if noun in READ_BODIES:
        return bool(known.words & MEDIA)
    if noun in COMPANIES:
        return not known.words & NO_COMPANIES
    others = known.words & TELLING
    return not others or noun in {"group", "organisation", "organization", "institution"}
