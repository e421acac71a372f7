"""What counts as the address of a page on the web."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_web_address(address: str) -> bool:
    """Tell whether a link to this address leads to a page on the web and nowhere else."""
    if any(char.isspace() or char in '<>"\\' for char in address):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0 and "@" not in parts.netloc
    )
