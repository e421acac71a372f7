"""What the readable end of an address may look like."""

from __future__ import annotations

import re
import unicodedata

LONGEST_SLUG = 60

# Enough for any slug, and it bounds the cost of decomposing whatever stands in a claim.
_READ = 400
_OTHER = re.compile("[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u02bc")


def build_slug(text: str, *, fallback: str = "claim") -> str:
    """Return at most 60 of `a-z0-9-` that hint at `text`, cut between words; `fallback` if nothing is left.

    Idempotent. It identifies nothing: the public id does.
    """
    plain = unicodedata.normalize("NFKD", text[:_READ]).translate(_APOSTROPHES)
    words = _OTHER.sub("-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
    if len(words) > LONGEST_SLUG:
        whole = words[: LONGEST_SLUG + 1].rpartition("-")[0]
        words = whole or words[:LONGEST_SLUG]
    return words or fallback
