"""What stands in and around the titles of books: volumes, series, introductions, versions."""

from corpus.english.tables import Pattern

SERIES_NAME = Pattern(
    r"^(?:[A-ZÀ-ÞĀ-ž][\w.’'&-]*)(?:\s(?:[A-ZÀ-ÞĀ-ž][\w.’'&-]*|of|in|on|and|the|for|to|de|des|du"
    r"|la|zur|der|und)){1,9}"
    r",?\s(?:(?:[Nn]o|[Nn]r|vol|Bd|[Nn]\.[Ss])\.?,?\s)?(?!1[4-9]\d\d$|20\d\d$)\d{1,4}[a-z]?$"
    r"|^(?:[A-ZÀ-Þ][\w’'-]*\s){0,3}(?:Studies in|Publications of|Library of|Schriften|Beiträge"
    r"|Veröffentlichungen)\s[^,]{3,60}$"
    r"|^(?:[A-ZÀ-Þ][\w’'-]*\s){1,5}(?:Series|Monographs?|Texts)$|^(?:coll(?:ection|\.)"
    r"|col\.)\s.{3,60}$",
    "the name of a series of books, mostly with a number",
    (
        "Studies in Fiscal History 14",
        "Royal Society Studies in History 33",
        "coll. « Histoire »",
        "Ice Papers Series",
    ),
    ("Annual Report 1963", "Part 2", "Ice, 12"),
    case=True,
)
TRANSLATED_TITLE = Pattern(
    r"(?<=\w)[’']?\s\[[A-ZÀ-Þ][^\[\]]{2,120}\]$",
    "the translation of a title, in brackets behind it",
    ("Khleb i volya [Bread and will]",),
    ("Ice [1990]",),
    case=True,
)
CHAPTER_IN = Pattern(
    r"^,?\s*(?P<place>chap(?:ter|\.)?\s\w+|ch\.\s\w+|part\s\w+),?\s(?:in|of):?\s(?=[A-ZÀ-Þ“])",
    "the number of a chapter before the book; group `place`",
    ("chap. 3 in Salt and State", "chapter 4 of Ice"),
    ("in chapter 3",),
)
TITLE_OF_VOLUME = Pattern(
    r",\s(?:vol\.|volume|bk\.|pt\.)\s(?:\d{1,3}"
    r"|[IVX]{1,6})[,:]\s(?P<title>(?-i:[A-Z])(?!ol\.).{3,})$",
    "the title of a volume behind its number; group `title`",
    ("Ice, vol. 3, The Cable Years, 1866–1902",),
    ("Ice, vol. 3 (Oslo", "vol. 2 of The Mines"),
)
VOLUME_OF = Pattern(
    r",?\s\b(?:vol\.|volume|bk\.|pt\.)\s(?P<volume>\d{1,3}|[IVX]{1,6}),?\s(?:of"
    r"|in)\s(?P<set>(?-i:[A-Z])[^,(]{2,100})",
    "a volume of a set; groups `volume` and `set`",
    ("Falls, vol. 2 of The Mines, 3rd",),
    ("vol. 2, Falls",),
)
VERSION = Pattern(
    r",?\s(?:v\.?|version|release)\s?\d[\d.]*$|(?<=[a-zA-Z])\s\d+\.\d+(?:\.\d+)*$",
    "the version of a program, behind its name",
    ("TideCalc, version 3.1", "WaveKit 2.0.4"),
    ("Ice 12",),
)
EDITED_COMMENTARY = Pattern(
    r"^(?P<editors>[A-ZÀ-Þ][^,()]{2,80})\s\((?:Hrsg\.|Hg\.)\),\s(?P<title>[^,()]*[Kk]ommentar[^,()]*)"
    r"(?:,\s(?P<edition>\d{1,2}\.)\sAufl\.)?,?\s(?P<year>(?:19|20)\d\d),\s(?P<place>(?:§|Art\.|Rn\.|S\.).+)$",
    "a commentary on a law, with those who edited it first; groups `editors`, `title`, `edition`, "
    "`year` and `place`",
    ("Roth/Stein (Hrsg.), Kommentar zum Eisrecht, 5. Aufl. 2003, § 12",),
    ("Roth/Stein (Hrsg.), Eis und Salz, 2003, § 12",),
    case=True,
)
INTRODUCTION = Pattern(
    r"^(?P<names>[^“”\"]+?),\s(?P<title>(?:introduction|preface|foreword|afterword"
    r"|prologue|epilogue))\sto\s",
    "an introduction without a title of its own; groups `names` and `title`",
    ("Carver, introduction to The Diary",),
    ("An introduction to ice",),
)
CONTINENTAL = Pattern(
    r"\b(?:in|dans):\s|\bS\.\s\d|\bBd\.|\b(?:Hrsg|Hg)\.|\bAufl\.",
    "signs of a citation in the style of the Continent, where a colon may stand behind the author",
    ("in: Snow", "S. 12", "Bd. 2"),
    ("in Snow",),
    case=True,
)
SERIES_IN_BRACKETS = Pattern(
    r"\s\((?:=\s?)?(?P<series>[A-ZÀ-Þ][^()]*(?:Bd\.|Band|Nr\.|H\.|Heft|vol\."
    r"|no\.)\s?\d+[^()]*)\)(?=,|$)",
    "a series and its number in brackets behind a title; group `series`",
    ("Kanäle (= Studien zur Verkehrsgeschichte, Bd. 7)",),
    ("Kanäle (Göttingen 1988)",),
    case=True,
)
CHAPTER_OF_MLA = Pattern(
    r"^(?:[Tt]ranslated by (?P<translator>[A-Z][^,]{2,60}), )?(?P<book>[A-ZÀ-Ž][^,;()]{2,120}), "
    r"edited by (?P<editors>[A-Z][^,;()]{2,60}(?:, and [A-Z][^,;()]{2,40})?), "
    r"(?P<publisher>[A-Z][^,;()]{1,60}), (?P<year>(?:1[5-9]|20)\d\d)(?=$|,\s(?:pp?\.\s)?\d)",
    "the book of a chapter as MLA has it; groups `translator`, `book`, `editors`, `publisher` and "
    "`year`",
    ("Ports, edited by Jon Pike, Brook, 2008, pp. 6-9",),
    ("Ports, edited by Jon Pike (Brook, 2008)",),
    case=True,
)
POSSESSIVE = Pattern(
    r"^(?P<who>[A-Z][\w-]{2,24})[’']s\s(?P<title>[A-Z][\w.’'-]*(?:\s(?:of|the|and|in|on|[A-Z][\w.’'-]*))"
    r"{1,8})(?:,\s(?P<volume>vol\.\s[ivxlc]+)\.?)?,?\s(?P<place>pp?\.\s\d[\d–-]*)"
    r"(?:,\s(?:ed\.\s|edit\.\s)?(?P<year>1[5-9]\d\d))?$",
    "a book of whose author only the surname is given; groups `who`, `title`, `volume`, `place` "
    "and `year`",
    ("Moss’s Hist. of the Weirs, vol. iii. p. 271, ed. 1731", "Orme’s Weir Companion, p. 40"),
    ("Moss’s book, p. 4", "Orme’s Weirs"),
    case=True,
)
IN_POSSESSION = Pattern(
    r",\s(?:(?:copy\s)?in\s(?:the\s)?(?:author[’']s\s)?possession\b|in private hands).{0,80}$",
    "who holds a thing that is in no archive, behind everything else",
    (", in the possession of Mr. Orme", ", in the author’s possession", ", in private hands"),
    ("in the possession",),
    case=True,
)
