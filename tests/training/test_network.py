"""The network that is trained, and the written model: they give the same answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
import pytest
import torch
from safetensors.torch import load_file

from tests.support.encoded import encode
from tracker.extraction.narration.voice import VOICES
from tracker.extraction.reading.decoding import Decoding
from tracker.extraction.reading.encoder import load_model
from tracker.extraction.reading.encoding import FEATURE_COUNT, NO_WORD
from tracker.extraction.reading.linking import distance_buckets
from tracker.extraction.reading.tags import LINK_COUNT, TAG_COUNT, log_softmax
from tracker.extraction.reading.windows import build_windows, find_units
from tracker.extraction.splitter import split_article
from tracker.extraction.training.export import build_graph, quantise_columns, quantise_rows
from tracker.extraction.training.files import load_tokenizer, load_weights, save_weights, write_model
from tracker.extraction.training.network import LINK_WIDTH, EncoderShape, Network, begin_network, load_encoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.extraction.reading.encoder import Model

TEXT = "“The ferry sails in June,” Ines Lund said on Monday. It rained.\n\nThe port denied that it leaks."
VERSION = "0a1b2c3d"


@pytest.fixture(autouse=True)
def _no_gradients() -> Iterator[None]:
    """Nothing here trains."""
    with torch.no_grad():
        yield


@pytest.fixture
def inputs(network: Network) -> dict[str, torch.Tensor]:
    """Two windows of random pieces, the second shorter than the first."""
    rng = torch.Generator().manual_seed(7)
    mask = torch.ones((2, 40), dtype=torch.bool)
    mask[1, 25:] = False
    return {
        "pieces": torch.randint(network.shape.vocabulary, (2, 40), generator=rng),
        "features": torch.randint(FEATURE_COUNT, (2, 40), generator=rng),
        "mask": mask,
    }


@pytest.fixture
def model(network: Network, pretrained: Path, tmp_path: Path) -> Model:
    """The network, written and loaded again."""
    write_model(
        tmp_path,
        network,
        network.state_dict(),
        load_tokenizer(pretrained),
        version=VERSION,
        voice_threshold=0.25,
        decoding=Decoding(cue_bias=0.5),
    )
    return load_model(tmp_path)


def run_graph(network: Network, inputs: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    graph = build_graph(weights, network.shape).SerializeToString()
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    names = ("tags", "here", "product", "states")
    given = {name: value.numpy().astype(np.int32) for name, value in inputs.items()}
    return {
        name: torch.from_numpy(value) for name, value in zip(names, session.run(names, given), strict=True)
    }


def test_the_written_graph_gives_the_answers_of_the_network(
    network: Network, inputs: dict[str, torch.Tensor]
) -> None:
    network.eval()
    states = network.encode(**inputs)
    expected = {
        "states": states,
        "tags": network.tag(states),
        "here": network.here(states),
        "product": network.product(states),
    }
    found = run_graph(network, inputs)
    for name, answer in expected.items():
        difference = (found[name] - answer)[inputs["mask"]].abs()
        spread = answer[inputs["mask"]].std()
        assert difference.mean() < 0.03 * spread, name
        assert difference.max() < 0.2 * spread, name


def test_the_graph_answers_in_the_shapes_that_its_outputs_promise(
    network: Network, inputs: dict[str, torch.Tensor]
) -> None:
    found = run_graph(network, inputs)
    assert {name: tuple(value.shape) for name, value in found.items()} == {
        "tags": (2, 40, TAG_COUNT),
        "here": (2, 40, LINK_WIDTH),
        "product": (2, 40, LINK_WIDTH),
        "states": (2, 40, network.shape.width),
    }


def test_a_window_is_encoded_the_same_whatever_stands_beside_it_in_the_batch(
    network: Network, inputs: dict[str, torch.Tensor]
) -> None:
    network.eval()
    together = network.encode(**inputs)[1, :25]
    alone = network.encode(**{name: value[1:, :25] for name, value in inputs.items()})[0]
    assert torch.allclose(together, alone, atol=1e-5)


def test_the_linking_head_gives_the_answers_of_the_network(network: Network, model: Model) -> None:
    rng = torch.Generator().manual_seed(3)
    states, cues = torch.randn((1, 30, 64), generator=rng), torch.randn((2, 64), generator=rng)
    firsts = [4, 20]
    distances = np.stack([distance_buckets(np.arange(30) - first) for first in firsts])
    expected = network.link_words(states, torch.tensor([0, 0]), cues, torch.from_numpy(distances))
    expected = expected.log_softmax(-1)
    found = model.linking.link_words(
        network.here(states)[0].numpy(), network.product(states)[0].numpy(), cues.numpy(), firsts
    )
    assert found.shape == (2, 30, LINK_COUNT)
    assert np.abs(found - expected.numpy()).max() < 1e-4


def test_a_loaded_model_answers_as_the_network_does(network: Network, model: Model) -> None:
    network.eval()
    encoded = encode(TEXT)
    (window,) = build_windows(encoded, find_units(encoded))
    pieces, features = (torch.from_numpy(each)[None].long() for each in (window.pieces, window.features))
    states = network.encode(pieces, features, torch.ones_like(pieces, dtype=torch.bool))
    answer = model.answer(window)
    expected = network.tag(states)[0, torch.from_numpy(window.at)].log_softmax(-1)
    assert np.abs(log_softmax(answer.tags) - expected.numpy()).max() < 0.2
    voices = network.voice(states)[0, torch.from_numpy(window.at)].softmax(-1)
    assert np.abs(model.read(encoded).voices - voices.numpy()).max() < 0.1


def test_a_written_model_takes_a_text_apart(model: Model) -> None:
    splitting = split_article(TEXT, model=model)
    assert splitting.splitter_version == VERSION
    assert "".join(passage.span.of(TEXT) for passage in splitting.passages) == TEXT


def test_a_model_keeps_its_settings(model: Model) -> None:
    assert (model.version, model.voice_threshold) == (VERSION, 0.25)
    assert model.decoding == Decoding(cue_bias=0.5)
    assert model.voices.shape == (64, len(VOICES))


@pytest.mark.parametrize("spread", [0.01, 1.0, 300.0])
def test_bytes_stand_for_weights_to_half_a_step(spread: float) -> None:
    matrix = np.random.default_rng(1).normal(scale=spread, size=(50, 20)).astype(np.float32)
    for quantise, largest in ((quantise_columns, 64), (quantise_rows, 127)):
        whole, scale = quantise(matrix)
        assert np.abs(whole).max() == largest
        assert (np.abs(whole * scale - matrix) <= 0.501 * scale).all()


def test_weights_of_nothing_stay_nothing() -> None:
    for quantise in (quantise_columns, quantise_rows):
        whole, scale = quantise(np.zeros((3, 4), dtype=np.float32))
        assert not whole.any()
        assert (scale > 0).all()


def test_kept_weights_are_the_ones_that_come_back(network: Network, tmp_path: Path) -> None:
    kept = {name: value.clone() for name, value in network.state_dict().items()}
    save_weights(tmp_path, kept)
    other = Network(network.shape)
    load_weights(other, tmp_path)
    assert all(torch.equal(value, kept[name]) for name, value in other.state_dict().items())


def test_a_head_that_kept_weights_lack_stays_as_it_is(network: Network, tmp_path: Path) -> None:
    kept = {name: value for name, value in network.state_dict().items() if not name.startswith("voice.")}
    save_weights(tmp_path, kept)
    other = Network(network.shape)
    before = other.voice.weight.detach().clone()
    load_weights(other, tmp_path)
    assert torch.equal(other.voice.weight, before)
    assert torch.equal(other.tag.weight, network.tag.weight)


def test_the_encoder_begins_with_the_pretrained_weights(pretrained: Path) -> None:
    network = Network(EncoderShape())
    head = network.tag.weight.detach().clone()
    load_encoder(network, pretrained / "model.safetensors")
    saved = load_file(str(pretrained / "model.safetensors"))
    weights = network.state_dict()
    assert torch.equal(weights["words.weight"], saved["embeddings.word_embeddings.weight"])
    query = saved["encoder.layer.5.attention.self.query.weight"]
    assert torch.equal(weights["layers.5.qkv.weight"][:384], query)
    assert torch.equal(weights["layers.5.down.bias"], saved["encoder.layer.5.output.dense.bias"])
    assert torch.equal(weights["tag.weight"], head)


def test_the_seed_decides_what_is_not_pretrained(pretrained: Path) -> None:
    weights = pretrained / "model.safetensors"
    one, same, other = (begin_network(weights, seed).state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(value, same[name]) for name, value in one.items())
    assert not torch.equal(one["tag.weight"], other["tag.weight"])
    assert torch.equal(one["layers.0.qkv.weight"], other["layers.0.qkv.weight"])


def test_untrained_features_change_nothing(inputs: dict[str, torch.Tensor]) -> None:
    network = Network(EncoderShape(layers=1, width=64, inner=128, heads=2)).eval()
    marked = network.encode(**inputs)
    bare = network.encode(**(inputs | {"features": torch.full_like(inputs["features"], NO_WORD)}))
    assert torch.equal(marked, bare)
