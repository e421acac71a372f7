"""Words by which names and descriptions of speakers are read, and by which a pronoun tells a gender."""

from __future__ import annotations

from tracker.extraction.lexicon.words import FUNCTION_WORDS, PREPOSITIONS, WORKS

PRONOUN_GENDERS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
NAME_PARTICLES = frozenset("de van von bin ibn al el la der den di da du del dos le ter ten".split())
NAME_PREPOSITIONS = frozenset("of for and on against without &".split())
PARTISANS = frozenset("republican democrat libertarian conservative liberal tory socialist".split())
PARTISAN_ADJECTIVES = frozenset("democratic republican conservative liberal".split())
TELLS_APART = PARTISAN_ADJECTIVES | frozenset("state country city".split())
CAUSES = frozenset("for against without".split())
IDLE_ADJECTIVES = frozenset("former current then longtime old young new top and".split())
# An owner may be a person or a body.
OWNING = frozenset("owner operator maker partner rival supporter".split())
# Nouns that rarely introduce a body's name: `watch Ann Lee`, `the state Supreme Court`.
HARDLY_BODIES = frozenset(
    "watch post times power energy oil gas capital front force label global international show record".split()
)
QUALIFIERS = frozenset("state city county district country nation house army police".split())
HAVE_SUBJECTS = frozenset("committee subcommittee council commission panel institute center centre".split())
NEVER_NAMES = (FUNCTION_WORDS | frozenset("neither either nor asked like unlike".split())) - {"will", "may"}

# Bodies that people name after a place or a person: `Springfield borough council`, `the Lee campaign`.
INSTITUTIONS = frozenset(
    """
        campaign council ministry legislature government administration committee union university police
        department court senate parliament authority agency embassy office foundation camp presidency party
    """.split(),
)
PERSONAL_BODIES = frozenset("campaign office administration team camp foundation".split())
# A bare noun for these says no more than `it`, so it means whichever body was in question.
ANY_BODY = frozenset(
    """
        company firm group organisation organization agency site website outlet publication network retailer
        manufacturer maker automaker airline lender carrier supermarket chain bank broadcaster newspaper
        paper magazine nonprofit charity startup corporation business union association institution institute
        foundation university school college club team regulator watchdog ministry department office bureau
        commission committee council panel party coalition alliance movement hospital
    """.split(),
)
PUBLIC_BODIES = frozenset(
    "agency regulator watchdog ministry department office bureau commission panel".split()
)
COMPANIES = frozenset(
    "company firm retailer manufacturer maker automaker airline lender carrier chain".split()
)
# A body with one of these in its name is called by it, and by no other.
TELLING = frozenset(
    """
        party university union court college council committee campaign newspaper paper magazine network
        airline bank hospital school club ministry department commission bureau foundation institute team
        movement coalition alliance church association panel office regulator watchdog
    """.split(),
)
MEDIA = frozenset("times post journal news herald tribune gazette guardian chronicle telegraph star".split())
NO_COMPANIES = TELLING | MEDIA | {"fund"}
READ_BODIES = frozenset("newspaper paper magazine".split())
# Titles that several people of an article may bear, told apart by the words around them.
OFFICES = frozenset(
    """
        minister secretary director chief officer executive attorney official adviser advisor manager head
        leader editor commissioner general spokesman spokeswoman spokesperson
    """.split(),
)
# A person already in question may be called these for variety's sake.
EPITHETS = frozenset(
    """
        candidate nominee front-runner frontrunner contender hopeful businessman businesswoman mogul
        billionaire tycoon entrepreneur actor actress singer star rapper comedian author writer novelist host
        diplomat senator governor congressman congresswoman lawmaker politician professor neurosurgeon
        republican democrat veteran coach player incumbent legislator artist musician director banker
        historian scientist economist mayor judge priest pastor bishop
    """.split(),
)

SPEAKING_WORKS = WORKS | frozenset(
    """
        ad ads advert advertisement article articles editorial editorials book books email emails e-mail
        e-mails tweet tweets video videos message messages complaint lawsuit lawsuits release probe film
        documentary column dossier brief op-ed indictment affidavit post posts blog blogs photo photos
        photograph photographs footage image images
    """.split(),
)
PUBLISHED_WORKS = frozenset(
    """
        report reports study studies survey surveys poll polls paper papers analysis analyses review reviews
        investigation investigations audit audits inquiry enquiry census findings research probe article
        articles editorial editorials ad ads advert advertisement book books film documentary column op-ed
        lawsuit lawsuits
    """.split(),
)
TITLED_WORKS = frozenset("book novel memoir film documentary".split())
COPIES = frozenset("copy copies excerpt excerpts version draft transcript series batch set one".split())
BRINGING_OUT = frozenset(
    """
        issued released published wrote sent filed posted aired air airs airing run ran runs running issues
        releases publishes published commissioned conducted tweeted
    """.split(),
)
NO_MAKERS = frozenset("tv web internet facebook twitter youtube".split())
ASKING_WORKS = frozenset("poll polls survey surveys figures data census".split())

LEADS_TO_SPEAKER = frozenset("by from to among for within than with according".split())
PHRASE_TRAILERS = PREPOSITIONS | frozenset(
    "each himself herself itself themselves alone too also then".split()
)
WEB_ENDINGS = frozenset("com org net gov edu info tv io uk".split())
ROLE_OPENERS = frozenset("the a an another one his her its their our my your now".split())
