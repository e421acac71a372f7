"""What sort of speaker a name or a description means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import (
    COLLECTIVES,
    GOVERNMENT_WORDS,
    GROUP_WORDS,
    LAWS,
    ORGANISATION_WORDS,
    PUBLIC_ACRONYMS,
    PUBLIC_COUNCILS,
    STATES,
    SURELY_PRIVATE,
    TITLE_NOUNS,
    UNNAMED_WORDS,
    WELL_KNOWN,
)
from tracker.extraction.lexicon.given_names import FEMALE_NAMES, MALE_NAMES
from tracker.extraction.lexicon.places import ADJECTIVES_OF_PLACE, PEOPLES, PLACES
from tracker.extraction.lexicon.words import PREPOSITIONS
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

GIVEN_NAMES = FEMALE_NAMES | MALE_NAMES
_FEW = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_NO_PERSON = ORGANISATION_WORDS | GOVERNMENT_WORDS | GROUP_WORDS | PEOPLES | ADJECTIVES_OF_PLACE | WELL_KNOWN
_PRIVATE_NAMES = ORGANISATION_WORDS | WELL_KNOWN | {"&"}
_PERSON_ENDINGS = ("ologist", "ician", "ographer", "onomist", "woman", "sman", "person")
_PLURAL_ENDINGS = ("ers", "ors", "ists", "ians", "ees", "ants", "men", "women", "-americans")
_NEWS_AGENCIES = frozenset({"news", "press"})
_CENTRAL_BANKS = frozenset(["central", "reserve", "federal", "england"])
# Banks called after these are no central banks.
_LENDERS = frozenset({"china", "ireland", "scotland", "india", "america", "cyprus"})
_PARTS = frozenset({"half", "third", "quarter", "majority", "percent"})
_UNNAMED_FEW = frozenset({"sources", "aides", "spokespeople", "people"})
_STATES_WITH_BANKS = STATES - _LENDERS


def is_person_noun(word: str) -> bool:
    """Tell a noun for one person, such as `senator` or `geologist`."""
    return word in TITLE_NOUNS or word in UNNAMED_WORDS or word.endswith(_PERSON_ENDINGS)


def is_body_noun(word: str) -> bool:
    """Tell a noun for a body, such as `ministry` or `company`."""
    return word in ORGANISATION_WORDS or word in GOVERNMENT_WORDS


def is_group_noun(word: str) -> bool:
    """Tell a plural noun for people, such as `forecasters`."""
    return word in GROUP_WORDS or word in PEOPLES or word.endswith(_PLURAL_ENDINGS)


def cannot_be_person(tokens: Sequence[Token]) -> bool:
    """Tell a name with a word that no person's name has, such as `Council`."""
    if " ".join(token.lower for token in tokens) in PLACES:
        return True
    return any(token.lower in _NO_PERSON and token.lower not in GIVEN_NAMES for token in tokens)


def head_of(tokens: Sequence[Token]) -> Token:
    """Return the noun that a phrase without its article is about."""
    for number, token in enumerate(tokens):
        ends = token.lower in PREPOSITIONS or token.lower in {"that", "to", "who"}
        ends = ends or not (token.is_word or token.text == "%")
        if number and ends and not (token.text in "'’&" and number + 1 < len(tokens)):
            return tokens[number - 1]
        if number > 1 and token.lower.endswith(("ed", "ing")) and not token.is_capital:
            before = tokens[number - 1].lower
            if is_person_noun(before) or is_body_noun(before) or is_group_noun(before):
                return tokens[number - 1]
    return tokens[-1]


def named_kind(tokens: Sequence[Token]) -> SpeakerKind | None:
    """Return what sort of speaker bears a capitalised name; None when the name alone does not tell."""
    words = [token.lower.removesuffix("'s") for token in tokens]
    whole = " ".join(words)
    head = head_of(tokens).lower
    known = set(words)
    shout = len(tokens) == 1 and len(tokens[0].text) > 1 and tokens[0].text.replace(".", "").isupper()
    signs = (
        (SpeakerKind.ORGANISATION, whole.endswith("islamic state")),
        (SpeakerKind.GOVERNMENT, whole in PLACES or whole.replace(".", "") in PLACES),
        (SpeakerKind.GROUP, head in GROUP_WORDS or head in PEOPLES or head.endswith("-americans")),
        (SpeakerKind.GOVERNMENT, (head in LAWS and len(words) > 1) or _is_public(words, known)),
        (SpeakerKind.ORGANISATION, bool(known & _PRIVATE_NAMES) or shout),
    )
    return next((kind for kind, holds in signs if holds), None)


def described_kind(bare: Sequence[Token]) -> SpeakerKind:
    """Return what sort of speaker a description means; `bare` is without its article."""
    head = head_of(bare).lower.removesuffix("'s")
    words = [token.lower for token in bare]
    counted = _counts(words) and (head in GROUP_WORDS or head in {"sources", "ones"})
    few = head in _UNNAMED_FEW and (head != "people" or "familiar" in words or "close" in words)
    collective = head in COLLECTIVES and len(bare) > 1 and "of" in words
    private_office = head == "office" and not _is_public_office(bare)
    plural = is_group_noun(head) or (head.endswith("s") and not head.endswith("ss"))
    signs = (
        (SpeakerKind.GROUP, words[0] == "those" or words[-1] in _PARTS),
        (SpeakerKind.UNNAMED, counted or (few and not collective)),
        (SpeakerKind.GOVERNMENT, head in LAWS),
        (SpeakerKind.GROUP, collective or head in GROUP_WORDS or head in PEOPLES),
        (SpeakerKind.UNNAMED, is_person_noun(head)),
        (SpeakerKind.GOVERNMENT, not private_office and _is_public([head], _own_words(head, words))),
        (SpeakerKind.ORGANISATION, private_office or head in ORGANISATION_WORDS),
        (SpeakerKind.GROUP, plural),
    )
    return next((kind for kind, holds in signs if holds), SpeakerKind.UNNAMED)


def _is_public_office(bare: Sequence[Token]) -> bool:
    """Tell `the mayor's office` from `Tokar's office`."""
    owner = bare[0].lower.removesuffix("'s")
    owned = len(bare) > 1 and bare[0].is_capital and owner != bare[0].lower
    return not owned or is_person_noun(owner) or owner in PLACES


def _counts(words: Sequence[str]) -> bool:
    """Tell `two aides` and `one of the people` from people in general."""
    return words[0] in _FEW or (words[0] == "one" and len(words) > 1)


def _own_words(head: str, words: Sequence[str]) -> set[str]:
    """Return the words that say which body `head` is: `central` of a bank, `city` of a council."""
    before = set(words[: words.index(head)] if head in words else words)
    return {head, *(before & (_CENTRAL_BANKS | PUBLIC_COUNCILS))}


def _is_public(words: Sequence[str], known: set[str]) -> bool:
    if "bank" in known or "banks" in known:
        national = "of" in words and words[-1] in _STATES_WITH_BANKS
        return national or bool(known & _CENTRAL_BANKS)
    if known & PUBLIC_ACRONYMS and len(known) == 1:
        return True
    if "council" in known:
        lone = len(words) == 1
        return lone or bool(known & PUBLIC_COUNCILS) or "of" in known
    if "agency" in known and known & _NEWS_AGENCIES:
        return False
    if "committee" in known:
        return bool(known & {"house", "senate", "select", "parliamentary"}) and "national" not in known
    return bool(known & GOVERNMENT_WORDS) and not known & SURELY_PRIVATE
