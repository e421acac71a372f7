"""Which rating of our scale a label of others probably means, by the words in which such labels are given."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.models import Rating

# Labels of others, each with ours. What is on no list is left unrated: a wrong proposal is confirmed more
# easily than a missing one is filled in.
_MEANINGS: Final[Mapping[str, str]] = {
    "True": "true|correct|accurate|right|fact|confirmed|verified|supported|wahr|richtig|stimmt|korrekt|"
    "vrai|verdadero|cierto|verdadeiro|vero|правда|верно|достоверно|шындық|صحيح|حقيقي",
    "Mostly true": "mostly true|mostly correct|mostly accurate|largely true|größtenteils wahr|"
    "größtenteils richtig|überwiegend richtig|weitgehend richtig|plutôt vrai|mayormente verdadero|"
    "в основном правда|صحيح في الغالب",
    "Half true": "half true|partly true|partially true|partly false|partially correct|mixture|mixed|"
    "halb wahr|teilweise wahr|teilweise richtig|teils falsch|teilweise falsch|partiellement vrai|"
    "mitad verdadero|полуправда|отчасти правда|частично правда|жартылай шындық|صحيح جزئيا|نصف صحيح",
    "Mostly false": "mostly false|mostly incorrect|mostly inaccurate|largely false|größtenteils falsch|"
    "überwiegend falsch|plutôt faux|mayormente falso|в основном ложь|خاطئ في الغالب",
    "False": "false|wrong|incorrect|inaccurate|untrue|fake|hoax|fabricated|pants on fire|"
    "four pinocchios|debunked|not true|falsch|unwahr|frei erfunden|erfunden|gefälscht|faux|inventé|falso|"
    "bulo|ложь|неправда|неверно|фейк|жалған|өтірік|خطأ|كاذب|زائف|مفبرك",
    "Unproven": "unproven|unverified|unsupported|no evidence|unsubstantiated|unbelegt|nicht belegt|"
    "unbewiesen|non prouvé|sin pruebas|не доказано|недоказано|дәлелденбеген|غير مثبت|غير مؤكد",
    "Missing context": "missing context|lacks context|needs context|out of context|misleading|"
    "irreführend|fehlender kontext|kontext fehlt|trompeur|hors contexte|engañoso|fuera de contexto|"
    "вводит в заблуждение|вырвано из контекста|контекст жоқ|مضلل|خارج السياق|سياق ناقص",
    "Outdated": "outdated|veraltet|obsolète|desactualizado|устарело|ескірген|قديم",
    "Satire": "satire|parody|sátira|сатира|هجاء|ساخر",
    "Not checkable": "not checkable|uncheckable|opinion|nicht überprüfbar|meinung|opinión|мнение|رأي",
}
_NO_WORDS: Final = re.compile(r"[\W_]+")


def propose_rating(label: str, ratings: Sequence[Rating]) -> Rating | None:
    """Return the rating of the scale that has this label or means the same, or None to leave it unrated."""
    by_name = {_plain(rating.label): rating for rating in ratings}
    plain = _plain(label)
    return by_name.get(plain) or by_name.get(_OURS.get(plain, ""))


def _plain(label: str) -> str:
    """Return a label as words in small letters without accents, marks and signs."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", label) if not unicodedata.combining(char))
    return _NO_WORDS.sub(" ", bare).strip().casefold()


_OURS: Final = {
    _plain(theirs): _plain(ours) for ours, labels in _MEANINGS.items() for theirs in labels.split("|")
}
