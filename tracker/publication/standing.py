"""What the public sees of a claim now, asked at least cost: its current edition, or the number of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col

from tracker.models import Claim, Publication
from tracker.publication.queries import Edition

if TYPE_CHECKING:
    from tracker.db import Database

_IS_CURRENT: Final = (col(Claim.public_id) == sa.bindparam("public_id"), col(Publication.is_current))
_IS_ITS: Final = col(Claim.id) == col(Publication.claim_id)
_NUMBER: Final = sa.select(col(Publication.number)).join(Claim, _IS_ITS).where(*_IS_CURRENT)
_EDITION: Final = (
    sa.select(col(Publication.number), col(Publication.payload)).join(Claim, _IS_ITS).where(*_IS_CURRENT)
)


def find_current_number(database: Database, public_id: str) -> int | None:
    """Return the number of the edition that the public sees now, or None if it sees none.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    row = database.glance(_NUMBER, {"public_id": public_id})
    return None if row is None else int(str(row[0]))


def find_edition(database: Database, public_id: str) -> Edition | None:
    """Return the edition that the public sees now, or None if it sees none, for whatever reason.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    row = database.glance(_EDITION, {"public_id": public_id})
    return None if row is None else Edition(public_id=public_id, number=int(str(row[0])), payload=str(row[1]))
