"""Words by which one tells a state from an event, a forecast from a plan, and a judgement from a fact."""

from __future__ import annotations

STATIVE_VERBS = frozenset(
    """
        own owns owned head heads headed represent represents represented contain contains
        contained offer offers require requires mandate mandates prohibit prohibits employ
        employs employed lead leads face faces faced mean means meant belong belongs belonged
        consist consists consisted depend depends depended exist exists existed stand stands lie
        lies lay cover covers covered cost costs hold holds held include includes included remain
        remains remained allow allows ban bans bar bars trail trails trailed owe owes owed serve
        serves served live lives lived work works worked run runs tend tends make makes sell
        sells produce produces export exports import imports use uses beat beats tie ties top
        tops seem seems seemed appear appears support supports oppose opposes want wants need
        needs look looks sound sounds measure measures weigh weighs account accounts comprise
        comprises constitute constitutes feature features focus focuses occupy occupies resemble
        resembles rank ranks ranked lack lacks lacked like likes believe believes know knows
        enjoy enjoys enjoyed share shares fare fares apply applies contribute contributes
        continue continues provide provides involve involves qualify qualifies identify
        identifies
    """.split(),
)
IRREGULAR_PAST = frozenset(
    """
        took made went came got became began gave kept left led lost met paid ran rose fell sent
        sat spent stood won saw grew drew drove fought found built broke bought brought caught
        chose dealt died flew fled said told wrote spoke shot struck sold taught threw woke wore
        blew burst dug drank ate forgot forgave froze hid hung knelt knew lent rode rang sank
        sang shook slept slid sought sprang stole stuck swam swore swept swung thought understood
        withdrew overtook oversaw underwent upheld
    """.split(),
)
PARTICIPLES = frozenset(
    """
        been become begun come done gone got gotten cut hit let put set shut split spread run led
        left lost made met paid said sent sold held kept built bought brought caught found fought
        won spent stood told taught thought drunk sung sunk swum hung struck stuck dug born torn
        worn sworn shot
    """.split(),
)
ADJECTIVES_LIKE_PARTICIPLES = frozenset(
    """
        interested concerned limited unprecedented aged related opposed based located tired
        crowded red
    """.split(),
)
UNCHANGED_PAST = frozenset("put set hit cut beat bit hurt quit shut split spread cost".split())
MEASURED = frozenset("won got received drew polled garnered attracted produced earned collected hit".split())
# How prices and rates go.
MOVES = frozenset(
    """
        fell rose climbed dropped gained lost slipped jumped declined increased decreased surged plunged
        edged added advanced slid sank tumbled grew shrank closed dipped eased rallied
    """.split(),
)
CHANGES = frozenset(
    """
        rise fall grow shrink increase decrease decline ease surpass exceed lose win climb drop
        double triple halve worsen improve recover collapse soar plunge reach arrive peak slow
        spread vanish disappear slide shrivel expand contract overtake outnumber intensify
        strengthen weaken spike surge rebound
    """.split(),
)
JUDGEMENTS = frozenset(
    """
        absurd admirable amazing appalling arrogant awful bad beautiful best better bizarre
        boring brave brilliant charming clumsy cowardly cruel cynical deplorable despicable
        disappointed disappointing disaster disastrous discriminatory disgraceful disgusting
        dishonest dreadful embarrassing encouraging excellent exciting extraordinary fair fairer
        fantastic foolish fun glad good great greatest grateful happy heartbreaking honored
        honoured hopeful horrible horrific hospitable humbled immoral impressive incredible
        insane insulting irresponsible lovely magnificent mean misguided naive nice nonsense
        outrageous painful pathetic pleased proud reckless remarkable ridiculous sad scandalous
        scary shame shameful shocking sick silly sorry speechless splendid stupid terrible
        terrific thankful thanks thrilled tragic ugly unacceptable unfair unfortunate
        unforgivable welcoming wonderful worse worst wrong
    """.split(),
)
# What a predicate says of its subject by way of judging it, though the same words name facts elsewhere.
PREDICATE_JUDGEMENTS = frozenset(
    """
        critical crucial important essential vital historic strong stronger weak weaker clear obvious
        dangerous perfect serious tough hopeless useless pointless worthless helpful
        harmful powerful beautiful meaningful shameful hateful disgraceful dreadful frightening worrying
        alarming troubling disturbing promising refreshing inspiring amazing devastating humiliating
        exhausting frustrating confusing interesting fascinating surprising unbelievable unthinkable
        inexcusable intolerable inevitable miserable honorable honourable admirable laughable valuable
        invaluable unprecedented overstated understated exaggerated overblown blatant crazy mad
        chaos mess joke farce circus tragedy nightmare miracle triumph blessing curse hero heroes villain
        genius fool idiot coward bully honor honour privilege pleasure delight relief pity loss
        danger risk mistake failure success opportunity opportunities beginning worse nuts weird strange
        odd ironic funny cool awesome lucky unlucky blessed confident optimistic pessimistic skeptical
        sceptical worried concerned afraid scared angry furious upset heartbroken devastated shocked
        surprised amazed delighted excited frustrated ashamed embarrassed hurt tired sick interested
        passionate committed determined smart clever wise decent tremendous phenomenal special lame
        desperate ready better best generous hilarious victory insult embarrassment fortunate incredible
    """.split(),
)
# What one says is so when one accuses or clears somebody.
ACCUSATIONS = frozenset(
    """
        false untrue inaccurate misleading unfounded baseless groundless unsupported unjustified unjust
        unconstitutional undemocratic unlawful illegal illegitimate biased unfair corrupt crooked guilty
        liar liars lying hypocrite hypocrites hypocrisy hypocritical racist racism sexist bigot bigots
        bigotry fraud fraudulent rigged reckless unqualified unfit inadequate insufficient unreasonable
        unacceptable inappropriate unwise unnecessary necessary opposed against favor favour
    """.split(),
)
ACCUSING_VERBS = frozenset(
    """
        lied misled misrepresent misrepresents misrepresented distorts distorted smeared smearing betrayed
        betraying betrays insults insulted exploits exploited exploiting violates violated violating
        discriminates discriminated misleads misleading scapegoating demonizing demonising demonize
    """.split(),
)
# Verbs by which one takes a side, and which name no speaker of a quotation.
STANCE_FORMS = frozenset(
    """
        admire admires admired eviscerate eviscerates eviscerated embrace embraces embraced embracing
        admiring skewer skewers skewered skewering pan panned trash trashed trashing disown disowned
        vouch vouched vouches side sided sides sympathize sympathized sympathise sympathised salute
        salutes saluted
    """.split(),
)
# Unknown verbs of a cue by which something is dealt with in words rather than done.
WORDY_PAST = frozenset(
    """
        raised addressed used shared examined covered mentioned debated detailed discussed explored tackled
        presented offered suggested implied listed documented reviewed
    """.split(),
)
# What joins `I` or `we` to somebody or something: `we stand with`, `I'm proud of`.
ALLEGIANCES = frozenset(
    """
        stand proud oppose opposed support endorse endorsing disagree agree reject condemn applaud
        congratulate admire respect trust
    """.split(),
)
# What may come of something.
CONSEQUENCES = frozenset(
    """
        lead cause result trigger kindle spark help hurt harm cost threaten face become make create
        destroy damage undermine jeopardize jeopardise endanger affect happen survive bring force save
        end begin start come take return continue last reduce cut raise boost add require mean
    """.split(),
)
CONDITIONS = frozenset({"if", "unless"})
CONDITIONAL = CONDITIONS | {"however", "whatever", "whoever", "whichever"}
GUESSES = frozenset("likely unlikely probably maybe presumably".split())
ADVERTISED = frozenset(
    "podcast podcasts episode episodes newsletter newsletters subscribe listen download click tune".split(),
)
CAUSAL = frozenset(
    """
        because caused causes causing cause due leads resulted results resulting consequently
        triggered triggers prevented prevents contributed contributes blamed
    """.split(),
)
SUPERLATIVES = frozenset(
    """
        most least highest lowest largest biggest smallest fastest slowest oldest youngest
        longest shortest deadliest richest poorest strongest weakest hottest coldest costliest
        busiest heaviest steepest earliest first record double doubled twice triple tripled
        halved unprecedented unique
    """.split(),
)
FEELINGS = frozenset(
    """
        feel feels felt love loves loved hope hopes hoped hate hates hated think thought believe
        believed wish glad sorry happy proud afraid grateful excited honoured honored
    """.split(),
)
POSSIBILITIES = frozenset("could may might perhaps possibly maybe potentially allegedly".split())
# After these `will` and `might` are nouns.
BEFORE_NOUN = frozenset("a an the my his her its our your no any free good political".split())
# Verbs after which the clause begins that counts: `I think it will rain`.
MINDS = frozenset(
    """
        think thinks thought feel feels felt believe believes believed hope hopes hoped know knows see
        sees guess suspect expect expects say says said
    """.split(),
)
MY_MINDS = frozenset("think feel believe guess suspect see".split())
LINKING = frozenset(
    """
        seem seems seemed look looks looked sound sounds sounded feel feels felt remain remains remained
        become becomes became
    """.split(),
)
PLAIN_STANCES = frozenset(
    """
        condemn denounce deplore oppose support reject endorse welcome back applaud praise commend
        resist recommend
    """.split(),
)
# Verbs of a contest, whose figure is the distance.
LEADING = frozenset("led lead leads trail trails trailed tie ties top tops leading".split())
# What one gives in words to somebody whose side one takes.
GIVEN = frozenset("appreciation admiration gratitude solidarity condolences sympathy thanks".split())
