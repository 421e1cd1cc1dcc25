"""Names in citations: ranks before those of persons, towns, broadcasters."""

from corpus.english.tables import Pattern

TOWN = Pattern(
    r"^[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][^\W\d_]+(?:[ -](?:[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][^\W\d_]+|am|an der|le|la|del?"
    r"|upon)){0,2}"
    r"(?:,\s(?:[A-Z]{2}|D\.C\.|[A-Z][a-z]{2,5}\.))?$",
    "what may be the name of a town, with a state perhaps",
    ("Oslo", "Des Plaines, IL", "New York"),
    ("Bulletin of Ice", "the town"),
    case=True,
)
BROADCASTER = Pattern(
    r"\b(?:Radio|Television|TV|Channel|Broadcasting|BBC|NPR|CNN|ABC|CBS|NBC|PBS|ITV|CBC|ZDF|ARD"
    r"|C-SPAN|Al Jazeera|Fox News|MSNBC|Sky News)\b",
    "a broadcaster",
    ("Channel North", "Ostmoor Radio", "NPR"),
    ("the English channel",),
    case=True,
)
RANK = Pattern(
    r"^(?:(?:U\.\s?S\.\s)?(?:Sen|Rep|Gov|Amb|Pres|Hon|Dr|Drs|Prof|Mr|Mrs|Ms|Col|Gen|Capt|Lt|Maj"
    r"|Sgt|Adm|Cmdr|Brig"
    r"|Rev|Fr|Msgr|Supt|Insp|Dept|Asst)\.\s)+(?=[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ])",
    "an office or a rank before a name",
    ("Sen. Ruth Halvorsen", "Lt. Col. Roe"),
    ("Senator Roe", "S. Roe"),
    case=True,
)
NAME_WORD = Pattern(
    r"^(?:[(“]?[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][\w’'.&-]*[)”,]?|of|and|&|the|de|du|des|la|le|el|del|der|die|das"
    r"|il|della|di)$",
    "a word of the name of a newspaper",
    ("Harlow", "Le", "of", "(London)"),
    ("river", "12"),
    case=True,
)
