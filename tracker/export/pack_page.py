"""How an evidence pack reads: one HTML page that loads nothing, opens anywhere and prints well."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from tracker.export.csv_file import format_cell
from tracker.export.html import Html, element, embed_json, embed_style, join, link, named_values, words
from tracker.export.pack_history import build_history
from tracker.export.tables import EVIDENCE, NOTES, QUANTITIES, REVIEWS
from tracker.models.phrases import NARRATOR_NAME, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.export.pack import Pack
    from tracker.export.tables import Row, Table

CONTENT_TYPE: Final = "text/html; charset=utf-8"
# Nothing is fetched and nothing runs, wherever the page is opened; blocks of data never run.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def build_page(pack: Pack, *, css: str) -> bytes:
    """Return the page in UTF-8 with its style sheet in it."""
    title = f"Evidence pack: {format_cell(pack.cells['claim_text'])}"
    head = element(
        "head",
        Html('<meta charset="utf-8">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", title),
        embed_style(css),
        embed_json("application/ld+json", json.dumps(pack.markup, ensure_ascii=False), id_="markup")
        if pack.markup
        else Html(""),
    )
    sections = (
        _build_opening(pack),
        _build_section("What the article says", _build_context(pack)),
        _build_section("What was found", _build_outcome(pack)),
        _build_section(
            "Sources", *(_build_evidence(row) for row in pack.evidence), empty="No source is cited."
        ),
        _build_section("The speaker’s reply", _build_reply(pack), empty="Nothing is recorded about a reply."),
        _build_section("Reviews", _build_reviews(pack), empty="No review may be shown here yet."),
        _build_section("Numbers", *(_build_quantity(row) for row in pack.quantities)),
        _build_section("Notes", *(_build_note(row) for row in pack.notes)),
        _build_section("Corrections", *(_build_corrections(pack))),
        _build_section("History", build_history(pack), empty="The history tells nothing that may be shown."),
        _build_section("ClaimReview markup", _build_markup(pack)),
    )
    body = element("body", element("main", *sections))
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n".encode()


def _build_opening(pack: Pack) -> Html:
    cells, day = pack.cells, pack.written_at.date().isoformat()
    scope = "what readers see" if pack.is_public else "the desk’s view: not for publication"
    speaker = format_cell(cells["speaker"]) or NARRATOR_NAME
    role = format_cell(cells["speaker_role"])
    return element(
        "header",
        element("p", f"Evidence pack · {scope} · written on {day}", class_="kicker"),
        words(format_cell(cells["claim_text"]), "h1", lang=pack.language),
        element("p", element("strong", format_cell(cells["status"])), class_="standing"),
        named_values(
            (
                ("Speaker", f"{speaker}, {role}" if role else speaker),
                ("Reported through", pack.via),
                ("Said on", format_cell(cells["claim_date"])),
                ("Kind", words_of(format_cell(cells["kind"]))),
                ("Attribution", words_of(format_cell(cells["attribution_mode"]))),
                ("Claim", format_cell(cells["claim_id"])),
                ("Address", format_cell(cells["claim_url"])),
            )
        ),
    )


def _build_section(title: str, *content: Html, empty: str = "") -> Html:
    if not any(content) and not empty:
        return Html("")
    shown = content if any(content) else (element("p", empty, class_="quiet"),)
    return element("section", element("h2", title), *shown)


def _build_context(pack: Pack) -> Html:
    cells, context = pack.cells, pack.context
    quoted = join(
        (context.before, element("mark", context.content), context.after)
        if context.content
        else ("The claim lies nowhere in the present text of the article.",)
    )
    version, start, end = (format_cell(cells[name]) for name in ("article_version", "start", "end"))
    place = f"version {version}, characters {start} to {end}" if start else ""
    article = link(format_cell(cells["article_url"]), format_cell(cells["article_headline"]))
    return join(
        (
            element("blockquote", element("p", quoted), dir="auto", lang=pack.language),
            element("p", article, f" ({place})" if place else "", class_="quiet"),
            named_values((("SHA-256 of that version", format_cell(cells["article_sha256"])),)),
        )
    )


def _build_outcome(pack: Pack) -> Html:
    cells = pack.cells
    finding, rating = format_cell(cells["attribution_finding"]), format_cell(cells["rating"])
    value = (
        f" ({cells['rating_value']} of {cells['rating_best']})" if cells["rating_value"] is not None else ""
    )
    explanation = format_cell(cells["explanation"])
    return join(
        (
            named_values(
                (
                    ("Did they say it?", words_of(finding) if finding else ""),
                    ("Is it so?", rating + value if rating else ""),
                    ("First published", format_cell(cells["published_at"])),
                )
            ),
            words(explanation, class_="words") if explanation else Html(""),
        )
    )


def _build_evidence(row: Row) -> Html:
    item = _name(EVIDENCE, row)
    kind = words_of(item["kind"]) + (", primary document" if item["is_primary"] == "true" else "")
    return element(
        "article",
        element("h3", link(item["url"], item["title"])),
        named_values(
            (
                ("Stance", words_of(item["stance"])),
                ("Kind", kind),
                ("Publisher", item["publisher"]),
                ("Published", item["published_on"]),
                ("Where in it", item["locator"]),
                ("Address", item["url"]),
                ("Archived", item["archived_url"]),
                ("Read", item["accessed_at"]),
                ("Origin", item["origin_group"]),
            )
        ),
        words(item["quoted_passage"], "blockquote", class_="words") if item["quoted_passage"] else Html(""),
    )


def _build_reply(pack: Pack) -> Html:
    reply = pack.reply
    return named_values(
        (
            ("Asked on", reply.asked_on),
            ("Reply", reply.text),
            ("Why none was asked", reply.reason),
            ("Why one origin is enough", reply.origins_reason),
            ("Why there is no primary document", reply.primary_reason),
        )
    )


def _build_reviews(pack: Pack) -> Html:
    shown = []
    for row in pack.reviews:
        review = _name(REVIEWS, row)
        finding = review["attribution_finding"]
        shown.append(
            element(
                "article",
                words(review["reviewer"], "h3"),
                named_values(
                    (
                        ("Round", review["round"]),
                        ("Submitted", review["submitted_at"]),
                        ("Did they say it?", words_of(finding) if finding else ""),
                        ("Is it so?", review["rating"]),
                        ("Decided a dispute", "yes" if review["is_adjudication"] == "true" else ""),
                        ("Explanation", review["explanation"]),
                    )
                ),
            )
        )
    agreement = pack.cells["agreement"]
    if shown and agreement is not None:
        told = (
            "They agreed without seeing each other’s assessment."
            if agreement
            else "They did not agree at first."
        )
        shown.append(element("p", told, class_="quiet"))
    return join(shown)


def _build_quantity(row: Row) -> Html:
    each = _name(QUANTITIES, row)
    upper = f" to {each['upper']}" if each["upper"] else ""
    number = " ".join(filter(None, (each["qualifier"], each["value"] + upper, each["unit"], each["counted"])))
    return named_values(
        ((number, " · ".join(filter(None, (each["place"], each["as_of"]))) or "in the claim’s words"),)
    )


def _build_note(row: Row) -> Html:
    note = _name(NOTES, row)
    told = f"{note['author']}, {note['created_at']}, {words_of(note['kind']).lower()}, {note['visibility']}"
    return element("article", element("h3", told), words(note["body"], class_="words"))


def _build_corrections(pack: Pack) -> Sequence[Html]:
    return [
        element(
            "article",
            element("h3", f"{words_of(each.correction_class)}, {each.corrected_at.date().isoformat()}"),
            words(each.explanation, class_="words"),
            named_values((change.label, f"{change.old}\n→ {change.new}") for change in each.changes),
        )
        for each in pack.corrections
    ]


def _build_markup(pack: Pack) -> Html:
    if not pack.markup:
        return Html("")
    return element("pre", json.dumps(pack.markup, ensure_ascii=False, indent=2), tabindex="0")


def _name(table: Table, row: Row) -> dict[str, str]:
    return {column: format_cell(cell) for column, cell in zip(table.columns, row, strict=True)}
