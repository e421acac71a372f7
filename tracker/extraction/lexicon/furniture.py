"""What the parts of a news page that are no article look like, with the reason shown for each."""

from __future__ import annotations

import re

SECTION_WORDS = frozenset(
    """world news politics business sport sports culture opinion opinions middle east war africa asia europe america
    americas us uk usa health science technology tech environment climate economy society lifestyle travel education
    local national nation international region regional home latest breaking money finance markets entertainment arts
    life style food weather video videos photos photo gallery live features feature analysis comment editorial
    editorials letters obituaries media central south north west western eastern northern southern pacific latin and
    conflict security defence defense justice crime law religion history books film music tv radio weekend magazine
    exclusive special report reports energy industry property cars transport topics community people women""".split(),
)

LINK_HEADINGS = re.compile(
    r"(?:related|more from|more on|more|most read|most popular|popular|trending|recommended|you may also like|"
    r"you might also like|see also|also read|read also|read next|up next|latest|top|other|editor['’]s picks?)"
    r"(?: (?:articles?|stories|story|posts?|news|topics?|coverage|content|links?|reading|this|for you|now))*:?",
    re.IGNORECASE,
)

_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"(?:with )?(?:additional |extra |further )?(?:reporting|writing|editing|files?|inputs?|material) (?:by|from) .+",
     "names those who contributed"),
    (r"(?:reporting|writing|editing|compiled|translated|edited|written|photographs?|graphics?|video) by .+",
     "names those who contributed"),
    (r".{1,60} contributed to this (?:report|article|story)\.?", "names those who contributed"),
    (r"\(?(?:AFP|AP|Reuters|UPI|dpa|ANSA|EFE|PA Media|Bloomberg|Xinhua|TASS)"
     r"(?:[ /,&]+(?:AFP|AP|Reuters|UPI|dpa|ANSA|EFE|PA Media|Bloomberg|Xinhua|TASS))*\)?\.?", "an agency credit"),
    (r"(?:back|return|scroll) to (?:the )?(?:top|start|home)(?: button| of page)?\.?", "a link of the page"),
    (r"(?:skip to|jump to) .{1,40}", "a link of the page"),
    (r"(?:read|see|watch|learn|find out|show|load|view|click|tap) (?:more|also|next|the full|full|here|all|now|on)\b"
     r".{0,140}", "a link to something else"),
    (r"(?:also read|more|related|listen|watch|go deeper) ?[:|>»→].{0,140}",
     "a link to something else"),
    (r"(?:share|tweet|print|email|save|copy link|bookmark|comments?|leave a comment|reply|like|follow us|subscribe|"
     r"sign in|sign up|log in|register|menu|search|close|advertisement|advertising|ad|sponsored|sponsored content|"
     r"promoted|story continues below advertisement|article continues below|loading\.*|newsletter|previous|next|tags?|"
     r"facebook|twitter|whatsapp|linkedin|telegram|pinterest|reddit|x|instagram|flipboard|pocket)[.:!]?",
     "a control of the page"),
    (r"(?:share|follow|join|subscribe|sign up|tweet|like) (?:this|us|on|to|for|our|via|with|the)\b.{0,140}",
     "a control of the page"),
    (r"(?:share|facebook|twitter|whatsapp|linkedin|telegram|email|print|x|copy)"
     r"(?:[ |/•·,]+(?:share|facebook|twitter|whatsapp|linkedin|telegram|email|print|x|copy))+", "a control of the page"),
    (r".{0,160}\b(?:we use|uses|accept(?: all)?|our) cookies\b.{0,160}", "a cookie notice"),
    (r"(?:cookie|privacy) (?:policy|settings|notice|preferences)\.?", "a cookie notice"),
    (r"(?:copyright\b|©|\(c\) ?\d{4}).{0,200}", "a copyright line"),
    (r".{0,100}\ball rights reserved\b.{0,60}", "a copyright line"),
    (r"(?:tags?|topics?|filed under|categories|keywords)\s*:.{0,200}", "labels of the page"),
    (r"(?:published|updated|posted|last updated|last modified|first published|modified)\b.{0,80}", "a date line"),
    (r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
     r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|"
     r"jul|aug|sept?|oct|nov|dec)\.?,? ?\d{0,2}(?:st|nd|rd|th)?,? ?(?:\d{4})?(?:,? (?:at )?\d{1,2}[:.]\d\d ?"
     r"(?:am|pm|a\.m\.|p\.m\.)?(?: [A-Z]{2,4})?)?", "a date line"),
    (r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,? \d{1,2}:\d\d)?", "a date line"),
    (r"\d{1,3} min(?:ute)?s?(?: read| ago)?|\d{1,3} (?:hours?|days?) ago", "a date line"),
    (r"(?:photo|photos|photograph|photographer|image|images|picture|pictures|video|credit|caption|file photo|"
     r"illustration|graphic)s?(?: (?:by|credit|courtesy|from|of))?\s*[:/|].{0,240}", "a caption or picture credit"),
    (r"(?:photo|photograph|image|picture|illustration|graphic)s? (?:by|credit|courtesy of|courtesy) .{0,120}",
     "a caption or picture credit"),
    (r".{0,300}[(\[][^()\[\]]{0,60}(?:getty images|/ ?ap\b|afp|reuters|via ap|file photo|handout|shutterstock|epa)"
     r"[^()\[\]]{0,60}[)\]]", "a caption or picture credit"),
    (r"[-_=*~#•·.]{3,}|\*|###|-?30-|\(?ends?\)?|\(more\)", "a divider"),
    (r"https?://\S+|www\.\S+|\S+@\S+\.\S{2,10}", "an address"),
    (r"(?:this (?:article|story|post|report) (?:was|is|has been|appeared|originally)).{0,200}", "a note of the publisher"),
    (r"(?:correction|clarification|editor['’]s note|note to readers)s?\s*:.{0,600}", "a note of the publisher"),
    (r"\d{1,6} (?:comments?|shares?|views?|likes?)", "a control of the page"),
)  # fmt: skip

PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in _PATTERNS
)

BYLINE_OPENERS = frozenset("by from".split())
BYLINE_CONNECTORS = frozenset("and in of for the de van von bin al el di da la le du y at".split())
REPORTER_WORDS = frozenset("writer correspondent reporter editor writers correspondents reporters staff".split())

DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’\-]+(?:[ ,]+[A-Z][A-Z.'’\-]+){0,4}(?:, [A-Z][\w.]{1,15}){0,2}(?:,? \d{1,2})?(?:, \d{4})?"
    r"(?: ?\([\w ./&]{2,30}\))?|\([\w ./&]{2,30}\)|[A-Z][a-z]+(?:, [A-Z][\w.]{1,15}){0,2} ?\([A-Z][\w ./&]{1,30}\))"
    r"\s*[—–-]{1,2}\s+",  # noqa: RUF001
)
