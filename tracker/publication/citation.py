"""How a finding is cited: as a sentence, in BibTeX and in CSL-JSON, which programs for references read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.publication.claimreview import Json, find_language
from tracker.publication.summary import clean_for_xml, describe_outcome, describe_speaker, find_statement

if TYPE_CHECKING:
    from datetime import date

    from tracker.models.snapshot import ClaimSnapshot

_BIBTEX_SIGNS: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
}
_BIBTEX_SIGN = re.compile("[\\\\~^{}$&#_%]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What every form of a citation says; `url` is the permanent link, texts are single lines."""

    public_id: str
    title: str
    newsroom: str
    outcome: str
    published_on: date
    edition: int
    url: str
    language: str


def build_citation(claim: ClaimSnapshot, *, edition: int, newsroom: str, url: str) -> Citation:
    """Return the citation of one edition of a claim."""
    statement = (
        f"{describe_speaker(claim)}: {find_statement(claim)}" if claim.speaker else find_statement(claim)
    )
    return Citation(
        public_id=claim.public_id,
        title=_in_one_line(statement),
        newsroom=_in_one_line(newsroom),
        outcome=_in_one_line(describe_outcome(claim)),
        published_on=claim.first_published_at.date(),
        edition=edition,
        url=url,
        language=find_language(claim.language),
    )


def write_bibtex(citation: Citation) -> str:
    """Return the citation as one BibTeX entry; signs that TeX would read are escaped."""
    on = citation.published_on
    fields = {
        "author": f"{{{_escape(citation.newsroom)}}}",
        "title": f"{{{_escape(citation.title)}}}",
        "year": str(on.year),
        "month": str(on.month),
        "day": str(on.day),
        "note": _escape(f"Fact check. {citation.outcome}. Edition {citation.edition}"),
        "url": citation.url,
        **({"langid": citation.language} if citation.language else {}),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{claim-{citation.public_id},\n{lines}}}\n"


def build_csl(citation: Citation) -> list[Json]:
    """Return the citation as CSL-JSON 1.0: a list of one web page."""
    on = citation.published_on
    item: dict[str, Json] = {
        "id": f"claim-{citation.public_id}",
        "type": "webpage",
        "title": citation.title,
        "author": [{"literal": citation.newsroom}],
        "container-title": citation.newsroom,
        "issued": {"date-parts": [[on.year, on.month, on.day]]},
        "genre": "Fact check",
        "note": citation.outcome,
        "version": str(citation.edition),
        "URL": citation.url,
        **({"language": citation.language} if citation.language else {}),
    }
    return [item]


def _in_one_line(text: str) -> str:
    return " ".join(clean_for_xml(text).split())


def _escape(text: str) -> str:
    return _BIBTEX_SIGN.sub(lambda found: _BIBTEX_SIGNS[found.group()], text)
