"""What a view may ask for: this request's session, time and signed-in person, and the settings."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from flask import current_app, g, request

from tracker import clock
from tracker.accounts.queries import find_session
from tracker.accounts.tokens import find_token, note_use, scopes_of
from tracker.errors import NotSignedInError
from tracker.models.rounds import build_policy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlmodel import Session

    from tracker.db import Database
    from tracker.models import User
    from tracker.models.enums import Role
    from tracker.models.rounds import ReviewPolicy
    from tracker.permissions import Scope
    from tracker.settings import Settings

EXTENSION: Final = "tracker"
SESSION_COOKIE: Final = "tracker_session"
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """What `create_app` hands to every request."""

    settings: Settings
    database: Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who is signed in, as a plain value that outlives the session it was read in."""

    public_id: str
    name: str
    role: Role
    must_change_password: bool


@dataclass(slots=True, kw_only=True)
class Visit:
    """One request on its way through a view; `session` is open from its first use until the view ends."""

    stack: ExitStack = field(default_factory=ExitStack)
    session: Session | None = None
    user: User | None = None
    token_id: int | None = None
    is_over: bool = False


@contextmanager
def visit() -> Iterator[None]:
    """Surround a view: what it changed is committed when the block ends, and undone when it raises.

    The commit comes before the answer leaves, so that an answer that tells of a change is never early.
    Raises whatever the view raised, and what `Database.transaction` makes of a failed commit.
    """
    current = Visit()
    g.tracker_visit = current
    with current.stack:
        try:
            yield
        finally:
            current.is_over = True


def session() -> Session:
    """Return the session of this request, opened on first use; for GET, HEAD and OPTIONS it only reads."""
    current = _visit()
    if current.session is None:
        opened = database().reading() if request.method in SAFE_METHODS else database().transaction()
        current.session = current.stack.enter_context(opened)
    return current.session


def identify() -> Viewer | None:
    """Read from the session cookie who is signed in, and remember it for the rest of the request."""
    token = request.cookies.get(SESSION_COOKIE, "")
    user = find_session(session(), token, now()) if token else None
    if user is None:
        return None
    _visit().user = user
    g.tracker_viewer = _describe(user)
    return find_viewer()


def identify_token() -> frozenset[Scope] | None:
    """Read from the Authorization header whose program this is and what its token is for; None if nobody's.

    A cookie says nothing here: a browser sends it by itself, and a program has none.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    row = find_token(session(), token.strip(), at=now()) if scheme.lower() == "bearer" and token else None
    if row is None:
        return None
    if request.method not in SAFE_METHODS:
        note_use(session(), row, at=now())
    current = _visit()
    current.user, current.token_id = row.user, row.id
    g.tracker_viewer = _describe(row.user)
    return scopes_of(row)


def token_id() -> int:
    """Return the row id of the token that this request came with.

    Raises:
        NotSignedInError: it came with none.
    """
    found = _visit().token_id
    if found is None:
        raise NotSignedInError
    return found


def find_viewer() -> Viewer | None:
    """Return who is signed in, if this request has asked; public pages never ask."""
    return cast("Viewer | None", g.get("tracker_viewer"))


def viewer() -> Viewer:
    """Return who is signed in.

    Raises:
        NotSignedInError: nobody is, or the page is public and nobody asked.
    """
    found = find_viewer()
    if found is None:
        raise NotSignedInError
    return found


def actor() -> User:
    """Return the signed-in person as a row of this request's session.

    Raises:
        NotSignedInError: nobody is signed in.
    """
    user = _visit().user
    if user is None:
        raise NotSignedInError
    return user


def is_open() -> bool:
    """Tell whether the session of this request can be asked; a page of errors is made after it closed."""
    current = cast("Visit | None", g.get("tracker_visit"))
    return current is not None and not current.is_over


def settings() -> Settings:
    """Return the settings the application was made with."""
    return _wiring().settings


def policy() -> ReviewPolicy:
    """Return how this newsroom reviews, as the settings say."""
    return build_policy(second_review=settings().second_review, blind_review=settings().blind_review)


def database() -> Database:
    """Return the database, for streams that outlive the view; a view itself uses `session()`."""
    return _wiring().database


def now() -> datetime:
    """Return the time of this request, the same at every call."""
    if "tracker_now" not in g:
        g.tracker_now = clock.now()
    return cast("datetime", g.tracker_now)


def _describe(user: User) -> Viewer:
    return Viewer(
        public_id=user.public_id,
        name=user.display_name,
        role=user.role,
        must_change_password=user.must_change_password,
    )


def _wiring() -> Wiring:
    return cast("Wiring", current_app.extensions[EXTENSION])


def _visit() -> Visit:
    current = cast("Visit | None", g.get("tracker_visit"))
    if current is None or current.is_over:
        message = "The session of a request is open only while its view runs."
        raise RuntimeError(message)
    return current
