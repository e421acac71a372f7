"""How a claim reads on its own: the article's words, a leading pronoun replaced only where it is safe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_time_at, skip_adverbials
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.lexicon.words import NEGATIONS, PERSONAL, TIME_LINKS, TIME_MODIFIERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.attribution import Attribution
    from tracker.extraction.proposal import ProposedSpeaker
    from tracker.extraction.tokens import Sentence, Token
    from tracker.text.spans import Span

_TELLS_WHOLE_CLAUSE = frozenset(
    {CueClass.URGE, CueClass.DEMAND, CueClass.DESCRIBE, CueClass.STANCE, CueClass.THINK}
)
_CHANGES_MEANING = frozenset({"deny", "dispute", "doubt", "clarify"})
_COMMA_IN_MARKS = re.compile(r",([\"”’']+)$")
_LONGEST_TIME = 8
_AFTER_IT = frozenset({"had", "has", "will", "would", "plans"})


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
    """Return the wording of an attributed claim.

    That is the content alone when it is a clause; speaker, cue and content when the content alone would say
    nothing, or the opposite (`denied that`, `does not believe that`).
    """
    forward = attribution.contents[0][0] >= attribution.cue[1]
    name = _spoken_name(text, sentence, attribution, speaker)
    if forward and name and _needs_clause(sentence, attribution):
        said = text[sentence.tokens[attribution.cue[0]].start : contents[-1].end]
        lead = _time_before(text, sentence, attribution.speaker[0])
        return plain_words(f"{lead}{name}{_between(text, sentence, attribution)}{said}")
    words = _joint(sentence, attribution).join(span.of(text) for span in contents)
    if forward and name and attribution.cue_class is not CueClass.TELL:
        words = _with_subject(sentence, attribution, words, name)
    return _COMMA_IN_MARKS.sub(r"\1", plain_words(words))


def _joint(sentence: Sentence, attribution: Attribution) -> str:
    """Return what joins the parts of a content: a clause that the attribution interrupts closes up again."""
    quoted = any(sentence.tokens[first].is_quotation for first, _ in attribution.contents)
    return " … " if quoted else " "


def _between(text: str, sentence: Sentence, attribution: Attribution) -> str:
    """Return what stands between speaker and cue when it belongs to them: `last autumn`, `, held in May,`.

    A subject shared with an earlier cue is merely put before its verb.
    """
    after, cue = attribution.speaker[1], attribution.cue[0]
    tokens = sentence.tokens
    gap = tokens[after:cue]
    if not gap:
        return " "
    enclosed = len(gap) > 2 and gap[0].text + gap[-1].text in {",,", "()"}  # noqa: PLR2004
    if enclosed or all(_tells_time(token) for token in gap) or skip_adverbials(tokens, after) == cue:
        return text[tokens[after - 1].end : tokens[cue].start]
    return ", " if tokens[cue].lower.endswith("ing") else " "


def _time_before(text: str, sentence: Sentence, speaker: int) -> str:
    """Return the `Last autumn` or `On May 3,` that opens the sentence before its subject, else nothing."""
    lead = sentence.tokens[:speaker]
    if len(lead) > _LONGEST_TIME or not all(_tells_time(token) for token in lead):
        return ""
    timely = any(is_time_at(sentence.tokens, number) for number in range(len(lead)))
    return text[lead[0].start : sentence.tokens[speaker].start] if timely else ""


def _tells_time(token: Token) -> bool:
    return token.is_time or token.lower.isdigit() or token.lower in TIME_LINKS | TIME_MODIFIERS


def _needs_clause(sentence: Sentence, attribution: Attribution) -> bool:
    if attribution.cue_class in _TELLS_WHOLE_CLAUSE or attribution.lemma in _CHANGES_MEANING:
        return True
    helpers = sentence.tokens[slice(*attribution.cue)]
    return any(token.lower in NEGATIONS or token.lower.endswith("n't") for token in helpers)


def _spoken_name(
    text: str,
    sentence: Sentence,
    attribution: Attribution,
    speaker: ProposedSpeaker | None,
) -> str | None:
    """Return the speaker as the sentence names them; for a pronoun, the name it was resolved to."""
    first, after = attribution.speaker
    if sentence.tokens[first].lower in PERSONAL and after - first == 1:
        return speaker.name if speaker else None
    return sentence.span_of(first, after).of(text)


def _with_subject(sentence: Sentence, attribution: Attribution, words: str, name: str) -> str:
    """Replace a leading `it had`, which can only mean the speaker beside it; `he` may mean another."""
    opening = attribution.contents[0][0]
    token = sentence.tokens[opening]
    following = sentence.tokens[opening + 1].lower if opening + 1 < len(sentence.tokens) else ""
    if token.lower == "it" and following in _AFTER_IT:
        return name + words[len(token.text) :]
    return words
