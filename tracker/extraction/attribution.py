"""Who says what in one sentence: speaker, cue and content as token ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extraction.cues import Cue, find_cues
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.lexicon.words import CONJUNCTIONS, CONTRAST, PRONOUNS, RELATIVES
from tracker.extraction.phrases import (
    apposition_before,
    is_verb,
    noun_phrase_after,
    noun_phrase_before,
    skip_adverbials,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Sentence, Token

Range = tuple[int, int]

_DASHES = frozenset("—–")  # noqa: RUF001
_STOPS = frozenset(".!?…") | {";"}
_CLAUSE_EDGES = frozenset({",", ";", ":", "and", "but", "while", "whereas", "although", "though", "or"}) | _DASHES


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution in a sentence, as token ranges; `speaker` None means that the sentence names nobody.

    `whole` covers everything the attribution uses, so that what is left is the article's own voice.
    """

    speaker: Range | None
    cue: Range
    contents: tuple[Range, ...]
    cue_class: CueClass
    lemma: str
    whole: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A cue with its speaker, before its content is known; `edge` is where the two begin."""

    cue: Cue
    speaker: Range | None
    inverted: bool
    edge: int


def find_attributions(sentence: Sentence) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence in the order of their cues."""
    tokens = sentence.tokens
    drafts = _find_drafts(sentence)
    found: list[Attribution] = []
    bound = 0
    for number, draft in enumerate(drafts):
        limit = _limit(tokens, drafts[number + 1 :], draft)
        attribution = _complete(tokens, draft, bound, limit)
        if attribution is not None:
            found.append(attribution)
            bound = max(bound, attribution.whole[1])
    found += _find_according(tokens, found)
    if not found:
        found += _find_colon(tokens)
    return tuple(sorted(found, key=lambda a: a.cue))


def _find_drafts(sentence: Sentence) -> list[_Draft]:
    tokens = sentence.tokens
    drafts: list[_Draft] = []
    for cue in find_cues(sentence):
        draft = _draft(tokens, cue, drafts)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _draft(tokens: Sequence[Token], cue: Cue, earlier: Sequence[_Draft]) -> _Draft | None:
    """Find the subject of a cue: before it, after it, or that of an earlier cue."""
    before = tokens[cue.first - 1] if cue.first else None
    if cue.participle:
        return _participle(tokens, cue, earlier)
    if before is None:
        return None
    if before.is_quotation or before.text == ",":
        apposition = None if before.is_quotation else apposition_before(tokens, cue.first)
        after = noun_phrase_after(tokens, cue.after)
        if apposition is None and after is not None and _is_inverted(tokens, cue, after):
            return _Draft(cue=cue, speaker=after, inverted=True, edge=cue.first)
        if apposition is not None:
            return _Draft(cue=cue, speaker=apposition, inverted=False, edge=apposition[0])
        return None
    if before.lower in {"and", "but", "or", "then"}:
        speaker = earlier[-1].speaker if earlier else _main_subject(tokens, cue.first)
        return _Draft(cue=cue, speaker=speaker, inverted=False, edge=cue.first) if speaker else None
    if before.lower in RELATIVES:
        return _relative(tokens, cue)
    speaker = noun_phrase_before(tokens, cue.first)
    if speaker is None or tokens[speaker[1] - 1].is_quotation:
        return None
    return _Draft(cue=cue, speaker=speaker, inverted=False, edge=speaker[0])


def _participle(tokens: Sequence[Token], cue: Cue, earlier: Sequence[_Draft]) -> _Draft | None:
    before = tokens[cue.first - 1] if cue.first else None
    if before is None or before.lower not in {",", "and", "while", "by", "before", "after", "in", "but"} | _DASHES:
        return None
    subject = earlier[-1].speaker if earlier else _main_subject(tokens, cue.first)
    return _Draft(cue=cue, speaker=subject, inverted=False, edge=cue.first) if subject else None


