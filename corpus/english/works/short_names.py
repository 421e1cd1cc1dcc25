"""Words in brackets by which a work or a body is called from there on."""

from corpus.english.tables import Pattern

_WORD = r"(?:[A-Z][\w’'.&-]*|\d{4})"
NAMED_SO = Pattern(
    r"[(\[]the\s(?P<name>(?!present|late\s)[A-Z][\w’'-]*(?:\s(?:of|on|and|the|for"
    r"|[A-Z][\w’'-]*|\d{4})){0,5})[)\]]",
    "a name of a work in brackets, with its article; group `name`",
    ("Report (Cm 12, 1994) (the Wren Report)", "(the Ice Act)"),
    ("(the report was late)", "(Wren)"),
    case=True,
)
NAMED_IN_MARKS = Pattern(
    rf"[(\[](?:the\s)?[“‘\"'](?:the\s)?(?P<name>{_WORD}(?:\s(?:of|on|and|the|for"
    rf"|{_WORD})){{0,5}})[”’\"'][)\]]",
    "a name in quotation marks in brackets; group `name`",
    ("Convention on Ice (‘Convention’)", "(the “Ice Act”)"),
    ("(“the bar moved, he said”)", "(Convention)"),
    case=True,
)
NAMED_IN_SQUARE = Pattern(
    r"\s\[(?P<name>[A-Z][\w’'&-]*\.?(?:\s[\w’'.&-]+){0,5})\]\.?\s*$",
    "words of a title in square brackets at the end of a citation; group `name`",
    ("R v Wren, 2009 SCC 99 [Wren]", "Ice Act, RSC 1985, c I-4 [Ice Act]."),
    ("Ice [1990]", "[Wren] at 4"),
    case=True,
)
LAW_NAMED = Pattern(
    r"[(\[](?:the\s)?(?P<name>(?:[A-Z][\w’-]*\s){1,5}(?:Act|Directive|Regulation|Convention"
    r"|Treaty|Agreement|Protocol|Charter"
    r"|Code|Decision|Declaration))[)\]]",
    "a short title of a law in brackets; group `name`",
    ("on data [2006] OJ L105/54 (Data Retention Directive)", "(Herring Convention)"),
    ("(Act)", "(the act)"),
    case=True,
)
ACRONYM_OF_LAW = Pattern(
    r"\b(?:Regulation|Directive|Convention|Treaty|Act|Agreement|Protocol|Charter|Law"
    r"|Code)\b.*\s[(\[](?P<name>[A-Z]{4,8})[)\]]"
    r"(?=\.?\s*$|,\s|\s(?:art|s|§))",
    "capitals in brackets behind a law, that name it; group `name`",
    ("Regulation (EU) 2016/679 [2016] OJ L119/1 (GDPR)",),
    ("Moss v Roe (EWCA)",),
    case=True,
)
ACRONYM_GIVEN = Pattern(
    r"[(\[](?P<name>(?P<letters>[A-Z][A-Za-z]{0,2}[A-Z][A-Z&]{1,9}"
    r"|[A-Z]{2,12})(?:\s(?P<year>\d{4}))?)[)\]]",
    "an acronym in brackets, with the year of an act perhaps; groups `name`, `letters` and `year`",
    ("Ice Trade Union (ITU)", "Allotments and Commons Act 1926 (ACA 1926)"),
    ("(Oslo 1926)", "(Md)"),
    case=True,
)
MEETING = Pattern(
    r"^(?P<who>[A-Z][^\d,;:()“”\"]{1,60}?),?\s(?:(?:oral history|phone|telephone"
    r"|author)\s)?(?:interview"
    r"|conversation|e-?mail|letter|testimony|oral history|correspondence)s?\.?$"
    r"|^(?:(?:[Oo]ral history|[Pp]hone|[Tt]elephone|[Aa]uthor)\s)?(?:[Ii]nterview|[Cc]onversation"
    r"|[Dd]iscussion"
    r"|[Ee]-?mail)(?:\swith|\sof|\sfrom|,)\s(?P<with>[A-Z][^\d,;:()]{1,40})$",
    "a conversation or a letter that was cited before, by whom it was with; group `who` or `with`",
    ("Wren interview", "Ada Moss letters", "Interview with Wren", "Interview, Wren"),
    ("interview with Wren, 3 May",),
    case=True,
)
ACT_OF_YEAR = Pattern(
    r"^(?:[Tt]he\s)?(?P<year>1[2-9]\d\d|20\d\d)\s(?:Act|Order|Regulations|Rules|Convention"
    r"|Treaty)$",
    "an act by its year alone; group `year`",
    ("the 1911 Act", "1990 Regulations"),
    ("Ice Act 1911",),
    case=True,
)
AUTHOR_AND_YEAR = Pattern(
    r"\b[A-ZÀ-Þ][\w’-]+(?:\s(?:and|&)\s[A-ZÀ-Þ][\w’-]+|\set\sal\.?)?\s\((?:1[5-9]|20)\d\d[a-z]?"
    r"(?:(?::\s?|,\s)(?:pp?\.\s)?\d{1,4}(?:[-–]\d{1,4})?)\)",
    "a work by author and year with a page, within prose",
    ("as Wren (1990: 44) and Moss and Pike (1991, 12) say",),
    ("in May (1990)",),
    case=True,
)
