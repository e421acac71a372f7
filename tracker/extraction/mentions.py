"""Who a speaker phrase means: pronouns, surnames, titles and acronyms to the fullest name in the article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import STATES, TITLES
from tracker.extraction.lexicon.words import NOBODY, PREPOSITIONS, SENTENCE_OPENERS
from tracker.extraction.names import Phrase, gender_of, is_title_phrase, read_phrase, words_of
from tracker.extraction.proposal import ProposedSpeaker
from tracker.extraction.roles import role_beside
from tracker.extraction.works import maker_of, work_head
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.extraction.tokens import Sentence, Token

_LONGEST_NAME = 8
_FARTHEST_SENTENCE = 6
_MOST_NAMESAKES = 20
_SHORTEST_ACRONYM = 2
_GENERATIONS = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii"})
_NAME_LINKS = frozenset({"of", "al", "bin", "de", "la", "van", "von", "der"})
_GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A name as it stands in one sentence."""

    phrase: Phrase
    sentence: int
    token: int


class Cast:
    """Everyone an article names, and who spoke last; asked claim by claim, in the order of the text."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Collect the names of all sentences, so that a surname may point forward to a full name."""
        self._text = text
        self._by_surname: dict[str, list[_Mention]] = defaultdict(list)
        self._by_title: dict[str, Phrase] = {}
        self._by_acronym: dict[str, Phrase] = {}
        self._by_head: dict[str, Phrase] = {}
        self._persons: list[list[_Mention]] = [[] for _ in sentences]
        self._spoke: dict[int, ProposedSpeaker] = {}
        self._last: dict[SpeakerKind, tuple[int, ProposedSpeaker]] = {}
        self._genders: dict[str, str] = {}
        self._roles: dict[str, str] = {}
        for number, sentence in enumerate(sentences):
            for first, after in _iter_names(sentence.tokens):
                self._learn(sentence.tokens, (first, after), number)

    def resolve(self, tokens: Sequence[Token], sentence: int, at: int) -> ProposedSpeaker | None:
        """Return who the phrase `tokens`, at token `at` of sentence number `sentence`, means."""
        word = tokens[0].lower
        if len(tokens) == 1 and word in NOBODY:
            return None
        if len(tokens) == 1 and word in _GENDERS:
            found = self._pronoun_person(_GENDERS[word], sentence, at)
        elif len(tokens) == 1 and word in {"it", "they"}:
            found = self._pronoun_body(sentence, plural=word == "they")
        elif (head := work_head(tokens)) is not None:
            maker = maker_of(tokens, head)
            if maker is None:
                return self._work(tokens, sentence)
            found = self._maker(maker, sentence)
        else:
            found = self._named(tokens, sentence)
        if found is not None:
            self._spoke[sentence] = found
            self._last[found.kind] = (sentence, found)
        return found

    def last_speaker(self, sentence: int) -> ProposedSpeaker | None:
        """Return who spoke last in this sentence or just before it."""
        for number in range(sentence, max(-1, sentence - _FARTHEST_SENTENCE), -1):
            if number in self._spoke:
                return self._spoke[number]
        return None

    def _work(self, tokens: Sequence[Token], sentence: int) -> ProposedSpeaker:
        """Return a report or a survey that nobody is named for; `it` may mean it later, `he` may not."""
        name = words_of(self._text, tokens)
        found = ProposedSpeaker(name=name, kind=SpeakerKind.UNNAMED, role=None)
        self._last[SpeakerKind.ORGANISATION] = (sentence, found)
        return found

    def _maker(self, tokens: Sequence[Token], sentence: int) -> ProposedSpeaker:
        """Return who made a report; one word is a body's name (`Eurostat`) unless a person bears it."""
        found = self._named(tokens, sentence)
        unknown = found.kind is SpeakerKind.PERSON and found.role is None and " " not in found.name
        return replace(found, kind=SpeakerKind.ORGANISATION) if unknown else found

    def _learn(self, within: Sequence[Token], place: tuple[int, int], sentence: int) -> None:
        at, after = place
        tokens = within[at:after]
        phrase = read_phrase(self._text, tokens)
        if phrase.kind is SpeakerKind.PERSON and phrase.role is None and " " in phrase.name:
            phrase = replace(phrase, role=role_beside(self._text, within, at, after))
        if phrase.kind is SpeakerKind.PERSON:
            mention = _Mention(phrase=phrase, sentence=sentence, token=at)
            self._persons[sentence].append(mention)
            namesakes = self._by_surname[_surname(phrase.name)]
            if len(namesakes) < _MOST_NAMESAKES and all(m.phrase != phrase for m in namesakes):
                namesakes.append(mention)
            for title in (phrase.role or "").lower().split():
                if title in PREPOSITIONS:
                    break
                self._by_title.setdefault(title, phrase)
            if phrase.gender:
                self._genders.setdefault(_surname(phrase.name), phrase.gender)
        elif len(tokens) > 1 and phrase.name.lower() not in STATES:
            acronym = "".join(t.text[0] for t in tokens if t.is_capital and t.lower != "the")
            if len(acronym) > _SHORTEST_ACRONYM:
                self._by_acronym.setdefault(acronym, phrase)
            self._by_head.setdefault(_head(phrase.name), phrase)

    def _named(self, tokens: Sequence[Token], sentence: int) -> ProposedSpeaker:
        phrase = read_phrase(self._text, tokens)
        if phrase.kind is SpeakerKind.PERSON:
            return self._person(phrase, sentence)
        if is_title_phrase(tokens) and tokens[-1].lower in self._by_title:
            return self._person(self._by_title[tokens[-1].lower], sentence)
        fuller = self._by_acronym.get(phrase.name.replace(".", ""))
        if fuller is None and tokens[0].lower == "the" and len(phrase.name.split()) == 1:
            fuller = self._by_head.get(phrase.name.lower())
        if phrase.kind in {SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION} and " " in phrase.name:
            self._by_head.setdefault(_head(phrase.name), phrase)
        return _speaker(fuller or phrase)

    def _person(self, phrase: Phrase, sentence: int) -> ProposedSpeaker:
        """Give a person the fullest name that fits, and the first role the article gives them."""
        surname = _surname(phrase.name)
        known = [mention for mention in self._by_surname.get(surname, ()) if _fits(mention.phrase, phrase)]
        full = [mention for mention in known if " " in mention.phrase.name]
        before = [mention for mention in full if mention.sentence <= sentence]
        nearest = before[-1] if before else full[0] if full else None
        name = phrase.name
        if nearest is not None:
            fitting = (m.phrase.name for m in known if _fits(m.phrase, nearest.phrase))
            name = max(fitting, key=len)
        role = phrase.role or next((m.phrase.role for m in known if m.phrase.role), None)
        role = self._roles.setdefault(name, role) if role else self._roles.get(name)
        return ProposedSpeaker(name=name, kind=SpeakerKind.PERSON, role=role)

    def _pronoun_person(self, gender: str, sentence: int, at: int) -> ProposedSpeaker | None:
        for number in range(sentence, max(-1, sentence - _FARTHEST_SENTENCE), -1):
            spoke = self._spoke.get(number)
            if spoke and spoke.kind is SpeakerKind.PERSON and self._may_be(spoke.name, gender):
                return self._seen_as(spoke, gender)
            for mention in self._persons[number]:
                earlier = number < sentence or mention.token < at
                if (
                    earlier
                    and self._is_established(mention.phrase)
                    and self._may_be(mention.phrase.name, gender)
                ):
                    return self._seen_as(self._person(mention.phrase, number), gender)
            if spoke and spoke.kind is SpeakerKind.UNNAMED:
                return spoke
        return None

    def _pronoun_body(self, sentence: int, *, plural: bool) -> ProposedSpeaker | None:
        kinds = [SpeakerKind.GROUP, SpeakerKind.UNNAMED] if plural else []
        recent = [
            self._last[k]
            for k in [*kinds, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT]
            if k in self._last
        ]
        near = [(n, speaker) for n, speaker in recent if sentence - n < _FARTHEST_SENTENCE]
        return max(near, key=lambda pair: pair[0])[1] if near else None

    def _may_be(self, name: str, gender: str) -> bool:
        return self._genders.get(_surname(name), gender) == gender and gender_of(
            name.split(maxsplit=1)[0]
        ) in {
            None,
            gender,
        }

    def _is_established(self, phrase: Phrase) -> bool:
        """Tell a known person from a lone capitalised word that might be anything (`Kazakhs`)."""
        return phrase.role is not None or any(
            " " in m.phrase.name for m in self._by_surname[_surname(phrase.name)]
        )

    def _seen_as(self, speaker: ProposedSpeaker, gender: str) -> ProposedSpeaker:
        self._genders.setdefault(_surname(speaker.name), gender)
        return speaker


