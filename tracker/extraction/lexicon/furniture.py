"""What the parts of a news page that are no article look like, with the reason shown for each."""

from __future__ import annotations

import re

from tracker.extraction.lexicon.credits import AGENCIES, CREDITS, NAMES

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
# What a menu holds besides section names.
MENU_WORDS = SECTION_WORDS | frozenset(
    """
        menu search login log in subscribe sign register account about contact more podcasts newsletters
        games puzzles football cricket rugby tennis fashion jobs shop store homepage sections edition e-paper
        india australia canada china russia ukraine israel gaza elections election events sitemap advertise
        careers privacy terms help faq rss archive archives
    """.split(),
)

LINK_HEADINGS = re.compile(
    r"(?:related|more from|more on|more|most read|most popular|most viewed|popular|trending|recommended"
    r"|you may also like|you might also like|don['’]t miss|in case you missed it|also on|more like this"
    r"|see also|also read|read also|read next|up next|latest|top|other|editor['’]s picks?|further reading)"
    r"(?: (?:articles?|stories|story|posts?|news|topics?|coverage|content|links?|reading|this|for you"
    r"|now))*:?",
    re.IGNORECASE,
)

CONTROL_NAMES = frozenset(
    """
        share facebook twitter whatsapp linkedin telegram pinterest reddit instagram flipboard
        email e-mail tweet
        print copy sms messenger bluesky threads tumblr
    """.split(),
)
CONTROL_FILLERS = frozenset(
    "x on via to this the article story page post link it by save bookmark with a and or url send".split(),
)

_LIST_OF_PICTURES = r"(?:photo|photograph|image|picture|pic|illustration|graphic)s?"
_PICTURE_HOUSES = (
    r"(?:getty images|ap photo|file photo|file pic|handout|shutterstock|alamy|pa wire|istock"
    r"|unsplash|nurphoto"
    r"|anadolu|pti photo|afp photo)"
)
# Only behind a photographer: `the armed forces (AFP)` is no picture.
_AGENCY_HOUSES = r"(?:ap|afp|reuters|epa|pa|getty|pti|ani)"
_READING = r"(?:read|see|watch|listen|view|hear|learn|find out|click|tap|check out|get|download|play)"
_WORK = (
    r"(?:story|article|post|piece|report|interview|video|statement|text|letter|thread|transcript|review"
    r"|column)"
)
_OWN_WORK = r"(?:article|story|post|interview|piece|column|version|page|conversation)"
_ASKING = (
    r"(?:get|sign up|subscribe|receive|join|enter|want|stay|never miss|don['’]t miss|download|enable"
    r"|turn on|activate|select|submit|start)"
)
_MAIL = (
    r"(?:newsletters?|inbox|email|e-mail|mailing list|briefings?|alerts?|notifications?|our app|whatsapp"
    r"|telegram|our channel|podcast|free trial|updates)"
)

# What must stand somewhere in a line that may begin with anything; looking for it first is much quicker.
_WITH_SLASH = r"(?=[^/]*/)"
_WITH_BRACKET = r"(?=[^(\[]*[(\[])"

