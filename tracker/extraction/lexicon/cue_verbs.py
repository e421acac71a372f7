"""The verbs and phrases that signal attribution, by what they do, with every form spelt out by rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CueClass(StrEnum):
    """What a cue does, which decides the shape of its content and the kind of its claim."""

    SAY = "say"
    TELL = "tell"
    THINK = "think"
    SHOW = "show"
    URGE = "urge"
    DEMAND = "demand"
    DESCRIBE = "describe"
    STANCE = "stance"


class CueForm(StrEnum):
    """The grammatical form of a cue."""

    PAST = "past"
    PRESENT_S = "present_s"
    BASE = "base"
    ING = "ing"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """One form of a cue verb; `homograph` when the same letters are a common noun or adjective."""

    lemma: str
    cue_class: CueClass
    form: CueForm
    homograph: bool


_LEMMAS: dict[CueClass, str] = {
    CueClass.SAY: """
        say add note report announce argue claim state declare explain insist write tweet warn
        suggest acknowledge admit concede conclude contend assert maintain reiterate stress
        emphasize emphasise predict respond reply recall remark observe comment confirm reveal
        disclose allege complain joke quip vow pledge promise swear agree repeat proclaim testify
        caution counter recount lament boast hint signal indicate estimate calculate forecast post
        muse opine retort shout continue propose recommend speculate profess reason attest affirm
        guess decree rule mention specify clarify deny dispute doubt interject exclaim caution
        elaborate email chant blog yell reckon advise blurt cry whisper summarise summarize
    """,
    CueClass.TELL: "tell inform remind assure notify convince persuade reassure",
    CueClass.THINK: """
        think believe hope fear expect feel know understand realize realise assume suspect worry
        consider wish imagine intend learn find discover determine
    """,
    CueClass.SHOW: "show indicate suggest find reveal",
    CueClass.URGE: "urge ask beg implore encourage instruct order press entreat",
    CueClass.DEMAND: """
        demand seek request want advocate oppose support favor favour prefer recommend propose reject
    """,
    CueClass.DESCRIBE: """
        describe characterize characterise portray label brand dub depict denounce dismiss hail
        praise
    """,
    CueClass.STANCE: """
        criticize criticise condemn accuse blame blast slam endorse defend attack mock welcome decry
        deplore applaud commend thank rebuke question slam cite ridicule
    """,
}
_IRREGULAR: dict[str, str] = {
    "say": "said",
    "write": "wrote",
    "tell": "told",
    "think": "thought",
    "feel": "felt",
    "know": "knew",
    "understand": "understood",
    "find": "found",
    "swear": "swore",
    "show": "showed",
    "seek": "sought",
    "forecast": "forecast",
}
_DOUBLING = frozenset("quip admit dub beg rebut blog recap".split())
_HOMOGRAPHS = frozenset(
    """
        reports claims notes states posts comments counters signals forecasts rules estimates
        guesses promises pledges vows warnings hints jokes remarks tweets hopes fears finds demands
        requests orders labels brands attacks questions shows press post state report claim note
        comment counter signal forecast rule estimate guess promise pledge vow hint joke remark
        tweet hope fear find demand request order label brand attack question show wants want
        support supports favor favour favors favours stress reason reasons doubt doubts dispute
        disputes email emails blast wishes wish concerned concern proposed suspected alleged feeling
        finding meaning writing warning understanding hail cry cries advocate advocates praise blame
        welcome mock chant chants learned posted blog decree decrees cite expected determined
        reporting questions press presses thought shout shouts worries worry announced stated feels
        testing continued continues wanted estimated
    """.split(),
)


def _past(lemma: str) -> str:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma in _DOUBLING:
        return f"{lemma}{lemma[-1]}ed"
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"


def _third_person(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies"
    if lemma.endswith(("s", "sh", "ch", "x")):
        return f"{lemma}es"
    return f"{lemma}s"


def _ing(lemma: str) -> str:
    if lemma in _DOUBLING:
        return f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return f"{lemma[:-1]}ing"
    return f"{lemma}ing"


def _build() -> dict[str, CueVerb]:
    table: dict[str, CueVerb] = {}
    for cue_class, lemmas in _LEMMAS.items():
        for lemma in lemmas.split():
            forms = {
                _past(lemma): CueForm.PAST,
                _third_person(lemma): CueForm.PRESENT_S,
                lemma: CueForm.BASE,
                _ing(lemma): CueForm.ING,
            }
            for word, form in forms.items():
                entry = CueVerb(lemma=lemma, cue_class=cue_class, form=form, homograph=word in _HOMOGRAPHS)
                table.setdefault(word, entry)
    return table


CUE_VERBS = _build()

# Verb and particle, with the class of the pair; a particle that is absent leaves the verb no cue at all.
PHRASAL_CUES: dict[str, dict[str, CueClass]] = {
    "call": {"for": CueClass.DEMAND, "on": CueClass.URGE, "upon": CueClass.URGE},
    "point": {"out": CueClass.SAY},
    "appeal": {"to": CueClass.URGE, "for": CueClass.DEMAND},
    "push": {"for": CueClass.DEMAND},
    "plead": {"for": CueClass.DEMAND},
    "ask": {"for": CueClass.DEMAND},
    "argue": {"for": CueClass.DEMAND},
}
PHRASAL_FORMS: dict[str, tuple[str, CueForm]] = {
    word: (lemma, form)
    for lemma in PHRASAL_CUES
    for word, form in (
        (_past(lemma), CueForm.PAST),
        (_third_person(lemma), CueForm.PRESENT_S),
        (lemma, CueForm.BASE),
        (_ing(lemma), CueForm.ING),
    )
}
