"""Under which address a style sheet, script or picture is kept: one that changes with its content."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flask import current_app, request, url_for

if TYPE_CHECKING:
    from flask import Flask

_ENDPOINTS: Final = frozenset({"static", "bootstrap.static"})
_HASH_LENGTH = 12
_CACHED_FILES = 512


def serve_static_files(app: Flask) -> None:
    """Give every address of a static file the hash of the file's content."""
    app.url_defaults(_add_hash)


def static_url(filename: str) -> str:
    """Return the address of one of the tracker's own static files, the same in every language."""
    return url_for("static", filename=filename).removeprefix(request.script_root)


def bootstrap_url(filename: str) -> str:
    """Return the address of one of Bootstrap's files, the same in every language."""
    return url_for("bootstrap.static", filename=filename).removeprefix(request.script_root)


def is_immutable() -> bool:
    """Tell whether this request asks for a static file by the hash of what it holds now."""
    if request.endpoint not in _ENDPOINTS or request.view_args is None:
        return False
    asked = request.args.get("v")
    return asked is not None and asked == _find_hash(request.endpoint, request.view_args["filename"])


def _add_hash(endpoint: str, values: dict[str, object]) -> None:
    if endpoint in _ENDPOINTS and "v" not in values:
        found = _find_hash(endpoint, str(values.get("filename", "")))
        if found is not None:
            values["v"] = found


def _find_hash(endpoint: str, filename: str) -> str | None:
    holder = current_app if endpoint == "static" else current_app.blueprints["bootstrap"]
    path = Path(holder.static_folder or "") / filename
    return _hash_file(path, path.stat().st_mtime_ns) if path.is_file() else None


@lru_cache(maxsize=_CACHED_FILES)
def _hash_file(path: Path, changed_ns: int) -> str:  # noqa: ARG001 -- a changed file is another key
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_HASH_LENGTH]
