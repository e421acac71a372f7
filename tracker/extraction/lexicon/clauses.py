"""Words that tell when something happens, whether words make a clause, and whom a pronoun can mean."""

from __future__ import annotations

WILL = frozenset("will won't shall".split())
UNSURE_TENSE = frozenset(
    """
    would could may might should must can cannot can't couldn't wouldn't shouldn't is are am isn't
    aren't has have hasn't haven't do does don't doesn't be expected planned scheduled proposed supposed
    slated hoped intended wanted needed likely due set put cut hit let read cost beat quit hurt shut
    split spread
    """.split()
)
PAST_HELPERS = frozenset("was were had did wasn't weren't hadn't didn't".split())
STARTS_AHEAD = frozenset("opens begins starts meets resumes arrives reopens expires".split())
SURE_TO = frozenset("due set scheduled expected going planned poised slated".split())
WISHES = frozenset("want wants need needs hope hopes wish wishes seek seeks plan plans".split())
STAYS = frozenset("stay stays remain remains keep keeps get gets become becomes".split())
CLAUSE_BOUNDARIES = frozenset(
    """
    and but or which who that because when while if as than whether where although though , ; : — – . ? ! ( )
    """.split()
)
PRETERITES = frozenset(
    """
    said told took gave went came got began held kept left led lost met paid ran rose fell sent sat
    spent stood won saw grew drew drove fought found broke brought bought built caught chose dealt fled
    flew swore wrote knew thought struck shot sold taught threw wore spoke stole swept sank sang shook
    slid sought made became withdrew overtook undertook felt heard hid hung laid lent meant rang rode
    slept stuck tore understood woke arose bore bent blew crept dug fed forbade forgot froze leapt
    overthrew rebuilt retook shone sped spun sprang strove underwent upheld
    """.split()
)
IRREGULAR_PARTICIPLES = frozenset(
    """
    taken given gone seen known written shown broken chosen driven eaten fallen forgotten frozen hidden
    risen shaken spoken stolen sworn thrown torn worn drawn grown flown withdrawn begun born done
    """.split()
)
NO_PARTICIPLES = frozenset(
    "hundred need indeed speed feed seed shed breed greed exceed proceed succeed".split()
)
BETWEEN_VERBS = frozenset(
    "not never also been being already just only still then first later both all".split()
)
NOUN_OPENERS = frozenset("a an the its his her their our my your every each no such".split())
SURELY_NOUNS = frozenset(
    """
    plans works work cost costs cut hit need needs use uses help helps lead leads shows starts moves
    turns returns lives lie lies lay run runs set sets hits holds tries wins draws features faces read
    """.split()
)
QUESTION_WORDS = frozenset("whether if how why what who whom whose".split())
COORDINATES = frozenset("and but or nor so yet".split())

OWNING_PRONOUNS = frozenset("his its their".split())
TAKES_TWO_OBJECTS = frozenset(
    """
    gave give gives told tell tells offered offer sent send sends paid pay showed show asked ask owed
    granted handed lent awarded taught sold made make called call helped help let cost
    """.split()
)
OF_ONESELF = frozenset(
    """
    will would plans planned intends intended hopes hoped expects expected wants wanted believes
    believed thinks thought feels felt regrets regretted supports supported opposes opposed doubts
    doubted
    """.split()
)
HAS_DONE = frozenset("had has".split())
NOT_OF_ONESELF = frozenset(
    """
    be been become face have appear stand remain serve go get receive die take taken rain mean depend
    """.split()
)
