"""Compares a written model with annotated articles: the dev table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.reading.attribution import find_attributions
from tracker.extraction.reading.encoding import encode_text
from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.training.agreement import compare
from tracker.extraction.training.corpus import GoldAttribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.reading.encoder import Model
    from tracker.extraction.training.agreement import Agreement
    from tracker.extraction.training.corpus import GoldArticle


def predict(model: Model, text: str) -> list[GoldAttribution]:
    """Return the attributions that the model finds in a text, as spans of its code points."""
    blocks = find_blocks(text)
    quotations = find_quotations(text, blocks)
    encoded = encode_text(text, blocks, quotations, model.tokenizer)
    found = find_attributions(text, encoded, model.read(encoded).attributions, quotations)
    return [
        GoldAttribution(
            speaker=tuple((span.start, span.end) for span in each.speaker),
            cue=((each.cue.start, each.cue.end),),
            content=tuple((span.start, span.end) for span in each.content),
        )
        for each in found
    ]


def evaluate(model: Model, articles: Sequence[GoldArticle]) -> Agreement:
    """Compare what the model finds in all of `articles` with what people marked."""
    return compare(articles, {article.name: predict(model, article.text) for article in articles})


def build_dev_table(name: str, found: Agreement) -> str:
    """Return the figures as lines for a terminal."""
    lines = [
        f"{name}: {found.gold} attributions marked, {found.predicted} found",
        f"  full F   {found.full_f:.4f}   content and speaker",
        f"  attr F   {found.attr_f:.4f}   content",
        f"  exact F  {found.exact_f:.4f}   content word for word",
    ]
    for kind, (marked, right) in found.by_kind.items():
        share = right / marked if marked else 0.0
        lines.append(f"  recall   {share:.4f}   {kind}, {right} of {marked}")
    return "\n".join(lines)
