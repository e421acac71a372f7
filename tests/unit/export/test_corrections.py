"""Which articles become training data, what each line says, and that training reads it back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.support.newsroom import AT, BODY, QUOTE, Newsroom, add_version
from tracker.export import correction_queries
from tracker.export.correction_queries import count_waiting, iter_lines
from tracker.export.corrections import build_line
from tracker.extraction.narration.voice import Voice
from tracker.extraction.training.corpus import GoldArticle, GoldAttribution
from tracker.extraction.training.corrections import load_corrections
from tracker.extraction.training.voice_labels import VoiceLabels
from tracker.models import Article, ArticleVersion, Claim, ClaimAnchor
from tracker.models.enums import AnchorRole, AttributionMode, ClaimKind, ClaimOrigin, ReviewStatus

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.extraction.jsonl import JsonValue

# The flag is two code points, four UTF-16 units and eight bytes.
TEXT = "🇰🇿 “The dam holds,” Ada Lund said on Friday, “and it will.” Rain fell. It was a grim day.\n"
TURNED_DOWN = (ReviewStatus.DISMISSED, ReviewStatus.MERGED)
UNDECIDED = (*TURNED_DOWN, ReviewStatus.PROPOSED)
DECIDED = [status for status in ReviewStatus if status is not ReviewStatus.PROPOSED]
SPOKEN = [mode for mode in AttributionMode if mode is not AttributionMode.NARRATOR]
OWN = AttributionMode.NARRATOR


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def place(words: str, text: str = TEXT) -> list[int]:
    return list(span(words, text))


def make_version() -> ArticleVersion:
    version = ArticleVersion(
        id=2,
        article_id=1,
        submission_id=1,
        number=2,
        body=TEXT,
        sha256="",
        splitter="test 1",
        created_at=AT,
    )
    version.article = Article(public_id="bcd234fgh567", headline="Dam holds", created_at=AT)
    return version


def make_anchor(claim: Claim, version: ArticleVersion, role: AnchorRole, words: str) -> ClaimAnchor:
    start, end = span(words, version.body)
    return ClaimAnchor(
        claim_id=claim.id or 0,
        article_version_id=version.id or 0,
        role=role,
        position=1 + start,
        start=start,
        end=end,
        exact=words,
        prefix="",
        suffix="",
    )


def make_claim(
    *anchors: tuple[AnchorRole, str],
    mode: AttributionMode = AttributionMode.DIRECT,
    kind: ClaimKind = ClaimKind.STATEMENT,
    status: ReviewStatus = ReviewStatus.OPEN,
) -> Claim:
    claim = Claim(
        article_id=1,
        position=1,
        text="",
        mode=mode,
        kind=kind,
        origin=ClaimOrigin.PROPOSED,
        review_status=status,
        created_at=AT,
        updated_at=AT,
    )
    claim.anchors = [make_anchor(claim, make_version(), role, words) for role, words in anchors]
    return claim


def make_quotation(
    *, mode: AttributionMode = AttributionMode.DIRECT, status: ReviewStatus = ReviewStatus.OPEN
) -> Claim:
    return make_claim(
        (AnchorRole.CONTENT, "and it will."),
        (AnchorRole.CONTENT, "The dam holds"),
        (AnchorRole.CUE, "said"),
        (AnchorRole.SPEAKER, "Ada Lund"),
        mode=mode,
        status=status,
    )


def read_row(*claims: Claim) -> dict[str, JsonValue]:
    row: dict[str, JsonValue] = json.loads(build_line(make_version(), claims))
    return row


def list_rows(room: Newsroom) -> list[dict[str, JsonValue]]:
    room.session.flush()
    room.session.expunge_all()
    return [json.loads(line) for line in iter_lines(room.session)]


def list_ids(room: Newsroom) -> list[JsonValue]:
    return [row["id"] for row in list_rows(room)]


def add_article(room: Newsroom, *statuses: ReviewStatus, is_sample: bool = False) -> str:
    """Add an article about the bridge with one claim in each status."""
    room.article = Article(headline="Bridge reopens", is_sample=is_sample, created_at=AT)
    room.session.add(room.article)
    room.session.flush()
    room.version = add_version(room.session, room.article)
    for status in statuses:
        room.add_claim(status=status)
    return room.article.public_id


def test_a_line_holds_the_article_and_one_line_only() -> None:
    line = build_line(make_version(), [])
    assert "\n" not in line
    assert json.loads(line) == {
        "id": "bcd234fgh567",
        "text": TEXT,
        "attributions": [],
        "own_voice": [],
        "dismissed": [],
    }


@pytest.mark.parametrize("mode", SPOKEN)
@pytest.mark.parametrize("status", [status for status in ReviewStatus if status not in UNDECIDED])
def test_what_somebody_said_is_an_attribution_with_its_spans_in_order(
    mode: AttributionMode, status: ReviewStatus
) -> None:
    row = read_row(make_quotation(mode=mode, status=status))
    assert row["attributions"] == [
        {
            "content": [place("The dam holds"), place("and it will.")],
            "cue": [place("said")],
            "speaker": [place("Ada Lund")],
        }
    ]
    assert (row["own_voice"], row["dismissed"]) == ([], [])


@pytest.mark.parametrize("left_out", [AnchorRole.CUE, AnchorRole.CONTENT])
def test_an_attribution_without_cue_or_content_is_left_out(left_out: AnchorRole) -> None:
    claim = make_quotation()
    claim.anchors = [anchor for anchor in claim.anchors if anchor.role is not left_out]
    assert read_row(claim)["attributions"] == []


def test_an_attribution_to_nobody_named_in_the_text_is_kept() -> None:
    claim = make_claim((AnchorRole.CONTENT, "The dam holds"), (AnchorRole.CUE, "said"))
    (attribution,) = json.loads(build_line(make_version(), [claim]))["attributions"]
    assert attribution["speaker"] == []


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (ClaimKind.EVENT, "event"),
        (ClaimKind.ESTIMATE, "estimate"),
        (ClaimKind.STATEMENT, "statement"),
        (ClaimKind.OPINION, "opinion"),
        (ClaimKind.PREDICTION, "prediction"),
        (ClaimKind.APPEAL, "statement"),
        (ClaimKind.POSITION, "statement"),
    ],
)
def test_the_article_s_own_voice_has_a_kind_that_training_knows(kind: ClaimKind, said: str) -> None:
    row = read_row(make_claim((AnchorRole.CONTENT, "Rain fell."), mode=OWN, kind=kind))
    assert row["own_voice"] == [{"span": place("Rain fell."), "kind": said}]
    assert (row["attributions"], row["dismissed"]) == ([], [])


def test_each_piece_of_the_own_voice_is_an_entry() -> None:
    claim = make_claim((AnchorRole.CONTENT, "grim day"), (AnchorRole.CONTENT, "Rain fell"), mode=OWN)
    spans = [each["span"] for each in json.loads(build_line(make_version(), [claim]))["own_voice"]]
    assert spans == [place("Rain fell"), place("grim day")]


@pytest.mark.parametrize("status", TURNED_DOWN)
def test_own_voice_that_was_turned_down_is_dismissed(status: ReviewStatus) -> None:
    claim = make_claim((AnchorRole.CONTENT, "It was a grim day."), mode=OWN, status=status)
    row = read_row(claim)
    assert row["dismissed"] == [place("It was a grim day.")]
    assert (row["attributions"], row["own_voice"]) == ([], [])


@pytest.mark.parametrize("status", TURNED_DOWN)
def test_an_attribution_that_was_turned_down_is_nowhere(status: ReviewStatus) -> None:
    row = read_row(make_quotation(status=status))
    assert (row["attributions"], row["own_voice"], row["dismissed"]) == ([], [], [])


def test_where_a_claim_lay_in_an_older_version_does_not_count() -> None:
    claim = make_claim((AnchorRole.CONTENT, "Rain fell."), mode=OWN)
    claim.anchors[0].article_version_id = 1
    assert read_row(claim)["own_voice"] == []


@pytest.mark.parametrize("status", DECIDED)
def test_an_article_is_written_when_every_claim_is_decided(room: Newsroom, status: ReviewStatus) -> None:
    room.add_claim(status=ReviewStatus.OPEN)
    room.add_claim(status=status)
    assert list_ids(room) == [room.article.public_id]
    assert count_waiting(room.session) == 0


def test_an_article_with_a_proposed_claim_waits(room: Newsroom) -> None:
    room.add_claim(status=ReviewStatus.OPEN)
    room.add_claim()
    room.add_claim()
    assert list_ids(room) == []
    assert count_waiting(room.session) == 1


def test_an_article_without_claims_is_not_written_and_does_not_wait(room: Newsroom) -> None:
    assert list_ids(room) == []
    assert count_waiting(room.session) == 0


def test_the_sample_is_not_written_and_does_not_wait(room: Newsroom) -> None:
    add_article(room, ReviewStatus.OPEN, is_sample=True)
    add_article(room, ReviewStatus.PROPOSED, is_sample=True)
    assert list_ids(room) == []
    assert count_waiting(room.session) == 0


def test_claims_come_by_position_and_not_by_age(room: Newsroom) -> None:
    kinds = (ClaimKind.EVENT, ClaimKind.ESTIMATE)
    claims = [room.add_claim(mode=OWN, kind=kind, status=ReviewStatus.OPEN) for kind in kinds]
    for position, claim in enumerate(reversed(claims), start=1):
        claim.position = position
    (row,) = list_rows(room)
    content = place(QUOTE, BODY)
    assert row["own_voice"] == [{"span": content, "kind": kind} for kind in ("estimate", "event")]


def test_the_newest_version_is_written(room: Newsroom) -> None:
    claim = room.add_claim(mode=OWN, status=ReviewStatus.OPEN)
    body = f"Updated. {BODY}"
    newer = ArticleVersion(
        article_id=room.article.id or 0,
        submission_id=room.version.submission_id,
        number=2,
        body=body,
        sha256="0" * 64,
        splitter="test 1",
        created_at=AT,
    )
    room.session.add(newer)
    room.session.flush()
    room.session.add(make_anchor(claim, newer, AnchorRole.CONTENT, QUOTE))
    (row,) = list_rows(room)
    assert row["text"] == body
    assert row["own_voice"] == [{"span": place(QUOTE, body), "kind": "statement"}]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_of_articles_meet_without_a_gap(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(correction_queries, "BATCH_SIZE", size)
    added = []
    for _ in range(3):
        added.append(add_article(room, ReviewStatus.OPEN, ReviewStatus.DISMISSED))
        add_article(room, ReviewStatus.PROPOSED)
    rows = list_rows(room)
    assert [row["id"] for row in rows] == added
    assert count_waiting(room.session) == 3


def test_the_number_of_queries_is_the_same_for_every_article_of_a_batch(room: Newsroom) -> None:
    def count() -> int:
        statements: list[str] = []
        engine = room.session.get_bind()
        note = lambda *arguments: statements.append(arguments[2])  # noqa: E731 -- must be removed again
        room.session.flush()
        sa.event.listen(engine, "before_cursor_execute", note)
        list_rows(room)
        sa.event.remove(engine, "before_cursor_execute", note)
        return len(statements)

    add_article(room, ReviewStatus.OPEN)
    few = count()
    for _ in range(3):
        add_article(room, ReviewStatus.OPEN, ReviewStatus.OPEN)
    assert count() == few


def test_training_reads_what_was_written(room: Newsroom, tmp_path: Path) -> None:
    said = room.add_claim(status=ReviewStatus.PUBLISHED)
    room.session.add(make_anchor(said, room.version, AnchorRole.CUE, "said"))
    room.session.add(make_anchor(said, room.version, AnchorRole.SPEAKER, "mayor Ada Lund"))
    room.add_claim(mode=OWN, kind=ClaimKind.EVENT, status=ReviewStatus.OPEN)
    room.add_claim(mode=OWN, kind=ClaimKind.OPINION, status=ReviewStatus.OPEN)
    room.add_claim(mode=OWN, status=ReviewStatus.DISMISSED)
    room.session.flush()
    room.session.expunge_all()
    path = tmp_path / "corrections.jsonl"
    path.write_text("".join(f"{line}\n" for line in iter_lines(room.session)), encoding="utf-8")
    articles, labels = load_corrections([path])
    content, cue, speaker = (span(words, BODY) for words in (QUOTE, "said", "mayor Ada Lund"))
    attribution = GoldAttribution(speaker=(speaker,), cue=(cue,), content=(content,))
    name = f"desk-{room.article.public_id}"
    assert articles == [GoldArticle(name=name, text=BODY, versions=((attribution,),))]
    assert labels == {
        name: VoiceLabels(
            sentences=(),
            claims=((*content, Voice.EVENT), (*content, Voice.OPINION), (*content, Voice.REMARK)),
        )
    }
