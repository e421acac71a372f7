"""The page on which a person makes tokens for programs, sees which are used, and revokes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for

from tracker.accounts import tokens as room
from tracker.errors import InputError
from tracker.permissions import Scope
from tracker.web import door
from tracker.web.forms.tokens import SCOPE_LABELS, TokenForm

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

blueprint = Blueprint("tokens", __name__, url_prefix="/account/tokens")
SEE_OTHER = 303
UNPROCESSABLE = 422


@blueprint.get("")
def show_tokens() -> str:
    """Show the person's tokens and the form for a new one."""
    return _render(TokenForm.from_request(days=90))


@blueprint.post("")
def create_token() -> str | tuple[str, int]:
    """Make a token and show it, for the only time."""
    form = TokenForm.from_request()
    if not form.validate():
        return _render(form), UNPROCESSABLE
    try:
        token, row = room.create_token(
            door.session(),
            door.actor(),
            name=form.name.data or "",
            scopes=[Scope(value) for value in form.scopes.data or ()],
            days=form.days.data or 0,
            at=door.now(),
        )
    except InputError as error:
        form.add_error(error)
        return _render(form), UNPROCESSABLE
    return _render(TokenForm(data={"days": 90}), made=(row.name, token))


@blueprint.post("/<public_id>/revoke")
def revoke_token(public_id: str) -> Response:
    """End a token at once."""
    row = room.revoke_token(door.session(), door.actor(), public_id, at=door.now())
    flash(f"The token “{row.name}” lets nobody in any more.", "success")
    return redirect(url_for(".show_tokens"), SEE_OTHER)


def _render(form: TokenForm, *, made: tuple[str, str] | None = None) -> str:
    tokens = [
        (row, [SCOPE_LABELS[scope] for scope in Scope if scope in room.scopes_of(row)])
        for row in room.list_tokens(door.session(), door.actor(), at=door.now())
    ]
    return render_template("accounts/tokens.html", form=form, made=made, tokens=tokens)
