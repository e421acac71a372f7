"""The table in the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.proposal import ProposedClaim, ProposedSpeaker, Splitting
from tracker.extraction.table import build_table, columns_of, neutralise
from tracker.models.enums import AttributionMode, ClaimKind, SpeakerKind
from tracker.text.spans import Span


def make_splitting(text: str, speaker: str | None = "Jane Doe", *, narrator: bool = False) -> Splitting:
    claim = ProposedClaim(
        text=text,
        kind=ClaimKind.STATEMENT,
        mode=AttributionMode.NARRATOR if narrator else AttributionMode.DIRECT,
        speaker=None
        if speaker is None
        else ProposedSpeaker(name=speaker, kind=SpeakerKind.PERSON, role=None),
        speaker_spans=(),
        cue_spans=(),
        content_spans=(Span(0, 1),),
        quantities=(),
        checkworthiness=0.5,
        reason="a test",
    )
    return Splitting(splitter_name="rules", splitter_version="1", passages=(), claims=(claim,))


def test_a_row_shows_speaker_kind_mode_and_claim() -> None:
    row = build_table(make_splitting("We won."), width=80).splitlines()[2]
    assert row.split("  ") == ["Jane Doe", "statement", "direct", "We won."]


def test_the_headings_name_the_columns() -> None:
    heading = build_table(make_splitting("We won."), width=80).splitlines()[0]
    assert heading.split() == ["Speaker", "Kind", "Mode", "Claim"]


def test_the_articles_own_voice_and_an_unnamed_speaker_read_differently() -> None:
    assert "(article)" in build_table(make_splitting("It rained.", None, narrator=True), width=80)
    assert "(not named)" in build_table(make_splitting("It rained.", None), width=80)


def test_a_long_claim_goes_on_below_itself() -> None:
    lines = build_table(make_splitting("word " * 40), width=80).splitlines()
    assert len(lines) > 4
    assert lines[3].startswith(" " * 20)


def test_an_article_without_claims_says_so() -> None:
    empty = Splitting(splitter_name="rules", splitter_version="1", passages=(), claims=())
    assert build_table(empty, width=80).endswith("No claim was found.")


def test_wide_characters_count_twice_and_marks_not_at_all() -> None:
    assert columns_of("中e\u0301") == 3


def test_nothing_an_article_says_can_steer_the_terminal() -> None:
    assert neutralise("red \x1b[31m\u202enow\x07\r\nend\u2028") == "red [31mnow end"


@given(st.text(max_size=120), st.text(min_size=1, max_size=60), st.integers(0, 140))
def test_no_line_is_wider_than_asked(text: str, speaker: str, width: int) -> None:
    lines = build_table(make_splitting(text, speaker), width=width).split("\n")
    assert max(columns_of(line) for line in lines) <= max(width, 60)


@given(st.text(max_size=120))
def test_every_visible_character_of_a_claim_is_shown(text: str) -> None:
    table = build_table(make_splitting(text), width=60)
    shown = "".join(line[len("Jane Doe  statement  direct  ") :] for line in table.split("\n")[2:])
    assert shown.replace(" ", "") == neutralise(text).replace(" ", "")
