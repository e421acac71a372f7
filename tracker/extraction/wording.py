"""How a claim reads on its own: the article's words, with a leading pronoun replaced only where that is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.lexicon.words import PERSONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.attribution import Attribution
    from tracker.extraction.proposal import ProposedSpeaker
    from tracker.extraction.tokens import Sentence
    from tracker.text.spans import Span

_TELLS_WHOLE_CLAUSE = frozenset({CueClass.URGE, CueClass.DEMAND, CueClass.DESCRIBE, CueClass.STANCE})
_AFTER_SUBJECT = frozenset("had has will would was is".split())


def plain_words(words: str) -> str:
    """Return `words` on one line, with single spaces."""
    return " ".join(words.split())


def attributed_text(
    text: str,
    sentence: Sentence,
    attribution: Attribution,
    contents: Sequence[Span],
    speaker: ProposedSpeaker | None,
) -> str:
    """Return the wording of an attributed claim: the content, or the whole clause when the content alone says nothing."""
    first = attribution.whole[0]
    forward = attribution.contents[0][0] >= attribution.cue[1]
    if attribution.cue_class in _TELLS_WHOLE_CLAUSE and forward and attribution.speaker and attribution.speaker[0] == first:
        clause = text[sentence.tokens[first].start : contents[-1].end]
        return plain_words(_with_name(clause, sentence, first, speaker))
    words = " ".join(span.of(text) for span in contents)
    opening = attribution.contents[0][0]
    if attribution.speaker and not sentence.tokens[opening].is_quotation:
        spoken = sentence.tokens[slice(*attribution.speaker)]
        named = spoken[0].lower not in PERSONAL
        name = sentence.span_of(*attribution.speaker).of(text) if named else speaker.name if speaker else None
        token = sentence.tokens[opening]
        following = sentence.tokens[opening + 1].lower if opening + 1 < len(sentence.tokens) else ""
        if name and token.lower in {"it", "he", "she"} and following in _AFTER_SUBJECT and forward:
            words = name + words[len(token.text) :]
    return plain_words(words)


def _with_name(clause: str, sentence: Sentence, first: int, speaker: ProposedSpeaker | None) -> str:
    token = sentence.tokens[first]
    if speaker is None or token.lower not in {"he", "she"}:
        return clause
    return speaker.name + clause[len(token.text) :]
