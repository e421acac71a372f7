"""Where the product's own files lie, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _beside_or_inside(name: str) -> Path:
    # The wheel packs the top-level folders into the package; a checkout has them beside it.
    packed = _PACKAGE / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def package_dir() -> Path:
    """Return the folder of the product's own code."""
    return _PACKAGE


def templates_dir() -> Path:
    """Return the folder of the Jinja templates."""
    return _beside_or_inside("templates")


def migrations_dir() -> Path:
    """Return the folder of Alembic's env.py and versions."""
    return _beside_or_inside("migrations")


def static_dir() -> Path:
    """Return the folder of style sheets, scripts and pictures."""
    return _PACKAGE / "static"


def translations_dir() -> Path:
    """Return the folder of the catalogues that translate the public pages."""
    return _PACKAGE / "translations"


def sample_article_path() -> Path:
    """Return the sample article that `tracker demo` loads."""
    return _PACKAGE / "demo" / "sample_article.txt"


def model_dir() -> Path:
    """Return the folder of the trained model that the splitter ships with."""
    return _PACKAGE / "extraction" / "model"


def default_instance_dir() -> Path:
    """Return `instance/` of the checkout, or of the working folder when the wheel is installed."""
    checkout = _PACKAGE.parent
    return (checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()) / "instance"
