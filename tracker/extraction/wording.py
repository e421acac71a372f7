"""How a claim reads on its own: the article's words, with pronouns named and relative dates told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.extraction.dates import date_notes, with_notes
from tracker.extraction.lexicon.clauses import (
    COORDINATES,
    NOUN_OPENERS,
    PRETERITES,
    QUESTION_WORDS,
    SURELY_NOUNS,
)
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.lexicon.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIME_LINKS,
    TIME_MODIFIERS,
)
from tracker.extraction.narration.adverbials import is_adverb, is_time_at, is_verb, skip_adverbials
from tracker.extraction.speakers.pronouns import Naming, Quoted, called, speaker_beside, spoken_pronoun
from tracker.extraction.structure.tokens import tokenise
from tracker.models.enums import AttributionMode
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from tracker.extraction.cues import Cue
    from tracker.extraction.proposal import ProposedSpeaker
    from tracker.extraction.reading.attribution import Attribution
    from tracker.extraction.structure.tokens import Token

_TELLS_WHOLE_CLAUSE = frozenset(
    {CueClass.URGE, CueClass.DEMAND, CueClass.DESCRIBE, CueClass.STANCE, CueClass.THINK}
)
_STATES = frozenset({CueClass.SAY, CueClass.TELL, CueClass.SHOW})
_REVERSES = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying)|disput|doubt|clarif|refus|declin|reject|refut|rebut|dismiss|disagree"
    r"|contradict|rul(?:e|es|ed|ing) out|unaware)",
    re.IGNORECASE,
)
_OPENING, _CLOSING = "\"“”„«‘'", "\"”“»’'"
_COMMA_IN_MARKS = re.compile(r",([\"”’']+)(?=$| …)")
_INTERRUPTS = frozenset(",;:—–-()\"”’'")
_EDGES = " \t\n,;:—–"
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*\s+|\n")
_LONGEST_TIME = 60
_LONGEST_BETWEEN = 200
_LONGEST_BRIDGE = 40
_SUBORDINATES = (CONJUNCTIONS - COORDINATES) | RELATIVES | {"whose"}
_SUBJECTS = (PRONOUNS - RELATIVES) | {"there"}
_SHORTEST_PARTICIPLE = len("asked")
_NOT_FINITE = frozenset({"be", "been", "being"})
_TIME_WORDS = TIME_LINKS | TIME_MODIFIERS
_OPENS_CLAUSE = NOUN_OPENERS | _SUBJECTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the rest of the article tells: its day, and whom a pronoun at an offset surely stands for."""

    published_on: date | None = None
    referents: Mapping[int, str] = field(default_factory=dict)


def plain_words(words: str) -> str:
    """Return `words` on one line, with single spaces."""
    return " ".join(words.split())


def own_text(text: str, span: Span, context: Context) -> str:
    """Return the wording of what the article says in its own voice."""
    naming = Naming(text, context.referents)
    return _dated(_tidy(naming.write(span.start, span.end)), context.published_on)


def attributed_text(
    text: str,
    attribution: Attribution,
    cue: Cue,
    speaker: ProposedSpeaker | None,
    mode: AttributionMode,
    context: Context,
) -> str:
    """Return the wording of an attributed claim.

    That is the content alone when it is a clause; speaker, cue and content when the content alone would say
    nothing, or the opposite (`denied that`, `does not believe that`). Words in quotation marks never change.
    """
    writer = _Writer(text, attribution, cue, speaker, mode, context)
    if writer.needs_speaker():
        words = writer.whole()
    elif mode is AttributionMode.DIRECT:
        return _tidy(" … ".join(span.of(text) for span in attribution.content))
    else:
        words = writer.contents()
    return _dated(_tidy(words), context.published_on)


def _tidy(words: str) -> str:
    """Return words without stray marks at their edges and with single spaces."""
    return _COMMA_IN_MARKS.sub(r"\1", plain_words(words).strip(_EDGES))


