"""How a remark names somebody: `@name`, wherever words stand that are no code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MOST_MENTIONS: Final = 50
# Letters, digits and . @ + - _ are what a sign-in name may hold; ada@example.org names nobody.
_MENTION: Final = re.compile(r"(?<![\w@.+/-])@([\w.@+-]{1,200})")
# A name may end in one of these, and so may the sentence it stands in.
_CLOSING: Final = ".@+-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words; `name` is the folded sign-in name it mentions, empty for all other words."""

    text: str
    name: str = ""


def fold_mention(raw: str) -> str:
    """Return a mentioned name as sign-in names are stored: NFKC and without case."""
    return unicodedata.normalize("NFKC", raw.casefold())


def list_candidates(words: str) -> list[str]:
    """Return the names that the words may mention, folded: each with and without its closing stops."""
    found: dict[str, None] = {}
    for match in _MENTION.finditer(words):
        found.update(dict.fromkeys(fold_mention(each) for each in _readings(match[1])))
        if len(found) >= MOST_MENTIONS:
            break
    return list(found)[:MOST_MENTIONS]


def split_mentions(words: str, known: Collection[str]) -> Iterator[Piece]:
    """Cut words at the mentions of the `known` folded names; the pieces joined are the words again."""
    done = 0
    for match in _MENTION.finditer(words):
        reading = next((each for each in _readings(match[1]) if fold_mention(each) in known), None)
        if reading is None:
            continue
        end = match.start() + 1 + len(reading)
        if match.start() > done:
            yield Piece(text=words[done : match.start()])
        yield Piece(text=words[match.start() : end], name=fold_mention(reading))
        done = end
    if done < len(words):
        yield Piece(text=words[done:])


def _readings(raw: str) -> Iterator[str]:
    yield raw
    bare = raw.rstrip(_CLOSING)
    if bare and bare != raw:
        yield bare
