"""Turns attributions, quotations and the article's own voice into proposed claims, in the text's order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.checkworthiness import weigh
from tracker.extraction.cues import read_cue
from tracker.extraction.kinds import attributed_kind, narrator_kind
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.lexicon.words import FUNCTION_WORDS, THIRD_PERSON
from tracker.extraction.narration.adverbials import is_adverb
from tracker.extraction.narration.answers import as_attributions, find_answers
from tracker.extraction.narration.asides import named_before
from tracker.extraction.narration.statements import Part, find_narration
from tracker.extraction.narration.voice import CHECKABLE, judge
from tracker.extraction.proposal import ProposedClaim
from tracker.extraction.quantities.finding import find_quantities
from tracker.extraction.speakers.mentions import Cast
from tracker.extraction.structure.quotations import without_comma
from tracker.extraction.structure.tokens import tokenise
from tracker.extraction.via import find_inner
from tracker.extraction.wording import Context, attributed_text, own_text, plain_words
from tracker.models.enums import AttributionMode, ClaimKind, SpeakerKind
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from tracker.extraction.narration.statements import Stretch
    from tracker.extraction.narration.voice import Judgement
    from tracker.extraction.proposal import ProposedQuantity, ProposedSpeaker
    from tracker.extraction.reading.attribution import Attribution
    from tracker.extraction.reading.encoding import EncodedText
    from tracker.extraction.structure.quotations import Quotation
    from tracker.extraction.structure.tokens import Sentence, Token

_start, _end = attrgetter("start"), attrgetter("end")
_SHORTEST_LONE_QUOTATION = 4
_MOST_TOKENS = 400
_MOST_EMPTY_WORDS = 2
_LONGEST_CHAIN = 4
# Word pieces up to which a text is brief; the model reads so few at once, whatever follows them.
_BRIEF_PIECES = 120
# The share of checkable voices from which an act is the article's own report; chosen on the dev articles.
_OWN_DEED = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadText:
    """A text with all that was read in it; the sentences are those of the running text, in order."""

    text: str
    published_on: date | None
    encoded: EncodedText
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    attributions: Sequence[Attribution]
    voices: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A sentence that makes no claim, by its number, and why."""

    sentence: int
    judgement: Judgement


def find_claims(
    read: ReadText, voice_threshold: float | None
) -> tuple[tuple[ProposedClaim, ...], tuple[Silence, ...]]:
    """Return the claims by the place where their content begins, and the sentences that make none.

    Without a threshold, only what is attributed or quoted makes a claim.
    """
    reader = _Reader(read, voice_threshold)
    for number in range(len(read.sentences)):
        reader.read_sentence(number)
    contents = [_tokens(read.text, claim.content_spans) for claim in reader.found]
    drafts = zip(reader.found, contents, strict=True)
    claims = [_finished(read.text, draft, words) for draft, words in drafts if _says_something(words)]
    claims.sort(key=lambda claim: (claim.content_spans[0], claim.content_spans[-1].end))
    return tuple(claims), tuple(reader.silences)