def _dated(words: str, published_on: date | None) -> str:
    """Return words with their relative dates told, outside quotation marks: a speech has a day of its own."""
    notes = date_notes(words, published_on) if published_on else ()
    if not notes:
        return words
    quoted = Quoted(words, 0, len(words))
    if quoted.is_torn:
        return words
    return with_notes(words, [note for note in notes if not quoted.covers(note.place - 1)])


class _Writer:
    """Words one attributed claim."""

    def __init__(
        self,
        text: str,
        attribution: Attribution,
        cue: Cue,
        speaker: ProposedSpeaker | None,
        mode: AttributionMode,
        context: Context,
    ) -> None:
        self.text = text
        self.cue = cue
        self.cue_span = attribution.cue
        self.speaker = speaker
        self.mode = mode
        self.spoken_by = speaker_beside(text, attribution) if attribution.speaker else None
        self.contents_in_marks = [_with_marks(text, span, mode) for span in attribution.content]
        self.first = attribution.content[0]
        spoken = spoken_pronoun(text, attribution, cue, speaker, context.referents)
        self.naming = Naming(text, {**context.referents, **spoken} if spoken else context.referents)
        self.follows = attribution.cue.end <= self.first.start
        self.gap = self._gap()

    def needs_speaker(self) -> bool:
        """Tell whether the content alone would say nothing, or the opposite."""
        can_stand = self.follows or self._on_one_line()
        if not any(letter.isalpha() for letter in self.cue_span.of(self.text)):
            return False
        negated = self.cue.is_negated or any(_is_negation(token) for token in self.gap)
        if negated or _REVERSES.search(self.cue_span.of(self.text)):
            return can_stand
        if self.mode is AttributionMode.DIRECT:
            return self.follows and self.text[self.first.start].islower()
        if self.follows and self.cue.cue_class in _TELLS_WHOLE_CLAUSE:
            return True
        tokens = [t for span in self.contents_in_marks for t in tokenise(self.text, span.start, span.end)]
        strict = self.follows and self.cue.cue_class not in _STATES
        return can_stand and (self._runs_through_cue() or not is_clause(tokens, strict=strict))

    def _runs_through_cue(self) -> bool:
        """Tell `The trial is expected to last` from a clause that the attribution merely interrupts."""
        for one, other in pairwise(self.contents_in_marks):
            if not one.end <= self.cue_span.start < other.start:
                continue
            gap = self.text[one.end : other.start]
            first = gap.split(maxsplit=1)[0]
            closed = first[0] in _INTERRUPTS or self.text[one.end - 1] in _INTERRUPTS
            return not _SENTENCE_END.search(gap) and (first in COORDINATES or not closed)
        return False

    def contents(self) -> str:
        """Return the content alone; a clause that the attribution interrupts closes up again."""
        return self._joined(self.contents_in_marks)

    def whole(self) -> str:
        """Return speaker, cue and content."""
        spans = self.contents_in_marks
        if not self.follows:
            return self.naming.write(spans[0].start, self._end())
        lead = self._lead()
        start = self.cue_span.start
        bridge = self.text[self.cue_span.end : spans[0].start]
        if "\n" in bridge or len(bridge) > _LONGEST_BETWEEN:
            said = f"{self.naming.write(start, self.cue_span.end)} {self._joined(spans)}"
        else:
            said = self._joined([Span(start, spans[0].end), *spans[1:]])
        return f"{lead}{said}{self._trailing_speaker(spans[-1].end)}"

    def _end(self) -> int:
        """Return where the attribution ends when its content begins it."""
        return max(
            self.contents_in_marks[-1].end,
            self.cue_span.end,
            self.spoken_by.end if self.spoken_by else 0,
        )

    def _on_one_line(self) -> bool:
        first, last = self.contents_in_marks[0], self.contents_in_marks[-1]
        between = self.text[first.start : self._end()]
        return "\n" not in between and self._end() - last.end <= _LONGEST_BETWEEN

    def _joined(self, spans: Sequence[Span]) -> str:
        parts = [self.naming.write(spans[0].start, spans[0].end)]
        for one, other in pairwise(spans):
            parts += [self._joint(one, other), self.naming.write(other.start, other.end)]
        return "".join(parts)

    def _joint(self, one: Span, other: Span) -> str:
        gap = self.text[one.end : other.start]
        quoted = self.text[one.end - 1] in _CLOSING and self.text[other.start] in _OPENING
        ended = self.text[one.end - 1] in ".!?" or _SENTENCE_END.search(gap)
        interrupted = one.end <= self.cue_span.start < other.start
        if quoted or ended or (not interrupted and any(each.isalnum() for each in gap)):
            return " … "
        following = tokenise(self.text, other.start, min(other.end, other.start + _LONGEST_BRIDGE))
        opens = following and (following[0].lower in _OPENS_CLAUSE or following[0].is_capital)
        return ", " if gap.startswith(",") and opens else " "

    def _lead(self) -> str:
        """Return what stands before the cue: when, who, and what belongs to the cue between them."""
        if self.spoken_by is None:
            name = called(self.speaker.name) if self.speaker else ""
            if not name:
                return ""
            self.naming.add(name)
            return f"{name[0].upper()}{name[1:]} "
        if self.spoken_by.end > self.cue_span.start or self.spoken_by.of(self.text).lower() in RELATIVES:
            return ""
        name = self._speaker_words(self.spoken_by)
        return f"{self._time_before(self.spoken_by.start)}{name}{self._between()}"

    def _speaker_words(self, span: Span) -> str:
        """Return the speaker as the sentence names them; by the whole name where it gives a part of it."""
        words = self.naming.write(span.start, span.end)
        if self.speaker is None:
            return words
        self.naming.add(called(self.speaker.name))
        return self.speaker.name if self.speaker.name.endswith(f" {words}") else words

    def _gap(self) -> tuple[Token, ...]:
        """Return the tokens between speaker and cue that belong to the cue: `has never`, `last year`."""
        if self.spoken_by is None or self.spoken_by.end >= self.cue_span.start:
            return ()
        start = max(self.spoken_by.end, self.cue_span.start - _LONGEST_BETWEEN)
        tokens = tokenise(self.text, start, self.cue_span.start)
        if tokens and tokens[0].is_word and skip_adverbials(tokens, 0) == len(tokens):
            return tokens
        first = len(tokens)
        while first and _belongs_to_verb(tokens[first - 1]):
            first -= 1
        while first and first < len(tokens) and not tokens[first].is_word:
            first += 1
        return tokens[first:] if any(token.is_word for token in tokens[first:]) else ()

    def _between(self) -> str:
        """Return what stands between speaker and cue if it belongs to them; else they just stand together."""
        if self.spoken_by is None:
            return " "
        words = self.text[self.spoken_by.end : self.cue_span.start]
        marks = words.strip()[:1] + words.strip()[-1:]
        if len(words) <= _LONGEST_BETWEEN and marks in {",,", "()"} and not _SENTENCE_END.search(words):
            return words
        if self.gap:
            return f" {self.text[self.gap[0].start : self.cue_span.start]}"
        joins = words.strip() and self.cue_span.of(self.text).split()[0].endswith("ing")
        return ", " if joins else " "

    def _time_before(self, start: int) -> str:
        """Return the `Last autumn` or `On May 3,` that opens the sentence before its subject, if any."""
        opening = max(0, start - _LONGEST_TIME)
        ends = [found.end() for found in _SENTENCE_END.finditer(self.text, opening, start)]
        if not ends and opening:
            return ""
        opening = ends[-1] if ends else opening
        lead = tokenise(self.text, opening, start)
        if not all(_tells_time(token) for token in lead):
            return ""
        timely = any(is_time_at(lead, number) for number in range(len(lead)))
        return self.text[opening:start] if timely else ""

    def _trailing_speaker(self, end: int) -> str:
        """Return `by critics` after `was called a joke`."""
        if self.spoken_by is None or self.spoken_by.start < end:
            return ""
        bridge = self.text[end : self.spoken_by.start]
        if "\n" in bridge or len(bridge) > _LONGEST_BRIDGE:
            return ""
        return self.naming.write(end, self.spoken_by.end)


