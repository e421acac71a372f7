"""What a newly marked claim probably is: its kind, its mode and its speaker, read from its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tracker.extraction.checkworthiness import weigh
from tracker.extraction.cues import read_cue
from tracker.extraction.kinds import attributed_kind, narrator_kind
from tracker.extraction.narration.voice import Voice
from tracker.extraction.quantities.finding import find_quantities
from tracker.extraction.speakers.mentions import Cast
from tracker.extraction.speakers.names import read_phrase
from tracker.extraction.structure.parts import read_structure
from tracker.extraction.structure.tokens import tokenise
from tracker.models.enums import AttributionMode, ClaimKind, ReviewStatus, SpeakerKind
from tracker.models.limits import NAME
from tracker.review.anchoring import read_places
from tracker.review.drafts import SpeakerDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.extraction.structure.parts import Structure
    from tracker.extraction.structure.tokens import Token
    from tracker.models import ArticleVersion, Claim
    from tracker.review.anchoring import Places
    from tracker.text.spans import Span

_ARTICLES_REMEMBERED: Final = 4
_GONE: Final = frozenset({ReviewStatus.DISMISSED, ReviewStatus.MERGED, ReviewStatus.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the person has said of the claim; None and empty where it is left to guess."""

    kind: ClaimKind | None = None
    mode: AttributionMode | None = None
    speaker_name: str = ""
    speaker_kind: SpeakerKind | None = None
    speaker_role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What the claim is, as far as its words tell; a person can change all of it."""

    kind: ClaimKind
    mode: AttributionMode
    speaker: SpeakerDraft | None
    checkworthiness: float


def guess_claim(
    version: ArticleVersion, places: Places, said: Said, list_claims: Callable[[], Sequence[Claim]]
) -> Guess:
    """Complete what somebody said of a claim at these checked places.

    `list_claims` gives the article's other claims, and is asked only where one of them may help.
    Words in quotation marks are direct speech. Without words or a name for a speaker it is that of a claim in
    the same sentence, where the words are quoted or have a cue; else the article speaks itself.
    """
    body = version.body
    structure = _structure_of(body)
    content = [token for span in places.content for token in tokenise(body, span.start, span.end)]
    share = _quoted_share(content, structure)
    speaker = _guess_speaker(version, places, said, structure)
    if speaker is None and said.mode is not AttributionMode.NARRATOR and (share > 0 or places.cue):
        speaker = _find_speaker_nearby(version, places, list_claims())
    mode = said.mode or (AttributionMode.NARRATOR if speaker is None else _mode(share))
    quantities = [each for span in places.content for each in find_quantities(body, span)]
    kind = said.kind
    if kind is None and mode is AttributionMode.NARRATOR:
        kind = narrator_kind(content, quantities, Voice.STATEMENT)
    elif kind is None:
        cue = read_cue([token for span in places.cue for token in tokenise(body, span.start, span.end)])
        kind = attributed_kind(cue, content) if places.cue else ClaimKind.STATEMENT
    named = speaker is not None and speaker.kind is not SpeakerKind.UNNAMED
    weight = weigh(kind, mode, content, figures=len(quantities), has_named_speaker=named)
    return Guess(kind=kind, mode=mode, speaker=speaker, checkworthiness=weight.value)


# Somebody who marks one claim marks the next in the same article, whose text never changes.
@lru_cache(maxsize=_ARTICLES_REMEMBERED)
def _structure_of(body: str) -> Structure:
    return read_structure(body)


def _quoted_share(content: Sequence[Token], structure: Structure) -> float:
    words = [token for token in content if token.is_word]
    outer = [quotation.outer for quotation in structure.quotations]
    quoted = sum(any(each.start <= token.start < each.end for each in outer) for token in words)
    return quoted / len(words) if words else 0.0


def _mode(share: float) -> AttributionMode:
    if share >= 1:
        return AttributionMode.DIRECT
    return AttributionMode.MIXED if share > 0 else AttributionMode.INDIRECT


def _guess_speaker(
    version: ArticleVersion, places: Places, said: Said, structure: Structure
) -> SpeakerDraft | None:
    name, role, kind = said.speaker_name, said.speaker_role, said.speaker_kind
    if not name and said.mode is AttributionMode.NARRATOR:
        return None
    if name:
        read = read_phrase(name, tokens) if (tokens := tokenise(name, 0, len(name))) else None
        return SpeakerDraft(name=name, kind=kind or (read and read.kind) or SpeakerKind.PERSON, role=role)
    if not places.speaker:
        return None
    words = " ".join(places.speaker[-1].of(version.body).split())[:NAME]
    known = _resolve(version.body, places.speaker[-1], structure)
    if known is None:
        sort = SpeakerKind.PERSON if words[:1].isupper() else SpeakerKind.UNNAMED
        return SpeakerDraft(name=words, kind=kind or sort, role=role)
    return SpeakerDraft(name=known.name[:NAME], kind=kind or known.kind, role=role or known.role[:NAME])


def _resolve(body: str, span: Span, structure: Structure) -> SpeakerDraft | None:
    """Return whom the words mean, by the fullest name in the article; None where they lie in no sentence."""
    cast = Cast(body, structure.sentences)
    for number, sentence in enumerate(structure.sentences):
        inside = [at for at, token in enumerate(sentence.tokens) if token.end > span.start]
        inside = [at for at in inside if sentence.tokens[at].start < span.end]
        if inside:
            found = cast.resolve(sentence.tokens[inside[0] : inside[-1] + 1], number, inside[0])
            return SpeakerDraft(name=found.name, kind=found.kind, role=found.role or "") if found else None
    return None


def _find_speaker_nearby(
    version: ArticleVersion, places: Places, claims: Sequence[Claim]
) -> SpeakerDraft | None:
    """Return the speaker of the claim that lies nearest in the sentences of these words."""
    start, end = places.content[0].start, places.content[-1].end
    passages = [each for each in version.passages if each.start < end and start < each.end]
    found = [
        (max(span.start - end, start - span.end), claim)
        for claim in claims
        for span in read_places(claim, version).content
        if any(each.start < span.end and span.start < each.end for each in passages)
    ]
    for _, claim in sorted(found, key=lambda pair: pair[0]):
        if claim.speaker is not None and claim.review_status not in _GONE:
            return SpeakerDraft(name=claim.speaker.name, kind=claim.speaker.kind, role=claim.speaker_role)
    return None
