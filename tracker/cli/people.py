"""The commands by which an operator lets people in and out."""

from __future__ import annotations

import sys

import click

from tracker import clock
from tracker.accounts import commands
from tracker.accounts.passwords import make_one_time_password
from tracker.cli.opening import opened_database, read_settings
from tracker.models.enums import Role


@click.command(short_help="Make an account and print its one-time password.")
@click.argument("name")
@click.option("--display-name", help="The name that pages show; NAME if left out.")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.REVIEWER.value,
    show_default=True,
    help="An editor approves and publishes; an admin may do what an editor may.",
)
@click.option("--email", default="", help="Where notifications go as e-mail; nowhere if left out.")
@click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line of standard input."
)
def create_user(name: str, display_name: str | None, role: str, *, email: str, password_stdin: bool) -> None:
    """Make an account that signs in as NAME.

    Without --password-stdin a one-time password is made and printed; whoever signs in with it has to
    choose their own first.
    """
    password = _read_password() if password_stdin else make_one_time_password()
    with opened_database(read_settings()) as database, database.transaction() as session:
        user = commands.create_user(
            session,
            name=name,
            display_name=display_name or name,
            role=Role(role),
            password=password,
            must_change_password=not password_stdin,
            is_sample=False,
            at=clock.now(),
        )
        commands.set_email(session, user, email, actor=None, at=clock.now())
    click.echo(f"{user.name} can sign in as {role}.")
    if not password_stdin:
        click.echo(f"One-time password: {password}")


@click.command(short_help="Give a person a new one-time password.")
@click.argument("name")
def reset_password(name: str) -> None:
    """Give NAME a new one-time password, print it, and sign them out everywhere."""
    with opened_database(read_settings()) as database, database.transaction() as session:
        password = commands.reset_password(session, name, at=clock.now())
    click.echo(f"One-time password: {password}")


@click.command(short_help="Bar a person from signing in.")
@click.argument("name")
def disable_user(name: str) -> None:
    """Bar NAME from signing in and sign them out everywhere; what they did stays under their name."""
    with opened_database(read_settings()) as database, database.transaction() as session:
        user = commands.disable_user(session, name, actor=None, at=clock.now())
    click.echo(f"{user.name} cannot sign in any more.")


def _read_password() -> str:
    raw = sys.stdin.buffer.readline()
    try:
        return raw.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        message = "The password on standard input is not in UTF-8."
        raise click.ClickException(message) from error
