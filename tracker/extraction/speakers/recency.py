"""Who was spoken of last: the speakers and names that a pronoun or a short description may mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extraction.speakers.roster import first_gender
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.extraction.speakers.roster import Known, Mention, Roster

_POSTMODIFIER = re.compile(r"[,(]| (?:of|in|at|for|from|to|with|on|who|that|close|familiar|briefed) ")
FARTHEST = 6
_OFTEN = 3
_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT})


class Recency:
    """Who spoke in which sentence so far, beside who is named where."""

    def __init__(self, roster: Roster) -> None:
        """Start before anybody has spoken."""
        self._roster = roster
        self._spoke: dict[int, list[tuple[int, Known]]] = {}

    def note(self, known: Known, sentence: int, at: int) -> None:
        """Remember that somebody spoke; calls come in the order of the text."""
        known.last_spoke = sentence
        self._spoke.setdefault(sentence, []).append((at, known))

    def last_speaker(self, sentence: int) -> Known | None:
        """Return who spoke last in this sentence or just before it."""
        return next(self._speakers(sentence, FARTHEST), None)

    def last_person(self, sentence: int, far: int) -> Known | None:
        """Return the person who spoke last, at most `far` sentences back."""
        return next((k for k in self._speakers(sentence, far) if k.kind is SpeakerKind.PERSON), None)

    def nearest(self, found: Sequence[Known], sentence: int, at: int) -> Known:
        """Return whichever of `found` spoke last, or else was named last before this place, or else first."""
        if len(found) == 1:
            return found[0]
        spoke = max(found, key=lambda known: known.last_spoke)
        if spoke.last_spoke >= 0:
            return spoke
        for number in range(sentence, max(-1, sentence - FARTHEST), -1):
            for mention in reversed(self._before(number, sentence, at)):
                if mention.known in found:
                    return mention.known
        return found[0]

    def is_near(self, known: Known, sentence: int, at: int) -> bool:
        """Tell whether somebody spoke or is named not far before this place."""
        if known.last_spoke > max(-1, sentence - FARTHEST):
            return True
        rows = range(max(0, sentence - FARTHEST + 1), sentence + 1)
        return any(
            mention.known is known for number in rows for mention in self._before(number, sentence, at)
        )

    def person(self, gender: str | None, sentence: int, at: int) -> Known | None:
        """Return whom `he` or `she` means: the nearest speaker or subject, or else the nearest name."""
        fits = self._persons(gender)
        for number in range(sentence, max(-1, sentence - FARTHEST), -1):
            spoke = [known for _, known in reversed(self._spoke.get(number, ()))]
            named = [m.known for m in self._before(number, sentence, at) if m.is_subject]
            unnamed = (
                k
                for k in spoke
                if k.kind is SpeakerKind.UNNAMED and (gender is None or k.gender in {None, gender})
            )
            found = next(filter(fits, [*spoke, *named]), None) or next(unnamed, None)
            if found is not None:
                return found
        for number in range(sentence, max(-1, sentence - FARTHEST), -1):
            for mention in reversed(self._before(number, sentence, at)):
                if fits(mention.known):
                    return mention.known
        return None

    def only_person(self, gender: str | None, sentence: int, at: int) -> Known | None:
        """Return the person whom `he` or `she` means, unless it may be one of two."""
        chosen = self.person(gender, sentence, at)
        fits = self._persons(gender)
        near = {m.known for n in (sentence, sentence - 1) if n >= 0 for m in self._before(n, sentence, at)}
        rivals = {known for known in near if fits(known) and known is not chosen}
        return None if rivals else chosen

    def only_body(self, sentence: int, at: int) -> Known | None:
        """Return the body that `it` means, unless it may be one of two."""
        chosen = self.last_body(sentence, at, lambda _: True)
        near = {m.known for n in (sentence, sentence - 1) if n >= 0 for m in self._before(n, sentence, at)}
        rivals = {known for known in near if known.kind in _BODIES and known is not chosen}
        return None if rivals else chosen

    def last_body(self, sentence: int, at: int, fits: Callable[[Known], bool]) -> Known | None:
        """Return the body that spoke last or was the subject last, or else was named last."""
        other: Known | None = None
        for number in range(sentence, max(-1, sentence - FARTHEST), -1):
            spoke = [k for _, k in reversed(self._spoke.get(number, ())) if k.kind in _BODIES and fits(k)]
            if spoke:
                return spoke[0]
            named = [
                m for m in self._before(number, sentence, at) if m.known.kind in _BODIES and fits(m.known)
            ]
            subject = next((m.known for m in named if m.is_subject), None)
            if subject:
                return subject
            if named and number < sentence and other is None:
                other = max((m.known for m in named), key=lambda known: known.count)
        return other

    def group(self, sentence: int, at: int) -> Known | None:
        """Return whom `they` means: the group, the unnamed few or the body that spoke or was named last."""
        plural = {SpeakerKind.GROUP, SpeakerKind.UNNAMED}
        body: Known | None = None
        for number in range(sentence, max(-1, sentence - FARTHEST), -1):
            for _, known in reversed(self._spoke.get(number, ())):
                if known.kind in plural | _BODIES and is_plural(known):
                    return known
                body = body or (known if known.kind in _BODIES else None)
            for mention in self._before(number, sentence, at):
                if mention.known.kind is SpeakerKind.GROUP and mention.is_subject:
                    return mention.known
            if body is not None and number < sentence:
                break
        return body

    def subject_before(self, sentence: int, at: int) -> Known | None:
        """Return who is the subject of the clause before a place in a sentence, or else is named nearest."""
        before = [m for m in self._roster.mentions[sentence] if m.token < at]
        subjects = [mention for mention in before if mention.is_subject]
        return (subjects or before)[-1].known if before else None

    def _speakers(self, sentence: int, far: int) -> Iterator[Known]:
        for number in range(sentence, max(-1, sentence - far - 1), -1):
            yield from (known for _, known in reversed(self._spoke.get(number, ())))

    def _before(self, number: int, sentence: int, at: int) -> Sequence[Mention]:
        """Return the mentions of a sentence, of the last one only those before the token `at`."""
        row = self._roster.mentions[number]
        return row if number < sentence else [mention for mention in row if mention.token < at]

    def _persons(self, gender: str | None) -> Callable[[Known], bool]:
        def fits(known: Known) -> bool:
            if known.kind is not SpeakerKind.PERSON or not _is_established(known):
                return False
            theirs = first_gender(known)
            return gender is None or theirs is None or theirs == gender

        return fits


def is_plural(known: Known) -> bool:
    """Tell `two aides to the mayor` from `the state's governor`, whom `they` cannot mean."""
    if known.kind is SpeakerKind.GROUP:
        return True
    head = _POSTMODIFIER.split(known.name.lower(), maxsplit=1)[0].split()[-1]
    return head == "people" or (head.endswith("s") and not head.endswith("ss"))


def _is_established(known: Known) -> bool:
    """Tell a known person from a lone capitalised word that might be anything."""
    told = known.role is not None or known.gender is not None or known.last_spoke >= 0
    return told or " " in known.name or known.count >= _OFTEN
