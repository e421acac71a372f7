"""What a session token is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.accounts.sessions import hash_token, make_token


def test_a_token_has_256_random_bits_and_is_never_the_same() -> None:
    made = {make_token() for _ in range(500)}

    assert len(made) == 500
    assert {len(each) for each in made} == {43}


@given(st.text())
def test_whatever_a_cookie_holds_can_be_looked_up(text: str) -> None:
    assert len(hash_token(text)) == 64
