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

    Keys: `id`, `splitter` (name and version), `notice` (empty unless less was looked for than usual),
    `passages` (kind, start, end, reason) and `claims` (text, kind, mode, speaker with kind and role, via,
    spans by role, quantities, checkworthiness with its reasons, reason), both in the order of the text.
    """
    passages: list[JsonValue] = [
        {
            "kind": passage.kind.value,
            "start": passage.span.start,
            "end": passage.span.end,
            "reason": passage.reason,
        }
        for passage in splitting.passages
    ]
    claims: list[JsonValue] = [_claim(claim) for claim in splitting.claims]
    line: dict[str, JsonValue] = {
        "id": article_id,
        "splitter": f"{splitting.splitter_name} {splitting.splitter_version}",
        "notice": splitting.notice,
        "passages": passages,
        "claims": claims,
    }
    return json.dumps(line, ensure_ascii=False)


def _claim(claim: ProposedClaim) -> dict[str, JsonValue]:
    return {
        "text": claim.text,
        "kind": claim.kind.value,
        "mode": claim.mode.value,
        "speaker": claim.speaker.name if claim.speaker else None,
        "speaker_kind": claim.speaker.kind.value if claim.speaker else None,
        "speaker_role": claim.speaker.role if claim.speaker else None,
        "via": claim.via,
        "spans": {
            "speaker": _pairs(claim.speaker_spans),
            "cue": _pairs(claim.cue_spans),
            "content": _pairs(claim.content_spans),
        },
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "checkworthiness": claim.checkworthiness,
        "worth": list(claim.worth),
        "reason": claim.reason,
    }


def _quantity(quantity: ProposedQuantity) -> dict[str, JsonValue]:
    return {
        "value": _number(quantity.value),
        "upper": None if quantity.upper is None else _number(quantity.upper),
        "qualifier": quantity.qualifier,
        "unit": quantity.unit,
        "noun": quantity.noun,
        "as_of": quantity.as_of,
        "start": quantity.span.start,
        "end": quantity.span.end,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _pairs(spans: Iterable[Span]) -> list[JsonValue]:
    return [[span.start, span.end] for span in spans]
