"""How a text cell is kept from being run as a formula by a spreadsheet, and how that is undone."""

from __future__ import annotations

from typing import Final

# What spreadsheets take for the beginning of a formula, with the full-width forms that some fold into them.
FORMULA_STARTS: Final = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
APOSTROPHE: Final = "'"


def guard_text(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet could run; every other text stays as it is.

    A text that already has apostrophes before such a character gets one more, so that `unguard_text`
    gives back every text exactly.
    """
    return APOSTROPHE + text if _is_risky(text) else text


def unguard_text(text: str) -> str:
    """Take away the apostrophe that `guard_text` put there, if it did."""
    return text[1:] if text.startswith(APOSTROPHE) and _is_risky(text) else text


def _is_risky(text: str) -> bool:
    return text.lstrip(APOSTROPHE)[:1] in FORMULA_STARTS
