"""The plain pages for marking: choosing sentences, giving their exact words, and where a claim lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import make_response, render_template

from tracker.models.enums import PassageKind, PublicationState
from tracker.models.loading import get_claim, get_current_version
from tracker.models.workflow import EDITABLE
from tracker.review.anchoring import read_places
from tracker.review.marking import CLOSED
from tracker.review.queries import list_article_claims, list_article_speakers
from tracker.review.workspace import MERGEABLE, lay_out, mark_passages
from tracker.text.spans import Span
from tracker.web import door
from tracker.web.forms.base import TrackerForm
from tracker.web.forms.marking import (
    DetailsForm,
    MergeForm,
    PlaceForm,
    SplitForm,
    build_words_form,
    fill_slots,
)
from tracker.web.marking_slots import list_content_slots, slots_of_claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Response

    from tracker.errors import TrackerError
    from tracker.models import ArticleVersion, Claim
    from tracker.web.forms.marking import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A passage as a choice: its number, its words, and how many claims lie in it."""

    number: int
    kind: PassageKind
    words: str
    claims_count: int
    opens_paragraph: bool


@dataclass(slots=True, kw_only=True)
class SpansForms:
    """The forms of the page on where a claim lies; the one that was sent comes with what was typed."""

    words: TrackerForm | None = None
    slots: Sequence[Slot] | None = None
    split: SplitForm | None = None
    merge: MergeForm | None = None
    place: PlaceForm | None = None


def list_sentences(version: ArticleVersion, claims: Sequence[Claim]) -> list[Sentence]:
    """Return the passages that have words, in the order of the text."""
    spans = [span for claim in claims for span in read_places(claim, version).content]
    sentences = []
    is_new = True
    for each in version.passages:
        whole = Span(each.start, each.end)
        words = whole.of(version.body)
        if words.strip():
            sentences.append(
                Sentence(
                    number=each.position,
                    kind=each.kind,
                    words=" ".join(words.split()),
                    claims_count=sum(span.overlaps(whole) for span in spans),
                    opens_paragraph=is_new,
                )
            )
        is_new = words.endswith("\n")
    return sentences


def render_sentences(article_id: str, *, problem: str = "", status: int = 200) -> Response:
    """Show the sentences of the article to choose from.

    Raises:
        NotFoundError: no such article.
    """
    session = door.session()
    version = get_current_version(session, article_id)
    claims = list_article_claims(session, version.article_id)
    page = render_template(
        "review/marking_sentences.html",
        article=version.article,
        sentences=list_sentences(version, claims),
        problem=problem,
    )
    return make_response(page, status)


def render_new(
    version: ArticleVersion,
    slots: Sequence[Slot],
    *,
    form: TrackerForm | None = None,
    error: TrackerError | None = None,
    status: int = 200,
) -> Response:
    """Show the form for a new claim's exact words; without a form, filled with the words of the slots."""
    if form is None:
        form = build_words_form(DetailsForm, slots)()
        fill_slots(form, slots)
    page = render_template(
        "review/marking_words.html",
        article=version.article,
        version=version,
        slots=slots,
        sentences=list_content_slots(slots),
        form=form,
        error=error,
        speakers=list_article_speakers(door.session(), version.article_id),
    )
    return make_response(page, status)


def render_spans(
    public_id: str,
    *,
    sent: SpansForms | None = None,
    error: TrackerError | None = None,
    status: int = 200,
) -> Response:
    """Show where a claim lies with the forms that move, split, merge and place it.

    After an error nothing of the request is stored: what it changed is rolled back first.

    Raises:
        NotFoundError: no such claim.
    """
    session = door.session()
    if error is not None:
        session.rollback()
    claim = get_claim(session, public_id)
    version = get_current_version(session, claim.article.public_id)
    claims = list_article_claims(session, version.article_id)
    forms = _fill(sent or SpansForms(), claim, version, claims)
    passages = mark_passages(lay_out(version, [claim]), [claim])
    page = render_template(
        "review/marking_spans.html",
        claim=claim,
        version=version,
        forms=forms,
        error=error,
        sent_section=_find_section(sent) if sent else "",
        passages=[each for each in passages if any(piece.claim_ids for piece in each.pieces)],
        is_editable=claim.review_status in EDITABLE,
        is_mergeable=claim.review_status in MERGEABLE and claim.publication is PublicationState.UNPUBLISHED,
    )
    return make_response(page, status)


def _find_section(sent: SpansForms) -> str:
    sections = ((sent.words, "edges"), (sent.split, "split"), (sent.merge, "merge"), (sent.place, "place"))
    return next((name for form, name in sections if form is not None), "")


def _fill(forms: SpansForms, claim: Claim, version: ArticleVersion, claims: Sequence[Claim]) -> SpansForms:
    if forms.slots is None:
        forms.slots = slots_of_claim(version, read_places(claim, version))
    if forms.words is None:
        forms.words = build_words_form(TrackerForm, forms.slots)()
        fill_slots(forms.words, forms.slots)
    forms.split = forms.split or SplitForm()
    numbered = list(enumerate(claims, start=1))
    others = [(number, each) for number, each in numbered if each.public_id != claim.public_id]
    if forms.merge is None:
        forms.merge = MergeForm()
    forms.merge.offer([pair for pair in others if pair[1].review_status not in CLOSED])
    if forms.place is None:
        here = next((at for at, (_, each) in enumerate(numbered) if each.public_id == claim.public_id), 0)
        forms.place = PlaceForm(data={"after": claims[here - 1].public_id if here else ""})
    forms.place.offer(others)
    return forms
