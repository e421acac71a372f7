"""What the public pages call what was put right or taken back."""

from __future__ import annotations

from typing import Final

from tracker.models.enums import CorrectionClass
from tracker.publication.amendments import WITHDRAWAL
from tracker.web.languages import mark_phrase

AMENDMENT_NAMES: Final[dict[str, str]] = {
    CorrectionClass.RETRACTION.value: mark_phrase("Retraction"),
    CorrectionClass.SUBSTANTIVE.value: mark_phrase("Correction"),
    CorrectionClass.UPDATE.value: mark_phrase("Update"),
    CorrectionClass.MINOR.value: mark_phrase("Minor correction"),
    WITHDRAWAL: mark_phrase("Withdrawal"),
}
AMENDMENT_DEFINITIONS: Final[dict[str, str]] = {
    CorrectionClass.RETRACTION.value: mark_phrase("What we found was wrong and does not stand any more."),
    CorrectionClass.SUBSTANTIVE.value: mark_phrase(
        "Something that matters was wrong: a notice stands on top of the page, with the old and the new."
    ),
    CorrectionClass.UPDATE.value: mark_phrase(
        "Something has changed or became known since: a dated line says so."
    ),
    CorrectionClass.MINOR.value: mark_phrase(
        "A slip that changes nothing for the reader: it stands in the list below."
    ),
    WITHDRAWAL: mark_phrase("The finding was taken back; its address says why."),
}