class _Reader:
    """Reads the sentences of one article in order, remembering who spoke."""

    def __init__(self, read: ReadText, voice_threshold: float | None) -> None:
        self.text = read.text
        self.published_on = read.published_on
        self.sentences = read.sentences
        self.encoded = read.encoded
        self.voices = read.voices
        self.quotations = read.quotations
        self.quotation_starts = [quotation.inner.start for quotation in read.quotations]
        self.voice_threshold = voice_threshold
        self.is_brief = len(read.encoded.pieces) <= _BRIEF_PIECES
        self.cast = Cast(read.text, read.sentences)
        self.found: list[ProposedClaim] = []
        self.silences: list[Silence] = []
        self.starts = [sentence.span.start for sentence in read.sentences]
        self.by_sentence: dict[int, list[Attribution]] = {}
        answers = find_answers(read.text, read.sentences) if voice_threshold is not None else ()
        answered = {answer.colon for answer in answers}
        for attribution in as_attributions(read.text, answers, read.attributions):
            number = self._sentence_at(attribution.cue.start)
            content = tuple(part for span in attribution.content for part in self._in_running_text(span))
            if number is None or not content:
                continue
            if content != attribution.content:
                attribution = replace(attribution, content=content)  # noqa: PLW2901 (nothing else of it counts)
            if attribution.cue in answered or not self._is_own_voice(attribution):
                self.by_sentence.setdefault(number, []).append(attribution)
        self.taken: dict[int, list[Span]] = {}
        self.said: dict[int, list[Span]] = {}
        for group in self.by_sentence.values():
            for attribution in group:
                self._note(self.taken, attribution.spans)
                self._note(self.said, attribution.content)

    def read_sentence(self, number: int) -> None:
        """Add the claims of one sentence to `found`, or the reason why it makes none to `silences`."""
        sentence = self.sentences[number]
        before = len(self.found)
        for attribution in self.by_sentence.get(number, ()):
            self.found.append(self._attributed(number, attribution))
        if len(sentence.tokens) > _MOST_TOKENS:
            return
        self._read_lone_quotations(number)
        if self.voice_threshold is not None:
            judged = self._read_own_voice(number, self.voice_threshold)
            if judged is not None and len(self.found) == before:
                self.silences.append(Silence(sentence=number, judgement=judged))

    def _in_running_text(self, span: Span) -> list[Span]:
        """Return the parts of a span that lie in sentences, with those side by side joined."""
        parts: list[Span] = []
        number = max(0, bisect_right(self.starts, span.start) - 1)
        while number < len(self.starts) and self.starts[number] < span.end:
            sentence = self.sentences[number].span
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                joins = parts and not self.text[parts[-1].end : start].strip()
                parts[-1:] = [Span(parts[-1].start, end)] if joins else [*parts[-1:], Span(start, end)]
            number += 1
        return parts

    def _is_own_voice(self, attribution: Attribution) -> bool:
        """Tell what the article itself reports as done, as `the senate passed the bill`, from what is said.

        Annotators mark both; a reviewer checks the first as an event of the article's.
        """
        if self.voice_threshold is None or any(self._is_quoted(span.start) for span in attribution.content):
            return False
        if read_cue(self._tokens((attribution.cue,))).cue_class not in {None, CueClass.DEED}:
            return False
        shares = self._shares(Span(attribution.spans[0].start, attribution.spans[-1].end))
        return shares is not None and float(shares[:, :CHECKABLE].sum(axis=1).mean()) >= _OWN_DEED

    def _shares(self, span: Span) -> NDArray[np.float32] | None:
        """Return the words' shares of each voice inside a span, None where there is no word."""
        low = int(np.searchsorted(self.encoded.ends, span.start, side="right"))
        high = int(np.searchsorted(self.encoded.starts, span.end, side="left"))
        return self.voices[low:high] if low < high else None

    def _note(self, by_sentence: dict[int, list[Span]], spans: Sequence[Span]) -> None:
        """Add each span to every sentence it touches."""
        for span in spans:
            number = max(0, bisect_right(self.starts, span.start) - 1)
            while number < len(self.starts) and self.starts[number] < span.end:
                by_sentence.setdefault(number, []).append(span)
                number += 1

    def _sentence_at(self, place: int) -> int | None:
        number = bisect_right(self.starts, place) - 1
        return number if number >= 0 and place < self.sentences[number].span.end else None

    def _attributed(self, number: int, attribution: Attribution) -> ProposedClaim:
        chain = self._chain(attribution)
        speakers = [self._resolve(each.speaker[0]) if each.speaker else None for each in chain]
        last, speaker = chain[-1], speakers[-1]
        mode = _mode(self._quoted_share(last.content))
        if speaker is None and not last.speaker and mode is not AttributionMode.INDIRECT:
            speaker = self.cast.last_speaker(number)
        cue = read_cue(self._tokens((last.cue,)))
        return ProposedClaim(
            text=attributed_text(self.text, last, cue, speaker, mode, self._context(last.content)),
            kind=attributed_kind(cue, self._tokens(last.content)),
            mode=mode,
            speaker=speaker,
            via=", ".join(each.name for each in speakers[:-1] if each) or None,
            speaker_spans=tuple(sorted({span for each in chain for span in each.speaker})),
            cue_spans=tuple(sorted({each.cue for each in chain})),
            content_spans=last.content,
            reason=self._reason(attribution),
        )

    def _chain(self, attribution: Attribution) -> list[Attribution]:
        """Return an attribution and those within it: `the paper reports that the ministry said` has two."""
        chain = [attribution]
        while len(chain[-1].content) == 1 and chain[-1].speaker and len(chain) < _LONGEST_CHAIN:
            inner = find_inner(self.text, chain[-1].content[0], self.quotations)
            if inner is None:
                break
            chain.append(replace(attribution, speaker=(inner.speaker,), cue=inner.cue, content=inner.content))
        return chain

    def _context(self, spans: Sequence[Span]) -> Context:
        """Return whom a pronoun that opens one of these spans stands for; any other may mean anybody."""
        referents: dict[int, str] = {}
        for span in spans:
            number = self._sentence_at(span.start)
            if number is None:
                continue
            tokens = self.sentences[number].tokens
            at = bisect_left(tokens, span.start, key=_start)
            if at < len(tokens) and tokens[at].start == span.start and tokens[at].lower in THIRD_PERSON:
                name = self.cast.referent(tokens[at], number, at)
                if name:
                    referents[span.start] = name
        return Context(published_on=self.published_on, referents=referents)

    def _resolve(self, span: Span) -> ProposedSpeaker | None:
        number = self._sentence_at(span.start)
        if number is None:
            return None
        tokens = self.sentences[number].tokens
        first = bisect_right(tokens, span.start, key=_end)
        if first == len(tokens):
            return None
        after = bisect_left(tokens, span.end, first, key=_start)
        if tokens[first].is_quotation and span.end <= tokens[first].end:
            return self.cast.resolve(tokenise(self.text, span.start, span.end), number, first)
        return self.cast.resolve(tokens[first:after], number, first) if first < after else None

    def _read_own_voice(self, number: int, threshold: float) -> Judgement | None:
        """Add what the article itself says here; return the last judgement that found nothing to check."""
        sentence = self.sentences[number]
        refused = None
        taken = sorted(self.taken.get(number, ()))
        cues = [attribution.cue for attribution in self.by_sentence.get(number, ())]
        for stretch in find_narration(self.text, sentence, taken, cues):
            span = sentence.span_of(stretch.first, stretch.after)
            shares = self._shares(span)
            if shares is None:
                continue
            tokens = sentence.tokens[stretch.first : stretch.after]
            quantities = find_quantities(self.text, span)
            judged = judge(
                shares,
                tokens,
                stretch.part,
                closing=sentence.tokens[-1].text,
                has_figure=bool(quantities),
                is_brief=self.is_brief,
                threshold=threshold,
            )
            if judged.is_checkable:
                wording = self._own_wording(sentence, stretch)
                self.found.append(self._narrated(span, wording, tokens, quantities, judged))
            else:
                refused = judged
        return refused

    def _own_wording(self, sentence: Sentence, stretch: Stretch) -> str:
        """Return the wording of a stretch; `who was elected` is told of the name before it."""
        span = sentence.span_of(stretch.first, stretch.after)
        named = named_before(sentence.tokens, stretch.first) if stretch.part is Part.ASIDE else None
        if named is None:
            return own_text(self.text, span, self._context((span,)))
        rest = sentence.span_of(stretch.first + 1, stretch.after)
        name = plain_words(sentence.span_of(*named).of(self.text))
        return f"{name} {own_text(self.text, rest, self._context((rest,)))}"

    def _narrated(
        self,
        span: Span,
        wording: str,
        tokens: Sequence[Token],
        quantities: Sequence[ProposedQuantity],
        judged: Judgement,
    ) -> ProposedClaim:
        figure = f", figure {plain_words(quantities[0].span.of(self.text))}" if quantities else ""
        return ProposedClaim(
            text=wording,
            kind=narrator_kind(tokens, quantities, judged.voice),
            mode=AttributionMode.NARRATOR,
            speaker=None,
            speaker_spans=(),
            cue_spans=(),
            content_spans=(span,),
            reason=f"the article's own voice{figure}; can be checked ({judged.sureness:.2f})",
        )

    def _read_lone_quotations(self, number: int) -> None:
        """Read quotations that no attribution takes up."""
        sentence = self.sentences[number]
        all_quoted = not any(token.is_word for token in sentence.tokens)
        for quotation in sentence.quotations:
            inner = without_comma(self.text, quotation).inner
            if any(each.start < inner.end and each.end > inner.start for each in self.said.get(number, ())):
                continue
            words = sum(token.is_word for token in self._tokens((inner,)))
            if (all_quoted or self.voice_threshold is None) and words >= _SHORTEST_LONE_QUOTATION:
                self.found.append(self._lone(number, inner))

    def _lone(self, number: int, inner: Span) -> ProposedClaim:
        """Give a quotation that fills its sentence to whoever just spoke, or to nobody."""
        speaker = self.cast.last_speaker(number)
        after = ", after the same speaker" if speaker else ""
        return ProposedClaim(
            text=plain_words(inner.of(self.text)),
            kind=ClaimKind.STATEMENT,
            mode=AttributionMode.DIRECT,
            speaker=speaker,
            speaker_spans=(),
            cue_spans=(),
            content_spans=(inner,),
            reason=f"a quotation without a cue{after}",
        )

    def _quoted_share(self, contents: Sequence[Span]) -> float:
        total = quoted = 0
        for span in contents:
            words = self._tokens((span,))
            total += sum(token.is_word for token in words)
            quoted += sum(token.is_word and self._is_quoted(token.start) for token in words)
        return quoted / total if total else 0.0

    def _is_quoted(self, place: int) -> bool:
        number = bisect_right(self.quotation_starts, place) - 1
        return number >= 0 and place < self.quotations[number].outer.end

    def _tokens(self, spans: Sequence[Span]) -> tuple[Token, ...]:
        return _tokens(self.text, spans)

    def _reason(self, attribution: Attribution) -> str:
        place = "after" if attribution.content[0].start < attribution.cue.start else "before"
        quoted = any(self._is_quoted(span.start) for span in attribution.content)
        what = "the quotation" if quoted else "the content"
        cue = plain_words(attribution.cue.of(self.text))
        return f"cue “{cue}” {place} {what} ({attribution.sureness:.2f})"


