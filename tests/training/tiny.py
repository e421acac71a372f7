"""A network small enough to train in a test, and a plan that changes nothing in the articles."""

from __future__ import annotations

import torch

from tracker.extraction.training.network import EncoderShape, Network
from tracker.extraction.training.plan import Plan

SHAPE = EncoderShape(layers=2, width=64, inner=128, heads=2)
PLAIN_PLAN = Plan(
    epochs=30,
    encoder_rate=3e-3,
    head_rate=3e-3,
    restyled=0,
    renamed=0,
    masked=0,
    average_decay=0.5,
    threads=1,
)


def make_network(seed: int) -> Network:
    """Return an untrained network; its features differ, as they do once it is trained."""
    torch.manual_seed(seed)
    made = Network(SHAPE)
    torch.nn.init.normal_(made.features.weight, std=0.3)
    return made
