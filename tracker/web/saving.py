"""How a form of the claim's page is saved: back to its part of the page, whatever comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, url_for

from tracker.errors import InputError, MoveRefusedError, StaleEditError
from tracker.web.claim_page import ClaimForms, render_claim
from tracker.web.conflicts import read_opened
from tracker.web.errors import status_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from tracker.web.forms.review import ClaimPageForm

UNPROCESSABLE = 422


def save_part(
    public_id: str,
    form: ClaimPageForm | None,
    sent: ClaimForms,
    run: Callable[[], object],
    *,
    told: str | Callable[[], str],
    fragment: str,
) -> Response:
    """Run the command when the form holds; whatever is refused, the page comes back with what was typed."""
    if form is not None and not form.validate():
        # Shown again on its old version, so that what others saved since still meets it.
        return render_claim(public_id, sent=sent, opened_on=read_opened(), status=UNPROCESSABLE)
    try:
        run()
    except InputError as error:
        if form is not None:
            form.add_error(error)
        # Others may have saved other fields since: these must not be taken for what this person saw.
        opened = read_opened()
        return render_claim(public_id, sent=sent, error=error, opened_on=opened, status=status_of(error))
    except (StaleEditError, MoveRefusedError) as error:
        return render_claim(public_id, sent=sent, error=error, status=status_of(error))
    flash(told if isinstance(told, str) else told(), "success")
    return redirect(url_for("desk.show_claim", public_id=public_id, _anchor=fragment), 303)
