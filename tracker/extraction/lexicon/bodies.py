"""Names of states and the words by which titles, public bodies, organisations and groups are known."""

from __future__ import annotations

STATES = frozenset(
    """
        afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
        bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia botswana
        brazil britain brunei bulgaria burundi cambodia cameroon canada chad chile china colombia
        comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt england
        eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana
        greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran
        iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait
        kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg
        madagascar malawi malaysia maldives mali malta mauritania mauritius mexico micronesia
        moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal
        netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay
        peru philippines poland portugal qatar romania russia rwanda samoa scotland senegal serbia
        seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria
        taiwan tajikistan tanzania thailand togo tonga tunisia turkey türkiye turkmenistan tuvalu
        uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales yemen zambia zimbabwe u.s.
        us u.k. uk usa uae washington moscow beijing london paris berlin tehran ankara kyiv brussels
        tokyo
    """.split(),
) | {
    "united states",
    "united kingdom",
    "south korea",
    "north korea",
    "new zealand",
    "saudi arabia",
    "south africa",
    "sri lanka",
    "costa rica",
    "el salvador",
    "czech republic",
    "united arab emirates",
    "south sudan",
    "ivory coast",
    "sierra leone",
    "burkina faso",
    "dominican republic",
    "papua new guinea",
    "northern ireland",
    "bosnia and herzegovina",
    "united states of america",
}

GOVERNMENT_WORDS = frozenset(
    """
        government presidency ministry ministries parliament administration authorities authority
        kremlin cabinet treasury embassy consulate senate congress municipality council pentagon
        court courts prosecutors prosecutor police army navy military commission regulator assembly
        legislature department house downing bundestag knesset state city county province office
        agency bureau bank customs judiciary
    """.split(),
)
PLACES_OF_RECORD = frozenset("bank house court courts school hospital state power".split())
ORGANISATION_WORDS = frozenset(
    """
        forces force party group union organisation organization association company corporation
        corp. corp inc. inc ltd ltd. plc university college institute foundation network league
        federation committee centre center club church society alliance coalition front movement
        campaign newspaper magazine times post journal airlines airways trust charity bank hospital
        school firm militia brigade observatory agency news media television radio partners studios
        nations council commission fund team laboratory observatory report study survey poll
        chain maker giant retailer manufacturer airline energy power oil gas motors systems
        technologies holdings industries capital insurance telecom railways steel foods
        international global watch airport port
        research cooperative board
    """.split(),
)
GROUP_WORDS = frozenset(
    """
        residents critics activists republicans democrats experts lawmakers analysts supporters
        opponents scientists researchers families parents students teachers workers farmers voters
        doctors nurses protesters campaigners villagers economists lawyers witnesses survivors
        rebels militants observers neighbours neighbors members conservatives liberals people women
        men leaders executives investors organisers organizers unions investigators historians
        advocates others fans engineers fishermen locals users customers traders bakers
        shopkeepers tourists patients scholars senators governors
        reporters allies children some many others they diplomats ministers pilots drivers tenants
    """.split(),
)
UNNAMED_WORDS = frozenset(
    """
        official officials spokesman spokeswoman spokesperson spokespeople source sources aide aides
        insider insiders adviser advisers representative representatives person employee staffer
        staffers witness man woman resident diplomat analyst expert lawyer attorney relative friend
        officer neighbour neighbor
    """.split(),
)
OCCUPATIONS = frozenset(
    """
        engineer architect surveyor planner geologist biologist chemist physicist ecologist
        meteorologist forecaster historian surgeon nurse physician psychologist teacher headteacher
        lecturer dean rector provost executive treasurer auditor accountant solicitor barrister
        prosecutor magistrate registrar ombudsman clerk constable corporal brigadier commodore
        marshal firefighter paramedic vicar priest pastor chaplain minister undersecretary envoy
        negotiator lawmaker mp mep msp alderman delegate activist campaigner organiser organizer
        author journalist photographer technician farmer fisherman driver pilot owner trustee
        curator strategist consultant
    """.split(),
)
TITLES = OCCUPATIONS | frozenset(
    """
        president vice prime minister chancellor premier king queen prince princess emperor pope
        senator governor mayor secretary general chairman chairwoman chair chief director ambassador
        spokesman spokeswoman spokesperson commissioner judge justice professor dr doctor captain
        colonel lieutenant sergeant major admiral commander archbishop bishop cardinal rabbi imam
        reverend congressman congresswoman representative speaker deputy foreign interior defence
        defense health finance education justice environment trade labour labor transport energy
        culture attorney coach manager ceo founder co-founder leader head editor analyst economist
        researcher scientist lawyer sheriff superintendent inspector detective councillor councilman
        councilwoman councilor former ex-president acting first lady state mr. mrs. ms. dr. sen.
        rep. gov. gen. lt. col. sgt. capt. cmdr. adm. maj. rev. hon. prof. pres. mr mrs ms sir dame
        lord lady baroness sheikh ayatollah democrat republican sen rep gov gen supt. det.
    """.split(),
)
HONORIFICS = frozenset("mr. mrs. ms. mr mrs ms dr. dr prof. sir dame lord lady mme messrs.".split())
TITLE_NOUNS = OCCUPATIONS | frozenset(
    """
        president chancellor premier minister king queen pope senator governor mayor secretary
        chairman chairwoman director ambassador commissioner judge professor captain colonel general
        admiral commander bishop archbishop congressman congresswoman speaker spokesman spokeswoman
        spokesperson coach manager ceo founder leader editor candidate nominee sheriff doctor
        economist researcher scientist lawyer chief head chair superintendent councillor
    """.split(),
)
FEMALE_TITLES = frozenset(
    "mrs. ms. mrs ms queen princess dame lady baroness chairwoman spokeswoman congresswoman mme".split()
)
MALE_TITLES = frozenset(
    "mr. mr king prince sir lord pope chairman spokesman congressman imam ayatollah bishop".split()
)
FEMALE_NAMES = frozenset(
    """
        mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
        margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie
        rebecca laura helen sharon cynthia kathleen amy angela anna ruth brenda pamela nicole
        katherine samantha christine catherine virginia rachel janet emma maria heather diane julie
        joyce victoria kelly christina joan evelyn judith olivia martha cheryl megan andrea ann
        alice jane hillary theresa ursula greta fatima aisha elena olga natalia irina svetlana ana
        sofia isabel lucia marta ingrid astrid priya mei yuki hannah julia sophie clara eva nina
        claire charlotte kate leila amina zainab ivana
    """.split(),
)
MALE_NAMES = frozenset(
    """
        james robert john michael david william richard joseph thomas charles christopher daniel
        matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy
        ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
        scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry
        tyler aaron jose adam nathan henry douglas peter kyle walter harold jeremy ethan carl keith
        roger barack vladimir xi emmanuel boris joe bernie ted marco jeb ali mohammed muhammad ahmed
        hassan omar ibrahim yusuf ivan sergei dmitry nikolai carlos juan luis miguel pedro antonio
        marc pierre jean hans lars erik tom jim bill bob kassym-jomart mario luca giovanni raj arjun
        wei hiroshi kenji martin simon philip oliver lukas felix tariq
    """.split(),
)
