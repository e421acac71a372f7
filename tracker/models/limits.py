"""How long a value may be, in code points; forms and columns read the same numbers."""

from __future__ import annotations

NAME = 200
LINE = 500
URL = 2000
LANGUAGE = 35  # room for every tag that RFC 5646 asks a program to hold
SHORT_TEXT = 2000
CLAIM_TEXT = 5000
LONG_TEXT = 20_000
CONTEXT = 32  # characters of prefix and suffix kept with an anchor (W3C TextQuoteSelector)
