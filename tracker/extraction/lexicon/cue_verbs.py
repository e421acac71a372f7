"""The verbs, nouns and phrases that signal attribution, by what they do, with their forms spelt out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CueClass(StrEnum):
    """What a cue does, which decides the kind of its claim."""

    SAY = "say"
    TELL = "tell"
    THINK = "think"
    SHOW = "show"
    URGE = "urge"
    DEMAND = "demand"
    DESCRIBE = "describe"
    STANCE = "stance"
    FORECAST = "forecast"
    ESTIMATE = "estimate"
    FEEL = "feel"
    DEED = "deed"


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
        emphasize emphasise respond reply recall remark observe comment confirm reveal disclose
        allege complain joke quip vow pledge promise swear agree repeat proclaim testify caution
        counter recount boast hint signal indicate post muse opine retort shout continue
        speculate profess reason attest affirm guess decree rule mention specify clarify deny
        doubt interject exclaim elaborate email chant blog yell advise blurt cry whisper
        summarise summarize cite
    """,
    CueClass.TELL: "tell inform remind assure notify convince persuade reassure",
    CueClass.THINK: """
        think believe hope feel know understand realize realise assume suspect consider wish
        imagine intend learn find discover determine
    """,
    CueClass.SHOW: "show",
    CueClass.URGE: "urge ask beg implore encourage instruct order press entreat",
    CueClass.DEMAND: "demand seek request",
    CueClass.DESCRIBE: "describe characterize characterise portray label brand dub depict",
    CueClass.STANCE: """
        criticize criticise condemn accuse blame blast slam endorse defend attack mock welcome
        decry deplore applaud commend thank rebuke question ridicule denounce dismiss hail praise
        want advocate oppose support favor favour prefer reject propose recommend dispute lament
    """,
    CueClass.FORECAST: "predict forecast expect",
    CueClass.ESTIMATE: "estimate calculate reckon",
    CueClass.FEEL: "fear worry",
}
# Verbs that may be a cue but after which no article names the speaker of a quotation.
_SILENT_LEMMAS: dict[CueClass, str] = {
    CueClass.SAY: """
        answer quote express voice echo discuss highlight outline underline refer decline
        threaten reaffirm wonder charge
    """,
    CueClass.THINK: "see view regard plan aim",
    CueClass.SHOW: "seem appear demonstrate illustrate",
    CueClass.URGE: "exhort lobby petition",
    CueClass.DESCRIBE: "call term deem name liken compare",
    CueClass.STANCE: """
        back refuse rebut refute repudiate disavow renounce assail chide deride berate castigate
        excoriate savage satirize satirise bash lambast lambaste scold vilify disparage downplay
        tout champion laud congratulate resist disapprove disagree object resent reproach
        admonish chastise fault
    """,
    CueClass.FORECAST: "project anticipate foresee envision envisage foretell",
    CueClass.ESTIMATE: "put",
    CueClass.FEEL: "bemoan regret mourn dread",
    CueClass.DEED: """
        vote pass veto enact sign adopt nominate appoint elect legalize legalise ban outlaw
        prohibit void overturn uphold authorize authorise convict acquit indict sentence fine
        sue block file decide
    """,
}
_NOUNS: dict[CueClass, dict[str, str]] = {
    CueClass.SAY: {
        "say": "statement announcement suggestion",
        "claim": "assertion contention",
        "allege": "allegation",
        "threaten": "threat",
    },
    CueClass.THINK: {"think": "view opinion", "believe": "belief", "suspect": "suspicion"},
    CueClass.URGE: {"urge": "appeal plea"},
    CueClass.STANCE: {
        "accuse": "accusation",
        "criticize": "criticism critique condemnation denunciation",
        "reject": "rejection refusal rebuttal dismissal",
        "oppose": "opposition objection resistance disapproval",
        "support": "backing endorsement approval",
        "propose": "proposal recommendation",
    },
    CueClass.FORECAST: {"predict": "prediction projection expectation outlook"},
    CueClass.ESTIMATE: {"estimate": "estimation calculation"},
    CueClass.FEEL: {"worry": "concern anger frustration outrage dismay alarm"},
    CueClass.DEED: {"decide": "decision ruling verdict judgment judgement injunction"},
}
_ADJECTIVES: dict[str, str] = {
    "support": "supportive favor favour",
    "oppose": "against hostile",
    "criticize": "critical sceptical skeptical wary",
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
    "foresee": "foresaw",
    "foretell": "foretold",
    "see": "saw",
    "put": "put",
    "speak": "spoke",
}
_PARTICIPLES = {"seen": "see", "foreseen": "foresee", "written": "write", "known": "know", "shown": "show"}
_DOUBLING = frozenset("quip admit dub beg rebut blog ban plan".split())
_HOMOGRAPHS = frozenset(
    """
        reports claims notes states posts comments counters signals forecasts rules estimates
        guesses promises pledges vows hints jokes remarks tweets hopes fears finds demands
        requests orders labels brands attacks questions shows press post state report claim note
        comment counter signal forecast rule estimate guess promise pledge vow hint joke remark
        tweet hope fear find demand request order label brand attack question show wants want
        support supports favor favour favors favours stress reason reasons doubt doubts dispute
        disputes email emails blast wishes wish proposed suspected alleged feeling finding
        writing warning understanding hail cry cries advocate advocates praise blame welcome
        mock chant chants learned posted blog decree decrees cite expected determined reporting
        questions press presses thought shout shouts worries worry announced stated feels
        continued continues wanted estimated
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


def _plural(word: str) -> str:
    """Return a noun's plural, which is spelt as a verb's third person is."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    if word.endswith(("s", "sh", "ch", "x")):
        return f"{word}es"
    return f"{word}s"


def _ing(lemma: str) -> str:
    if lemma in _DOUBLING:
        return f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return f"{lemma[:-1]}ing"
    return f"{lemma}ing"


def _forms(lemma: str) -> dict[str, CueForm]:
    return {
        _past(lemma): CueForm.PAST,
        _plural(lemma): CueForm.PRESENT_S,
        lemma: CueForm.BASE,
        _ing(lemma): CueForm.ING,
    }


def _verbs(lemmas_by_class: dict[CueClass, str]) -> dict[str, CueVerb]:
    table: dict[str, CueVerb] = {}
    for cue_class, lemmas in lemmas_by_class.items():
        for lemma in lemmas.split():
            for word, form in _forms(lemma).items():
                entry = CueVerb(lemma=lemma, cue_class=cue_class, form=form, homograph=word in _HOMOGRAPHS)
                table.setdefault(word, entry)
    return table


def _nouns() -> dict[str, tuple[str, CueClass]]:
    table: dict[str, tuple[str, CueClass]] = {}
    for cue_class, by_lemma in _NOUNS.items():
        for lemma, nouns in by_lemma.items():
            for noun in nouns.split():
                table[noun] = table[_plural(noun)] = (lemma, cue_class)
    for lemma, words in _ADJECTIVES.items():
        table.update(dict.fromkeys(words.split(), (lemma, CueClass.STANCE)))
    return table


CUE_VERBS = _verbs(_LEMMAS)

# What a cue's words mean beyond the verbs of speech; only a cue that was found is read by these.
SILENT_CUE_VERBS = _verbs(_SILENT_LEMMAS)
SILENT_CUE_VERBS |= {word: (CUE_VERBS | SILENT_CUE_VERBS)[lemma] for word, lemma in _PARTICIPLES.items()}
CUE_NOUNS = _nouns()
# Verbs that say nothing of their own before a noun: `issued a warning`, `renewed its criticism`.
LIGHT_CUES = frozenset("express voice repeat reiterate echo reaffirm state post tweet".split())

# Verb and particle, with the class of the pair.
PHRASAL_CUES: dict[str, dict[str, CueClass]] = {
    "call": {"for": CueClass.DEMAND, "on": CueClass.URGE, "upon": CueClass.URGE, "off": CueClass.DEED},
    "point": {"out": CueClass.SAY, "to": CueClass.SAY},
    "put": {"it": CueClass.SAY, "at": CueClass.ESTIMATE},
    "appeal": {"to": CueClass.URGE, "for": CueClass.DEMAND},
    "push": {"for": CueClass.DEMAND, "back": CueClass.STANCE},
    "press": {"for": CueClass.DEMAND},
    "plead": {"for": CueClass.DEMAND, "with": CueClass.URGE, "guilty": CueClass.DEED, "not": CueClass.DEED},
    "ask": {"for": CueClass.DEMAND},
    "argue": {"for": CueClass.STANCE, "against": CueClass.STANCE},
    "campaign": {"for": CueClass.STANCE, "against": CueClass.STANCE},
    "speak": {"out": CueClass.STANCE, "against": CueClass.STANCE},
    "rail": {"against": CueClass.STANCE},
    "lash": {"out": CueClass.STANCE},
    "hit": {"back": CueClass.STANCE, "out": CueClass.STANCE},
    "side": {"with": CueClass.STANCE},
    "charge": {"with": CueClass.DEED},
    "strike": {"down": CueClass.DEED},
    "warn": {"of": CueClass.FORECAST, "against": CueClass.URGE},
}
PHRASAL_FORMS: dict[str, str] = {word: lemma for lemma in PHRASAL_CUES for word in _forms(lemma)} | {
    "struck": "strike",
}
