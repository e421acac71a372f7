"""Under which address a style sheet, script or picture is kept: one that changes with its content."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flask import current_app, request, url_for

if TYPE_CHECKING:
    from flask import Flask

STATIC_ENDPOINTS: Final = frozenset({"static", "bootstrap.static"})
_HASH_LENGTH = 12
_CACHED_FILES = 512


def serve_static_files(app: Flask) -> None:
    """Give every address of a static file the hash of the file's content."""
    app.url_defaults(_add_hash)


def static_url(filename: str, endpoint: str = "static") -> str:
    """Return the address of one of the tracker's own static files, or of one that comes with Bootstrap."""
    path = find_static_file(endpoint, filename)
    return _build_url(endpoint, filename, path.stat().st_mtime_ns if path else 0)


def is_immutable() -> bool:
    """Tell whether this request asks for a static file by the hash of what it holds now."""
    if request.endpoint not in STATIC_ENDPOINTS or request.view_args is None:
        return False
    asked = request.args.get("v")
    return asked is not None and asked == _find_hash(request.endpoint, request.view_args["filename"])


def _add_hash(endpoint: str, values: dict[str, object]) -> None:
    if endpoint in STATIC_ENDPOINTS and "v" not in values:
        found = _find_hash(endpoint, str(values.get("filename", "")))
        if found is not None:
            values["v"] = found


def find_static_file(endpoint: str, filename: str) -> Path | None:
    """Return the file that an address of a static file leads to, or None."""
    holder = current_app if endpoint == "static" else current_app.blueprints["bootstrap"]
    path = Path(holder.static_folder or "") / filename
    return path if path.is_file() else None


def _find_hash(endpoint: str, filename: str) -> str | None:
    path = find_static_file(endpoint, filename)
    return _hash_file(path, path.stat().st_mtime_ns) if path else None


@lru_cache(maxsize=_CACHED_FILES)
def _build_url(endpoint: str, filename: str, changed_ns: int) -> str:  # noqa: ARG001 -- as below
    # The same in every language, which is part of where the application stands.
    return url_for(endpoint, filename=filename).removeprefix(request.script_root)


@lru_cache(maxsize=_CACHED_FILES)
def _hash_file(path: Path, changed_ns: int) -> str:  # noqa: ARG001 -- a changed file is another key
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_HASH_LENGTH]
