"""How a new instance gets its first administrator and the sample."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from tracker.accounts.commands import create_user
from tracker.accounts.passwords import make_one_time_password
from tracker.accounts.queries import count_users, find_user
from tracker.demo.queries import list_sample_articles, was_sample_removed
from tracker.demo.story import Cast, play_story
from tracker.extraction.commands import propose_claims
from tracker.extraction.splitter import split_article
from tracker.intake.commands import IncomingText, add_article
from tracker.intake.from_text import ReadPassage, guess_draft
from tracker.models.enums import Role, SubmissionMethod
from tracker.models.loading import get_current_version
from tracker.paths import sample_article_path
from tracker.text.normalize import canonicalise, decode_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.extraction.proposal import Splitting
    from tracker.models import User

ADMINISTRATOR: Final = "admin"
PUBLISHER: Final = "Sample Gazette"
PUBLISHED_ON: Final = date(2024, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedSample:
    """The sample article just stored: where its workspace is, and how it was split."""

    article_public_id: str
    splitting: Splitting


def make_first_administrator(session: Session, *, at: datetime) -> str | None:
    """Make the account `admin` when nobody can sign in yet; return its one-time password, else None."""
    if count_users(session) or find_user(session, ADMINISTRATOR) is not None:
        return None
    password = make_one_time_password()
    create_user(
        session,
        name=ADMINISTRATOR,
        display_name="Administrator",
        role=Role.ADMIN,
        password=password,
        must_change_password=True,
        is_sample=False,
        at=at,
    )
    return password


def is_sample_wanted(session: Session, *, again: bool) -> bool:
    """Tell whether to load the sample: it is not there, and nobody removed it, or it is wanted back."""
    return not list_sample_articles(session) and (again or not was_sample_removed(session))


def load_sample(session: Session, *, at: datetime) -> LoadedSample:
    """Store the sample article and its claims, and let two sample users publish some of them."""
    raw = sample_article_path().read_bytes()
    text = canonicalise(decode_text(raw))
    splitting = split_article(text, published_on=PUBLISHED_ON)
    recognised = guess_draft(
        [ReadPassage(kind=each.kind, words=each.span.of(text)) for each in splitting.passages]
    )
    draft = replace(
        recognised,
        publisher=PUBLISHER,
        published_on=PUBLISHED_ON,
        language="en",
        is_text_public=True,
        is_sample=True,
    )
    path = sample_article_path().name
    version = add_article(
        session,
        draft=draft,
        incoming=IncomingText(raw=raw, text=text, method=SubmissionMethod.FILE, filename=path),
        splitter=f"{splitting.splitter_name} {splitting.splitter_version}",
        actor=None,
        at=at,
        is_again=True,
    )
    propose_claims(session, version, splitting, claimed_on=PUBLISHED_ON, actor=None, at=at)
    article_public_id = version.article.public_id
    current = get_current_version(session, article_public_id)
    cast = Cast(
        reviewer=_find_or_make(session, "sample-reviewer", "Sample reviewer", Role.REVIEWER, at=at),
        editor=_find_or_make(session, "sample-editor", "Sample editor", Role.EDITOR, at=at),
        at=at,
    )
    play_story(session, current, cast)
    return LoadedSample(article_public_id=article_public_id, splitting=splitting)


def _find_or_make(session: Session, name: str, display_name: str, role: Role, *, at: datetime) -> User:
    """Return the sample user; one that an earlier removal kept and disabled acts again."""
    known = find_user(session, name)
    if known is not None and known.is_sample:
        known.disabled_at = None
        return known
    return create_user(
        session,
        name=name,
        display_name=display_name,
        role=role,
        password=None,
        must_change_password=False,
        is_sample=True,
        at=at,
    )
