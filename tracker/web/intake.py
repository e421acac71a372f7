"""The page on which an article comes in: paste or choose a file, look at what was recognised, split."""

from __future__ import annotations

import base64
import binascii
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for

from tracker.errors import AlreadyAddedError, InputError, TooLargeError, UnreadableTextError
from tracker.extraction.commands import check_splitting, propose_claims
from tracker.extraction.splitter import split_article
from tracker.extraction.structure.parts import read_structure
from tracker.intake.commands import IncomingText, check_length, hash_text
from tracker.intake.commands import add_article as store_article
from tracker.intake.drafts import find_draft_problems
from tracker.intake.from_text import ReadPassage, guess_draft
from tracker.intake.queries import find_article_by_sha256
from tracker.models.days import latest_day
from tracker.models.enums import PassageKind, SubmissionMethod
from tracker.text.normalize import canonicalise, check_text, decode_text
from tracker.web import door
from tracker.web.forms.intake import ArticleForm

if TYPE_CHECKING:
    from datetime import date

    from werkzeug.wrappers import Response

    from tracker.extraction.proposal import ProposedClaim, Splitting
    from tracker.intake.drafts import ArticleDraft
    from tracker.models import Article

blueprint = Blueprint("intake", __name__)

SEE_OTHER: Final = 303
UNPROCESSABLE: Final = 422
TOO_LARGE: Final = 413
CONFLICT: Final = 409
# The page shows enough to see whether the splitting is sensible; the workspace shows all.
CLAIMS_SHOWN: Final = 40
FURNITURE_SHOWN: Final = 20
# What a request needs beside a text and the copy of its file.
ROOM_FOR_FIELDS: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A passage that is no part of the article, and why it was taken for that."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a text was split into, as the page shows it."""

    counts: tuple[tuple[PassageKind, int], ...]
    claims: tuple[ProposedClaim, ...]
    claims_count: int
    notice: str
    furniture: tuple[Furniture, ...]
    furniture_count: int


@blueprint.route("/desk/articles/new", methods=["GET", "POST"])
def add_article() -> Response | str | tuple[str, int]:
    """Show the form; preview what is recognised in a text; or store it and open its workspace."""
    form = ArticleForm.from_request()
    if request.method != "POST":
        return _render(form)
    # Splitting may take a second or two; the write lock is given back so that nobody waits for it.
    door.session().rollback()
    is_valid = form.validate()
    try:
        incoming = _read_incoming(form)
        form.fill_empty(_guess_draft(incoming.text))
        splitting = _split(incoming, published_on=form.published_on.data)
    except (InputError, UnreadableTextError, TooLargeError) as error:
        return _refuse_text(form, error)
    _carry(form, incoming)
    preview = build_preview(incoming.text, splitting)
    is_storing = request.form.get("step") == "store"
    has_problems = is_storing and _add_draft_problems(form)
    if not is_valid or has_problems:
        return _render(form, preview), UNPROCESSABLE
    if not is_storing:
        return _render(form, preview, known=_find_known(incoming))
    return _store(form, incoming, splitting, preview)


def build_preview(text: str, splitting: Splitting) -> Preview:
    """Return what a page shows of a splitting: counts by kind, the first claims, what is left out."""
    kinds = Counter(passage.kind for passage in splitting.passages)
    furniture = [
        Furniture(words=words, reason=passage.reason)
        for passage in splitting.passages
        if passage.kind is PassageKind.FURNITURE and (words := " ".join(passage.span.of(text).split()))
    ]
    return Preview(
        counts=tuple((kind, kinds[kind]) for kind in PassageKind if kinds[kind]),
        claims=splitting.claims[:CLAIMS_SHOWN],
        claims_count=len(splitting.claims),
        notice=splitting.notice,
        furniture=tuple(furniture[:FURNITURE_SHOWN]),
        furniture_count=len(furniture),
    )


