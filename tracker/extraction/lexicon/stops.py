"""Abbreviations whose full stop does not end a sentence, or only sometimes."""

from __future__ import annotations

from tracker.extraction.lexicon.words import ABBREVIATIONS, FUNCTION_WORDS, SENTENCE_OPENERS

# They stand before a name, so that their full stop never ends a sentence.
TITLES = (
    ABBREVIATIONS
    | frozenset(
        """
            sens reps govs gens profs drs lts sgts cpl pvt pfc spc cmdrs cdr cllr cllrs cpt
            brig fr msgr amb atty
            asst dir sec treas pte const dept depts univ assn bldg rd hwy fl op sr sra mlle
            gral dipl ing eng ald
            del ste mtn pt rt ven ms bp abp
        """.split(),
    )
) - frozenset("no etc al inc corp co ltd jr st ave blvd ed".split())
# They may end a sentence, and do when a word follows that opens one.
ENDING = frozenset(
    """
        inc corp co ltd llc plc jr sr etc al ave blvd st ed esq bros intl jan feb mar apr jun jul
        aug sept sep oct
        nov dec mon tue tues wed thu thurs fri sat
    """.split(),
)
# They are abbreviations only behind a comma, a bracket or a hyphen: `Tampa, Fla.` and `R-Fla.`
STATES = frozenset(
    """
        ala ariz ark calif colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo
        mont neb nev okla
        ore pa penn tenn tex va vt wash wis wyo ont que alta sask nfld vic tas qld
    """.split(),
)
# They are abbreviations only before a number: `No. 5`.
BEFORE_NUMBER = frozenset("no nos p pp art arts sec ch para paras vol fig c cl r ss app ca".split())
IN_SMALL_LETTERS = frozenset("vs v etc approx cf est incl ca".split())
NEVER_ENDING = frozenset(["i.e", "e.g"])
OPENERS = (SENTENCE_OPENERS | FUNCTION_WORDS) - frozenset(["will", "may", "might", "can"])
