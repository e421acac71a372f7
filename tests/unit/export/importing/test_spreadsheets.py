"""A spreadsheet with columns of its own is read as people keep it, and told by its own rows and columns."""

from __future__ import annotations

import io
from datetime import date

import pytest

from tracker.errors import UnreadableTextError
from tracker.export.importing.cells import CellError
from tracker.export.importing.loose_cells import list_evidence, read_loose_day, strip_marks
from tracker.export.importing.mapped_claims import iter_mapped, preview_rows, read_header
from tracker.export.importing.mapping import (
    DayOrder,
    Mapping,
    Target,
    dump_mapping,
    find_problems,
    hash_header,
    load_mapping,
    parse_pair,
)
from tracker.export.importing.matching import propose_targets
from tracker.export.importing.reading import recognise
from tracker.export.importing.spreadsheet import name_letter
from tracker.export.importing.values import ImportedClaim, ImportedEvidence, ImportedNote, RowProblem
from tracker.models.enums import AttributionMode, ImportFormat

SOURCES = "Gutachten https://example.org/g, https://b.example/"
GERMAN = f"""Prüfungen, Frühjahr 2026;;;;;
;;;;;
Aussage;Wer?;Wann;Urteil;Quelle;Anmerkungen
"„Die Brücke ist sicher“, sagte sie.";Ada Lund;3.3.2026;Falsch;"{SOURCES}";"a; ""b""\nc"
;Bo;;;;
Zweite;n/a;31.2.2026;;;
"""
COLUMNS = (
    ("Aussage", Target.TEXT),
    ("Wer?", Target.SPEAKER),
    ("Wann", Target.DAY),
    ("Urteil", Target.RATING),
    ("Quelle", Target.EVIDENCE),
    ("Anmerkungen", Target.NOTE),
)
MAPPING = Mapping(name="Stadt", columns=COLUMNS)


def read(raw: bytes, mapping: Mapping = MAPPING) -> list[object]:
    return list(iter_mapped(io.BytesIO(raw), mapping, guard=None))


def propose(raw: bytes) -> dict[str, Target]:
    header = read_header(io.BytesIO(raw))
    return propose_targets(header.names, [cells for _, cells in header.sample])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_what_spreadsheets_save_is_read_in_each_of_their_encodings(encoding: str) -> None:
    raw = GERMAN.encode(encoding)
    assert recognise(raw) is ImportFormat.SPREADSHEET
    claim, first, second, note, *_ = read(raw)
    assert isinstance(claim, ImportedClaim)
    assert (claim.row, claim.text, claim.rating_label) == (4, "„Die Brücke ist sicher“, sagte sie.", "Falsch")
    assert (claim.speaker and claim.speaker.name, claim.claimed_on) == ("Ada Lund", date(2026, 3, 3))
    assert isinstance(first, ImportedEvidence)
    assert isinstance(second, ImportedEvidence)
    assert (first.title, first.url, second.title) == ("Gutachten", "https://example.org/g", "b.example")
    assert isinstance(note, ImportedNote)
    assert note.body == 'a; "b"\nc'


def test_a_row_is_refused_by_its_own_number_and_the_name_of_its_column() -> None:
    problems = [each for each in read(GERMAN.encode()) if isinstance(each, RowProblem)]
    assert [(each.row, each.field, each.value) for each in problems] == [
        (5, "Aussage", ""),
        (6, "Wann", "31.2.2026"),
    ]


def test_cells_that_were_copied_have_quotation_marks_that_quote_nothing() -> None:
    raw = b'Claim\tWho\tQuote\n"It is" so\tBo\t"It is"\nAnd\tAda\n'
    columns = (("Claim", Target.TEXT), ("Who", Target.SPEAKER), ("Quote", Target.CONTENT))
    claim, other = read(raw, Mapping(name="", columns=columns))
    assert isinstance(claim, ImportedClaim)
    assert isinstance(other, ImportedClaim)
    assert (claim.text, claim.place.content, claim.mode) == ('"It is" so', "It is", AttributionMode.DIRECT)
    assert (other.text, other.place.content) == ("And", "And")


def test_what_stands_behind_the_last_column_refuses_the_row() -> None:
    (problem,) = read(b"Aussage,Wer?\na,b,c\n", Mapping(name="", columns=COLUMNS[:2]))
    assert isinstance(problem, RowProblem)
    assert (problem.row, problem.value) == (2, "c")


def test_columns_are_told_apart_even_without_names_of_their_own() -> None:
    assert read_header(io.BytesIO(b"Note,,note,Claim,,\na,b,c,d,,\n")).names == (
        *("Note", "Column B", "note (2)", "Claim"),
    )
    assert [name_letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    "raw", [b"", b"\n\n", b"nonsense", b"a\x00b,c", b'a,"b', b"\xff\xfea", "a\0,b".encode("utf-16")]
)
def test_what_is_no_table_is_no_spreadsheet(raw: bytes) -> None:
    with pytest.raises(UnreadableTextError):
        recognise(raw)


