"""Who works at the desk: whom a claim can be assigned to, who can be mentioned, and what ids are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from tracker.models import User
from tracker.models.enums import Role
from tracker.permissions import Action, may

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import sqlalchemy as sa
    from sqlmodel import Session


def list_people(session: Session, action: Action = Action.ANNOTATE) -> list[User]:
    """Return the people whose role allows `action`, by name; nobody disabled or made up for the sample."""
    query = select(User).where(*_at_work(action)).order_by(col(User.display_name), col(User.id))
    return list(session.exec(query))


def find_person(session: Session, public_id: str, action: Action = Action.ANNOTATE) -> User | None:
    """Return one of `list_people` by public id, or None."""
    query = select(User).where(col(User.public_id) == public_id, *_at_work(action))
    return session.exec(query).first()


def list_mentioned(session: Session, names: Collection[str]) -> list[User]:
    """Return those of the folded sign-in names that belong to somebody at work, by name."""
    if not names:
        return []
    query = select(User).where(col(User.name).in_(names), *_at_work(Action.READ_DESK))
    return list(session.exec(query.order_by(col(User.name))))


def name_people(session: Session, ids: Iterable[int | None]) -> dict[int, User]:
    """Return users by row id, disabled ones too; None is nobody."""
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    query = select(User).where(col(User.id).in_(wanted)).order_by(col(User.id))
    return {user.id or 0: user for user in session.exec(query)}


def _at_work(action: Action) -> tuple[sa.ColumnElement[bool], ...]:
    roles = [role for role in Role if may(role, action)]
    return col(User.disabled_at).is_(None), ~col(User.is_sample), col(User.role).in_(roles)
