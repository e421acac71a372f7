"""Which pronouns of a claim give way to the name they stand for, and how the name is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.calendar import WEEKDAYS
from tracker.extraction.lexicon.clauses import (
    HAS_DONE,
    NOT_OF_ONESELF,
    OF_ONESELF,
    OWNING_PRONOUNS,
    TAKES_TWO_OBJECTS,
)
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.lexicon.words import DETERMINERS, FUNCTION_WORDS, PERSONAL, PLURAL_SUBJECTS
from tracker.extraction.narration.adverbials import is_adverb
from tracker.extraction.speakers.names import gender_of
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.structure.tokens import tokenise
from tracker.models.enums import SpeakerKind
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.extraction.cues import Cue
    from tracker.extraction.proposal import ProposedSpeaker
    from tracker.extraction.reading.attribution import Attribution

_PRONOUN = re.compile(r"\b(?:he|him|his|she|her|it|its|they|them|their)\b(?!['’])", re.IGNORECASE)
_ONE_WHO = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "it": "it", "its": "it"}
_DOUBLE_MARK = re.compile('["“”„«»]')
_REST_OF_NAME = re.compile(rf"(?:[ ](?!{'|'.join(WEEKDAYS)}\b)[^\W\d_a-z][\w’'-]+)+(?=[ ,])")
_EMPTY_BEFORE = re.compile(r"\b(?:find|finds|found|make|makes|made|making|think|thinks|thought|deem\w*)\s+$")
_EMPTY_AFTER = re.compile(
    r"\s+(?:is|was|will be|would be|may be|had been|has been|remains|remained|became|seems|seemed)"
    r"\s(?:\w+\s){0,2}(?!\w+(?:ed|ing)\b|ready|due|set|about|able)\w+\s(?:that|to|for|whether|how|why)\b"
)
_LONGEST_OPENING = 60
_PRONOUNS = PERSONAL | OWNING_PRONOUNS | {"her"}
_MAY_OWN = OWNING_PRONOUNS | {"her"}


class Quoted:
    """Knows what stands in quotation marks between two places of a text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Find the quotations; `is_torn` when a mark has no partner there."""
        self._spans = (
            [each.outer for each in find_quotations(text, [Span(start, end)])] if start < end else []
        )
        self._starts = [span.start for span in self._spans]
        marks = _DOUBLE_MARK.finditer(text, start, end)
        self.is_torn = any(not self.covers(found.start()) for found in marks)

    def covers(self, place: int) -> bool:
        """Tell whether `place` is inside quotation marks, or is one."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._spans[number].end


class Naming:
    """Writes parts of a text with names for pronouns, each name once until another takes its place."""

    def __init__(self, text: str, referents: Mapping[int, str]) -> None:
        """Write parts of `text`; `referents` are the names by the offsets of their pronouns."""
        self._text = text
        self._referents = referents
        self._named: set[str] = set()
        self._latest: dict[str, str] = {}
        self._is_curly = False

    def add(self, name: str) -> None:
        """Note that `name` stands in the wording already."""
        self._named.add(_key(name))

    def write(self, start: int, end: int) -> str:
        """Return `text[start:end]` with names for the pronouns in `referents`, outside quotation marks."""
        if not any(start <= place < end for place in self._referents):
            return self._text[start:end]
        quoted = Quoted(self._text, start, end)
        if quoted.is_torn:
            return self._text[start:end]
        self._is_curly = "’" in self._text[start:end]
        first_places: dict[str, int] = {}
        parts: list[str] = []
        at = start
        for found in _PRONOUN.finditer(self._text, start, end):
            name = self._referents.get(found.start())
            if not name or quoted.covers(found.start()):
                continue
            written = self._written(found, called(name), first_places, start, end)
            if written:
                parts += [self._text[at : found.start()], written]
                at = found.end()
        self._named.update(key for key, place in first_places.items() if place < end)
        return "".join((*parts, self._text[at:end]))

    def _written(
        self, found: re.Match[str], name: str, first_places: dict[str, int], start: int, end: int
    ) -> str | None:
        """Return the name in the form that the pronoun has, None where the pronoun stays."""
        pronoun = found.group()
        key = _key(name)
        if key not in first_places:
            place = re.compile(rf"\b{re.escape(key)}\b").search(self._text, start, end)
            first_places[key] = place.start() if place else end
        group = _ONE_WHO.get(pronoun.lower(), "they")
        stands = key in self._named or first_places[key] < found.start()
        again = self._latest.get(group, name) != name
        self._latest[group] = name
        if (stands and not again) or name.split(maxsplit=1)[0].lower() in _PRONOUNS:
            return None
        owning = self._owns(found, end)
        if owning is None or (pronoun.lower() == "it" and self._is_empty(found)):
            return None
        self._named.add(key)
        shown = _owner(name, curly=self._is_curly) if owning else name
        return shown[0].upper() + shown[1:] if pronoun[0].isupper() else shown

    def _is_empty(self, found: re.Match[str]) -> bool:
        """Tell `find it easier` and `it is hard to say`, where the word means nobody."""
        before = self._text[max(0, found.start() - _LONGEST_OPENING) : found.start()]
        return bool(_EMPTY_BEFORE.search(before) or _EMPTY_AFTER.match(self._text, found.end()))

    def _owns(self, found: re.Match[str], end: int) -> bool | None:
        """Tell `her book` from `met her`; None when it may be either (`gave her books`)."""
        pronoun = found.group().lower()
        if pronoun not in _MAY_OWN:
            return False
        following = tokenise(self._text, found.end(), min(end, found.end() + _LONGEST_OPENING))
        word = following[0] if following else None
        noun = word is not None and word.is_word and word.lower not in FUNCTION_WORDS and not word.is_time
        if pronoun in OWNING_PRONOUNS:
            return True if noun else None
        if not noun or (word is not None and is_adverb(word)):
            return False
        before = re.search(r"(\w+)\s+$", self._text[max(0, found.start() - _LONGEST_OPENING) : found.start()])
        return None if before and before[1].lower() in TAKES_TWO_OBJECTS else True


