"""Names, surnames, pronouns, titles, acronyms and descriptions that mean one speaker."""

from __future__ import annotations

import re
from bisect import bisect_right

import pytest

from tracker.extraction.proposal import ProposedSpeaker
from tracker.extraction.speakers.mentions import Cast
from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.structure.tokens import Sentence, tokenise_sentence
from tracker.models.enums import SpeakerKind
from tracker.text.spans import Span

MARKED = re.compile(r"\[([^\]]+)\]")


def read(*marked: str) -> tuple[Cast, list[Sentence], list[Span]]:
    """Return the cast of some sentences, and the spans that stand in square brackets in them."""
    plain = [MARKED.sub(r"\1", sentence) for sentence in marked]
    text = "\n".join(plain)
    quotations = find_quotations(text, find_blocks(text))
    sentences: list[Sentence] = []
    asked: list[Span] = []
    start = 0
    for number, sentence in enumerate(plain):
        span = Span(start, start + len(sentence))
        within = [q for q in quotations if span.start <= q.outer.start and q.outer.end <= span.end]
        sentences.append(tokenise_sentence(text, span, within, number))
        for passed, match in enumerate(MARKED.finditer(marked[number])):
            asked.append(Span(start + match.start() - 2 * passed, start + match.end() - 2 * passed - 2))
        start = span.end + 1
    return Cast(text, sentences), sentences, asked


def speakers(*marked: str) -> list[ProposedSpeaker | None]:
    cast, sentences, asked = read(*marked)
    starts = [sentence.span.start for sentence in sentences]
    found = []
    for span in asked:
        number = bisect_right(starts, span.start) - 1
        tokens = sentences[number].tokens
        first = next(n for n, token in enumerate(tokens) if token.end > span.start)
        after = next((n for n in range(first, len(tokens)) if tokens[n].start >= span.end), len(tokens))
        found.append(cast.resolve(tokens[first:after], number, first))
    return found


def names(*marked: str) -> list[str | None]:
    return [speaker.name if speaker else None for speaker in speakers(*marked)]


def only(*marked: str) -> ProposedSpeaker:
    (found,) = speakers(*marked)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("[Tokar] said it rained.", "Jane Tokar"),
        ("[She] said it rained.", "Jane Tokar"),
        ("[Mrs. Tokar] said it rained.", "Jane Tokar"),
        ("[The president] said it rained.", "Jane Tokar"),
        ("[President Tokar] said it rained.", "Jane Tokar"),
        ("[Tokar's] claim that it rained was new.", "Jane Tokar"),
        ("Nobody believed [her] claim.", "Jane Tokar"),
    ],
)
def test_a_person_is_called_by_the_fullest_name(second: str, name: str) -> None:
    assert names("[President Jane Tokar] said the dam was safe.", second) == [name, name]


def test_a_surname_may_come_before_the_full_name() -> None:
    assert names("[Tokar] said it rained.", "The dam was safe, said [Jane Tokar].") == ["Jane Tokar"] * 2


def test_a_given_name_alone_means_the_person_who_bears_it() -> None:
    assert names("Jane Tokar came.", "[Jane] said it rained.") == ["Jane Tokar"]


def test_relatives_stay_apart() -> None:
    found = names("[Tina Roe], the mother of Tom Roe, said it rained.", "[Tom Roe] said it snowed.")
    assert found == ["Tina Roe", "Tom Roe"]


def test_of_two_namesakes_the_one_who_spoke_last_is_meant() -> None:
    found = names("Bill Roe met Ann Roe.", "[Ann Roe] said it rained.", "[Roe] said it snowed.")
    assert found == ["Ann Roe", "Ann Roe"]


def test_a_pronoun_follows_the_person_who_spoke_last() -> None:
    found = names("[Jane Tokar] said it rained.", "[Bill Moss] said it snowed.", "[He] said it was cold.")
    assert found == ["Jane Tokar", "Bill Moss", "Bill Moss"]


def test_a_pronoun_skips_a_person_it_cannot_mean() -> None:
    found = names("[Jane Tokar] said it rained.", "[Bill Moss] said it snowed.", "[She] said it was cold.")
    assert found[-1] == "Jane Tokar"


def test_a_pronoun_prefers_a_speaker_to_a_name_that_hangs_on_a_preposition() -> None:
    found = names("[Bill Moss] said it rained.", "In a talk with Sam Roe, [he] said it was cold.")
    assert found[-1] == "Bill Moss"


def test_a_pronoun_never_means_a_people() -> None:
    found = names("[Jane Tokar] said it rained.", "The news had made Kazakhs travel to Oslo, [she] said.")
    assert found[-1] == "Jane Tokar"


