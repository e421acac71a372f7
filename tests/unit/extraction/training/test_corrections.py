"""What reviewers settled, read back for training."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.support.encoded import span_of
from tracker.export.corrections import build_line
from tracker.extraction.narration.voice import Voice
from tracker.extraction.training.corpus import GoldArticle, GoldAttribution
from tracker.extraction.training.corrections import UnreadableCorrectionsError, load_corrections
from tracker.extraction.training.voice_labels import VoiceLabels
from tracker.models import Article, ArticleVersion, Claim, ClaimAnchor
from tracker.models.enums import AnchorRole, AttributionMode, ClaimKind, ClaimOrigin, ReviewStatus

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
TEXT = "Rain fell.\nLund said it blew\u2028hard. 😀 That was odd. It stopped."
LUND = {
    "speaker": [[11, 15]],
    "cue": [[16, 20]],
    "content": [list(span_of(TEXT, "it blew\u2028hard"))],
}
RAIN = list(span_of(TEXT, "Rain fell"))
ODD = list(span_of(TEXT, "That was odd"))


def line(**changes: object) -> str:
    held = {
        "id": "k3x",
        "text": TEXT,
        "attributions": [LUND],
        "own_voice": [{"span": RAIN, "kind": "event"}],
        "dismissed": [ODD],
    }
    return json.dumps(held | changes, ensure_ascii=False) + "\n"


def write(folder: Path, *lines: str, name: str = "desk.jsonl") -> Path:
    path = folder / name
    path.write_bytes("".join(lines).encode())
    return path


def test_a_line_is_an_article_with_one_row_of_attributions(tmp_path: Path) -> None:
    articles, _ = load_corrections([write(tmp_path, line())])
    said = GoldAttribution(
        speaker=((11, 15),), cue=((16, 20),), content=(span_of(TEXT, "it blew\u2028hard"),)
    )
    assert articles == [GoldArticle(name="desk-k3x", text=TEXT, versions=((said,),))]


def test_the_articles_own_claims_and_what_was_dismissed_are_labels(tmp_path: Path) -> None:
    _, labels = load_corrections([write(tmp_path, line())])
    assert labels == {
        "desk-k3x": VoiceLabels(
            sentences=(),
            claims=(
                (*span_of(TEXT, "Rain fell"), Voice.EVENT),
                (*span_of(TEXT, "That was odd"), Voice.REMARK),
            ),
        )
    }


@pytest.mark.parametrize("kind", ["event", "estimate", "statement", "opinion", "prediction"])
def test_a_claim_of_the_articles_own_voice_keeps_its_kind(tmp_path: Path, kind: str) -> None:
    _, labels = load_corrections([write(tmp_path, line(own_voice=[{"span": RAIN, "kind": kind}]))])
    assert labels["desk-k3x"].claims[0] == (*span_of(TEXT, "Rain fell"), Voice(kind))


def test_pieces_of_a_role_come_in_order(tmp_path: Path) -> None:
    path = write(tmp_path, line(attributions=[LUND | {"content": [[30, 34], [21, 28]]}]))
    assert load_corrections([path])[0][0].versions[0][0].content == ((21, 28), (30, 34))


def test_several_files_are_read_one_after_the_other(tmp_path: Path) -> None:
    paths = [write(tmp_path, line(id="b"), line(id="c"), name="1"), write(tmp_path, line(id="a"), name="2")]
    articles, labels = load_corrections(paths)
    assert [article.name for article in articles] == list(labels) == ["desk-b", "desk-c", "desk-a"]


def test_no_files_hold_no_corrections() -> None:
    assert load_corrections([]) == ([], {})


@pytest.mark.parametrize(
    "bad",
    [
        "no json\n",
        "\n",
        "[]\n",
        "null\n",
        "{}\n",
        line(id=3),
        line(text=None),
        line(attributions="none"),
        line(attributions=None),
        line(attributions=[{"cue": [], "content": []}]),
        line(attributions=[LUND | {"content": [[1, 2, 3]]}]),
        line(attributions=[LUND | {"content": [1]}]),
        line(own_voice=[{"span": RAIN, "kind": "rumour"}]),
        line(own_voice=[{"span": [1], "kind": "event"}]),
        line(dismissed=[[1]]),
        line(dismissed=None),
    ],
)
def test_a_line_that_is_no_correction_is_refused_by_file_and_number(tmp_path: Path, bad: str) -> None:
    path = write(tmp_path, line(), bad)
    with pytest.raises(UnreadableCorrectionsError) as refusal:
        load_corrections([path])
    assert f"{path}, line 2:" in str(refusal.value)


def test_a_line_that_is_not_in_utf_8_is_refused_by_file_and_number(tmp_path: Path) -> None:
    path = tmp_path / "desk.jsonl"
    path.write_bytes(line().encode() + line(text="caf\u00e9").encode("latin-1", errors="replace"))
    with pytest.raises(UnreadableCorrectionsError) as refusal:
        load_corrections([path])
    assert "line 2:" in str(refusal.value)


def anchors(**stretches: str) -> list[ClaimAnchor]:
    return [
        ClaimAnchor(
            claim_id=1,
            article_version_id=7,
            role=AnchorRole(role),
            position=0,
            start=start,
            end=end,
            exact=TEXT[start:end],
            prefix="",
            suffix="",
        )
        for role, (start, end) in ((role, span_of(TEXT, words)) for role, words in stretches.items())
    ]


def claim(mode: AttributionMode, kind: ClaimKind, status: ReviewStatus, found: list[ClaimAnchor]) -> Claim:
    return Claim(
        article_id=1,
        position=0,
        text="",
        kind=kind,
        mode=mode,
        origin=ClaimOrigin.PROPOSED,
        review_status=status,
        created_at=AT,
        updated_at=AT,
        anchors=found,
    )


def version() -> ArticleVersion:
    article = Article(public_id="k3x", headline="Rain", created_at=AT)
    return ArticleVersion(
        id=7,
        article_id=1,
        submission_id=1,
        number=1,
        body=TEXT,
        sha256="",
        splitter="",
        created_at=AT,
        article=article,
    )


def test_what_the_desk_exports_is_read_as_it_was_settled(tmp_path: Path) -> None:
    said = anchors(speaker="Lund", cue="said", content="it blew\u2028hard")
    rain, odd = anchors(content="Rain fell"), anchors(content="That was odd")
    turned_down = anchors(speaker="Lund", cue="said", content="It stopped")
    narrator = AttributionMode.NARRATOR
    exported = build_line(
        version(),
        [
            claim(AttributionMode.INDIRECT, ClaimKind.STATEMENT, ReviewStatus.APPROVED, said),
            claim(narrator, ClaimKind.EVENT, ReviewStatus.PUBLISHED, rain),
            claim(narrator, ClaimKind.STATEMENT, ReviewStatus.DISMISSED, odd),
            claim(AttributionMode.INDIRECT, ClaimKind.STATEMENT, ReviewStatus.DISMISSED, turned_down),
        ],
    )
    again = load_corrections([write(tmp_path, exported + "\n")])
    assert again == load_corrections([write(tmp_path, line(), name="same.jsonl")])
