"""How words are set in a picture: fonts by script, lines by width, right-to-left text the right way round."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.ImageDraw import ImageDraw

REGULAR: Final = 400
STRONG: Final = 650
ELLIPSIS: Final = "…"
_FILES: Final = {
    "common": Path(fontpkg_noto_sans.ROOT) / "files" / "NotoSans[wdth,wght].ttf",
    "arabic": Path(fontpkg_noto_sans_arabic.ROOT) / "files" / "NotoSansArabic[wdth,wght].ttf",
}
_FULL_WIDTH: Final = 100
_FACES_KEPT: Final = 64
_MARKS_KEPT: Final = 4096
# A code point that no font draws: whatever looks like it is not drawn either.
_UNDRAWN: Final = "\U0010fffe"
# Zero-width joiner and non-joiner shape Persian and Urdu words; all other format characters go.
_JOINERS: Final = "\u200c\u200d"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})

Script = Literal["common", "arabic"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand side by side and are drawn by one font."""

    text: str
    script: Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines of one size and weight, from the right when the text reads so; `is_whole` unless it was cut."""

    lines: tuple[str, ...]
    size: int
    weight: int
    is_rtl: bool
    is_whole: bool

    @property
    def line_height(self) -> int:
        """Return the pixels from one line to the next."""
        return round(self.size * 1.36)


def clean(text: str) -> str:
    """Return a text as one line without control and format characters, and without what no font draws."""
    kept = (
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", text)
        if char.isspace() or char in _JOINERS or unicodedata.category(char)[0] != "C"
    )
    drawn = "".join(char for char in kept if char in _JOINERS or _is_drawn(char))
    return " ".join(drawn.split())


def is_legible(text: str) -> bool:
    """Tell whether the fonts draw enough of a text's letters for it to be read."""
    letters = [char for char in text if char.isalpha()]
    return not letters or sum(map(_is_drawn, letters)) * 10 >= len(letters) * 9


def is_right_to_left(text: str) -> bool:
    """Tell which way a text reads, by its first letter (Unicode's rule P2)."""
    classes = (unicodedata.bidirectional(char) for char in text)
    return next((each in _RIGHT_TO_LEFT for each in classes if each in {"L", *_RIGHT_TO_LEFT}), False)


def fit(text: str, *, sizes: Sequence[int], weight: int, width: int, height: int) -> Paragraph:
    """Return a cleaned text in the first of the sizes in which it fits, or cut in the last of them."""
    for size in sizes:
        lines = tuple(_wrap(text, size, weight, width))
        most = max(1, height // round(size * 1.36))
        is_last = size == sizes[-1]
        if len(lines) <= most or is_last:
            shown = lines[:most]
            if len(lines) > most:
                shown = (*shown[:-1], _end_early(shown[-1], size, weight, width))
            return Paragraph(
                lines=shown,
                size=size,
                weight=weight,
                is_rtl=is_right_to_left(text),
                is_whole=len(lines) <= most,
            )
    message = "there has to be a size"
    raise ValueError(message)


def draw_paragraph(
    draw: ImageDraw, paragraph: Paragraph, *, left: int, right: int, top: int, fill: str
) -> int:
    """Draw the lines between two edges, from the side the text begins at; return where they end below."""
    for line in paragraph.lines:
        draw_line(draw, line, paragraph, left=left, right=right, top=top, fill=fill)
        top += paragraph.line_height
    return top


def draw_line(
    draw: ImageDraw, line: str, paragraph: Paragraph, *, left: int, right: int, top: int, fill: str
) -> None:
    """Draw one line; its runs follow each other in the direction of the paragraph."""
    size, weight, is_rtl = paragraph.size, paragraph.weight, paragraph.is_rtl
    space = _face("common", size, weight).getlength(" ")
    baseline = top + round(size * 1.07)
    at = float(right if is_rtl else left)
    for run in _split_runs(line):
        length = _measure_run(run, size, weight, is_rtl=is_rtl)
        begin = at - length if is_rtl else at
        draw.text(
            (begin, baseline),
            run.text,
            font=_face(run.script, size, weight),
            fill=fill,
            anchor="ls",
            direction=_direction(run, is_rtl=is_rtl),
        )
        at += -(length + space) if is_rtl else length + space


def measure(text: str, size: int, weight: int) -> float:
    """Return how many pixels wide a line is."""
    space = _face("common", size, weight).getlength(" ")
    is_rtl = is_right_to_left(text)
    widths = [_measure_run(run, size, weight, is_rtl=is_rtl) for run in _split_runs(text)]
    return sum(widths) + space * max(0, len(widths) - 1)


def _measure_run(run: Run, size: int, weight: int, *, is_rtl: bool) -> float:
    direction = _direction(run, is_rtl=is_rtl)
    return _face(run.script, size, weight).getlength(run.text, direction=direction)


def _direction(run: Run, *, is_rtl: bool) -> str:
    # Arabic letters run from the right wherever they stand; a number among them goes with its line.
    return "rtl" if run.script == "arabic" and (is_rtl or is_right_to_left(run.text)) else "ltr"


def _split_runs(line: str) -> Iterator[Run]:
    """Yield the runs of a line in reading order: words go together while one font draws them."""
    words: list[str] = []
    current: Script = "arabic" if is_right_to_left(line) else "common"
    for word in line.split(" "):
        script = _find_script(word, current)
        if words and script != current:
            yield Run(" ".join(words), current)
            words = []
        current = script
        words.append(word)
    if words:
        yield Run(" ".join(words), current)


def _find_script(word: str, current: Script) -> Script:
    if all(_draws(current, char) for char in word):
        return current
    return "arabic" if any(not _draws("common", char) for char in word) else "common"


def _wrap(text: str, size: int, weight: int, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if measure(longer, size, weight) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while measure(line, size, weight) > width and len(line) > 1:
            end = next(end for end in range(len(line) - 1, 0, -1) if _fits(line[:end], size, weight, width))
            yield line[:end]
            line = line[end:]
    if line:
        yield line


def _fits(text: str, size: int, weight: int, width: int) -> bool:
    return len(text) == 1 or measure(text, size, weight) <= width


def _end_early(line: str, size: int, weight: int, width: int) -> str:
    while line and measure(line + ELLIPSIS, size, weight) > width:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return line.rstrip() + ELLIPSIS


def _is_drawn(char: str) -> bool:
    return char == " " or _draws("common", char) or _draws("arabic", char)


@lru_cache(maxsize=_MARKS_KEPT)
def _draws(script: Script, char: str) -> bool:
    if char in _JOINERS:
        return script == "arabic"
    face = _face(script, 16, REGULAR)
    mark, blank = face.getmask(char), face.getmask(_UNDRAWN)
    return mark.size != blank.size or bytes(mark) != bytes(blank)


@lru_cache(maxsize=_FACES_KEPT)
def _face(script: Script, size: int, weight: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(_FILES[script], size, layout_engine=ImageFont.Layout.RAQM)
    face.set_variation_by_axes([weight, _FULL_WIDTH])
    return face
