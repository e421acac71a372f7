"""Where the marks of the desk's charts lie: across in per cent of the width, down in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.review.agreement import AxisAgreement, MonthAgreement
    from tracker.review.statistics import MonthTimes, Outcome, OutcomeTable, WeekCount

TOP: Final = 16
PLOT_HEIGHT: Final = 180
FOOT: Final = 26
ROW_HEIGHT: Final = 48
# Per cent of the width that the numbers of the scale take.
GUTTER: Final = 9.0
_LATEST_START: Final = 80
_MOST_LABELS: Final = 4
_MOST_TICKS: Final = 4
_ROUND_STEPS: Final = (1, 2, 5, 10)
# A number fits into a piece this wide, in per cent, on the narrowest screen.
_LEAST_LABELLED: Final = 7.0
_FINDING_TONES: Final = {
    "confirmed": "good",
    "confirmed_paraphrase": "fair",
    "out_of_context": "mixed",
    "altered": "poor",
    "not_found": "quiet",
    "denied": "bad",
    "not_applicable": "off",
}
_RATING_TONES: Final = {1: "bad", 2: "poor", 3: "mixed", 4: "fair", 5: "good"}
_OFF_SCALE_TONES: Final = ("off", "call", "quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A rectangle; `label` is written into it where it is not empty."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    label: str = ""

    @property
    def middle(self) -> float:
        """Return where its label stands across."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A point; series differ in their tone and in whether they are filled."""

    x: float
    y: float
    tone: str
    is_filled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A label at a place of the drawing."""

    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A line of the key."""

    label: str
    tone: str
    is_filled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything that is drawn, back to front: grid, bars, lines, dots, words."""

    height: int
    series: tuple[Series, ...]
    grid: tuple[Words, ...] = ()
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    below: tuple[Words, ...] = ()
    heads: tuple[Words, ...] = ()


def draw_weeks(weeks: Sequence[WeekCount]) -> Chart:
    """Return two columns for each week: accepted and published."""
    most = max((max(each.accepted_count, each.published_count) for each in weeks), default=0)
    ticks = list_ticks(most, is_whole=True)
    slot = _slot(len(weeks))
    bars: list[Bar] = []
    for number, week in enumerate(weeks):
        pairs = ((0, week.accepted_count, "call"), (1, week.published_count, "good"))
        for place, count, tone in pairs:
            top = _height_of(count, ticks)
            if count:
                x = round(GUTTER + slot * (number + 0.14 + 0.36 * place), 3)
                bottom = TOP + PLOT_HEIGHT
                bars.append(Bar(x=x, y=top, width=round(slot * 0.36, 3), height=bottom - top, tone=tone))
    return Chart(
        height=TOP + PLOT_HEIGHT + FOOT,
        series=(Series(label="Accepted", tone="call"), Series(label="Published", tone="good")),
        grid=_grid(ticks),
        bars=tuple(bars),
        below=_below([f"{each.monday.day} {each.monday:%b %y}" for each in weeks]),
    )


def draw_times(months: Sequence[MonthTimes]) -> Chart:
    """Return for each month a box from the lower to the upper quartile, with a line at the median."""
    ticks = list_ticks(max((each.upper for each in months), default=0.0), is_whole=False)
    slot = _slot(len(months))
    bars: list[Bar] = []
    lines: list[Line] = []
    for number, month in enumerate(months):
        middle, half = GUTTER + slot * (number + 0.5), min(slot * 0.3, 6.0)
        top, bottom = _height_of(month.upper, ticks), _height_of(month.lower, ticks)
        left, median = round(middle - half, 3), _height_of(month.median, ticks)
        height = max(1.0, round(bottom - top, 1))
        bars.append(Bar(x=left, y=top, width=round(2 * half, 3), height=height, tone="call"))
        lines.append(Line(x1=left, y1=median, x2=round(middle + half, 3), y2=median, tone="call"))
    return Chart(
        height=TOP + PLOT_HEIGHT + FOOT,
        series=(Series(label="Middle half of the claims; the line is the median", tone="call"),),
        grid=_grid(ticks),
        bars=tuple(bars),
        lines=tuple(lines),
        below=_below([f"{each.month:%b} {each.month.year}" for each in months]),
    )


def draw_outcomes(table: OutcomeTable) -> Chart:
    """Return one bar for each row, as long as its claims are many, cut into its outcomes."""
    tones = choose_tones(table.outcomes)
    most = max((row.total for row in table.rows), default=0)
    bars: list[Bar] = []
    heads: list[Words] = []
    for number, row in enumerate(table.rows):
        x, y = 0.0, number * ROW_HEIGHT
        heads.append(Words(x=0, y=y + 14, text=f"{row.label}: {row.total}"))
        for count, tone in zip(row.counts, tones, strict=True):
            width = round(100 * count / most, 3)
            if count:
                label = str(count) if width >= _LEAST_LABELLED else ""
                bars.append(Bar(x=round(x, 3), y=y + 20, width=width, height=20, tone=tone, label=label))
            x += width
    return Chart(
        height=max(1, len(table.rows)) * ROW_HEIGHT,
        series=tuple(
            Series(label=each.label, tone=tone) for each, tone in zip(table.outcomes, tones, strict=True)
        ),
        bars=tuple(bars),
        heads=tuple(heads),
    )


def draw_agreement(months: Sequence[MonthAgreement]) -> Chart:
    """Return alpha and its interval for each month and question; where it is undefined nothing is drawn."""
    lows = [
        axis.alpha.value if axis.alpha.low is None else axis.alpha.low
        for each in months
        for axis in (each.row.findings, each.row.ratings)
        if axis.alpha.value is not None
    ]
    ticks = (-1.0, -0.5, 0.0, 0.5, 1.0) if min(lows, default=0) < 0 else (0.0, 0.25, 0.5, 0.75, 1.0)
    slot = _slot(len(months))
    lines: list[Line] = []
    dots: list[Dot] = []
    for number, each in enumerate(months):
        pairs = ((0.35, each.row.findings, "call", True), (0.65, each.row.ratings, "poor", False))
        for place, axis, tone, is_filled in pairs:
            x = round(GUTTER + slot * (number + place), 3)
            lines += _interval(axis, x, tone, ticks)
            if axis.alpha.value is not None:
                dots.append(Dot(x=x, y=_height_of(axis.alpha.value, ticks), tone=tone, is_filled=is_filled))
    return Chart(
        height=TOP + PLOT_HEIGHT + FOOT,
        series=(
            Series(label="Did they say it?", tone="call"),
            Series(label="Is it so?", tone="poor", is_filled=False),
        ),
        grid=_grid(ticks),
        lines=tuple(lines),
        dots=tuple(dots),
        below=_below([f"{each.month:%b} {each.month.year}" for each in months]),
    )


def choose_tones(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Return a colour for each outcome; those off the truth scale take turns."""
    tones: list[str] = []
    off_scale = 0
    for each in outcomes:
        tone = _FINDING_TONES.get(each.key) or _RATING_TONES.get(each.value or 0)
        if tone is None:
            tone = _OFF_SCALE_TONES[off_scale % len(_OFF_SCALE_TONES)]
            off_scale += 1
        tones.append(tone)
    return tuple(tones)


