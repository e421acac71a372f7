"""What bylines, credits, dates and datelines are made of."""

from __future__ import annotations

import re

AGENCIES = (
    r"(?:AFP|AP|Reuters|UPI|dpa|ANSA|EFE|PA|PA Media|Press Association|The Associated Press|Associated Press"
    r"|Bloomberg|Xinhua|TASS|PTI|ANI|IANS|AAP|CP|The Canadian Press|agencies)"
)
ZONES = frozenset(
    """
        gmt utc bst cet cest eet eest est edt et cst cdt ct mst mdt mt pst pdt pt ist aest aedt awst jst msk
        hkt sgt
    """.split(),
)
MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
MONTH_AND_DAY_NAMES = frozenset(
    """
        january february march april may june july august september october november december jan feb mar apr
        jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues
        wed weds thu thur thurs fri sat sun today yesterday
    """.split(),
)
DATE_SIGNS = frozenset("ago published updated posted modified edited read live".split())
# What may stand in a line that gives nothing but a time.
DATE_FILLERS = frozenset(
    """
        at on of the first last originally date time issued created about a an am pm a.m p.m noon midnight
        second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks
        month months year
        years just now h m d th st nd rd
    """.split(),
)
DATE_NUMBER = re.compile(r"\d{1,4}(?:[:./h-]\d{1,4}){0,2}(?:st|nd|rd|th|am|pm|a\.m|p\.m|h|m|d|min)?")
CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:am|pm)?|\d{1,2}(?:am|pm)")

BYLINE_OPENERS = frozenset("by from".split())
BYLINE_CONNECTORS = frozenset(
    "and in of for the de van von bin al el di da la le du y at with & - – —".split()
)
REPORTER_WORDS = frozenset(
    """
        writer correspondent reporter editor columnist writers correspondents reporters editors staff desk
        bureau newsroom contributor contributors
    """.split(),
)
# The only words in small letters that may stand in `By our crime reporter`.
REPORTER_MODIFIERS = frozenset(
    """
        our a an the staff special senior chief deputy assistant associate health crime political politics
        business economics science environment education sports legal city local government foreign home
        affairs news diplomatic defence defense security technology transport arts culture night weekend
        managing executive contributing investigations investigative data video and own
    """.split(),
)

_NAME = r"(?-i:[A-Z][\w.'’\-]*|@\w+)"
_BETWEEN_NAMES = (
    r"(?-i:and|in|of|for|the|at|with|by|from|de|van|von|bin|al|el|di|da|la|le|du|y|our|staff|agencies|agency"
    r"|additional|further|extra|reporting|writing|editing|written|edited|compiled|reporters?|writers?"
    r"|correspondents?|editors?|bureaus?|newsrooms?|desk|contributed|contributing|inputs?|files?)\b"
)
# One way only to read each of its words, or a long line would take exponential time.
NAMES = rf"{_NAME}(?:[\s,;/|&:]+(?:{_NAME}|{_BETWEEN_NAMES}))*\.?"

# Each of these credits is nothing but names after its opening words, so that `Research by the
# University of Oslo shows ...` stays a sentence.
CREDITS = (
    (
        r"(?:with )?(?:additional |extra |further |original )?"
        r"(?:reporting|writing|editing|files?|inputs?|material|contributions?)"
        rf" (?:by|from) (?:the |our )?(?:{NAMES}|agencies\.?|staff\.?)"
    ),
    (
        r"(?:reported|reporting|writing|editing|compiled|translated|translation|edited|written|graphics?"
        rf"|video|text|words|story|research|interview"
        rf"|report|production|produced|co-?authored) by (?:our )?{NAMES}"
    ),
    (
        r"(?:(?:additional )?(?:reporter|reporting|author|text|words|editor|editing|sub-editor|translator"
        r"|translation|graphics?|research|interview|live|contributing|contributors?|producer|compiled by"
        rf"|written by|edited by)s?)\s?: ?{NAMES}"
    ),
    rf"(?:the )?{NAMES} contributed (?:reporting\b|to this (?:report|article|story)\b).{{0,60}}",
    # Whatever words stand in it, a line without a full stop is no sentence.
    (
        r"(?:additional |further )?(?:reporting|writing|editing|compiled|translated|edited|written) by"
        rf" {_NAME}.{{1,200}}[^.?!]"
    ),
    rf"{NAMES} reported from {NAMES}",
    rf"h/t[/: ]+{NAMES}",
)

_DAY = (
    r"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTHS}\b\.?|{MONTHS}\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b)(?:,? \d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)"
)
_CAPITALS = r"[A-Z][A-Z.'’\-]+(?:[ ,]+[A-Z][A-Z.'’\-]+){0,4}(?:, [A-Z][\w.]{1,15}){0,2}"
_PLACE = (
    r"[A-Z][\w.'’\-]+(?: (?:(?:upon|on|de|del|la|le|el|al|the|of) )?[A-Z][\w.'’\-]+){0,3}"
    r"(?:, [A-Z][\w.]{1,15}){0,2}"
)
_AGENCY = r"\([\w ./&]{2,30}\)"
_DASH = r"(?:\s*[—–-]{1,2}\s+|(?:[—―]|--)(?=[\"“A-Z]))"

# `OSLO, May 3 (AFP) -` and the like open any paragraph, `Oslo —` only the first.
DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:,? {_DAY})?(?: ?{_AGENCY})?|{_AGENCY}|{_PLACE},? {_DAY}(?: ?{_AGENCY})?"
    rf"|{_PLACE} ?\([A-Z][\w ./&]{{1,30}}\)){_DASH}"
)
FIRST_DATELINE = re.compile(rf"{_PLACE}\s+(?:[—–―]|--?)\s+(?=[\"“A-Z])(?!.*\s(?:[—–―]|--?)\s)")
DATELINE_ALONE = re.compile(
    rf"(?:{_CAPITALS}|{_PLACE}),? {_DAY}(?: ?{_AGENCY})?\s*[—–-]{{0,2}}"
    rf"|{_CAPITALS} ?{_AGENCY}\s*[—–-]{{0,2}}"
)