def _read_incoming(form: ArticleForm) -> IncomingText:
    pasted = form.text.data or ""
    chosen = form.chosen_file()
    if chosen is not None:
        if pasted.strip():
            raise InputError("file", "Give the text or a file, not both. Empty one of them.")
        raw = chosen.read()
        text = canonicalise(decode_text(raw))
        name = chosen.filename or ""
        return IncomingText(raw=raw, text=text, method=SubmissionMethod.FILE, filename=name)
    if not pasted:
        raise InputError("text", "Paste the text of an article, or choose a file.")
    text = canonicalise(check_text(pasted))
    copy = _read_copy(form.file_copy.data or "")
    if copy is not None and copy[1] == text:
        name = form.file_name.data or ""
        return IncomingText(raw=copy[0], text=text, method=SubmissionMethod.FILE, filename=name)
    return IncomingText(raw=pasted.encode(), text=text, method=SubmissionMethod.TEXT, filename="")


def _read_copy(encoded: str) -> tuple[bytes, str] | None:
    """Return the file that came with the preview, as bytes and as canonical text; None if there is none."""
    try:
        raw = base64.b64decode(encoded, validate=True)
        return raw, canonicalise(decode_text(raw))
    except (binascii.Error, ValueError, UnreadableTextError):
        return None


def _guess_draft(text: str) -> ArticleDraft:
    check_length(text, most_characters=door.settings().max_article_characters)
    passages = read_structure(text).passages
    return guess_draft([ReadPassage(kind=each.kind, words=each.span.of(text)) for each in passages])


def _split(incoming: IncomingText, *, published_on: date | None) -> Splitting:
    splitting = split_article(incoming.text, published_on=published_on)
    check_splitting(splitting)
    return splitting


def _carry(form: ArticleForm, incoming: IncomingText) -> None:
    """Put the text into the form that goes back to the browser, and with it the file it came from."""
    form.text.data = incoming.text
    form.was_previewed.data = "yes"
    form.file_copy.data, form.file_name.data = "", ""
    copy = base64.b64encode(incoming.raw).decode()
    room = door.settings().max_request_bytes - ROOM_FOR_FIELDS
    if incoming.method is SubmissionMethod.FILE and len(copy) + len(incoming.text.encode()) < room:
        form.file_copy.data, form.file_name.data = copy, incoming.filename


def _add_draft_problems(form: ArticleForm) -> bool:
    """Show at each field what the room would refuse; tell whether there is anything."""
    problems = find_draft_problems(form.draft(), latest=latest_day(door.now()))
    for field, message in problems.items():
        if not form[field].errors:
            form.add_error(InputError(field, message))
    return bool(problems)


def _find_known(incoming: IncomingText) -> Article | None:
    return find_article_by_sha256(door.session(), hash_text(incoming.text))


def _store(
    form: ArticleForm, incoming: IncomingText, splitting: Splitting, preview: Preview
) -> Response | tuple[str, int]:
    session, draft, at = door.session(), form.draft(), door.now()
    try:
        version = store_article(
            session,
            draft=draft,
            incoming=incoming,
            splitter=f"{splitting.splitter_name} {splitting.splitter_version}",
            actor=door.actor(),
            at=at,
            is_again=bool(form.is_again.data),
        )
    except AlreadyAddedError:
        session.rollback()
        return _render(form, preview, known=_find_known(incoming)), CONFLICT
    claims = propose_claims(
        session, version, splitting, claimed_on=draft.published_on, actor=door.actor(), at=at
    )
    flash(_tell(len(claims)), "success")
    if splitting.notice:
        flash(splitting.notice, "info")
    return redirect(url_for("desk.show_workspace", public_id=version.article.public_id), SEE_OTHER)


def _tell(count: int) -> str:
    if not count:
        return "The article is stored. No claim was found in it."
    found = "1 claim was found in it." if count == 1 else f"{count:,} claims were found in it."
    return f"The article is stored. {found} Accept what is worth checking."


def _refuse_text(
    form: ArticleForm, error: InputError | UnreadableTextError | TooLargeError
) -> tuple[str, int]:
    field = form.file if form.chosen_file() is not None else form.text
    if not field.errors:
        field.errors = [str(error)]
    return _render(form), TOO_LARGE if isinstance(error, TooLargeError) else UNPROCESSABLE


def _render(form: ArticleForm, preview: Preview | None = None, *, known: Article | None = None) -> str:
    return render_template("intake/new.html", form=form, preview=preview, known=known)
