"""The pages on which people sign in and out, choose their password and say where e-mail reaches them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask import session as form_session

from tracker.accounts import commands
from tracker.accounts.passwords import LEAST_LENGTH
from tracker.errors import InputError, SignInFailedError
from tracker.models.limits import URL
from tracker.permissions import Action, may
from tracker.web import door
from tracker.web.errors import status_of
from tracker.web.forms.accounts import AccountForm, PasswordForm, SignInForm

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from tracker.web.forms.base import TrackerForm

blueprint = Blueprint("accounts", __name__)

AFTER_SIGN_IN: Final = "/desk"
_POINTLESS: Final = ("/sign-in", "/sign-out")
SEE_OTHER: Final = 303
UNPROCESSABLE: Final = 422
# One slash, not followed by another, and nothing that a browser drops or takes for a slash.
_OWN_ADDRESS = re.compile(r"/(?!/)[^\\\s\x00-\x20\x7f]*")


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Response | str | tuple[str, int]:
    """Show the form, or start a session and go on to where the person wanted to be."""
    target = choose_target(request.values.get("next", ""))
    if request.method != "POST" and door.identify() is not None:
        return redirect(target, SEE_OTHER)
    form = SignInForm.from_request()
    if request.method != "POST":
        return _render_sign_in(form, target)
    if not form.validate():
        return _render_sign_in(form, target), UNPROCESSABLE
    try:
        token, _ = commands.sign_in(
            door.session(),
            name=form.name.data or "",
            password=form.password.data or "",
            address=request.remote_addr or "",
            lifetime=_lifetime(),
            at=door.now(),
        )
    except SignInFailedError as error:
        # No rollback: the failed try has to be stored for the throttle.
        form.form_errors.append(str(error))
        return _render_sign_in(form, target), status_of(error)
    _end_present_session()
    return _carry(redirect(target, SEE_OTHER), token)


@blueprint.route("/sign-out", methods=["GET", "POST"])
def sign_out() -> Response | str:
    """Ask whether to sign out, or end the session; whoever is signed out already goes to the public site."""
    if request.method != "POST":
        if door.identify() is None:
            return redirect("/", SEE_OTHER)
        return render_template("accounts/sign_out.html")
    _end_present_session()
    response = redirect("/", SEE_OTHER)
    response.delete_cookie(door.SESSION_COOKIE)
    return response


@blueprint.route("/password", methods=["GET", "POST"])
def change_password() -> Response | str | tuple[str, int]:
    """Show the form, or store the new password, end all other sessions and go on where the person wanted."""
    target = choose_target(request.values.get("next", ""))
    form = PasswordForm.from_request()
    if request.method != "POST":
        return _render_password(form, target)
    if not form.validate():
        return _render_password(form, target), UNPROCESSABLE
    try:
        token, _ = commands.change_password(
            door.session(),
            door.actor(),
            current=form.current.data or "",
            new=form.new.data or "",
            address=request.remote_addr or "",
            lifetime=_lifetime(),
            at=door.now(),
        )
    except InputError as error:
        # No rollback: a wrong present password has to be stored for the throttle.
        form.add_error(error)
        return _render_password(form, target), UNPROCESSABLE
    form_session.clear()
    flash("Your password is changed, and you are signed out everywhere else.", "success")
    return _carry(redirect(target, SEE_OTHER), token)


@blueprint.route("/account", methods=["GET", "POST"])
def edit_account() -> Response | str | tuple[str, int]:
    """Show the form, or keep where the person gets e-mail."""
    user = door.actor()
    form = AccountForm.from_request(email=user.email)
    if request.method != "POST":
        return _render_account(form)
    if not form.validate():
        return _render_account(form), UNPROCESSABLE
    try:
        commands.set_email(door.session(), user, form.email.data or "", actor=user, at=door.now())
    except InputError as error:
        form.add_error(error)
        return _render_account(form), status_of(error)
    told = f"Notifications go to {user.email}." if user.email else "Notifications stay in the desk."
    flash(told, "success")
    return redirect(url_for(".edit_account"), SEE_OTHER)


def _render_account(form: AccountForm) -> str:
    may_manage = may(door.actor().role, Action.MANAGE_WEBHOOKS)
    return render_template("accounts/account.html", form=form, may_manage_webhooks=may_manage)


def choose_target(wanted: str) -> str:
    """Return where to go after signing in: the wanted address when it is on this site, else the desk."""
    is_own = len(wanted) <= URL and _OWN_ADDRESS.fullmatch(wanted) is not None
    return wanted if is_own and not wanted.startswith(_POINTLESS) else AFTER_SIGN_IN


def _render_sign_in(form: TrackerForm, target: str) -> str:
    return render_template("accounts/sign_in.html", form=form, target=target)


def _render_password(form: TrackerForm, target: str) -> str:
    return render_template(
        "accounts/password.html",
        form=form,
        target=target,
        is_first=door.viewer().must_change_password,
        least_length=LEAST_LENGTH,
    )


def _lifetime() -> timedelta:
    return timedelta(hours=door.settings().session_hours)


def _end_present_session() -> None:
    """End the session whose cookie came along, and with it the tokens of all forms shown in it."""
    token = request.cookies.get(door.SESSION_COOKIE, "")
    if token:
        commands.sign_out(door.session(), token, at=door.now())
    form_session.clear()


def _carry(response: Response, token: str) -> Response:
    response.set_cookie(
        door.SESSION_COOKIE,
        token,
        max_age=_lifetime(),
        secure=door.settings().secure_cookies,
        httponly=True,
        samesite="Lax",
    )
    return response
