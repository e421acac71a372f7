"""How commands take a day."""

from __future__ import annotations

from datetime import date

import click


class Day(click.ParamType[date]):
    """A day as 2024-05-10."""

    name = "YYYY-MM-DD"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a day such as 2024-05-10.", param, ctx)
