"""Whose answers stand in an interview that is printed as questions and answers without quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.extraction.reading.attribution import Attribution
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.extraction.structure.tokens import Sentence

_WORD = r"[^\W\d_a-z][\w’'-]*\.?"
_LABEL = re.compile(rf"({_WORD}(?: {_WORD}){{0,3}})\s?:(?=\s)")
_INITIALS = re.compile(r"[A-Z]{2,3}|(?:[A-Z]\.){2,3}")
_NAMELESS = frozenset({"A", "Q"})
_LEAST_QUESTIONS = 2
_LEAST_ANSWERS = 2
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """One paragraph, whose label it has, and the sentences in it."""

    label: Span | None
    sentences: tuple[Sentence, ...]
    asks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One paragraph of an answer: who speaks, None where a mere `A` does, and where the label's colon is."""

    speaker: Span | None
    colon: Span
    sentences: tuple[Sentence, ...]
    start: int


def find_answers(text: str, sentences: Sequence[Sentence]) -> tuple[Answer, ...]:
    """Return the paragraphs of answers in order; none unless labelled questions and answers alternate.

    A paragraph without a label goes on with the answer before it if another question follows: behind the last
    answer the article may speak for itself again.
    """
    turns = [_turn(text, tuple(group)) for _, group in groupby(sentences, lambda each: each.paragraph)]
    askers = _askers(text, turns)
    if not askers:
        return ()
    found = tuple(_iter_answers(text, turns, askers))
    labelled = {answer.colon for answer in found}
    return found if len(labelled) >= _LEAST_ANSWERS else ()


def as_attributions(
    text: str, answers: Sequence[Answer], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions of a text with its answers given to whoever gave them, by the place of cues.

    What an answer itself attributes stays; a reading that took up only part of the answer gives way.
    """
    colons = {answer.colon for answer in answers}
    kept = [each for each in attributions if each.cue not in colons]
    cues = sorted(each.cue.start for each in kept)
    given = [made for answer in answers if (made := _given(text, answer, cues)) is not None]
    return tuple(sorted([*kept, *given], key=lambda each: (each.cue, each.content)))


def _turn(text: str, sentences: tuple[Sentence, ...]) -> _Turn:
    start = sentences[0].span.start
    found = _LABEL.match(text, start, sentences[-1].span.end)
    asks = sentences[-1].span.of(text).rstrip(" \"”’'")[-1:] == "?"
    return _Turn(label=Span(*found.span(1)) if found else None, sentences=sentences, asks=asks)


def _askers(text: str, turns: Sequence[_Turn]) -> set[str]:
    """Return the last words of the labels that mostly ask, none unless there are questions enough."""
    asked: dict[str, list[bool]] = {}
    for turn in turns:
        if turn.label:
            asked.setdefault(_key(text, turn.label), []).append(turn.asks)
    askers = {key for key, each in asked.items() if key == "Q" or 2 * sum(each) > len(each)}
    enough = sum(len(asked[key]) for key in askers) >= _LEAST_QUESTIONS
    return askers if enough and len(askers) < len(asked) else set()


def _key(text: str, label: Span) -> str:
    return label.of(text).split()[-1]


def _iter_answers(text: str, turns: Sequence[_Turn], askers: set[str]) -> Iterator[Answer]:
    begin = turns[0].sentences[0].span.start
    last_question = max(n for n, turn in enumerate(turns) if turn.label and _key(text, turn.label) in askers)
    label: Span | None = None
    for number, turn in enumerate(turns):
        if turn.label:
            label = None if _key(text, turn.label) in askers else turn.label
        if label is None or (turn.label is None and number > last_question):
            continue
        colon = Span(text.index(":", label.end), text.index(":", label.end) + 1)
        start = turn.sentences[0].span.start if turn.label is None else colon.end
        yield Answer(speaker=_named(text, label, begin), colon=colon, sentences=turn.sentences, start=start)


def _named(text: str, label: Span, begin: int) -> Span | None:
    """Return the label, or for initials the first name behind `begin` that has them, None for a mere `A`."""
    words = label.of(text)
    if words in _NAMELESS:
        return None
    if not _INITIALS.fullmatch(words):
        return label
    letters = words.replace(".", "")
    words_of_name = r"\s".join(rf"{letter}[\w’'-]*\w" for letter in letters)
    name = re.compile(rf"\b{words_of_name}\b").search(text, begin)
    return Span(*name.span()) if name else label


def _given(text: str, answer: Answer, cues: Sequence[int]) -> Attribution | None:
    """Return an answer as an attribution, without the sentences in which `cues` cite somebody else."""
    parts: list[Span] = []
    joins = False
    for sentence in answer.sentences:
        start, end = max(sentence.span.start, answer.start), sentence.span.end
        if bisect_left(cues, start) < bisect_left(cues, end):
            joins = False
            continue
        if joins:
            parts[-1] = Span(parts[-1].start, end)
        else:
            parts.append(Span(start, end))
        joins = True
    bare = [_bare(text, part) for part in parts]
    content = tuple(part for part in bare if len(part.of(text).split()) >= _FEWEST_WORDS)
    if not content:
        return None
    return Attribution(
        speaker=(answer.speaker,) if answer.speaker else (), cue=answer.colon, content=content, sureness=1.0
    )


def _bare(text: str, span: Span) -> Span:
    words = span.of(text)
    end = span.start + len(words.rstrip())
    if text[end - 1] == ".":
        end -= 1
    return Span(span.start + len(words) - len(words.lstrip()), end)
