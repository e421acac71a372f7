"""Every ClaimReview of a newsroom as one schema.org DataFeed, written as it is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tracker.export.queries import iter_editions
from tracker.export.writing import Chunk

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlmodel import Session

    from tracker.export.reading import JsonValue, Reading

CONTENT_TYPE: Final = "application/ld+json; charset=utf-8"
NAME: Final = "claimreview.json"


def iter_feed(session: Session, reading: Reading, *, name: str) -> Generator[Chunk]:
    """Yield the feed, one claim a line, without claims that get no ClaimReview; `name` is the newsroom's."""
    head = {"@context": "https://schema.org", "@type": "DataFeed", "name": name, "url": reading.public_url}
    # The closing brace comes last, after the elements.
    opening = f'{_dump(head)[:-1]},"dataFeedElement":['
    yield Chunk(raw=opening.encode(), rows_count=0)
    separator = "\n"
    for snapshot in iter_editions(session, reading):
        markup = reading.build_markup(snapshot)
        if not markup:
            continue
        element: dict[str, JsonValue] = {
            "@type": "DataFeedItem",
            "dateCreated": snapshot.first_published_at.isoformat(timespec="seconds"),
            "dateModified": snapshot.published_at.isoformat(timespec="seconds"),
            "item": markup,
        }
        yield Chunk(raw=f"{separator}{_dump(element)}".encode(), rows_count=1)
        separator = ",\n"
    yield Chunk(raw=b"\n]}\n", rows_count=0)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
