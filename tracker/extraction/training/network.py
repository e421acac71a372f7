"""The network that is trained: a small BERT encoder with a tagging head and a linking head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import nn

from tracker.extraction.narration.voice import VOICES
from tracker.extraction.reading.encoding import FEATURE_COUNT
from tracker.extraction.reading.linking import DISTANCE_COUNT
from tracker.extraction.reading.tags import LINK_COUNT, TAG_COUNT

if TYPE_CHECKING:
    from pathlib import Path

LINK_WIDTH = 192
HEADS = frozenset({"tag", "here", "product", "there", "gate", "distance", "link", "voice"})
_EPSILON = 1e-12
_DROPPED = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderShape:
    """The sizes of a BERT encoder (Devlin et al., 2019)."""

    layers: int = 6
    width: int = 384
    inner: int = 1536
    heads: int = 12
    vocabulary: int = 30522
    positions: int = 512


class Layer(nn.Module):
    """One layer: attention of every piece to every other, then a feed-forward net, each added and normed."""

    def __init__(self, shape: EncoderShape) -> None:
        """Make a layer of random weights."""
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=_EPSILON)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm_output = nn.LayerNorm(shape.width, eps=_EPSILON)
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the next states of (batch, pieces, width); `mask` is True where there is a piece."""
        batch, pieces, width = hidden.shape
        parts = self.qkv(hidden).view(batch, pieces, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        attended = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(batch, pieces, width)
        hidden = self.norm_attention(hidden + self.drop(self.out(attended)))
        bent = nn.functional.gelu(self.up(hidden))
        result: torch.Tensor = self.norm_output(hidden + self.drop(self.down(bent)))
        return result


class Network(nn.Module):
    """Encoder and heads; the words' vectors stay as they were trained on much more text."""

    def __init__(self, shape: EncoderShape) -> None:
        """Make a network of random weights, but features change nothing until they are trained."""
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(FEATURE_COUNT, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tag = nn.Linear(shape.width, TAG_COUNT)
        # The linking head judges each word given a cue: from the word (`here`), the cue (`there`), their
        # product (`product` by `gate`), and how far apart they stand (`distance`).
        self.here = nn.Linear(shape.width, LINK_WIDTH)
        self.product = nn.Linear(shape.width, LINK_WIDTH)
        self.there = nn.Linear(shape.width, LINK_WIDTH)
        self.gate = nn.Linear(shape.width, LINK_WIDTH)
        self.distance = nn.Embedding(DISTANCE_COUNT, LINK_WIDTH)
        self.link = nn.Linear(LINK_WIDTH, LINK_COUNT)
        self.voice = nn.Linear(shape.width, len(VOICES))
        self.drop = nn.Dropout(_DROPPED)
        nn.init.zeros_(self.features.weight)
        nn.init.normal_(self.distance.weight, std=0.1)
        self.words.requires_grad_(requires_grad=False)
        self.positions.requires_grad_(requires_grad=False)

    def encode(self, pieces: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the states (batch, pieces, width) of pieces and features (batch, pieces)."""
        positions = self.positions.weight[: pieces.shape[1]]
        hidden = self.norm(self.words(pieces) + positions + self.features(features))
        wide = mask[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, wide)
        dropped: torch.Tensor = self.drop(hidden)
        return dropped

    def link_words(
        self, states: torch.Tensor, of_row: torch.Tensor, cue: torch.Tensor, distances: torch.Tensor
    ) -> torch.Tensor:
        """Return the logits (rows, pieces, tags) of links: row n is window `of_row[n]`, given row n's cue.

        `states` are (windows, pieces, width), `cue` (rows, width), `distances` the buckets (rows, pieces).
        """
        mixed = self.here(states).index_select(0, of_row) + self.there(cue)[:, None]
        mixed = mixed + self.distance(distances)
        mixed = mixed + self.product(states).index_select(0, of_row) * self.gate(cue)[:, None]
        logits: torch.Tensor = self.link(nn.functional.gelu(mixed, approximate="tanh"))
        return logits


def begin_network(weights: Path, seed: int) -> Network:
    """Return the network that training begins with; `seed` alone decides what is not pretrained."""
    torch.manual_seed(seed)
    network = Network(EncoderShape())
    load_encoder(network, weights)
    return network


def load_encoder(network: Network, weights: Path) -> None:
    """Fill the encoder with pretrained BERT weights (a safetensors file); the heads stay as they are."""
    saved = load_file(str(weights))

    def copy(module: nn.Linear | nn.LayerNorm, *names: str) -> None:
        for kind in ("weight", "bias"):
            parts = [saved[f"{name}.{kind}"] for name in names]
            getattr(module, kind).data.copy_(torch.cat(parts))

    network.words.weight.data.copy_(saved["embeddings.word_embeddings.weight"])
    types = saved["embeddings.token_type_embeddings.weight"][0]
    network.positions.weight.data.copy_(saved["embeddings.position_embeddings.weight"] + types)
    copy(network.norm, "embeddings.LayerNorm")
    for number, layer in enumerate(network.layers):
        at = f"encoder.layer.{number}"
        copy(layer.qkv, *(f"{at}.attention.self.{part}" for part in ("query", "key", "value")))
        copy(layer.out, f"{at}.attention.output.dense")
        copy(layer.norm_attention, f"{at}.attention.output.LayerNorm")
        copy(layer.up, f"{at}.intermediate.dense")
        copy(layer.down, f"{at}.output.dense")
        copy(layer.norm_output, f"{at}.output.LayerNorm")
