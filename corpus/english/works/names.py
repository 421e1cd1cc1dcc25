"""Names in citations: ranks before those of persons, towns, broadcasters."""

from corpus.english.tables import Pattern, WordList, words

TOWN = Pattern(
    r"^[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][^\W\d_]+(?:[ -](?:[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][^\W\d_]+|am|an der|le|la|del?"
    r"|upon)){0,2}"
    r"(?:,\s(?:[A-Z]{2}|D\.C\.?|[A-Z][a-z]{2,5}\.))?$",
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
    r"|Rev|Fr|Msgr|Supt|Insp|Dept|Asst)\.[\s-])+(?=[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ])"
    r"|^(?:Governor|Warden|Justice|Bishop|Archbishop|Ambassador|Superintendent|Colonel|Major"
    r"|Senator)\s(?=[A-ZÀ-ÞĀ-ž])",
    "an office or a rank before a name",
    ("Sen. Ruth Halvorsen", "Lt.-Col. Roe", "Governor Roe"),
    ("Senators", "S. Roe"),
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
PRINTING_TOWN = Pattern(
    r"London|Oxford|Cambridge|Edinburgh|Glasgow|Manchester|Dublin|Belfast|New York|Boston|Chicago"
    r"|Philadelphia"
    r"|Washington|Princeton|New Haven|Berkeley|Los Angeles|San Francisco|Baltimore|Durham"
    r"|Chapel Hill|Ithaca|Toronto"
    r"|Montr[eé]al|Ottawa|Paris|Lyon|Berlin|Leipzig|Dresden|M[üu]n(?:chen|ich)|Hamburg|Bonn"
    r"|Frankfurt(?: a\.? ?M\.?)?"
    r"|Frankfurt am Main|Stuttgart|K[öo]ln|Cologne|G[öo]ttingen|T[üu]bingen|Heidelberg|Freiburg"
    r"|Wien|Vienna|Z[üu]rich"
    r"|Basel|Bern|Gen[eè]v[ea]|Amsterdam|Rotterdam|Leiden|Utrecht|The Hague|Den Haag|Brussels"
    r"|Bruxelles|Leuven|Louvain"
    r"|Madrid|Barcelona|Sevilla|Lisboa|Lisbon|Roma|Rome|Milano|Milan|Torino|Turin|Firenze"
    r"|Florence|Napoli|Venezia"
    r"|Venice|Bologna|Stockholm|Uppsala|Lund|Oslo|Copenhagen|K[øo]benhavn|Helsinki|Warszawa"
    r"|Warsaw|Krak[óo]w|Prague"
    r"|Praha|Budapest|Moscow|Moskva|Leningrad|St\.? Petersburg|Tokyo|Beijing|Shanghai|New Delhi"
    r"|Delhi|Mumbai|Bombay"
    r"|Calcutta|Cairo|Istanbul|Jerusalem|Sydney|Melbourne|Canberra|Cape Town|Johannesburg|Nairobi"
    r"|Lagos|M[ée]xico"
    r"|Mexico City|Buenos Aires|Bogot[áa]|Lima|Santiago|Rio de Janeiro|S[ãa]o Paulo",
    "towns in which many books are printed; alone before a year, one of them is no publisher",
    ("Leiden", "New York"),
    ("Hart", "Verso"),
    case=True,
)
PROGRAMME_CREDIT = Pattern(
    r"^(?:(?P<who>hosted|presented|narrated|directed|dir\.|reported|written)"
    r"|produced)\sby\s(?P<name>[A-Z].+)$",
    "who made a programme; group `name`, and `who` where it is a person's part",
    ("hosted by Sam Orde", "produced by Harbour Audio"),
    ("hosted in Oslo",),
)
SOCIAL_NETWORK = Pattern(
    r"^(?:X|Twitter|Facebook|Instagram|Mastodon|Bluesky|Threads|TikTok|LinkedIn|Telegram|Weibo"
    r"|Truth Social|Reddit"
    r"|Tumblr|Substack Notes)(?:\s\(formerly Twitter\))?(?:\s(?:post|thread|comment))?$",
    "a network on which people post",
    ("X", "X (formerly Twitter)", "Facebook post"),
    ("XL", "Twitter Studies"),
    case=True,
)
STATE_BEHIND = Pattern(
    r"^[A-Z][\w. ]+,\s(?:[A-Z]{2}|D\.C\.?|UK|Calif\.|Mass\.|Conn\.)$",
    "a town with its state",
    ("New York, NY",),
    ("New York",),
    case=True,
)
STATE = Pattern(
    r"Great Britain|United Kingdom|United States(?: of America)?|New Zealand|South Africa"
    r"|Soviet Union|Irish Free State"
    r"|New South Wales|Hong Kong|Northern Ireland|Puerto Rico|Costa Rica|Sri Lanka|South Korea"
    r"|North Korea|Saudi Arabia",
    "states of more words than one, before whose bodies they stand",
    ("Great Britain",),
    ("Great Yarmouth",),
    case=True,
)
SMALL_OF_BODIES = WordList(
    words("of the and for on in into to & de du des la las los el y e et für der und del do da"),
    "small words within the names of bodies, in several languages",
    "Board of Trade",
)
MONTHS_ELSEWHERE = Pattern(
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril"
    r"|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?:[-–/]\w+)?",
    "months in French and Spanish, of which a journal's number may be",
    ("janvier", "julio-agosto"),
    ("January",),
    case=True,
)
