"""What the public pages call what was put right or taken back."""

from __future__ import annotations

from typing import Final

from tracker.models.enums import CorrectionClass
from tracker.publication.amendments import WITHDRAWAL

AMENDMENT_NAMES: Final[dict[str, str]] = {
    CorrectionClass.RETRACTION.value: "Retraction",
    CorrectionClass.SUBSTANTIVE.value: "Correction",
    CorrectionClass.UPDATE.value: "Update",
    CorrectionClass.MINOR.value: "Minor correction",
    WITHDRAWAL: "Withdrawal",
}
AMENDMENT_DEFINITIONS: Final[dict[str, str]] = {
    CorrectionClass.RETRACTION.value: "What we found was wrong and does not stand any more.",
    CorrectionClass.SUBSTANTIVE.value: (
        "Something that matters was wrong: a notice stands on top of the page, with the old and the new."
    ),
    CorrectionClass.UPDATE.value: "Something has changed or became known since: a dated line says so.",
    CorrectionClass.MINOR.value: "A slip that changes nothing for the reader: it stands in the list below.",
    WITHDRAWAL: "The finding was taken back; its address says why.",
}
