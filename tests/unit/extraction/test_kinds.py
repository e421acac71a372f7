"""What a claim does."""

from __future__ import annotations

import pytest

from tracker.extraction.cues import read_cue
from tracker.extraction.kinds import attributed_kind, narrator_kind
from tracker.extraction.narration.voice import Voice
from tracker.extraction.quantities.finding import find_quantities
from tracker.extraction.structure.tokens import Token, tokenise
from tracker.models.enums import ClaimKind
from tracker.text.spans import Span


def words(text: str) -> tuple[Token, ...]:
    return tokenise(text, 0, len(text))


def kind_of(cue: str, content: str) -> ClaimKind:
    return attributed_kind(read_cue(words(cue)), words(content))


def own_kind(text: str, voice: Voice = Voice.EVENT) -> ClaimKind:
    return narrator_kind(words(text), find_quantities(text, Span(0, len(text))), voice)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("said", "it rained"),
        ("said", "the will was read in June"),
        ("said", "The will was read"),
        ("said", "it would have helped"),
        ("said", "Will Orr was there"),
        ("has raised", "the matter"),
        ("has denied", "the report was altered"),
        ("'s claim", "the fund is empty"),
        ("according to", "the dam was built in 1974"),
        ("was asked", "why the gates were shut"),
        ("asked", "Did anybody think of the trees?"),
        ("sought", "to protect the harbour"),
        ("fear", "40 people have drowned"),
        ("estimates", "that the harbour reopened"),
        ("did not urge", "people to leave"),
        ("did not expect", "the river to rise"),
        ("said", "some 300 soldiers had been sent"),
        ("called", "the inquiry a second hearing"),
    ],
)
def test_in_doubt_a_claim_is_a_statement(cue: str, content: str) -> None:
    assert kind_of(cue, content) is ClaimKind.STATEMENT


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("has urged", "countries to act"),
        ("called for", "an inquiry"),
        ("demanded", "talks on the job losses"),
        ("has asked", "the council to move the trees"),
        ("warned against", "reading too much into the results"),
        ("said", "We call on all parties to stop"),
        ("tweeted", "I urge you to vote"),
        ("warned", "the owners against delay"),
        ("echoed", "a call for talks"),
    ],
)
def test_asking_somebody_to_act_is_an_appeal(cue: str, content: str) -> None:
    assert kind_of(cue, content) is ClaimKind.APPEAL


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("says", "countries should take back their citizens"),
        ("said", "the dispute must not spread"),
        ("supports", "the plan"),
        ("would not support", "the plan"),
        ("was accused of", "hiding the accounts"),
        ("praised", "the crew"),
        ("rejected", "a complaint against the dam"),
        ("dismissed", "this as gossip"),
        ("proposed", "a tax on plastic"),
        ("suggested", "he would not support it in its present form"),
        ("said", "We strongly condemn the attack"),
        ("has vowed", "to block the sale"),
        ("tweeted", "their approval of the sale"),
        ("voiced", "her gratitude to the crew"),
        ("admired", "the old mayor"),
        ("said", "We have to mend the roof"),
        ("said", "every port needs to be inspected"),
        ("said", "Norway supports the treaty"),
        ("said", "the coastal towns opposed the dam"),
        ("wrote", "Proud of everybody who rowed today"),
        ("said", "We stand with the dockers"),
        ("said", "the charges are plainly false"),
        ("said", "the firm lied to its tenants"),
        ("called", "the ruling “biased and unlawful”"),
        ("said", "he would rather close the mill"),
    ],
)
def test_taking_sides_or_saying_what_should_be_is_a_position(cue: str, content: str) -> None:
    assert kind_of(cue, content) is ClaimKind.POSITION


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("predicted", "that Jones would lose"),
        ("is expected to", "close in May"),
        ("forecast", "a loss"),
        ("warn", "the storm could reach the coast"),
        ("said", "prices will rise again after the summer"),
        ("said", "If nothing changes, the ice will be gone by 2060"),
        ("said", "he expects a quick appeal"),
        ("told", "the bridge would stay closed for six weeks"),
        ("said", "the plant will supply 70,000 homes"),
        ("said", "any delay would have consequences"),
        ("said", "I hope it’ll be finished"),
        ("vowed", "to stay until the spring"),
        ("said", "the cuts could lead to strikes"),
        ("said", "the club is going to move"),
        ("fear", "that the dam could burst"),
    ],
)
def test_telling_what_is_to_come_is_a_prediction(cue: str, content: str) -> None:
    assert kind_of(cue, content) is ClaimKind.PREDICTION


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("estimated", "that between 1.5 and 2 million people could gain"),
        ("puts", "the damage at $4m"),
        ("said", "about half of the harvest was lost"),
        ("reckons", "a third of the stock is gone"),
        ("said", "the fever killed nearly 60,000 people"),
    ],
)
def test_a_claim_whose_point_is_a_rough_figure_is_an_estimate(cue: str, content: str) -> None:
    assert kind_of(cue, content) is ClaimKind.ESTIMATE


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("voted to end", "the debate"),
        ("vetoed", "a bill on fishing rights"),
        ("'s decision", "to shut the harbour"),
        ("has scrapped", "the old timetable"),
    ],
)
def test_a_vote_or_a_decision_is_an_event(cue: str, content: str) -> None:
    assert kind_of(cue, content) is ClaimKind.EVENT


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("worry about", "the tone of the debate"),
        ("said", "The plans are profoundly irresponsible"),
        ("said", "It is a wonderful idea"),
        ("called", "the outlook “frankly alarming”"),
        ("fear", "the town is being forgotten"),
        ("said", "I don't think they listen"),
        ("said", "this is one of the best harbours anywhere"),
        ("said", "the choir was simply phenomenal"),
        ("said", "What a night!"),
    ],
)
def test_a_mere_judgement_or_feeling_is_an_opinion(cue: str, content: str) -> None:
    assert kind_of(cue, content) is ClaimKind.OPINION


