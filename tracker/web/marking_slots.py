"""Which fields for words of the article a page shows: for chosen sentences, or for where a claim lies now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tracker.models.enums import AnchorRole
from tracker.review.anchoring import MOST_SPANS, Places
from tracker.review.locating import join_neighbours
from tracker.text.spans import Span, trim_span
from tracker.web.forms.marking import Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.models import ArticleVersion, Passage

ANYWHERE: Final = "any"
_RANGE: Final = re.compile(r"[0-9]{1,6}(?:-[0-9]{1,6})?")
CONTENT: Final = "Words of the claim"
CUE: Final = "Cue"
SPEAKER: Final = "Words for the speaker"
_MORE: Final = {
    AnchorRole.CONTENT: "More words of the claim, from elsewhere",
    AnchorRole.CUE: "More of the cue",
    AnchorRole.SPEAKER: "More words for the speaker",
}
_LABELS: Final = {AnchorRole.CONTENT: CONTENT, AnchorRole.CUE: CUE, AnchorRole.SPEAKER: SPEAKER}


def slots_of_sentences(version: ArticleVersion, chosen: Sequence[str]) -> list[Slot]:
    """Return the slots of a new claim: one for each chosen sentence, one for the cue, one for the speaker.

    `chosen` are numbers of passages, ranges of them, or `any`; what names no passage is left out. Cue and
    speaker are sought in the chosen sentences first, then in the whole article.
    """
    areas = [(each, area) for each in chosen if (area := _find_area(version, each)) is not None][:MOST_SPANS]
    content = [
        Slot(
            name=f"content_{number}",
            role=AnchorRole.CONTENT,
            label=CONTENT if len(areas) == 1 else f"{CONTENT}, part {number + 1}",
            areas=((area,),),
            words="" if each == ANYWHERE else " ".join(area.of(version.body).split()),
            sentence=each,
        )
        for number, (each, area) in enumerate(areas)
    ]
    near = (tuple(sorted({area for _, area in areas})), (Span(0, len(version.body)),))
    return [*content, _lone("cue_0", AnchorRole.CUE, near), _lone("speaker_0", AnchorRole.SPEAKER, near)]


def slots_of_choice(version: ArticleVersion, places: Places, body: str | None = None) -> list[Slot]:
    """Return the slots of a new claim whose places came from a page that could choose them.

    `body` is the text the places lie in, where that is an older version: the words are then sought anywhere.
    """
    text = version.body if body is None else body
    sentences = [_name_sentence(version, span) if body is None else ANYWHERE for span in places.content]
    words = [" ".join(span.of(text).split()) for span in places.content]
    slots = slots_of_sentences(version, sentences)
    rest = {AnchorRole.CUE: places.cue[:1], AnchorRole.SPEAKER: places.speaker[:1]}
    filled = []
    for slot in slots:
        if slot.role is AnchorRole.CONTENT:
            own = words[int(slot.name.removeprefix("content_"))]
        else:
            own = " ".join(" ".join(span.of(text).split()) for span in rest[slot.role])
        filled.append(_with_words(slot, own))
    return filled


def slots_of_claim(version: ArticleVersion, places: Places) -> list[Slot]:
    """Return the slots of a claim: one for each span it has, and one in each role for another.

    Words are sought in the passages of the span they had, then anywhere.
    """
    return [slot for role in AnchorRole for slot in _iter_role(version, role, places.of(role))]


def list_content_slots(slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots for words of the claim itself."""
    return [slot for slot in slots if slot.role is AnchorRole.CONTENT]


def build_places(version: ArticleVersion, found: dict[AnchorRole, list[Span]]) -> Places:
    """Return located words as places, those side by side as one."""
    content, cue, speaker = (join_neighbours(version.body, found.get(role, [])) for role in AnchorRole)
    return Places(content=content, cue=cue, speaker=speaker)


def _iter_role(version: ArticleVersion, role: AnchorRole, spans: Sequence[Span]) -> Iterator[Slot]:
    whole = (Span(0, len(version.body)),)
    for number, span in enumerate(spans):
        near = tuple(Span(each.start, each.end) for each in _touched(version, span)) or whole
        yield Slot(
            name=f"{role.value}_{number}",
            role=role,
            label=_LABELS[role] if len(spans) == 1 else f"{_LABELS[role]}, part {number + 1}",
            areas=((Span(near[0].start, near[-1].end),), whole),
            words=span.of(version.body),
            present=span,
        )
    yield Slot(
        name=f"{role.value}_new",
        role=role,
        label=_MORE[role] if spans else _LABELS[role],
        areas=(whole,),
    )


def _lone(name: str, role: AnchorRole, areas: tuple[tuple[Span, ...], ...]) -> Slot:
    return Slot(name=name, role=role, label=_LABELS[role], areas=areas)


def _with_words(slot: Slot, words: str) -> Slot:
    return Slot(
        name=slot.name,
        role=slot.role,
        label=slot.label,
        areas=slot.areas,
        words=words,
        sentence=slot.sentence,
    )


def _touched(version: ArticleVersion, span: Span) -> list[Passage]:
    return [each for each in version.passages if each.start < span.end and span.start < each.end]


def _name_sentence(version: ArticleVersion, span: Span) -> str:
    touched = _touched(version, span)
    if not touched:
        return ANYWHERE
    first, last = touched[0].position, touched[-1].position
    return str(first) if first == last else f"{first}-{last}"


def _find_area(version: ArticleVersion, chosen: str) -> Span | None:
    if chosen == ANYWHERE:
        return Span(0, len(version.body))
    if not _RANGE.fullmatch(chosen):
        return None
    first, _, last = chosen.partition("-")
    inside = [each for each in version.passages if int(first) <= each.position <= int(last or first)]
    return trim_span(Span(inside[0].start, inside[-1].end), version.body) if inside else None