@pytest.mark.parametrize("nobody", ["[He] said it rained.", "[I] say it rained.", "[We] say it rained."])
def test_a_pronoun_without_anybody_before_it_stays_open(nobody: str) -> None:
    assert speakers(nobody) == [None]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The bill was praised by Ann Lee, [who] said it would help.", "Ann Lee"),
        ("The bill was praised by Ann Lee, a farmer [who] said it would help.", "Ann Lee"),
        ("The plan was opposed by Norsk Foods, [which] said it would cost jobs.", "Norsk Foods"),
        ("There were farmers [who] said it would help.", "farmers"),
    ],
)
def test_a_relative_pronoun_means_the_phrase_before_it(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


@pytest.mark.parametrize(
    "later", ["[The SDF] said it snowed.", "[SDF] said it snowed.", "[The S.D.F.] agreed."]
)
def test_an_acronym_means_the_body_it_abbreviates(later: str) -> None:
    found = names("[The Syrian Democratic Forces] said it rained.", later)
    assert found == ["Syrian Democratic Forces"] * 2


def test_an_acronym_in_brackets_is_learned() -> None:
    found = names("[The Union of Dock Workers (UDK)] said it rained.", "[UDK] said it snowed.")
    assert found == ["Union of Dock Workers"] * 2


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("[The Health Ministry] said it rained.", "[The ministry] said it snowed.", "Health Ministry"),
        ("[The emergencies ministry] said so.", "[The ministry] said it snowed.", "emergencies ministry"),
        ("[The Joint Budget Office] said so.", "[The budget office] said it snowed.", "Joint Budget Office"),
        ("[Norsk Foods] said it rained.", "[The company] said it snowed.", "Norsk Foods"),
        ("[Norsk Foods] said it rained.", "[It] said it snowed.", "Norsk Foods"),
        ("[Ansa borough council] said it rained.", "[The council] said it snowed.", "Ansa borough council"),
        ("[The Oslo Daily Post] said it rained.", "[The Post] said it snowed.", "Oslo Daily Post"),
        ("[Farmers] said it rained.", "[They] said it snowed.", "Farmers"),
    ],
)
def test_a_short_form_means_the_body_that_was_named(first: str, second: str, name: str) -> None:
    assert names(first, second) == [name, name]


def test_a_company_is_never_a_ministry() -> None:
    found = names("[The Health Ministry] said it rained.", "[The company] said it snowed.")
    assert found == ["Health Ministry", "company"]


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("[The Vermont senator] said it rained.", "Ann Lee"),
        ("[The senator] said it rained.", "Ann Lee"),
        ("[The Ohio senator] said it rained.", "Ohio senator"),
        ("[A senator] said it rained.", "senator"),
    ],
)
def test_a_description_means_the_person_it_fits(second: str, name: str) -> None:
    assert names("Sen. Ann Lee of Vermont came.", second) == [name]