@pytest.mark.parametrize(
    "content",
    [
        "It was terrible that 40 people drowned",
        "the terrible fire started in May",
        "the wonderful old bridge collapsed",
    ],
)
def test_a_judgement_with_a_figure_a_date_or_an_event_can_be_checked(content: str) -> None:
    assert kind_of("said", content) is ClaimKind.STATEMENT


@pytest.mark.parametrize(
    "text",
    [
        "Around 1,000 fighters are in detention in Syria",
        "Thousands of people have left Syria",
        "Between 10 and 20 ships sank off Malta",
        "The mill employs about 1,900 people",
        "43 percent of voters back the mayor",
        "In the last vote, 71% of the members stayed away",
        "The party won 41 percent of the vote",
        "The mine produced 64,000 tonnes of copper last year",
        "Shares fell 11.4% in Oslo",
        "Silver rose 15 cents, to $20.07 an ounce",
        "Berg led her rival by 12 points",
    ],
)
def test_in_the_articles_own_voice_a_rough_figure_or_a_share_makes_an_estimate(text: str) -> None:
    assert own_kind(text) is ClaimKind.ESTIMATE


@pytest.mark.parametrize(
    "text",
    [
        "Seven children were reunited with their grandfather in Iraq",
        "Last month Germany repatriated several children who were in Iraq",
        "The ferry has cancelled all sailings",
        "Sales have more than doubled since last summer",
        "Hundreds of dockers marched through the town on Sunday",
        "Crews were clearing the road",
        "The club lost its licence in May",
        "Researchers followed the volunteers for nearly six years",
        "Work starts in September",
        "The bridge is due to open in May",
        "Although the river rose, the town escaped",
        "The fee that the bank charges went up",
    ],
)
def test_in_the_articles_own_voice_what_happened_is_an_event(text: str) -> None:
    assert own_kind(text, Voice.EVENT) is ClaimKind.EVENT


@pytest.mark.parametrize(
    "text",
    [
        "Germany is a member of the union",
        "The country has 40 ports",
        "The firm owns two mines",
        "He never has been a member",
        "The law requires a permit",
        "The rules do not apply to ships",
        "Voters can choose either list",
        "The memo published in May is not signed",
        "who headed the agency until 2011",
        "The guards have been reluctant to speak",
        "The cliff is crumbling",
    ],
)
def test_in_the_articles_own_voice_what_is_so_is_a_statement(text: str) -> None:
    assert own_kind(text) is ClaimKind.STATEMENT


def test_where_the_verb_does_not_tell_the_model_does() -> None:
    assert own_kind("The two crews meet often", Voice.STATEMENT) is ClaimKind.STATEMENT
    assert own_kind("The two crews meet often", Voice.EVENT) is ClaimKind.EVENT


def test_nothing_is_a_statement_of_somebody_and_an_event_of_nobody() -> None:
    assert kind_of("", "") is ClaimKind.STATEMENT
    assert narrator_kind((), (), Voice.EVENT) is ClaimKind.EVENT
