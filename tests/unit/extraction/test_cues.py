"""What a cue does."""

from __future__ import annotations

import pytest

from tracker.extraction.cues import Cue, read_cue
from tracker.extraction.lexicon.cue_verbs import CueClass
from tracker.extraction.structure.tokens import tokenise


def cue_of(text: str) -> Cue:
    return read_cue(tokenise(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "lemma", "cue_class"),
    [
        ("said", "say", CueClass.SAY),
        ("has repeatedly urged", "urge", CueClass.URGE),
        ("was quoted as saying", "say", CueClass.SAY),
        ("went on to rebut", "rebut", CueClass.STANCE),
        ("issued a statement saying", "say", CueClass.SAY),
        ("is expected to", "expect", CueClass.FORECAST),
        ("had projected", "project", CueClass.FORECAST),
        ("wrote", "write", CueClass.SAY),
        ("is seen as", "see", CueClass.THINK),
    ],
)
def test_the_last_verb_says_what_a_cue_does(text: str, lemma: str, cue_class: CueClass) -> None:
    assert (cue_of(text).lemma, cue_of(text).cue_class) == (lemma, cue_class)


@pytest.mark.parametrize(
    ("text", "lemma", "cue_class"),
    [
        ("was accused of", "accuse", CueClass.STANCE),
        ("is alleged to", "allege", CueClass.SAY),
        ("has been criticised by", "criticise", CueClass.STANCE),
        ("was asked to", "ask", CueClass.URGE),
    ],
)
def test_passives_do_what_their_verb_does(text: str, lemma: str, cue_class: CueClass) -> None:
    assert (cue_of(text).lemma, cue_of(text).cue_class) == (lemma, cue_class)


@pytest.mark.parametrize(
    ("text", "lemma", "cue_class"),
    [
        ("called for", "call for", CueClass.DEMAND),
        ("calls on", "call on", CueClass.URGE),
        ("called again for", "call for", CueClass.DEMAND),
        ("pointing out", "point out", CueClass.SAY),
        ("puts at", "put at", CueClass.ESTIMATE),
        ("warned of", "warn of", CueClass.FORECAST),
        ("struck down", "strike down", CueClass.DEED),
        ("spoke out against", "speak out", CueClass.STANCE),
        ("called", "call", CueClass.DESCRIBE),
    ],
)
def test_a_particle_changes_what_a_verb_does(text: str, lemma: str, cue_class: CueClass) -> None:
    assert (cue_of(text).lemma, cue_of(text).cue_class) == (lemma, cue_class)


@pytest.mark.parametrize(
    ("text", "lemma", "cue_class"),
    [
        ("'s claim", "claim", CueClass.SAY),
        ("accusations of", "accuse", CueClass.STANCE),
        ("the union's call", "call", CueClass.DEMAND),
        ("his demands", "demand", CueClass.DEMAND),
        ("a warning", "warn", CueClass.SAY),
        ("in a statement", "say", CueClass.SAY),
        ("'s 10-year outlook", "predict", CueClass.FORECAST),
        ("voiced sharp criticism of", "criticize", CueClass.STANCE),
        ("expressed concern about", "worry", CueClass.FEEL),
        ("opposition to", "oppose", CueClass.STANCE),
        ("'s decision", "decide", CueClass.DEED),
        ("are against", "oppose", CueClass.STANCE),
        ("spoke in favour of", "support", CueClass.STANCE),
    ],
)
def test_nouns_and_adjectives_do_what_their_verb_does(text: str, lemma: str, cue_class: CueClass) -> None:
    assert (cue_of(text).lemma, cue_of(text).cue_class) == (lemma, cue_class)


def test_a_noun_does_not_outweigh_a_verb_that_says_something() -> None:
    assert cue_of("dismissed the allegation").lemma == "dismiss"
    assert cue_of("said of the decision").lemma == "say"


@pytest.mark.parametrize("text", [":", "—", "according to", "According to"])
def test_a_sign_and_according_to_say(text: str) -> None:
    assert cue_of(text).cue_class is CueClass.SAY


@pytest.mark.parametrize("text", ["voted to end", "voted in favour of", "has vetoed", "later signed"])
def test_what_was_done_by_a_vote_or_a_signature_is_a_deed(text: str) -> None:
    assert cue_of(text).cue_class is CueClass.DEED


def test_a_deed_to_come_is_none() -> None:
    assert cue_of("plans to sign").lemma == "plan"
    assert cue_of("promised to formally veto").lemma == "promise"
    assert cue_of("would veto").cue_class is None


def test_negation_is_seen() -> None:
    assert cue_of("did not say").is_negated
    assert cue_of("doesn’t believe").is_negated
    assert not cue_of("said").is_negated


def test_an_unknown_cue_has_its_last_word_and_no_class() -> None:
    assert cue_of("waxed lyrical") == Cue(lemma="lyrical", cue_class=None, is_negated=False)
    assert cue_of("") == Cue(lemma="", cue_class=None, is_negated=False)
