"""The picture of a finding: the right fonts, the right direction, and room for every text."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tracker.publication.card import Card, Outcome, draw_card
from tracker.publication.card_text import (
    REGULAR,
    Run,
    _split_runs,
    clean,
    fit,
    is_legible,
    is_right_to_left,
    measure,
)

KAZAKH = "Әділ Ғалым Қыз Ңәң Өрт Ұл Үй Һәм Іні"
ARABIC = "قال الوزير إن الجسر آمن"
OUTCOME = Outcome(label="Half true", tone="mixed", shape="", steps=3)


def draw(statement: str, speaker: str = "Ada Lund") -> Image.Image:
    card = Card(
        newsroom="Claim tracker", statement=statement, speaker=speaker, outcomes=(OUTCOME,), is_sample=False
    )
    return Image.open(io.BytesIO(draw_card(card)))


def find_ink(image: Image.Image) -> tuple[int, int]:
    """Return the columns of the first and the last dark pixel in the band of the statement."""
    band = image.convert("L").crop((0, 130, image.width, 210)).point(lambda value: 255 if value < 90 else 0)
    box = band.getbbox()
    assert box is not None
    return box[0], box[2]


@pytest.mark.parametrize("text", ["The bridge is safe", "Мост безопасен", KAZAKH, ARABIC])
def test_every_script_of_the_site_is_drawn(text: str) -> None:
    assert is_legible(text)
    assert clean(text) == text
    assert find_ink(draw(text))


def test_arabic_begins_at_the_right_edge_and_latin_at_the_left() -> None:
    left, _ = find_ink(draw("The bridge"))
    _, right = find_ink(draw(ARABIC))
    assert (left < 90, right > 1110) == (True, True)
    assert (is_right_to_left(ARABIC), is_right_to_left("“2026: мост")) == (True, False)


def test_arabic_letters_are_joined() -> None:
    # Letters that stand apart are wider than the same letters joined to a word.
    assert measure("بببب", 60, REGULAR) < 0.8 * 4 * measure("ب", 60, REGULAR)


def test_each_script_is_drawn_by_the_font_that_has_it() -> None:
    runs = list(_split_runs("قال Алматы مدينة NATO"))
    assert runs == [Run("قال", "arabic"), Run("Алматы", "common"), Run("مدينة NATO", "arabic")] or runs == [
        *(Run("قال", "arabic"), Run("Алматы", "common"), Run("مدينة", "arabic"), Run("NATO", "common")),
    ]


def test_what_no_font_draws_is_left_out_and_a_text_of_it_is_not_legible() -> None:
    assert clean("safe 🌉\u202e\x00 bridge") == "safe bridge"
    assert not is_legible("桥是安全的")
    assert draw("桥是安全的").size == (1200, 630)


def test_a_long_text_is_set_smaller_then_cut() -> None:
    short = fit("word", sizes=(60, 30), weight=REGULAR, width=400, height=100)
    long = fit("word " * 200, sizes=(60, 30), weight=REGULAR, width=400, height=100)
    assert (short.size, short.is_whole) == (60, True)
    assert (long.size, long.is_whole, long.lines[-1][-1]) == (30, False, "…")
    assert all(measure(line, 30, REGULAR) <= 400 for line in long.lines)


def test_a_word_wider_than_the_line_is_broken() -> None:
    broken = fit("x" * 300, sizes=(30,), weight=REGULAR, width=400, height=400)
    assert len(broken.lines) > 1
    assert all(measure(line, 30, REGULAR) <= 400 for line in broken.lines)


def test_the_same_card_is_the_same_picture_to_the_byte() -> None:
    assert draw("The bridge is safe").tobytes() == draw("The bridge is safe").tobytes()


@pytest.mark.parametrize("text", ["", " ", "\u200f", "…" * 400])
def test_no_text_breaks_the_picture(text: str) -> None:
    assert draw(text, speaker=text).size == (1200, 630)
