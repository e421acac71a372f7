"""How passwords are kept (argon2id), which are refused, and how a one-time password is made."""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tracker.errors import InputError
from tracker.models.base import PUBLIC_ID_ALPHABET

LEAST_LENGTH: Final = 12
GREATEST_LENGTH: Final = 1000
LEAST_DIFFERENT: Final = 5
LEAST_NAME_LENGTH: Final = 3
ONE_TIME_GROUPS: Final = 4
ONE_TIME_GROUP_LENGTH: Final = 5
# A password is common when nothing but digits, signs and at most this many letters surround such a word.
MOST_LETTERS_AROUND: Final = 4

COMMON_WORDS: Final = (
    "abcdefghijklmnop",
    "administrator",
    "baseball",
    "changeme",
    "charlie",
    "chocolate",
    "computer",
    "correcthorsebatterystaple",
    "default",
    "dragon",
    "factcheck",
    "football",
    "iloveyou",
    "internet",
    "letmein",
    "liverpool",
    "master",
    "michael",
    "monkey",
    "newsroom",
    "passphrase",
    "password",
    "princess",
    "qwerty",
    "qwertyuiop",
    "secret",
    "shadow",
    "starwars",
    "sunshine",
    "superman",
    "temporary",
    "tracker",
    "trustno",
    "welcome",
    "whatever",
)
SEQUENCES: Final = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
)
_LOOK_ALIKES = str.maketrans("0134578@$!", "oieastbasi")

# The parameters of RFC 9106 for machines with little memory: 64 MiB, three passes.
_HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password, with its parameters and salt in it."""
    return _HASHER.hash(_prepare(password))


def verify_password(password_hash: str | None, password: str) -> bool:
    """Tell whether a password belongs to a hash; without a hash it takes as long and is never right."""
    try:
        _HASHER.verify(password_hash or _dummy_hash(), _prepare(password))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def is_same_password(one: str, other: str) -> bool:
    """Tell whether two typed passwords are one, whatever keyboard each was typed on."""
    return _prepare(one) == _prepare(other)


def needs_rehash(password_hash: str) -> bool:
    """Tell whether a hash was made with other parameters than are used now."""
    return _HASHER.check_needs_rehash(password_hash)


def make_one_time_password() -> str:
    """Make a password to be read out and used once: 96 random bits in four groups."""
    return "-".join(
        "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(ONE_TIME_GROUP_LENGTH))
        for _ in range(ONE_TIME_GROUPS)
    )


def check_password(password: str, *, name: str, field: str) -> str:
    """Return the password when the user called `name` may have it.

    Raises:
        InputError: it is too short or long, common, or holds the name; carries the form's `field`.
    """
    problem = _find_problem(password, name)
    if problem is not None:
        raise InputError(field, problem)
    return password


def _find_problem(password: str, name: str) -> str | None:
    prepared = _prepare(password)
    if not LEAST_LENGTH <= len(password) <= GREATEST_LENGTH or len(prepared) < LEAST_LENGTH:
        return f"A password has {LEAST_LENGTH} to {GREATEST_LENGTH:,} characters."
    if not password.isprintable():
        return "A password has no control characters."
    folded = prepared.casefold()
    if len(set(folded)) < LEAST_DIFFERENT:
        return f"Use at least {LEAST_DIFFERENT} different characters."
    if len(name) >= LEAST_NAME_LENGTH and name.casefold() in folded:
        return "A password must not contain the name you sign in with."
    if _is_common(folded):
        return "That password is among the first that anybody would try. Four unrelated words are better."
    return None


def _is_common(folded: str) -> bool:
    if _is_sequence(re.sub(r"\W", "", folded)):
        return True
    for spelling in (folded, folded.translate(_LOOK_ALIKES)):
        letters = re.sub(r"[\W\d_]", "", spelling)
        for word in COMMON_WORDS:
            rest = letters.replace(word, "")
            if rest != letters and len(rest) <= MOST_LETTERS_AROUND:
                return True
    return False


def _is_sequence(folded: str) -> bool:
    for sequence in SEQUENCES:
        endless = sequence * (len(folded) // len(sequence) + 2)
        if folded in endless or folded in endless[::-1]:
            return True
    half = len(folded) // 2
    return folded[:half] * 2 == folded and len(set(folded)) <= half


@cache
def _dummy_hash() -> str:
    return hash_password(secrets.token_urlsafe())


def _prepare(password: str) -> str:
    # One password typed on two keyboards is one password (RFC 8265 asks for a normal form as well).
    return unicodedata.normalize("NFC", password)
