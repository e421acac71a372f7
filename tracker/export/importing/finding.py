"""Which articles and speakers of a file are known here, and the rows of those that are not."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.export.importing.values import OWN
from tracker.models import Article, ArticleVersion, Speaker, limits
from tracker.models.base import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH, new_public_id
from tracker.models.enums import SpeakerKind
from tracker.models.speakers import find_known_speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.importing.values import ImportedArticle, ImportedClaim

ArticleKey = tuple[str, str]
SpeakerKey = tuple[str, SpeakerKind, str, str]
UNKNOWN_LANGUAGE: Final = "und"
_PUBLIC_ID: Final = re.compile(r"[0-9a-z]{12}", re.ASCII)


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
    session: Session, claims: Sequence[ImportedClaim], *, at: datetime
) -> tuple[dict[ArticleKey, Article], list[Article]]:
    """Return the article of each key, and those among them that were made now."""
    firsts: dict[ArticleKey, ImportedClaim] = {}
    for claim in claims:
        firsts.setdefault(key_article(claim), claim)
    found = _find_articles(session, firsts)
    made = {key: _make_article(claim, at) for key, claim in firsts.items() if key not in found}
    session.add_all(made.values())
    session.flush()
    return {**found, **made}, list(made.values())


def _find_articles(session: Session, firsts: dict[ArticleKey, ImportedClaim]) -> dict[ArticleKey, Article]:
    by_kind: dict[str, set[str]] = {"id": set(), "url": set(), "headline": set()}
    for kind, value in firsts:
        by_kind[kind].add(value)
    found: dict[ArticleKey, Article] = {}
    queries = (
        ("id", col(Article.public_id).in_(by_kind["id"])),
        ("url", col(Article.url).in_(by_kind["url"])),
        ("headline", sa.and_(col(Article.headline).in_(by_kind["headline"]), col(Article.url) == "")),
    )
    for kind, condition in queries:
        if by_kind[kind]:
            for article in session.exec(select(Article).where(condition).order_by(col(Article.id))):
                value = {"id": article.public_id, "url": article.url, "headline": article.headline}[kind]
                found.setdefault((kind, value), article)
    texts = {key: claim.article.sha256 for key, claim in firsts.items() if key not in found}
    holders = _find_by_text(session, {sha256 for sha256 in texts.values() if sha256})
    return {**found, **{key: holders[sha256] for key, sha256 in texts.items() if sha256 in holders}}


def _find_by_text(session: Session, sha256s: set[str]) -> dict[str, Article]:
    if not sha256s:
        return {}
    query = (
        select(ArticleVersion.sha256, Article)
        .join(Article)
        .where(col(ArticleVersion.sha256).in_(sha256s), col(ArticleVersion.is_partial).is_(False))
        .order_by(col(Article.id).desc())
    )
    return dict(session.exec(query).all())


def _make_article(claim: ImportedClaim, at: datetime) -> Article:
    article: ImportedArticle = claim.article
    is_own = claim.origin == OWN
    return Article(
        public_id=keep_public_id(article.public_id) if is_own else new_public_id(),
        headline=name_article(claim),
        url=article.url,
        publisher=article.publisher,
        published_on=article.published_on,
        language=article.language if article.language or is_own else UNKNOWN_LANGUAGE,
        created_at=at,
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
    session: Session, claims: Iterable[ImportedClaim], *, at: datetime
) -> dict[SpeakerKey, Speaker]:
    """Return the speaker of each key.

    A speaker of our own files is the known one only of the very same name, kind and address, so that a file
    comes out as it came in. Otherwise the case does not matter.
    """
    firsts: dict[SpeakerKey, ImportedClaim] = {}
    for claim in claims:
        key = key_speaker(claim)
        if key is not None:
            firsts.setdefault(key, claim)
    known = _find_speakers(session, firsts)
    made: dict[SpeakerKey, Speaker] = {}
    for key, claim in firsts.items():
        if key not in known and claim.speaker is not None:
            speaker = claim.speaker
            made[key] = Speaker(name=speaker.name, kind=speaker.kind, same_as=speaker.same_as, created_at=at)
    session.add_all(made.values())
    session.flush()
    return {**known, **made}


def _find_speakers(session: Session, firsts: dict[SpeakerKey, ImportedClaim]) -> dict[SpeakerKey, Speaker]:
    named = {key: claim for key, claim in firsts.items() if key[1] is not SpeakerKind.UNNAMED}
    exact = {key[0] for key, claim in named.items() if claim.origin == OWN}
    found: dict[SpeakerKey, Speaker] = {}
    if exact:
        query = select(Speaker).where(col(Speaker.name).in_(exact)).order_by(col(Speaker.id))
        for speaker in session.exec(query):
            found.setdefault((speaker.name, speaker.kind, speaker.same_as, ""), speaker)
    others = {key: claim.speaker for key, claim in named.items() if claim.origin != OWN and claim.speaker}
    known = find_known_speakers(session, [(each.name, each.kind) for each in others.values()])
    found |= {key: known[key[:2]] for key in others if key[:2] in known}
    return {key: speaker for key, speaker in found.items() if key in firsts}
