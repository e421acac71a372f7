"""The training: batches, losses, and steps that lower them."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from tests.support.annotated import annotated_articles
from tests.training.tiny import PLAIN_PLAN, make_network
from tracker.extraction.narration.voice import VOICES, Voice
from tracker.extraction.reading.encoding import NO_WORD
from tracker.extraction.reading.tags import CONTENT, CUE, SPEAKER
from tracker.extraction.training.augment import MASK_PIECE
from tracker.extraction.training.batches import BATCH_WINDOWS, IGNORED, Batch, Batches
from tracker.extraction.training.files import load_tokenizer
from tracker.extraction.training.loop import Trainer
from tracker.extraction.training.losses import find_losses
from tracker.extraction.training.voice_labels import VoiceLabels

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

    from tracker.extraction.training.loop import Weights
    from tracker.extraction.training.network import Network
    from tracker.extraction.training.plan import Plan

LABELS = {"ferry": VoiceLabels(sentences=((0, Voice.REMARK),), claims=())}
BUSY_PLAN = replace(PLAIN_PLAN, restyled=0.5, renamed=0.5, masked=0.2)


@pytest.fixture(scope="module")
def tokenizer(pretrained: Path) -> Tokenizer:
    """The pretrained encoder's tokenizer."""
    return load_tokenizer(pretrained)


def first_batch(batches: Batches) -> Batch:
    return next(iter(batches.iter_epoch()))


def losses(network: Network, batch: Batch, *, with_loose_cues: bool = False) -> list[float]:
    network.eval()
    rng = random.Random(1)  # noqa: S311 (nothing secret hangs on it)
    with torch.no_grad():
        return [loss.item() for loss in find_losses(network, batch, rng, with_loose_cues=with_loose_cues)]


def train(batches: Batches, plan: Plan, seed: int = 5) -> Weights:
    return Trainer(make_network(seed), batches, plan, lambda _: None).run(lambda _: None)


def test_training_lowers_the_losses(network: Network, tokenizer: Tokenizer) -> None:
    batches = Batches(annotated_articles(), LABELS, tokenizer, PLAIN_PLAN)
    batch = first_batch(batches)
    before = losses(network, batch)
    network.load_state_dict(Trainer(network, batches, PLAIN_PLAN, lambda _: None).run(lambda _: None))
    after = losses(network, batch)
    assert all(later < 0.7 * earlier for earlier, later in zip(before, after, strict=True))


def test_the_same_plan_gives_the_same_weights(tokenizer: Tokenizer) -> None:
    plan = replace(BUSY_PLAN, epochs=3)
    one, other = (train(Batches(annotated_articles(), LABELS, tokenizer, plan), plan) for _ in range(2))
    assert all(torch.equal(value, other[name]) for name, value in one.items())


def test_another_seed_gives_other_weights(tokenizer: Tokenizer) -> None:
    plans = (replace(BUSY_PLAN, epochs=3, seed=seed) for seed in (1, 2))
    one, other = (train(Batches(annotated_articles(), LABELS, tokenizer, plan), plan) for plan in plans)
    assert not torch.equal(one["tag.weight"], other["tag.weight"])


def test_the_vectors_of_words_and_positions_stay_as_they_were(plain_batches: Batches) -> None:
    before = make_network(5).state_dict()
    after = train(plain_batches, replace(PLAIN_PLAN, epochs=2))
    for name in ("words.weight", "positions.weight"):
        assert torch.equal(before[name], after[name])
    assert not torch.equal(before["features.weight"], after["features.weight"])


def test_a_plan_without_epochs_leaves_every_weight_as_it_was(plain_batches: Batches) -> None:
    before = make_network(5).state_dict()
    after = train(plain_batches, replace(PLAIN_PLAN, epochs=0))
    assert all(torch.equal(value, after[name]) for name, value in before.items())


def test_a_small_part_of_an_epoch_is_a_step(plain_batches: Batches) -> None:
    after = train(plain_batches, replace(PLAIN_PLAN, epochs=0.01))
    assert not torch.equal(make_network(5).tag.weight, after["tag.weight"])


def test_no_articles_train_nothing(tokenizer: Tokenizer) -> None:
    batches = Batches([], {}, tokenizer, PLAIN_PLAN)
    assert torch.equal(make_network(5).tag.weight, train(batches, PLAIN_PLAN)["tag.weight"])


def test_the_weights_are_handed_over_after_every_branch(network: Network, plain_batches: Batches) -> None:
    seen: list[int] = []
    plan = replace(PLAIN_PLAN, epochs=3, branches=2)
    Trainer(network, plain_batches, plan, lambda _: None).run(seen.append)
    assert seen == [1, 2]


