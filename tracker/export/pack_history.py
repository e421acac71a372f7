"""The part of an evidence pack that proves the history, and how a reader checks it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tracker.export.csv_file import format_cell
from tracker.export.html import Html, element, embed_json, join
from tracker.export.tables import HISTORY

if TYPE_CHECKING:
    from tracker.export.pack import Pack

_SHOWN: Final = ("event_id", "at", "actor", "action", "details", "sha256")
_TITLES: Final = ("Event", "At", "By", "What", "Details", "SHA-256")
_CHAIN: Final = (
    "Each event carries the SHA-256 of the event before it, of whatever claim that was, and its own, made"
    " from that hash followed by one line of JSON in UTF-8: the keys action, actor_name, actor_public_id,"
    " at, details, subject_kind and subject_public_id in this order, no spaces outside strings, and only "
    "what JSON demands escaped. All columns of the events, those too that the table leaves out, stand in "
    "this file as JSON, in the element with the id “history”."
)
_EDITION: Final = (
    "Readers are not told who pressed a button, so they cannot make these hashes again; they can compare "
    "them with what the newsroom shows or showed before. What they can make again is the hash of the "
    "edition: it is the SHA-256 of the text at the end of this section, which is the claim as it was "
    "published, word for word, and it stands as “edition_sha256” in the event that published it."
)
_OPERATOR: Final = "The newsroom checks its whole chain with “tracker verify-history”."


def build_history(pack: Pack) -> Html:
    """Return the events as a table, the steps that check them, and the edition that the newest one names."""
    if not pack.history:
        return Html("")
    subject = HISTORY.columns.index("subject_id")
    # A column that says nothing, as who acted says to readers, is left out.
    shown = [
        (HISTORY.columns.index(name), title)
        for name, title in zip(_SHOWN, _TITLES, strict=True)
        if any(row[HISTORY.columns.index(name)] for row in pack.history)
    ]
    rows = [
        element("tr", *(element("td", element("bdi", format_cell(row[place]))) for place, _ in shown))
        for row in pack.history
    ]
    head = element("tr", *(element("th", title, scope="col") for _, title in shown))
    table = element("table", element("thead", head), element("tbody", *rows))
    about = ", ".join(sorted({format_cell(row[subject]) for row in pack.history}))
    return join(
        (
            element(
                "div", table, class_="scroll", tabindex="0", role="region", aria_label="Events of the history"
            ),
            element("p", f"All of these are about claim {about}.", class_="quiet"),
            element("h3", "How to verify"),
            element("p", _EDITION if pack.is_public else _CHAIN),
            element("p", _OPERATOR),
            _embed_events(pack),
            *(_show_edition(pack.edition) if pack.edition else ()),
        )
    )


def _show_edition(edition: str) -> tuple[Html, Html]:
    return element("h3", "The edition, as stored"), element("pre", edition, id="edition", tabindex="0")


def _embed_events(pack: Pack) -> Html:
    events = [dict(zip(HISTORY.columns, map(format_cell, row), strict=True)) for row in pack.history]
    return embed_json("application/json", json.dumps(events, ensure_ascii=False), id_="history")
