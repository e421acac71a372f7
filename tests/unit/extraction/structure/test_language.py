"""English told from other languages."""

from __future__ import annotations

import pytest

from tracker.extraction.structure.language import is_english
from tracker.extraction.structure.tokens import tokenise_sentence
from tracker.text.spans import Span


def english(text: str) -> bool:
    return is_english([tokenise_sentence(text, Span(0, len(text)), (), 0)])


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday and voted for the dam. Nobody was surprised by that, the mayor said.",
        "THE COUNCIL MET ON MONDAY AND VOTED FOR THE DAM. NOBODY WAS SURPRISED BY THAT.",
        "Council clears old dam",
        "We won!",
        "Zoë wins",
        "No comment.",
        "Die Zeit and Le Monde wrote that the mayor of Las Palmas had met the head of La Scala.",
        "Президент said that he would not go to the meeting with the others.",
        "😀 🎉",
        "14 : 3",
    ],
)
def test_english_passes(text: str) -> None:
    assert english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Президент заявил в пятницу, что John Smith приедет в столицу. Встреча пройдёт завтра.",
        "Президент бүгін Астанада мәлімдеме жасады. Бұл туралы баспасөз қызметі хабарлады.",
        "قال الرئيس إن البلاد بخير. وأضاف الوزير أن العمل مستمر.",
        "总统周五表示政府将采取新的措施。会议将于明天举行。",
        "首相は月曜日に新しい法案を発表した。",
        "प्रधानमंत्री ने सोमवार को नई योजना की घोषणा की।",
        "Le ministre a reçu John Smith à Paris, selon la présidence. Les deux hommes ont parlé de l’école.",
        "Le ministre part demain pour Paris.",
        "John Smith traf Ann Lee am Montag in London. Die Regierung will das Gesetz noch ändern.",
        "El gobierno anunció el lunes nuevas medidas. Los sindicatos no están de acuerdo con la ley.",
        "Bakan yeni bir yasa için görüşme istedi ve bu öneri mecliste kabul edildi. Oylama gelecek hafta.",
        "Presiden mengatakan pada hari Senin bahwa harga akan naik. Warga tidak setuju dengan itu.",
        "Il governo ha annunciato che le tasse non aumenteranno.",
        "De minister was in Den Haag en had het over de oorlog. Hij is van plan om op te stappen.",
        "O presidente disse que não vai renunciar ao cargo.",
        "Premier powiedział, że rząd nie zmieni ustawy. To jest do zrobienia.",
        "A kormány szerint a törvény nem változik. A miniszter a parlamentben beszélt.",
        "Thủ tướng cho biết chính phủ sẽ tăng lương.",
        "Statsministeren sagde at han var i London for at tale om den nye lov. Det er ikke for sent.",
    ],
)
def test_other_languages_do_not_pass(text: str) -> None:
    assert not english(text)