def test_a_workbook_is_told_what_to_do() -> None:
    with pytest.raises(UnreadableTextError, match="Save its sheet as “CSV UTF-8”"):
        recognise(b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml")


def test_formulas_that_our_own_export_guarded_come_in_as_they_were() -> None:
    mapping = Mapping(name="", columns=(("What", Target.TEXT), ("Who", Target.SPEAKER)))
    guarded, bare = (
        [each.text for each in read(raw, mapping) if isinstance(each, ImportedClaim)]
        for raw in (b"What,Who\n'=1+1,Bo\n", b"What,Who\n'=1+1,Bo\n=2,Bo\n")
    )
    assert (guarded, bare) == (["=1+1"], ["'=1+1", "=2"])


def test_columns_are_proposed_by_the_words_people_use() -> None:
    assert propose(b"Statement,Who,When,Link,Verdict,Source,My notes,Colour\n") == {
        "Statement": Target.TEXT,
        "Who": Target.SPEAKER,
        "When": Target.DAY,
        "Link": Target.ADDRESS,
        "Verdict": Target.RATING,
        "Source": Target.EVIDENCE,
        "My notes": Target.NOTE,
    }
    assert propose("Утверждение;Кто;Дата;Вердикт\n".encode()) == {
        "Утверждение": Target.TEXT,
        "Кто": Target.SPEAKER,
        "Дата": Target.DAY,
        "Вердикт": Target.RATING,
    }
    assert propose(b"claim_text,claim_id,Speeker\n") == {
        "claim_text": Target.TEXT,
        "claim_id": Target.ID,
        "Speeker": Target.SPEAKER,
    }


def test_the_claim_is_its_quote_or_the_longest_text_where_no_column_says_so() -> None:
    assert propose(b"Quote,Who\na,b\n")["Quote"] is Target.TEXT
    assert propose(b"Tweet,Who\nThe bridge is safe.,Bo\n")["Tweet"] is Target.TEXT


def test_a_mapping_that_cannot_be_is_refused_by_column() -> None:
    twice = Mapping(name="", columns=(("a", Target.SPEAKER), ("b", Target.SPEAKER), ("c", Target.NOTE)))
    found = [(each.column, each.message) for each in find_problems(twice, ["a", "b"])]
    assert found == [
        ("c", "The file has no column “c”."),
        ("b", "“a” and “b” cannot both be “Speaker”. Choose one of them."),
        ("", "No column holds the claim itself (claim_text). Choose the one that does."),
    ]


def test_a_mapping_is_written_down_and_read_again() -> None:
    assert load_mapping(dump_mapping(MAPPING)) == MAPPING
    with pytest.raises(UnreadableTextError):
        load_mapping('{"columns": [["a"]]}')
    assert parse_pair(" a = b =claim_text") == ("a = b", Target.TEXT)
    for told in ("claim_text", "=claim_text", "a=nothing"):
        with pytest.raises(ValueError, match="“"):
            parse_pair(told)


def test_the_same_columns_in_another_order_and_case_are_the_same() -> None:
    assert hash_header(["Who", "Claim"]) == hash_header(["claim", "WHO"]) != hash_header(["claim"])


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-03-04T10:00", DayOrder.UNSAID, date(2026, 3, 4)),
        ("4.3.2026", DayOrder.UNSAID, date(2026, 3, 4)),
        ("13/3/2026 9:30 PM", DayOrder.UNSAID, date(2026, 3, 13)),
        ("3/13/2026", DayOrder.UNSAID, date(2026, 3, 13)),
        ("4/3/2026", DayOrder.DAY_FIRST, date(2026, 3, 4)),
        ("3/4/2026", DayOrder.MONTH_FIRST, date(2026, 3, 4)),
        ("March 4th, 2026", DayOrder.UNSAID, date(2026, 3, 4)),
        ("2026/3/4", DayOrder.UNSAID, date(2026, 3, 4)),
        ("", DayOrder.UNSAID, None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, order: DayOrder, day: date | None) -> None:
    assert read_loose_day("When", text, order) == day


@pytest.mark.parametrize("text", ["3/4/2026", "yesterday", "32.1.2026", "46085", "3/4/26"])
def test_a_day_that_nobody_can_be_sure_of_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_loose_day("When", text, DayOrder.UNSAID)
    with pytest.raises(CellError):
        read_loose_day("When", "3/13/2026", DayOrder.DAY_FIRST)


def test_a_cell_names_each_source_with_the_words_before_its_address() -> None:
    assert list_evidence("S", "see www.a.example") == [("see www.a.example", "")]
    assert list_evidence("S", "a.example/x") == [("a.example/x", "https://a.example/x")]
    assert list_evidence("S", "https://a.example/x (report)") == [("report", "https://a.example/x")]


def test_only_marks_around_the_whole_quote_are_taken_off() -> None:
    assert strip_marks("„Ja“") == ("Ja", True)
    assert strip_marks("“Yes” and “no”") == ("“Yes” and “no”", False)


def test_a_preview_shows_rows_with_what_belongs_to_them() -> None:
    rows = preview_rows(iter_mapped(io.BytesIO(GERMAN.encode()), MAPPING, guard=None), most=2)
    assert [(row.number, len(row.evidence), len(row.notes), bool(row.problem)) for row in rows] == [
        (4, 2, 1, False),
        (5, 0, 0, True),
    ]
