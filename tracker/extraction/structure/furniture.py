"""Which paragraphs of a page are no part of the article: menus, credits, controls, teasers."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.credits import (
    BYLINE_CONNECTORS,
    BYLINE_OPENERS,
    CLOCK,
    DATE_FILLERS,
    DATE_NUMBER,
    DATE_SIGNS,
    DATELINE,
    DATELINE_ALONE,
    FIRST_DATELINE,
    MONTH_AND_DAY_NAMES,
    REPORTER_MODIFIERS,
    REPORTER_WORDS,
    ZONES,
)
from tracker.extraction.lexicon.cue_verbs import CUE_VERBS
from tracker.extraction.lexicon.furniture import (
    ANY_PATTERN,
    AUTHOR_NOTE,
    CONTROL_FILLERS,
    CONTROL_NAMES,
    LINK_HEADINGS,
    MENU_WORDS,
    REASONS,
    SECTION_WORDS,
    SIGN_OFF,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GLUE = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s/|>»•·&,:–—-]+")
_GLUE_ALONE = re.compile(r"[\s/|>»•·&,:–—-]*")
_DATE_BREAK = re.compile(r"[\s,|/·•()\[\]–—:-]+(?!\d)|[\s,|/·•()\[\]–—]+(?=\d)|:$")
_LONGEST_FURNITURE = 600
_LONGEST_BYLINE_WORDS = 14
_LONGEST_SENTENCE_LIKE_BYLINE = 4
_LONGEST_SECTION_WORDS = 5
_LONGEST_MENU_WORDS = 60
_SHORTEST_MENU_WORDS = 4
_LONGEST_DATELINE = 90
_LONGEST_DATE_WORDS = 14
_LONGEST_CONTROLS = 20
_LONGEST_SIGN_OFF_WORDS = 6
_LONGEST_LABEL = 40
_LONGEST_SPEAKER = 3
_CONTROLS = CONTROL_NAMES | CONTROL_FILLERS
_LISTED = MENU_WORDS | _CONTROLS
_WRAPPERS = "()[]•*_–—- "

_ZONE = r"(?: ?(?:GMT|BST|UTC|CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|A[EW][SD]T|JST|MSK|HKT|SGT))"
_STAMP = re.compile(
    rf"[\[(]?(?:\d{{1,2}}[:.h]\d\d|\d{{1,2}}(?= ?[ap]\.?m))(?: ?[ap]\.?m\b\.?)?{_ZONE}?[\])]?"
    r"(?P<mark>\s*[:–—|-]\s*|\s+)(?=[\"“‘'A-Z])"
)
_LIST_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,3}\)|#\d{1,3}[.:]?)\s+(?=[\"“‘'A-Z])")
_LIST_NUMBER_ALONE = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,3}\)|#\d{1,3}[.:]?)")
_SPEAKER_LABEL = re.compile(r"[A-Z][\w.'’ -]{0,38}:")


def furniture_reason(words: str) -> str | None:
    """Say why a paragraph is furniture wherever it stands, or None when nothing about it says so."""
    if len(words) > _LONGEST_FURNITURE:
        return None
    if len(words) == 1:
        return None if words.isalnum() else "a divider"
    return _reason_by_shape(words) or _reason_by_words(words) or _reason_by_pattern(words)


def is_link_heading(words: str) -> bool:
    """Tell whether a paragraph is a heading such as `Related Articles`, below which only links stand."""
    return len(words) <= _LONGEST_FURNITURE and LINK_HEADINGS.fullmatch(words.strip('"“” ')) is not None


def is_section_name(words: str) -> bool:
    """Tell whether a paragraph is made of section names alone, glued together or not (`Middle EastWar`)."""
    if len(words) > _LONGEST_FURNITURE:
        return False
    parts = list(islice(_iter_parts(words), _LONGEST_SECTION_WORDS + 1))
    return 0 < len(parts) <= _LONGEST_SECTION_WORDS and all(part.lower() in SECTION_WORDS for part in parts)


def is_reporters_role(words: str) -> bool:
    """Tell a line such as `Local government correspondent`, as it stands below a reporter's name."""
    parts = words.lower().replace(",", " ").split(None, _LONGEST_SIGN_OFF_WORDS + 1)
    return (
        1 < len(parts) <= _LONGEST_SIGN_OFF_WORDS
        and parts[-1] in REPORTER_WORDS
        and words[0].isupper()
        and all(part in REPORTER_MODIFIERS for part in parts[:-1])
    )


def author_of_note(words: str) -> str | None:
    """Return the name in a line such as `Ann Lee is a reporter for the Post.`, or None."""
    if len(words) > _LONGEST_FURNITURE:
        return None
    match = AUTHOR_NOTE.fullmatch(words)
    return (match["name"] or match["who"]) if match else None


def is_sign_off(words: str) -> bool:
    """Tell a reporter's name behind a dash, as it stands below an article."""
    if len(words) > _LONGEST_DATELINE or len(words.split()) > _LONGEST_SIGN_OFF_WORDS:
        return False
    return SIGN_OFF.fullmatch(words) is not None


def is_speaker_label(words: str) -> bool:
    """Tell a line that only says who speaks on the next one: `Q:`, `THE MAYOR:`."""
    if len(words) > _LONGEST_LABEL or _SPEAKER_LABEL.fullmatch(words) is None:
        return False
    names = words[:-1].split()
    speaks = any(name.lower() in CUE_VERBS for name in names)
    return not speaks and (
        words.isupper() or (len(names) <= _LONGEST_SPEAKER and all(name[0].isupper() for name in names))
    )


