"""The lists hold what is published, whether claim by claim or made anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import select

from tests.support.newsroom import AT
from tests.support.publishing import correct, publish, reassess, reword, start_correction, withdraw
from tracker.models import PublicArticle, PublicCell, PublicSpeaker, PublicTally, PublicWords, PublishedClaim
from tracker.publication.counting import Filters, choose, count_published, count_selection
from tracker.publication.facets import Facet, Order
from tracker.publication.list_queries import list_ids, list_rows
from tracker.publication.reindexing import rebuild_lists
from tracker.publication.searching import parse_search

if TYPE_CHECKING:
    from sqlmodel import Session

    from tests.support.newsroom import Newsroom


def read_lists(session: Session) -> dict[str, list[str]]:
    """Return every row of the lists as text, but for the row ids that a new run gives anew."""
    session.flush()
    cells = {
        each.id: f"{each.finding}/{each.rating}/{each.kind}/{each.year}"
        for each in session.exec(select(PublicCell))
    }
    found: dict[str, list[str]] = {"cells": sorted(cells.values())}
    for table in (PublishedClaim, PublicArticle, PublicSpeaker):
        left_out = {"id", "cell_id", "speaker_id", "article_id"} - (
            {"id"} if table is PublishedClaim else set()
        )
        found[table.__name__] = sorted(
            str(sorted(each.model_dump(exclude=left_out).items())) for each in session.exec(select(table))
        )
    tallies = session.exec(select(PublicTally))
    found["tallies"] = sorted(f"{each.owner} {cells[each.cell_id]} {each.count}" for each in tallies)
    found["words"] = sorted(f"{each.id} {each.words}" for each in session.exec(select(PublicWords)))
    for typed in ("bridge", "safe", "quite"):
        chosen = choose(session, Filters(), parse_search(typed))
        found[typed] = [str(list_ids(session, chosen.selection, Order.NEWEST, after=None).ids)]
    return found


def test_lists_made_anew_are_those_kept_claim_by_claim(room: Newsroom) -> None:
    kept, corrected, withdrawn, again = (publish(room, at=AT + timedelta(minutes=n)) for n in range(4))
    start_correction(room, corrected)
    reword(room, corrected, "The bridge is quite safe")
    reassess(room, corrected)
    correct(room, corrected)
    withdraw(room, withdrawn)
    withdraw(room, again)
    before = read_lists(room.session)
    assert count_published(room.session) == 2
    assert rebuild_lists(room.session) == 2
    assert read_lists(room.session) == before
    shown = {row.public_id for row in room.session.exec(select(PublishedClaim))}
    assert shown == {kept.public_id, corrected.public_id}


def test_a_corrected_claim_keeps_its_place_and_is_found_by_its_new_words(room: Newsroom) -> None:
    first, second = publish(room), publish(room)
    start_correction(room, first)
    reword(room, first, "The bridge is quite safe")
    reassess(room, first)
    correct(room, first)
    selection = choose(room.session, Filters(), parse_search("")).selection
    ids = list_ids(room.session, selection, Order.NEWEST, after=None).ids
    assert [row.public_id for row in list_rows(room.session, ids)] == [second.public_id, first.public_id]
    found = choose(room.session, Filters(), parse_search("quite")).selection
    assert list_ids(room.session, found, Order.RELEVANCE, after=None).ids == ids[1:]


def test_filters_and_counts_agree(room: Newsroom) -> None:
    publish(room)
    publish(room)
    for filters in (Filters(), Filters(finding="confirmed"), Filters(kind="statement", finding="confirmed")):
        for typed in ("", "bridge"):
            chosen = choose(room.session, filters, parse_search(typed))
            counts = count_selection(room.session, chosen.selection)
            assert (
                counts.total
                == len(list_ids(room.session, chosen.selection, Order.NEWEST, after=None).ids)
                == 2
            )
            assert [each.count for each in counts.facets[Facet.ARTICLE]] == [2]
            assert [each.count for each in counts.facets[Facet.SPEAKER]] == [1, 1]
    speaker = counts.facets[Facet.SPEAKER][0].value
    article = counts.facets[Facet.ARTICLE][0].value
    both = choose(room.session, Filters(speaker=speaker, article=article), parse_search(""))
    assert count_selection(room.session, both.selection).total == 1
    nobody = choose(room.session, Filters(kind="appeal", speaker="nobody"), parse_search(""))
    assert nobody.unknown == (Facet.KIND, Facet.SPEAKER)