@pytest.mark.parametrize(
    ("phrase", "name", "kind", "role"),
    [
        ("President Jane Tokar", "Jane Tokar", SpeakerKind.PERSON, "President"),
        ("Former health minister Jane Tokar", "Jane Tokar", SpeakerKind.PERSON, "Former health minister"),
        ("Dr. Jane Tokar", "Jane Tokar", SpeakerKind.PERSON, None),
        ("Engineer Tomas Reed", "Tomas Reed", SpeakerKind.PERSON, "Engineer"),
        ("Secretary of State Ann Lee", "Ann Lee", SpeakerKind.PERSON, "Secretary of State"),
        ("Mayor Bill de Haan", "Bill de Haan", SpeakerKind.PERSON, "Mayor"),
        ("Howard Dean", "Howard Dean", SpeakerKind.PERSON, None),
        ("Tokar's press secretary, Peter Cook,", "Peter Cook", SpeakerKind.PERSON, "Tokar's press secretary"),
        ("Ann Lee, 34,", "Ann Lee", SpeakerKind.PERSON, None),
        ("Ann Lee, the minister of trade, who came late", "Ann Lee", SpeakerKind.PERSON, "minister of trade"),
        ("The port's deputy director Ann Roe", "Ann Roe", SpeakerKind.PERSON, "port's deputy director"),
        ("Rep. Lee Marsh (R-Ohio)", "Lee Marsh", SpeakerKind.PERSON, "Rep."),
        ("The council", "council", SpeakerKind.GOVERNMENT, None),
        ("The Ministry of Health", "Ministry of Health", SpeakerKind.GOVERNMENT, None),
        ("The Committee on Trade, Industry and Energy", "Committee on Trade, Industry and Energy",
         SpeakerKind.ORGANISATION, None),
        ("Kazakhstan", "Kazakhstan", SpeakerKind.GOVERNMENT, None),
        ("Beijing", "Beijing", SpeakerKind.GOVERNMENT, None),
        ("Kazakhstan’s presidency", "Kazakhstan’s presidency", SpeakerKind.GOVERNMENT, None),
        ("The U.S.", "U.S.", SpeakerKind.GOVERNMENT, None),
        ("The autonomous administration in northeast Syria", "autonomous administration in northeast Syria",
         SpeakerKind.GOVERNMENT, None),
        ("Supermarket chain Brabo", "Brabo", SpeakerKind.ORGANISATION, "Supermarket chain"),
        ("The website Brabo.com", "Brabo.com", SpeakerKind.ORGANISATION, "website"),
        ("The Greens", "Greens", SpeakerKind.ORGANISATION, None),
        ("Republicans in the Senate", "Republicans in the Senate", SpeakerKind.GROUP, None),
        ("Residents", "Residents", SpeakerKind.GROUP, None),
        ("Forecasters at the institute", "Forecasters at the institute", SpeakerKind.GROUP, None),
        ("36 percent of voters", "36 percent of voters", SpeakerKind.GROUP, None),
        ("Ann Lee and Bill Moss", "Ann Lee and Bill Moss", SpeakerKind.GROUP, None),
        ("Both men", "Both men", SpeakerKind.GROUP, None),
        ("A spokesman for the council", "spokesman for the council", SpeakerKind.UNNAMED, None),
        ("But a source close to the port", "source close to the port", SpeakerKind.UNNAMED, None),
        ("Two aides", "Two aides", SpeakerKind.UNNAMED, None),
    ],
)  # fmt: skip
def test_a_phrase_is_read_as_name_kind_and_role(
    phrase: str,
    name: str,
    kind: SpeakerKind,
    role: str | None,
) -> None:
    assert only(f"[{phrase}] said that it rained.") == ProposedSpeaker(name=name, kind=kind, role=role)


def test_a_role_once_given_is_remembered() -> None:
    found = speakers("[Mayor Jane Tokar] said it rained.", "[Tokar] said it snowed.")
    assert found[1] == ProposedSpeaker(name="Jane Tokar", kind=SpeakerKind.PERSON, role="Mayor")


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Ann Lee, 41, the minister of trade, came.", "minister of trade"),
        ("The minister of trade, Ann Lee, came.", "minister of trade"),
        (
            "It was led by Ann Lee, a former engineer with the port who left in 2021.",
            "former engineer with the port",
        ),
        ("Ann Lee, the winner of the race, came.", None),
        ("Ann Lee, the mayor and the priest came.", None),
    ],
)
def test_a_role_beside_a_name_is_known_later(sentence: str, role: str | None) -> None:
    assert only(sentence, "[Lee] said it rained.").role == role


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("[The union] sent a letter to the port.", "[The letter] says that it rained.", "union"),
        ("A report by the Court of Auditors came out.", "[The report] says it rained.", "Court of Auditors"),
        (
            "[Norsk Foods] said in a statement that it rained.",
            "[The statement] added that it snowed.",
            "Norsk Foods",
        ),
    ],
)
def test_a_report_is_its_makers_when_the_article_tells_them(first: str, second: str, name: str) -> None:
    assert names(first, second)[-1] == name


def test_he_never_means_a_report() -> None:
    found = names("[Bill Moss] said it rained.", "[The report] said it snowed.", "[He] said it was cold.")
    assert found == ["Bill Moss", "report", "Bill Moss"]


def test_the_last_speaker_is_remembered_for_a_few_sentences() -> None:
    cast, sentences, asked = read("[Ann Lee] said it rained.", *["It was late."] * 8)
    assert asked == [Span(0, 7)]
    assert cast.resolve(sentences[0].tokens[:2], 0, 0) is not None
    near, far = cast.last_speaker(3), cast.last_speaker(8)
    assert near is not None
    assert near.name == "Ann Lee"
    assert far is None


