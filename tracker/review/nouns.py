"""What nouns of counted things say: their head word, who is a person, which kinds make up a whole."""

from __future__ import annotations

from typing import Final

_IRREGULAR: Final = {
    "people": "person",
    "children": "child",
    "kids": "child",
    "men": "man",
    "women": "woman",
    "policemen": "policeman",
    "wives": "wife",
    "lives": "life",
    "babies": "baby",
}
_PERSONS: Final = frozenset(
    {
        "person",
        "adult",
        "child",
        "man",
        "woman",
        "girl",
        "boy",
        "minor",
        "infant",
        "baby",
        "teenager",
        "citizen",
        "national",
        "resident",
        "passenger",
        "victim",
        "hostage",
        "prisoner",
        "detainee",
        "inmate",
        "migrant",
        "refugee",
        "returnee",
        "evacuee",
        "survivor",
        "casualty",
        "patient",
        "pupil",
        "student",
        "worker",
        "employee",
        "member",
        "tourist",
        "traveller",
        "traveler",
        "villager",
        "voter",
        "participant",
        "volunteer",
        "delegate",
        "lawmaker",
        "civilian",
        "soldier",
        "foreigner",
        "miner",
        "protester",
        "respondent",
        "guest",
        "visitor",
    }
)
# Kinds that, named side by side, leave nobody out.
_WHOLE_SETS: Final = (
    frozenset({"child", "adult"}),
    frozenset({"minor", "adult"}),
    frozenset({"man", "woman"}),
    frozenset({"man", "woman", "child"}),
    frozenset({"boy", "girl"}),
    frozenset({"man", "woman", "boy", "girl"}),
    frozenset({"adult", "boy", "girl"}),
)
_GENERAL: Final = frozenset(
    {"person", "man", "woman", "child", "adult", "time", "place", "way", "country", "state", "case", "point"}
)
_LEAST_PLURAL: Final = 4


def head_of(noun: str) -> str:
    """Return the singular head word of a counted noun; of several joined by `and`, all of them.

    `suspected foreign fighters` gives `fighter`, `foreign women and children` gives `woman and child`.
    """
    if " and " in noun:
        return " and ".join(head_of(part) for part in noun.split(" and ") if part.strip())
    words = noun.casefold().split()
    return _singular(words[-1]) if words else ""


def is_person(noun: str) -> bool:
    """Tell whether the noun surely counts people; a people's own name (`Kazakhs`) is left open."""
    return head_of(noun) in _PERSONS


def make_up_whole(nouns: tuple[str, ...]) -> bool:
    """Tell whether these kinds of people, together, leave nobody out: children and adults, men and women."""
    heads = [head_of(noun) for noun in nouns]
    return len(heads) == len(set(heads)) and frozenset(heads) in _WHOLE_SETS


def is_telling(noun: str) -> bool:
    """Tell whether the noun says enough for a number of it elsewhere to be about the same thing."""
    return len(noun.split()) > 1 or (bool(noun) and head_of(noun) not in _GENERAL)


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > _LEAST_PLURAL:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) >= _LEAST_PLURAL:
        return word[:-1]
    return word
