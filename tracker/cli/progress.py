"""How a command shows that it goes on: a bar for a person at a terminal, nothing for anybody else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tracker.cli.reading import STANDARD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def show_progress(label: str, length: int | None, *, target: str = "") -> Iterator[Callable[[int], None]]:
    """Lend a function to call with how many rows were done; without a length they are counted.

    The bar stands on standard error. It hides where that is no terminal, and where the rows themselves go to
    the terminal.
    """
    is_in_the_way = target == STANDARD and sys.stdout.isatty()
    # Without a length, click wants something to go through that has none either.
    unknown = (each for each in range(0))
    with click.progressbar(
        None if length else unknown,
        length=length or None,
        label=label,
        show_pos=True,
        show_eta=bool(length),
        file=sys.stderr,
        hidden=is_in_the_way or not sys.stderr.isatty(),
    ) as bar:
        yield bar.update