def is_clause(tokens: Sequence[Token], *, strict: bool) -> bool:
    """Tell a content with a verb of its own from `to leave` and `early elections`.

    If `strict`, a verb that may be a noun or belongs to `the bill that was passed` does not count.
    """
    words = [token for token in tokens if token.is_word]
    while words and (words[0].lower in COORDINATES or is_adverb(words[0])):
        words = words[1:]
    asks = bool(words) and words[0].lower in QUESTION_WORDS
    if_then = asks and words[0].lower == "if" and any(token.text == "," for token in tokens)
    if not words or words[0].lower == "to" or (asks and not if_then):
        return False
    if words[0].lower.partition("'")[0] in _SUBJECTS:
        return True
    verbs = [n for n in range(1, len(words)) if _is_finite(words, n, SURELY_NOUNS if strict else frozenset())]
    return _has_main_verb(words, verbs) if strict else bool(verbs)


def _has_main_verb(words: Sequence[Token], verbs: Sequence[int]) -> bool:
    """Tell whether there is a verb besides those of `which had failed` and `when it rained`."""
    owed = False
    at = 0
    taken = -1
    for verb in verbs:
        owed = owed or any(token.lower in _SUBORDINATES for token in words[max(at, 1) : verb])
        goes_on = taken >= 0 and all(_belongs_to_verb(each) for each in words[taken + 1 : verb])
        if not owed and not goes_on:
            return True
        owed = False
        at = taken = verb
    return False


