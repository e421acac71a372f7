"""What goes into a claim's page beside its edition, as one name: another name, another page."""

from __future__ import annotations

import hashlib
import platform
import sysconfig
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.paths import package_dir, static_dir, templates_dir, translations_dir

if TYPE_CHECKING:
    from tracker.settings import Settings


def build_form(settings: Settings) -> str:
    """Return the name of the form in which claims' pages are made now, 64 hexadecimal digits.

    It takes in every line of the product's own code, templates, catalogues and static files, and the version
    of every library beside it, so that nobody has to remember what a page is made of.
    """
    named = f"{_name_product()}\n{settings.newsroom_name}\n{settings.public_url}"
    return hashlib.sha256(named.encode()).hexdigest()


@lru_cache(maxsize=1)
def _name_product() -> str:
    digest = hashlib.sha256(f"{__version__}\n{platform.python_version()}\n".encode())
    digest.update("\n".join(_list_libraries()).encode())
    for folder, pattern in (
        (package_dir(), "*.py"),
        (templates_dir(), "*.html"),
        (translations_dir(), "*.po"),
        (static_dir(), "*"),
    ):
        for path in sorted(folder.rglob(pattern)):
            if path.is_file():
                digest.update(_name_file(path, folder))
    return digest.hexdigest()


def _list_libraries() -> list[str]:
    """Return what is installed here, as pip names what it installs: each with its version."""
    return sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))


def _name_file(path: Path, folder: Path) -> bytes:
    inside = path.relative_to(folder).as_posix()
    return f"\n{inside} {hashlib.sha256(path.read_bytes()).hexdigest()}".encode()
