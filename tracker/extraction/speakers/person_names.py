"""Which words of a noun phrase are a person's name, and which come before it as a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import AFTER_NAMES, GENERATIONS, HONORIFICS, TITLES
from tracker.extraction.lexicon.speakers import NAME_PARTICLES, NAME_PREPOSITIONS
from tracker.extraction.lexicon.words import DETERMINERS, PREPOSITIONS
from tracker.extraction.phrases import joins_subject
from tracker.extraction.speakers.sorts import GIVEN_NAMES, cannot_be_person, is_person_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

LONGEST_PERSON_NAME = 4
_SHORT_TITLES = frozenset({"gen", "rev", "hon", "sen", "lt", "col", "rep"})
_LONGEST_ROLE = 10
_LONGEST_ABBREVIATION = 2
_INSIDE_NAMES = NAME_PARTICLES | NAME_PREPOSITIONS


def name_part(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the phrase up to its first preposition, unless that joins the parts of one name."""
    for number, token in enumerate(tokens):
        if number and (joins_subject(tokens, number) or _joins_roles(tokens, number)):
            continue
        word = token.is_word and token.lower not in PREPOSITIONS and token.lower not in {"and", "or", "to"}
        if number == 0 or word or token.text in "'’/":
            continue
        at = number + 1
        if token.lower in NAME_PREPOSITIONS and at < len(tokens) and tokens[at].lower == "the":
            at += 1
        follows = at < len(tokens) and tokens[at].is_capital and not tokens[at].is_time
        joins = tokens[number - 1].is_capital and follows and token.lower in NAME_PREPOSITIONS
        if (
            not joins
            or (token.lower != "of" and is_person_name(tokens[:number]))
            or _ends_person(tokens, number)
        ):
            return tokens[:number]
    return tokens


def role_length(head: Sequence[Token]) -> int:
    """Return how many tokens come before a person's name as title or description."""
    for number in range(len(head) - 2, -1, -1):
        token, rest = head[number], head[number + 1 :]
        if token.lower.endswith("'s") and token.is_capital and len(rest) > 1:
            return number + 1 if is_person_name(rest) else 0
        if token.lower not in TITLES or token.lower in GENERATIONS or _is_given(head, number):
            continue
        link = next((n for n in range(number) if head[n].lower in PREPOSITIONS), None)
        if link is not None and head[link - 1].lower not in TITLES:
            return 0
        if rest[0].lower != "of" and is_person_name(rest, titled=True):
            return number + 1
        if rest[0].lower == "of" and (split := _after_office(head, number + 1)):
            return split
    return 0


def _is_given(head: Sequence[Token], number: int) -> bool:
    """Tell the name of `Minister Gen Ito` from the title of `Gen. Ito`."""
    return head[number].lower in _SHORT_TITLES and number > 0 and head[number - 1].lower in TITLES


def late_name(bare: Sequence[Token]) -> int:
    """Return where the name begins in `master of ceremonies Ann Lee`; 0 if there is none."""
    run = run_start(bare)
    if not 3 <= run <= _LONGEST_ROLE or len(bare) - run < 2 or bare[run - 1].lower in PREPOSITIONS:  # noqa: PLR2004
        return 0
    links = [n for n in range(run) if bare[n].lower in PREPOSITIONS]
    lone = len(links) == 1 and links[0] == run - 2 and bare[links[0]].lower == "of"
    return run if lone and is_person_noun(bare[links[0] - 1].lower) and is_person_name(bare[run:]) else 0


def name_at_end(head: Sequence[Token]) -> int:
    """Return where the name begins in `Order of Oak Grand Keeper Ann Lee`; 0 if there is none."""
    start = len(head) - 2
    if start < 2 or not all(token.is_capital for token in head) or is_person_name(head):  # noqa: PLR2004
        return 0
    return start if head[start].lower in GIVEN_NAMES and not cannot_be_person(head[start + 1 :]) else 0


def run_start(head: Sequence[Token]) -> int:
    """Return where the capitalised words begin that end the phrase."""
    start = len(head)
    while start and (
        head[start - 1].is_capital
        or (start < len(head) and head[start - 1].lower in _INSIDE_NAMES)
        or head[start - 1].text[0].isdigit()
        or head[start - 1].text in "'’/"
        or (start > 1 and joins_subject(head, start - 1))
    ):
        start -= 1
    while start < len(head) and not (head[start].is_capital or _is_ordinal(head[start])):
        start += 1
    return start


def _is_ordinal(token: Token) -> bool:
    """Tell the number of `6th Circuit Court`, which is part of a name."""
    return token.text[0].isdigit() and token.lower.endswith(("st", "nd", "rd", "th"))


def is_person_name(tokens: Sequence[Token], *, titled: bool = False) -> bool:
    """Tell whether capitalised words can be a person's name; behind a title more can."""
    named = [token for token in tokens if token.lower not in GENERATIONS and token.lower not in AFTER_NAMES]
    if not 0 < len(named) <= LONGEST_PERSON_NAME or not (named[0].is_capital and named[-1].is_capital):
        return False
    if not all(token.is_capital or token.lower in NAME_PARTICLES for token in named):
        return False
    if _shouts(named) or named[-1].lower in HONORIFICS or named[-1].is_time:
        return False
    if titled and len(named) > 1:
        return not cannot_be_person(named[-1:]) or named[0].lower in GIVEN_NAMES or has_initial(named)
    return not cannot_be_person(named)


def has_initial(tokens: Sequence[Token]) -> bool:
    """Tell a name with an initial, as in `John F. Kennedy`."""
    return len(tokens) > 1 and any(len(token.text.rstrip(".")) == 1 for token in tokens[:-1])


def _joins_roles(tokens: Sequence[Token], number: int) -> bool:
    """Tell the `and` of `actor and campaigner Ann Lee`."""
    if tokens[number].lower != "and" or number + 1 >= len(tokens):
        return False
    before, following = tokens[number - 1], tokens[number + 1]
    small = not before.is_capital and not following.is_capital and following.lower not in DETERMINERS
    return small and is_person_noun(before.lower) and tokens[-1].is_capital


def _ends_person(tokens: Sequence[Token], number: int) -> bool:
    """Tell `Senator Ann Lee of Vermont` from `the University of Vermont`."""
    if tokens[number - 1].lower in TITLES:
        return False
    count = role_length(tokens[:number])
    return count > 0 or (tokens[0].lower in GIVEN_NAMES and number > 1 and is_person_name(tokens[:number]))


def _after_office(head: Sequence[Token], link: int) -> int:
    """Return where the name begins in `Secretary of State Ann Lee`; 0 if there is none."""
    for number in range(link + 2, len(head) - 1):
        if head[number].lower in GIVEN_NAMES and is_person_name(head[number:], titled=True):
            return number
    last = len(head) - 2
    return last if last > link + 1 and is_person_name(head[last:]) else 0


def _shouts(named: Sequence[Token]) -> bool:
    """Tell `FBI` and `CBS News` from `JANE TOKAR`."""
    first, last = named[0].text, named[-1].text
    if len(named) == 1:
        return len(first) > 1 and first.isupper()
    loud = len(first) > _LONGEST_ABBREVIATION and first.isupper()
    return (loud and first.lower() not in GIVEN_NAMES) or (len(last) > 1 and last.isupper() and not loud)
