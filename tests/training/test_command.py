"""The command that rebuilds the model, from folders of articles to a model that reads."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
import torch
from click.testing import CliRunner, Result

from tests.support.annotated import annotated_articles, write_standoff
from tests.support.encoded import encode
from tracker.extraction.reading.encoder import load_model
from tracker.extraction.train import main
from tracker.extraction.training.agreement import compare
from tracker.extraction.training.evaluation import build_dev_table, evaluate
from tracker.extraction.training.files import WEIGHTS_FILE

if TYPE_CHECKING:
    from pathlib import Path

# The pretrained encoder at its full size, for as few steps as there can be.
A_STEP = ("--epochs", "0.01", "--threads", "1")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of annotated articles, to train on and to be examined with."""
    folder = tmp_path_factory.mktemp("annotated")
    for part in ("train", "dev"):
        write_standoff(folder / part)
    return folder


@pytest.fixture(scope="module")
def extras(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Labels of one article, corrections of another, and a list with the name of a third."""
    folder = tmp_path_factory.mktemp("extras")
    dam = annotated_articles()[0]
    labels = {
        "sha256": hashlib.sha256(dam.text.encode()).hexdigest(),
        "sentences": [{"start": 0, "label": "claim"}],
        "claims": [],
    }
    (folder / "labels").mkdir()
    (folder / "labels" / "dam.json").write_text(json.dumps(labels), encoding="utf-8")
    line = {"id": "x1", "text": "It rained.", "attributions": [], "own_voice": [], "dismissed": [[0, 9]]}
    (folder / "desk.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    (folder / "left-out.txt").write_text("strike\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trained(data: Path, extras: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """What the command said, and where it put the model."""
    out = tmp_path_factory.mktemp("out") / "model"
    labels, desk, left_out = extras / "labels", extras / "desk.jsonl", extras / "left-out.txt"
    told = ("--voice-labels", labels, "--corrections", desk, "--leave-out", left_out)
    return run(data, "--out", out, *told, *A_STEP), out


def test_the_command_learns_from_all_that_it_is_given_but_what_is_left_out(
    trained: tuple[Result, Path],
) -> None:
    result, _ = trained
    assert result.exit_code == 0, result.output
    assert "3 articles to learn from, 2 of them with labelled voices" in result.output


def test_the_command_prints_its_figures_on_the_dev_articles(trained: tuple[Result, Path]) -> None:
    result, out = trained
    assert "dev: 6 attributions marked, " in result.output
    table = build_dev_table("dev", evaluate(load_model(out), annotated_articles()))
    assert result.output.endswith(table + "\n")


def test_the_command_writes_a_model_that_reads(trained: tuple[Result, Path]) -> None:
    _, out = trained
    encoded = encode(annotated_articles()[0].text)
    assert len(load_model(out).read(encoded).voices) == len(encoded)


def test_a_model_is_called_by_the_checksum_of_its_weights(trained: tuple[Result, Path]) -> None:
    _, out = trained
    digest = hashlib.sha256((out / WEIGHTS_FILE).read_bytes()).hexdigest()
    assert load_model(out).version == digest[:8]


def test_the_weights_are_kept_after_each_epoch(trained: tuple[Result, Path]) -> None:
    _, out = trained
    assert [path.name for path in out.glob("epoch-*")] == ["epoch-1"]


def test_a_model_written_again_has_the_weights_that_it_began_with(
    data: Path, trained: tuple[Result, Path], tmp_path: Path
) -> None:
    _, out = trained
    result = run(data, "--out", tmp_path, "--from", out, "--epochs", "0")
    assert result.exit_code == 0, result.output
    one, other = (torch.load(folder / WEIGHTS_FILE, weights_only=True) for folder in (out, tmp_path))
    assert all(torch.equal(value, other[name]) for name, value in one.items())


def test_a_folder_without_articles_is_told_in_one_line(tmp_path: Path) -> None:
    result = run(tmp_path, "--out", tmp_path / "model")
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "train" in result.output


def test_labels_of_another_text_are_told_in_one_line(data: Path, tmp_path: Path) -> None:
    labels = {"sha256": "0" * 64, "sentences": [], "claims": []}
    (tmp_path / "ferry.json").write_text(json.dumps(labels), encoding="utf-8")
    result = run(data, "--out", tmp_path / "model", "--voice-labels", tmp_path)
    assert (result.exit_code, result.output) == (1, "Error: The labels of ferry belong to another text.\n")


def test_the_table_tells_each_kind_and_never_divides_by_nothing() -> None:
    articles = annotated_articles()
    perfect = compare(articles, {article.name: article.versions[0] for article in articles})
    table = build_dev_table("dev", perfect)
    assert "  full F   1.0000   content and speaker" in table
    assert "  recall   1.0000   indirect, 4 of 4" in table
    assert "  recall   0.0000   no speaker, 0 of 0" in table
