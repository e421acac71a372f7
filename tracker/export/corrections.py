"""How an article that reviewers are done with becomes one line to train the splitter on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tracker.models.enums import AnchorRole, AttributionMode, ClaimKind, ReviewStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.models import ArticleVersion, Claim

Pieces = list[list[int]]
Attribution = dict[str, Pieces]
OwnVoice = dict[str, list[int] | str]

_TURNED_DOWN: Final = frozenset({ReviewStatus.DISMISSED, ReviewStatus.MERGED})
# What an article can do in its own voice; it appeals to nobody and holds no position.
_OWN_KINDS: Final = frozenset(
    {ClaimKind.EVENT, ClaimKind.ESTIMATE, ClaimKind.STATEMENT, ClaimKind.OPINION, ClaimKind.PREDICTION}
)


def build_line(version: ArticleVersion, claims: Iterable[Claim]) -> str:
    """Return one JSON object without a line end: what people made of the claims of an article.

    Keys: `id`, `text`, `attributions` (speaker, cue and content of what somebody is said to have said),
    `own_voice` (span and kind of what the article says itself) and `dismissed` (spans of the article's own
    voice that make no claim), each in the order of `claims`. Offsets are code points of the version's body.
    An attribution without a cue or without content in this version is left out.
    """
    attributions: list[Attribution] = []
    own_voice: list[OwnVoice] = []
    dismissed: Pieces = []
    for claim in claims:
        is_turned_down = claim.review_status in _TURNED_DOWN
        if claim.mode is AttributionMode.NARRATOR:
            content = _list_pieces(claim, version, AnchorRole.CONTENT)
            if is_turned_down:
                dismissed += content
            else:
                own_voice += [{"span": piece, "kind": _own_kind(claim)} for piece in content]
        elif not is_turned_down:
            attribution = {role.value: _list_pieces(claim, version, role) for role in AnchorRole}
            if attribution[AnchorRole.CONTENT] and attribution[AnchorRole.CUE]:
                attributions.append(attribution)
    row = {
        "id": version.article.public_id,
        "text": version.body,
        "attributions": attributions,
        "own_voice": own_voice,
        "dismissed": dismissed,
    }
    return json.dumps(row, ensure_ascii=False)


def _list_pieces(claim: Claim, version: ArticleVersion, role: AnchorRole) -> Pieces:
    """Return the spans of one role in the version, by position in the text."""
    return sorted(
        [anchor.start, anchor.end]
        for anchor in claim.anchors
        if anchor.role is role and anchor.article_version_id == version.id
    )


def _own_kind(claim: Claim) -> str:
    return (claim.kind if claim.kind in _OWN_KINDS else ClaimKind.STATEMENT).value
