"""Whom an article names: every person and body once, with the fullest name, and where each is mentioned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import GENERATIONS, PUBLIC_ACRONYMS
from tracker.extraction.lexicon.given_names import NICKNAMES
from tracker.extraction.lexicon.places import PLACES
from tracker.extraction.lexicon.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from tracker.extraction.narration.adverbials import is_verb
from tracker.extraction.phrases import without_possessive
from tracker.extraction.speakers.names import Phrase, gender_of, read_phrase
from tracker.extraction.speakers.roles import role_beside
from tracker.extraction.speakers.runs import Run, Runs
from tracker.extraction.speakers.signs import Signs
from tracker.extraction.speakers.sorts import GIVEN_NAMES, is_body_noun
from tracker.extraction.structure.tokens import tokenise
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.extraction.structure.tokens import Sentence, Token

_MOST_NAMESAKES = 20
_SHORTEST_ACRONYM = 3
_FAMILIAR = 2
_LONGEST_HEADING = 600
_OTHER_PLACES = PLACES - {"u.s.", "us"}


@dataclass(slots=True, kw_only=True, eq=False)
class Known:
    """A person or body of the article. `words` say what it is: its titles, its places, its own words.

    `first_named` and `last_spoke` are numbers of sentences.
    """

    name: str
    kind: SpeakerKind
    gender: str | None
    role: str | None
    words: set[str]
    count: int = 0
    first_named: int | None = None
    last_spoke: int = -1


Index = dict[str, list[Known]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where somebody is named: the token of the sentence, and whether as the subject of a clause."""

    known: Known
    token: int
    is_subject: bool


