"""Names of days and months, and the words beside them that decide which day they mean."""

from __future__ import annotations

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH_NAMES = "January February March April May June July August September October November December".split()
NAMED_DAY_OPENERS = frozenset(
    """
    Black Good Super Easter Ash Cyber Palm Bloody Shrove Holy Giving Sheffield Ruby Whit Maundy Boxing
    Fat Casual USA
    """.split()
)
NAMED_DAY_ENDINGS = frozenset(
    "Times Telegraph Mail Mirror Express Post Herald World Night School Mass".split()
)
BEFORE_ANY_DAY = frozenset(
    """
    every each a an any some one most the no another other all to and or through of between & his her
    its their our my your
    """.split()
)
BEFORE_OWN_TIME = frozenset("the a an his her its their our my your this every each".split())
AHEAD_ONLY = frozenset("by until till before after from for".split())
OTHER_TIME = frozenset("last next this that".split())
JOINS_DAYS = frozenset("to and or through".split())
AGO_HEDGES = frozenset("nearly almost over under than least most half every".split())
AGO_ABOUT = frozenset("about around some roughly".split())
AFTER_DAY = frozenset(
    """
    in on at for from with by to into over under about after before during through between against
    among near outside inside within across around behind despite since until without toward towards
    amid alongside along as and but or while when where because if that which who was were is are will
    would had has not ahead following saying calling
    """.split()
)
BEFORE_MRS_MAY = frozenset("confidence trust faith belief".split())
DAYS_KNOWN_BY_DATE = frozenset({(9, 11), (1, 6), (10, 7)})
