"""Names in noun phrases: which words are the name, which the role, and what sort of body bears it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import (
    AFTER_NAMES,
    FEMALE_TITLES,
    FULL_TITLES,
    GROUP_WORDS,
    MALE_TITLES,
    PARTIES,
    REIGNING,
)
from tracker.extraction.lexicon.given_names import EITHER_NAMES, FEMALE_NAMES, MALE_NAMES
from tracker.extraction.lexicon.places import PEOPLES
from tracker.extraction.lexicon.speakers import CAUSES, HARDLY_BODIES, OWNING, PARTISANS, QUALIFIERS
from tracker.extraction.lexicon.words import DETERMINERS
from tracker.extraction.phrases import join_addresses, parts_of
from tracker.extraction.speakers.person_names import (
    LONGEST_PERSON_NAME,
    has_initial,
    is_person_name,
    late_name,
    name_at_end,
    name_part,
    role_length,
    run_start,
)
from tracker.extraction.speakers.roles import described_role, role_head, role_words
from tracker.extraction.speakers.sorts import (
    GIVEN_NAMES,
    described_kind,
    head_of,
    is_body_noun,
    is_group_noun,
    is_person_noun,
    named_kind,
)
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})


_IDLE = frozenset({"fellow", "late"})
_CAMPS = frozenset({"opposition", "minority", "majority", "coalition"})
_ADJECTIVE_ENDINGS = ("ed", "ing", "old", "ly")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase read as a speaker.

    `name` is without article or title, `role` the title, `gender` f or m. `kind` is None for a name that may
    be a person's or a body's. `is_name` tells a name from a description, whose noun is `head`; `words` are
    its lower-case words, and it `is_owned` when one is a possessive. `acronym` stands in brackets behind it.
    """

    name: str
    role: str | None
    kind: SpeakerKind | None
    gender: str | None
    is_name: bool
    is_definite: bool
    is_owned: bool
    head: str
    words: tuple[str, ...]
    acronym: str | None


def read_phrase(text: str, tokens: Sequence[Token]) -> Phrase:
    """Read the trimmed noun phrase that `tokens` make up; they lie in `text`."""
    parts = parts_of(join_addresses(tokens))
    phrase = _read_part(text, parts[0])
    acronym = _acronym_in(tokens)
    if acronym:
        phrase = replace(phrase, acronym=acronym)
    for part in parts[1:]:
        if not part[0].lower.isdigit() and not (len(part) == 1 and part[0].text.isupper()):
            return _with_apposition(text, phrase, parts[0], part)
    return phrase


def words_of(text: str, tokens: Sequence[Token]) -> str:
    """Return a phrase as it stands on one line, without its article."""
    return _slice(text, without_article(tokens))


