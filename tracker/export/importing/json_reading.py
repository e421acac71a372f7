"""How JSON is read from a file, or from the data blocks of a page, without trusting its size or depth."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import IO, TYPE_CHECKING, Final, NoReturn

from tracker.errors import UnreadableTextError
from tracker.text.normalize import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.export.reading import JsonValue

MOST_BYTES: Final = 64_000_000
MOST_DEPTH: Final = 40
MOST_BLOCKS: Final = 1_000
_JSON_TYPE: Final = "application/ld+json"
_TOO_LARGE: Final = "The file has more than {:,} bytes, which is the most for JSON; split it."
_BROKEN: Final = "The file is no JSON that can be read: {}."
_TOO_DEEP: Final = "The JSON is nested more than {} levels deep."
_NO_BLOCK: Final = 'The page holds no block of JSON-LD (<script type="application/ld+json">).'


class _Blocks(HTMLParser):
    """Gathers the data blocks of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._is_inside = tag == "script" and told == _JSON_TYPE and len(self.found) < MOST_BLOCKS
        if self._is_inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = self._is_inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.found[-1] += data


def iter_json(stream: IO[bytes]) -> Iterator[JsonValue]:
    """Yield the JSON value of a file, or those of all data blocks of a page.

    Raises:
        UnreadableTextError: it is too large, too deep, or no JSON.
    """
    raw = stream.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise UnreadableTextError(_TOO_LARGE.format(MOST_BYTES))
    text = decode_text(raw).strip()
    if not text.startswith("<"):
        yield _parse(text)
        return
    blocks = _Blocks()
    blocks.feed(text)
    blocks.close()
    if not blocks.found:
        raise UnreadableTextError(_NO_BLOCK)
    for block in blocks.found:
        yield _parse(block)


def _parse(text: str) -> JsonValue:
    try:
        value: JsonValue = json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise UnreadableTextError(_TOO_DEEP.format(MOST_DEPTH)) from error
    except ValueError as error:
        raise UnreadableTextError(_BROKEN.format(error)) from error
    _check_depth(value)
    return value


def _refuse(name: str) -> NoReturn:
    message = f"{name} is no number"
    raise ValueError(message)


def _check_depth(value: JsonValue) -> None:
    level: list[JsonValue] = [value]
    for _ in range(MOST_DEPTH):
        level = [child for each in level for child in _list_children(each)]
        if not level:
            return
    raise UnreadableTextError(_TOO_DEEP.format(MOST_DEPTH))


def _list_children(value: JsonValue) -> list[JsonValue]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
