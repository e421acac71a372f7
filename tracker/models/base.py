"""What all tables share: constraint names, column types stored by value, permanent public ids."""

import secrets
from decimal import Decimal
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlmodel import SQLModel

# Set before any table is made: Alembic can only change a constraint that has a name on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# No vowels and no look-alikes: ids can be read out over the telephone and never spell a word.
PUBLIC_ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
PUBLIC_ID_LENGTH = 12
ENUM_LENGTH = 32
DECIMAL_LENGTH = 60
LAZY = {"lazy": "raise_on_sql"}  # a forgotten eager load is an error, not a query in a loop


def new_public_id() -> str:
    """Make a permanent public id: 12 characters, 57 random bits, no meaning."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


def enum_type(members: type[StrEnum]) -> sa.Enum:
    """Return a text column type that stores the members by value."""
    return sa.Enum(
        members,
        native_enum=False,
        length=ENUM_LENGTH,
        values_callable=lambda kind: [member.value for member in kind],
    )


class ExactDecimal(sa.types.TypeDecorator[Decimal]):
    """A decimal kept digit for digit as text, because SQLite has no exact numeric type."""

    impl = sa.String(DECIMAL_LENGTH)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- interface
        """Turn a decimal into plain digits, never an exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 -- interface
        """Turn the digits back."""
        return None if value is None else Decimal(value)
