"""How an edit meets what others saved since its form was opened: field by field, by what the form showed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from tracker.errors import FieldConflict, StaleEditError
from tracker.models.phrases import NARRATOR_NAME
from tracker.review.drafts import Checks, ClaimEdit, SpeakerDraft
from tracker.review.telling import tell_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.models import Claim, Speaker

EDIT_LABELS: Final = {
    "text": "Claim",
    "kind": "Kind",
    "mode": "Attribution mode",
    "speaker": "Speaker",
    "via": "Via",
    "claimed_on": "Claimed on",
}
CHECK_LABELS: Final = {
    "origins_reason": "Why one origin is enough",
    "primary_reason": "Why there is no primary document",
    "reply_reason": "Why no reply was asked",
}
_DIGITS: Final = 16
_MOST_FIELDS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What an edit goes on from: the claim's version, and the mark of the values that its form showed.

    Without a mark nothing is known of what the person changed, so a stale edit meets every difference.
    """

    version: int
    mark: str = ""


def describe_speaker(speaker: Speaker | SpeakerDraft | None, role: str) -> str:
    """Return a speaker as one line: name, kind, and the role they had."""
    if speaker is None:
        return NARRATOR_NAME
    return f"{speaker.name} ({speaker.kind.value}{', ' + role if role else ''})"


def read_edit(claim: Claim) -> ClaimEdit:
    """Return the editable fields as the claim holds them."""
    known = claim.speaker
    speaker = SpeakerDraft(name=known.name, kind=known.kind, role=claim.speaker_role) if known else None
    return ClaimEdit(
        text=claim.text,
        kind=claim.kind,
        mode=claim.mode,
        speaker=speaker,
        via=claim.via,
        claimed_on=claim.claimed_on,
    )


def read_checks(claim: Claim) -> Checks:
    """Return the checks as the claim holds them."""
    return Checks(
        origins_reason=claim.origins_reason,
        primary_reason=claim.primary_reason,
        reply_reason=claim.reply_reason,
    )


def mark_edit(claim: Claim) -> str:
    """Return the mark that a form of the editable fields carries along."""
    return _mark_values(describe_edit(read_edit(claim)))


def mark_checks(claim: Claim) -> str:
    """Return the mark that a form of the checks carries along."""
    return _mark_values(describe_checks(read_checks(claim)))


def was_shown(mark: str, field: str, value: str) -> bool:
    """Tell whether a form with this mark showed this value in this field."""
    return _read_mark(mark).get(field) == _digest(value)


def merge_edit(claim: Claim, edit: ClaimEdit, opened: Opened) -> ClaimEdit:
    """Return an edit with what others saved meanwhile in the fields that the person left alone.

    Raises:
        StaleEditError: the person and somebody else changed one field differently; carries every difference.
    """
    saved = read_edit(claim)
    kept = _find_kept(claim, opened, describe_edit(saved), describe_edit(edit), EDIT_LABELS)

    def side(field: str) -> ClaimEdit:
        return saved if field in kept else edit

    return ClaimEdit(
        text=side("text").text,
        kind=side("kind").kind,
        mode=side("mode").mode,
        speaker=side("speaker").speaker,
        via=side("via").via,
        claimed_on=side("claimed_on").claimed_on,
    )


def merge_checks(claim: Claim, checks: Checks, opened: Opened) -> Checks:
    """Return checks with what others saved meanwhile in the fields that the person left alone.

    Raises:
        StaleEditError: the person and somebody else changed one field differently; carries every difference.
    """
    saved = read_checks(claim)
    kept = _find_kept(claim, opened, describe_checks(saved), describe_checks(checks), CHECK_LABELS)

    def side(field: str) -> Checks:
        return saved if field in kept else checks

    return Checks(
        origins_reason=side("origins_reason").origins_reason,
        primary_reason=side("primary_reason").primary_reason,
        reply_reason=side("reply_reason").reply_reason,
    )


def list_merged(claim: Claim, sent: ClaimEdit | Checks) -> tuple[str, ...]:
    """Return the labels of the fields in which a claim that was just saved differs from what was sent."""
    if isinstance(sent, Checks):
        saved, typed, labels = describe_checks(read_checks(claim)), describe_checks(sent), CHECK_LABELS
    else:
        saved, typed, labels = describe_edit(read_edit(claim)), describe_edit(sent), EDIT_LABELS
    # A speaker known by now may be written in other letters than the person's.
    return tuple(label for name, label in labels.items() if saved[name].casefold() != typed[name].casefold())


def describe_edit(edit: ClaimEdit) -> dict[str, str]:
    """Return the editable fields as people read them, by name."""
    return {
        "text": edit.text,
        "kind": edit.kind.value,
        "mode": edit.mode.value,
        "speaker": describe_speaker(edit.speaker, edit.speaker.role if edit.speaker else ""),
        "via": edit.via,
        "claimed_on": _as_text(edit.claimed_on),
    }


def describe_checks(checks: Checks) -> dict[str, str]:
    """Return the checks as people read them, by name."""
    return {name: _as_text(getattr(checks, name)) for name in CHECK_LABELS}


def _find_kept(
    claim: Claim,
    opened: Opened,
    present: Mapping[str, str],
    wanted: Mapping[str, str],
    labels: Mapping[str, str],
) -> frozenset[str]:
    """Return the fields that keep what others saved, because the person left them as the form showed them."""
    if claim.version == opened.version:
        return frozenset()
    differing = [name for name in labels if present[name] != wanted[name]]
    kept = frozenset(name for name in differing if was_shown(opened.mark, name, wanted[name]))
    if all(name in kept or was_shown(opened.mark, name, present[name]) for name in differing):
        return kept
    conflicts = tuple(
        FieldConflict(
            field=name,
            label=labels[name],
            theirs=tell_value(name, present[name]),
            yours=tell_value(name, wanted[name]),
            is_yours_replaced=name in kept,
        )
        for name in differing
        if name in kept or not was_shown(opened.mark, name, present[name])
    )
    raise StaleEditError(claim.public_id, claim.version, conflicts)


def _mark_values(values: Mapping[str, str]) -> str:
    return ",".join(f"{name}:{_digest(value)}" for name, value in values.items())


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


def _digest(value: str) -> str:
    return sha256(value.encode()).hexdigest()[:_DIGITS]


def _read_mark(mark: str) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in mark.split(",", _MOST_FIELDS)[:_MOST_FIELDS])
    return {name: digest for name, _, digest in pairs}
