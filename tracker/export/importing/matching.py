"""What a column probably is, by its name in several languages and by what stands in it."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from tracker.export.importing.mapping import REPEATABLE, Target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# As in an index: the words by which people name such columns, the longer before the shorter.
_WORDS: Final[Mapping[Target, str]] = {
    Target.TEXT: "claim text|claim reviewed|what was claimed|claim|claims|statement|statement text|assertion|"
    "behauptung|aussage|affirmation|allegation|déclaration|afirmación|declaración|afirmação|"
    "утверждение|заявление|мәлімдеме|тұжырым|ادعاء|الادعاء|تصريح",
    Target.CONTENT: "quote|quotation|exact words|verbatim|wording|zitat|wortlaut|citation|cita|citação|"
    "цитата|дәйексөз|اقتباس",
    Target.SPEAKER: "speaker|who|who said it|said by|claimant|person|politician|name|made by|attributed to|"
    "sprecher|sprecherin|wer|urheber|qui|auteur|quién|orador|кто|спикер|автор|кім|спикер|من|المتحدث|قائل",
    Target.SPEAKER_ROLE: "speaker role|role|job title|position|function|party|funktion|amt|fonction|cargo|"
    "должность|қызметі|المنصب",
    Target.SPEAKER_KIND: "speaker kind|speaker type|kind of speaker",
    Target.DAY: "claim date|date of claim|date said|date|when|day|datum|wann|quand|fecha|data|дата|когда|"
    "күні|تاريخ|التاريخ",
    Target.HEADLINE: "headline|title|article|story|appeared|überschrift|schlagzeile|artikel|titre|"
    "titular|título|заголовок|статья|тақырып|мақала|عنوان",
    Target.ADDRESS: "article url|article link|link|url|web address|address|permalink|adresse|lien|enlace|"
    "ссылка|сілтеме|رابط|الرابط",
    Target.RATING: "rating|verdict|ruling|truth value|truth|conclusion|label|finding|result|bewertung|urteil|"
    "ergebnis|note de vérité|veredicto|calificación|вердикт|оценка|рейтинг|баға|الحكم|التقييم|تقييم",
    Target.EXPLANATION: "explanation|reasoning|why|justification|rationale|analysis|begründung|erklärung|"
    "explication|explicación|объяснение|обоснование|түсіндірме|شرح|تفسير",
    Target.EVIDENCE: "source|sources|evidence|reference|references|checked against|quelle|quellen|beleg|"
    "belege|preuve|fuente|fuentes|fonte|источник|источники|дереккөз|дереккөздер|مصدر|المصدر|مصادر|المصادر",
    Target.NOTE: "note|notes|comment|comments|remark|remarks|to do|anmerkung|anmerkungen|notiz|notizen|"
    "kommentar|bemerkung|remarque|nota|notas|comentario|заметка|заметки|примечание|комментарий|ескертпе|ملاحظة|ملاحظات",
    Target.KIND: "claim kind|kind|kind of claim|claim type|type|category|art der aussage",
    Target.MODE: "attribution mode|mode",
    Target.CUE: "cue",
    Target.LANGUAGE: "language|lang|sprache|langue|idioma|язык|тілі|اللغة|لغة",
    Target.ID: "claim id|id|no|nr|number|key|external id|nummer|№|номер|رقم",
}
_EXACT, _HELD, _LIKE = 1.0, 0.8, 0.7
_ALIKE: Final = 0.84
_SHORTEST_ALIKE: Final = 4
_LONGEST_ALIKE: Final = 40
_NO_WORDS: Final = re.compile(r"[\W_]+")
_ADDRESS: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
_HALF: Final = 0.5


def propose_targets(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Target]:
    """Return what each column probably is, as far as its name says; `rows` are some from the beginning.

    No two columns get one target that only one can have. The claim is whatever is left to be it: its quote,
    or the column with the longest texts.
    """
    ranked = sorted(
        ((likeness, -place, target) for place, name in enumerate(names) for target, likeness in _rank(name)),
        reverse=True,
    )
    chosen: dict[str, Target] = {}
    for _, minus_place, target in ranked:
        name = names[-minus_place]
        if name not in chosen and (target in REPEATABLE or target not in chosen.values()):
            chosen[name] = target
    _look_inside(names, rows, chosen)
    if Target.TEXT not in chosen.values():
        _choose_claim(names, rows, chosen)
    return {name: chosen[name] for name in names if name in chosen}


def _rank(name: str) -> list[tuple[Target, float]]:
    plain = _plain(name)
    found = ((target, _compare(plain, words)) for target, words in _PHRASES.items())
    return [(target, likeness) for target, likeness in found if likeness > 0]


def _compare(name: str, phrases: Sequence[str]) -> float:
    """Return how much a name is like the best of the phrases: the same, holding it, or misspelt."""
    if name in phrases:
        return _EXACT
    padded = f" {name} "
    held = max((len(phrase) for phrase in phrases if f" {phrase} " in padded), default=0)
    if held:
        return _HELD * (1 + held / len(padded)) / 2
    if not _SHORTEST_ALIKE <= len(name) <= _LONGEST_ALIKE:
        return 0
    closest = max(SequenceMatcher(None, name, phrase).ratio() for phrase in phrases)
    return closest * _LIKE if closest >= _ALIKE else 0


def _plain(name: str) -> str:
    """Return a name as words in small letters without accents: `Claim_Date` and `claim date` are one."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    bare = "".join(char for char in unicodedata.normalize("NFKD", parted) if not unicodedata.combining(char))
    return _NO_WORDS.sub(" ", bare.replace("№", "no")).strip().casefold()


def _look_inside(names: Sequence[str], rows: Sequence[Sequence[str]], chosen: dict[str, Target]) -> None:
    """Take a column of addresses for none that holds words, and one of words for no address."""
    for place, name in enumerate(names):
        cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
        if not cells or name not in chosen:
            continue
        is_addresses = sum(bool(_ADDRESS.match(cell)) for cell in cells) > len(cells) * _HALF
        if is_addresses and chosen[name] in {Target.TEXT, Target.CONTENT, Target.SPEAKER, Target.HEADLINE}:
            del chosen[name]
            if Target.ADDRESS not in chosen.values():
                chosen[name] = Target.ADDRESS


def _choose_claim(names: Sequence[str], rows: Sequence[Sequence[str]], chosen: dict[str, Target]) -> None:
    for name, target in chosen.items():
        if target is Target.CONTENT:
            chosen[name] = Target.TEXT
            return
    lengths = {
        name: sum(len(row[place]) for row in rows if place < len(row))
        for place, name in enumerate(names)
        if name not in chosen
    }
    longest = max(lengths, key=lengths.__getitem__, default=None)
    if longest is not None and lengths[longest]:
        chosen[longest] = Target.TEXT


_PHRASES: Final = {target: tuple(map(_plain, words.split("|"))) for target, words in _WORDS.items()}
