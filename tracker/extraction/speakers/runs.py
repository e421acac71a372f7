"""Where the running text names somebody: capitalised runs with the title before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import TITLES, WELL_KNOWN
from tracker.extraction.lexicon.places import ADJECTIVES_OF_PLACE, PLACES
from tracker.extraction.lexicon.speakers import (
    INSTITUTIONS,
    NAME_PARTICLES,
    NEVER_NAMES,
    QUALIFIERS,
    SPEAKING_WORKS,
)
from tracker.extraction.lexicon.words import (
    ANY_PRONOUN,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SENTENCE_OPENERS,
    TIME_MODIFIERS,
)
from tracker.extraction.narration.adverbials import is_adverb, is_verb
from tracker.extraction.phrases import joins_address, joins_subject, without_possessive
from tracker.extraction.speakers.names import ARTICLES, Phrase, read_phrase
from tracker.extraction.speakers.sorts import GIVEN_NAMES, is_body_noun, is_group_noun, is_person_noun
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.extraction.structure.tokens import Sentence, Token

_LONGEST_NAME = 12
_SHORTEST_SHOUT = 4
_LONGEST_TITLE = 8
_LONGEST_INSTITUTION = 3
_NAME_LINKS = NAME_PARTICLES | {"of", "&", "and", "for"}
_NOUN_ENDINGS = ("tion", "tions", "ment", "ments", "age", "ness", "ings", "ers", "ists", "ians", "ics")
_VERBAL = ("ing", "ed")
_BREAKS_TITLE = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | ANY_PRONOUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A name as it stands in a sentence, from its title on, and what it reads as."""

    sentence: int
    first: int
    after: int
    phrase: Phrase