def test_the_model_is_the_mean_of_its_branches(network: Network, tokenizer: Tokenizer) -> None:
    ends: list[Weights] = []
    plan = replace(BUSY_PLAN, epochs=20, branches=2)
    trainer = Trainer(network, Batches(annotated_articles(), LABELS, tokenizer, plan), plan, lambda _: None)
    mean = trainer.run(lambda _: ends.append(trainer.average))
    one, other = (end["tag.weight"] for end in ends)
    assert not torch.allclose(one, other)
    torch.testing.assert_close(mean["tag.weight"], (one + other) / 2)


def test_branches_share_their_beginning(tokenizer: Tokenizer) -> None:
    plan = replace(PLAIN_PLAN, epochs=2, branches=3, trunk=1.0)
    one = replace(plan, branches=1)
    ends = [train(Batches(annotated_articles(), LABELS, tokenizer, each), each) for each in (plan, one)]
    assert all(torch.equal(value, ends[1][name]) for name, value in ends[0].items())


def test_a_run_tells_how_far_it_is(network: Network, plain_batches: Batches) -> None:
    told: list[str] = []
    plan = replace(PLAIN_PLAN, epochs=50, branches=1)
    Trainer(network, plain_batches, plan, told.append).run(lambda _: None)
    assert [line.partition("  ")[0] for line in told] == ["step 50 of 50"]


def test_answers_stand_where_words_begin_and_nowhere_else(plain_batches: Batches) -> None:
    batch = first_batch(plain_batches)
    for row, sample in enumerate(batch.samples):
        words = np.flatnonzero(batch.tags[row] != IGNORED)
        assert words.tolist() == sample.window.at.tolist()
        assert batch.mask[row].sum() == len(sample.window.pieces)
        assert (batch.features[row][~batch.mask[row]] == NO_WORD).all()
    assert {SPEAKER, CUE, CONTENT} <= set(batch.tags.ravel().tolist())


def test_voices_are_asked_for_only_where_they_are_labelled(tokenizer: Tokenizer) -> None:
    batches = Batches(annotated_articles(), LABELS, tokenizer, PLAIN_PLAN)
    remark = VOICES.index(Voice.REMARK)
    found = [
        set(batch.voices[row].tolist()) for batch in batches.iter_epoch() for row in range(len(batch.samples))
    ]
    assert sorted(found, key=len) == [{IGNORED}, {IGNORED}, {IGNORED, remark}]


def test_a_batch_holds_a_few_windows_and_an_epoch_every_word(tokenizer: Tokenizer) -> None:
    batches = Batches(annotated_articles() * 3, {}, tokenizer, PLAIN_PLAN)
    epoch = list(batches.iter_epoch())
    assert batches.count == len(epoch) == 3
    assert max(len(batch.samples) for batch in epoch) <= BATCH_WINDOWS
    words = sum(len(sample.window.at) for batch in epoch for sample in batch.samples)
    examples = {id(sample.example): sample.example for batch in epoch for sample in batch.samples}
    assert words == sum(len(example.encoded) for example in examples.values())


def test_the_same_plan_gives_the_same_batches_and_no_epoch_is_like_another(tokenizer: Tokenizer) -> None:
    plan = replace(BUSY_PLAN, masked=0.5)
    one, other = (Batches(annotated_articles(), {}, tokenizer, plan) for _ in range(2))
    first, again, second = first_batch(one), first_batch(other), first_batch(one)
    assert np.array_equal(first.pieces, again.pieces)
    assert MASK_PIECE in first.pieces
    assert not np.array_equal(first.pieces, second.pieces)


def test_what_nobody_marked_costs_nothing(network: Network, tokenizer: Tokenizer) -> None:
    bare = [replace(article, versions=((),)) for article in annotated_articles()]
    tags, links, voices = losses(network, first_batch(Batches(bare, {}, tokenizer, PLAIN_PLAN)))
    assert tags > 0
    assert (links, voices) == (0.0, 0.0)


def test_words_wrongly_taken_for_cues_are_asked_for_their_links(
    network: Network, tokenizer: Tokenizer
) -> None:
    bare = [replace(article, versions=((),)) for article in annotated_articles()]
    batch = first_batch(Batches(bare, {}, tokenizer, PLAIN_PLAN))
    with torch.no_grad():
        network.tag.weight.zero_()
        network.tag.bias.zero_()
        network.tag.bias[CUE] = 9.0
    assert losses(network, batch)[1] == 0.0
    assert losses(network, batch, with_loose_cues=True)[1] > 0
