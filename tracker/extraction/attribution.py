"""Who says what in one sentence: speaker, cue and content as token ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.contents import CLAUSE_EDGES, DASHES, find_contents, resumed, sentence_end
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.phrases import noun_phrase_after, noun_phrase_before
from tracker.extraction.subjects import find_drafts, main_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.phrases import Range
    from tracker.extraction.subjects import Draft
    from tracker.extraction.tokens import Sentence, Token

_SHORTEST_INTRODUCTION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution in a sentence, as token ranges.

    `whole` covers everything the attribution uses, so that what is left is the article's own voice.
    """

    speaker: Range
    cue: Range
    contents: tuple[Range, ...]
    cue_class: CueClass
    lemma: str
    whole: Range


def find_attributions(sentence: Sentence) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence in the order of their cues."""
    tokens = sentence.tokens
    drafts = find_drafts(sentence)
    found: list[Attribution] = []
    bound = 0
    for number, draft in enumerate(drafts):
        limit = _limit(tokens, drafts, number)
        attribution = _complete(tokens, draft, bound, limit)
        if attribution is None and found and draft.edge - 1 == bound:
            attribution = _complete(tokens, draft, found[-1].whole[0], limit)
        if attribution is not None:
            found.append(attribution)
            bound = max(bound, attribution.whole[1])
    found += _find_according(tokens, found)
    if not found:
        found += _find_marked(tokens)
    return tuple(sorted(found, key=lambda attribution: attribution.cue))


def find_introduction(sentence: Sentence) -> tuple[Range, Range] | None:
    """Return speaker and cue of a sentence such as `He put it this way:`, whose content comes next."""
    tokens = sentence.tokens
    if len(tokens) < _SHORTEST_INTRODUCTION or tokens[-1].text != ":":
        return None
    drafts = find_drafts(sentence)
    if drafts:
        return drafts[-1].speaker, (drafts[-1].cue.first, drafts[-1].cue.after)
    subject = main_subject(tokens, len(tokens) - 1)
    return (subject, (len(tokens) - 1, len(tokens))) if subject else None


def _limit(tokens: Sequence[Token], drafts: Sequence[Draft], number: int) -> int:
    """Return where the content of a cue must end: the sentence, or the next attribution beside it."""
    draft = drafts[number]
    for other in drafts[number + 1 :]:
        if draft.cue.after < other.edge and tokens[other.edge - 1].lower in CLAUSE_EDGES:
            return other.edge
        resumed = other.edge == draft.edge and tokens[other.cue.first - 1].text == ","
        if resumed and draft.cue.after < other.cue.first:
            return other.cue.first
    return sentence_end(tokens)


def _complete(tokens: Sequence[Token], draft: Draft, bound: int, limit: int) -> Attribution | None:
    cue = draft.cue
    if cue.first < bound:
        return None
    contents = find_contents(tokens, draft, bound, limit)
    if not contents:
        return None
    return Attribution(
        speaker=draft.speaker,
        cue=(cue.first, cue.after),
        contents=contents,
        cue_class=cue.cue_class,
        lemma=cue.lemma,
        whole=(min(draft.edge, contents[0][0]), max(draft.after, contents[-1][1])),
    )


def _find_according(tokens: Sequence[Token], found: Sequence[Attribution]) -> list[Attribution]:
    added: list[Attribution] = []
    for number in range(len(tokens) - 2):
        if tokens[number].lower != "according" or tokens[number + 1].lower != "to":
            continue
        speaker = noun_phrase_after(tokens, number + 2)
        content = _around(tokens, number, speaker, [*found, *added]) if speaker else None
        if speaker is not None and content is not None:
            rest = resumed(tokens, content, speaker[1], sentence_end(tokens)) if number > 1 else []
            added.append(_marked((number, number + 2), speaker, (content, *rest), "according to"))
    return added


def _around(
    tokens: Sequence[Token],
    number: int,
    speaker: Range,
    found: Sequence[Attribution],
) -> Range | None:
    """Return the clause that `according to` belongs to: after it at a sentence's start, else before it."""
    if number <= 1:
        end = sentence_end(tokens)
        comma = next((n for n in range(speaker[1], end) if tokens[n].text == ","), None)
        return (comma + 1, end) if comma is not None and comma + 1 < end else None
    start = max((a.whole[1] for a in found if a.whole[1] <= number), default=0)
    while start < number and tokens[start].lower in CLAUSE_EDGES:
        start += 1
    stop = number
    while stop > start and tokens[stop - 1].lower in CLAUSE_EDGES:
        stop -= 1
    return (start, stop) if start < stop else None


def _find_marked(tokens: Sequence[Token]) -> list[Attribution]:
    """Read `Smith was blunt: “No.”`, `Smith: “No.”` and `“No.” — Smith` as attributions."""
    for number in range(1, len(tokens) - 1):
        mark, before, after = tokens[number], tokens[number - 1], tokens[number + 1]
        if mark.text == ":" and after.is_quotation:
            speaker = main_subject(tokens, number) or noun_phrase_before(tokens, number)
            content = (number + 1, number + 2)
        elif mark.text in DASHES and before.is_quotation and after.is_capital:
            speaker = noun_phrase_after(tokens, number + 1)
            content = (number - 1, number)
        else:
            continue
        return [_marked((number, number + 1), speaker, (content,), mark.text)] if speaker else []
    return []


def _marked(cue: Range, speaker: Range, contents: tuple[Range, ...], lemma: str) -> Attribution:
    return Attribution(
        speaker=speaker,
        cue=cue,
        contents=contents,
        cue_class=CueClass.SAY,
        lemma=lemma,
        whole=(min(speaker[0], cue[0], contents[0][0]), max(speaker[1], cue[1], contents[-1][1])),
    )
