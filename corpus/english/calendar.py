"""Months and the forms of dates in English text."""

from corpus.english.tables import Pattern

# The number of a month by the first three letters of its name, in lower case.
MONTH_NUMBERS = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
# The same of German, French, Spanish and Italian, by four letters where three are not enough.
FOREIGN_MONTH_NUMBERS = {
    "mär": 3, "mai": 5, "okt": 10, "dez": 12, "janv": 1, "fév": 2, "avr": 4, "juin": 6, "juil": 7,
    "aoû": 8, "déc": 12, "ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12, "gen": 1, "mag": 5,
    "giu": 6, "lug": 7, "ott": 10,
}  # fmt: skip

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"

MONTH_NAME = Pattern(
    rf"\b{_MONTH}(?!\w)",
    "the name of a month",
    ("May", "12 Sept. 1998", "MAY 1998", "in October"),
    ("Marching", "Junes"),
)

# From the most complete form to the least. Groups: `year`, and `month` and `day` where there are.
DATE_FORMS = (
    Pattern(
        rf"\b{_DAY}\s+{_MONTH}(?:\s+(?P=day))?,?\s+{_YEAR}\b",
        "day, month, year; also with the day misprinted twice",
        ("2 February 2020", "the 3rd Sept. 1998", "28 April 28, 2022"),
        ("February 2020", "2 february 2020"),
        case=True,
    ),
    Pattern(
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        "month, day, year",
        ("March 5, 2021", "Oct. 31st 1999"),
        ("March 2021",),
        case=True,
    ),
    Pattern(
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b",
        "ISO 8601",
        ("2020-02-29",),
        ("2020-2-29",),
        case=True,
    ),
    Pattern(
        rf"\b{_MONTH},?\s+{_YEAR}\b",
        "month and year",
        ("in May 1998", "December, 1640"),
        ("in 1998",),
        case=True,
    ),
    Pattern(
        rf"(?<![\d:/.-]){_YEAR}(?![\d/-])",
        "a year from 1500 to 2099",
        ("in 1861.", "(2004)"),
        ("1861-69", "12:1999", "3020"),
        case=True,
    ),
)

FOREIGN_DATE = Pattern(
    rf"\b{_DAY}(?:\.|er|º|°)?\s(?:de\s)?(?P<month>(?i:Januar|Jan|Februar|Feb|März|Mär|April|Apr"
    rf"|Mai|Juni|Jun|Juli|Jul"
    r"|August|Aug|September|Sep|Oktober|Okt|November|Nov|Dezember|Dez"
    r"|janvier|janv|février|fév|mars|avril|avr|mai|juin|juillet|juil|août|septembre|sept|octobre"
    r"|oct|novembre|nov"
    r"|décembre|déc|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre"
    r"|octubre|noviembre"
    r"|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre"
    r"|dicembre))\b\.?"
    rf"\s(?:de\s|del\s)?{_YEAR}\b",
    "day, month and year in German, French, Spanish or Italian",
    ("17. Mai 1931", "4 mai 1908", "14 de mayo de 1908", "3 mars 1871"),
    ("17 May 1931", "mai 1931"),
    case=True,
)

_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
DATE_START = Pattern(
    rf"\d{{1,2}}\s+{_SHORT_MONTH}|{_SHORT_MONTH}\w*\s+\d",
    "a date at the start of a text, where an address before it ends",
    ("12 March 2020", "september 3"),
    ("march/12", "12/3"),
)

MONTHS = Pattern(
    rf"(?:(?:early|late|mid|in|since|until|by|of)[\s-])?(?:"
    rf"{_MONTH[len('(?P<month>') : -4]})\.?|Spring|Summer|Autumn|Fall|Winter|Easter"
    rf"|Christmas",
    "a month or a season alone",
    ("December", "Winter", "in May"),
    ("Moss",),
    case=True,
)
