"""Which articles and speakers of a file are known here, and the rows of those that are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.export.importing.values import OWN
from tracker.models import Article, ArticleVersion, Speaker, limits
from tracker.models.base import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH, new_public_id
from tracker.models.bulk import insert_many, is_among, take_ids
from tracker.models.enums import SpeakerKind
from tracker.models.speakers import find_known_speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlmodel import Session

    from tracker.export.importing.values import ImportedArticle, ImportedClaim

ArticleKey = tuple[str, str]
SpeakerKey = tuple[str, SpeakerKind, str, str]
UNKNOWN_LANGUAGE: Final = "und"
_PUBLIC_ID: Final = re.compile(r"[0-9a-z]{12}", re.ASCII)
_ARTICLE_COLUMNS: Final = ("id", "public_id", "headline", "url", "publisher", "published_on", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """An article that is here, as far as its claims have to know it."""

    id: int
    public_id: str
    headline: str


def keep_public_id(wanted: str) -> str:
    """Return the id if it has the form of ours, or else a new one."""
    return wanted if _PUBLIC_ID.fullmatch(wanted) else new_public_id()


def derive_public_id(*words: str) -> str:
    """Return the id that these words always get, in the form of ours."""
    number = int.from_bytes(sha256("\x1f".join(words).encode("utf-8", "replace")).digest())
    base = len(PUBLIC_ID_ALPHABET)
    return "".join(PUBLIC_ID_ALPHABET[number // base**place % base] for place in range(PUBLIC_ID_LENGTH))


def keep_or_derive(wanted: str, *words: str) -> str:
    """Return the id if it has the form of ours, or else the one that it always gets beside these words."""
    return wanted if _PUBLIC_ID.fullmatch(wanted) else derive_public_id(*words, wanted)


def key_article(claim: ImportedClaim) -> ArticleKey:
    """Return what an article is known by: our own id in our own files, its address, or its headline."""
    article = claim.article
    if claim.origin == OWN and article.public_id:
        return "id", article.public_id
    return ("url", article.url) if article.url else ("headline", name_article(claim))


def name_article(claim: ImportedClaim) -> str:
    """Return the headline, or the beginning of the claim where there is none."""
    article = claim.article
    if article.headline or (claim.origin == OWN and article.public_id):
        return article.headline
    text = " ".join(claim.text.split())
    return text if len(text) <= limits.NAME else text[: limits.NAME - 1] + "…"


def take_articles(
    session: Session, claims: Sequence[ImportedClaim], keys: Sequence[ArticleKey], *, at: datetime
) -> tuple[dict[ArticleKey, KnownArticle], list[KnownArticle]]:
    """Return the article of each claim by its key, and those among them that were made now."""
    firsts: dict[ArticleKey, ImportedClaim] = {}
    for key, claim in zip(keys, claims, strict=True):
        firsts.setdefault(key, claim)
    found = _find_articles(session, firsts)
    fresh = {key: claim for key, claim in firsts.items() if key not in found}
    ids = take_ids(session, "article", len(fresh))
    rows = [_build_article(claim, row_id) for claim, row_id in zip(fresh.values(), ids, strict=True)]
    insert_many(session, "article", _ARTICLE_COLUMNS, rows, {"created_at": at})
    made = {
        key: KnownArticle(id=row_id, public_id=public_id, headline=headline)
        for key, (row_id, public_id, headline, *_) in zip(fresh, rows, strict=True)
    }
    return {**found, **made}, list(made.values())


def _find_articles(
    session: Session, firsts: dict[ArticleKey, ImportedClaim]
) -> dict[ArticleKey, KnownArticle]:
    by_kind: dict[str, set[str]] = {"id": set(), "url": set(), "headline": set()}
    for kind, value in firsts:
        by_kind[kind].add(value)
    found: dict[ArticleKey, KnownArticle] = {}
    queries = (
        ("id", is_among(session, col(Article.public_id), by_kind["id"])),
        ("url", is_among(session, col(Article.url), by_kind["url"])),
        (
            "headline",
            sa.and_(is_among(session, col(Article.headline), by_kind["headline"]), col(Article.url) == ""),
        ),
    )
    columns = select(Article.id, Article.public_id, Article.headline, Article.url)
    for kind, condition in queries:
        if by_kind[kind]:
            for row_id, public_id, headline, url in session.exec(
                columns.where(condition).order_by(col(Article.id))
            ):
                value = {"id": public_id, "url": url, "headline": headline}[kind]
                known = KnownArticle(id=row_id or 0, public_id=public_id, headline=headline)
                found.setdefault((kind, value), known)
    texts = {key: claim.article.sha256 for key, claim in firsts.items() if key not in found}
    holders = _find_by_text(session, {sha256 for sha256 in texts.values() if sha256})
    return {**found, **{key: holders[sha256] for key, sha256 in texts.items() if sha256 in holders}}


def _find_by_text(session: Session, sha256s: set[str]) -> dict[str, KnownArticle]:
    if not sha256s:
        return {}
    query = (
        select(ArticleVersion.sha256, Article.id, Article.public_id, Article.headline)
        .join(Article)
        .where(
            is_among(session, col(ArticleVersion.sha256), sha256s), col(ArticleVersion.is_partial).is_(False)
        )
        .order_by(col(Article.id).desc())
    )
    return {
        sha256: KnownArticle(id=row_id or 0, public_id=public_id, headline=headline)
        for sha256, row_id, public_id, headline in session.exec(query)
    }


def _build_article(claim: ImportedClaim, row_id: int) -> tuple[int, str, str, str, str, date | None, str]:
    article: ImportedArticle = claim.article
    is_own = claim.origin == OWN
    return (
        row_id,
        keep_public_id(article.public_id) if is_own else new_public_id(),
        name_article(claim),
        article.url,
        article.publisher,
        article.published_on,
        article.language if article.language or is_own else UNKNOWN_LANGUAGE,
    )


def key_speaker(claim: ImportedClaim) -> SpeakerKey | None:
    """Return what a speaker is known by; somebody unnamed is never the one of another article."""
    speaker = claim.speaker
    if speaker is None:
        return None
    where = "/".join(key_article(claim)) if speaker.kind is SpeakerKind.UNNAMED else ""
    name = speaker.name if claim.origin == OWN else speaker.name.casefold()
    return name, speaker.kind, speaker.same_as, where


def take_speakers(
    session: Session,
    claims: Iterable[ImportedClaim],
    keys: Iterable[SpeakerKey | None],
    *,
    at: datetime,
) -> dict[SpeakerKey, int]:
    """Return the row id of the speaker of each key.

    A speaker of our own files is the known one only of the very same name, kind and address, so that a file
    comes out as it came in. Otherwise the case does not matter.
    """
    firsts: dict[SpeakerKey, ImportedClaim] = {}
    for key, claim in zip(keys, claims, strict=True):
        if key is not None:
            firsts.setdefault(key, claim)
    known = _find_speakers(session, firsts)
    fresh = {key: claim.speaker for key, claim in firsts.items() if key not in known and claim.speaker}
    ids = take_ids(session, "speaker", len(fresh))
    rows = [
        (row_id, new_public_id(), speaker.name, speaker.kind, speaker.same_as)
        for row_id, speaker in zip(ids, fresh.values(), strict=True)
    ]
    columns = ("id", "public_id", "name", "kind", "same_as")
    insert_many(session, "speaker", columns, rows, {"created_at": at})
    return {**known, **dict(zip(fresh, ids, strict=True))}


def _find_speakers(session: Session, firsts: dict[SpeakerKey, ImportedClaim]) -> dict[SpeakerKey, int]:
    named = {key: claim for key, claim in firsts.items() if key[1] is not SpeakerKind.UNNAMED}
    exact = {key[0] for key, claim in named.items() if claim.origin == OWN}
    found: dict[SpeakerKey, int] = {}
    if exact:
        query = select(Speaker.id, Speaker.name, Speaker.kind, Speaker.same_as).order_by(col(Speaker.id))
        for row_id, name, kind, same_as in session.exec(
            query.where(is_among(session, col(Speaker.name), exact))
        ):
            found.setdefault((name, SpeakerKind(kind), same_as, ""), row_id or 0)
    others = {key: claim.speaker for key, claim in named.items() if claim.origin != OWN and claim.speaker}
    known = find_known_speakers(session, [(each.name, each.kind) for each in others.values()])
    found |= {key: known[key[:2]].id or 0 for key in others if key[:2] in known}
    return {key: row_id for key, row_id in found.items() if key in firsts}
