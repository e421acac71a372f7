"""English function words, time words and the common verbs that mark where a clause begins or ends."""

from __future__ import annotations

DETERMINERS = frozenset(
    """
        a an the this that these those its his her their our my your every each another any both
        some many most several few no all such other one two three four five six seven eight nine
        ten
    """.split(),
)
PRONOUNS = frozenset("he she they it we i you who".split())
PERSONAL = frozenset("he she they it".split())
THIRD_PERSON = frozenset("he she they it his her their".split())
OBJECT_PRONOUNS = frozenset("him her them me us you it himself herself themselves itself".split())
RELATIVES = frozenset("who which that".split())
PREPOSITIONS = frozenset(
    """
        of in on at for from with by to into over under about after before during through between
        against among near outside inside within across around behind beside despite since until
        without toward towards via per upon off onto amid alongside along as like including
        following regarding
    """.split(),
)
NOUN_PREPOSITIONS = frozenset("of for in at from with on to near against behind within".split())
CONJUNCTIONS = frozenset(
    """
        and but or nor so yet while whereas although though because if when where whether unless
        since as than that until once after before
    """.split(),
)
CONTRAST = frozenset("but while whereas although though".split())
AUXILIARIES = frozenset(
    """
        has have had is are was were am be been being do does did will would can could may might
        must shall should hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't
        won't wouldn't can't cannot couldn't mightn't mustn't shouldn't ain't
    """.split(),
)
BE = frozenset("is are was were am be been being isn't aren't wasn't weren't".split())
HYPOTHETICAL = frozenset("would could may might must should can shall cannot can't couldn't wouldn't".split())
NEGATIONS = frozenset("not never hardly no nor".split())
ADVERBS = frozenset(
    """
        also later again then once even just still already never ever often always sometimes soon
        now earlier recently previously repeatedly publicly first instead further meanwhile however
        too not perhaps rather today yesterday tonight tomorrow here there out up only simply
        quickly almost nearly long back thus indeed elsewhere afterwards afterward flatly both all
        themselves himself herself itself once more further
    """.split(),
)
DAYS = frozenset(
    """
        monday tuesday wednesday thursday friday saturday sunday mon. tue. tues. wed. thu. thurs.
        fri. sat. sun.
    """.split(),
)
MONTHS = frozenset(
    """
        january february march april may june july august september october november december jan.
        feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
    """.split(),
)
TIME_NOUNS = frozenset(
    """
        day days week weeks month months year years hour hours minute minutes weekend morning
        afternoon evening night midday noon decade decades century summer autumn winter yesterday
        today tonight tomorrow ago
    """.split(),
)
TIME_MODIFIERS = frozenset(
    "last next this earlier late early later that past previous same following".split()
)
TIME_LINKS = frozenset(", on in at since by early late mid a the of two three few several".split())
COMMON_VERBS = frozenset(
    """
        was were is are has have had will would can could may might must should did does do been be
        took take takes made make makes went go goes came come comes got get gets became become
        becomes began begin begins gave give gives held hold holds kept keep keeps left leave leaves
        led lead leads lost lose loses met meet meets paid pay put puts ran run runs rose rise rises
        fell fall falls sent send sends set sets sat sit sits spent spend stood stand stands won win
        wins saw see sees grew grow grows drew draw draws drove fought fight found hit hits cut
        built broke bought brought brings bring caught chose cost costs dealt died die dies flew
        fled includes include included remains remain remained follows follow followed features
        appears appear seems seem seemed needs need needed lies lie lay lives live lived works work
        worked wants want wanted plans tries try tried uses used use helps helped help faces faced
        shows showed starts started stays stayed turns turned moves moved returns returned killed
        arrested opened closed reached received visited signed passed agreed launched ended
        continued happened occurred occurs expects expected
    """.split(),
)
VAGUE_FIGURES = frozenset(
    """
        thousands hundreds dozens scores millions billions many most few several half majority tens
    """.split(),
)
ABBREVIATIONS = frozenset(
    """
        mr mrs ms dr sen sens rep reps gov govs gen lt col sgt capt cmdr adm maj rev hon st jr sr prof pres
        jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat vs inc corp co
        ltd no fig vol dept est approx ave blvd mt ft messrs mme supt det insp bros etc al cf pp ed
    """.split(),
)
SENTENCE_OPENERS = frozenset(
    """
        the a an he she it they we i you this that these those in on at but and if when while as for
        his her their its there however meanwhile after before since though although what who how
        why where not some many most according
    """.split(),
)
ADVERBIAL_PREPOSITIONS = frozenset(
    """
    in at on during through via after before following to of with from about by into for
    """.split(),
)
WORKS = frozenset(
    """
    report reports study studies survey surveys poll polls paper papers analysis analyses review
    reviews investigation investigations inspection inspections statement statements estimates
    figures data statistics records document documents files filing filings audit audits inquiry
    enquiry census findings memo memos letter letters research
    """.split(),
)
WORK_ADJECTIVES = frozenset(
    """
    new newer latest recent official preliminary provisional fresh final interim internal annual
    quarterly monthly leaked draft public earlier separate joint independent confidential
    """.split(),
)
AUTHORING = frozenset(
    """
    published released compiled written commissioned prepared issued conducted produced collected
    presented provided drafted made drawn signed submitted gathered
    """.split(),
)
OBTAINING = frozenset("seen obtained reviewed read cited quoted shared leaked viewed verified".split())
ANY_PRONOUN = PRONOUNS | OBJECT_PRONOUNS
SUBJECT_STARTS = PRONOUNS | {"there"}
ROUND_FIGURES = frozenset(
    """
    thousands hundreds dozens scores millions billions tens half majority
    """.split(),
)
PLURAL_SUBJECTS = frozenset(
    """
    they i we you who some many others people most few police both all several men women children
    """.split(),
)
FUNCTION_WORDS = (
    (DETERMINERS - frozenset("one two three four five six seven eight nine ten".split()))
    | PRONOUNS
    | OBJECT_PRONOUNS
    | RELATIVES
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | NEGATIONS
    | frozenset("yes so okay ok there then what why how otherwise too else".split())
)
