"""Which paragraphs of a page are no part of the article: menus, credits, controls, teasers."""

from __future__ import annotations

import re

from tracker.extraction.lexicon.furniture import (
    BYLINE_CONNECTORS,
    BYLINE_OPENERS,
    DATELINE,
    DATELINE_ALONE,
    FIRST_DATELINE,
    LINK_HEADINGS,
    PATTERNS,
    REPORTER_WORDS,
    SECTION_WORDS,
)

_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s/|>»•·&,:–—-]+")
_LONGEST_FURNITURE = 320
_LONGEST_BYLINE_WORDS = 14
_LONGEST_SECTION_WORDS = 5
_LONGEST_DATELINE = 90
_WRAPPERS = "()[]•*_–—- "


def furniture_reason(words: str) -> str | None:
    """Say why a paragraph is furniture wherever it stands, or None when nothing about it says so."""
    if len(words) > _LONGEST_FURNITURE:
        return None
    if len(words) == 1:
        return None if words.isalnum() else "a divider"
    if is_link_heading(words):
        return "a heading over links"
    if _is_byline(words):
        return "a byline"
    if len(words) <= _LONGEST_DATELINE and DATELINE_ALONE.fullmatch(words):
        return "a dateline"
    bare = words.strip(_WRAPPERS)
    return next(
        (
            reason
            for pattern, reason in PATTERNS
            if pattern.fullmatch(words) or (bare != words and pattern.fullmatch(bare))
        ),
        None,
    )


def is_link_heading(words: str) -> bool:
    """Tell whether a paragraph is a heading such as `Related Articles`, below which only links stand."""
    return len(words) <= _LONGEST_FURNITURE and LINK_HEADINGS.fullmatch(words) is not None


def is_section_name(words: str) -> bool:
    """Tell whether a paragraph is made of section names alone, glued together or not (`Middle EastWar`)."""
    if len(words) > _LONGEST_FURNITURE:
        return False
    parts = [part.lower() for part in _GLUE.split(words) if part]
    return 0 < len(parts) <= _LONGEST_SECTION_WORDS and all(part in SECTION_WORDS for part in parts)


def dateline_length(words: str, *, opening: bool = False) -> int:
    """Return the length of a dateline such as `ALMATY, May 10 (AFP) -` that opens a paragraph, or 0.

    `opening` says that no running text stands above, where a bare `Almaty —` is one too.
    """
    start = words[:_LONGEST_DATELINE]
    match = DATELINE.match(start) or (FIRST_DATELINE.match(start) if opening else None)
    return match.end() if match and match.end() < len(words) else 0


def _is_byline(line: str) -> bool:
    words = line.replace(",", " ").replace("|", " ").split()
    if not 1 < len(words) <= _LONGEST_BYLINE_WORDS or line[-1] in ".?!":
        return False
    names = all(word[0].isupper() or word in BYLINE_CONNECTORS for word in words[1:])
    if words[0].lower() in BYLINE_OPENERS and words[0][0].isupper():
        return names
    return names and words[0][0].isupper() and words[-1].lower() in REPORTER_WORDS