def dateline_length(words: str, *, opening: bool = False) -> int:
    """Return the length of a dateline such as `ALMATY, May 10 (AFP) -` that opens a paragraph, or 0.

    `opening` says that no running text stands above, where a bare `Almaty —` is one too.
    """
    start = words[:_LONGEST_DATELINE]
    match = DATELINE.match(start) or (FIRST_DATELINE.match(start) if opening else None)
    return match.end() if match and match.end() < len(words) else 0


def stamp_length(words: str, *, live: bool = False) -> int:
    """Return the length of a time such as `14:05 GMT -` that opens an entry, or 0.

    `live` says that the article is a live blog, where a bare `14:05` is one too.
    """
    match = _STAMP.match(words[:_LONGEST_DATELINE])
    if match is None or not (live or match["mark"].strip()):
        return 0
    return match.end()


def list_number_length(words: str) -> int:
    """Return the length of a number such as `1.` that opens an item of a list, or 0."""
    match = _LIST_NUMBER.match(words[:_LONGEST_LABEL])
    return match.end() if match else 0


def _reason_by_shape(words: str) -> str | None:
    if is_link_heading(words):
        return "a heading over links"
    if _is_byline(words):
        return "a byline"
    if len(words) <= _LONGEST_DATELINE and DATELINE_ALONE.fullmatch(words):
        return "a dateline"
    return "a number of a list" if _LIST_NUMBER_ALONE.fullmatch(words) else None


def _reason_by_pattern(words: str) -> str | None:
    """Return the first reason whose pattern fits the words or what is left of them without wrappers."""
    bare = words.strip(_WRAPPERS)
    tried = (words,) if bare == words else (words, bare)
    found = [match.lastindex for each in tried if (match := ANY_PATTERN.fullmatch(each))]
    numbers = [number for number in found if number is not None]
    return REASONS[min(numbers) - 1] if numbers else None


def _reason_by_words(words: str) -> str | None:
    """Know a line by nothing but kinds of words standing in it: sections, controls, parts of a date."""
    if _GLUE_ALONE.fullmatch(words):
        return "a divider"
    parts = _known_parts(words)
    if _SHORTEST_MENU_WORDS <= len(parts) <= _LONGEST_MENU_WORDS and all(p in MENU_WORDS for p in parts):
        return "a menu"
    if 1 < len(parts) <= _LONGEST_CONTROLS and all(part in _CONTROLS for part in parts):
        return "a control of the page" if any(part in CONTROL_NAMES for part in parts) else None
    return _reason_by_date(words)


def _known_parts(words: str) -> Sequence[str]:
    """Return the words of a line in which menus and controls know every word, of any other line none."""
    known: list[str] = []
    for part in _iter_parts(words):
        if part.lower() not in _LISTED:
            return ()
        known.append(part.lower())
    return known


def _iter_parts(words: str) -> Iterator[str]:
    """Yield the words of a line, whatever glues them together."""
    at = 0
    for glue in _GLUE.finditer(words):
        if at < glue.start():
            yield words[at : glue.start()]
        at = glue.end()
    if at < len(words):
        yield words[at:]


def _reason_by_date(words: str) -> str | None:
    if len(words) > _LONGEST_DATELINE:
        return None
    tokens = [token.strip(".").lower() for token in _DATE_BREAK.split(words) if token]
    if not 0 < len(tokens) <= _LONGEST_DATE_WORDS:
        return None
    known = all(
        token in MONTH_AND_DAY_NAMES
        or token in DATE_FILLERS
        or token in DATE_SIGNS
        or token in ZONES
        or DATE_NUMBER.fullmatch(token)
        for token in tokens
    )
    if not known:
        return None
    if all(
        CLOCK.fullmatch(token) or token in ZONES or token in {"am", "pm", "a.m", "p.m"} for token in tokens
    ):
        return "a time stamp"
    numbered = any(token[0].isdigit() for token in tokens)
    named = any(
        token in MONTH_AND_DAY_NAMES or token in DATE_SIGNS or CLOCK.fullmatch(token) for token in tokens
    )
    full = any(DATE_NUMBER.fullmatch(token) and not token.isdigit() for token in tokens)
    return "a date line" if numbered and (named or full) else None


def _is_byline(line: str) -> bool:
    words = line.replace(",", " ").replace("|", " ").split(None, _LONGEST_BYLINE_WORDS + 1)
    if not 1 < len(words) <= _LONGEST_BYLINE_WORDS or line[-1] in "?!:":
        return False
    opener = words[0].lower()
    role = any(word.lower() in REPORTER_WORDS for word in words[1:])
    names = all(
        word[0].isupper()
        or word in BYLINE_CONNECTORS
        or word[0] in "@(0123456789"
        or (role and opener == "by" and (word in REPORTER_MODIFIERS or word in REPORTER_WORDS))
        for word in words[1:]
    )
    if line[-1] == "." and not (
        opener == "by" and len(words) <= _LONGEST_SENTENCE_LIKE_BYLINE and words[1][0].isupper()
    ):
        return False
    if opener in BYLINE_OPENERS and words[0][0].isupper():
        return names
    return names and words[0][0].isupper() and words[-1].lower() in REPORTER_WORDS
