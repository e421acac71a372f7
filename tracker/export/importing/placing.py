"""Where imported claims lie: in the text of their article, or in as much of it as claims quote."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.export.importing.sheet import Sheet, cut_content
from tracker.export.importing.values import RowProblem
from tracker.models import ArticleVersion, ClaimAnchor, Passage, limits
from tracker.models.bulk import insert_many, take_ids
from tracker.models.enums import AnchorRole, AnchorState, PassageKind, SubmissionMethod
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.importing.finding import KnownArticle
    from tracker.export.importing.values import ImportedClaim, ImportedPlace

SPLITTER: Final = "import"
# Far above any article: a place beyond it was made to fill memory.
MOST_LENGTH: Final = 1_000_000
# So long may the texts of one batch become, which are mostly blanks.
MOST_BODIES: Final = 20_000_000
_NOT_FOUND: Final = "The quoted words are not in the article's text here, so the claim has no place in it."
_TAKEN: Final = "Other words stand at this place of the article, so the claim has no place in it."
# How many texts are asked after at once: few questions, and no more in memory than some texts hold.
_TEXTS_READ: Final = 50

AnchorRow = tuple[object, ...]
_Contents = defaultdict[int, list[tuple[int, str]]]
_Cues = defaultdict[int, list[tuple[int, str]]]
_TEXT_COLUMNS: Final = ("id", "article_id", "number", "body", "sha256", "is_partial")
_ANCHOR_COLUMNS: Final = (
    *("claim_id", "article_version_id", "role", "position", "start", "end", "exact", "prefix", "suffix"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One new claim with its row id and its article."""

    claim: ImportedClaim
    claim_id: int
    article: KnownArticle


@dataclass(slots=True, kw_only=True)
class _Text:
    """A version of an article, here or about to be; the body of a partial one grows."""

    article_id: int
    number: int
    sha256: str
    id: int = 0
    body: str = ""
    is_partial: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Claims of one batch that lie in one version."""

    version: _Text
    members: list[Placed]


def place_claims(
    session: Session, placed: Sequence[Placed], *, filename: str, actor_id: int | None, at: datetime
) -> list[RowProblem]:
    """Store the anchors of new claims, and what their articles' texts are known to hold; return notices."""
    groups, made = _list_groups(session, placed)
    problems: list[RowProblem] = []
    grown = []
    left = MOST_BODIES
    partial = [group for group in groups if group.version.is_partial]
    for some in (partial[at : at + _TEXTS_READ] for at in range(0, len(partial), _TEXTS_READ)):
        contents, cues = _read_known(session, [group.version.id for group in some if group.version.id])
        for group in some:
            known = _Known(contents=contents[group.version.id], cues=cues[group.version.id])
            grown.append((group, _grow(group, known, problems, most=min(MOST_LENGTH, left))))
            left -= len(group.version.body)
    # All texts at once, so that a thousand articles are a few statements.
    _store_made(session, made, filename=filename, actor_id=actor_id, at=at)
    _store_bodies(session, [group.version for group, _ in grown], made)
    _store_passages(session, grown)
    _move_cues(session, [pair for _, growth in grown for pair in growth.moved])
    rows = [row for group, growth in grown for row in _list_grown_rows(group, growth)]
    for group in groups:
        if not group.version.is_partial:
            rows += _find_in_text(group.version, group.members, problems)
    insert_many(session, "claim_anchor", _ANCHOR_COLUMNS, rows, {"state": AnchorState.UNCHANGED})
    return problems


def _list_groups(session: Session, placed: Sequence[Placed]) -> tuple[list[_Group], list[_Text]]:
    """Return the claims by the version in which they lie, and those of the versions that are new."""
    by_key: dict[tuple[int, str], list[Placed]] = defaultdict(list)
    for each in placed:
        by_key[each.article.id, _version_key(each.claim)].append(each)
    versions = _map_versions(session, {article for article, _ in by_key})
    groups, made = [], []
    for (article_id, sha256), members in by_key.items():
        listed = versions[article_id]
        whole = [each for each in listed if not each.is_partial]
        version = next((each for each in listed if each.sha256 == sha256), whole[-1] if whole else None)
        if version is None:
            version = _make_version(article_id, members, listed, sha256)
            listed.append(version)
            made.append(version)
        groups.append(_Group(version=version, members=members))
    return groups, made


def _version_key(claim: ImportedClaim) -> str:
    return claim.article.sha256 if cut_content(claim.place) else ""


def _map_versions(session: Session, article_ids: set[int]) -> dict[int, list[_Text]]:
    query = (
        select(ArticleVersion)
        .with_only_columns(*(col(getattr(ArticleVersion, name)) for name in _TEXT_COLUMNS))
        .where(col(ArticleVersion.article_id).in_(article_ids))
        .order_by(col(ArticleVersion.article_id), col(ArticleVersion.number))
    )
    found: dict[int, list[_Text]] = defaultdict(list)
    for row in session.execute(query):
        version = _Text(**dict(zip(_TEXT_COLUMNS, row, strict=True)))
        found[version.article_id].append(version)
    return found


