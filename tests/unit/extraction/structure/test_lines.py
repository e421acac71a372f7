"""What single lines look like."""

from __future__ import annotations

import pytest

from tracker.extraction.structure.lines import (
    ends_like_prose,
    is_between_dashes,
    is_in_capitals,
    is_name,
    is_title_case,
)


def test_prose_ends_in_a_full_stop_whatever_marks_follow() -> None:
    assert ends_like_prose("He said “yes.”)")
    assert not ends_like_prose("Middle East War")


def test_a_line_without_small_letters_is_in_capitals() -> None:
    assert is_in_capitals("DAM VOTE TODAY.")
    assert not is_in_capitals("DAM Vote TODAY.")


def test_one_abbreviation_alone_is_not_in_capitals() -> None:
    assert not is_in_capitals("NATO.")


def test_a_title_has_capitals_on_nearly_all_long_words() -> None:
    assert is_title_case("Council Backs The Old Dam After Nine Long Years")
    assert not is_title_case("Mayor Ann Lee of Harbour Town backed the old dam after nine years.")


@pytest.mark.parametrize("line", ["Ann Lee", "Ludwig van Dorp", "John F. Hall", "Dr Nell Roe"])
def test_a_name_is_two_or_three_capitals(line: str) -> None:
    assert is_name(line)


@pytest.mark.parametrize("line", ["Council backs dam", "Ann", "Ann Lee said", "The Old Dam At Last"])
def test_a_title_is_no_name(line: str) -> None:
    assert not is_name(line)


def test_a_heading_may_stand_between_dashes() -> None:
    assert is_between_dashes("- Old friends -")
    assert not is_between_dashes("- Old friends")
