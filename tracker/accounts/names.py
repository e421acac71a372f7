"""What a sign-in name is: one word, whatever the case it is typed in."""

from __future__ import annotations

import re
import unicodedata

from tracker.errors import InputError
from tracker.models import limits

LEAST_LENGTH = 2
_WORD = re.compile(r"[\w.@+-]+")


def fold_name(raw: str) -> str:
    """Return the form in which a sign-in name is stored and sought; two spellings of one name are one."""
    return unicodedata.normalize("NFKC", raw.strip().casefold())[: limits.NAME]


def check_name(raw: str) -> str:
    """Return the folded name when somebody may be called so.

    Raises:
        InputError: it is too short or long, or holds more than letters, digits and . @ + - _.
    """
    name = fold_name(raw)
    if not (LEAST_LENGTH <= len(raw.strip()) <= limits.NAME) or not _WORD.fullmatch(name):
        message = f"A name has {LEAST_LENGTH} to {limits.NAME} letters, digits or . @ + - _ and no spaces."
        raise InputError("name", message)
    return name
