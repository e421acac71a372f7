"""What somebody should look at in the wording of a claim, against the article's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from tracker.review.numerals import read_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator


class HintKind(StrEnum):
    """What a hint is about."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    HEDGE = "hedge"
    PRONOUN = "pronoun"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A claim's text and what it rests on.

    `content` is the verbatim words of its content, `nearby` the sentences those stand in, `article` the whole
    text; `speaker` is name and role. `is_spoken` tells that the words stand in quotation marks.
    """

    text: str
    content: str
    nearby: str
    article: str
    speaker: str
    is_spoken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One thing to look at: the words it is about, what was noticed, and what to do."""

    kind: HintKind
    words: str
    told: str
    advice: str


_BRACKETED: Final = re.compile(r"\s?\[[^\[\]]{0,200}\]")
_QUOTED: Final = re.compile(r"“[^”]{0,2000}”|«[^»]{0,2000}»|\"[^\"]{0,2000}\"")
_LONGEST_OPENING: Final = 8
_SPACE: Final = re.compile(r"\W+")
_NAME: Final = re.compile(r"[^\W\d_]\w*(?:[.’'-]\w+)*", re.UNICODE)
_OWNED: Final = re.compile(r"['’]s$|['’]$")
_CAPITALISED: Final = frozenset({"i", "i'm", "i’m", "i've", "i’ve", "i'd", "i’d", "i'll", "i’ll"})
_NEGATION: Final = re.compile(
    r"\b(?:not|never|no|nor|none|nobody|nothing|neither|without|hardly|cannot|den(?:y|ie[sd]|ying)|\w+n['’]t)\b",
    re.IGNORECASE,
)
_FIGURE: Final = (
    r"(?=\s+(?:[$€£¥₹]\s?)?(?:\d|an?\b|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred))"
)
# Each line is one way of being unsure; a word may give way to another of its line.
_HEDGES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Aa]pproximately|[Rr]oughly|estimated|(?:[Aa]round|[Aa]bout|[Ss]ome|[Cc]irca){_FIGURE})",
        r"\b(?:[Aa]t least|[Nn]o fewer than|[Nn]o less than|[Mm]ore than|[Uu]pwards of)\b",
        r"\b(?:[Aa]t most|[Uu]p to|[Nn]o more than|[Ff]ewer than|[Ll]ess than)\b",
        r"\b(?:[Nn]early|[Aa]lmost|[Cc]lose to|[Jj]ust under)\b",
        r"\b(?:[Rr]eportedly|[Aa]llegedly|alleged|[Aa]pparently|seemingly|suspected|unconfirmed)\b",
        r"\b(?:may(?! \d)|might|could|possibly|[Pp]erhaps|probably|likely)\b",
        r"\b(?:appears?|appeared|seems?|seemed)\b",
        r"\b(?:[Ii]f|[Uu]nless)\b",
    )
)
_PRONOUN: Final = re.compile(
    r"(?:he|she|they|his|her|hers|their|theirs|its|him|them|it|this|these|those)(?![\w-])", re.IGNORECASE
)
_FIRST_PERSON: Final = re.compile(r"(?:I|we|my|our|us|me|you|your)(?![\w-])", re.IGNORECASE)
# `It is hard to say`, `it has been a bad year`: the word stands for nobody.
_EMPTY_IT: Final = re.compile(
    r"it(?:['’]s|\s(?:is|was|has been|had been|will be|would be|may be|became|remain(?:s|ed)|seem(?:s|ed)"
    r"|took|takes|appears))\s(?:(?:\w+\s){0,3}?(?:that|to|for|whether|how|why|who)\b"
    r"|(?:an?|the)\s(?:\w+\s)?(?:day|week|month|year|time|night)\b)",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(
    r"(?:this|these|those)\s(?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|means?|meant|does"
    r"|did)\b)",
    re.IGNORECASE,
)
_DAY: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTH: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
)
_ABSOLUTE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})|(?:{_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s\d{{4}})?\b"
)
_RELATIVE: Final = re.compile(
    rf"""\b(?:
      (?:yesterday|tomorrow|tonight)\b
    | (?:last|next|this|earlier\sthis|later\sthis)\s(?:week|weekend|month|year|night|{_DAY})\b
    | (?:on|last|next|by|until|till|since)\s(?:{_DAY})\b(?!\s?,?\s?\(?(?:the\s)?(?:\d|{_MONTH}))
    | (?:an?|\w+)\s(?:day|week|month|year)s?\sago\b
    )(?:['’]s\b)?+(?:\s(?:morning|afternoon|evening|night)\b)?+(?!\s?\[)""",
    re.VERBOSE | re.IGNORECASE,
)


def find_hints(wording: Wording) -> tuple[Hint, ...]:
    """Return what to look at, what changes the meaning most first; verbatim speech gets no hints.

    Words in square brackets are the desk's own and are left out of every comparison.
    """
    bare = _BRACKETED.sub("", wording.text)
    wording = replace(wording, content=_BRACKETED.sub("", wording.content))
    if wording.is_spoken and _plain(bare) in _plain(wording.content):
        return ()
    found: list[Hint] = []
    if wording.content:
        found += [
            *_changed_numbers(bare, wording),
            *_changed_names(bare, wording),
            *_changed_negations(bare, wording),
            *_dropped_hedges(bare, wording),
        ]
    return (*found, *_open_pronoun(wording), *_open_dates(wording))


