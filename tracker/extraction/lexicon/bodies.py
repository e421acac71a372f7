"""Names of states and the words by which titles, public bodies, organisations and groups are known."""

from __future__ import annotations

STATES = frozenset(
    """
        afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas
        bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia botswana brazil britain
        brunei bulgaria burundi cambodia cameroon canada chad chile china colombia comoros congo croatia
        cuba cyprus czechia denmark djibouti dominica ecuador egypt england eritrea estonia eswatini
        ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea
        guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan
        jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
        liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania
        mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia
        nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay
        peru philippines poland portugal qatar romania russia rwanda samoa scotland senegal serbia
        seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan
        tajikistan tanzania thailand togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda ukraine
        uruguay uzbekistan vanuatu venezuela vietnam wales yemen zambia zimbabwe u.s. us u.k. uk usa uae
        washington moscow beijing london paris berlin tehran ankara kyiv brussels tokyo
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
        government governments presidency ministry ministries parliament administration administrations
        authorities authority kremlin cabinet treasury embassy consulate senate congress municipality
        council councils pentagon court courts prosecutors police army navy military commission regulator
        regulators assembly legislature legislatures department departments house downing bundestag knesset
        state states city cities county counties province office agency agencies bureau customs judiciary
        jury detectives parliamentarians panel tribunal magistrates troops duma vatican interpol taoiseach
        country countries nation nations town towns township district inspectorate registry watchdog feds
        reserve exchequer circuit sheriffs governorate statehouse capitol taliban coastguard
    """.split(),
)
PUBLIC_ACRONYMS = frozenset(
    """
        fbi cia nsa fda fdic epa cdc nasa irs sec dhs doj hhs fcc ftc faa fema usda noaa ntsb osha nih gao
        cbo fec bls atf dea tsa ice hud dod eu ec ecb nhs hmrc mod mi5 mi6 ons bjp-led cbi rbi isro fsb kgb
        idf gop-led scotus eeoc nlrb omb usps nypd lapd cms doe dot va fed nhtsa bea
    """.split(),
)
PLACES_OF_RECORD = frozenset("bank house court courts school hospital state power".split())
ORGANISATION_WORDS = frozenset(
    """
        forces force party group union organisation organization association company corporation corp. corp
        inc. inc ltd ltd. llc llp plc university college institute institution foundation network league
        federation center centre club church society alliance coalition front movement campaign newspaper
        magazine times post journal airlines airways trust charity hospital school firm militia brigade
        observatory news media television radio partners studios fund team laboratory chain maker giant
        retailer manufacturer airline energy power oil gas motors systems technologies holdings industries
        capital insurance telecom railways steel foods international global watch airport port research
        cooperative board committee council bank business businesses companies groups unions newspapers
        networks firms organisations organizations charities parties chains retailers banks schools
        universities churches outlets website site blog paper tabloid daily weekly broadcaster channel
        leadership startup think-tank nonprofit pac super-pac pacs camp outlet publisher agency lobby
        lobbyists caucus lab museum theater theatre hotel restaurant store label band orchestra gazette
        tribune herald chronicle telegraph guardian observer examiner sentinel register dispatch tech
        brewery supermarket factory mill bakery exchange markets market establishment conference congress
        enterprises associates brothers & co co. company's programme program service services project
        initiative monitor publication press magazines studio parenthood metals minerals mining pharma
        pharmaceuticals software logistics entertainment pictures records stores brands resources solutions
        ventures labs chemicals brewing securities properties communications publishing productions
        aerospace semiconductor societies associations foundations institutes colleges hospitals
        corporations
    """.split(),
)
WELL_KNOWN = frozenset(
    """
        reuters politico breitbart bloomberg gallup pew quinnipiac google facebook twitter apple amazon
        microsoft exxon netflix uber boeing walmart toyota volkswagen samsung nato unicef unesco opec
        greenpeace amnesty oxfam eurostat hezbollah hamas isis isil al-qaeda breitbart.com buzzfeed huffpost
        fox fivethirtyeight realclearpolitics wikileaks youtube instagram tesla airbus siemens disney
        starbucks mcdonald's pfizer monsanto marriott comcast verizon hulu mtv espn univision telemundo
        nielsen marist rasmussen yougov ipsos
    """.split(),
)
SURELY_PRIVATE = frozenset(
    """
        party times post journal university union news watch association foundation campaign company club
        league federation inc inc. corp corp. ltd plc llc herald tribune gazette college institute alliance
        center centre organisation organization network pac committee's newspaper magazine society movement
        group coalition trust church hospital initiative international
    """.split(),
)
PUBLIC_COUNCILS = frozenset(
    "city county borough town village district parish municipal legislative state security regional".split()
)
GROUP_WORDS = frozenset(
    """
        residents critics activists republicans democrats experts lawmakers analysts supporters opponents
        scientists researchers families parents students teachers workers farmers voters doctors nurses
        protesters campaigners villagers economists lawyers witnesses survivors rebels militants observers
        neighbours neighbors members conservatives liberals people women men leaders executives investors
        organisers organizers investigators historians advocates others fans engineers fishermen locals
        users customers traders bakers shopkeepers tourists patients scholars senators governors reporters
        allies children some many they diplomats ministers pilots drivers tenants officials candidates
        majority minority crowd audience public electorate couple staff community base left right those
        elite elites wing poor rich friends followers admirers congressmen politicians pundits strategists
        insiders commentators veterans hackers citizens delegates donors backers rivals aides advisers
        advisors spokesmen representatives employees libertarians progressives moderates evangelicals whites
        blacks hispanics respondents participants most few both percent half americans gop jurors plaintiffs
        defendants owners operators makers producers exporters importers consumers faithful police's
        hopefuls contenders opposition folks viewers readers listeners guests councillors commissioners
        clergy mourners relatives thousands hundreds dozens millions loyalists separatists insurgents
        refugees migrants prisoners physicians psychologists lobbyists brokers bankers officers firefighters
        paramedics hardliners detractors proponents skeptics sceptics mps attendees everyone everybody
        nobody anyone none population defenders attorneys judges justices academics professors
    """.split(),
)
PARTIES = frozenset("liberals conservatives greens tories socialists labour".split())
COLLECTIVES = frozenset(
    """
        number group majority minority handful series array coalition dozen pair couple host variety range
        any each none either neither some many most few chunk slice lot lots trio mix family band chorus
        list average share tens bulk plurality third quarter half percent cent
    """.split()
)
UNNAMED_WORDS = frozenset(
    """
        official spokesman spokeswoman spokesperson spokespeople source sources aide insider adviser advisor
        representative person employee staffer staffers witness man woman resident diplomat analyst expert
        lawyer attorney relative friend officer neighbour neighbor supporter critic voter protester someone
        somebody guy admiral worker passenger customer reader viewer activist researcher boy girl mother
        father wife husband brother sister son daughter parent colleague narrator moderator self
        correspondent another one two three caller operative strategist opponent rival ally donor
        participant survivor victim suspect defendant plaintiff passer-by driver guest member
    """.split(),
)
LAWS = frozenset(
    """
        law laws bill bills legislation amendment amendments ruling rulings decision constitution statute
        act order orders measure measures treaty resolution regulation regulations ordinance decree
        compromise rule rules verdict sanctions policy
    """.split(),
)
OCCUPATIONS = frozenset(
    """
        engineer architect surveyor planner geologist biologist chemist physicist ecologist meteorologist
        forecaster historian surgeon nurse physician psychologist teacher headteacher lecturer dean rector
        provost executive treasurer auditor accountant solicitor barrister prosecutor magistrate registrar
        ombudsman clerk constable corporal brigadier commodore marshal firefighter paramedic vicar priest
        pastor chaplain minister undersecretary envoy negotiator lawmaker mp mep msp alderman delegate
        activist campaigner organiser organizer author journalist photographer technician farmer fisherman
        driver pilot owner trustee curator strategist consultant forester supremo frontman singer actor
        actress comedian rapper musician guitarist drummer novelist poet playwright artist director producer
        billionaire mogul businessman businesswoman tycoon entrepreneur investor financier banker trader
        neurosurgeon columnist commentator blogger pundit reporter correspondent anchor host presenter
        broadcaster pollster operative adviser advisor aide insider coordinator co-ordinator administrator
        assemblyman assemblywoman legislator politician statesman diplomat veteran soldier astronaut
        cardiologist epidemiologist virologist astronomer mathematician philosopher sociologist
        anthropologist criminologist statistician librarian principal headmaster headmistress student
        graduate fellow scholar resident witness candidate nominee contender frontrunner front-runner
        challenger incumbent hopeful rival opponent father mother wife husband brother sister son daughter
        widow partner friend colleague cousin uncle aunt watchdog whistleblower hacker survivor victim
        plaintiff defendant suspect shopkeeper landlord tenant builder carpenter baker butcher chef cook
        player footballer cricketer golfer striker goalkeeper quarterback captain skipper manager trainer
        umpire referee champion sprinter boxer swimmer secretary-general supporter volunteer member
        chairperson deputy counsel advocate broker dealer designer developer programmer scientist naturalist
        mayor-elect president-elect governor-elect whip leader premier
    """.split(),
)
TITLE_NOUNS = OCCUPATIONS | frozenset(
    """
        president chancellor premier minister king queen prince princess emperor pope senator governor mayor
        secretary chairman chairwoman chair director ambassador commissioner judge justice professor captain
        colonel lieutenant sergeant major general admiral commander bishop archbishop cardinal rabbi imam
        congressman congresswoman speaker spokesman spokeswoman spokesperson coach manager ceo cfo coo
        founder co-founder leader editor sheriff doctor economist researcher scientist lawyer attorney
        analyst expert chief head superintendent inspector detective councillor councilman councilwoman
        councilor lady representative democrat republican official officer sheikh ayatollah taoiseach
        co-chair vice-president vice-chair ex-president reverend baroness independent libertarian
        contributor master publisher speechwriter biographer screenwriter songwriter co-author co-chairman
        frontrunner strategist employee staffer star svp evp vp
    """.split(),
)
HONORIFICS = frozenset("mr. mrs. ms. mr mrs ms dr. dr sir dame lord lady mme messrs.".split())
TITLES = (
    TITLE_NOUNS
    | HONORIFICS
    | frozenset(
        """
            sen. rep. gov. gen. lt. col. sgt. capt. cmdr. adm. maj. rev. hon. prof. pres. sen rep gov gen
            prof pres det. supt. insp. cllr sens. reps. govs. sgt capt lt col
        """.split(),
    )
)
FULL_TITLES = {
    "sen.": "senator",
    "sen": "senator",
    "rep.": "representative",
    "rep": "representative",
    "gov.": "governor",
    "gov": "governor",
    "gen.": "general",
    "gen": "general",
    "prof.": "professor",
    "prof": "professor",
    "congressman": "representative",
    "congresswoman": "representative",
    "col.": "colonel",
    "capt.": "captain",
    "lt.": "lieutenant",
    "sgt.": "sergeant",
    "rev.": "reverend",
    "pres.": "president",
    "dr.": "doctor",
    "dr": "doctor",
}
REIGNING = frozenset("pope king queen prince princess".split())
AFTER_NAMES = frozenset("kc qc mp mep msp md m.d. phd ph.d. obe mbe cbe esq. esq jd".split())
GENERATIONS = frozenset("jr. jr sr. sr ii iii iv".split())
FEMALE_TITLES = frozenset(
    """
        mrs. ms. mrs ms queen princess dame lady baroness chairwoman spokeswoman congresswoman mme actress
        businesswoman headmistress assemblywoman councilwoman mother wife sister daughter widow aunt
    """.split()
)
MALE_TITLES = frozenset(
    """
        mr. mr king prince sir lord pope chairman spokesman congressman imam ayatollah bishop actor
        businessman headmaster assemblyman councilman father husband brother son uncle frontman
    """.split()
)