def list_ticks(most: float, *, is_whole: bool) -> tuple[float, ...]:
    """Return round numbers from 0 to `most` or just above it, at most five of them."""
    if most <= 0:
        return (0.0, 1.0)
    rough = most / _MOST_TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(each * power for each in _ROUND_STEPS if each * power >= rough * (1 - 1e-9))
    step = max(step, 1.0) if is_whole else step
    count = ceil(most / step - 1e-9)
    return tuple(round(number * step, 6) for number in range(count + 1))


def _slot(count: int) -> float:
    return (100 - GUTTER) / max(1, count)


def _height_of(value: float, ticks: Sequence[float]) -> float:
    low, high = ticks[0], ticks[-1]
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return round(TOP + PLOT_HEIGHT * (1 - share), 1)


def _grid(ticks: Sequence[float]) -> tuple[Words, ...]:
    return tuple(Words(x=0, y=_height_of(each, ticks), text=f"{each:,g}".replace("-", "−")) for each in ticks)


def _below(labels: Sequence[str]) -> tuple[Words, ...]:
    """Return a few labels under the plot, evenly apart, so that they never run into each other."""
    slot, every = _slot(len(labels)), ceil(len(labels) / _MOST_LABELS) or 1
    words = []
    for number, text in enumerate(labels):
        if number % every:
            continue
        x, anchor = GUTTER + slot * (number + 0.5 * (every == 1)), "middle" if every == 1 else "start"
        # On a telephone a label that begins so far right would not end on the page.
        if every > 1 and x > _LATEST_START:
            x, anchor = 100, "end"
        words.append(Words(x=round(x, 3), y=TOP + PLOT_HEIGHT + 18, text=text, anchor=anchor))
    return tuple(words)


def _interval(axis: AxisAgreement, x: float, tone: str, ticks: Sequence[float]) -> list[Line]:
    low, high = axis.alpha.low, axis.alpha.high
    if low is None or high is None:
        return []
    return [Line(x1=x, y1=_height_of(high, ticks), x2=x, y2=_height_of(low, ticks), tone=tone)]
