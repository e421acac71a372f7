"""Annotated articles in the brat standoff layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.encoded import span_of
from tracker.extraction.training.corpus import GoldArticle, GoldAttribution, load_articles

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Lund said the dam,\r\nhe thinks, holds.\n😀 Oyelaran denied it."


def bound(key: str, role: str, *stretches: str, text: str = TEXT) -> str:
    places = ";".join(f"{start} {end}" for start, end in (span_of(text, each) for each in stretches))
    return f"{key}\t{role} {places}\t{' '.join(stretches)}\n"


STANDOFF = (
    bound("T1", "Source", "Lund")
    + bound("T2", "Cue", "said")
    + bound("T3", "Content", "the dam", "holds")
    + "E1\tCue:T2 Source:T1 Content:T3\n"
    + "A1\tSourceType E1 Named\n"
    + "#1\tAnnotatorNotes T3\tchecked twice\n"
)
LUND = GoldAttribution(
    speaker=(span_of(TEXT, "Lund"),),
    cue=(span_of(TEXT, "said"),),
    content=(span_of(TEXT, "the dam"), span_of(TEXT, "holds")),
)


def load(folder: Path, text: str = TEXT, **annotators: str) -> GoldArticle:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "post_2024-01-01_dam.txt").write_bytes(text.encode())
    for name, standoff in annotators.items():
        path = folder / "attributions" / f"post_2024-01-01_dam_{name}.ann"
        path.write_bytes(standoff.encode())
    (article,) = load_articles(folder)
    return article


def test_an_attribution_has_the_places_of_its_roles(tmp_path: Path) -> None:
    assert load(tmp_path, anna=STANDOFF).versions == ((LUND,),)


def test_an_article_keeps_its_name_and_every_code_point_of_its_text(tmp_path: Path) -> None:
    article = load(tmp_path, anna=STANDOFF)
    assert (article.name, article.text) == ("post_2024-01-01_dam", TEXT)


def test_several_events_come_in_the_order_of_the_text(tmp_path: Path) -> None:
    later = (
        bound("T7", "Source", "Oyelaran")
        + bound("T8", "Cue", "denied")
        + bound("T9", "Content", "it.")
        + "E2\tCue:T8 Source:T7 Content:T9\n"
    )
    (found,) = load(tmp_path, anna=later + STANDOFF).versions
    assert [each.cue for each in found] == [(span_of(TEXT, "said"),), (span_of(TEXT, "denied"),)]


def test_numbered_roles_of_an_event_belong_to_the_same_role(tmp_path: Path) -> None:
    standoff = (
        bound("T1", "Content", "holds")
        + bound("T2", "Content", "the dam")
        + bound("T3", "Cue", "said")
        + "E1\tCue:T3 Content:T1 Content2:T2\n"
    )
    (found,) = load(tmp_path, anna=standoff).versions
    assert found[0].content == LUND.content
    assert found[0].speaker == ()


def test_an_event_without_content_is_left_out(tmp_path: Path) -> None:
    standoff = bound("T1", "Source", "Lund") + bound("T2", "Cue", "said") + "E1\tCue:T2 Source:T1\n"
    assert load(tmp_path, anna=standoff).versions == ((),)


def test_each_annotator_has_a_version_in_the_order_of_their_names(tmp_path: Path) -> None:
    assert load(tmp_path, bo="", anna=STANDOFF).versions == ((LUND,), ())


def test_an_article_nobody_annotated_has_one_version_without_attributions(tmp_path: Path) -> None:
    assert load(tmp_path).versions == ((),)


def test_annotations_of_an_article_whose_name_begins_alike_are_not_taken_for_its_own(tmp_path: Path) -> None:
    load(tmp_path, anna=STANDOFF)
    (tmp_path / "text" / "post_2024-01-01.txt").write_text("Another.", encoding="utf-8")
    by_name = {article.name: article.versions for article in load_articles(tmp_path)}
    assert by_name == {"post_2024-01-01": ((),), "post_2024-01-01_dam": ((LUND,),)}


def test_articles_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    load(tmp_path)
    for name in ("zeta", "alpha"):
        (tmp_path / "text" / f"{name}.txt").write_text("Rain.", encoding="utf-8")
    names = [article.name for article in load_articles(tmp_path)]
    assert names == ["alpha", "post_2024-01-01_dam", "zeta"]


@pytest.mark.parametrize("missing", ["text", "attributions"])
def test_a_folder_without_texts_or_attributions_is_refused(tmp_path: Path, missing: str) -> None:
    for name in {"text", "attributions"} - {missing}:
        (tmp_path / name).mkdir()
    with pytest.raises(FileNotFoundError):
        load_articles(tmp_path)
