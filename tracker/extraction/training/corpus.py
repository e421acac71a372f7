"""Annotated articles, read from a folder of standoff annotations (brat) beside their texts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Pieces = tuple[tuple[int, int], ...]
_ROLES = {"Source": "speaker", "Cue": "cue", "Content": "content"}
_TEXT_BOUND = re.compile(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """One attribution as people marked it: half-open ranges of code points by role, each in order."""

    speaker: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article with one row of attributions for each of its annotators, in the order of their names."""

    name: str
    text: str
    versions: tuple[tuple[GoldAttribution, ...], ...]


def load_articles(folder: Path) -> list[GoldArticle]:
    """Read `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann` below `folder`, in the order of names.

    Raises:
        FileNotFoundError: one of the two folders is missing.
    """
    by_name: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").iterdir()):
        if path.suffix == ".ann":
            by_name[path.stem.rpartition("_")[0]].append(path)
    articles = []
    for path in sorted((folder / "text").iterdir()):
        text = path.read_bytes().decode("utf-8")
        versions = tuple(
            tuple(_read_attributions(annotation.read_bytes().decode("utf-8")))
            for annotation in by_name[path.stem]
        )
        articles.append(GoldArticle(name=path.stem, text=text, versions=versions or ((),)))
    return articles


def _read_attributions(standoff: str) -> Iterator[GoldAttribution]:
    ranges: dict[str, list[tuple[int, int]]] = {}
    for found in _TEXT_BOUND.finditer(standoff):
        ends = [part.split() for part in found[2].split(";")]
        ranges[found[1]] = [(int(start), int(end)) for start, end in ends]
    read = []
    for event in _EVENT.finditer(standoff):
        roles: dict[str, list[tuple[int, int]]] = {"speaker": [], "cue": [], "content": []}
        for argument in event[1].split():
            role, _, key = argument.partition(":")
            if known := _ROLES.get(role.rstrip("0123456789")):
                roles[known] += ranges.get(key, [])
        if roles["content"]:
            read.append({role: tuple(sorted(pieces)) for role, pieces in roles.items()})
    read.sort(key=lambda roles: min(start for pieces in roles.values() for start, _ in pieces))
    for pieces in read:
        yield GoldAttribution(speaker=pieces["speaker"], cue=pieces["cue"], content=pieces["content"])
