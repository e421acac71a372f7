"""Turns the attributions and the narration of each sentence into proposed claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extraction.attribution import Attribution, find_attributions
from tracker.extraction.checkworthiness import weigh
from tracker.extraction.kinds import attributed_kind, narrator_kind
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.mentions import Cast
from tracker.extraction.narration import find_narration
from tracker.extraction.proposal import ProposedClaim, ProposedSpeaker
from tracker.extraction.quantities import find_quantities
from tracker.extraction.quotations import without_comma
from tracker.extraction.tokens import QUOTATION, Token, tokenise
from tracker.extraction.wording import attributed_text, plain_words
from tracker.models.enums import AttributionMode, ClaimKind
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Sentence

_MOST_TOKENS = 400
_SHORTEST_LONE_QUOTATION = 4
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proposal:
    """A claim and the paragraph it lies in, while later quotations may still join it."""

    claim: ProposedClaim
    paragraph: int
    may_grow: bool


def find_claims(text: str, sentences: Sequence[Sentence]) -> tuple[ProposedClaim, ...]:
    """Return the claims of `sentences`, by the place where their content begins."""
    cast = Cast(text, sentences)
    found: list[_Proposal] = []
    for number, sentence in enumerate(sentences):
        if 0 < len(sentence.tokens) <= _MOST_TOKENS:
            _read_sentence(text, number, sentence, cast, found)
    claims = [proposal.claim for proposal in found]
    return tuple(sorted(claims, key=lambda claim: (claim.content_spans[0], claim.content_spans[-1].end)))


def _read_sentence(text: str, number: int, sentence: Sentence, cast: Cast, found: list[_Proposal]) -> None:
    attributions = find_attributions(sentence)
    for attribution in attributions:
        claim = _attributed(text, number, sentence, attribution, cast)
        quoted = claim.mode is AttributionMode.DIRECT
        found.append(_Proposal(claim=claim, paragraph=sentence.paragraph, may_grow=quoted))
    if not attributions and sentence.quotations:
        _read_lone_quotations(text, number, sentence, cast, found)
        if _is_all_quoted(sentence):
            return
    for first, after in find_narration(text, sentence, attributions):
        claim = _narrated(text, sentence, first, after)
        found.append(_Proposal(claim=claim, paragraph=sentence.paragraph, may_grow=False))


def _attributed(text: str, number: int, sentence: Sentence, attribution: Attribution, cast: Cast) -> ProposedClaim:
    contents = tuple(_content_span(text, sentence, *content) for content in attribution.contents)
    mode = _mode(sentence, attribution.contents)
    speaker, speaker_spans = None, ()
    if attribution.speaker is not None:
        first, after = attribution.speaker
        speaker = cast.resolve(sentence.tokens[first:after], number, first)
        speaker_spans = (sentence.span_of(first, after),)
    words = [token for span in contents for token in tokenise(text, span.start, span.end)]
    kind = attributed_kind(attribution.cue_class, attribution.lemma, words)
    if mode is AttributionMode.DIRECT and kind is ClaimKind.APPEAL:
        kind = ClaimKind.STATEMENT
    draft = ProposedClaim(
        text=attributed_text(text, sentence, attribution, contents, speaker),
        kind=kind,
        mode=mode,
        speaker=speaker,
        speaker_spans=speaker_spans,
        cue_spans=(sentence.span_of(*attribution.cue),),
        content_spans=contents,
        quantities=(),
        checkworthiness=0.0,
        reason=_reason(text, sentence, attribution),
    )
    return _finished(text, draft, words)


def _finished(text: str, draft: ProposedClaim, words: Sequence[Token]) -> ProposedClaim:
    quantities = tuple(quantity for span in draft.content_spans for quantity in find_quantities(text, span))
    named = draft.speaker is not None
    weight = weigh(draft.kind, draft.mode, words, figures=len(quantities), has_named_speaker=named)
    return replace(draft, quantities=quantities, checkworthiness=weight)


def _content_span(text: str, sentence: Sentence, first: int, after: int) -> Span:
    """Return the span of a content: inside the marks when it is one quotation, else with the marks in it."""
    if after - first == 1 and sentence.tokens[first].is_quotation:
        return without_comma(text, sentence.quotation_at(first)).inner
    whole = sentence.span_of(first, after)
    if sentence.tokens[after - 1].is_quotation:
        return whole
    return whole


def _mode(sentence: Sentence, contents: Sequence[Range]) -> AttributionMode:
    tokens = [token for first, after in contents for token in sentence.tokens[first:after] if token.is_word or token.is_quotation]
    quoted = sum(token.lower == QUOTATION for token in tokens)
    if not quoted:
        return AttributionMode.INDIRECT
    return AttributionMode.DIRECT if quoted == len(tokens) else AttributionMode.MIXED


def _reason(text: str, sentence: Sentence, attribution: Attribution) -> str:
    cue = plain_words(sentence.span_of(*attribution.cue).of(text))
    place = "after" if attribution.contents[0][0] < attribution.cue[0] else "before"
    what = "the quotation" if sentence.tokens[attribution.contents[0][0]].is_quotation else "the content"
    return f"cue “{cue}” {place} {what}"


def _is_all_quoted(sentence: Sentence) -> bool:
    return not any(token.is_word for token in sentence.tokens)


def _read_lone_quotations(text: str, number: int, sentence: Sentence, cast: Cast, found: list[_Proposal]) -> None:
    """Give a quotation without a cue to the speaker before it in the paragraph, or to nobody."""
    for quotation in sentence.quotations:
        inner = without_comma(text, quotation).inner
        words = tokenise(text, inner.start, min(inner.end, inner.start + 4000))
        if sum(token.is_word for token in words) < _SHORTEST_LONE_QUOTATION:
            continue
        last = found[-1] if found else None
        if last and last.may_grow and last.paragraph == sentence.paragraph and _is_all_quoted(sentence):
            found[-1] = replace(last, claim=_grown(text, last.claim, inner))
            continue
        speaker = cast.last_speaker(number) if _is_all_quoted(sentence) else None
        draft = ProposedClaim(
            text=plain_words(inner.of(text)), kind=ClaimKind.STATEMENT, mode=AttributionMode.DIRECT, speaker=speaker,
            speaker_spans=(), cue_spans=(), content_spans=(inner,), quantities=(), checkworthiness=0.0,
            reason="a quotation without a cue" + (", after the same speaker" if speaker else ""),
        )
        found.append(_Proposal(claim=_finished(text, draft, words), paragraph=sentence.paragraph, may_grow=True))


def _grown(text: str, claim: ProposedClaim, inner: Span) -> ProposedClaim:
    """Add a quotation that the same speaker goes on with."""
    spans = (*claim.content_spans, inner)
    words = [token for span in spans for token in tokenise(text, span.start, span.end)]
    longer = replace(claim, content_spans=spans, text=f"{claim.text} {plain_words(inner.of(text))}")
    return _finished(text, longer, words)


def _narrated(text: str, sentence: Sentence, first: int, after: int) -> ProposedClaim:
    span = sentence.span_of(first, after)
    words = tokenise(text, span.start, span.end)
    quantities = find_quantities(text, span)
    kind = narrator_kind(words, quantities)
    figure = f": figure {plain_words(quantities[0].span.of(text))}" if quantities else ""
    draft = ProposedClaim(
        text=plain_words(span.of(text)), kind=kind, mode=AttributionMode.NARRATOR, speaker=None, speaker_spans=(),
        cue_spans=(), content_spans=(span,), quantities=(), checkworthiness=0.0,
        reason=f"the article's own voice{figure}",
    )
    return _finished(text, draft, words)