def _relative(tokens: Sequence[Token], cue: Cue) -> _Draft | None:
    """Take the words before `who said` for its speaker."""
    pronoun = cue.first - 1
    comma = pronoun > 0 and tokens[pronoun - 1].text == ","
    antecedent = noun_phrase_before(tokens, pronoun - 1 if comma else pronoun)
    if antecedent is None:
        return None
    return _Draft(cue=cue, speaker=antecedent, inverted=False, edge=antecedent[0])


def _main_subject(tokens: Sequence[Token], before: int) -> Range | None:
    """Return the subject of the first verb of the sentence."""
    for number in range(1, before):
        if is_verb(tokens[number]) or (tokens[number].lower.endswith("ed") and not tokens[number].is_capital):
            found = noun_phrase_before(tokens, number)
            if found is None and tokens[number - 1].text == ",":
                found = apposition_before(tokens, number)
            if found is not None:
                return found
    return None


def _is_inverted(tokens: Sequence[Token], cue: Cue, after: Range) -> bool:
    """Tell `said Smith` from `said the deal is dead`, by what follows the noun phrase."""
    if not cue.plain_past and tokens[cue.verb].lower not in {"says", "writes", "asks", "adds"}:
        return False
    if tokens[after[0]].lower in PRONOUNS - {"he", "she", "they"}:
        return False
    end = skip_adverbials(tokens, after[1])
    return end >= len(tokens) or not tokens[end].is_word or tokens[end].lower in RELATIVES | CONJUNCTIONS


def _limit(tokens: Sequence[Token], later: Sequence[_Draft], draft: _Draft) -> int:
    """Return where the content of a cue must end: the sentence, or the next attribution beside it."""
    end = len(tokens)
    while end > 0 and tokens[end - 1].lower in _STOPS:
        end -= 1
    for other in later:
        edge = other.edge
        if draft.cue.after < edge and tokens[edge - 1].lower in _CLAUSE_EDGES:
            return edge
    return end


def _complete(tokens: Sequence[Token], draft: _Draft, bound: int, limit: int) -> Attribution | None:
    cue = draft.cue
    after_cue = draft.speaker[1] if draft.inverted and draft.speaker else cue.after
    if draft.edge < bound and not cue.participle and draft.edge != cue.first:
        return None
    start = _content_start(tokens, after_cue, limit, draft)
    trailing = _content_before(tokens, draft, bound)
    contents: list[Range] = []
    if trailing is not None and (draft.inverted or _nothing_follows(tokens, after_cue, start, limit)):
        contents.append(trailing)
        contents += _resumed(tokens, after_cue, limit)
    elif start is not None:
        end = _content_end(tokens, start, limit, cue)
        if start < end:
            contents.append((start, end))
    if not contents:
        return None
    first = min(draft.edge, contents[0][0])
    last = max(after_cue, contents[-1][1])
    return Attribution(
        speaker=draft.speaker,
        cue=(cue.first, cue.after),
        contents=tuple(contents),
        cue_class=cue.cue_class,
        lemma=cue.lemma,
        whole=(first, last),
    )


def _content_start(tokens: Sequence[Token], after_cue: int, limit: int, draft: _Draft) -> int | None:
    if draft.inverted:
        return None
    at = after_cue
    if draft.cue.cue_class is CueClass.TELL:
        recipient = noun_phrase_after(tokens, at)
        at = recipient[1] if recipient else at
    if draft.cue.cue_class in {CueClass.SAY, CueClass.TELL, CueClass.THINK, CueClass.SHOW}:
        at = skip_adverbials(tokens, at)
    while at < limit and tokens[at].lower in {":", ",", "that"}:
        if tokens[at].text == "," and not (at + 1 < limit and tokens[at + 1].is_quotation):
            return None
        at += 1
    return at if at < limit else None


def _nothing_follows(tokens: Sequence[Token], after_cue: int, start: int | None, limit: int) -> bool:
    if start is None:
        return True
    if tokens[start].is_quotation and tokens[start - 1].text == ",":
        return True
    return after_cue < limit and tokens[after_cue].text == ","


