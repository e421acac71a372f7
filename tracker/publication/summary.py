"""A finding in a few words: the statement as it was made, who made it, and what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tracker.models.enums import AttributionFinding, AttributionMode
from tracker.models.phrases import words_of

if TYPE_CHECKING:
    from tracker.models.snapshot import ClaimSnapshot

QUOTATION_MARKS: Final = "\"'“”„«»\u2039\u203a‘’"
LONGEST_DESCRIPTION: Final = 200
ELLIPSIS: Final = "…"
NARRATOR: Final = "The article’s own voice"

_MARKDOWN_SIGNS = re.compile(r"[*_`>#]+")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_quoted(claim: ClaimSnapshot) -> bool:
    """Tell whether the words are the speaker's own, so that quotation marks stand around them."""
    return claim.mode is AttributionMode.DIRECT


def find_statement(claim: ClaimSnapshot) -> str:
    """Return the words of the claim, without the quotation marks that pages put around direct speech."""
    return claim.text.strip(QUOTATION_MARKS) if is_quoted(claim) else claim.text


def describe_speaker(claim: ClaimSnapshot) -> str:
    """Return who said it, with the role the claim gives them."""
    if claim.speaker is None:
        return NARRATOR
    return f"{claim.speaker.name}, {claim.speaker.role}" if claim.speaker.role else claim.speaker.name


def find_answer(claim: ClaimSnapshot) -> str:
    """Return the one answer that readers look for: the rating, or the finding where there is none."""
    return claim.rating.label if claim.rating else words_of(claim.finding or "")


def describe_outcome(claim: ClaimSnapshot) -> str:
    """Return the answers in words, each after its question when there are two."""
    finding = (
        "" if claim.finding in {None, AttributionFinding.NOT_APPLICABLE} else words_of(claim.finding or "")
    )
    rating = claim.rating.label if claim.rating else ""
    if finding and rating:
        return f"Did they say it? {finding}. Is it so? {rating}"
    return finding or rating


def describe_claim(claim: ClaimSnapshot, outcome: str) -> str:
    """Return one line for lists and cards elsewhere: the outcome as given, the reasons, cut to length."""
    explanation = " ".join(_MARKDOWN_SIGNS.sub("", claim.explanation).split())
    return shorten(f"{outcome}. {explanation}", LONGEST_DESCRIPTION)


def shorten(text: str, most: int) -> str:
    """Return at most so many code points of a text, cut between words where there are any."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip() + ELLIPSIS


def clean_for_xml(text: str) -> str:
    """Return the text without what no XML file can hold (XML 1.0, 2.2): control characters and the like."""
    return _NOT_IN_XML.sub("", text)
