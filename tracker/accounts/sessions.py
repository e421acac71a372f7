"""What a session token is, and that only its hash is ever stored."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32


def make_token() -> str:
    """Make a session token of 256 random bits, safe in a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token, as 64 hex digits; a guess among 2^256 needs no slow hash."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
