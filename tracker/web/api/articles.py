"""How a program brings an article in, and reads it at the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.extraction.commands import check_splitting, propose_claims
from tracker.extraction.splitter import split_article
from tracker.extraction.structure.parts import read_structure
from tracker.intake.commands import IncomingText, add_article, check_length
from tracker.intake.drafts import fill_in
from tracker.intake.from_text import ReadPassage, guess_draft
from tracker.models.enums import SubmissionMethod
from tracker.models.loading import get_current_version
from tracker.review.queries import list_article_claims
from tracker.text.normalize import canonicalise, check_text
from tracker.web import door
from tracker.web.api.operations import CREATED, Answer
from tracker.web.api.telling import tell_article

if TYPE_CHECKING:
    from tracker.intake.drafts import ArticleDraft
    from tracker.web.api.shapes import NewArticle

_PARTICULARS = ("headline", "standfirst", "byline", "publisher", "wire_credit", "url", "language")


def ingest_article(body: NewArticle) -> Answer:
    """Take an article in, split it and store its claims as proposed.

    Raises:
        AlreadyAddedError, InputError, TooLargeError, UnreadableTextError: as at the desk.
    """
    text = canonicalise(check_text(body.text))
    check_length(text, most_characters=door.settings().max_article_characters)
    draft = _complete(body, text)
    splitting = split_article(text, published_on=draft.published_on)
    check_splitting(splitting)
    session, at = door.session(), door.now()
    version = add_article(
        session,
        draft=draft,
        incoming=IncomingText(raw=body.text.encode(), text=text, method=SubmissionMethod.TEXT, filename=""),
        splitter=f"{splitting.splitter_name} {splitting.splitter_version}",
        actor=door.actor(),
        at=at,
        is_again=body.again,
    )
    propose_claims(session, version, splitting, claimed_on=draft.published_on, actor=door.actor(), at=at)
    public_id = version.article.public_id
    session.expire_all()
    stored = get_current_version(session, public_id)
    claims = list_article_claims(session, stored.article_id)
    return Answer(
        body=tell_article(stored, claims, notice=splitting.notice),
        status=CREATED,
        location=f"/api/v1/desk/articles/{public_id}",
    )


def show_article(article_id: str) -> Answer:
    """Return an article of the desk with its claims in the order of the text.

    Raises:
        NotFoundError: there is none.
    """
    version = get_current_version(door.session(), article_id)
    return Answer(body=tell_article(version, list_article_claims(door.session(), version.article_id)))


def _complete(body: NewArticle, text: str) -> ArticleDraft:
    passages = read_structure(text).passages
    recognised = guess_draft([ReadPassage(kind=each.kind, words=each.span.of(text)) for each in passages])
    given = {name: value for name in _PARTICULARS if (value := getattr(body, name)) is not None}
    draft = fill_in(recognised, given, published_on=body.published_on)
    return replace(draft, is_text_public=body.is_text_public)
