"""Number words, multipliers, qualifiers and units of measurement in English."""

from __future__ import annotations

from decimal import Decimal

SMALL_NUMBERS: dict[str, Decimal] = {
    word: Decimal(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""".split(),
    )
}
TENS: dict[str, Decimal] = {
    word: Decimal(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
NUMBER_WORDS: dict[str, Decimal] = {**SMALL_NUMBERS, **TENS}
# Indian English counts in lakhs and crores.
MULTIPLIER_WORDS: dict[str, Decimal] = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
ABBREVIATED_MULTIPLIERS: dict[str, Decimal] = {
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "cr": Decimal(10**7),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
}
MULTIPLIERS: dict[str, Decimal] = {
    **MULTIPLIER_WORDS,
    "lakhs": Decimal(10**5),
    "crores": Decimal(10**7),
    **ABBREVIATED_MULTIPLIERS,
}
# These may stand apart from their number: `5 bn`, but not `5 m`, which is a length.
FREE_ABBREVIATIONS = frozenset("mn mln bn bln tn trn".split())
ROUND_NUMBERS: dict[str, Decimal] = {
    "dozens": Decimal(12),
    "scores": Decimal(20),
    "hundreds": Decimal(100),
    "thousands": Decimal(1000),
    "lakhs": Decimal(10**5),
    "millions": Decimal(10**6),
    "crores": Decimal(10**7),
    "billions": Decimal(10**9),
    "trillions": Decimal(10**12),
}
DENOMINATORS: dict[str, Decimal] = {
    word: Decimal(value)
    for value, words in enumerate(
        """half|third thirds|quarter quarters fourth fourths|fifth fifths|sixth sixths|seventh sevenths
        |eighth eighths|ninth ninths|tenth tenths""".split("|"),
        start=2,
    )
    for word in words.split()
}
VULGAR_FRACTIONS: dict[str, Decimal] = {
    "½": Decimal("0.5"),
    "⅓": Decimal("0.3333"),
    "⅔": Decimal("0.6667"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
REPEATED: dict[str, Decimal] = {
    word: Decimal(value)
    for value, words in (
        (0.5, "halve halved halving"),
        (2, "twice double doubles doubled doubling twofold"),
        (3, "thrice triple triples tripled tripling treble trebled trebling threefold"),
        (4, "quadruple quadruples quadrupled quadrupling fourfold"),
        (5, "quintupled fivefold"),
        (6, "sixfold"),
        (7, "sevenfold"),
        (8, "eightfold"),
        (9, "ninefold"),
        (10, "tenfold"),
        (100, "hundredfold"),
    )
    for word in words.split()
}
APPROXIMATE = frozenset(
    {
        "around",
        "about",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "some",
        "at least",
        "more than",
        "less than",
        "fewer than",
        "greater than",
        "longer than",
        "older than",
        "younger than",
        "higher than",
        "lower than",
        "slightly more than",
        "slightly less than",
        "slightly over",
        "slightly under",
        "a little more than",
        "little more than",
        "much more than",
        "far more than",
        "up to",
        "over",
        "under",
        "as many as",
        "an estimated",
        "estimated",
        "at most",
        "close to",
        "well over",
        "well under",
        "just over",
        "just under",
        "just about",
        "just above",
        "just below",
        "upwards of",
        "upward of",
        "no more than",
        "no fewer than",
        "no less than",
        "not more than",
        "virtually",
        "approaching",
    },
)
OTHER_QUALIFIERS = frozenset(
    {
        "as long as",
        "within",
        "as few as",
        "as little as",
        "as much as",
        "as high as",
        "as low as",
        "only",
        "just",
        "exactly",
        "precisely",
        "below",
        "above",
        "another",
        "a total of",
        "a record",
    },
)
# The longest first, so that `well over` is not read as `over`.
QUALIFIERS: tuple[tuple[str, ...], ...] = tuple(
    sorted(
        (tuple(phrase.split()) for phrase in sorted(APPROXIMATE | OTHER_QUALIFIERS)), key=len, reverse=True
    )
)
QUALIFIER_ENDS = frozenset(phrase[-1] for phrase in QUALIFIERS)
YEAR_OPENERS = frozenset(
    "in since by until from during before after late early mid and to of through".split()
)
LABELS = frozenset(
    """no. no nos article section chapter channel route highway interstate flight page paragraph figure table
        group day round phase level class grade type version season episode chapter volume part room gate line
        unit resolution rule title apollo boeing airbus proposition prop amendment bill act district
        ward pier terminal platform area zone sector studio station radio tier category stage lot item exhibit
        step verse psalm size number numbers code am fm""".split(),
)
# These name what follows even where a noun comes after it: `chapter 11 bankruptcy`, `type 2 diabetes`.
CLOSE_LABELS = frozenset(
    "chapter phase type section article category tier resolution proposition amendment".split(),
)
INDEX_OWNERS = frozenset({"poor's"})
IRREGULAR_PLURALS = frozenset(
    """people women men children police cattle sheep feet teeth mice staff troops congressmen policemen
        servicemen firefighters crew personnel businessmen fishermen gunmen clergymen aircraft fish media
        data criteria alumni""".split(),
)
