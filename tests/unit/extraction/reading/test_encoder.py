"""The shipped model at work; what it attributes is for the benchmarks to judge."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.support.encoded import encode
from tracker.extraction.narration.voice import VOICES
from tracker.extraction.reading.encoder import (
    ENCODER_FILE,
    HEADS_FILE,
    SETTINGS_FILE,
    TOKENIZER_FILE,
    Model,
    load_model,
    shipped_model,
)
from tracker.extraction.reading.tags import TAG_COUNT
from tracker.extraction.reading.windows import build_windows, find_units
from tracker.paths import model_dir

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.extraction.reading.encoding import EncodedText

PARAGRAPH = (
    "“The ferry will sail again by June,” harbour master Ines Lund said on Monday. The repair cost 4.2 "
    "million kroner, according to the port, and 300 people lost their work while it lasted.\n\n"
)


@pytest.fixture(scope="module")
def model() -> Model:
    """The shipped model."""
    return shipped_model()


@pytest.fixture(scope="module")
def long_text() -> EncodedText:
    """A text of three windows."""
    return encode(PARAGRAPH * 9)


def test_the_shipped_model_is_loaded_once(model: Model) -> None:
    assert shipped_model() is model


def test_the_model_answers_for_every_word_of_a_window(model: Model, long_text: EncodedText) -> None:
    window = build_windows(long_text, find_units(long_text))[0]
    answer = model.answer(window)
    words = len(window.at)
    assert answer.tags.shape == (words, TAG_COUNT)
    assert {len(answer.here), len(answer.product), len(answer.states)} == {words}
    assert all(np.isfinite(part).all() for part in (answer.tags, answer.here, answer.product, answer.states))


def test_every_word_has_its_shares_of_the_voices(model: Model, long_text: EncodedText) -> None:
    voices = model.read(long_text).voices
    assert voices.shape == (len(long_text), len(VOICES))
    assert voices.sum(axis=1) == pytest.approx(np.ones(len(long_text)), abs=1e-4)
    assert (voices >= 0).all()


def test_two_threads_read_what_one_reads(model: Model, long_text: EncodedText) -> None:
    alone, together = model.read(long_text), model.read(long_text, threads=2)
    assert alone.attributions == together.attributions
    assert (alone.voices == together.voices).all()


def test_attributions_are_ranges_of_the_texts_words_in_the_order_of_their_cues(
    model: Model, long_text: EncodedText
) -> None:
    found = model.read(long_text).attributions
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    for one in found:
        assert one.content
        for first, after in (*one.speaker, one.cue, *one.content):
            assert 0 <= first < after <= len(long_text)


def test_a_text_of_one_window_is_read_the_same_whatever_stood_before_it(model: Model) -> None:
    encoded = encode(PARAGRAPH)
    before = model.read(encoded)
    model.read(encode("Ticket sales fell by 12 percent."))
    after = model.read(encoded)
    assert before.attributions == after.attributions
    assert (before.voices == after.voices).all()


@pytest.mark.parametrize("text", ["", "\n\n", "\u0301"])
def test_a_text_without_words_is_read_as_nothing(model: Model, text: str) -> None:
    reading = model.read(encode(text), threads=2)
    assert reading.attributions == ()
    assert reading.voices.shape == (0, len(VOICES))


@pytest.mark.parametrize("missing", [ENCODER_FILE, HEADS_FILE, SETTINGS_FILE, TOKENIZER_FILE])
def test_a_folder_that_lacks_a_file_is_no_model(tmp_path: Path, missing: str) -> None:
    for path in model_dir().iterdir():
        if path.is_file() and path.name != missing:
            shutil.copy(path, tmp_path)
    with pytest.raises(FileNotFoundError):
        load_model(tmp_path)