_BY_REASON: dict[str, tuple[str, ...]] = {
    "names those who contributed": CREDITS,
    "an agency credit": (
        rf"[(\[—–-]*\s*{AGENCIES}(?:[ /,&]+(?:and )?{AGENCIES})*[)\]]?\.?",
        rf"\[{NAMES}\]",
        rf"(?:source|agency|agencies)s?\s?: ?{NAMES}",
    ),
    "a link of the page": (
        r"(?:back|return|scroll) to (?:the )?(?:top|start|home)(?: button| of page)?\.?",
        (
            r"(?:skip|jump) to (?:the )?(?:main |site |page )?(?:content|navigation|menu|search|footer"
            r"|comments|article|body|main).{0,30}"
        ),
        r"skip .{1,40} and continue reading\.?",
    ),
    "a link to something else": (
        rf"{_READING} (?:more|also|next|on|here|it here|below|now|all)\s*(?:[.!:|>»→…].{{0,200}})?",
        (
            rf"{_READING} (?:the |our |his |her |their )?(?:rest|(?:full|entire|whole|complete|original)"
            rf"(?: {_WORK})?|{_WORK})(?: of (?:the|this|our) {_WORK})?(?: (?:here|below|now|on "
            rf".{{1,40}}))?[.:!]?"
        ),
        r"(?:read|see|watch|listen|hear|learn) more (?:at|on|about|from|in|of)\b(?:\W+\w+){1,12}\W?",
        r"(?:click here|tap here|more on this|see photos?|see video)\b(?:\W+\w+){0,12}\W?",
        (
            r"for more\b(?! than).{0,80}"
            r"\b(?:visit (?:our|the|www)|click|check out|see our|call \d|go to|sign up|here\W?$).{0,100}"
        ),
        (
            r"(?:also read|also see|more|related(?: \w+)?|read|watch|listen|see|go deeper|don['’]t miss"
            r"|must read|(?:read|see|watch|listen) (?:also|more|next|now)) ?[:|>»→]\s?.{0,200}"
        ),
        r"(?:subscribe|listen|watch|read|sign up|register|donate) here\b(?:\W+\w+){0,10}\W?",
        (
            r".{0,60}this video (?:is (?:restricted|not available|unavailable)|can(?:not"
            r"|['’]t) be played)\b.{0,120}"
        ),
        rf"{_WITH_SLASH}.{{0,120}}\bhere\s*:?\s*https?://\S+",
    ),
    "a control of the page": (
        (
            r"(?:share|tweet|print|email|save|copy link|bookmark|reply|like|follow|subscribe|sign in"
            r"|sign up|log in|log out|register|menu|search|close|loading\.*|newsletter|previous|next"
            r"|tags?|play"
            r"|facebook|twitter|whatsapp|linkedin|telegram|pinterest|reddit|x|instagram|flipboard|listen"
            r"|(?:open|close|view|expand|show|toggle)(?: \w+)?"
            r" (?:menu|image|gallery|navigation|caption|search|full ?screen|in browser))[.:!]?"
        ),
        r"share (?:this|on|via|by|your thoughts|article|story)\b(?:\W+\w+){0,6}\W?",
        r"(?:follow|like|find|join) us\b.{0,140}",
        (
            r"follow [@\w .,'’-]{1,60} on (?:twitter|x|facebook|instagram|linkedin|bluesky|mastodon"
            r"|threads)\b.{0,80}"
        ),
        r"follow (?:@\w+|live (?:updates|coverage)|topics?|our live (?:blog|coverage))\b.{0,80}",
        r"tweet (?:this|us|at us|@\w+)\b.{0,60}",
        r"[\d,.]{1,8}[km]? (?:shares?|views?|likes?|retweets?|reactions?)",
        r"(?:live )?listen to (?:this|the) (?:article|story)\b.{0,40}",
        r"(?:image|photo|slide) \d{1,3} (?:of|/) \d{1,3}",
    ),
    "a comment count": (
        (
            r"(?:[\d,.]{1,8}k? |no |(?:show|view|see|hide|load|read)(?: all| more| the| \d{1,6})* )?comments"
            r"(?: ?\(?\d{1,6}\)?| section| here)?[.:!]?"
        ),
        r"(?:1|one) comment[.:]?",
        (
            r"(?:post|leave|add|write|join)(?: a| an| the| your)? (?:comment|reply|conversation"
            r"|discussion)[.:!]?"
        ),
        r"comments (?:are|have been) (?:now )?(?:closed|disabled|turned off)\b.{0,80}",
        r"(?:log in|sign in|register|login) to (?:post a )?comment\b.{0,60}",
    ),
    "an advertisement": (
        (
            r"(?:advertisement|advertising|advert|ads?|sponsored|sponsored content|promoted|paid content"
            r"|partner content|sponsor message|sponsored by .{1,60})[.:]?"
        ),
        r"(?:story|article|content|post) continues (?:below|after)(?: (?:this |the )?(?:advert|ad)\w*)?\.?",
        r"(?:skip|report|remove|why this|close|hide) (?:this )?(?:ads?|advert|advertisement)\??",
        r"scroll (?:down )?(?:to|for) (?:continue|more|read)\b.{0,40}",
    ),
    "a cookie notice": (
        (
            r"(?:we(?: and our .{0,40})?|(?:this|our) (?:web)?(?:site|page)|the site)"
            r"(?: may)?(?: also)? uses? (?:\w+ ){0,3}cookies\b.{0,400}"
        ),
        (
            r"by (?:continuing|using|clicking|browsing|closing|signing up|subscribing)\b.{0,120}"
            r"\b(?:you (?:agree|accept|consent|acknowledge)|cookies|privacy policy)\b.{0,300}"
        ),
        (
            r"(?:accept|reject|manage|allow|decline|customi[sz]e)(?: all| my| your)?"
            r" (?:cookies?|preferences|consent|choices|settings)(?: .{1,40})?"
        ),
        r"(?:accept|reject|allow) all\.?|i (?:accept|agree|consent)",
        r"(?:your )?(?:cookie|privacy|consent)s? (?:policy|settings|notice|preferences|choices|statement)\.?",
        r"(?:we and our partners|we) (?:value|care about|respect) your privacy\b.{0,200}",
        r"(?:this site is protected by recaptcha|do not sell)\b.{0,200}",
    ),
    "a newsletter or subscription line": (
        rf"{_ASKING}\b.{{0,160}}\b(?:our|your|the latest|free|daily|weekly)\b.{{0,80}}\b{_MAIL}\b.{{0,160}}",
        (
            r"(?:sign up|subscribe|register)(?: now| today| here)? (?:to|for) (?:our|the|your|more|free"
            r"|daily)\b"
            r".{0,160}"
        ),
        (
            r"(?:subscribe|register|log in|login|sign in|join|pay)(?: now| today| here)?"
            r" to (?:read|continue|view|access|unlock|keep)\b.{0,120}"
        ),
        (
            r"(?:to|please)\b.{0,60}\b(?:continue|keep) reading"
            r"(?:[,.!:].{0,120}|\W+(?:this|please|register|subscribe|log|sign|create|and|for)\b.{0,120})?"
        ),
        (
            r"(?:this|the) (?:full )?(?:article|content|story|feature|page) is (?:only |exclusively )?"
            r"(?:available|for|reserved|exclusive|free|locked)\b.{0,60}\b(?:subscribers?|members?"
            r"|registered).{0,80}"
        ),
        (
            r"already (?:a |an |have an? )?(?:\w+ )?(?:subscriber|member|account|registered|subscribed)"
            r"\s?(?:[?.!].{0,80}|(?:log|sign) in.{0,40})?"
        ),
        (
            r"you(?:['’]ve| have) (?:read|reached|used|run out of|\d{1,3}|one|two|three)\b.{0,40}"
            r"\b(?:articles?|stories|limit)\b.{0,60}"
        ),
        r"(?:start|begin) your (?:free )?(?:trial|subscription)\b.{0,80}",
        (
            r"(?:become a (?:member|subscriber|supporter)|create (?:a free|an|your) account"
            r"|cancel any ?time)\b"
            r".{0,120}"
        ),
        r"(?:support|donate to) (?:our|independent|quality|local)\b.{0,40}\bjournalism\b.{0,120}",
        r"(?:your )?e-?mail(?: address)?\*?|thank you for (?:subscribing|signing up|reading)\b.{0,60}",
    ),
    "a copyright line": (
        r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|notice\b)).{0,200}",
        r".{0,100}\ball rights reserved\b.{0,120}",
        r"(?:terms (?:and conditions|of (?:use|service))|privacy)\.?",
    ),
    "labels of the page": (
        (
            r"(?:tags?|tagged|topics?|filed under|categor(?:y|ies)|keywords|in this (?:article"
            r"|story))\s*:.{0,200}"
        ),
    ),
    "a caption or picture credit": (
        (
            rf"(?:{_LIST_OF_PICTURES}|photographer|photography|video|credit|caption|file photo|main image)"
            r"(?: (?:by|credit|courtesy|from|of|caption|source))?"
            r"\s*[:/|].{0,300}"
        ),
        r"image (?:source|caption|copyright|credit),?.{0,240}",
        rf"(?:{_LIST_OF_PICTURES}|photography) (?:by|credit|courtesy of|courtesy) (?:the )?{NAMES}",
        r"(?-i:FILE(?: PHOTO| PIC| IMAGE)?)\s?[:–—-].{0,500}",
        (
            rf"{_WITH_BRACKET}.{{0,400}}[(\[](?:[^()\[\]]{{0,80}}(?:/|via |, ?))?{_PICTURE_HOUSES}"
            r"[^()\[\]]{0,60}[)\]]\.?"
        ),
        rf"{_WITH_BRACKET}.{{0,400}}[(\[][^()\[\]]{{0,80}}(?:/|via ){_AGENCY_HOUSES}[)\]]\.?",
        (
            rf"{_WITH_SLASH}.{{0,400}}(?-i:\b(?:REUTERS|AFP|AP|EPA|PA|Getty Images"
            r"|AP Photo)/[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
        ),
        r"(?-i:[A-Z][\w.'’-]*[ /]+){0,6}(?:via )?getty images\.?",
    ),
    "a divider": (r"[-_=*~#•·.]{3,}|\*|###|-?30-|\(?ends?\)?|\(more\)|(?:\* ?){2,}",),
    "an address": (r"(?:https?://|www\.)\S+|\S+@\S+\.\S{2,10}|pic\.twitter\.com/\S+",),
    "a note of the publisher": (
        (
            rf"this {_OWN_WORK} (?:was|is|has been|have been|appeared|originally|first|will be)"
            r" (?:(?:also|first|originally|last|being|been|lightly) )*"
            r"(?:published|updated|corrected|amended|edited|produced|translated|republished|adapted|appeared"
            r"|syndicated|auto-?generated|part of|supported|sponsored|a developing|developing"
            r"|condensed)\b.{0,300}"
        ),
        r"this report (?:was|has been) (?:(?:first|originally) published|updated|corrected)\b.{0,200}",
        (
            rf"this {_OWN_WORK} (?:corrects|contains (?:affiliate|spoilers|graphic|descriptions"
            rf"|strong))\b.{{0,200}}"
        ),
        rf"an earlier version of this {_OWN_WORK}\b.{{0,300}}",
        (
            r"(?:correction|clarification|editor['’]?s?['’]? note|note to (?:readers|editors)"
            r"|disclaimer|disclosure"
            r"|corrections? policy)s?\s*(?:\([^)]{1,40}\)|\d[\w .,/]{0,20})?\s*:.{0,600}"
        ),
        r"(?:read|see) (?:more about )?our (?:\w+ )?(?:polic(?:y|ies)|standards|guidelines)\b.{0,100}",
        (
            r"(?:our standards|corrections? policy|editorial (?:policy|standards)|about (?:this article"
            r"|the author))"
            r"(?:\s*:.{0,100})?\.?"
        ),
        (
            r"(?:got|have|do you have|spot|spotted|see|notice|noticed) (?:an?|any) (?:news )?"
            r"(?:tip|story|error|mistake|typo|correction)s?\b(?:\?| or | in | for |:| to share).{0,160}"
        ),
        r"(?:report|suggest) (?:an? )?(?:error|typo|correction|mistake)s?\.?",
        r"(?:the )?(?:views|opinions) expressed\b.{0,260}",
        r"(?:except for the headline|this (?:story|article) has not been edited)\b.{0,200}",
    ),
    "code of the page": (
        r"[.#@*]?[\w\-.,#:>@()\[\]=\"' ]{1,160}\{[^{}]{0,400}\}?[.;]?",
        r"(?-i:-?[a-z\-]{2,40}) ?: ?[^\s;]+(?: [^\s;]+){0,6} ?;[}.]?",
        r"[{}()\[\];.]{1,6}",
        r"<!?/?[a-z][^<>]{0,300}>(?:.{0,500}<?[a-z/ \-]{0,20}>)?\.?|<!--.{0,300}(?:-->)?",
        (
            r"(?-i:(?:var|let|const|function|window|document|googletag|jQuery|import|return|if ?\("
            r"|try ?\{|\$\())"
            r"[\s.(\w].{0,500}[;{}]\.?"
        ),
        r"/\*.{0,400}\*/",
    ),
}

# All in one, so that a line is tried once; group `n` belongs to reason `n - 1`.
REASONS = tuple(_BY_REASON)
ANY_PATTERN = re.compile(
    "|".join(f"({'|'.join(patterns)})" for patterns in _BY_REASON.values()), re.IGNORECASE
)

# Below an article only, and only of somebody the article does not speak of.
AUTHOR_NOTE = re.compile(
    r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}),?(?: [^.]{0,60},)? (?:is|writes|covers"
    r"|reports on|has been)\b"
    r".{0,160}\b(?:reporter|correspondent|columnist|editor|writer|journalist|author|contributor|fellow"
    r"|founder|director|president|professor|lecturer|freelance\w*|covers|writes)\b.{0,200}"
    r"|(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}) can be reached (?:at|on|by)\b.{0,120}"
)
SIGN_OFF = re.compile(rf"[—–-]{{1,2}} ?{NAMES}", re.IGNORECASE)
