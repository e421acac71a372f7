"""The operators' door: one table of commands, and how their failures are told."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Final, NoReturn, TextIO, cast

import click

from tracker import __version__
from tracker.errors import DatabaseUnavailableError, TrackerError

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED: Final = 2
INTERRUPTED: Final = 130

# A command's module is imported when the command is called: `split` starts without the web or a database.
COMMANDS: Final = {
    "migrate": "tracker.cli.operating:migrate",
    "create-user": "tracker.cli.people:create_user",
    "reset-password": "tracker.cli.people:reset_password",
    "disable-user": "tracker.cli.people:disable_user",
    "ingest": "tracker.cli.articles:ingest",
    "split": "tracker.cli.splitting:split",
    "export": "tracker.cli.exporting:export",
    "import": "tracker.cli.importing:import_file",
    "serve": "tracker.cli.serving:serve",
    "send-mail": "tracker.cli.mailing:send_mail",
    "send-webhooks": "tracker.cli.webhooks:send_webhooks",
    "verify-history": "tracker.cli.operating:verify_history",
    "reindex": "tracker.cli.operating:reindex",
    "demo": "tracker.cli.sample:demo",
}


class CommandTable(click.Group):
    """A group that imports a command's module on first use and lists commands in the order of the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's interface
        """Return every name, in the order a newsroom meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as above
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module_name, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module_name), attribute)
        return command if isinstance(command, click.Command) else None


@click.group(cls=CommandTable, invoke_without_command=True)
@click.version_option(__version__, prog_name="tracker")
@click.pass_context
def tracker(context: click.Context) -> None:
    """Take articles apart into attributable claims, check them with others, publish the findings.

    Settings come from TRACKER_* environment variables; docs/operations.md lists them.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; an expected failure is one sentence on standard error and exit code 2."""
    if cast("TextIO | None", sys.stdout) is None:
        # The shell closed it (`>&-`); Python then has no stream, and nothing could be said.
        return FAILED
    try:
        code = tracker.main(list(arguments), prog_name="tracker", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader had enough, as in `tracker split ... | head`; what is left must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (click.ClickException, TrackerError, OSError) as error:
        # A file name and a name that somebody typed may hold line ends.
        click.echo("Error: " + " ".join(_explain(error).split()), err=True)
        return FAILED
    return code if isinstance(code, int) else 0


def _explain(error: click.ClickException | TrackerError | OSError) -> str:
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx else "tracker"
        return f"{error.format_message()} (`{where} --help` lists what is possible.)"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, DatabaseUnavailableError) and not str(error).endswith("`tracker migrate`."):
        return f"{error} (Is TRACKER_DATABASE_URL right?)"
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{error.strerror or error}."
    return str(error)
