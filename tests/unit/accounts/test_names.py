"""What a sign-in name may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.accounts.names import check_name, fold_name
from tracker.errors import InputError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ada", "ada"),
        (" Ada ", "ada"),
        ("ada.lovelace+desk@example.org", "ada.lovelace+desk@example.org"),
        ("Жанна", "жанна"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("\uff41\uff44\uff41", "ada"),
    ],
)
def test_a_name_is_kept_folded(typed: str, kept: str) -> None:
    assert check_name(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "a", "  a  ", "a b", "a\x00b", "a\nb", "a/b", "<ada>", "a" * 201, "\ud800a"]
)
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(InputError) as refusal:
        check_name(typed)

    assert refusal.value.field == "name"


@given(st.text())
def test_folding_any_text_ends_and_fits_the_column(text: str) -> None:
    assert len(fold_name(text)) <= 200
