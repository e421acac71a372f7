"""The signs beside an outcome in a picture: five steps of a scale, or one shape for each finding."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageDraw

SHAPE_GRID: Final = 16
STEPS: Final = 5
_SCALE: Final = 3  # pixels for one unit of the grid
_FINER: Final = 4  # drawn so many times larger, then made smaller, so that edges are smooth
_CIRCLED: Final = frozenset({"confirmed", "paraphrase", "denied", "missing", "question"})

Stroke = tuple[tuple[float, float], ...]
# Lines on the grid; the names are those of the pages' own drawings.
STROKES: Final[dict[str, tuple[Stroke, ...]]] = {
    "confirmed": (((4.8, 8.3), (7.1, 10.6), (11.3, 5.8)),),
    "paraphrase": (((4.4, 9.2), (5.6, 7.6), (7, 7.4), (9, 8.6), (10.4, 8.4), (11.6, 6.8)),),
    "context": (((2.5, 5), (11, 5), (11, 13.5)), ((5, 2.5), (5, 11), (13.5, 11))),
    "altered": (
        ((3, 13), (3.8, 10), (10.6, 3.2), (12.9, 5.5), (6, 12.2), (3, 13)),
        ((9.2, 4.6), (11.5, 6.9)),
    ),
    "missing": (((4.4, 11.6), (11.6, 4.4)),),
    "denied": (((5.6, 5.6), (10.4, 10.4)), ((10.4, 5.6), (5.6, 10.4))),
    "question": (
        ((6, 6.4), (6.4, 5.2), (8, 4.7), (9.7, 5.4), (9.8, 6.8), (8, 8.4), (8, 9.4)),
        ((8, 11), (8, 11.6)),
    ),
}


def draw_shape(image: Image.Image, name: str, *, left: int, middle: int, ink: str) -> None:
    """Draw a named shape 48 pixels wide, with its left edge and its middle there."""
    unit = _SCALE * _FINER
    mask = Image.new("L", (SHAPE_GRID * unit, SHAPE_GRID * unit))
    draw = ImageDraw.Draw(mask)
    width = round(1.6 * unit)
    if name in _CIRCLED:
        draw.ellipse((unit, unit, 15 * unit, 15 * unit), outline=255, width=width)
    for stroke in STROKES[name]:
        points = [(x * unit, y * unit) for x, y in stroke]
        draw.line(points, fill=255, width=width, joint="curve")
        for x, y in (points[0], points[-1]):
            radius = width / 2
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    side = SHAPE_GRID * _SCALE
    image.paste(ink, (left, middle - side // 2), mask.resize((side, side), Image.Resampling.LANCZOS))


def draw_steps(image: Image.Image, count: int, *, left: int, middle: int, ink: str, rest: str) -> None:
    """Draw five rising steps 96 pixels wide, the first `count` of them in ink."""
    draw = ImageDraw.Draw(image)
    bottom = middle + 26
    for step in range(STEPS):
        x, height = left + step * 20, 16 + step * 9
        draw.rectangle((x, bottom - height, x + 13, bottom), fill=ink if step < count else rest)