def _iter_names(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of capitalised names, with lower-case links between capitals."""
    at = 0
    while at < len(tokens):
        opens = at == 0 and tokens[at].lower in SENTENCE_OPENERS and tokens[at].lower not in TITLES
        if not tokens[at].is_capital or tokens[at].is_time or (opens and at + 1 < len(tokens)):
            at += 1
            continue
        after = at + 1
        while after < min(len(tokens), at + _LONGEST_NAME) and _continues(tokens, after):
            after += 1
        yield at, after
        at = after


def _continues(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    if tokens[number - 1].lower.endswith("'s"):
        return False
    if token.is_capital and token.is_word:
        return not token.is_time
    ahead = tokens[number + 1] if number + 1 < len(tokens) else None
    return token.lower in _NAME_LINKS and ahead is not None and ahead.is_capital and not ahead.is_time


def _surname(name: str) -> str:
    parts = [part for part in name.lower().split() if part not in _GENERATIONS]
    return parts[-1] if parts else name.lower()


def _head(name: str) -> str:
    """Return what a body is called for short, such as `ministry` for the Ministry of Health."""
    words = name.lower().split()
    links = (n for n, word in enumerate(words) if word in {"of", "for", "in"} and n)
    return words[next(links, len(words)) - 1]


def _fits(one: Phrase, other: Phrase) -> bool:
    """Tell whether two persons' names with one surname can be one person's."""
    first, second = one.name.lower().split(), other.name.lower().split()
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return len(first) == 1 or len(second) == 1 or first[0][0] == second[0][0]


def _speaker(phrase: Phrase) -> ProposedSpeaker:
    return ProposedSpeaker(name=phrase.name, kind=phrase.kind, role=phrase.role)
