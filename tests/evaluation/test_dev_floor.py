"""The shipped model is no worse on the dev articles than it was; run by `make floor DATA=folder`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.extraction.reading.encoder import shipped_model
from tracker.extraction.training.corpus import load_articles
from tracker.extraction.training.evaluation import build_dev_table, evaluate

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.extraction.training.agreement import Agreement

# Half a point below what was measured when the weights were chosen: docs/splitter.md has the figures.
LEAST_FULL_F = 0.751
LEAST_ATTR_F = 0.793
LEAST_RECALL = {"direct": 0.90, "mixed": 0.845, "indirect": 0.69, "no speaker": 0.29}


@pytest.fixture(scope="module")
def agreement(articles_dir: Path) -> Agreement:
    """What the shipped model finds in the dev articles, compared with what people marked."""
    found = evaluate(shipped_model(), load_articles(articles_dir / "dev"))
    print(build_dev_table("dev", found))
    return found


def test_contents_with_the_right_speaker_are_found_as_often_as_before(agreement: Agreement) -> None:
    assert agreement.full_f >= LEAST_FULL_F


def test_contents_are_found_as_often_as_before(agreement: Agreement) -> None:
    assert agreement.attr_f >= LEAST_ATTR_F


@pytest.mark.parametrize("kind", LEAST_RECALL)
def test_each_kind_of_attribution_is_found_as_often_as_before(agreement: Agreement, kind: str) -> None:
    marked, right = agreement.by_kind[kind]
    assert right / marked >= LEAST_RECALL[kind]