def without_article(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a phrase without a leading `the`, `a` or `an`."""
    return tokens[1:] if len(tokens) > 1 and tokens[0].lower in ARTICLES else tokens


def gender_of(first_name: str) -> str | None:
    """Return f or m for a common given name, None for any other."""
    lower = first_name.lower()
    if lower in EITHER_NAMES or (lower in FEMALE_NAMES and lower in MALE_NAMES):
        return None
    if lower in FEMALE_NAMES:
        return "f"
    return "m" if lower in MALE_NAMES else None


def _with_apposition(text: str, phrase: Phrase, main: Sequence[Token], part: Sequence[Token]) -> Phrase:
    """Read `Ann Lee, the minister of trade` and `the minister of trade, Ann Lee` alike."""
    if phrase.is_name:
        role = described_role(text, part)
        return phrase if role is None else _with_role(text, phrase, main, role, apposed_kind(part))
    named = _read_part(text, part)
    described = described_role(text, main)
    if not named.is_name or described is None:
        return phrase
    if named.kind is SpeakerKind.GROUP or is_group_noun(phrase.head):
        return phrase
    if phrase.head in OWNING and named.kind is not SpeakerKind.PERSON:
        return replace(named, role=described)
    kind = SpeakerKind.PERSON if is_person_noun(phrase.head) else SpeakerKind.ORGANISATION
    person = named.kind is SpeakerKind.PERSON
    if named.kind is not None and person is not (kind is SpeakerKind.PERSON):
        return phrase
    return replace(named, kind=named.kind or kind, role=named.role or described)


def _with_role(
    text: str, phrase: Phrase, main: Sequence[Token], role: str, kind: SpeakerKind | None
) -> Phrase:
    """Give a name the role in its apposition, which says that a person or a body is named."""
    if phrase.kind is SpeakerKind.GROUP:
        return phrase
    if kind is SpeakerKind.PERSON and phrase.kind is not SpeakerKind.PERSON:
        if main[0].lower in ARTICLES or not all(token.is_capital for token in main):
            return phrase
        phrase = _person(text, (), main)
    elif phrase.kind is None and kind is SpeakerKind.ORGANISATION:
        phrase = replace(phrase, kind=kind)
    fits = (phrase.kind is SpeakerKind.PERSON) == (kind is SpeakerKind.PERSON)
    return replace(phrase, role=phrase.role or role) if fits else phrase


def apposed_kind(part: Sequence[Token]) -> SpeakerKind | None:
    """Tell by an apposition whether a person or a body is described; None when it does not say."""
    head = role_head(without_article(part)).lower
    if is_person_noun(head):
        return SpeakerKind.PERSON
    return SpeakerKind.ORGANISATION if is_body_noun(head) else None


def _read_part(text: str, tokens: Sequence[Token]) -> Phrase:
    bare = without_article(tokens)
    if len(bare) > 1 and bare[0].lower in POSSESSIVES and not bare[1].is_capital:
        bare = bare[1:]
    head = name_part(bare)
    if titled := role_length(head):
        return _person(text, head[:titled], head[titled:])
    if late := late_name(bare) or name_at_end(head):
        return _person(text, bare[:late], bare[late:])
    named = None
    owned = _after_owner(bare)
    if owned:
        return _named(text, bare[owned:], determined=True)
    run = run_start(head)
    determined = tokens[0].lower in DETERMINERS or tokens[0].lower in POSSESSIVES
    if run == 0:
        named = _named(text, head, determined=determined)
        if named.kind is SpeakerKind.GROUP and len(head) < len(bare):
            named = None
    elif run < len(head) and not _is_common(head):
        named = _described_name(text, head, run) if len(head) == len(bare) else None
        if named is None and _is_qualified(head, run):
            named = _named(text, head[run:], determined=determined)
    return named or _description(text, tokens, bare)


def _after_owner(bare: Sequence[Token]) -> int:
    """Return where the body's name begins in `Ann Lee's centre-left Labour Party`; 0 if there is none."""
    owner = next((n for n, token in enumerate(bare) if token.lower.endswith("'s")), None)
    if not owner or owner + 2 >= len(bare) or not bare[owner].is_capital:
        return 0
    start = owner + 1
    while start < len(bare) and not bare[start].is_capital:
        start += 1
    capital = all(token.is_capital for token in bare[start:])
    several = len(bare) - start > 1 and start > owner + 1
    return start if several and capital and not is_person_name(bare[start:]) else 0


def _named(text: str, head: Sequence[Token], *, determined: bool) -> Phrase:
    kind = named_kind(head)
    given = head[0].lower in GIVEN_NAMES and len(head) > 1
    last = head[-1].lower
    if determined and last in PARTISANS:
        return _description(text, head, head, definite=True)
    sure = is_person_name(head) and (given or has_initial(head)) and kind is not SpeakerKind.GROUP
    if sure and not determined:
        return _person(text, (), head)
    long = len(head) >= LONGEST_PERSON_NAME and not given
    if determined and last in PARTIES and len(head) == 1:
        kind = SpeakerKind.ORGANISATION
    links = {token.lower for token in head}
    if kind is SpeakerKind.GROUP and (links & CAUSES or (determined and "of" in links)):
        kind = SpeakerKind.ORGANISATION
    if kind is None and (determined or long or not is_person_name(head)):
        kind = SpeakerKind.ORGANISATION
    return Phrase(
        name=_slice(text, head),
        role=None,
        kind=kind,
        gender=gender_of(head[0].text) if kind is None and len(head) > 1 else None,
        is_name=True,
        is_definite=determined,
        is_owned=False,
        head=head_of(head).lower,
        words=_words(head),
        acronym=None,
    )


def _described_name(text: str, head: Sequence[Token], run: int) -> Phrase | None:
    """Read `the website Foobar` and `rapper Foo`: a common noun and the name it introduces."""
    noun = head[run - 1].lower
    named = head[run:]
    kind = named_kind(named)
    given = named[0].lower in GIVEN_NAMES and len(named) > 1
    if is_body_noun(noun) and not is_group_noun(noun) and noun not in HARDLY_BODIES and not given:
        found = _named(text, named, determined=True)
        kind = kind if kind not in {None, SpeakerKind.GROUP} else SpeakerKind.ORGANISATION
        role = None if noun in QUALIFIERS else _slice(text, head[:run])
        return replace(found, kind=kind, role=role, is_definite=False)
    if kind not in {None, SpeakerKind.PERSON} or not is_person_name(named) or noun.endswith("'s"):
        return None
    if not is_person_noun(noun) and len(named) == 1:
        return None
    idle = noun in QUALIFIERS or noun in _IDLE or noun.endswith(_ADJECTIVE_ENDINGS) or is_group_noun(noun)
    return _person(text, () if idle else head[:run], named)


def _description(
    text: str, tokens: Sequence[Token], bare: Sequence[Token], *, definite: bool | None = None
) -> Phrase:
    first = tokens[0].lower
    whole = without_article(tokens)
    return Phrase(
        name=_slice(text, whole),
        role=None,
        kind=described_kind(bare),
        gender=None,
        is_name=False,
        is_definite=first in {"the", "this", "that"} if definite is None else definite,
        is_owned=_is_owned(bare),
        head=head_of(bare).lower.removesuffix("'s"),
        words=_words(bare),
        acronym=None,
    )


def _person(text: str, role: Sequence[Token], named: Sequence[Token]) -> Phrase:
    titles = {token.lower for token in role}
    gender = "f" if titles & FEMALE_TITLES else "m" if titles & MALE_TITLES else gender_of(named[0].text)
    shown = role_words(role) if role and not role[-1].lower.endswith("'s") else ()
    after = [token for token in named if token.lower in AFTER_NAMES and token.text[0].isupper()]
    if after and len(named) > len(after) + 1:
        named = named[: -len(after)]
        shown = shown or after[:1]
    if len(role) == 1 and role[0].lower in REIGNING and len(named) == 1:
        named, shown = [*role, *named], ()
    return Phrase(
        name=_slice(text, named),
        role=_slice(text, shown) if shown else None,
        kind=SpeakerKind.PERSON,
        gender=gender,
        is_name=True,
        is_definite=False,
        is_owned=False,
        head=named[-1].lower,
        words=tuple(FULL_TITLES.get(word, word) for word in _words(role)),
        acronym=None,
    )


def _is_common(head: Sequence[Token]) -> bool:
    """Tell the `Republicans` in `most Republicans` from a name of its own."""
    last = head[-1].lower
    return last in GROUP_WORDS or last in PEOPLES or last in PARTISANS


def _is_owned(bare: Sequence[Token]) -> bool:
    head = head_of(bare)
    return any(token.lower.endswith("'s") for token in bare if token.start < head.start)


def _is_qualified(head: Sequence[Token], run: int) -> bool:
    """Tell the adjectives of `the nonpartisan Budget Office` from a noun of their own."""
    noun = head[run - 1].lower
    if noun in _CAMPS and run == 1:
        return named_kind(head[run:]) is not SpeakerKind.GROUP
    if is_body_noun(noun) or is_person_noun(noun) or is_group_noun(noun):
        return False
    if any(token.text[0].isupper() or "-" in token.text or not token.is_word for token in head[:run]):
        return False
    kind = named_kind(head[run:])
    return kind is None or (kind is not SpeakerKind.GROUP and len(head) - run > 1)


def _acronym_in(tokens: Sequence[Token]) -> str | None:
    for number in range(1, len(tokens) - 1):
        if tokens[number - 1].text == "(" and tokens[number + 1].text == ")":
            word = tokens[number].text
            if len(word) > 1 and word.replace(".", "").isupper():
                return word.replace(".", "")
    return None


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.lower.removesuffix("'s") for token in tokens if token.is_word)


def _slice(text: str, tokens: Sequence[Token]) -> str:
    return " ".join(text[tokens[0].start : tokens[-1].end].split()) if tokens else ""