class Runs:
    """The names in an article's sentences, and how it writes its words: small or with a capital."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Note which words stand small, and which have a capital where no sentence begins."""
        self._text = text
        self._sentences = sentences
        self._phrases: dict[str, Phrase] = {}
        self._small: set[str] = set()
        self._capital: set[str] = set()
        for sentence in sentences:
            self._read_capitals(sentence.tokens)

    def may_be_common(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell a capital that may only open the sentence, as in `Forecasters said`, from a name's."""
        word = tokens[0].lower
        office = len(tokens) > 1 and tokens[1].lower == "of" and word in TITLES
        if at or office or word in self._capital:
            return False
        lone = len(tokens) == 1 or not tokens[1].is_capital
        known = word in self._small or is_adverb(tokens[0]) or _is_common_noun(word) or word in SPEAKING_WORKS
        return known or (lone and word.endswith(_NOUN_ENDINGS))

    def __iter__(self) -> Iterator[Run]:
        """Yield the names in the order of the text; a name inside an institution's comes after it."""
        for number, sentence in enumerate(self._sentences):
            if is_shouted(sentence.tokens):
                continue
            for first, after in _iter_names(sentence.tokens):
                yield from self._read(number, first, after)

    def _read_capitals(self, tokens: Sequence[Token]) -> None:
        opens = True
        for number, token in enumerate(tokens):
            opens = opens and token.is_capital
            if number and not token.is_capital:
                self._small.add(token.lower)
            elif number and not opens:
                self._capital.add(token.lower.removesuffix("'s"))

    def _read(self, number: int, first: int, after: int) -> Iterator[Run]:
        tokens = self._sentences[number].tokens
        if first == 0 and self._only_opens(tokens, after):
            first = next((n for n in range(1, after) if tokens[n].is_capital), after)
        if first >= after or (after == first + 1 and tokens[first].lower in ADJECTIVES_OF_PLACE):
            return
        yield from self._read_institution(number, first, after)
        start = _title_start(tokens, first)
        phrase = self._phrase(tokens[start:after])
        if not phrase.is_name and start < first:
            start = first
            phrase = self._phrase(tokens[first:after])
        if phrase.is_name:
            if acronym := _acronym_after(tokens, after):
                phrase = replace(phrase, acronym=acronym)
            yield Run(sentence=number, first=start, after=after, phrase=phrase)

    def _phrase(self, tokens: Sequence[Token]) -> Phrase:
        """Return what a name reads as; most names stand in an article more than once."""
        key = self._text[tokens[0].start : tokens[-1].end]
        if key not in self._phrases:
            self._phrases[key] = read_phrase(self._text, without_possessive(tokens))
        return self._phrases[key]

    def _only_opens(self, tokens: Sequence[Token], after: int) -> bool:
        """Tell the capital of a word that opens the sentence from a name's."""
        word = tokens[0].lower
        named = word in GIVEN_NAMES or word in TITLES
        if is_adverb(tokens[0]) or word in TIME_MODIFIERS or (word.endswith(_VERBAL) and not named):
            return True
        if word in self._capital:
            return False
        if word in AUXILIARIES:
            return True
        if after > 1 and not named and tokens[1].lower not in TITLES:
            return tokens[1].lower.removesuffix("'s") in self._capital
        return after == 1 and word not in PLACES and not word.endswith("'s")

    def _read_institution(self, number: int, first: int, after: int) -> Iterator[Run]:
        """Read `Springfield borough council`, which only begins with a name."""
        tokens = self._sentences[number].tokens
        ends = range(after, min(len(tokens), after + _LONGEST_INSTITUTION))
        end = next((n + 1 for n in ends if tokens[n].lower in INSTITUTIONS), after)
        between = tokens[after:end]
        if not between or not all(token.is_word and token.lower not in _BREAKS_TITLE for token in between):
            return
        phrase = read_phrase(self._text, tokens[first:end])
        if not phrase.is_name and phrase.kind in {SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION}:
            yield Run(sentence=number, first=first, after=end, phrase=phrase)


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Tell a heading in capitals, where a capital tells nothing of names."""
    if not all(token.text.isupper() for token in tokens if token.text[0].isalpha()):
        return False
    return sum(token.text[0].isalpha() for token in tokens) >= _SHORTEST_SHOUT


def _is_common_noun(word: str) -> bool:
    return is_person_noun(word) or is_body_noun(word) or is_group_noun(word)


def _iter_names(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of capitalised names, with lower-case links between capitals."""
    at = 0
    while at < len(tokens):
        if not _may_open(tokens, at):
            at += 1
            continue
        after = at + 1
        while after < min(len(tokens), at + _LONGEST_NAME) and _continues(tokens, after):
            after += 1
        yield at, after
        at = after


def _may_open(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.is_capital or _is_compound(token) or token.lower.split("'")[0] in NEVER_NAMES:
        return False
    return not (token.is_time and at + 1 < len(tokens)) and not (at == 0 and token.lower in SENTENCE_OPENERS)


def _continues(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    if joins_address(tokens, number) or joins_address(tokens, number - 1) or joins_subject(tokens, number):
        return True
    if tokens[number - 1].lower.endswith("'s"):
        return False
    if token.is_capital and token.is_word:
        return not token.is_time and not _is_compound(token)
    following = number + 1 < len(tokens) and tokens[number + 1].is_capital and not tokens[number + 1].is_time
    if token.lower == "and" and following and _opens_person(tokens, number):
        return False
    return token.lower in _NAME_LINKS and following and tokens[number - 1].is_capital


def _is_compound(token: Token) -> bool:
    """Tell the adjective `Oslo-based` from a name."""
    tail = token.text.rpartition("-")[2]
    return "-" in token.text and tail.islower() and tail.endswith(("ed", "led", "run", "style", "era"))


def _opens_person(tokens: Sequence[Token], link: int) -> bool:
    """Tell `Congress and President Lee` and `Iran and Ann Lee` from one name."""
    following = tokens[link + 1].lower
    known = {following, tokens[link - 1].lower}
    return following in TITLES or following in GIVEN_NAMES or bool(known & (PLACES | WELL_KNOWN))


def _title_start(tokens: Sequence[Token], first: int) -> int:
    """Return where the title begins that stands right before a name: `press secretary Ann Lee`."""
    if first == 0:
        return first
    before = tokens[first - 1]
    if before.lower in ARTICLES:
        return first - 1
    if tokens[first].lower in TITLES and before.lower not in QUALIFIERS and not is_person_noun(before.lower):
        return first
    introduces = is_person_noun(before.lower) or is_body_noun(before.lower)
    if before.is_capital or before.is_time or not introduces or is_group_noun(before.lower):
        return first
    start = first - 1
    while start > max(0, first - _LONGEST_TITLE) and _is_title_word(tokens, start - 1):
        start -= 1
    return start


def _is_title_word(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    if token.lower in {"and", "of"}:
        return number > 0 and is_person_noun(tokens[number - 1].lower)
    if not token.is_word or token.lower in _BREAKS_TITLE or token.is_time:
        return False
    if token.lower.endswith(_VERBAL) and not token.is_capital and token.lower not in {"acting", "retired"}:
        return False
    return not is_verb(token) and not is_adverb(token)


def _acronym_after(tokens: Sequence[Token], after: int) -> str | None:
    """Return the acronym in brackets behind a name."""
    if after + 2 >= len(tokens) or tokens[after].text != "(" or tokens[after + 2].text != ")":
        return None
    acronym = tokens[after + 1].text.replace(".", "")
    return acronym if len(acronym) > 1 and acronym.isupper() else None
