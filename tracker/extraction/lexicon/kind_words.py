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
MEASURED = frozenset(
    "won got received drew polled raised garnered attracted produced earned collected hit took sold".split()
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
CONDITIONS = frozenset({"if", "unless"})
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
