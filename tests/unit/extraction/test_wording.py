"""Claims that can be read on their own and say what the article says."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.cues import read_cue
from tracker.extraction.proposal import ProposedSpeaker
from tracker.extraction.reading.attribution import Attribution
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.structure.tokens import tokenise
from tracker.extraction.wording import Context, attributed_text, own_text
from tracker.models.enums import AttributionMode, SpeakerKind
from tracker.text.spans import Span

FRIDAY = date(2019, 5, 10)
ON_FRIDAY = Context(published_on=FRIDAY)
MARKS = re.compile(r"[{}<>|]")


def worded(
    marked: str,
    name: str | None = None,
    kind: SpeakerKind = SpeakerKind.PERSON,
    context: Context = ON_FRIDAY,
) -> str:
    """Return the wording of an attribution given as `|Smith| {said} <it rained>`.

    The speaker is named as in the text unless `name` says otherwise; an empty `name` is no speaker.
    """
    text, attribution = read_marks(marked)
    cue = read_cue(tokenise(text, attribution.cue.start, attribution.cue.end))
    if name is None:
        name = attribution.speaker[0].of(text) if attribution.speaker else ""
    speaker = ProposedSpeaker(name=name, kind=kind, role=None) if name else None
    return attributed_text(text, attribution, cue, speaker, mode_of(text, attribution), context)


def read_marks(marked: str) -> tuple[str, Attribution]:
    """Return the text without its marks, and the attribution they mark."""
    places: dict[str, list[int]] = {mark: [] for mark in "{}<>|"}
    text = ""
    for part in re.split(r"([{}<>|])", marked):
        if part in places:
            places[part].append(len(text))
        else:
            text += part
    bars = places["|"]
    return text, Attribution(
        speaker=tuple(Span(*pair) for pair in zip(bars[::2], bars[1::2], strict=True)),
        cue=Span(places["{"][0], places["}"][0]),
        content=tuple(Span(*pair) for pair in zip(places["<"], places[">"], strict=True)),
        sureness=1.0,
    )


def mode_of(text: str, attribution: Attribution) -> AttributionMode:
    """Return how much of the content stands in quotation marks."""
    quoted = find_quotations(text, [Span(0, len(text))])
    inside = [any(each.outer.contains(span) for each in quoted) for span in attribution.content]
    touched = any(
        each.outer.start < s.end and s.start < each.outer.end for each in quoted for s in attribution.content
    )
    if all(inside):
        return AttributionMode.DIRECT
    return AttributionMode.MIXED if touched else AttributionMode.INDIRECT


@pytest.mark.parametrize(
    ("marked", "wording"),
    [
        ("|Smith| {said} <it rained in Oslo>.", "it rained in Oslo"),
        ("|Smith| {said} that <14 of 22 bolts had cracked>.", "14 of 22 bolts had cracked"),
        ("<The dam is not safe>, {according to} |Smith|.", "The dam is not safe"),
        ("<The dam>, |Smith| {said}, <would cost 5 million>.", "The dam would cost 5 million"),
        ("<In May>, |Smith| {said}, <the dam was shut>.", "In May, the dam was shut"),
        ("|Voss|{:} <If it rains, the match will be off>.", "If it rains, the match will be off"),
        ("|Voss|{:} <A new start>.", "A new start"),
        ("|Voss| {told} the inquiry that <rust  had\nspread>.", "rust had spread"),
        (
            "<Older people who nap may live longer>, |a study| {found}.",
            "Older people who nap may live longer",
        ),
        ("|The report| {revealed} <nobody had looked>,", "nobody had looked"),
    ],
)
def test_a_clause_stands_alone(marked: str, wording: str) -> None:
    assert worded(marked, kind=SpeakerKind.UNNAMED, context=Context()) == wording


@pytest.mark.parametrize(
    "marked",
    [
        "|The mayor| {denied} that <any rule had been broken>.",
        "|Voss| {does not believe} that <it rained>.",
        "|Voss| never {said} <it was safe>.",
        "|The council| last year never {thought} <it safe>.",
        "|Corvane| {declined} <to comment>.",
        "|The firm| {has refused} <to pay 3 million euros>.",
        "|The minister| {ruled out} <an early election>.",
        "|Voss| {disputed} <the figure of 40>.",
        "|The group| {has urged} countries <to act>.",
        "|She| {called for} <early elections>.",
        "|The court| {accused} <Kestrel of ignoring two warnings>.",
        "|She| {described} <the teacher as “a fantasist”>.",
        "|Analysts at Pell| {called} <the outlook “frankly alarming”>.",
        "|Voss| {called} it “<a joke>”.",
        "|Voss| {said} it “<will not happen>”.",
        "|Voss| {announced} <a halt to night shifts>.",
        "|The union| {asked} <whether the mine was safe>.",
        "|The union| {opposes} <a bill that was passed in May>.",
        "|Voss| {spoke about} <a law that would shield banks>.",
        "|Voss| {blamed} <the US>.",
        "|Some officials| {hope} <the talks will resume>.",
        "|An inspection| last autumn {found} that <three of eight bearings had cracked>.",
        "|The study|, published in May, {found} that <it rained>.",
        "|The BVU union, which speaks for two thirds,| {demanded} <talks>.",
    ],
)
def test_what_says_nothing_or_the_opposite_alone_comes_with_speaker_and_cue(marked: str) -> None:
    whole = MARKS.sub("", marked).rstrip(".")
    assert worded(marked, kind=SpeakerKind.UNNAMED, context=Context()) == whole


@pytest.mark.parametrize(
    ("marked", "name", "wording"),
    [
        ("|She| {criticized} <the plan>.", "Jane Tokar", "Jane Tokar criticized the plan"),
        ("|Tokar| {criticized} <the plan>.", "Jane Tokar", "Jane Tokar criticized the plan"),
        ("UMV president |Lida| Sorn {called for} <calm>.", "Lida Sorn", "Lida Sorn called for calm"),
        ("|Smith| said it rained and {demanded} <an inquiry>.", None, "Smith demanded an inquiry"),
        (
            "|Smith| said it rained and has never {demanded} <an inquiry>.",
            None,
            "Smith has never demanded an inquiry",
        ),
        ("It rained. On Friday |Smith| {praised} <the plan>.", None, "On Friday Smith praised the plan"),
        ("It rained on |Smith|, {praising} <the plan>.", None, "Smith, praising the plan"),
        ("He {called for} <calm>.", "council", "The council called for calm"),
        ("It {was called} <a joke> by |critics|.", None, "was called a joke by critics"),
        ("Those who {called for} <calm> left.", "", "called for calm"),
        ("the |people| who {oppose} <it>", "", "people oppose it"),
        ("the bill, |which| {opposes} <tax cuts>", "", "opposes tax cuts"),
        (
            "|Neighbours| spoke. |Hest Minor|, the port, {denied} <that>.",
            None,
            "Hest Minor, the port, denied that",
        ),
        ("<That it rained> |Voss| {denied}.", None, "That it rained Voss denied"),
        ("<The trial> {is expected} <to last five weeks>.", "", "The trial is expected to last five weeks"),
    ],
)
def test_who_said_it_stands_before_the_cue_by_name(marked: str, name: str | None, wording: str) -> None:
    assert worded(marked, name, SpeakerKind.UNNAMED, Context()) == wording


@pytest.mark.parametrize(
    ("marked", "wording"),
    [
        ("“<We won>,” |Smith| {said}.", "We won"),
        ("“<We won>,” |she| {said}. “<It was on Friday.>”", "We won … It was on Friday."),
        ("“<No>,” |Smith| {said}. “<We stay.>”", "No … We stay."),
        ("<It was “a bad day,”> |she| {said}.", "It was “a bad day”"),
        ("|Smith| {said} <she “may come on Friday”>.", "she “may come on Friday”"),
        (
            "|Smith| {said} <the dam “failed on Friday” and fell on Monday>.",
            "the dam “failed on Friday” and fell on Monday [6 May 2019]",
        ),
        ("|Smith| {said} <it failed on Friday and was “>.", "it failed on Friday and was “"),
        ("<The dam>, |Smith| {said}, “<would cost too much>”.", "The dam “would cost too much”"),
    ],
)
def test_words_in_quotation_marks_stay_as_they_are(marked: str, wording: str) -> None:
    referents = {
        found.start(): "Jane Tokar" for found in re.finditer(r"\b[Ii]t\b|she", MARKS.sub("", marked))
    }
    quoted = {place: name for place, name in referents.items() if wording.startswith(("We", "No"))}
    assert worded(marked, context=Context(published_on=FRIDAY, referents=quoted)) == wording


@pytest.mark.parametrize(
    ("marked", "name", "kind", "wording"),
    [
        ("|Moss| {said} <he would not resign>.", "John Moss", "person", "John Moss would not resign"),
        ("|She| {said} <she had resigned>.", "Jane Tokar", "person", "Jane Tokar had resigned"),
        (
            "|Kazakhstan| {said} <it had evacuated 231 citizens>.",
            None,
            "government",
            "Kazakhstan had evacuated 231 citizens",
        ),
        (
            "|The council| {said} <it would review its advice>.",
            "council",
            "organisation",
            "the council would review its advice",
        ),
        (
            "|Police| {said} <they had seized 118 canvases>.",
            None,
            "government",
            "Police had seized 118 canvases",
        ),
    ],
)
def test_a_pronoun_that_can_only_mean_the_speaker_becomes_the_name(
    marked: str, name: str | None, kind: str, wording: str
) -> None:
    assert worded(marked, name, SpeakerKind(kind)) == wording


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("|Adair| {said} <he had burned the letters>.", "Yusuf Adair", "person"),
        ("|Adair| {said} <he would be charged with theft>.", "Yusuf Adair", "person"),
        ("|John Moss| {said} <she would not resign>.", None, "person"),
        ("|Karr’s lawyer| {said} <he would appeal>.", None, "person"),
        ("|Smith| {told} Jones <he would resign>.", None, "person"),
        ("<He would resign>, |Smith| {said}.", None, "person"),
        ("|Oslo| {said} <it would be unwise>.", None, "government"),
        ("|Oslo| {said} <it was raining>.", None, "government"),
        ("|Smith| {said} <we would not resign>.", None, "person"),
        ("|Smith| {said} <they would resign>.", None, "person"),
    ],
)
def test_a_pronoun_that_may_mean_another_stays(marked: str, name: str | None, kind: str) -> None:
    content = marked.partition("<")[2].partition(">")[0]
    assert worded(marked, name, SpeakerKind(kind)) == content


def test_a_pronoun_that_fits_the_speaker_but_is_said_to_mean_another_stays() -> None:
    context = Context(referents={17: "Liberals"})
    marked = "|The council| {said} <it was pleased>."
    assert worded(marked, "council", SpeakerKind.ORGANISATION, context) == "it was pleased"


def test_the_article_gets_its_dates_told_and_loses_stray_marks() -> None:
    text = "Rain. Prices  fell last month ,"
    assert own_text(text, Span(6, len(text)), ON_FRIDAY) == "Prices fell last month [April 2019]"
    assert own_text(text, Span(6, len(text)), Context()) == "Prices fell last month"


def test_the_cue_beside_a_content_tells_when_it_was() -> None:
    wording = "Voss demanded an inquiry on Monday [6 May 2019]"
    assert worded("|Voss| {demanded} <an inquiry on Monday>.") == wording


MATTERS = re.compile(
    r"not|no|never|nobody|nothing|neither|nor|cannot|without|may|might|could|would|perhaps|likely|reportedly"
    r"|about|around|some|nearly|possibly|at|least|almost|hardly|up|to|[a-z]+n’t",
    re.IGNORECASE,
)
PRONOUNS = re.compile(r"he|she|it|they|his|her|its|their|him|them", re.IGNORECASE)


def facts(words: str) -> list[str]:
    """Return the digit groups, capitalised names, negations and hedges in `words`, in order."""
    found = re.findall(r"\d+|[^\W\d_][\w’'\-]*", words)
    kept = (w for w in found if w[0].isdigit() or w[0].isupper() or MATTERS.fullmatch(w))
    return [word for word in kept if not PRONOUNS.fullmatch(word)]


SUBJECTS = ("|Ann Voss| ", "|The council| ", "|She| ", "|They| ", "On Friday |Voss, 41,| ", "|It| ", "")
CUES = (
    *(
        "{said} ",
        "{denied} that ",
        "never {thought} ",
        "last year {found} ",
        "{does not expect} ",
        "{urged} Oslo ",
    ),
    *("{told} the Post that ", "{called for} ", "{according to} ", "{has described} ", "{asked} "),
)
PIECES = (
    *(
        "he",
        "she",
        "it had",
        "they",
        "his plan",
        "her",
        "Its",
        "Corran",
        "14 of 22 bolts",
        "nobody in Oslo",
        "may",
    ),
    *(
        "not",
        "cost $1.5 million",
        "perhaps",
        "failed in 2011",
        "“a joke,”",
        "“he left on Friday”",
        "on Friday",
    ),
    *(
        "at least",
        "nearly",
        "don’t",
        "to leave",
        "would",
        "last month",
        "in January",
        "was",
        ",",
        ".",
        "“",
        "”",
        "—",
    ),
)
contents = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join)
assertions = st.one_of(
    st.builds("{}{}<{}>.".format, st.sampled_from(SUBJECTS), st.sampled_from(CUES), contents),
    st.builds("<{}>, |Moss| {{said}}.".format, contents),
    st.builds("<{}>, |Moss| {{said}}, <{}>.".format, contents, contents),
    st.builds("“<{}>,” |Moss| {{said}}. “<{}>”".format, contents, contents),
)
speakers = st.sampled_from((None, "Ann Voss", "council", "Max Moss", ""))
names = st.lists(
    st.sampled_from(("Ann Voss", "Max Moss", "police", "council", None)), min_size=40, max_size=40
)


@given(assertions, speakers, st.sampled_from(list(SpeakerKind)), names)
def test_no_figure_name_negation_or_hedge_of_the_content_is_lost(
    marked: str, name: str | None, kind: SpeakerKind, standing_for: list[str | None]
) -> None:
    text, attribution = read_marks(marked)
    pronouns = re.finditer(r"\b(?:he|she|it|they|his|her|its)\b", text, re.IGNORECASE)
    referents = {f.start(): who for f, who in zip(pronouns, standing_for, strict=False) if who}
    context = Context(published_on=FRIDAY, referents=referents)
    wording = worded(marked, name, kind, context)
    told = iter(facts(wording))
    assert all(fact in told for span in attribution.content for fact in facts(span.of(text))), wording
    assert wording == worded(marked, name, kind, context)
    assert "  " not in wording


@given(contents)
def test_the_wording_of_a_wording_is_the_same(words: str) -> None:
    once = own_text(words, Span(0, len(words)), ON_FRIDAY)
    assert not once or own_text(once, Span(0, len(once)), ON_FRIDAY) == once
