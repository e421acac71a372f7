"""What a claim does."""

from __future__ import annotations

import pytest

from tracker.extraction.splitter import split_article
from tracker.models.enums import ClaimKind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Smith said it rained.", ClaimKind.STATEMENT),
        ("“We left our homes,” Smith said.", ClaimKind.STATEMENT),
        ("The group has urged countries to act.", ClaimKind.APPEAL),
        ("The council has called for an inquiry.", ClaimKind.APPEAL),
        ("The U.S. says countries should act.", ClaimKind.POSITION),
        ("Smith supports the plan.", ClaimKind.POSITION),
        ("Smith criticized the plan.", ClaimKind.POSITION),
        ("Smith predicted that Jones would lose.", ClaimKind.PREDICTION),
        ("Around 1,000 fighters are in detention in Syria.", ClaimKind.ESTIMATE),
        ("Thousands of people have left Syria.", ClaimKind.ESTIMATE),
        ("Between 10 and 20 ships sank off Malta.", ClaimKind.ESTIMATE),
        ("The country has 40 ports.", ClaimKind.EVENT),
        ("Seven children were reunited with their grandfather in Iraq.", ClaimKind.EVENT),
        ("Last month Germany repatriated several children who were in Iraq.", ClaimKind.EVENT),
        ("Germany will close 12 ports next year.", ClaimKind.PREDICTION),
        ("Germany is the best country in Europe.", ClaimKind.OPINION),
        ("Germany is a member of the union.", ClaimKind.STATEMENT),
    ],
)
def test_the_kind_follows_from_cue_and_content(text: str, kind: ClaimKind) -> None:
    assert [claim.kind for claim in split_article(text).claims] == [kind]
