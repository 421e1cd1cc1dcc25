"""Words of archives: manuscripts, shelfmarks, printed documents, recorded interviews."""

from corpus.english.tables import Pattern

DOCUMENT = Pattern(
    r"^(?:Memorand(?:um|a)|Memo|Address|Petition|Memorial|Message|Speech|Remarks|Report"
    r"|Instructions?|Order"
    r"|Telegram|Cable|Circular|Appeal|Appendix|Answer|Reply|Response|Submission|Testimony"
    r"|Minutes?|Note|Notes"
    r"|From|According|Thanks|Due|Prior|Subject)\b",
    "what a document is, where the name of its writer might stand",
    ("Petition of the carters", "Memorandum"),
    ("Port captain",),
    case=True,
)
MANUSCRIPT = Pattern(
    r"\b(?:[A-Z][\w’'-]*\s)?(?:Books?|Diar(?:y|ies)|Journals?|Notebooks?|Registers?|Ledgers?"
    r"|Day-?books?|Letter-?[Bb]ooks?"
    r"|Minute-?[Bb]ooks?|Log-?[Bb]ooks?|Rolls?|Actas|Scrapbooks?|Memoirs?|Autobiography"
    r"|Commonplace)\b|^(?:(?:unpublished|manuscript|typescript|private)\s)?(?:diary|journal"
    r"|notebook|memoirs?"
    r"|letterbook|logbook|autobiography)$",
    "a volume that is kept in an archive",
    ("Court Book C", "Diary", "Actas del Cabildo"),
    ("a book",),
    case=True,
)
ACRONYM_OF_ARCHIVE = Pattern(
    r"^(?:[A-Z][a-z]?[A-Z][A-Za-z]{0,8}|[A-Z][A-Za-z]*[A-Z])(?:\s[A-Z]{2,4}|\s[A-Z][a-zäöü]+)?$",
    "an archive by its initials, and its town",
    ("GARF", "BArch", "GStA PK", "PA AA", "AGI"),
    ("Archive", "GAO-16"),
    case=True,
)
SHELFMARK = Pattern(
    r"^(?:f|fond|RG|R|Rep|Best|Abt|HA|NL|N|MS|MSS|Ms|leg|legajo|caja|busta|b|carton|liasse|c|k"
    r"|inv|I{1,3}\. HA"
    r"|[A-Z][a-z]+(?=\s\d{3,5}$))\.?\s?\d+[\w./–-]*$|^I{1,3}\.\sHA$"
    r"|^[A-Z]{1,4}\s?\d{1,6}/\d[\w/.–-]*$"
    r"|^[A-Z]{1,4}/[\w/.-]*\d$|^[A-Z]{1,2}\s?\d{4,6}$|^\d{1,3}\s?[A-Z]{1,3}\s\d+$"
    r"|^[A-Z]\d{1,2}\s\d+$",
    "the first part of a shelfmark",
    ("f. 9914", "R 43/114", "CO 123/44", "F/7/4115", "Indiferente 2714"),
    ("2012", "Table 4", "Volume 2"),
    case=True,
)
PRINTED_DOCUMENTS = Pattern(
    r"^(?P<name>(?:[A-Z]|the\s)[^,;()“”]{3,80}?(?:,?\s\d{4}(?:[–-]\d{2,4})?)?)(?:,\s(?:\d\w{1,2}"
    r"|first|second|third|n\.)"
    r"\sser(?:ies|\.))?,\s(?:vol\.|vols\.|volume|Bd\."
    r"|t\.)\s(?P<volume>[\dIVXLCivxlc]+)(?:,\s[^,\d]{3,60})?"
    r",\s(?P<place>(?:no\.|nos\.|doc\.|document|Nr\.|p\.|pp\.)\s?\d[\d–-]*)$",
    "a printed collection of documents, its volume and a number in it; groups `name`, `volume` "
    "and `place`",
    ("Documents on Ice, 3rd ser., vol. 2, no. 77", "FRUS 1961–63, vol. 14, doc. 33"),
    ("Ice, vol. 2",),
    case=True,
)
ORAL_HISTORY = Pattern(
    r"\b(?:Oral (?:Hist(?:ory|ories)|Archives?)|Sound Archive|Folklife"
    r"|Folklore)\b.*\b(?:Collection|Project"
    r"|Program(?:me)?|Archives?|Office|Cent(?:er|re)|Records|Library)\b|\bOral Histories\b",
    "a collection of interviews",
    ("Mill Workers Oral History Collection", "Teign Oral History Project"),
    ("oral history interview by Roe",),
    case=True,
)
SPOKE_WITH = Pattern(
    r"^(?!Author|Confidential|Personal|Phone|Telephone|Oral|Private|Anonymous|Email|Further"
    r"|Follow|Group|Several|Notes)"
    r"(?P<who>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}?)(?:[’']s)?\s(?:(?:phone|telephone|e-?mail"
    r"|oral history)\s)?"
    r"(?:interview|conversation|discussion|e-?mail|letter)\s(?:with|to)\s(?:the\s)?author",
    "who spoke with the author; group `who`",
    ("Katz interview with author", "Ada Moss letter to the author"),
    ("Author interview with Katz",),
    case=True,
)
ENTRY = Pattern(
    r"(?:entry|entries)(?:\s(?:for|of|dated))?|private collection",
    "an entry of a diary, and who holds a thing",
    ("entry for", "private collection"),
    ("enter",),
    case=True,
)
