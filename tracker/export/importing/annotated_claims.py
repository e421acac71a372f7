"""How W3C Web Annotations are read as claims: one annotation a claim, its places by quote and by position."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tracker.errors import UnreadableTextError
from tracker.export.csv_rows import ELLIPSIS
from tracker.export.importing.cells import CellError, read_text, read_time
from tracker.export.importing.json_reading import iter_json
from tracker.export.importing.values import (
    OWN,
    ImportedArticle,
    ImportedClaim,
    ImportedPiece,
    ImportedPlace,
    ImportedSpeaker,
    RowProblem,
)
from tracker.models import limits
from tracker.models.enums import AttributionMode, SpeakerKind
from tracker.text.addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.export.reading import JsonValue

Node = dict[str, "JsonValue"]
KIND: Final = "Annotation"
UNNAMED_ORIGIN: Final = "Web Annotation"
# What an annotation never says; what is known of it here stays.
SILENT: Final = frozenset({"kind", "mode", "speaker_role", "claimed_on", "checkworthiness", "cue", "rating"})
MOST_POSITION: Final = 2**31 - 1
# A claim of a claim tracker has an address with its id in it, whatever the newsroom's name and the language.
_CLAIM_PATH: Final = re.compile(r"(?:/[a-z]{2})?/(?:desk/)?claims/([2-9b-df-hj-np-tv-z]{12})(?:/[^/]*)?/?")
_ARTICLE_PATH: Final = re.compile(_CLAIM_PATH.pattern.replace("claims", "articles"))
_NONE: Final = "The file holds no annotation (an object of the type “Annotation”)."
_NO_WORDS: Final = "This annotation has neither a text nor quoted words."
_HELD_BY: Final = ("@graph", "first", "items")


def iter_annotations(stream: IO[bytes]) -> Iterator[ImportedClaim | RowProblem]:
    """Yield the annotations of a file: a collection, a page, a list or a single one; the first is row 1.

    Raises:
        UnreadableTextError: it is no JSON or holds none.
    """
    number = 0
    for value in iter_json(stream):
        for node, headline in _iter_nodes(value, ""):
            number += 1
            try:
                yield _build(number, node, headline)
            except CellError as error:
                told = error.value[: limits.NAME].replace("\x00", "\ufffd")
                yield RowProblem(row=number, field=error.field, message=error.message, value=told)
    if not number:
        raise UnreadableTextError(_NONE)


def _iter_nodes(value: JsonValue, headline: str) -> Iterator[tuple[Node, str]]:
    """Yield every annotation with the label of its collection, which is what an article is called."""
    if isinstance(value, list):
        for each in value:
            yield from _iter_nodes(each, headline)
    elif isinstance(value, dict):
        if KIND in _list_texts(value, "type", "@type"):
            yield value, headline
            return
        label = _text(value.get("label")) or headline
        for name in _HELD_BY:
            if name in value:
                yield from _iter_nodes(value[name], label)


def _build(row: int, node: Node, headline: str) -> ImportedClaim:
    pieces, article = _read_targets(node, headline)
    told = {purpose: _list_bodies(node, purpose) for purpose in ("describing", "tagging", "")}
    content = ELLIPSIS.join(piece.exact for piece in pieces)
    text = " ".join((told["describing"] or told[""] or [content])[0].split())
    if not text:
        raise CellError("body", _NO_WORDS)
    address = _text(node.get("id")) or _text(node.get("@id"))
    own = _CLAIM_PATH.fullmatch(_split_path(address))
    name = " ".join("".join(told["tagging"][:1]).split())
    canonical = json.dumps(node, sort_keys=True).encode()
    return ImportedClaim(
        row=row,
        origin=OWN if own else _name_origin(address),
        external_id=own[1] if own else _identify(address, canonical),
        text=read_text("body", text, limits.CLAIM_TEXT),
        mode=AttributionMode.INDIRECT if name else AttributionMode.NARRATOR,
        speaker=ImportedSpeaker(name=read_text("body", name, limits.NAME), kind=SpeakerKind.PERSON)
        if name
        else None,
        article=article,
        place=ImportedPlace(content=content, pieces=tuple(pieces) if _are_placed(pieces) else ()),
        created_at=read_time("created", _text(node.get("created"))),
        updated_at=read_time("modified", _text(node.get("modified"))),
        fingerprint=sha256(canonical).hexdigest(),
        silent=SILENT,
        column_names={"claim_id": "id", "quote": "target"},
    )


def _identify(address: str, canonical: bytes) -> str:
    return read_text("id", address, limits.URL) or sha256(canonical).hexdigest()


def _name_origin(address: str) -> str:
    host = urlsplit(address).hostname if is_web_address(address) else None
    return (host or UNNAMED_ORIGIN)[: limits.NAME]


def _split_path(address: str) -> str:
    return urlsplit(address).path if is_web_address(address) else ""


def _list_bodies(node: Node, purpose: str) -> list[str]:
    """Return the texts of the bodies with this purpose; without one, what neither judges nor tags."""
    found = [_text(node.get("bodyValue"))] if not purpose else []
    for body in _as_list(node.get("body")):
        if isinstance(body, str) and not purpose and not is_web_address(body):
            found.append(body)
        elif isinstance(body, dict):
            purposes = _list_texts(body, "purpose")
            is_other = not purpose and not set(purposes) & {"describing", "tagging", "assessing"}
            if purpose in purposes or is_other:
                found.append(_text(body.get("value")))
    return [text for text in found if text.strip()]


def _read_targets(node: Node, headline: str) -> tuple[list[ImportedPiece], ImportedArticle]:
    pieces, address = [], ""
    for target in _as_list(node.get("target")):
        place = target if isinstance(target, dict) else {"source": target}
        about = place.get("source")
        told = about.get("id") if isinstance(about, dict) else about
        address = address or _text(told) or _text(place.get("id"))
        if isinstance(target, dict):
            pieces += _read_selectors(target)
    address = read_text("target", address, limits.URL)
    own = _ARTICLE_PATH.fullmatch(_split_path(address))
    return pieces, ImportedArticle(
        public_id=own[1] if own else "",
        headline=read_text("label", headline, limits.LINE),
        url=address if is_web_address(address) and not own else "",
        language=read_text("language", _find_language(node), limits.LANGUAGE),
    )


def _read_selectors(target: Node) -> list[ImportedPiece]:
    """Return the piece that the selectors of one target say together."""
    exact = prefix = suffix = ""
    start = -1
    for selector in _as_list(target.get("selector")):
        if not isinstance(selector, dict):
            continue
        kinds = _list_texts(selector, "type", "@type")
        if "TextQuoteSelector" in kinds:
            exact = read_text("target", _text(selector.get("exact")), limits.LONG_TEXT)
            prefix, suffix = (
                read_text("target", _text(selector.get(name)), limits.LONG_TEXT)
                for name in ("prefix", "suffix")
            )
        elif "TextPositionSelector" in kinds:
            start = _read_position(selector)
    context = limits.CONTEXT
    return [ImportedPiece(start=start, exact=exact, prefix=prefix[-context:], suffix=suffix[:context])][
        : 1 if exact else 0
    ]


def _read_position(selector: Node) -> int:
    start = selector.get("start")
    if not isinstance(start, int) or isinstance(start, bool) or not 0 <= start <= MOST_POSITION:
        told = json.dumps(start)[: limits.NAME]
        raise CellError("target", "The position does not begin with a whole number from 0.", told)
    return start


def _are_placed(pieces: list[ImportedPiece]) -> bool:
    """Tell whether every piece has its position, each behind the one before."""
    end = 0
    for piece in pieces:
        if piece.start < end:
            return False
        end = piece.start + len(piece.exact)
    return bool(pieces)


def _find_language(node: Node) -> str:
    bodies = (body for body in _as_list(node.get("body")) if isinstance(body, dict))
    return next((told for body in bodies if (told := _text(body.get("language")))), "")


def _list_texts(node: Node, *names: str) -> list[str]:
    return [each for name in names for each in _as_list(node.get(name)) if isinstance(each, str)]


def _as_list(value: JsonValue) -> list[JsonValue]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _text(value: JsonValue) -> str:
    """Return a text; of several the first, and one by language by its only value."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(next(iter(value.values()), ""))
    return value if isinstance(value, str) else ""
