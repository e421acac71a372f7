"""Voices by word."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.support.encoded import encode, span_of
from tracker.extraction.narration.voice import VOICES, Voice
from tracker.extraction.training.corpus import GoldArticle
from tracker.extraction.training.voice_labels import (
    UNLABELLED,
    LabelsDifferError,
    VoiceLabels,
    label_words,
    load_voice_labels,
)

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Rain fell. Is it over? Sadly not."
ARTICLE = GoldArticle(name="rain", text=TEXT, versions=((),))


def write_labels(
    folder: Path, *, text: str = TEXT, sentences: tuple[tuple[str, str], ...] = (), claim: str = ""
) -> None:
    held = {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "sentences": [{"start": span_of(TEXT, words)[0], "label": label} for words, label in sentences],
        "claims": [{"span": span_of(TEXT, claim), "kind": "event"}] if claim else [],
    }
    (folder / "rain.json").write_text(json.dumps(held), encoding="utf-8")


def label(labels: VoiceLabels, text: str = TEXT) -> list[Voice | None]:
    numbers = label_words(encode(text), labels).tolist()
    return [None if number == UNLABELLED else VOICES[number] for number in numbers]


def test_labels_of_an_article_are_found_by_its_name(tmp_path: Path) -> None:
    write_labels(tmp_path, sentences=(("Is it over?", "question"),), claim="Rain fell")
    assert load_voice_labels(tmp_path, [ARTICLE]) == {
        "rain": VoiceLabels(sentences=((11, Voice.QUESTION),), claims=((0, 9, Voice.EVENT),))
    }


@pytest.mark.parametrize(
    ("name", "voice"),
    [
        ("opinion", Voice.OPINION),
        ("prediction", Voice.PREDICTION),
        ("question", Voice.QUESTION),
        ("not_checkable", Voice.REMARK),
        ("furniture", Voice.REMARK),
        ("headline", Voice.REMARK),
        ("attributed", Voice.REPORTED),
        ("half", Voice.REPORTED),
        ("claim", Voice.REPORTED),
    ],
)
def test_every_label_of_a_sentence_has_a_voice(tmp_path: Path, name: str, voice: Voice) -> None:
    write_labels(tmp_path, sentences=(("Rain fell.", name),))
    assert load_voice_labels(tmp_path, [ARTICLE])["rain"].sentences == ((0, voice),)


def test_articles_without_labels_are_passed_over(tmp_path: Path) -> None:
    assert load_voice_labels(tmp_path, [ARTICLE]) == {}


def test_labels_of_another_text_are_refused(tmp_path: Path) -> None:
    write_labels(tmp_path, text=TEXT + "\n")
    with pytest.raises(LabelsDifferError, match="rain"):
        load_voice_labels(tmp_path, [ARTICLE])


def test_a_sentences_voice_is_that_of_its_words_up_to_the_next_sentence() -> None:
    labels = VoiceLabels(
        sentences=((0, Voice.REMARK), (11, Voice.QUESTION), (23, Voice.OPINION)),
        claims=(),
    )
    assert label(labels) == [Voice.REMARK] * 3 + [Voice.QUESTION] * 4 + [Voice.OPINION] * 3


def test_words_before_the_first_labelled_sentence_have_no_voice() -> None:
    labels = VoiceLabels(sentences=((23, Voice.OPINION),), claims=())
    assert label(labels) == [None] * 7 + [Voice.OPINION] * 3


def test_a_claims_words_have_the_voice_of_its_kind() -> None:
    labels = VoiceLabels(
        sentences=((0, Voice.REPORTED),), claims=((*span_of(TEXT, "Rain fell"), Voice.EVENT),)
    )
    assert label(labels)[:4] == [Voice.EVENT, Voice.EVENT, Voice.REPORTED, Voice.REPORTED]


def test_a_claim_in_an_article_without_labelled_sentences_is_all_that_is_labelled() -> None:
    labels = VoiceLabels(sentences=(), claims=((*span_of(TEXT, "fell"), Voice.ESTIMATE),))
    assert label(labels) == [None, Voice.ESTIMATE, *[None] * 8]


def test_a_text_without_words_has_no_voices() -> None:
    labels = VoiceLabels(sentences=((0, Voice.REMARK),), claims=((0, 3, Voice.EVENT),))
    assert label_words(encode(""), labels).tolist() == []


def test_offsets_count_code_points() -> None:
    text = "😀😀 Rain fell."
    labels = VoiceLabels(sentences=(), claims=((*span_of(text, "fell"), Voice.EVENT),))
    assert np.flatnonzero(label_words(encode(text), labels) != UNLABELLED).tolist() == [len(encode(text)) - 2]