def _content_before(tokens: Sequence[Token], draft: _Draft, bound: int) -> Range | None:
    """Return what stands before `, Smith said`."""
    edge = draft.edge
    if edge <= bound:
        return None
    left = tokens[edge - 1]
    if left.text != "," and not left.is_quotation and left.lower not in _DASHES:
        return None
    end = edge if left.is_quotation else edge - 1
    start = bound
    while start < end and (tokens[start].lower in CONJUNCTIONS - {"if", "when", "because", "after", "since", "as"} or not (tokens[start].is_word or tokens[start].is_quotation)):
        start += 1
    return (start, end) if start < end else None


def _resumed(tokens: Sequence[Token], after_cue: int, limit: int) -> list[Range]:
    """Return the content that goes on after `he said,`."""
    at = skip_adverbials(tokens, after_cue)
    if at + 1 >= limit or tokens[at].text not in {",", "."}:
        return [(at, at + 1)] if at < limit and tokens[at].is_quotation else []
    quoted = [n for n in range(at + 1, limit) if tokens[n].is_quotation]
    return [(quoted[0], quoted[-1] + 1)] if quoted else []


def _content_end(tokens: Sequence[Token], start: int, limit: int, cue: Cue) -> int:
    end = limit
    for number in range(start + 1, limit):
        if tokens[number].lower in _STOPS or (tokens[number].text == "," and number + 1 < limit and tokens[number + 1].lower in CONTRAST):
            end = number
            break
    while end > start and (tokens[end - 1].lower in _CLAUSE_EDGES or tokens[end - 1].lower in _STOPS):
        end -= 1
    return end


def _find_according(tokens: Sequence[Token], found: Sequence[Attribution]) -> list[Attribution]:
    added = []
    for number in range(len(tokens) - 2):
        if tokens[number].lower != "according" or tokens[number + 1].lower != "to":
            continue
        speaker = noun_phrase_after(tokens, number + 2)
        contents = _around(tokens, number, speaker, found) if speaker else None
        if speaker is None or contents is None:
            continue
        whole = (min(number, contents[0]), max(speaker[1], contents[1]))
        added.append(
            Attribution(
                speaker=speaker, cue=(number, number + 2), contents=(contents,),
                cue_class=CueClass.SAY, lemma="according to", whole=whole,
            ),
        )
    return added


def _around(tokens: Sequence[Token], number: int, speaker: Range, found: Sequence[Attribution]) -> Range | None:
    """Return the clause that `according to` belongs to: after it at a sentence's start, else before it."""
    end = len(tokens)
    while end > 0 and tokens[end - 1].lower in _STOPS:
        end -= 1
    if number <= 1:
        comma = next((n for n in range(speaker[1], end) if tokens[n].text == ","), None)
        return (comma + 1, end) if comma is not None and comma + 1 < end else None
    start = max((a.whole[1] for a in found if a.whole[1] < number), default=0)
    while start < number and (tokens[start].lower in _CLAUSE_EDGES):
        start += 1
    stop = number
    while stop > start and tokens[stop - 1].lower in _CLAUSE_EDGES:
        stop -= 1
    return (start, stop) if start < stop else None


def _find_colon(tokens: Sequence[Token]) -> list[Attribution]:
    """Read `Smith was blunt: “No.”` and `Smith: “No.”` as attributions."""
    for number in range(1, len(tokens) - 1):
        if tokens[number].text == ":" and tokens[number + 1].is_quotation:
            speaker = _main_subject(tokens, number) or noun_phrase_before(tokens, number)
            if speaker is None:
                return []
            return [
                Attribution(
                    speaker=speaker, cue=(number, number + 1), contents=((number + 1, number + 2),),
                    cue_class=CueClass.SAY, lemma=":", whole=(min(speaker[0], number), number + 2),
                ),
            ]
    return []


def with_content(attribution: Attribution, contents: tuple[Range, ...]) -> Attribution:
    """Return the attribution with other content."""
    return replace(attribution, contents=contents)
