"""The picture of a finding, for where its address is shared: statement, speaker, outcome, newsroom."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw

from tracker.models.enums import AttributionFinding
from tracker.models.phrases import words_of
from tracker.publication.card_shapes import SHAPE_GRID, draw_shape, draw_steps
from tracker.publication.card_text import (
    REGULAR,
    STRONG,
    clean,
    draw_paragraph,
    fit,
    is_legible,
    is_right_to_left,
    measure,
)
from tracker.publication.summary import describe_speaker, find_statement, is_quoted, shorten

if TYPE_CHECKING:
    from tracker.models.snapshot import ClaimSnapshot, SnapshotRating
    from tracker.publication.card_text import Paragraph

WIDTH: Final = 1200
HEIGHT: Final = 630
MARGIN: Final = 72
LONGEST_STATEMENT: Final = 400
LONGEST_LINE: Final = 160
PAPER, INK, SOFT, ACCENT, RULE = "#fbfaf6", "#1c1b19", "#57544d", "#124d7c", "#dedad0"
# Text, ground and line of each tone, as the pages have them in light (static/css/tokens.css).
TONES: Final = {
    "good": ("#1b6338", "#e5f1e8", "#98c3a6"),
    "fair": ("#4a6117", "#eef3dd", "#b9c88b"),
    "mixed": ("#765000", "#f9efd4", "#dcc07c"),
    "poor": ("#913d0e", "#fbe9dd", "#e3b08f"),
    "bad": ("#9a1c2b", "#fae5e6", "#e2a3a9"),
    "quiet": ("#55524b", "#eeebe3", "#c9c4b8"),
    "off": ("#4b4a6b", "#ececf4", "#bdbdd6"),
}
STEP_TONES: Final = ("bad", "poor", "mixed", "fair", "good")
FINDING_LOOKS: Final = {
    AttributionFinding.CONFIRMED: ("confirmed", "good"),
    AttributionFinding.CONFIRMED_PARAPHRASE: ("paraphrase", "fair"),
    AttributionFinding.OUT_OF_CONTEXT: ("context", "mixed"),
    AttributionFinding.ALTERED: ("altered", "poor"),
    AttributionFinding.NOT_FOUND: ("missing", "quiet"),
    AttributionFinding.DENIED: ("denied", "bad"),
}
UNREADABLE: Final = "Read what was claimed, and what we found, on the page of this claim."
SAMPLE: Final = "Sample: no newsroom checked it"
_CARDS_KEPT: Final = 64
# A font's face is no thing for two threads, and a picture is worth one processor at a time.
_DRAWING = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An answer as it is drawn: the word, its tone, and a named shape or so many of five steps."""

    label: str
    tone: str
    shape: str
    steps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that the picture shows; equal cards are drawn once."""

    newsroom: str
    statement: str
    speaker: str
    outcomes: tuple[Outcome, ...]
    is_sample: bool


def build_card(claim: ClaimSnapshot, *, newsroom: str) -> Card:
    """Return what the picture of an edition shows."""
    statement = shorten(" ".join(find_statement(claim).split()), LONGEST_STATEMENT)
    outcomes = []
    if claim.rating is not None:
        outcomes.append(_describe_rating(claim.rating))
    if claim.finding in FINDING_LOOKS:
        shape, tone = FINDING_LOOKS[claim.finding]
        outcomes.append(Outcome(label=words_of(claim.finding), tone=tone, shape=shape, steps=0))
    return Card(
        newsroom=shorten(newsroom, LONGEST_LINE),
        statement=f"“{statement}”" if is_quoted(claim) else statement,
        speaker=shorten(describe_speaker(claim), LONGEST_LINE),
        outcomes=tuple(outcomes),
        is_sample=claim.article.is_sample,
    )


@lru_cache(maxsize=_CARDS_KEPT)
def draw_card(card: Card) -> bytes:
    """Return the picture as PNG, 1200 x 630."""
    with _DRAWING:
        image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
        is_rtl = is_right_to_left(card.statement)
        _draw_words(draw, card)
        _draw_outcomes(image, card, is_rtl=is_rtl)
        file = io.BytesIO()
        image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _describe_rating(rating: SnapshotRating) -> Outcome:
    if rating.value is None or rating.best_value <= rating.worst_value:
        return Outcome(label=rating.label, tone="off", shape="question", steps=0)
    share = (rating.value - rating.worst_value) / (rating.best_value - rating.worst_value)
    steps = min(5, max(1, round(share * 4) + 1))
    return Outcome(label=rating.label, tone=STEP_TONES[steps - 1], shape="", steps=steps)


def _line(text: str, size: int, weight: int, width: int) -> Paragraph:
    return fit(clean(text), sizes=(size,), weight=weight, width=width, height=size * 2)


def _draw_words(draw: ImageDraw.ImageDraw, card: Card) -> None:
    left, right = MARGIN, WIDTH - MARGIN
    name = _line(card.newsroom, 30, STRONG, (right - left) // (2 if card.is_sample else 1))
    draw_paragraph(draw, name, left=left, right=right, top=52, fill=ACCENT)
    if card.is_sample:
        _draw_sample(draw, right=right)
    text = card.statement if is_legible(card.statement) else UNREADABLE
    statement = fit(clean(text), sizes=(60, 54, 48, 42, 36), weight=STRONG, width=right - left, height=264)
    below = draw_paragraph(draw, statement, left=left, right=right, top=122, fill=INK)
    speaker = _line(card.speaker, 32, REGULAR, right - left)
    draw_paragraph(draw, speaker, left=left, right=right, top=below + 14, fill=SOFT)


def _draw_sample(draw: ImageDraw.ImageDraw, *, right: int) -> None:
    told = _line(SAMPLE, 26, REGULAR, WIDTH // 2)
    draw_paragraph(
        draw,
        told,
        left=round(right - measure(SAMPLE, 26, REGULAR)),
        right=right,
        top=56,
        fill=TONES["off"][0],
    )


def _draw_outcomes(image: Image.Image, card: Card, *, is_rtl: bool) -> None:
    draw = ImageDraw.Draw(image)
    height, top = 92, HEIGHT - 92 - 52
    draw.line((MARGIN, top - 26, WIDTH - MARGIN, top - 26), fill=RULE, width=2)
    most = (WIDTH - 2 * MARGIN - 24) // max(1, len(card.outcomes))
    at = WIDTH - MARGIN if is_rtl else MARGIN
    for number, outcome in enumerate(card.outcomes):
        size = 42 if number == 0 else 34
        ink, ground, rule = TONES[outcome.tone]
        label = fit(clean(outcome.label), sizes=(size, 28, 22), weight=STRONG, width=most - 152, height=66)
        words = round(max(measure(line, label.size, STRONG) for line in label.lines))
        sign = 96 if outcome.steps else SHAPE_GRID * 3
        width = 28 + sign + 20 + words + 32
        left = at - width if is_rtl else at
        draw.rounded_rectangle(
            (left, top, left + width, top + height), radius=10, fill=ground, outline=rule, width=2
        )
        if outcome.steps:
            draw_steps(image, outcome.steps, left=left + 28, middle=top + height // 2, ink=ink, rest=rule)
        else:
            draw_shape(image, outcome.shape, left=left + 28, middle=top + height // 2, ink=ink)
        text_top = top + (height - label.line_height * len(label.lines)) // 2
        begin = left + 28 + sign + 20
        draw_paragraph(draw, label, left=begin, right=begin + words, top=text_top, fill=ink)
        at += -(width + 24) if is_rtl else width + 24
