"""What people made of the article's own voice: for each word of an article, which voice it speaks in."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from tracker.errors import InputError
from tracker.extraction.narration.voice import VOICES, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from tracker.extraction.reading.encoding import EncodedText
    from tracker.extraction.training.corpus import GoldArticle

UNLABELLED: Final = -1
_BY_LABEL: Final = {
    "opinion": Voice.OPINION,
    "prediction": Voice.PREDICTION,
    "question": Voice.QUESTION,
    "not_checkable": Voice.REMARK,
    "furniture": Voice.REMARK,
    "headline": Voice.REMARK,
    "attributed": Voice.REPORTED,
    "half": Voice.REPORTED,
    "claim": Voice.REPORTED,
}


class LabelsDifferError(InputError):
    """Labels were made for another text than the one that stands under their article's name."""

    def __init__(self, article: str) -> None:
        """Keep the article's name."""
        super().__init__("voice_labels", f"The labels of {article} belong to another text.")
        self.article = article


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLabels:
    """The labels of one article: where each sentence starts, what it does, and the claims with their kinds.

    Offsets are code points of the article's text.
    """

    sentences: tuple[tuple[int, Voice], ...]
    claims: tuple[tuple[int, int, Voice], ...]


def load_voice_labels(folder: Path, articles: Iterable[GoldArticle]) -> dict[str, VoiceLabels]:
    """Read `folder/NAME.json` for those of `articles` that have one, by article name.

    Raises:
        LabelsDifferError: a text is not the one that was labelled.
    """
    found: dict[str, VoiceLabels] = {}
    for article in articles:
        path = folder / f"{article.name}.json"
        if not path.exists():
            continue
        held = json.loads(path.read_text(encoding="utf-8"))
        if held["sha256"] != hashlib.sha256(article.text.encode()).hexdigest():
            raise LabelsDifferError(article.name)
        found[article.name] = VoiceLabels(
            sentences=tuple((each["start"], _BY_LABEL[each["label"]]) for each in held["sentences"]),
            claims=tuple((*each["span"], Voice(each["kind"])) for each in held["claims"]),
        )
    return found


def label_words(encoded: EncodedText, labels: VoiceLabels) -> NDArray[np.int64]:
    """Return each word's number of its voice in `VOICES`; a claim's words have the voice of its kind."""
    voices = np.full(len(encoded), UNLABELLED, dtype=np.int64)
    for start, voice in labels.sentences:
        voices[np.searchsorted(encoded.ends, start, side="right") :] = VOICES.index(voice)
    for start, end, voice in labels.claims:
        first = np.searchsorted(encoded.ends, start, side="right")
        after = np.searchsorted(encoded.starts, end, side="left")
        voices[first:after] = VOICES.index(voice)
    return voices
