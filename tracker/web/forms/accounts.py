"""What people type to sign in, to choose a password, and about their account."""

from __future__ import annotations

from wtforms import PasswordField
from wtforms.validators import DataRequired, EqualTo, Length

from tracker.accounts.passwords import GREATEST_LENGTH
from tracker.models import limits
from tracker.web.forms.base import TrackerForm, line_field


def _password_field(label: str, *more: EqualTo) -> PasswordField:
    message = f"A password has at most {GREATEST_LENGTH:,} characters."
    return PasswordField(
        label, [DataRequired("Fill this in."), Length(max=GREATEST_LENGTH, message=message), *more]
    )


class SignInForm(TrackerForm):
    """Name and password."""

    name = line_field("User name", limits.NAME)
    password = _password_field("Password")


class AccountForm(TrackerForm):
    """What a person says about themselves."""

    email = line_field("E-mail address", limits.LINE, is_required=False)


class PasswordForm(TrackerForm):
    """The present password, and the new one twice."""

    current = _password_field("Present password")
    new = _password_field("New password")
    repeated = _password_field(
        "New password, once more", EqualTo("new", message="This is not the same as the new password.")
    )
