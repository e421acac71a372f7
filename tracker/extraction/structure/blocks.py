"""Where the paragraphs of a text are, whether its lines are wrapped or not."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.extraction.structure.furniture import furniture_reason
from tracker.extraction.structure.lines import ends_like_prose
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[•·▪●◦‣*]\s")
_SHORTEST_WRAPPED = 45
_LONGEST_WRAPPED = 100


def find_blocks(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of `text` in order, without white space around them.

    A line is a paragraph, except that lines wrapped at a common width are joined until the next blank line.
    """
    found: list[Span] = []
    group: list[Span] = []
    for line in _iter_lines(text):
        if group and text.count("\n", group[-1].end, line.start) > 1:
            found += _join_wrapped(text, group)
            group = []
        group.append(line)
    return tuple(found + _join_wrapped(text, group))


def _iter_lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Span(start, end)


def _join_wrapped(text: str, lines: list[Span]) -> list[Span]:
    """Join lines wrapped at a common width, but leave the credits below them, one a line, apart."""
    if not lines[1:] or not _may_be_wrapped(lines[0]):
        return lines
    body = len(lines)
    while body and _is_credit(lines[body - 1].of(text)):
        body -= 1
    if body and not ends_like_prose(lines[body - 1].of(text)):
        body = len(lines)
    return _join(text, lines[:body]) + lines[body:]


def _is_credit(words: str) -> bool:
    return not words[0].islower() and furniture_reason(words) is not None


def _may_be_wrapped(line: Span) -> bool:
    return _SHORTEST_WRAPPED <= line.end - line.start <= _LONGEST_WRAPPED


def _join(text: str, lines: list[Span]) -> list[Span]:
    inner = lines[:-1]
    fits = all(_may_be_wrapped(line) for line in inner)
    items = any(_BULLET.match(text, line.start) for line in lines)
    if not inner or not fits or items:
        return lines
    runs_on = sum(
        not ends_like_prose(line.of(text)) or text[following.start].islower()
        for line, following in pairwise(lines)
    )
    if runs_on * 2 < len(inner):
        return lines
    return [Span(lines[0].start, lines[-1].end)]
