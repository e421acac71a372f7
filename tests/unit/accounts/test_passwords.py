"""Which passwords are refused, and how the rest are kept."""

from __future__ import annotations

import contextlib
import unicodedata
from typing import Literal

import pytest
from argon2 import PasswordHasher, extract_parameters
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.accounts import passwords
from tracker.accounts.passwords import (
    COMMON_WORDS,
    check_password,
    hash_password,
    make_one_time_password,
    needs_rehash,
    verify_password,
)
from tracker.errors import InputError


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "eleven char",
        "a" * 12,
        "ababababababab",
        "abcabcabcabcabc",
        "123456789012",
        "098765432109",
        "12345678901234567890123",
        "qwertyuiopas",
        "QWERTYUIOPasdf",
        "1q2w3e4r5t6y",
        "abcdefghijkl",
        "zyxwvutsrqponm",
        "password1234",
        "Password-2026!",
        "P@ssw0rd12345",
        "passwordpassword",
        "my-password-1",
        "changeme2026",
        "letmein12345!",
        "iloveyou1234",
        "administrator",
        "correct horse battery staple",
        "ada lovelace 1815",
        "xXx-ADA-xXx-yyy",
        "twelve chars\x00",
        "twelve chars\n",
        "twelve chars\ud800",
        "many words in it " * 60,
    ],
)
def test_a_weak_password_is_refused_at_its_field(password: str) -> None:
    with pytest.raises(InputError) as refusal:
        check_password(password, name="ada", field="new")

    assert refusal.value.field == "new"


@pytest.mark.parametrize(
    "password",
    [
        "twelve chars",
        "four unrelated words here",
        "p4ssw0rd of a different kind",
        "корова лошадь скрепка",
        "بقرة حصان مشبك",
        "\U0001f404\U0001f40e\U0001f4ce\U0001f50b and four",
        "J7#kq9!vZx2L",
        ("seven little words make one thousand chars " * 24)[:1000],
    ],
)
def test_a_good_password_is_taken(password: str) -> None:
    assert check_password(password, name="ada", field="new") == password


@pytest.mark.parametrize("word", COMMON_WORDS)
def test_a_common_word_with_digits_around_is_refused(word: str) -> None:
    with pytest.raises(InputError):
        check_password(f"{word}{'2026' * 3}", name="grace", field="password")


def test_a_name_of_two_letters_does_not_bar_every_word_with_them() -> None:
    assert check_password("eleven brown wagons", name="el", field="new")


@given(st.text(max_size=40))
@example("\ud800" * 12)
@example("İ" * 12)
def test_any_text_is_judged_without_an_accident(text: str) -> None:
    with contextlib.suppress(InputError):
        assert check_password(text, name="ada", field="new") == text


def test_a_hash_is_argon2id_and_salted() -> None:
    first, second = (hash_password("four unrelated words") for _ in range(2))

    assert first.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert first != second
    assert verify_password(first, "four unrelated words")
    assert verify_password(second, "four unrelated words")


@settings(max_examples=10, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.text(max_size=3))
def test_only_the_same_password_belongs_to_a_hash(password: str, more: str) -> None:
    is_same = unicodedata.normalize("NFC", password + more) == unicodedata.normalize("NFC", password)

    assert verify_password(hash_password(password), password)
    if not any("\ud800" <= char <= "\udfff" for char in more):
        assert verify_password(hash_password(password), password + more) is is_same


def test_a_password_typed_on_another_keyboard_is_the_same() -> None:
    stored = hash_password(unicodedata.normalize("NFD", "la forêt d'été"))

    assert verify_password(stored, unicodedata.normalize("NFC", "la forêt d'été"))


@pytest.mark.parametrize("password_hash", ["", "not a hash", "$argon2id$", "$2b$12$abcdefghijklmnopqrstuv"])
def test_a_broken_hash_opens_nothing(password_hash: str) -> None:
    assert not verify_password(password_hash, "four unrelated words")


def test_no_hash_opens_nothing_and_costs_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 -- argon2's name
            verified.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_HASHER", Watched())

    assert not verify_password(hash_password("four unrelated words"), "not the password")
    assert not verify_password(None, "not the password")
    known, unknown = (extract_parameters(each) for each in verified)
    assert known == unknown


def test_a_hash_of_other_parameters_is_renewed() -> None:
    assert needs_rehash(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("old words"))
    assert not needs_rehash(hash_password("four unrelated words"))


def test_a_one_time_password_is_long_and_never_the_same() -> None:
    made = {make_one_time_password() for _ in range(200)}

    assert len(made) == 200
    assert {len(each) for each in made} == {23}
    assert all(check_password(each, name="ada", field="new") for each in made)
