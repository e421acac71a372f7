"""Writes a trained network as the files that the splitter loads, and reads the network's own weights back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import numpy as np
import onnx
import torch

from tracker.extraction.reading.encoder import ENCODER_FILE, HEADS_FILE, SETTINGS_FILE, TOKENIZER_FILE
from tracker.extraction.reading.encoding import read_tokenizer
from tracker.extraction.training.export import build_graph

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

    from tracker.extraction.reading.decoding import Decoding
    from tracker.extraction.training.loop import Weights
    from tracker.extraction.training.network import Network

WEIGHTS_FILE: Final = "weights.pt"


def load_tokenizer(pretrained: Path) -> Tokenizer:
    """Return the pretrained encoder's tokenizer, without padding and without a longest input."""
    tokenizer = read_tokenizer(pretrained / TOKENIZER_FILE)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def write_model(
    folder: Path,
    network: Network,
    weights: Weights,
    tokenizer: Tokenizer,
    *,
    version: str,
    voice_threshold: float,
    decoding: Decoding,
) -> None:
    """Write the model's files into `folder`, which is made when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: value.numpy() for name, value in weights.items()}
    onnx.save(build_graph(arrays, network.shape), str(folder / ENCODER_FILE))
    np.savez(
        folder / HEADS_FILE,
        there=arrays["there.weight"].T,
        there_bias=arrays["there.bias"],
        gate=arrays["gate.weight"].T,
        gate_bias=arrays["gate.bias"],
        distance=arrays["distance.weight"],
        link=arrays["link.weight"].T,
        link_bias=arrays["link.bias"],
        voices=arrays["voice.weight"].T,
        voices_bias=arrays["voice.bias"],
    )
    tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    settings = {"version": version, "voice_threshold": voice_threshold, "decoding": asdict(decoding)}
    (folder / SETTINGS_FILE).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def save_weights(folder: Path, weights: Weights) -> None:
    """Keep the weights as the network has them, so that a later run can go on from them."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.save(weights, folder / WEIGHTS_FILE)


def load_weights(network: Network, folder: Path) -> None:
    """Fill the network with weights that `save_weights` kept; a head that they lack stays as it is."""
    saved = torch.load(folder / WEIGHTS_FILE, weights_only=True)
    network.load_state_dict(saved, strict=False)
