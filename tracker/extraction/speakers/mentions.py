"""Who a speaker phrase means: pronouns, surnames, titles and acronyms to the fullest name in the article."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.speakers import ASKING_WORKS, PERSONAL_BODIES, PRONOUN_GENDERS
from tracker.extraction.lexicon.words import ANY_PRONOUN, DETERMINERS, PREPOSITIONS, TIME_MODIFIERS
from tracker.extraction.narration.adverbials import is_verb
from tracker.extraction.phrases import (
    join_addresses,
    noun_phrase_before,
    trim,
    trim_marks,
    without_titles_of_works,
)
from tracker.extraction.proposal import ProposedSpeaker
from tracker.extraction.speakers.descriptions import GENDERS_OF_TITLES, find_described
from tracker.extraction.speakers.makers import Makers
from tracker.extraction.speakers.names import POSSESSIVES, Phrase, read_phrase, words_of
from tracker.extraction.speakers.recency import Recency
from tracker.extraction.speakers.roster import Known, Roster, first_gender
from tracker.extraction.speakers.sorts import is_body_noun, is_group_noun, is_person_noun
from tracker.extraction.speakers.works import brings_out, is_published, maker_of, work_head
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Sentence, Token

_THINGS = frozenset({"it", "its", "itself"})
_PLURALS = frozenset({"they", "them", "their", "themselves"})
_FAMILIAR = 2
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# What nobody is named by, such as `I`, is among them: it stays open.
_PRONOUNS = ANY_PRONOUN | POSSESSIVES | PRONOUN_GENDERS.keys() | _RELATIVE | _THINGS | _PLURALS | {"there"}
_LEADS_AWAY = PREPOSITIONS - {"of"}


class Cast:
    """Everyone an article names, and who spoke last; asked claim by claim, in the order of the text."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Collect the names of all sentences, so that a surname may point forward to a full name."""
        self._text = text
        self._sentences = sentences
        self._roster = Roster(text, sentences)
        self._recency = Recency(self._roster)
        self._makers = Makers(text, sentences)
        # A work's maker may be told by another work, and that one's by the first.
        self._asks_maker = False
        self._described: dict[str, Known] = {}
        self._by_noun: dict[str, Known] = {}

    def resolve(self, tokens: Sequence[Token], sentence: int, at: int) -> ProposedSpeaker | None:
        """Return who the phrase `tokens`, at token `at` of sentence number `sentence`, means."""
        known = self._find(tokens, sentence, at)
        if known is None:
            return None
        self._recency.note(known, sentence, at)
        return _speaker(known)

    def last_speaker(self, sentence: int) -> ProposedSpeaker | None:
        """Return who spoke last in this sentence or just before it."""
        known = self._recency.last_speaker(sentence)
        return _speaker(known) if known else None

    def referent(self, token: Token, sentence: int, at: int) -> str | None:
        """Return the name that a pronoun or a lone surname at a place stands for, None when it may be two.

        Asking changes nothing. `at` is the number of the token, or of the quotation that holds it.
        """
        word = token.lower.removesuffix("'s")
        found: Known | None = None
        if word in PRONOUN_GENDERS:
            found = self._recency.only_person(PRONOUN_GENDERS[word], sentence, at)
        elif word in _THINGS:
            found = self._recency.only_body(sentence, at)
        elif token.is_capital and self._stands_alone(sentence, at):
            persons = self._roster.by_surname.get(word, ())
            found = persons[0] if len(persons) == 1 else None
        if found is None or found.kind in {SpeakerKind.UNNAMED, SpeakerKind.GROUP}:
            return None
        return found.name

    def _stands_alone(self, sentence: int, at: int) -> bool:
        """Tell `Lee` from the last word of `Ann Lee`."""
        tokens = self._sentences[sentence].tokens
        beside = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
        return not any(token.is_capital and token.is_word for token in beside)

    def _find(self, tokens: Sequence[Token], sentence: int, at: int) -> Known | None:
        trimmed = join_addresses(trim(without_titles_of_works(trim_marks(tokens))))
        if not trimmed or trimmed[0].is_quotation:
            return None
        trimmed = _without_figures(trimmed)
        at += next((n for n, token in enumerate(tokens) if token.start == trimmed[0].start), 0)
        word = trimmed[0].lower.split("'")[0]
        if len(trimmed) == 1 and word in _PRONOUNS:
            return self._pronoun(word, sentence, at)
        if self._roster.is_common(trimmed, at):
            trimmed = [replace(trimmed[0], text=trimmed[0].lower), *trimmed[1:]]
        return self._phrase(trimmed, sentence, at)

    def _pronoun(self, word: str, sentence: int, at: int) -> Known | None:
        if word in _RELATIVE:
            return self._relative(word, sentence, at)
        if word in PRONOUN_GENDERS:
            gender = PRONOUN_GENDERS[word]
            return _seen_as(self._recency.person(gender, sentence, at), gender)
        if word in _THINGS:
            return self._recency.last_body(sentence, at, lambda _: True)
        return self._recency.group(sentence, at) if word in _PLURALS else None

    def _relative(self, word: str, sentence: int, at: int) -> Known | None:
        """Return whom the phrase right before `who` means."""
        tokens = self._sentences[sentence].tokens
        end = at
        while end and tokens[end - 1].text in ",()—–":
            end -= 1
        found = noun_phrase_before(tokens, end) if at < len(tokens) else None
        if found is None:
            return None
        first, after = found
        if first > 1 and tokens[first - 1].text == "," and tokens[first].lower in DETERMINERS:
            first, after = noun_phrase_before(tokens, first - 1) or found
        if after == first + 1 and tokens[first].lower in _RELATIVE:
            return None
        if word == "which":
            first = _body_start(tokens, first, after)
        elif word == "who":
            first = _person_start(tokens, first, after)
        return self._find(tokens[first:after], sentence, first)

    def _phrase(self, tokens: Sequence[Token], sentence: int, at: int) -> Known | None:
        head = work_head(tokens)
        if head is not None:
            return self._work(tokens, head, sentence, at)
        if listed := self._list(tokens):
            return listed
        phrase = read_phrase(self._text, tokens)
        if phrase.is_name:
            return self._named(phrase)
        owned = self._owned(tokens, phrase, sentence, at)
        if owned is not None:
            return owned
        return find_described(phrase, self._roster, self._recency, sentence, at) or self._as_described(phrase)

    def _owned(self, tokens: Sequence[Token], phrase: Phrase, sentence: int, at: int) -> Known | None:
        """Return `his campaign` as his whose it is."""
        if tokens[0].lower not in {"his", "her"} or phrase.head not in PERSONAL_BODIES:
            return None
        owner = self._recency.person(PRONOUN_GENDERS[tokens[0].lower], sentence, at)
        if owner is None or owner.kind is not SpeakerKind.PERSON:
            return None
        surname = owner.name.split()[-1].lower()
        theirs = [known for known in self._roster.by_head.get(phrase.head, ()) if surname in known.words]
        rest = " ".join(self._text[tokens[1].start : tokens[-1].end].split())
        return theirs[0] if theirs else self._unnamed(f"{owner.name}’s {rest}", SpeakerKind.ORGANISATION)

    def _named(self, phrase: Phrase) -> Known:
        """Return whom a name means; the role beside it here counts until they have spoken."""
        known = self._roster.learn(phrase)
        if phrase.role and known.last_spoke < 0 and not (known.role or "").endswith(phrase.role):
            known.role = phrase.role
        return known

    def _work(self, tokens: Sequence[Token], head: int, sentence: int, at: int) -> Known | None:
        """Return who made a report, or else the report itself."""
        maker = maker_of(tokens, head)
        if maker is not None:
            return self._maker(maker, tokens[head].lower, sentence, at)
        noun = tokens[head].lower
        found = self._maker_told(tokens, head, sentence, at)
        if found is not None:
            return found
        earlier = self._by_noun.get(noun)
        if earlier is not None and head == 1 and tokens[0].lower in {"the", "this", "that"}:
            return earlier
        kind = SpeakerKind.ORGANISATION if is_published(noun) else SpeakerKind.UNNAMED
        self._by_noun[noun] = self._unnamed(words_of(self._text, _up_to_comma(tokens, head)), kind)
        return self._by_noun[noun]

    def _maker_told(self, tokens: Sequence[Token], head: int, sentence: int, at: int) -> Known | None:
        """Return who made a work by what the article tells elsewhere."""
        alike = None if self._asks_maker else self._makers.find(tokens, head, sentence, at)
        if alike is None:
            return None
        place, words = alike
        self._asks_maker = True
        found = self._maker(words, tokens[head].lower, *place) if words else self._subject_before(*place)
        self._asks_maker = False
        return found

    def _maker(self, tokens: Sequence[Token], noun: str, sentence: int, at: int) -> Known | None:
        """Return who made a work; a name that may be a body's is one, surely if people were asked."""
        bare = trim(tokens)
        found = self._phrase(bare, sentence, at) if bare else None
        if found is None or found.kind is not SpeakerKind.PERSON or found.role or first_gender(found):
            return found
        rare = " " not in found.name and found.count < _FAMILIAR
        if rare or noun in ASKING_WORKS:
            found.kind = SpeakerKind.ORGANISATION
        return found

    def _subject_before(self, sentence: int, at: int) -> Known | None:
        """Return who is the subject of the verb before a place in a sentence, or else is named nearest."""
        tokens = self._sentences[sentence].tokens
        verb = next((n for n in range(at - 1, 0, -1) if is_verb(tokens[n]) or brings_out(tokens[n])), None)
        found = noun_phrase_before(tokens, verb) if verb else None
        if found is not None:
            return self._find(tokens[found[0] : found[1]], sentence, found[0])
        return self._recency.subject_before(sentence, at)

    def _list(self, tokens: Sequence[Token]) -> Known | None:
        """Return several speakers as one group: `Ann Lee, Bill Moss and her friends`."""
        phrases = [read_phrase(self._text, part) for part in _listed(tokens)]
        if not phrases or not all(phrase.is_name for phrase in phrases[:-1]):
            return None
        kinds = [self._roster.kind_of(phrase) for phrase in phrases]
        last = phrases[-1]
        if set(kinds) == {SpeakerKind.PERSON} and last.is_name:
            return self._unnamed(self._joined(phrases), SpeakerKind.GROUP)
        whole = words_of(self._text, tokens)
        if set(kinds) == {SpeakerKind.GOVERNMENT} and last.is_name:
            return self._unnamed(whole, SpeakerKind.GOVERNMENT)
        if kinds[0] is SpeakerKind.PERSON and phrases[0].is_name and len(phrases) == 2:  # noqa: PLR2004
            whole = f"{self._roster.learn(phrases[0]).name} and {last.name}"
        mixed = set(kinds[:-1]) == {SpeakerKind.PERSON} and kinds[-1] is not SpeakerKind.PERSON
        if mixed and (last.is_name or is_group_noun(last.head)):
            return self._unnamed(whole, SpeakerKind.GROUP)
        return None

    def _joined(self, phrases: Sequence[Phrase]) -> str:
        names = [self._roster.learn(phrase).name for phrase in phrases]
        return f"{', '.join(names[:-1])} and {names[-1]}"

    def _as_described(self, phrase: Phrase) -> Known:
        earlier = self._by_noun.get(phrase.head)
        if earlier is not None and phrase.is_definite and phrase.words == (phrase.head,):
            return earlier
        known = self._unnamed(phrase.name, phrase.kind or SpeakerKind.UNNAMED)
        if not known.words:
            known.gender = GENDERS_OF_TITLES.get(phrase.head)
            self._roster.describe(known, phrase)
        if known.kind in {SpeakerKind.UNNAMED, SpeakerKind.GROUP}:
            self._by_noun[phrase.head] = known
        return known

    def _unnamed(self, name: str, kind: SpeakerKind) -> Known:
        key = name.lower()
        if key not in self._described:
            self._described[key] = Known(name=name, kind=kind, gender=None, role=None, words=set())
        return self._described[key]


