"""Reads what reviewers made of articles, as `tracker export corrections` writes it, for further training."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.errors import UnreadableTextError
from tracker.extraction.narration.voice import Voice
from tracker.extraction.training.corpus import GoldArticle, GoldAttribution
from tracker.extraction.training.voice_labels import VoiceLabels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from tracker.extraction.training.corpus import Pieces


class UnreadableCorrectionsError(UnreadableTextError):
    """A line of a corrections file is not what `tracker export corrections` writes."""

    def __init__(self, path: Path, line: int) -> None:
        """Name the file and the number of the line, from 1."""
        super().__init__(f"{path}, line {line}: not a correction as `tracker export corrections` writes it.")


def load_corrections(paths: Iterable[Path]) -> tuple[list[GoldArticle], dict[str, VoiceLabels]]:
    """Return the articles of JSON Lines files, and the voices that reviewers settled in them.

    Each line holds `id`, `text`, `attributions` (speaker, cue, content, each [[start, end], ...]),
    `own_voice` ({span, kind}) and `dismissed` ([[start, end], ...]); offsets are code points of `text`.

    Raises:
        UnreadableCorrectionsError: names file and line.
    """
    articles: list[GoldArticle] = []
    labels: dict[str, VoiceLabels] = {}
    for path in paths:
        with path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                try:
                    held = json.loads(line)
                    article = _read_article(held)
                    labels[article.name] = _read_labels(held)
                except (ValueError, KeyError, TypeError) as error:
                    raise UnreadableCorrectionsError(path, number) from error
                articles.append(article)
    return articles, labels


def _read_article(held: dict[str, list[dict[str, Sequence[Sequence[int]]]] | str]) -> GoldArticle:
    name, text, attributions = held["id"], held["text"], held["attributions"]
    if not isinstance(name, str) or not isinstance(text, str) or isinstance(attributions, str):
        raise TypeError
    read = tuple(
        GoldAttribution(
            speaker=_pieces(each["speaker"]), cue=_pieces(each["cue"]), content=_pieces(each["content"])
        )
        for each in attributions
    )
    return GoldArticle(name=f"desk-{name}", text=text, versions=(read,))


def _read_labels(held: dict[str, list[dict[str, list[int] | str]]]) -> VoiceLabels:
    claims = []
    for each in held["own_voice"]:
        start, end = (int(place) for place in each["span"])
        claims.append((start, end, Voice(str(each["kind"]))))
    for span in held["dismissed"]:
        first, after = span
        claims.append((int(first), int(after), Voice.REMARK))
    return VoiceLabels(sentences=(), claims=tuple(claims))


def _pieces(spans: Sequence[Sequence[int]]) -> Pieces:
    return tuple(sorted((int(start), int(end)) for start, end in spans))