def _is_finite(words: Sequence[Token], number: int, nouns: frozenset[str]) -> bool:
    token, before = words[number], words[number - 1].lower
    if token.is_capital or token.lower in _NOT_FINITE or token.lower in nouns or before == "to":
        return False
    if token.lower in AUXILIARIES or token.lower.endswith(("'ll", "'ve", "'re", "'d", "n't")):
        return True
    if _opens_noun(before):
        return False
    contracted = "'" in token.lower and token.lower.partition("'")[0] in _SUBJECTS
    if contracted or is_verb(token) or token.lower in PRETERITES:
        return True
    follower = words[number + 1].lower if number + 1 < len(words) else ""
    described = before.endswith("ly") and number > 1 and _opens_noun(words[number - 2].lower)
    participle = follower == "by" or before in PREPOSITIONS or before.isdigit() or described
    return token.lower.endswith("ed") and len(token.text) >= _SHORTEST_PARTICIPLE and not participle


def _opens_noun(word: str) -> bool:
    return word in NOUN_OPENERS or word.endswith("'s")


def _belongs_to_verb(token: Token) -> bool:
    return token.lower in AUXILIARIES or is_adverb(token) or _is_negation(token) or _tells_time(token)


def _is_negation(token: Token) -> bool:
    return token.lower in NEGATIONS or token.lower.endswith("n't")


def _tells_time(token: Token) -> bool:
    return token.is_time or token.lower.isdigit() or token.lower in _TIME_WORDS


def _with_marks(text: str, span: Span, mode: AttributionMode) -> Span:
    """Return a content with the quotation marks that were taken off it."""
    if mode is AttributionMode.INDIRECT or not span.start or text[span.start - 1] not in _OPENING:
        return span
    width = 2 if text[max(0, span.start - 2) : span.start] in {"''", "``"} else 1
    end = span.end + (text[span.end : span.end + 1] in {",", "."})
    closes = text[end : end + width]
    return Span(span.start - width, end + width) if closes and set(closes) <= set(_CLOSING) else span
