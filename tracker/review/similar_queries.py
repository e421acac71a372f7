"""Where claims that say nearly the same are found: candidates by their rarest words, then ranked."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.db import Question
from tracker.models import Claim
from tracker.models.enums import ReviewStatus
from tracker.review.guards import current_evidence
from tracker.review.reusing import do_stances_hold
from tracker.review.similar import COUNTED, MOST_SHOWN, Statement, rank, weigh
from tracker.text.search_words import list_figures, list_words, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlmodel import Session

# Work that has not begun, or came to nothing, has nothing to offer.
IDLE: Final = (ReviewStatus.PROPOSED, ReviewStatus.DISMISSED, ReviewStatus.MERGED)
MOST_WORDS: Final = 14
MOST_FIGURES: Final = 5
# Each three of these are looked for together, so each further one costs as much as all before it.
MOST_COMMON: Final = 4
MOST_RANKED: Final = 50
# One row of many ids costs a third of many rows.
_MATCHING: Final = Question[tuple[str | None]](
    "SELECT group_concat(rowid) FROM (SELECT rowid FROM claim_words WHERE claim_words MATCH :wanted"
    " ORDER BY rowid DESC LIMIT :most)"
)
_CANDIDATES: Final = Question[tuple[int, int, str, str | None]](
    "SELECT c.id, c.article_id, c.text, s.name FROM claim AS c LEFT JOIN speaker AS s ON s.id = c.speaker_id"  # noqa: S608
    f" WHERE c.id IN :ids AND c.review_status NOT IN {tuple(each.value for each in IDLE)}"
)
_CONFIGURATION: Final[sa.ColumnElement[str]] = sa.literal_column("'english'")


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarClaim:
    """A claim that says nearly the same, with article, speaker, rating and evidence; what differs, in words.

    `stances_hold` tells that no number or negation differs, so that its sources bear on both alike.
    """

    claim: Claim
    likeness: float
    differences: tuple[str, ...]

    stances_hold: bool

    @property
    def has_evidence(self) -> bool:
        """Tell whether anything is cited for it."""
        return bool(current_evidence(self.claim))


class _Candidate(NamedTuple):
    id: int
    article_id: int
    text: str
    name: str | None


def find_similar(session: Session, claim: Claim) -> tuple[SimilarClaim, ...]:
    """Return up to five claims in work or published that say nearly the same, the most alike first.

    Those of the same article are left out where nothing differs: they are one claim marked twice. The claim
    comes with its speaker.
    """
    counts, ids = _find_candidates(session, claim)
    if not ids:
        return ()
    rows = _read_candidates(session, ids)
    own = Statement(text=claim.text, speaker=claim.speaker.name if claim.speaker else "")
    ranked = rank(own, [Statement(text=row.text, speaker=row.name or "") for row in rows], counts)
    chosen = [
        (rows[each.place].id, each)
        for each in ranked
        if rows[each.place].article_id != claim.article_id or each.differences
    ][:MOST_SHOWN]
    loaded = _load(session, [number for number, _ in chosen])
    return tuple(
        SimilarClaim(
            claim=loaded[number],
            likeness=each.likeness,
            differences=each.differences,
            stances_hold=do_stances_hold(claim, loaded[number]),
        )
        for number, each in chosen
    )


def _find_candidates(session: Session, claim: Claim) -> tuple[dict[str, int], list[int]]:
    """Return how often each word occurs, up to a limit, and the claims that share the most words."""
    words = {stem_of(word): word for word in reversed(list_words(claim.text))}
    sought = [*list(words.values())[-MOST_WORDS:], *list_figures(claim.text)[:MOST_FIGURES]]
    counts: dict[str, int] = {}
    shared: dict[int, float] = {}
    reaches: dict[str, int] = {}
    for word in sought:
        found = _find_with(session, [[word]], limit=COUNTED)
        counts[word] = len(found)
        weight = weigh(len(found))
        for number in found:
            shared[number] = shared.get(number, 0.0) + weight
        if len(found) >= COUNTED:
            # The farther back the newest claims with a word reach, the rarer it is.
            reaches[word] = found[0] - found[-1]
    common = nlargest(MOST_COMMON, reaches, key=lambda word: reaches[word])
    if len(common) > 1:
        # Newest first, so an older claim made of common words alone is found by several of them at once.
        together = [list(each) for each in combinations(common, min(len(common), 3))]
        for number in _find_with(session, together, limit=COUNTED):
            shared[number] = shared.get(number, 0.0) + weigh(COUNTED)
    shared.pop(claim.id or 0, None)
    best = nlargest(MOST_RANKED, zip(shared.values(), shared, strict=True))
    return counts, [number for _, number in best]


def _find_with(session: Session, any_of: Sequence[Sequence[str]], *, limit: int) -> list[int]:
    """Return the newest claims that hold all words of any of these, as row ids, at most `limit`."""
    if session.get_bind().dialect.name == "sqlite":
        # Quoted, a word is a word whatever it looks like; there is no quotation mark in any.
        wanted = " OR ".join("(" + " AND ".join(f'"{word}"' for word in words) + ")" for words in any_of)
        ((found,),) = _MATCHING.ask(session, {"wanted": wanted, "most": limit})
        return [int(number) for number in found.split(",")] if found else []
    written = sa.func.to_tsvector(_CONFIGURATION, col(Claim.text))
    # Words are joined by spaces, and plain words in such a query all have to be there.
    clauses = [written.op("@@")(sa.func.plainto_tsquery(_CONFIGURATION, " ".join(words))) for words in any_of]
    query = sa.select(col(Claim.id)).where(sa.or_(*clauses)).order_by(col(Claim.id).desc()).limit(limit)
    return list(session.scalars(query))


def _read_candidates(session: Session, ids: Sequence[int]) -> list[_Candidate]:
    """Return those in work or published, in the order given."""
    places = {number: place for place, number in enumerate(ids)}
    found = map(_Candidate._make, _CANDIDATES.ask(session, {"ids": list(ids)}))
    return sorted(found, key=lambda row: places[row.id])


def _load(session: Session, ids: Iterable[int]) -> dict[int, Claim]:
    query = (
        select(Claim)
        .where(col(Claim.id).in_(list(ids)))
        .options(
            selectinload(Claim.article),  # type: ignore[arg-type]
            selectinload(Claim.speaker),  # type: ignore[arg-type]
            selectinload(Claim.rating),  # type: ignore[arg-type]
            selectinload(Claim.evidence_items),  # type: ignore[arg-type]
        )
    )
    return {claim.id or 0: claim for claim in session.exec(query)}