def _store_made(
    session: Session, made: Sequence[_Text], *, filename: str, actor_id: int | None, at: datetime
) -> None:
    """Store new texts and how they came in; the original is the import's, so that nothing is kept twice."""
    submission_ids = take_ids(session, "submission", len(made))
    submissions = [(row_id, version.article_id) for row_id, version in zip(submission_ids, made, strict=True)]
    told = {
        "submitted_by_id": actor_id,
        "submitted_at": at,
        "method": SubmissionMethod.FILE,
        "filename": filename,
        "raw": b"",
    }
    insert_many(session, "submission", ("id", "article_id"), submissions, told)
    for row_id, version in zip(take_ids(session, "article_version", len(made)), made, strict=True):
        version.id = row_id
    rows = [
        (version.id, submission_id, version.article_id, version.number, version.body, version.sha256)
        for version, submission_id in zip(made, submission_ids, strict=True)
    ]
    columns = ("id", "submission_id", "article_id", "number", "body", "sha256")
    common = {"splitter": SPLITTER, "is_partial": True, "created_at": at}
    insert_many(session, "article_version", columns, rows, common)


def _store_bodies(session: Session, grown: Sequence[_Text], made: Sequence[_Text]) -> None:
    """Store how texts have grown that were here before."""
    new_ids = {version.id for version in made}
    rows = [{"id": each.id, "body": each.body} for each in grown if each.id not in new_ids]
    if rows:
        session.execute(sa.update(ArticleVersion), rows)


def _make_version(article_id: int, members: Sequence[Placed], listed: Sequence[_Text], sha256: str) -> _Text:
    taken = {each.number for each in listed}
    wanted = members[0].claim.article.version if sha256 else None
    number = wanted if wanted and wanted not in taken else max(taken, default=0) + 1
    return _Text(article_id=article_id, number=number, sha256=sha256)


def _find_in_text(
    version: _Text, members: Sequence[Placed], problems: list[RowProblem]
) -> Iterable[AnchorRow]:
    """Anchor content where a whole text has it: where the file says, or at the only place it stands."""
    for each in members:
        content = each.claim.place.content
        pieces = cut_content(each.claim.place)
        if not pieces or not all(version.body.startswith(words, start) for start, words in pieces):
            pieces = _seek(version.body, each.claim.place)
        if content and not pieces:
            problems.append(_notice(each.claim, _NOT_FOUND))
        spans = [Span(start, start + len(words)) for start, words in pieces]
        yield from _list_rows(version, each, AnchorRole.CONTENT, spans, has_context=True)