def called(name: str) -> str:
    """Return a name as it stands in a sentence: without what is said of it, and `the council`."""
    bare = " ".join(re.split(r",|\s\(", name, maxsplit=1)[0].split())
    first = bare.split(maxsplit=1)[0] if bare else ""
    if not first[:1].islower() or first in DETERMINERS or first in {"her", "his"}:
        return bare or name
    head = re.split(r"\s(?:of|in|at|for|from|with|on|who|which|that)\s", bare, maxsplit=1)[0]
    plural = (head.endswith("s") and not head.endswith(("ss", "us"))) or head in PLURAL_SUBJECTS
    return bare if plural else f"the {bare}"


def speaker_beside(text: str, attribution: Attribution) -> Span:
    """Return the speaker's words that stand nearest to the cue; some lie in the sentence before."""
    cue = attribution.cue
    before = [span for span in attribution.speaker if span.end <= cue.start]
    nearest = before[-1] if before else attribution.speaker[0]
    start = nearest.start
    for span in reversed(before[:-1]):
        if len(text[span.end : start].strip(" ,")) > 0:
            break
        start = span.start
    rest = _REST_OF_NAME.match(text, nearest.end, max(cue.start, nearest.end))
    return Span(start, rest.end() if rest else nearest.end)


def spoken_pronoun(
    text: str,
    attribution: Attribution,
    cue: Cue,
    speaker: ProposedSpeaker | None,
    referents: Mapping[int, str],
) -> dict[int, str]:
    """Return the pronouns of an attribution that can only mean the speaker.

    That is the speaker phrase itself, the same pronoun again at the start of what they say, and there also a
    pronoun after which the sentence tells what only the speaker can know (`Moss said she would not resign`).
    Where another referent is given for a pronoun that fits the speaker, neither is sure: its name is empty.
    """
    if speaker is None or not attribution.speaker:
        return {}
    said_by = speaker_beside(text, attribution)
    phrase = said_by.of(text)
    name = called(speaker.name)
    if phrase.lower().startswith(f"the {name.lower()}"):
        name = f"the {name}"
    found = {said_by.start: name} if _PRONOUN.fullmatch(phrase) else {}
    start = attribution.content[0].start
    tokens = tokenise(text, start, min(attribution.content[0].end, start + _LONGEST_OPENING))
    follows = said_by.end <= attribution.cue.start < start
    if not tokens or not follows or cue.cue_class is not CueClass.SAY or tokens[0].lower not in PERSONAL:
        return found
    pronoun = tokens[0].lower
    verbs = [token.lower for token in tokens[1:] if token.lower != "not" and not is_adverb(token)]
    fits = _fits(pronoun, phrase, speaker)
    if phrase.lower() == pronoun or (fits and _tells_of_oneself(pronoun, verbs)):
        found[start] = name
    elif fits and referents.get(start, speaker.name) != speaker.name:
        found[start] = ""
    return found


def _tells_of_oneself(pronoun: str, verbs: list[str]) -> bool:
    """Tell `would not resign` and, of a body, `had evacuated` from what others may say of it."""
    if not verbs or (len(verbs) > 1 and verbs[1] in NOT_OF_ONESELF):
        return False
    return verbs[0] in OF_ONESELF or (pronoun in {"it", "they"} and verbs[0] in HAS_DONE)


def _fits(pronoun: str, phrase: str, speaker: ProposedSpeaker) -> bool:
    """Tell whether a pronoun can stand for the speaker beside it, and for nobody in the speaker's phrase."""
    if _PRONOUN.fullmatch(phrase):
        return False
    if pronoun == "it":
        return speaker.kind not in {SpeakerKind.PERSON, SpeakerKind.UNNAMED}
    if pronoun == "they":
        last = called(speaker.name).split()[-1].lower()
        return speaker.kind is not SpeakerKind.PERSON and (last.endswith("s") or last in PLURAL_SUBJECTS)
    if speaker.kind is not SpeakerKind.PERSON or re.search(r"['’]s?\s", phrase):
        return False
    gender = gender_of(speaker.name.split(maxsplit=1)[0])
    return gender is None or gender == _ONE_WHO[pronoun]


def _key(name: str) -> str:
    """Return the word by which a name is known again: the surname, or all of a description."""
    last = name.rpartition(" ")[2]
    return last if last[0].isupper() else name.removeprefix("the ")


def _owner(name: str, *, curly: bool) -> str:
    mark = "’" if curly else "'"
    plural = name.endswith("s") and name.rpartition(" ")[2][0].islower()
    return f"{name}{mark}" if plural else f"{name}{mark}s"
