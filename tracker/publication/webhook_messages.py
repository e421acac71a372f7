"""What a webhook is sent: a short message, its signature, and when to try again."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.models.enums import WebhookEvent

SIGNATURE_HEADER: Final = "Tracker-Signature"
EVENT_HEADER: Final = "Tracker-Event"
DELIVERY_HEADER: Final = "Tracker-Delivery"
MOST_ATTEMPTS: Final = 8
# The seven waits between eight attempts come to 24 hours and 17 minutes.
FIRST_WAIT: Final = timedelta(seconds=80)
GROWTH: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One event for one address; the same at every attempt, so that a receiver knows it again by its id."""

    public_id: str
    event: WebhookEvent
    claim_public_id: str
    edition: int | None
    at: datetime


def build_body(message: Message, *, public_url: str) -> bytes:
    """Return the message as JSON.

    It holds nothing of the claim but its addresses: what is late or comes twice then tells nobody what was
    withdrawn meanwhile, and the receiver reads what stands now.
    """
    told: dict[str, object] = {
        "delivery_id": message.public_id,
        "event": message.event.value,
        "at": message.at.astimezone(UTC).isoformat(),
    }
    if message.claim_public_id:
        told["claim_id"] = message.claim_public_id
        told["claim_url"] = f"{public_url}/claims/{message.claim_public_id}"
        told["api_url"] = f"{public_url}/api/v1/claims/{message.claim_public_id}"
        told["edition"] = message.edition
    return json.dumps(told, separators=(",", ":")).encode()


def build_headers(message: Message, body: bytes, *, secret: str, at: datetime) -> dict[str, str]:
    """Return what goes out beside the body at an attempt made at `at`."""
    return {
        "Content-Type": "application/json",
        "User-Agent": "claim-tracker",
        EVENT_HEADER: message.event.value,
        DELIVERY_HEADER: message.public_id,
        SIGNATURE_HEADER: sign(body, secret=secret, timestamp=int(at.timestamp())),
    }


def sign(body: bytes, *, secret: str, timestamp: int) -> str:
    """Return `t=SECONDS,v1=HEX`: HMAC-SHA256 of the Unix time, a full stop and the body (RFC 2104)."""
    signed = f"{timestamp}.".encode() + body
    return f"t={timestamp},v1={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"


def find_next_try(attempts_count: int, *, at: datetime) -> datetime | None:
    """Return when to try again after so many failed attempts, the last at `at`; None to give up."""
    if attempts_count >= MOST_ATTEMPTS:
        return None
    growth: int = GROWTH ** (attempts_count - 1)
    return at + FIRST_WAIT * growth