@pytest.mark.parametrize(
    ("sentence", "word", "name"),
    [
        ("Ann Lee said that she would stay.", "she", "Ann Lee"),
        ("Ann Lee said that Moss would stay.", "Moss", "Bill Moss"),
        ("Ann Lee told Jane Roe that she would stay.", "she", None),
        ("They said that he would stay.", "he", None),
        ("Norsk Foods said that it would stay.", "it", "Norsk Foods"),
    ],
)
def test_a_pronoun_stands_for_a_name_unless_it_may_be_two(sentence: str, word: str, name: str | None) -> None:
    cast, sentences, _ = read(sentence, "It rained.", "Bill Moss came.")
    at, token = next((n, t) for n, t in enumerate(sentences[0].tokens) if t.text == word)
    assert cast.referent(token, 0, at) == name


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("A Danish diver was there.", "[The diver] said no.", "diver"),
        ("[A Danish diver] said it was cold.", "[The diver] stayed.", "Danish diver"),
        ("[Danish divers] said it was cold.", "[The divers] stayed.", "Danish divers"),
        ("[A Facebook post] said so.", "[The post] was deleted.", "Facebook post"),
    ],
)
def test_the_and_a_noun_mean_the_unnamed_who_spoke_as_such(first: str, second: str, name: str) -> None:
    assert names(first, second)[-1] == name


def test_they_never_means_one_person_without_a_name() -> None:
    assert names("[Two aides to the mayor] agreed.", "[A guard] left.", "[They] slept.")[-1] == (
        "Two aides to the mayor"
    )


def test_a_full_name_in_the_heading_is_known_below() -> None:
    text = "Clara Orvik: we never left\n\nIt was late, Orvik said."
    sentence = tokenise_sentence(text, Span(text.index("It was"), len(text)), (), 1)
    found = Cast(text, [sentence]).resolve(sentence.tokens[4:5], 0, 4)
    assert found is not None
    assert found.name == "Clara Orvik"


def test_a_heading_in_capitals_names_nobody() -> None:
    assert names("PORT PANEL CLEARS ORVIK FIRM", "Clara Orvik slept.", "[Orvik] said no.") == ["Clara Orvik"]


def test_a_name_is_not_written_in_capitals_when_the_article_also_writes_it_small() -> None:
    assert names("[CLARA ORVIK] said no.", "[Clara Orvik] left.")[-1] == "Clara Orvik"


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("[Harbourwatch.com] said no.", "Harbourwatch.com", SpeakerKind.ORGANISATION),
        ("[Photos] show a hole.", "Photos", SpeakerKind.UNNAMED),
        ("[The Islamic State] said no.", "Islamic State", SpeakerKind.ORGANISATION),
        ("[The Bank of Japan] said no.", "Bank of Japan", SpeakerKind.GOVERNMENT),
        ("[The Bank of Ireland] said no.", "Bank of Ireland", SpeakerKind.ORGANISATION),
        ("[The 4th Circuit Court] ruled.", "4th Circuit Court", SpeakerKind.GOVERNMENT),
        ("[A 54% majority of anglers] said no.", "54% majority of anglers", SpeakerKind.GROUP),
        ("[62%, those asked] said no.", "those asked", SpeakerKind.GROUP),
        ("[Ann Lee's centre-left Labour Party] said no.", "Labour Party", SpeakerKind.ORGANISATION),
        ("[The opposition Harvest Party] said no.", "Harvest Party", SpeakerKind.ORGANISATION),
        ("[Defence Minister Gen Ito] said no.", "Gen Ito", SpeakerKind.PERSON),
        ("[Just over a quarter] said no.", "Just over a quarter", SpeakerKind.GROUP),
        ("[Sens. Ann Lee and Bill Moss] said no.", "Ann Lee and Bill Moss", SpeakerKind.GROUP),
        ("[A study, published in May,] said no.", "study", SpeakerKind.ORGANISATION),
        ("[The survey, conducted by the Harbour Institute,] said no.", "Harbour Institute", None),
    ],
)
def test_what_a_phrase_names_is_cut_out_of_it(sentence: str, name: str, kind: SpeakerKind | None) -> None:
    found = only(sentence)
    assert found.name == name
    assert kind is None or found.kind is kind


def test_two_companies_joined_by_and_are_two() -> None:
    assert names("Amazon and Google rose.", "[Amazon] said no.") == ["Amazon"]


def test_one_of_a_list_gets_his_full_name() -> None:
    assert names("Oskar Brandt slept.", "[Mr. Brandt and other leaders] left.") == [
        "Oskar Brandt and other leaders"
    ]


def test_a_word_of_a_body_before_a_title_is_no_part_of_it() -> None:
    (found,) = speakers("They cut the force Sen. Ann Lee built.", "[Lee] said no.")
    assert found is not None
    assert found.role == "Sen."


def test_a_name_that_only_passes_by_is_a_bodys() -> None:
    assert only("The arrests were documented by Fusk.", "[Fusk] had a list.").kind is SpeakerKind.PERSON
    assert only("The arrests were documented by [Fusk].").kind is SpeakerKind.ORGANISATION