def _tokens(text: str, spans: Sequence[Span]) -> tuple[Token, ...]:
    """Return the words and marks of some spans."""
    if len(spans) == 1:
        return tokenise(text, spans[0].start, spans[0].end)
    return tuple(token for span in spans for token in tokenise(text, span.start, span.end))


def _mode(quoted_share: float) -> AttributionMode:
    if quoted_share >= 1:
        return AttributionMode.DIRECT
    return AttributionMode.MIXED if quoted_share > 0 else AttributionMode.INDIRECT


def _finished(text: str, draft: ProposedClaim, words: Sequence[Token]) -> ProposedClaim:
    """Add what follows from the content alone, whose tokens are `words`."""
    quantities = tuple(q for span in draft.content_spans for q in find_quantities(text, span))
    named = draft.speaker is not None and draft.speaker.kind is not SpeakerKind.UNNAMED
    weight = weigh(draft.kind, draft.mode, words, figures=len(quantities), has_named_speaker=named)
    return replace(draft, quantities=quantities, checkworthiness=weight.value, worth=weight.reasons)


def _says_something(content: Sequence[Token]) -> bool:
    """Tell a claim from `he said so` and `they did`, whose content is one or two function words."""
    words = [token for token in content if token.is_word]
    return len(words) > _MOST_EMPTY_WORDS or not all(_is_empty(token) for token in words)


def _is_empty(token: Token) -> bool:
    """Tell `so` and `did` from words with a meaning of their own, such as `the US` and `May`."""
    acronym = len(token.text) > 1 and token.text.isupper()
    return not acronym and not token.is_time and (token.lower in FUNCTION_WORDS or is_adverb(token))
