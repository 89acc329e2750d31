"""Numbers in words, units, and the calendar."""

from __future__ import annotations

from summarizer.grounding.lexicon.lists import words

CALENDAR_DAYS: dict[str, str] = {
    short: day
    for day, names in {
        "Monday": "monday mondays mon",
        "Tuesday": "tuesday tuesdays tue tues",
        "Wednesday": "wednesday wednesdays wed",
        "Thursday": "thursday thursdays thu thur thurs",
        "Friday": "friday fridays fri",
        "Saturday": "saturday saturdays sat",
        "Sunday": "sunday sundays sun",
    }.items()
    for short in names.split()
}
MONTHS: dict[str, str] = {
    short: month
    for month, names in {
        "January": "january jan",
        "February": "february feb",
        "March": "march mar",
        "April": "april apr",
        "May": "may",
        "June": "june jun",
        "July": "july jul",
        "August": "august aug",
        "September": "september sept sep",
        "October": "october oct",
        "November": "november nov",
        "December": "december dec",
    }.items()
    for short in names.split()
}
UNITS: dict[str, float] = dict(
    zip(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split(),
        map(float, range(20)),
        strict=True,
    )
)
TENS: dict[str, float] = dict(
    zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),
        map(float, range(20, 100, 10)),
        strict=True,
    )
)
SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6,
    "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
COUNTS = frozenset((*UNITS, *TENS, "hundreds", "thousands", "dozens", "millions"))
ORDINALS: dict[str, float] = {
    word: float(value)
    for value, word in enumerate(
        """third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        start=3,
    )
}
VAGUE_NUMBERS: dict[str, float] = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2e6,
    "billions": 2e9, "trillions": 2e12,
}  # fmt: skip
EXACT_WORDS: dict[str, float] = {
    "dozen": 12, "twice": 2, "double": 2, "doubled": 2, "thrice": 3, "triple": 3, "tripled": 3,
    "pair": 2, "couple": 2, "trio": 3, "decade": 10, "century": 100, "half": 0.5,
}  # fmt: skip
"""Numbers hidden in a word; a summary may use one where the article has the figure."""

UNIT_CLASSES: dict[str, str] = {
    word: name
    for name, words in {
        "years": "year years yr yrs year-old",
        "months": "month months",
        "weeks": "week weeks",
        "days": "day days",
        "hours": "hour hours hr hrs",
        "minutes": "minute minutes min mins",
        "seconds": "second seconds",
        "percent": "percent percentage per-cent pc",
        "kilometres": "kilometre kilometres kilometer kilometers km",
        "metres": "metre metres meter meters",
        "miles": "mile miles",
        "feet": "foot feet ft",
        "tonnes": "ton tons tonne tonnes",
        "kilograms": "kilogram kilograms kg kilo kilos",
        "pounds": "pound pounds lb lbs",
        "dollars": "dollar dollars",
        "euros": "euro euros",
        "degrees": "degree degrees",
    }.items()
    for word in words.split()
}
CURRENCIES: dict[str, str] = {
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "¥": "yen",
    "₹": "rupees",
}
AT_LEAST = words("over above least exceeding exceeded exceeds surpassing beyond topped than")
AT_MOST = words("under below most fewer less maximum")
ABOUT = words("about around nearly almost roughly approximately some estimated close up")