class Roster:
    """Everyone an article names, by the words they can be found by."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Read all sentences, full names first, so that a surname may point forward to one."""
        self._text = text
        self._sentences = sentences
        self._signs = Signs()
        self._bodies: dict[str, Known] = {}
        self._by_acronym: dict[str, Known] = {}
        self._by_first_word: Index = defaultdict(list)
        self._by_first_name: Index = defaultdict(list)
        self._by_middle_name: Index = defaultdict(list)
        self.by_surname: Index = defaultdict(list)
        self.by_head: Index = defaultdict(list)
        self.by_word: Index = defaultdict(list)
        self.mentions: list[list[Mention]] = [[] for _ in sentences]
        self._runs = Runs(text, sentences)
        runs = list(self._runs)
        for run in runs:
            name = run.phrase.name
            self._signs.read(run, _key(name), _name_parts(name)[-1], sentences[run.sentence])
        self._read_heading({parts[-1] for run in runs if len(parts := _name_parts(run.phrase.name)) == 1})
        for full in (True, False):
            for run in runs:
                if (" " in run.phrase.name) is full:
                    self._mention(run, self.learn(run.phrase))
        for row in self.mentions:
            row.sort(key=lambda mention: mention.token)

    def _read_heading(self, surnames: AbstractSet[str]) -> None:
        """Learn the full names that stand only above the running text, of those it calls by surname."""
        start = self._sentences[0].span.start if self._sentences else 0
        for first, last in pairwise(tokenise(self._text, max(0, start - _LONGEST_HEADING), start)):
            bare = without_possessive([last])
            named = first.lower in GIVEN_NAMES and first.is_capital and not first.text.isupper()
            if named and bare and bare[0].lower in surnames and last.is_capital:
                self.learn(read_phrase(self._text, [first, *bare]))

    def is_common(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell a capital that only opens the sentence, as in `Forecasters said`, from a name's."""
        return tokens[0].lower not in self.by_surname and self._runs.may_be_common(tokens, at)

    def learn(self, phrase: Phrase) -> Known:
        """Return whom a name means, and remember what else it tells about them."""
        kind = self.kind_of(phrase)
        known = self._person(phrase) if kind is SpeakerKind.PERSON else self._body(phrase, kind)
        known.role = known.role or phrase.role
        self._tell(known, phrase.words)
        self._tell(known, _words_in(phrase.role))
        return known

    def describe(self, known: Known, phrase: Phrase) -> None:
        """Remember a body without a name of its own, such as `the health ministry`."""
        self._tell(known, phrase.words)
        if is_body_noun(phrase.head):
            _add(self.by_head, phrase.head, known)

    def kind_of(self, phrase: Phrase) -> SpeakerKind:
        """Return what sort of speaker bears a name, by the article as a whole."""
        parts = _name_parts(phrase.name)
        if len(parts) == 1 and phrase.name.endswith("s") and self.by_surname.get(parts[0][:-1]):
            return SpeakerKind.PERSON if self.by_surname.get(parts[0]) else SpeakerKind.GROUP
        loud = len(parts) == 1 and phrase.name.isupper() and parts[0] in self.by_surname
        if phrase.kind is not None and not loud:
            return phrase.kind
        if self._persons_called(phrase):
            return SpeakerKind.PERSON
        key = _key(phrase.name)
        if key in self._bodies or phrase.name in self._by_acronym:
            return SpeakerKind.ORGANISATION
        return self._signs.kind_of(phrase.name, key, parts)

    def _persons_called(self, phrase: Phrase) -> list[Known]:
        """Return the persons whom a name may mean, the likeliest first."""
        parts = _name_parts(phrase.name)
        found = [known for known in self.by_surname.get(parts[-1], ()) if _fits(known, phrase, parts)]
        if not found and len(parts) == 1:
            other = self._by_middle_name.get(parts[0]) or self._by_first_name.get(parts[0], [])
            found = [known for known in other if _same_gender(known.gender, phrase.gender)]
        return sorted(
            found, key=lambda known: (known.last_spoke, " " in known.name, known.count), reverse=True
        )

    def _person(self, phrase: Phrase) -> Known:
        found = self._persons_called(phrase)
        if found:
            known = found[0]
            known.gender = known.gender or phrase.gender
            if len(phrase.name) > len(known.name) and " " in phrase.name and not _shouts(phrase.name):
                known.name = phrase.name
            _write_small(known, phrase.name)
            return known
        known = _new(phrase, SpeakerKind.PERSON)
        parts = _name_parts(phrase.name)
        _add(self.by_surname, parts[-1], known)
        _add(self._by_first_name, parts[0], known)
        for part in parts[1:-1]:
            _add(self._by_middle_name, part, known)
        return known

    def _body(self, phrase: Phrase, kind: SpeakerKind) -> Known:
        known = self._body_called(phrase)
        if known is None:
            known = _new(phrase, kind)
            self._index(known, phrase)
        _write_small(known, phrase.name)
        if phrase.acronym:
            self._by_acronym.setdefault(phrase.acronym, known)
        return known

    def _body_called(self, phrase: Phrase) -> Known | None:
        """Return the body that a name means: itself, its acronym, or the longer name it is part of."""
        key = _key(phrase.name)
        found = self._by_acronym.get(phrase.name.replace(".", "")) or self._bodies.get(key)
        longer = None if found and phrase.name.isupper() else self._longer(phrase, key)
        return longer or found

    def _longer(self, phrase: Phrase, key: str) -> Known | None:
        """Return the longer name of which this one is a part: `Supreme Court` of `U.S. Supreme Court`."""
        own = set(phrase.words)
        lone = len(own) == 1
        if key in PLACES or phrase.head == "house" or not (lone or is_body_noun(phrase.head)):
            return None
        if lone and not phrase.is_definite:
            alike = [known for known in self._by_first_word.get(phrase.words[0], ()) if _is_proper(known)]
        else:
            alike = self.by_head.get(phrase.head, [])
        found = [k for k in alike if own < k.words and not _is_elsewhere(k, k.words - own)]
        return found[0] if len(found) == 1 else None

    def _index(self, known: Known, phrase: Phrase) -> None:
        self._bodies[_key(phrase.name)] = known
        words = phrase.name.split()
        if len(words) == 1 or known.kind is SpeakerKind.GROUP or _key(phrase.name) in PLACES:
            return
        acronym = "".join(word[0] for word in words if word[0].isupper())
        if len(acronym) >= _SHORTEST_ACRONYM:
            self._by_acronym.setdefault(acronym, known)
            if acronym.lower() in PUBLIC_ACRONYMS:
                known.kind = SpeakerKind.GOVERNMENT
        heads = [word for word, after in pairwise(phrase.words) if after in PREPOSITIONS]
        for head in dict.fromkeys([*heads, phrase.head, phrase.words[-1]]):
            _add(self.by_head, head, known)
        _add(self._by_first_word, words[0].lower(), known)

    def _tell(self, known: Known, words: Iterable[str]) -> None:
        """Remember words that say what somebody is."""
        for word in words:
            if word not in known.words:
                known.words.add(word)
                _add(self.by_word, word, known)

    def _mention(self, run: Run, known: Known) -> None:
        known.count += 1
        if known.first_named is None or run.sentence < known.first_named:
            known.first_named = run.sentence
        tokens = self._sentences[run.sentence].tokens
        if known.kind is SpeakerKind.PERSON:
            known.gender = first_gender(known) or self._gender_by_signs(known)
            known.role = known.role or role_beside(self._text, tokens, run.first, run.after)
            within = tokens[run.first : run.after]
            self._tell(known, _words_in(known.role))
            self._tell(known, _places_after(tokens, run.after))
            self._tell(known, [token.lower for token in within if token.lower in PLACES])
        mention = Mention(known=known, token=run.first, is_subject=_is_subject(tokens, run.first))
        self.mentions[run.sentence].append(mention)

    def _gender_by_signs(self, known: Known) -> str | None:
        """Return the gender of the pronouns that follow a surname which nobody shares."""
        surname = _name_parts(known.name)[-1]
        rare = " " not in known.name and known.count < _FAMILIAR
        return None if rare or len(self.by_surname[surname]) > 1 else self._signs.gender_of(surname)


def first_gender(known: Known) -> str | None:
    """Return the gender that a known person has by title or by given name."""
    return known.gender or (gender_of(known.name.split(maxsplit=1)[0]) if " " in known.name else None)


def _new(phrase: Phrase, kind: SpeakerKind) -> Known:
    gender = phrase.gender if kind is SpeakerKind.PERSON else None
    return Known(name=phrase.name, kind=kind, gender=gender, role=phrase.role, words=set())


def _is_subject(tokens: Sequence[Token], first: int) -> bool:
    """Tell a subject from a name that hangs on a preposition or a verb."""
    number = next((n for n in range(first - 1, -1, -1) if tokens[n].lower not in DETERMINERS), None)
    if number is None:
        return True
    token = tokens[number]
    hangs = token.lower in PREPOSITIONS or is_verb(token) or token.lower.endswith("'s")
    return not hangs and (not token.is_word or token.lower in CONJUNCTIONS)


def _places_after(tokens: Sequence[Token], after: int) -> list[str]:
    """Return the places that follow a name: `of Vermont`, `(R-Tex.)`."""
    if after + 1 >= len(tokens):
        return []
    following = [token.lower for token in tokens[after + 1 : after + 3] if token.is_capital]
    if tokens[after].lower in {"of", "from"} and tokens[after + 1].is_capital:
        return following
    return [word for each in following for word in each.split("-")] if tokens[after].text in "(," else []


def _shouts(name: str) -> bool:
    """Tell `JANE TOKAR` from `BBC` and from `Jane Tokar`."""
    return " " in name and name.isupper()


def _write_small(known: Known, name: str) -> None:
    """Prefer `Jane Tokar` to `JANE TOKAR`."""
    if _shouts(known.name) and not name.isupper() and known.name.lower() == name.lower():
        known.name = name


def _name_parts(name: str) -> list[str]:
    parts = [part for part in name.lower().split() if part not in GENERATIONS]
    return parts or [name.lower()]


def _key(name: str) -> str:
    return name.lower().replace(".", "").replace("’", "'").replace("'s ", " ")


def _add(index: Index, key: str, known: Known) -> None:
    if len(index[key]) < _MOST_NAMESAKES:
        index[key].append(known)


def _is_proper(known: Known) -> bool:
    return known.name.split()[-1][0].isupper()


def _words_in(role: str | None) -> list[str]:
    return (role or "").lower().replace("’", "'").split()


def _is_elsewhere(known: Known, extra: set[str]) -> bool:
    """Tell a longer name that means another place's public body."""
    return known.kind is SpeakerKind.GOVERNMENT and not extra.isdisjoint(_OTHER_PLACES)


def _same_gender(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _fits(known: Known, phrase: Phrase, parts: list[str]) -> bool:
    """Tell whether two persons' names with one surname can be one person's."""
    theirs = _name_parts(known.name)
    if not _same_gender(known.gender, phrase.gender):
        return False
    if len(theirs) == 1 or len(parts) == 1:
        return True
    one, other = theirs[0].rstrip("."), parts[0].rstrip(".")
    initial = min(len(one), len(other)) == 1 and one[0] == other[0]
    return one == other or initial or NICKNAMES.get(one, one) == NICKNAMES.get(other, other)
