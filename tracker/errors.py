"""Every failure the tracker expects, each carrying the facts its page needs."""

from __future__ import annotations

from dataclasses import dataclass


class TrackerError(Exception):
    """Base of all expected failures; `str()` is one sentence a person can act on."""


class SettingError(TrackerError):
    """A setting has a value the tracker cannot run with; the message names the setting."""


class NotFoundError(TrackerError):
    """Nothing with that address exists, or the asker may not know that it does."""

    def __init__(self, what: str = "page") -> None:
        """Name what was looked for, in the words of the glossary."""
        super().__init__(f"There is no such {what}.")


class GoneError(TrackerError):
    """A claim was withdrawn; its address stays as a tombstone with the reason."""

    def __init__(self, public_id: str, *, reason: str = "") -> None:
        """Keep the id of the withdrawn claim for its tombstone, and why where that is known already."""
        super().__init__("This claim has been withdrawn.")
        self.public_id = public_id
        self.reason = reason


class NotSignedInError(TrackerError):
    """The page needs a signed-in person."""

    def __init__(self) -> None:
        """Say what to do next."""
        super().__init__("Sign in to open this page.")


class PasswordChangeNeededError(TrackerError):
    """The person signed in with a one-time password and has to choose their own first."""

    def __init__(self) -> None:
        """Say what to do next."""
        super().__init__("Choose your own password before you go on.")


class ForbiddenError(TrackerError):
    """The person's role does not allow the action."""


class CrossSiteError(TrackerError):
    """An unsafe request came from another site."""

    def __init__(self) -> None:
        """Say what happened."""
        super().__init__("The request came from another site and was refused.")


class InputError(TrackerError):
    """What a person typed cannot be taken; names the field so that its form can show it there."""

    def __init__(self, field: str, message: str) -> None:
        """Keep the name of the form field beside the sentence."""
        super().__init__(message)
        self.field = field


class UnreadableTextError(TrackerError):
    """A text is empty, binary, wrongly encoded or holds code points no article has."""

    def __init__(self, reason: str) -> None:
        """Keep one sentence that says what is wrong and what to do."""
        super().__init__(reason)
        self.reason = reason


class TooLargeError(TrackerError):
    """A text or request is longer than the setting allows."""

    def __init__(self, *, actual_count: int | None, limit_count: int, unit: str, setting: str) -> None:
        """Keep the size, the limit and the name of the setting that holds it."""
        is_length = "is too long" if actual_count is None else f"has {actual_count:,} {unit}"
        super().__init__(f"The text {is_length}; the limit is {limit_count:,} {unit} ({setting}).")
        self.limit_count = limit_count


class AlreadyAddedError(TrackerError):
    """Exactly this text has been taken in before; nothing was stored."""

    def __init__(self, public_id: str, headline: str) -> None:
        """Keep the public id and the headline of the article that holds the text."""
        super().__init__(f"The article “{headline}” ({public_id}) already has exactly this text.")
        self.public_id = public_id
        self.headline = headline


class TooManyTriesError(TrackerError):
    """Too many failed sign-ins from one address for one name."""

    def __init__(self, retry_after_seconds: int) -> None:
        """Keep how long to wait."""
        super().__init__(f"Too many failed tries. Try again in {retry_after_seconds} seconds.")
        self.retry_after_seconds = retry_after_seconds


