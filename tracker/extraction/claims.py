"""Turns the attributions and the narration of each sentence into proposed claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_adverb
from tracker.extraction.attribution import find_attributions, find_introduction
from tracker.extraction.checkworthiness import weigh
from tracker.extraction.kinds import attributed_kind, narrator_kind
from tracker.extraction.lexicon.words import FUNCTION_WORDS
from tracker.extraction.mentions import Cast
from tracker.extraction.narration import find_narration
from tracker.extraction.proposal import ProposedClaim
from tracker.extraction.quantities import find_quantities
from tracker.extraction.quotations import without_comma
from tracker.extraction.tokens import QUOTATION, tokenise
from tracker.extraction.wording import attributed_text, plain_words
from tracker.models.enums import AttributionMode, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.attribution import Attribution
    from tracker.extraction.phrases import Range
    from tracker.extraction.proposal import ProposedSpeaker
    from tracker.extraction.quotations import Quotation
    from tracker.extraction.tokens import Sentence, Token
    from tracker.text.spans import Span

_FEWEST_TOKENS = 2
_MOST_TOKENS = 400
_SHORTEST_LONE_QUOTATION = 4
_MOST_SPANS = 8
_MOST_EMPTY_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proposal:
    """A claim and the paragraph it lies in.

    `may_grow` while later quotations may still join it, `runs_on` when its quotation is left open at the end
    of its paragraph, so that the next paragraph may name the speaker.
    """

    claim: ProposedClaim
    paragraph: int
    may_grow: bool
    runs_on: bool = False


def find_claims(
    text: str,
    sentences: Sequence[Sentence],
    *,
    with_narration: bool,
) -> tuple[ProposedClaim, ...]:
    """Return the claims of `sentences`, by the place where their content begins.

    Without narration, only what is attributed or quoted makes a claim.
    """
    reader = _Reader(text, sentences, with_narration=with_narration)
    for number, sentence in enumerate(sentences):
        if _FEWEST_TOKENS <= len(sentence.tokens) + len(sentence.quotations) <= _MOST_TOKENS:
            reader.read(number, sentence)
    said = (proposal.claim for proposal in reader.found if _says_something(text, proposal.claim))
    claims = [_finished(text, claim) for claim in said]
    return tuple(sorted(claims, key=lambda claim: (claim.content_spans[0], claim.content_spans[-1].end)))


class _Reader:
    """Reads the sentences of one article in order, remembering who spoke."""

    def __init__(self, text: str, sentences: Sequence[Sentence], *, with_narration: bool) -> None:
        self.text = text
        self.sentences = sentences
        self.cast = Cast(text, sentences)
        self.with_narration = with_narration
        self.found: list[_Proposal] = []

    def read(self, number: int, sentence: Sentence) -> None:
        """Add the claims of one sentence to `found`."""
        attributions = find_attributions(sentence)
        for attribution in attributions:
            claim = self._attributed(number, sentence, attribution)
            quoted = claim.mode is AttributionMode.DIRECT
            if quoted and attribution is attributions[0]:
                self._hand_back(claim)
            self._keep(claim, sentence, may_grow=quoted)
        if not attributions and self._read_lone_quotations(number, sentence):
            return
        if self.with_narration:
            for first, after in find_narration(self.text, sentence, attributions):
                self._keep(self._narrated(sentence, first, after), sentence, may_grow=False)

    def _hand_back(self, claim: ProposedClaim) -> None:
        """Give the speaker of a quotation to the paragraphs before it that ran on into it."""
        number = len(self.found) - 1
        while number >= 0 and self.found[number].runs_on and self.found[number].claim.speaker is None:
            earlier = self.found[number]
            named = replace(
                earlier.claim, speaker=claim.speaker, reason=f"{earlier.claim.reason}, named after it"
            )
            self.found[number] = replace(earlier, claim=named, runs_on=False)
            number -= 1

    def _keep(
        self,
        claim: ProposedClaim,
        sentence: Sentence,
        *,
        may_grow: bool,
        runs_on: bool = False,
    ) -> None:
        paragraph = sentence.paragraph
        self.found.append(_Proposal(claim=claim, paragraph=paragraph, may_grow=may_grow, runs_on=runs_on))

    def _attributed(self, number: int, sentence: Sentence, attribution: Attribution) -> ProposedClaim:
        contents = tuple(_content_span(self.text, sentence, *content) for content in attribution.contents)
        mode = _mode(sentence, attribution.contents)
        first, after = attribution.speaker
        speaker = self.cast.resolve(sentence.tokens[first:after], number, first)
        words = self._words(contents)
        kind = attributed_kind(attribution.cue_class, attribution.lemma, words)
        if mode is AttributionMode.DIRECT and kind is ClaimKind.APPEAL:
            kind = ClaimKind.STATEMENT
        return ProposedClaim(
            text=attributed_text(self.text, sentence, attribution, contents, speaker),
            kind=kind,
            mode=mode,
            speaker=speaker,
            speaker_spans=(sentence.span_of(first, after),),
            cue_spans=(sentence.span_of(*attribution.cue),),
            content_spans=contents,
            quantities=(),
            checkworthiness=0.0,
            reason=_reason(self.text, sentence, attribution),
        )

    def _narrated(self, sentence: Sentence, first: int, after: int) -> ProposedClaim:
        span = sentence.span_of(first, after)
        words = self._words((span,))
        quantities = find_quantities(self.text, span)
        figure = f": figure {plain_words(quantities[0].span.of(self.text))}" if quantities else ""
        return ProposedClaim(
            text=plain_words(span.of(self.text)),
            kind=narrator_kind(words, quantities),
            mode=AttributionMode.NARRATOR,
            speaker=None,
            speaker_spans=(),
            cue_spans=(),
            content_spans=(span,),
            quantities=(),
            checkworthiness=0.0,
            reason=f"the article's own voice{figure}",
        )

    def _read_lone_quotations(self, number: int, sentence: Sentence) -> bool:
        """Read quotations without a cue in their sentence; tell whether there were any."""
        all_quoted = not any(token.is_word for token in sentence.tokens)
        any_read = False
        for quotation in sentence.quotations:
            inner = without_comma(self.text, quotation).inner
            last = self.found[-1] if self.found else None
            if all_quoted and last and _goes_on(last, sentence):
                self.found[-1] = replace(last, claim=self._grown(last.claim, inner))
            elif sum(token.is_word for token in self._words((inner,))) >= _SHORTEST_LONE_QUOTATION:
                any_read = True
                claim = self._lone(number, sentence, quotation, all_quoted=all_quoted)
                self._keep(claim, sentence, may_grow=True, runs_on=quotation.continues)
        return any_read or all_quoted

    def _lone(
        self, number: int, sentence: Sentence, quotation: Quotation, *, all_quoted: bool
    ) -> ProposedClaim:
        """Give a quotation to the speaker who was introduced or who just spoke, or to nobody."""
        inner = without_comma(self.text, quotation).inner
        introduced = self._introduced(number) if all_quoted else None
        speaker_spans, cue_spans, speaker = introduced or ((), (), None)
        reason = "a quotation announced in the sentence before" if introduced else "a quotation without a cue"
        if all_quoted and not introduced and self._spoke_just_before(sentence):
            speaker = self.cast.last_speaker(number)
            reason += ", after the same speaker" if speaker else ""
        return ProposedClaim(
            text=plain_words(inner.of(self.text)),
            kind=ClaimKind.STATEMENT,
            mode=AttributionMode.DIRECT,
            speaker=speaker,
            speaker_spans=speaker_spans,
            cue_spans=cue_spans,
            content_spans=(inner,),
            quantities=(),
            checkworthiness=0.0,
            reason=reason,
        )

    def _introduced(
        self,
        number: int,
    ) -> tuple[tuple[Span, ...], tuple[Span, ...], ProposedSpeaker | None] | None:
        if number == 0:
            return None
        before = self.sentences[number - 1]
        found = find_introduction(before) if len(before.tokens) <= _MOST_TOKENS else None
        if found is None:
            return None
        (first, after), cue = found
        speaker = self.cast.resolve(before.tokens[first:after], number - 1, first)
        return (before.span_of(first, after),), (before.span_of(*cue),), speaker

    def _spoke_just_before(self, sentence: Sentence) -> bool:
        if not self.found:
            return False
        last = self.found[-1]
        return last.claim.mode is not AttributionMode.NARRATOR and sentence.paragraph - last.paragraph <= 1

    def _grown(self, claim: ProposedClaim, inner: Span) -> ProposedClaim:
        """Add a quotation that the same speaker goes on with."""
        spans = (*claim.content_spans, inner)
        return replace(claim, content_spans=spans, text=f"{claim.text} … {plain_words(inner.of(self.text))}")

    def _words(self, spans: Sequence[Span]) -> tuple[Token, ...]:
        return tuple(token for span in spans for token in tokenise(self.text, span.start, span.end))


def _finished(text: str, draft: ProposedClaim) -> ProposedClaim:
    """Add what follows from the content alone, once no more content can join it."""
    words = [token for span in draft.content_spans for token in tokenise(text, span.start, span.end)]
    quantities = tuple(q for span in draft.content_spans for q in find_quantities(text, span))
    named = draft.speaker is not None
    weight = weigh(draft.kind, draft.mode, words, figures=len(quantities), has_named_speaker=named)
    return replace(draft, quantities=quantities, checkworthiness=weight)


def _says_something(text: str, claim: ProposedClaim) -> bool:
    """Tell a claim from `he said so` and `they did`, whose content is one or two function words."""
    words = [t for span in claim.content_spans for t in tokenise(text, span.start, span.end) if t.is_word]
    return len(words) > _MOST_EMPTY_WORDS or not all(_is_empty(token) for token in words)


def _is_empty(token: Token) -> bool:
    """Tell `so` and `did` from words with a meaning of their own, such as `the US` and `May`."""
    acronym = len(token.text) > 1 and token.text.isupper()
    return not acronym and not token.is_time and (token.lower in FUNCTION_WORDS or is_adverb(token))


def _goes_on(last: _Proposal, sentence: Sentence) -> bool:
    """Tell whether a quotation belongs to the claim before it: `“A,” he said. “B.”` is one."""
    same = last.may_grow and last.paragraph == sentence.paragraph
    return same and len(last.claim.content_spans) < _MOST_SPANS


def _content_span(text: str, sentence: Sentence, first: int, after: int) -> Span:
    """Return the span of a content: inside the marks when it is one quotation, else with the marks in it."""
    if after - first == 1 and sentence.tokens[first].is_quotation:
        return without_comma(text, sentence.quotation_at(first)).inner
    return sentence.span_of(first, after)


def _mode(sentence: Sentence, contents: Sequence[Range]) -> AttributionMode:
    tokens = [token for first, after in contents for token in sentence.tokens[first:after]]
    quoted = sum(token.lower == QUOTATION for token in tokens)
    if not quoted:
        return AttributionMode.INDIRECT
    plain = any(token.is_word for token in tokens)
    return AttributionMode.MIXED if plain else AttributionMode.DIRECT


def _reason(text: str, sentence: Sentence, attribution: Attribution) -> str:
    cue = plain_words(sentence.span_of(*attribution.cue).of(text))
    place = "after" if attribution.contents[0][0] < attribution.cue[0] else "before"
    what = "the quotation" if sentence.tokens[attribution.contents[0][0]].is_quotation else "the content"
    return f"cue “{cue}” {place} {what}"
