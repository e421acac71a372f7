"""The command that takes an article in and puts its claims forward."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tracker import clock
from tracker.cli.days import Day
from tracker.cli.opening import opened_database, read_settings
from tracker.cli.reading import STANDARD, name_of, read_bytes
from tracker.errors import AlreadyAddedError, InputError
from tracker.extraction.commands import check_splitting, propose_claims
from tracker.extraction.splitter import split_article
from tracker.extraction.structure.parts import read_structure
from tracker.extraction.table import build_table
from tracker.intake.commands import IncomingText, add_article, check_length
from tracker.intake.drafts import fill_in
from tracker.intake.from_text import ReadPassage, guess_draft
from tracker.models.enums import SubmissionMethod
from tracker.text.normalize import canonicalise, decode_text

if TYPE_CHECKING:
    from datetime import date

    from tracker.extraction.proposal import Splitting
    from tracker.intake.drafts import ArticleDraft
    from tracker.settings import Settings


@click.command(short_help="Take an article in and store its claims.")
@click.argument("file", metavar="FILE|-")
@click.option("--headline", help="Recognised in the text if left out, as are the next four.")
@click.option("--standfirst", help="The sentence under the headline.")
@click.option("--byline", help="Who wrote it.")
@click.option("--publisher", help="Who published it.")
@click.option("--wire-credit", help="The agency it rests on, such as AFP.")
@click.option("--url", help="Where it was published, http or https.")
@click.option("--published-on", type=Day(), help="The day of publication; also recognised.")
@click.option("--language", help="Code of its language, such as en, kk or pt-BR.")
@click.option(
    "--show-text", is_flag=True, help="Readers may see the whole text, not only the content of claims."
)
@click.option("--again", is_flag=True, help="Take it in even if an article already has exactly this text.")
def ingest(
    file: str, *, published_on: date | None, show_text: bool, again: bool, **particulars: str | None
) -> None:
    """Take an article in from a text file, split it and store its claims as proposed.

    FILE is plain text in UTF-8; - reads standard input. Prints the claims and the address where
    reviewers work on them.
    """
    settings = read_settings()
    raw = read_bytes(file, most_characters=settings.max_article_characters)
    text = canonicalise(decode_text(raw))
    check_length(text, most_characters=settings.max_article_characters)
    recognised = guess_draft(
        [ReadPassage(kind=each.kind, words=each.span.of(text)) for each in read_structure(text).passages]
    )
    given = {name: value for name, value in particulars.items() if value is not None}
    draft = replace(fill_in(recognised, given, published_on=published_on), is_text_public=show_text)
    splitting = split_article(text, published_on=draft.published_on)
    check_splitting(splitting)
    incoming = IncomingText(
        raw=raw,
        text=text,
        method=SubmissionMethod.TEXT if file == STANDARD else SubmissionMethod.FILE,
        filename="" if file == STANDARD else name_of(file),
    )
    public_id = _store(settings, draft, incoming, splitting, is_again=again)
    click.echo(build_table(splitting, width=shutil.get_terminal_size((120, 24)).columns))
    if splitting.notice:
        click.echo(f"\n{splitting.notice}")
    click.echo(f"\nReview its claims at {_workspace_url(settings, public_id)}")


def _store(
    settings: Settings,
    draft: ArticleDraft,
    incoming: IncomingText,
    splitting: Splitting,
    *,
    is_again: bool,
) -> str:
    at = clock.now()
    splitter = f"{splitting.splitter_name} {splitting.splitter_version}"
    with opened_database(settings) as database, database.transaction() as session:
        try:
            version = add_article(
                session,
                draft=draft,
                incoming=incoming,
                splitter=splitter,
                actor=None,
                at=at,
                is_again=is_again,
            )
        except AlreadyAddedError as error:
            url = _workspace_url(settings, error.public_id)
            message = f"{error} Open it at {url}, or take it in once more with --again."
            raise click.ClickException(message) from error
        except InputError as error:
            message = f"--{error.field.replace('_', '-')}: {error}"
            raise click.ClickException(message) from error
        propose_claims(session, version, splitting, claimed_on=draft.published_on, actor=None, at=at)
        return version.article.public_id


def _workspace_url(settings: Settings, public_id: str) -> str:
    return f"{settings.public_url}/desk/articles/{public_id}"