class TooManyReportsError(TooManyTriesError):
    """Too many reports, from one address or about one claim."""

    def __init__(self, retry_after_seconds: int) -> None:
        """Keep how long to wait."""
        super().__init__(retry_after_seconds)
        minutes = -(-retry_after_seconds // 60)
        message = (
            f"More reports came in than we can read. Try again in {minutes} minutes; "
            "what you wrote is still in the form."
        )
        self.args = (message,)


class SignInFailedError(TrackerError):
    """Name and password do not match; the same words for unknown and known names."""

    def __init__(self) -> None:
        """Say the same for every cause."""
        super().__init__("That name and password do not match an active account.")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConflict:
    """One field that somebody else changed meanwhile: what it holds now and what the person typed.

    `is_yours_replaced` tells that the person's is the very value the other replaced: they typed nothing.
    """

    field: str
    label: str
    theirs: str
    yours: str
    is_yours_replaced: bool = False


class StaleEditError(TrackerError):
    """Somebody else changed the claim since the form was opened; nothing was saved."""

    def __init__(self, public_id: str, current_version: int, conflicts: tuple[FieldConflict, ...]) -> None:
        """Keep both texts of every field and the version to save over."""
        super().__init__("Somebody else changed this claim while you were typing. Nothing was overwritten.")
        self.public_id = public_id
        self.current_version = current_version
        self.conflicts = conflicts


class NewerVersionError(TrackerError):
    """The article was brought in again since the page was opened; what was chosen lies in the old text."""

    def __init__(self, public_id: str, number: int) -> None:
        """Keep the article and the number of its newest version."""
        super().__init__(
            f"The article has a newer version ({number}). Nothing was saved; choose the words there again."
        )
        self.public_id = public_id
        self.number = number


class ConflictError(TrackerError):
    """Two changes collided in the database; nothing of this one was stored."""

    def __init__(self) -> None:
        """Say what to do next."""
        super().__init__("Somebody else changed this at the same moment. Nothing was overwritten; try again.")


class MoveRefusedError(TrackerError):
    """A workflow move is not legal now; carries the guard's name and everything that is missing."""

    def __init__(self, move: str, guard: str | None, missing: tuple[str, ...]) -> None:
        """Keep the move, its guard (R1, R2, R3 or None) and one sentence for each gap."""
        prefix = f"Guard {guard}: " if guard else ""
        super().__init__(prefix + " ".join(missing))
        self.move = move
        self.guard = guard
        self.missing = missing


class BadBodyError(TrackerError):
    """A program sent what its operation cannot take; names each field by its path and says why."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        """Keep pairs of a field's path, empty for the whole body, and one sentence."""
        super().__init__(" ".join(f"{path}: {told}" if path else told for path, told in problems))
        self.problems = problems


class RepeatedKeyError(TrackerError):
    """An idempotency key came with another request than the one it was first used for."""

    def __init__(self) -> None:
        """Say what to do next."""
        super().__init__("This Idempotency-Key was used for another request. Choose a new one.")


class PreconditionMissingError(TrackerError):
    """An edit does not say which version it changes."""

    def __init__(self) -> None:
        """Say what to do next."""
        super().__init__("Say in If-Match which version you change: it is the ETag of the claim you read.")


class PreconditionError(TrackerError):
    """An edit names a version that is not the present one; nothing was saved."""

    def __init__(self) -> None:
        """Say what to do next."""
        super().__init__("The claim is not in the version that If-Match names. Read it again, then edit it.")


class MailServerError(TrackerError):
    """The server that e-mail goes out by takes none now."""

    def __init__(self, host: str, reason: str) -> None:
        """Keep the server and what it said, never how one signs in there."""
        super().__init__(f"The mail server {host} takes no e-mail: {reason}.")
        self.host = host


class LetterRefusedError(TrackerError):
    """One e-mail was refused, others may not be."""

    def __init__(self, to: str, reason: str) -> None:
        """Keep the address and what the server said."""
        super().__init__(f"The e-mail to {to} was refused: {reason}.")
        self.to = to


class ExchangeError(TrackerError):
    """Another site could not be reached, or it did not answer as it should."""

    def __init__(self, host: str, reason: str) -> None:
        """Keep the host and what happened, never what was sent."""
        super().__init__(f"{host} could not be reached: {reason}.")
        self.host = host
        self.reason = reason


class AddressRefusedError(TrackerError):
    """An address leads, or may lead, to where the tracker sends nothing."""

    def __init__(self, reason: str) -> None:
        """Keep one sentence that says why."""
        super().__init__(reason)


class HistoryBrokenError(TrackerError):
    """The hash chain of the history does not hold; names the first bad row."""

    def __init__(self, event_id: int, reason: str) -> None:
        """Keep the id of the first row that does not fit."""
        super().__init__(f"The history does not hold at event {event_id}: {reason}.")
        self.event_id = event_id


class DatabaseUnavailableError(TrackerError):
    """The database cannot be opened or is not migrated."""
