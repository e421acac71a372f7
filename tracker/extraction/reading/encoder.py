"""The trained model at work: loads its files once and answers for every word of a text."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.reading.decoding import Answer, Decoding, decode_window, without_repeats
from tracker.extraction.reading.encoding import read_tokenizer
from tracker.extraction.reading.linking import LinkingHead, multiply
from tracker.extraction.reading.tags import log_softmax
from tracker.extraction.reading.windows import build_windows, find_units
from tracker.paths import model_dir

if TYPE_CHECKING:
    from pathlib import Path

    import onnxruntime
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from tracker.extraction.reading.decoding import LinkedCue
    from tracker.extraction.reading.encoding import EncodedText
    from tracker.extraction.reading.windows import Window

ENCODER_FILE = "encoder.onnx"
HEADS_FILE = "heads.npz"
TOKENIZER_FILE = "tokenizer.json"
SETTINGS_FILE = "settings.json"
_OUTPUTS = ("tags", "here", "product", "states")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the model makes of a text: attributions, and each word's shares of the voices (words, voices)."""

    attributions: tuple[LinkedCue, ...]
    voices: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The files of one trained model, loaded; `version` names the weights and goes with every proposal.

    `voices` and `voices_bias` turn a word's state into logits of `voice.VOICES`; a stretch whose words mostly
    speak in checkable voices, by at least `voice_threshold`, is a claim.
    """

    version: str
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    linking: LinkingHead
    voices: NDArray[np.float32]
    voices_bias: NDArray[np.float32]
    voice_threshold: float
    decoding: Decoding

    def read(self, encoded: EncodedText, *, threads: int = 1) -> Reading:
        """Read a text window by window, each on one thread; the same whatever the number of threads."""
        windows = build_windows(encoded, find_units(encoded))
        if threads == 1 or len(windows) < 2:  # noqa: PLR2004
            read = [self._read(window) for window in windows]
        else:
            with ThreadPoolExecutor(threads) as pool:
                read = list(pool.map(self._read, windows))
        voices = [np.zeros((0, self.voices.shape[1]), dtype=np.float32), *(shares for _, shares in read)]
        found = (linked for linked_cues, _ in read for linked in linked_cues)
        return Reading(
            attributions=tuple(without_repeats(found, self.decoding)), voices=np.concatenate(voices)
        )

    def _read(self, window: Window) -> tuple[list[LinkedCue], NDArray[np.float32]]:
        answer = self.answer(window)
        logits = multiply(answer.states, self.voices) + self.voices_bias
        return decode_window(answer, self.linking, self.decoding), np.exp(log_softmax(logits))

    def answer(self, window: Window) -> Answer:
        """Run the encoder on one window; padding would cost more than larger batches gain from caches."""
        row = (1, len(window.pieces))
        given = {
            "pieces": window.pieces.reshape(row),
            "features": window.features.reshape(row),
            "mask": np.ones(row, dtype=np.int32),
        }
        tags, here, product, states = (each[0][window.at] for each in self.session.run(_OUTPUTS, given))
        return Answer(window=window, tags=tags, here=here, product=product, states=states)


def load_model(folder: Path) -> Model:
    """Load the model whose files lie in `folder`.

    Raises:
        FileNotFoundError: one of its files is missing.
    """
    # It starts a thread as it is imported. A server's workers are forked from a process without it: one that
    # is forked with it has no such thread, and aborts when it ends and waits for it.
    import onnxruntime  # noqa: PLC0415

    settings = json.loads((folder / SETTINGS_FILE).read_text(encoding="utf-8"))
    for name in (ENCODER_FILE, TOKENIZER_FILE):
        # Their libraries would fail in ways of their own.
        (folder / name).stat()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Without this, each run leaves memory of its largest size with the session for ever.
    options.enable_cpu_mem_arena = False
    # By its path, for bytes would be held twice while they are read.
    session = onnxruntime.InferenceSession(
        str(folder / ENCODER_FILE), options, providers=["CPUExecutionProvider"]
    )
    with np.load(folder / HEADS_FILE) as heads:
        linking = LinkingHead(**{name: heads[name] for name in LinkingHead.__dataclass_fields__})
        voices, voices_bias = heads["voices"], heads["voices_bias"]
    return Model(
        version=settings["version"],
        tokenizer=read_tokenizer(folder / TOKENIZER_FILE),
        session=session,
        linking=linking,
        voices=voices,
        voices_bias=voices_bias,
        voice_threshold=settings["voice_threshold"],
        decoding=Decoding(**settings["decoding"]),
    )


@cache
def shipped_model() -> Model:
    """Return the model that comes with the tracker, loaded on first use."""
    return load_model(model_dir())
