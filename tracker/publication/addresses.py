"""Where the public finds a claim or an article."""

from __future__ import annotations

from typing import Final

# What else stands below a claim; readable ends of addresses keep away from it.
_TAKEN: Final = frozenset({"embed", "report"})


def build_claim_path(public_id: str, slug: str) -> str:
    """Return the canonical path of a claim's page."""
    end = f"{slug}-claim" if slug in _TAKEN else slug
    return f"/claims/{public_id}/{end}"


def build_article_path(public_id: str, slug: str) -> str:
    """Return the canonical path of an article's page."""
    return f"/articles/{public_id}/{slug}"


def build_speaker_path(public_id: str, slug: str) -> str:
    """Return the canonical path of a speaker's page."""
    return f"/speakers/{public_id}/{slug}"
