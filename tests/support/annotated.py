"""Three annotated articles to train on, and how they lie on a disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.encoded import span_of
from tracker.extraction.training.corpus import GoldArticle, GoldAttribution

if TYPE_CHECKING:
    from pathlib import Path

Marked = tuple[str, str, str]

# By name: the text, and speaker, cue and content of its attributions.
_ARTICLES: dict[str, tuple[str, tuple[Marked, ...]]] = {
    "ferry": (
        (
            "Ferry to sail again\n\n"
            "“The ferry will sail again by June,” harbour master Ines Lund said on Monday.\n\n"
            "The port denied that the repair cost 4.2 million kroner. It rained all week.\n"
        ),
        (
            ("harbour master Ines Lund", "said", "“The ferry will sail again by June,”"),
            ("The port", "denied", "that the repair cost 4.2 million kroner"),
        ),
    ),
    "dam": (
        (
            "The dam at Corran holds 40 million tonnes of water.\n\n"
            "According to the water board, it was last inspected in May. Engineer Tobi Oyelaran told "
            "reporters the gates were rusty.\n\n"
            "Who will pay for new gates?\n"
        ),
        (
            ("the water board", "According to", "it was last inspected in May"),
            ("Engineer Tobi Oyelaran", "told", "the gates were rusty"),
        ),
    ),
    "strike": (
        (
            "Around 300 dockers walked out on Friday.\n\n"
            "Union leader Mara Quist called the offer “an insult to every family in town”. "
            "The company announced a new offer for next week.\n"
        ),
        (
            ("Union leader Mara Quist", "called", "the offer “an insult to every family in town”"),
            ("The company", "announced", "a new offer for next week"),
        ),
    ),
}


def annotated_articles() -> list[GoldArticle]:
    """Return the articles, by name."""
    return [
        GoldArticle(
            name=name,
            text=text,
            versions=(
                tuple(
                    GoldAttribution(
                        speaker=(span_of(text, speaker),),
                        cue=(span_of(text, cue),),
                        content=(span_of(text, content),),
                    )
                    for speaker, cue, content in attributions
                ),
            ),
        )
        for name, (text, attributions) in sorted(_ARTICLES.items())
    ]


def write_standoff(folder: Path) -> None:
    """Write the articles below `folder` in the layout of brat, with one annotator."""
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True)
    for article in annotated_articles():
        (folder / "text" / f"{article.name}.txt").write_bytes(article.text.encode())
        lines: list[str] = []
        for number, each in enumerate(article.versions[0]):
            keys = []
            for role, ((start, end),) in (
                ("Source", each.speaker),
                ("Cue", each.cue),
                ("Content", each.content),
            ):
                key = f"T{len(lines) + 1}"
                lines.append(f"{key}\t{role} {start} {end}\t{article.text[start:end]}")
                keys.append(f"{role}:{key}")
            lines.append(f"E{number + 1}\t{' '.join(keys)}")
        path = folder / "attributions" / f"{article.name}_anna.ann"
        path.write_bytes("\n".join([*lines, ""]).encode())