def _without_figures(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return `those surveyed` of `58%-33%, those surveyed`."""
    comma = next((n for n, token in enumerate(tokens) if token.text == ","), None)
    if (
        comma is None
        or comma + 1 == len(tokens)
        or not all(t.text[0] in "0123456789%-–" for t in tokens[:comma])
    ):
        return tokens
    return tokens[comma + 1 :]


def _up_to_comma(tokens: Sequence[Token], head: int) -> Sequence[Token]:
    """Return `a study` of `a study, published in May` and of `a study last year`."""
    rest = range(head + 1, len(tokens))
    ends = (n for n in rest if tokens[n].text in ",(—–" or tokens[n].lower in TIME_MODIFIERS)
    return tokens[: next(ends, len(tokens))]


def _listed(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Return the members of a list that `and` ends; none when the phrase is no list."""
    links = [number for number, token in enumerate(tokens) if token.lower in {"and", ","}]
    if links and tokens[links[0]].lower == "and":
        links = links[:1]
    if not links or tokens[links[-1]].lower != "and":
        return []
    members = [trim(tokens[one + 1 : other]) for one, other in pairwise([-1, *links, len(tokens)])]
    members = [member for member in members if member]
    return members if len(members) > 1 else []


def _stays(noun: str) -> bool:
    """Tell a body, which `which` may take, from `news` of one."""
    return is_body_noun(noun) and noun not in {"news", "research", "co-operation", "data"}


def _body_start(tokens: Sequence[Token], first: int, after: int) -> int:
    """Return where the body begins in `a lawyer at the ministry`, whom `which` cannot take."""
    links = [n for n in range(first + 1, after) if tokens[n].lower in _LEADS_AWAY]
    if not links or tokens[links[0] - 1].is_capital or _stays(tokens[links[0] - 1].lower):
        return first
    return links[-1] + 1


def _person_start(tokens: Sequence[Token], first: int, after: int) -> int:
    """Return where the person begins in `the bill to Ann Lee`, which `who` cannot take as a whole."""
    links = [n for n in range(first + 1, after - 1) if tokens[n].lower in PREPOSITIONS]
    if not links or not tokens[after - 1].is_capital:
        return first
    head = tokens[links[0] - 1]
    people = head.is_capital or is_person_noun(head.lower) or is_group_noun(head.lower)
    return first if people else links[-1] + 1


def _seen_as(known: Known | None, gender: str) -> Known | None:
    if known is not None and known.kind is SpeakerKind.PERSON:
        known.gender = known.gender or gender
    return known


def _speaker(known: Known) -> ProposedSpeaker:
    return ProposedSpeaker(name=known.name, kind=known.kind, role=known.role)
