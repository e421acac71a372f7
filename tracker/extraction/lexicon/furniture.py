"""What the parts of a news page that are no article look like, with the reason shown for each."""

from __future__ import annotations

import re

SECTION_WORDS = frozenset(
    """
        world news politics business sport sports culture opinion opinions middle east war africa
        asia europe america americas us uk usa health science technology tech environment climate
        economy society lifestyle travel education local national nation international region
        regional home latest breaking money finance markets entertainment arts life style food
        weather video videos photos photo gallery live features feature analysis comment editorial
        editorials letters obituaries media central south north west western eastern northern
        southern pacific latin and conflict security defence defense justice crime law religion
        history books film music tv radio weekend magazine exclusive special report reports energy
        industry property cars transport topics community people women
    """.split(),
)

LINK_HEADINGS = re.compile(
    r"(?:related|more from|more on|more|most read|most popular|popular|trending|recommended"
    r"|you may also like|"
    r"you might also like|see also|also read|read also|read next|up next|latest|top|other|editor['’]s picks?)"
    r"(?: (?:articles?|stories|story|posts?|news|topics?|coverage|content|links?|reading|this|for you"
    r"|now))*:?",
    re.IGNORECASE,
)

_AGENCIES = r"(?:AFP|AP|Reuters|UPI|dpa|ANSA|EFE|PA Media|Bloomberg|Xinhua|TASS)"
_NETWORKS = r"(?:share|facebook|twitter|whatsapp|linkedin|telegram|email|print|x|copy)"
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_PICTURES = r"(?:photo|photograph|image|picture|illustration|graphic)s?"
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:am|pm|a\.m\.|p\.m\.)?(?: [A-Z]{2,4})?)?"

_BY_REASON: dict[str, tuple[str, ...]] = {
    "names those who contributed": (
        (
            r"(?:with )?(?:additional |extra |further )?(?:reporting|writing|editing|files?|inputs?|material)"
            r" (?:by|from) .+"
        ),
        (
            r"(?:reported|reporting|writing|editing|compiled|translated|translation|edited|written|graphics?"
            r"|video|text|words|story|research) by .+"
        ),
        (
            r"(?:additional )?(?:reporter|reporting|author|text|words|editor|editing|sub-editor|translator"
            r"|translation|graphics?|research)s?\s?: (?-i:[A-Z]).{1,120}"
        ),
        r".{1,60} contributed to this (?:report|article|story)\.?",
    ),
    "an agency credit": (rf"\(?{_AGENCIES}(?:[ /,&]+{_AGENCIES})*\)?\.?",),
    "a link of the page": (
        r"(?:back|return|scroll) to (?:the )?(?:top|start|home)(?: button| of page)?\.?",
        r"(?:skip to|jump to) .{1,40}",
    ),
    "a link to something else": (
        (
            r"(?:read|see|watch|learn|find out|show|load|view|click|tap)"
            r" (?:more|also|next|the full|full|here|all|now|on)\b.{0,140}"
        ),
        r"(?:also read|more|related|listen|watch|go deeper) ?[:|>»→].{0,140}",
    ),
    "a control of the page": (
        (
            r"(?:share|tweet|print|email|save|copy link|bookmark|comments?|leave a comment|reply|like"
            r"|follow us|subscribe|sign in|sign up|log in|register|menu|search|close|loading\.*|newsletter"
            r"|previous|next|tags?|facebook|twitter|whatsapp|linkedin|telegram|pinterest|reddit|x|instagram|flipboard)[.:!]?"
        ),
        (
            r"(?:share|follow|join|subscribe|sign up|tweet|like)"
            r" (?:this|us|on|to|for|our|via|with|the)\b.{0,140}"
        ),
        rf"{_NETWORKS}(?:[ |/•·,]+{_NETWORKS})+",
        r"\d{1,6} (?:comments?|shares?|views?|likes?)",
    ),
    "an advertisement": (
        r"(?:advertisement|advertising|ad|sponsored|sponsored content|promoted)[.:]?",
        r"(?:story|article) continues below(?: advertisement)?",
    ),
    "a cookie notice": (
        r".{0,160}\b(?:we use|uses|accept(?: all)?|our) cookies\b.{0,160}",
        r"(?:cookie|privacy) (?:policy|settings|notice|preferences)\.?",
    ),
    "a copyright line": (
        r"(?:copyright\b|©|\(c\) ?\d{4}).{0,200}",
        r".{0,100}\ball rights reserved\b.{0,60}",
    ),
    "labels of the page": (r"(?:tags?|topics?|filed under|categories|keywords)\s*:.{0,200}",),
    "a date line": (
        r"(?:published|updated|posted|last updated|last modified|first published|modified)\b.{0,80}",
        (
            r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
            rf"{_MONTHS}\.?,? ?\d{{0,2}}(?:st|nd|rd|th)?,? ?(?:\d{{4}})?{_CLOCK}"
        ),
        r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,? \d{1,2}:\d\d)?",
        r"\d{1,3} min(?:ute)?s?(?: read| ago)?|\d{1,3} (?:hours?|days?) ago",
    ),
    "a caption or picture credit": (
        (
            rf"(?:{_PICTURES}|photographer|photography|video|credit|caption|file photo)"
            r"(?: (?:by|credit|courtesy|from|of))?"
            r"\s*[:/|].{0,240}"
        ),
        rf"(?:{_PICTURES}|photography) (?:by|credit|courtesy of|courtesy) .{{0,120}}",
        (
            r".{0,300}[(\[][^()\[\]]{0,60}(?:getty images|/ ?ap\b|afp|reuters|via ap|file photo|handout"
            r"|shutterstock|epa)[^()\[\]]{0,60}[)\]]"
        ),
    ),
    "a divider": (r"[-_=*~#•·.]{3,}|\*|###|-?30-|\(?ends?\)?|\(more\)",),
    "an address": (r"https?://\S+|www\.\S+|\S+@\S+\.\S{2,10}",),
    "a note of the publisher": (
        r"(?:this (?:article|story|post|report) (?:was|is|has been|appeared|originally)).{0,200}",
        r"(?:correction|clarification|editor['’]s note|note to readers)s?\s*:.{0,600}",
    ),
}

PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reason)
    for reason, patterns in _BY_REASON.items()
    for pattern in patterns
)

BYLINE_OPENERS = frozenset("by from".split())
BYLINE_CONNECTORS = frozenset("and in of for the de van von bin al el di da la le du y at".split())
REPORTER_WORDS = frozenset(
    "writer correspondent reporter editor writers correspondents reporters staff".split()
)

_DAY = (
    r"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}\b\.?|{_MONTHS}\b\.? \d{{1,2}}(?:st|nd|rd|th)?\b)(?:,? \d{{4}})?"
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
    rf"(?:{_CAPITALS}|{_PLACE}),? {_DAY}(?: ?{_AGENCY})?\s*[—–-]{{0,2}}|{_CAPITALS} ?{_AGENCY}\s*[—–-]{{0,2}}"
)
