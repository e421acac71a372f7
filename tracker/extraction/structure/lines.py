"""What a single line looks like: running text, a title, capitals, a name."""

from __future__ import annotations

import re

_TERMINAL = ".!?…:。！？؟۔।"  # noqa: RUF001 (full stops of other scripts)
_CLOSERS = "\"”’'»)]"
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LONGEST_TITLE = 300
_SHORTEST_TITLE_WORDS = 4
_LONG_WORD = 4
_TITLE_SHARE = 0.9
_SMALL_IN_TITLES = frozenset(["with", "from", "into", "over", "upon", "than", "that", "after"])
_LONGEST_NAME = 40
_NAME = re.compile(
    r"(?:Dr\.? |Sir )?[A-Z][\w.'’-]+"
    r"(?: (?:[A-Z]\.|van|von|de|al|bin|der|den|la|le)){0,2}(?: [A-Z][\w'’-]+){1,2}"
)

_BETWEEN_DASHES = re.compile(r"([–—-]{1,2}) .{1,80} \1\.?")


def ends_like_prose(words: str) -> bool:
    """Tell whether `words` end in a full stop or its like, closing marks aside."""
    bare = words[-12:].rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _TERMINAL


def is_in_capitals(words: str) -> bool:
    """Tell a line of two words or more that has no small letters."""
    head = words[:_LONGEST_TITLE]
    return head.isupper() and len(head.split(None, 2)) > 1


def is_title_case(words: str) -> bool:
    """Tell a title in which nearly all long words, four at least, have capitals."""
    if len(words) > _LONGEST_TITLE:
        return False
    found = [w for w in _WORD.findall(words) if len(w) >= _LONG_WORD and w not in _SMALL_IN_TITLES]
    capitals = sum(word[0].isupper() for word in found)
    return len(found) >= _SHORTEST_TITLE_WORDS and capitals >= _TITLE_SHARE * len(found)


def is_name(words: str) -> bool:
    """Tell a line that is nothing but what may be a person's name."""
    return len(words) <= _LONGEST_NAME and not words.isupper() and _NAME.fullmatch(words) is not None


def is_between_dashes(words: str) -> bool:
    """Tell a heading such as `- Old friends -`, as agencies write it."""
    return len(words) <= _LONGEST_TITLE and _BETWEEN_DASHES.fullmatch(words) is not None