def _seek(body: str, place: ImportedPlace) -> tuple[tuple[int, str], ...]:
    """Return where content stands that stands only there, or only there between the words around it."""
    content = place.content
    around = place.pieces[0] if len(place.pieces) == 1 else None
    for prefix, suffix in (("", ""), (around.prefix, around.suffix) if around else ("", "")):
        words = prefix + content + suffix
        start = body.find(words) if content else -1
        if start >= 0 and body.find(words, start + 1) < 0:
            return ((start + len(prefix), content),)
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What earlier claims told of a text: words at their places, and the cues below by their anchors' ids."""

    contents: list[tuple[int, str]]
    cues: list[tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Growth:
    """What new claims add to what is known of a text."""

    begun_at: int
    content: dict[int, list[Span]]
    cues: list[tuple[Placed, Span]]
    moved: list[tuple[int, Span]]


def _grow(group: _Group, known: _Known, problems: list[RowProblem], *, most: int) -> _Growth:
    """Write the words of claims into what is known of a text."""
    sheet, cues, version = Sheet(), known.cues, group.version
    for piece in known.contents:
        sheet.put([piece])
    begun_at = sheet.begins
    content: dict[int, list[Span]] = {}
    for each in group.members:
        words = each.claim.place.content
        pieces = cut_content(each.claim.place) or (() if version.sha256 else _put_below(sheet, words))
        if not words:
            continue
        end = max((start + len(text) for start, text in pieces), default=most + 1)
        if end <= most and sheet.put(pieces):
            content[each.claim_id] = [Span(start, start + len(text)) for start, text in pieces]
        else:
            problems.append(_notice(each.claim, _TAKEN))
    told = [each for each in group.members if each.claim.cue and each.claim_id in content]
    body, tail = sheet.write([*(exact for _, exact in cues), *(each.claim.cue for each in told)])
    version.body = body if sheet.length else f"{group.members[0].article.headline}\n…\n"
    return _Growth(
        begun_at=begun_at,
        content=content,
        cues=list(zip(told, tail[len(cues) :], strict=True)),
        moved=[(anchor_id, span) for (anchor_id, _), span in zip(cues, tail, strict=False)],
    )


def _put_below(sheet: Sheet, words: str) -> tuple[tuple[int, str], ...]:
    """Return where words go whose place nobody knows: on a line of their own below the others."""
    return ((sheet.length + 2 if sheet.length else 0, words),) if words else ()


def _read_known(session: Session, version_ids: Sequence[int]) -> tuple[_Contents, _Cues]:
    """Return the words known of partial texts, each place once, and the cues below them, by text."""
    contents: _Contents = defaultdict(list)
    cues: _Cues = defaultdict(list)
    if not version_ids:
        return contents, cues
    is_theirs = col(ClaimAnchor.article_version_id).in_(version_ids)
    is_content = col(ClaimAnchor.role) == AnchorRole.CONTENT
    # Claims about one sentence share its words, so that this is far less than there are anchors.
    places = (
        select(ClaimAnchor.article_version_id, ClaimAnchor.start, ClaimAnchor.exact)
        .where(is_theirs, is_content)
        .distinct()
    )
    for version_id, start, exact in session.exec(places):
        contents[version_id].append((start, exact))
    below = (
        select(ClaimAnchor.article_version_id, ClaimAnchor.id, ClaimAnchor.exact)
        .where(is_theirs, ~is_content)
        .order_by(col(ClaimAnchor.id))
    )
    for version_id, anchor_id, exact in session.exec(below):
        cues[version_id].append((anchor_id or 0, exact))
    return contents, cues


def _move_cues(session: Session, moved: Sequence[tuple[int, Span]]) -> None:
    rows = [{"id": anchor_id, "start": span.start, "end": span.end} for anchor_id, span in moved]
    if rows:
        session.execute(sa.update(ClaimAnchor), rows)


def _store_passages(session: Session, grown: Sequence[tuple[_Group, _Growth]]) -> None:
    """Store passages, each from where the first claim of its number begins to where the next does."""
    ids = [group.version.id for group, _ in grown]
    query = select(Passage.article_version_id, Passage.position, Passage.start)
    starts: dict[int | None, dict[int, int]] = defaultdict(dict)
    for version_id, position, start in session.exec(query.where(col(Passage.article_version_id).in_(ids))):
        starts[version_id][position] = start
    if starts:
        session.execute(sa.delete(Passage).where(col(Passage.article_version_id).in_(list(starts))))
    rows = [row for group, growth in grown for row in _list_passages(group, growth, starts[group.version.id])]
    common = {"kind": PassageKind.SENTENCE, "reason": ""}
    insert_many(session, "passage", ("article_version_id", "position", "start", "end"), rows, common)


def _list_passages(
    group: _Group, growth: _Growth, starts: dict[int, int]
) -> Iterable[tuple[int, int, int, int]]:
    version = group.version
    if starts:
        # The first one was drawn out to the beginning of the text.
        starts[min(starts, key=starts.__getitem__)] = growth.begun_at
    for each in group.members:
        found = growth.content.get(each.claim_id)
        number = each.claim.place.passage if version.sha256 else len(starts) + 1
        if found and number is not None:
            starts[number] = min(found[0].start, starts.get(number, found[0].start))
    ordered = sorted(starts.items(), key=lambda pair: pair[1])
    ends = [start for _, start in ordered[1:]] + [len(version.body)]
    for place, ((number, start), end) in enumerate(zip(ordered, ends, strict=False)):
        if start < end:
            yield version.id, number, start if place else 0, end


def _list_grown_rows(group: _Group, growth: _Growth) -> Iterable[AnchorRow]:
    for each in group.members:
        yield from _list_rows(group.version, each, AnchorRole.CONTENT, growth.content.get(each.claim_id, []))
    for each, span in growth.cues:
        yield from _list_rows(group.version, each, AnchorRole.CUE, [span])


def _list_rows(
    version: _Text,
    placed: Placed,
    role: AnchorRole,
    spans: Sequence[Span],
    *,
    has_context: bool = False,
) -> list[AnchorRow]:
    rows: list[AnchorRow] = []
    for position, span in enumerate(spans, start=1):
        prefix, suffix = _read_around(version.body, span) if has_context else _recall_around(placed, span)
        ids = (placed.claim_id, version.id)
        rows.append((*ids, role, position, span.start, span.end, span.of(version.body), prefix, suffix))
    return rows


def _read_around(body: str, span: Span) -> tuple[str, str]:
    return body[max(0, span.start - limits.CONTEXT) : span.start], body[span.end : span.end + limits.CONTEXT]


def _recall_around(placed: Placed, span: Span) -> tuple[str, str]:
    """Return the words around a span of a text that is not here, which only an annotation brings along."""
    found = (piece for piece in placed.claim.place.pieces if piece.start == span.start)
    return next(((piece.prefix, piece.suffix) for piece in found), ("", ""))


def _notice(claim: ImportedClaim, message: str) -> RowProblem:
    return RowProblem(
        row=claim.row,
        field=claim.name_column("quote"),
        message=message,
        value=claim.place.content[: limits.NAME],
        is_notice=True,
    )
