"""Words beside a number that tell whether it counts, and what for."""

from __future__ import annotations

from tracker.extraction.lexicon.words import BE

CLOCK = frozenset("a.m. p.m. am pm o'clock".split())
TIME_ZONES = frozenset("GMT UTC ET EST EDT PT PST PDT CT CST BST IST CET".split())
TIMES_OF_DAY = frozenset("tonight morning afternoon evening sharp".split())
EMERGENCY_NUMBERS = frozenset("911 999 112".split())
CALLING = frozenset("call calls called calling dial dials dialed dialled dialing phoned rang".split())
CALLED = frozenset("call calls caller callers dispatcher dispatchers operator operators".split())
BROADCAST = frozenset("weekdays weeknights weekends mornings evenings nights".split())
STREETS = frozenset("street st st. avenue ave ave. road lane drive boulevard blvd square".split())
NAMED_GROUPS = frozenset("group gang club committee council board".split())
BEFORE_PRONOUN = frozenset("no any every this that each the which number another good big".split())
AFTER_PRONOUN = frozenset(
    """day night morning evening afternoon weekend time point side hand thing way voice another other others
    more such less too step fell word sense else so last same final""".split(),
)
HARMS = frozenset(
    """killed dead died drowned injured wounded hurt missing hospitalized hospitalised shot stabbed arrested
    detained kidnapped rescued deaths casualties""".split(),
)
IDLE_ENDINGS = frozenset("something ish way figure faced dimensional and on for".split())
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth".split())
RANGING = frozenset("ranging ranged ranges range vary varying varied aged ages anywhere".split())
CHANGES = frozenset(
    """rose rise rises risen rising fell fall falls fallen falling grew grow grown growing grows increase
    increased increases increasing decrease decreased dropped drop drops dropping cut raise raised climbed
    climb climbing jumped jump declined decline slid went go gone moved narrowed widened shrank shrunk slipped
    lowered reduced expanded surged slumped soared doubled tumbled plunged gained lost""".split(),
)
DIRECTIONS = frozenset("up down".split())
CHANGE_NOUNS = frozenset(
    """rise fall increase decrease drop decline cut jump growth gain loss reduction surge slump stake share
    chance majority hike boost raise""".split(),
)
CONTESTS = frozenset(
    """vote votes voted voting win wins won winning beat beats beating lost lose loses losing defeat defeated
    defeating decision decisions ruling ruled rulings margin score scored tied tie ties victory passed
    approved rejected upheld deadlocked deadlock leads led lead leading tops trails favor favour divided
    split majority verdict game match triumph loss""".split(),
)
WHOLES = frozenset("of the its their his her our my your all these those that this what".split())
PARTS_OF_A_GAME = frozenset(
    """first second other latter former top bottom last next better final opening third fourth early late
    time""".split(),
)
BASE_FORMS = frozenset("halve double triple treble quadruple doubles triples".split())
BEFORE_BASE = frozenset(
    """to would will could may can might should must nearly almost than roughly about did""".split(),
)
AFTER_IDIOM = frozenset("down dip check cross back over up digit digits".split())
LONE = frozenset("than nearly almost about around least over under roughly approximately".split())
COMPARISONS = frozenset(
    "lower higher ahead behind more less better worse up down lead clear above below".split()
)
AGED = frozenset("aged age ages turned turns turning".split())
SAMPLES = frozenset("poll survey sample total study crowd group".split())
AGE_VERBS = BE | {"'s", "now", "was", "then", "just", "only"}
AGE_SUBJECTS = frozenset("he she i who".split())
PENALTIES = frozenset(
    """suspended banned jailed sentenced imprisoned detained barred barring disqualified sidelined""".split(),
)
CAPTIVITY = frozenset("prison jail custody detention hospital".split())
GROWN = frozenset("older younger over under up above".split())
PERSONS = frozenset("people men women adults those voters anyone children persons patients residents".split())
MARGINS = frozenset("lead margin edge advantage deficit gap swing win victory loss defeat dip drop".split())
REACHING = frozenset(
    """cost costs costing reach reached reaches reaching surpass surpassed surpasses exceed exceeded exceeds
    total totaled totalled averaged averages closed hit topped""".split(),
)
