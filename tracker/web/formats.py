"""How values read on a page: times, dates and the words for the domain's closed lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker import __version__
from tracker.review.differences import compare_words
from tracker.review.notifying import count_unread
from tracker.text.sanitize import render_markdown
from tracker.web import door
from tracker.web.languages import date_text, number_text, translated_label, translated_phrase
from tracker.web.static_files import static_url

if TYPE_CHECKING:
    from datetime import datetime

    from flask import Flask

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
MOST_DAYS: Final = 30


def add_formats(app: Flask) -> None:
    """Give the templates their filters and the few names that every page may use."""
    app.jinja_env.filters.update(
        relative_time=relative_time,
        exact_time=exact_time,
        date_text=date_text,
        number=number_text,
        label=translated_label,
        phrase=translated_phrase,
        note_html=render_markdown,
        differences=compare_words,
    )
    app.jinja_env.globals.update(
        newsroom_name=app.extensions[door.EXTENSION].settings.newsroom_name,
        static_url=static_url,
        version=__version__,
    )
    app.context_processor(_describe_viewer)


def _describe_viewer() -> dict[str, object]:
    """Return who is signed in, and how much they have not read; pages without a viewer cost no query."""
    viewer = door.find_viewer()
    unread = count_unread(door.session(), door.actor()) if viewer and door.is_open() else 0
    return {"viewer": viewer, "unread_count": unread}


def relative_time(at: datetime) -> str:
    """Return how long ago an instant was, seen from this request; past a month, its date."""
    return build_relative_time(at, door.now())


def build_relative_time(at: datetime, now: datetime) -> str:
    """Return how long before `now` an instant was, in the largest whole unit; past a month, its date."""
    seconds = (now - at).total_seconds()
    if seconds < MINUTE:
        return "just now"
    if seconds < HOUR:
        return _ago(int(seconds // MINUTE), "minute")
    if seconds < DAY:
        return _ago(int(seconds // HOUR), "hour")
    if seconds < MOST_DAYS * DAY:
        return _ago(int(seconds // DAY), "day")
    return date_text(at)


def _ago(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'} ago"


def exact_time(at: datetime) -> str:
    """Return an instant to the minute, such as `3 March 2026, 09:05 UTC`."""
    return f"{date_text(at)}, {at:%H:%M} UTC"
