"""Names of states, their parts and their capitals, and of the people who come from them."""

from __future__ import annotations

from tracker.extraction.lexicon.bodies import STATES

CAPITALS = frozenset(
    """
        delhi islamabad kabul baghdad damascus riyadh cairo jerusalem ottawa canberra rome madrid lisbon
        vienna athens warsaw prague budapest bucharest sofia belgrade stockholm oslo copenhagen helsinki
        dublin edinburgh cardiff seoul pyongyang taipei hanoi manila jakarta bangkok nairobi pretoria abuja
        havana caracas bogotá brasília
    """.split(),
) | {"puerto rico", "hong kong", "new delhi", "mexico city", "buenos aires", "european union", "eu"}
PROVINCES = frozenset(
    """
        alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
        illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
        mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
        vermont virginia wisconsin wyoming ontario quebec alberta bavaria punjab kerala bihar gujarat
    """.split(),
) | {
    "new hampshire",
    "new jersey",
    "new mexico",
    "new york",
    "north carolina",
    "north dakota",
    "rhode island",
    "south carolina",
    "south dakota",
    "west virginia",
    "british columbia",
    "new south wales",
    "uttar pradesh",
    "west bengal",
    "tamil nadu",
}
PLACE_ABBREVIATIONS = frozenset(
    """
        calif ariz fla tex conn colo mich minn neb nev okla penn tenn wis wyo kan d.c. n.y. n.j. n.h. n.c.
        s.c. n.m. n.d. s.d. w.va. r.i. vt ga ky ala ark
    """.split(),
)
PLACES = PLACE_ABBREVIATIONS | STATES | CAPITALS | PROVINCES
PEOPLES = frozenset(
    """
        americans britons canadians australians europeans germans italians russians ukrainians indians
        iranians iraqis israelis palestinians syrians afghans pakistanis mexicans brazilians turks kurds
        arabs jews muslims christians catholics protestants evangelicals hindus sikhs africans asians
        latinos hispanics whites blacks spaniards poles greeks swedes norwegians danes finns scots cubans
        texans californians floridians londoners japanese chinese french british irish dutch swiss
        vietnamese portuguese
    """.split(),
)
ADJECTIVES_OF_PLACE = frozenset(
    """
        american british canadian australian european german italian russian ukrainian indian iranian iraqi
        israeli palestinian syrian afghan pakistani mexican brazilian turkish kurdish arab african asian
        spanish polish greek swedish norwegian danish finnish scottish welsh cuban egyptian saudi korean
        japanese chinese french irish dutch swiss vietnamese portuguese kenyan nigerian federal democratic
        republican southern northern eastern western midwestern congressional presidential national latino
        latina hispanic muslim jewish christian catholic gop
    """.split(),
)
