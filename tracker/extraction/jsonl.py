"""The JSON line that `tracker split --format jsonl` writes for one article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from tracker.extraction.proposal import ProposedClaim, ProposedQuantity, Splitting
    from tracker.text.spans import Span

JsonValue = str | int | float | list["JsonValue"] | dict[str, "JsonValue"] | None


def build_line(article_id: str, splitting: Splitting) -> str:
    """Return one JSON object without a line end; offsets are code points of the canonical text.

    Keys: `id`, `passages` (kind, start, end) and `claims` (text, kind, mode, speaker, spans by role,
    quantities, checkworthiness), both in the order of the text.
    """
    passages: list[JsonValue] = [
        {"kind": passage.kind.value, "start": passage.span.start, "end": passage.span.end}
        for passage in splitting.passages
    ]
    claims: list[JsonValue] = [_claim(claim) for claim in splitting.claims]
    return json.dumps({"id": article_id, "passages": passages, "claims": claims}, ensure_ascii=False)


def _claim(claim: ProposedClaim) -> dict[str, JsonValue]:
    return {
        "text": claim.text,
        "kind": claim.kind.value,
        "mode": claim.mode.value,
        "speaker": claim.speaker.name if claim.speaker else None,
        "spans": {
            "speaker": _pairs(claim.speaker_spans),
            "cue": _pairs(claim.cue_spans),
            "content": _pairs(claim.content_spans),
        },
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "checkworthiness": claim.checkworthiness,
    }


def _quantity(quantity: ProposedQuantity) -> dict[str, JsonValue]:
    return {
        "value": _number(quantity.value),
        "upper": None if quantity.upper is None else _number(quantity.upper),
        "qualifier": quantity.qualifier,
        "unit": quantity.unit,
        "noun": quantity.noun,
        "start": quantity.span.start,
        "end": quantity.span.end,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _pairs(spans: Iterable[Span]) -> list[JsonValue]:
    return [[span.start, span.end] for span in spans]
