"""Words that tell a headline from a sentence."""

from __future__ import annotations

# Newspapers leave these out of headlines, and hardly ever out of a first sentence.
NOT_IN_HEADLINES = frozenset(
    """
        the an was were had been he she they we i you my our there this these those said told according
        although though also however has have now but yet monday tuesday wednesday thursday friday saturday
        sunday
    """.split(),
)
# They say nothing about what a headline is about.
COMMON_IN_HEADLINES = frozenset(
    """
        and for from with that this will have has are its his her over under into after amid
    """.split(),
)