def _plain(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold()


def _changed_numbers(bare: str, wording: Wording) -> Iterator[Hint]:
    """Compare numbers: one the article has not, one it has in another's place, one that is gone."""
    given = read_numbers(wording.content)
    known = {*given, *read_numbers(wording.nearby)}
    added = [
        written for value, written in read_numbers(_undated(bare, wording)).items() if value not in known
    ]
    present = read_numbers(bare)
    missing = [written for value, written in given.items() if value not in present]
    for new, old in zip(added, missing, strict=False):
        yield _hint(HintKind.NUMBER, new, f"The article says “{old}” here.", "Give the article’s number.")
    for new in added[len(missing) :]:
        told = "The words marked in the article do not have this number."
        yield _hint(HintKind.NUMBER, new, told, "Take it out, or put it in square brackets.")
    for old in missing[len(added) :]:
        told = "The words marked in the article have this number and the claim does not."
        yield _hint(HintKind.NUMBER, old, told, "Put it back, or mark only the words the claim rests on.")


def _undated(bare: str, wording: Wording) -> str:
    """Return the text without dates in full where the article has a relative one, as the desk asks for."""
    return _ABSOLUTE.sub(" ", bare) if _RELATIVE.search(wording.nearby) else bare


def _changed_names(bare: str, wording: Wording) -> Iterator[Hint]:
    """Compare names: one the article has not, or one of its names in another's place."""
    content, nearby = _words_of(wording.content), _words_of(wording.nearby)
    names = _names_in(_undated(bare, wording))
    said = [name for name in names if name.casefold() not in content | nearby]
    if not said:
        return
    article = _words_of(wording.article) | _words_of(wording.speaker)
    strange = [name for name in said if name.casefold() not in article]
    for name in strange:
        told = "The article does not have this name."
        yield _hint(HintKind.NAME, name, told, "Write it as the article does, or put it in square brackets.")
    present = _words_of(bare)
    gone = [name for name in _names_in(wording.content) if name.casefold() not in present]
    moved = [name for name in said if name not in strange]
    for new, old in zip(moved, gone, strict=False):
        yield _hint(HintKind.NAME, new, f"The article says “{old}” here.", "Give the article’s name.")


def _names_in(words: str) -> list[str]:
    """Return the capitalised words that do not open a sentence, each once and without its owner's s."""
    found: dict[str, None] = {}
    for each in _NAME.finditer(words):
        name = _OWNED.sub("", each.group())
        if name[0].isupper() and name.lower() not in _CAPITALISED and not _opens(words, each.start()):
            found.setdefault(name)
    return list(found)


def _opens(words: str, place: int) -> bool:
    """Tell whether a sentence begins at `place`, or speech."""
    before = words[max(0, place - _LONGEST_OPENING) : place].rstrip("\"“”‘’'«»( \t\n–—")
    return not before or before.endswith((".", "!", "?", "…", ":"))


def _words_of(words: str) -> set[str]:
    return {_OWNED.sub("", each.group()).casefold() for each in _NAME.finditer(words)}


def _changed_negations(bare: str, wording: Wording) -> Iterator[Hint]:
    """Compare negations: one counts as the article's when its neighbour stands beside one nearby too."""
    known, present = _negated(wording.nearby), _negated(bare)
    given = _negated(wording.content)
    for each, pairs in present.items():
        if not pairs & {pair for others in known.values() for pair in others}:
            told = "The article has no such negation here."
            yield _hint(HintKind.NEGATION, each, told, "Take it out, or check the sentence again.")
    for each in given:
        if each not in present and len(present) < len(given):
            told = "The article has this negation here and the claim does not."
            yield _hint(HintKind.NEGATION, each, told, "Put it back, or check the sentence again.")


def _negated(words: str) -> dict[str, set[str]]:
    """Return the negations with the words beside them."""
    found: dict[str, set[str]] = {}
    for each in _NEGATION.finditer(words):
        before = re.findall(r"\w+", words[max(0, each.start() - 40) : each.start()])
        after = re.findall(r"\w+", words[each.end() : each.end() + 40])
        pairs = found.setdefault(each.group().casefold(), set())
        pairs.update(f"{word.casefold()} <" for word in before[-1:])
        pairs.update(f"> {word.casefold()}" for word in after[:1])
    return found


def _dropped_hedges(bare: str, wording: Wording) -> Iterator[Hint]:
    for pattern in _HEDGES:
        given = pattern.findall(wording.content)
        if len(given) > len(pattern.findall(bare)):
            told = "The article is less sure than the claim: this word is missing."
            yield _hint(HintKind.HEDGE, str(given[0]), told, "Put it back.")


def _open_pronoun(wording: Wording) -> Iterator[Hint]:
    text = wording.text.lstrip()
    if text[:1] in "\"“«‘'":  # speech keeps its words
        return
    found = _PRONOUN.match(text)
    if found is None and not wording.speaker.strip():
        found = _FIRST_PERSON.match(text)
    if found is None or _EMPTY_IT.match(text) or _POINTS.match(text) or text[found.end() :].startswith(" ["):
        return
    told = "A reader who sees the claim alone does not know who or what is meant."
    yield _hint(HintKind.PRONOUN, found.group(), told, "Write the name, or add it in square brackets.")


def _open_dates(wording: Wording) -> Iterator[Hint]:
    if wording.is_spoken:  # a speech has a day of its own
        return
    outside = _QUOTED.sub(lambda found: " " * len(found.group()), wording.text)
    for found in _RELATIVE.finditer(outside):
        told = "Seen later, this means another day."
        yield _hint(HintKind.DATE, found.group(), told, "Add the date in square brackets behind it.")


def _hint(kind: HintKind, words: str, told: str, advice: str) -> Hint:
    return Hint(kind=kind, words=words, told=told, advice=advice)
