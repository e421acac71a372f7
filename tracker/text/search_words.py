"""Which words of a statement are worth looking for, and which forms of a word count as one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Letters alone: neither database's query language has a sign that could be meant by these.
_WORD: Final = re.compile(r"[^\W\d_]+")
_FIGURE: Final = re.compile(r"(?<!\d)[0-9]{2,12}(?!\d)")
_OWNED: Final = re.compile(r"['’]s\b")
# Words that say how a sentence is built, not what it is about; other languages' are common when counted.
_BUILDING: Final = frozenset(
    {
        "a", "about", "after", "again", "against", "all", "also", "although", "always", "am", "among",
        "an", "and", "another", "any", "anyone", "anything", "are", "around", "as", "at", "away", "back",
        "be", "became", "because", "become", "been", "before", "being", "between", "both", "but", "by",
        "came", "can", "cannot", "come", "could", "did", "do", "does", "doing", "done", "down", "during",
        "each", "either", "else", "ever", "every", "for", "from", "further", "gave", "get", "give",
        "given", "go", "goes", "got", "had", "has", "have", "having", "he", "her", "here", "hers", "him",
        "himself", "his", "how", "however", "i", "if", "in", "into", "is", "it", "its", "itself", "just",
        "least", "less", "let", "like", "made", "make", "many", "may", "me", "might", "more", "most",
        "much", "must", "my", "near", "nearly", "never", "no", "nobody", "none", "nor", "not", "nothing",
        "now", "of", "off", "often", "on", "once", "one", "only", "onto", "or", "other", "others", "our",
        "out", "over", "own", "per", "put", "rather", "s", "said", "same", "say", "saying", "says", "she",
        "should", "since", "so", "some", "something", "soon", "still", "such", "t", "take", "taken",
        "than", "that", "the", "their", "them", "themselves", "then", "there", "these", "they", "this",
        "those", "though", "through", "thus", "to", "together", "told", "too", "toward", "towards",
        "under", "until", "up", "upon", "us", "very", "via", "was", "we", "well", "went", "were", "what",
        "when", "where", "whether", "which", "while", "who", "whole", "whom", "whose", "why", "will",
        "with", "within", "without", "would", "yet", "you", "your",
    }
)  # fmt: skip
_SHORTENED: Final = 6
_LEAST_INFLECTED: Final = 4
_ENDINGS: Final = ("ing", "ed", "es", "s", "e", "y")
_LONGEST: Final = 40
_IRREGULAR: Final = {"children": "child", "people": "person", "men": "man", "women": "woman"}


def list_words(text: str) -> list[str]:
    """Return the telling words of a text in lower case, each once, in order; numbers are left to others."""
    plain = _OWNED.sub("", text.casefold())
    found = dict.fromkeys(_WORD.findall(plain))
    return [word for word in found if word not in _BUILDING and 1 < len(word) <= _LONGEST]


def list_figures(text: str) -> list[str]:
    """Return the numbers in digits worth looking for, each once, in order; `20,000` gives `20`."""
    return [word for word in dict.fromkeys(_FIGURE.findall(text)) if word.strip("0")]


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """Return what the forms of a word begin with: `repatriate` and `repatriation` give `repatr`."""
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_INFLECTED - (ending == "s"):
            word = word.removesuffix(ending)
            break
    return word[:_SHORTENED]
