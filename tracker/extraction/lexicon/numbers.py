"""Number words, multipliers, qualifiers and units of measurement in English."""

from __future__ import annotations

from decimal import Decimal

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

NUMBER_WORDS: dict[str, Decimal] = {
    **{word: Decimal(value) for value, word in enumerate(_SMALL)},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS, start=2)},
    **{
        f"{tens}-{unit}": Decimal(10 * value + number)
        for value, tens in enumerate(_TENS, start=2)
        for number, unit in enumerate(_SMALL[1:10], start=1)
    },
}
MULTIPLIERS: dict[str, Decimal] = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "k": Decimal(1000),
    "tn": Decimal(10**12),
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
        "up to",
        "over",
        "under",
        "as many as",
        "an estimated",
        "estimated",
        "at most",
        "close to",
        "well over",
        "just over",
        "just under",
        "upwards of",
        "no more than",
        "no fewer than",
        "no less than",
    },
)
OTHER_QUALIFIERS = frozenset(
    {
        "as few as",
        "as much as",
        "only",
        "just",
        "exactly",
        "below",
        "above",
        "another",
        "not more than",
        "just about",
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
CURRENCIES: dict[str, str] = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₸": "KZT",
    "₴": "UAH",
}
UNITS: dict[str, str] = {
    "%": "percent",
    "percent": "percent",
    "per cent": "percent",
    "percentage": "percentage point",
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pounds": "GBP",
    "pound": "GBP",
    "yen": "JPY",
    "km": "kilometre",
    "kilometer": "kilometre",
    "kilometers": "kilometre",
    "kilometre": "kilometre",
    "kilometres": "kilometre",
    "mile": "mile",
    "miles": "mile",
    "metre": "metre",
    "metres": "metre",
    "meter": "metre",
    "meters": "metre",
    "cm": "centimetre",
    "centimetres": "centimetre",
    "centimeters": "centimetre",
    "feet": "foot",
    "foot": "foot",
    "inches": "inch",
    "inch": "inch",
    "kg": "kilogram",
    "kilograms": "kilogram",
    "kilos": "kilogram",
    "tonne": "tonne",
    "tonnes": "tonne",
    "ton": "ton",
    "tons": "ton",
    "litre": "litre",
    "litres": "litre",
    "liter": "litre",
    "liters": "litre",
    "gallons": "gallon",
    "barrels": "barrel",
    "hectare": "hectare",
    "hectares": "hectare",
    "acre": "acre",
    "acres": "acre",
    "megawatts": "megawatt",
    "megawatt": "megawatt",
    "mw": "megawatt",
    "gigawatts": "gigawatt",
    "degrees": "degree",
    "degree": "degree",
    "year": "year",
    "years": "year",
    "month": "month",
    "months": "month",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
    "hour": "hour",
    "hours": "hour",
    "minute": "minute",
    "minutes": "minute",
    "seconds": "second",
}
YEAR_OPENERS = frozenset(
    "in since by until from during before after late early mid and to of through".split()
)
LABELS = frozenset(
    """no. no article section chapter channel route highway flight page paragraph figure table group
        day round phase level class grade type version season episode chapter volume part room gate line
        unit resolution rule title apollo boeing airbus""".split(),
)
IRREGULAR_PLURALS = frozenset(
    "people women men children police cattle sheep feet teeth mice staff troops".split()
)
TIME_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
