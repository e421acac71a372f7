"""The labelled articles that the evaluations compare the splitter with."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

Places = list[list[int]]


class LabelledClaim(TypedDict):
    """A claim in the article's own voice."""

    span: list[int]
    kind: str


class LabelledSpeaker(TypedDict):
    """An attribution, with what its speaker should be resolved to."""

    speaker: Places
    cue: Places
    content: Places
    claim_kind: str
    name: str
    kind: str
    role: str | None


class LabelledQuantity(TypedDict):
    """A number, its noun and what it is counted in."""

    span: list[int]
    value: float
    upper: float | None
    qualifier: str | None
    unit: str | None
    noun: str | None
    as_of: str | None


class Labels(TypedDict):
    """What people made of one article; places are code points of its text."""

    article: str
    sha256: str
    claims: list[LabelledClaim]
    speakers: list[LabelledSpeaker]
    quantities: list[LabelledQuantity]


def iter_labelled(labels: str, texts: str) -> Iterator[tuple[str, Labels]]:
    """Yield each text with its labels: `labels/*.json`, in the order of names, and `texts/ARTICLE.txt`."""
    for path in sorted(Path(labels).glob("*.json")):
        held = cast("Labels", json.loads(path.read_text(encoding="utf-8")))
        body = (Path(texts) / f"{held['article']}.txt").read_bytes()
        if hashlib.sha256(body).hexdigest() != held["sha256"]:
            sys.exit(f"{path.name} was labelled on another text.")
        yield body.decode("utf-8"), held
