"""Words of treaties: when they were signed, by whom, and their places."""

from corpus.english.tables import Pattern

OPENED = Pattern(
    r"\b(?:opened for signature|adopted|signed|done|concluded|entered into force"
    r"|entry into force|ratified)"
    r"(?:\s(?:at|in)\s[A-Z][a-z]+,?)?(?:\son)?\s*",
    "words before the dates of a treaty",
    ("adopted 3 May 1990", "opened for signature Dec. 10, 1982"),
    ("admitted",),
)
PARTIES = Pattern(
    r",\s[A-Z][A-Za-z.]*[-–][A-Z][A-Za-z.]*(?=,|$)",
    "the states between which a treaty was made",
    (", U.S.-Den.", ", Can.-U.S."),
    (", art. 7",),
    case=True,
)
BETWEEN_STATES = Pattern(
    r",\s[A-Z][\w.’]*(?:\s(?:of\s)?[A-Z][\w.’]*){0,3}\s?[-–—]\s?[A-Z][\w.’]*(?:\s(?:of\s)?[A-Z]["
    r"\w.’]*){0,3}$",
    "the states between which a treaty was made, at the end of its title",
    ("Agreement on Ice, Norlund–Estria",),
    ("Agreement on Ice, Norlund",),
    case=True,
)
ARTICLE_PLACE = Pattern(
    r"^(?:at\s)?(?:arts?\b\.?|articles?\b|annex|protocol|preamble|pmbl\.|§|¶|paras?\b|part\b|pt\."
    r"|sec(?:tion|t?\.)|sch)",
    "a place that treaties have, and is no page",
    ("art. 4", "Article 2(4)", "Annex I"),
    ("p. 4", "12"),
)
LAW_WORD = Pattern(
    r"^(?:Act|Agreement|Convention|Treaty|Protocol|Charter|Directive|Regulation|Code)$",
    "what laws and treaties are, at the end of a short name",
    ("Agreement",),
    ("Agreements",),
    case=True,
)
PLACE_FIRST = Pattern(
    r"^(?P<place>(?:ss?\.?|[Ss]ections?|[Aa]rt(?:icle)?s?\.?|[Rr]eg(?:ulation)?s?\.?|[Rr]ules?"
    r"|cls?\.?|[Cc]lauses?|[Rr]ecitals?)"
    r"\s\d[\w()–.-]*(?:(?:,\s|\sand\s)\d[\w()–.-]*){0,4})(?:,?\sof)?(?:\sthe)?\s(?P<law>[A-Z][^,;"
    r":“”]{2,120})$",
    "a place before the law that it is of; groups `place` and `law`",
    ("Article 8(2) of the Convention on Salt", "s 10 Income Tax Act 2007", "Art 103 TFEU"),
    ("Article 5, Salt", "Section of the Act"),
    case=True,
)
