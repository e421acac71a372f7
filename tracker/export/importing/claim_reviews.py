"""How others' ClaimReviews are read: as JSON-LD, as the Fact Check Tools API answers, as dotted columns."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tracker.errors import UnreadableTextError
from tracker.export.importing.cells import CellError, read_day, read_text
from tracker.export.importing.csv_reading import iter_csv, unguard_row
from tracker.export.importing.json_reading import iter_json
from tracker.export.importing.values import (
    ImportedArticle,
    ImportedClaim,
    ImportedPlace,
    ImportedSpeaker,
    RowProblem,
)
from tracker.models import limits
from tracker.models.enums import AttributionMode, SpeakerKind
from tracker.text.addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.export.reading import JsonValue

Node = dict[str, "JsonValue"]
MARKUP_TYPE: Final = "ClaimReview"
UNNAMED_ORIGIN: Final = "ClaimReview"
MOST_KEPT: Final = 20_000
_DAY_LENGTH: Final = 10
_HOLDERS: Final = ("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity")
_KEPT: Final = (
    *("url", "author.name", "datePublished", "reviewRating.ratingValue", "reviewRating.bestRating"),
    *("reviewRating.worstRating", "reviewRating.ratingExplanation", "reviewBody", "name"),
)
_NONE: Final = "The file holds no ClaimReview."
_NO_CLAIMS: Final = "The file is no answer of the Fact Check Tools API: it has no list “claims”."


def iter_claim_reviews(stream: IO[bytes]) -> Iterator[ImportedClaim | RowProblem]:
    """Yield the ClaimReviews of a file in JSON-LD: single, in a list, a graph or a feed, or in a page.

    Raises:
        UnreadableTextError: it is no JSON or holds none.
    """
    found = [node for value in iter_json(stream) for node in _iter_nodes(value)]
    if not found:
        raise UnreadableTextError(_NONE)
    yield from _iter_built(enumerate(found, start=1), found)


def iter_check_tools(stream: IO[bytes]) -> Iterator[ImportedClaim | RowProblem]:
    """Yield the claims of an answer of the Fact Check Tools API, one for each review of each.

    Raises:
        UnreadableTextError: it is no such answer.
    """
    found: list[Node] = []
    for value in iter_json(stream):
        claims = value.get("claims") if isinstance(value, dict) else None
        if not isinstance(claims, list):
            raise UnreadableTextError(_NO_CLAIMS)
        for claim in claims:
            found += _list_reviews(claim)
    yield from _iter_built(enumerate(found, start=1), found)


def iter_dotted(stream: IO[bytes], *, guard: bool) -> Iterator[ImportedClaim | RowProblem]:
    """Yield the rows of a CSV whose columns are named by their path in a ClaimReview.

    Raises:
        UnreadableTextError: it is no CSV.
    """
    rows = iter_csv(stream)
    header = next(rows)
    for number, row in enumerate(rows, start=2):
        node: Node = {}
        for name, cell in zip(header, unguard_row(row) if guard else row, strict=False):
            if cell:
                _put(node, name.split("."), cell)
        yield from _iter_built([(number, node)], [])


def _put(node: Node, path: list[str], cell: str) -> None:
    for name in path[:-1]:
        child = node.setdefault(name, {})
        if not isinstance(child, dict):
            return
        node = child
    node[path[-1]] = cell


def _iter_nodes(value: JsonValue) -> Iterator[Node]:
    """Yield every ClaimReview in the order of the file; depth is bounded where JSON is read."""
    if isinstance(value, list):
        for each in value:
            yield from _iter_nodes(each)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if kinds == MARKUP_TYPE or (isinstance(kinds, list) and MARKUP_TYPE in kinds):
            yield value
            return
        for name in _HOLDERS:
            if name in value:
                yield from _iter_nodes(value[name])


def _list_reviews(claim: JsonValue) -> list[Node]:
    """Return a claim of the API as ClaimReviews, one for each who reviewed it."""
    if not isinstance(claim, dict):
        return [{}]
    reviews = claim.get("claimReview")
    return [_join_review(claim, review) for review in (reviews if isinstance(reviews, list) else [{}])]


def _join_review(claim: Node, review: JsonValue) -> Node:
    return {
        "url": _text(review, "url"),
        "name": _text(review, "title"),
        "claimReviewed": _text(claim, "text"),
        "datePublished": _text(review, "reviewDate"),
        "inLanguage": _text(review, "languageCode"),
        "author": {"name": _text(review, "publisher.name") or _text(review, "publisher.site")},
        "reviewRating": {"alternateName": _text(review, "textualRating")},
        "itemReviewed": {
            "author": {"name": _text(claim, "claimant")},
            "datePublished": _text(claim, "claimDate"),
        },
    }


def _iter_built(
    numbered: Iterable[tuple[int, Node]], every: list[Node]
) -> Iterator[ImportedClaim | RowProblem]:
    pages = Counter(_text(node, "url") for node in every)
    for number, node in numbered:
        try:
            yield _build(number, node, is_alone=pages[_text(node, "url")] <= 1)
        except CellError as error:
            value = error.value[: limits.NAME].replace("\x00", "\ufffd")
            yield RowProblem(row=number, field=error.field, message=error.message, value=value)


def _build(row: int, node: Node, *, is_alone: bool) -> ImportedClaim:
    text = read_text("claimReviewed", _text(node, "claimReviewed"), limits.CLAIM_TEXT, is_required=True)
    url = read_text("url", _text(node, "url") or _text(node, "@id"), limits.URL - 40)
    speaker = _read_speaker(node)
    canonical = json.dumps(node, sort_keys=True).encode()
    label = _text(node, "reviewRating.alternateName") or _text(node, "reviewRating.name")
    # Several claims can be reviewed on one page.
    mark = "" if is_alone and url else f"#{sha256(text.encode('utf-8', 'replace')).hexdigest()[:32]}"
    return ImportedClaim(
        row=row,
        origin=_name_origin(node, url),
        external_id=url + mark,
        text=text,
        mode=AttributionMode.INDIRECT if speaker else AttributionMode.NARRATOR,
        speaker=speaker,
        claimed_on=read_day(
            "itemReviewed.datePublished", _text(node, "itemReviewed.datePublished")[:_DAY_LENGTH]
        ),
        article=_read_article(node),
        place=ImportedPlace(content=text),
        rating_label=read_text("reviewRating.alternateName", label, limits.NAME),
        kept=tuple((name, read_text(name, told, MOST_KEPT)) for name in _KEPT if (told := _text(node, name))),
        fingerprint=sha256(canonical).hexdigest(),
    )


def _name_origin(node: Node, url: str) -> str:
    host = urlsplit(url).hostname if is_web_address(url) else None
    return (host or _text(node, "author.name") or UNNAMED_ORIGIN)[: limits.NAME]


def _read_speaker(node: Node) -> ImportedSpeaker | None:
    name = _text(node, "itemReviewed.author.name").strip()
    if not name:
        return None
    kind = _text(node, "itemReviewed.author.@type")
    same_as = _text(node, "itemReviewed.author.sameAs")
    return ImportedSpeaker(
        name=read_text("itemReviewed.author.name", name, limits.NAME),
        kind=SpeakerKind.PERSON if kind in {"", "Person"} else SpeakerKind.ORGANISATION,
        role=read_text(
            "itemReviewed.author.jobTitle", _text(node, "itemReviewed.author.jobTitle"), limits.NAME
        ),
        same_as=same_as if is_web_address(same_as) and len(same_as) <= limits.URL else "",
    )


def _read_article(node: Node) -> ImportedArticle:
    """Return where the claim was made, as far as the markup says; an odd address is left out."""
    for path in ("itemReviewed.appearance", "itemReviewed.firstAppearance", "itemReviewed"):
        url = _text(node, f"{path}.url") or _text(node, path)
        if is_web_address(url) and len(url) <= limits.URL:
            headline = _text(node, f"{path}.headline") or (_text(node, f"{path}.name"))
            return ImportedArticle(
                headline=read_text(f"{path}.headline", headline, limits.LINE),
                url=url,
                language=_language(node),
            )
    return ImportedArticle(language=_language(node))


def _language(node: Node) -> str:
    told = _text(node, "inLanguage") or _text(node, "inLanguage.alternateName")
    return read_text("inLanguage", told, limits.LANGUAGE)


def _text(value: JsonValue, dotted: str) -> str:
    """Return a property by its path; of several values the first; a number as it is written."""
    found = value
    for name in dotted.split("."):
        found = _first(found)
        found = found.get(name) if isinstance(found, dict) else None
    found = _first(found)
    if isinstance(found, bool) or found is None or isinstance(found, dict | list):
        return ""
    return str(found)


def _first(value: JsonValue | Mapping[str, JsonValue]) -> JsonValue:
    if isinstance(value, list):
        return value[0] if value else None
    return value
