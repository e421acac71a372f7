"""Paragraphs, whether their lines are wrapped or not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.structure.blocks import find_blocks


def blocks(text: str) -> list[str]:
    return [span.of(text) for span in find_blocks(text)]


def test_every_line_is_a_paragraph() -> None:
    assert blocks("One.\nTwo.\n\n  Three. \n") == ["One.", "Two.", "Three."]


def test_lines_wrapped_at_one_width_are_one_paragraph() -> None:
    lines = (
        "The council met on Monday to talk about the new",
        "flood barrier, which will cost more than anybody",
        "thought.",
    )
    wrapped = "\n".join(lines)
    assert blocks(f"{wrapped}\n\nNext.") == [wrapped, "Next."]


def test_the_items_of_a_list_are_not_joined() -> None:
    lines = [
        "• Schools in the north of the town stay closed on Friday",
        "• Some 300 soldiers have been sent to the old harbour",
    ]
    assert blocks("\n".join(lines)) == lines


def test_a_list_of_full_sentences_is_not_joined() -> None:
    lines = [
        "The first of these sentences is fifty letters long.",
        "The second of these sentences is as long as that.",
    ]
    assert blocks("\n".join(lines)) == lines


@given(st.text(max_size=200))
def test_paragraphs_hold_all_that_is_not_white_space(text: str) -> None:
    assert "".join("".join(blocks(text)).split()) == "".join(text.split())
