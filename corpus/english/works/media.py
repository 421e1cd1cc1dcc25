"""In what form a work was read, who uploaded it, and what stands where its author would."""

from corpus.english.tables import Pattern

FORMAT_READ = Pattern(
    r"[,.]\s(?:Kindle|Nook|e-?books?|e-?pub|PDF|Google Books|audiobook|microfilm|microfiche"
    r"|(?:Adobe|Apple|Kobo)\s\w+"
    r"|ProQuest|JSTOR|EBSCO(?:host)?|HathiTrust|LexisNexis|Westlaw|Project MUSE"
    r"|Internet Archive|WorldCat|HeinOnline)"
    r"(?:\s(?:e-?book|edition|file|Digital Library|Dissertations[\w\s&]*))?(?:\s\([^()]{1,40}\))?$",
    "in what form or from what collection of files a work was read",
    (", Kindle", ", ProQuest (9998170)", ", PDF file", ", JSTOR"),
    ("Kindle, a town",),
)
UPLOADED = Pattern(
    r",?\s?\b(?:uploaded|posted|published)\sby\s(?P<who>[A-Z@][^,]{1,60})(?=,|$)",
    "who uploaded a recording; group `who`",
    ("YouTube, uploaded by Wren Museum, 4 Nov. 2015",),
    ("a loaded ship",),
    case=True,
)
UNSIGNED = Pattern(
    r"^(?:unsigned\s)?(?:editorial|leading article|leader|obituary|op-?ed"
    r"|letters? to the editor|comment"
    r"|advertisement|news item|notice|unsigned(?: article)?|anon(?:ymous)?\.?)$",
    "what stands where the author of a piece in a newspaper would",
    ("Editorial", "Obituary", "Letter to the editor"),
    ("Editorial Board",),
)
RUNNING_TIME = Pattern(
    r",\s\d{1,2}:\d\d(?::\d\d)?(?=,)|,\s\d{1,3}\s(?:min|mins|minutes)\b\.?",
    "how long a recording is",
    (", 11:02, May 4", ", 48 min."),
    ("at 11:02",),
)
_NAMES = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}"
BY_AUTHOR = Pattern(
    rf",\sby\s{_NAMES}(?:\s(?:and|&)\s{_NAMES})?$",
    "who wrote a book, behind its title",
    ("Ice, by Jane Roe",),
    ("Ice by the sea",),
    case=True,
)
INTRODUCED = Pattern(
    r",?\s(?:with\s)?(?:(?:an?|the)\s)?(?:new\s)?(?:introduction|preface|foreword|afterword|notes)"
    r"(?:\sand\s[a-z]+)?\sby\s[^,(;]{2,60}(?=$|[,(])",
    "who introduced a book",
    ("Ice, with an Introduction by Jane Roe (", "Ice, foreword by Ada Moss"),
    ("Notes by the way",),
)
RELEASE = Pattern(
    r"^(?:company\s)?(?:news|press|media)\s(?:release|statement|notice|briefing"
    r"|conference)(?:\s(?:no\.\s)?\d[\d/-]*)?$"
    r"|^(?:statement|transcript|remarks|speech|lecture|talk|keynote|(?:keynote|opening) address"
    r"|panel discussion|exhibition|address|announcement|communiqu[ée]"
    r"|leaflet|brochure|flyer|unpublished (?:manuscript|paper)|manuscript|typescript|mimeo"
    r"|working draft|draft)$"
    r"|^(?:remarks|speech|statement|address|floor statement)\s(?:in|at|to|before|on|by)\s",
    "what a page or a paper without a series is",
    ("news release", "transcript", "Press Release 12"),
    ("press release of the year", "lecture notes"),
)
ONLINE = Pattern(
    r"\s\[(?:internet|online|web page|website|data ?set|(?:computer )?software|dataset)\]",
    "that a work was read online, as Vancouver's style says it",
    ("Tide tables [Internet]. Oslo",),
    ("the internet",),
)
SPOKEN = Pattern(
    r"^(?:remarks?|speech|address|lecture|talk|testimony|statement|sermon|keynote|comments?)"
    r"\s(?:at|to|before|by|in|on|of)\b",
    "what somebody said before others, without a title",
    ("Remarks at the Tide Club", "testimony before the Committee"),
    ("Speech acts",),
)
PIECE_OF_PAPER = Pattern(
    r"^(?:Obituary|Advertisement|Notice|Letter|Leader|Editorial|Cartoon|Photograph"
    r"|Death notice)s?\s(?:of|for|from|by|on)\s",
    "what a piece of a newspaper without a title is",
    ("Obituary of Ada Moss", "Advertisement for Wren’s winch"),
    ("Noticed in Oslo",),
)
NUMBERED_VERSION = Pattern(
    r"^(?:version|v\.?|release|rev\.)\s?\d[\d.]*$",
    "the version of a set of data",
    ("version 2", "v. 1.4"),
    ("volume 2",),
)
SPEECH = Pattern(
    r"^(?:speech|lecture|talk|address|remarks|(?:keynote|opening) address|keynote|sermon"
    r"|panel(?: discussion)?)$",
    "words spoken before others",
    ("speech", "lecture"),
    ("speeches of Roe",),
)
RELEASED = Pattern(
    r"(?:Press|News|Media)\s(?:Release|Statement),\s(?=[A-Z].+,\s[A-Z])",
    "what an announcement is called, before the body that made it",
    ("Press Release, Fed. Ice Comm’n, Ice Sold",),
    ("press release, 4 May",),
    case=True,
)
PROGRAM = Pattern(
    r"(?:^|[.,]\s)(?:computer (?:software|program(?:me)?)|software|data ?set|mobile app)\.?$",
    "that a work is a program or a set of data, at the end of a text",
    ("V. 1.8. 2020. Computer software", "Data set"),
    ("Software Studies",),
)
RELEASED_BY = Pattern(
    r"^(?P<who>[A-Z].{2,60}?)\s(?:news|press|media) (?:release|statement)$",
    "who put out a press release; group `who`",
    ("Port Authority press release",),
    ("press release",),
)
JOURNAL_NAME = Pattern(
    r"^(?:The\s)?(?:[A-Z]\w+\s){0,4}(?:Journal of|Annals of|Quarterly|Proceedings of"
    r"|Transactions of|Yearbook of)\b",
    "the name of a journal, by itself",
    ("Journal of Ports", "Port Law Quarterly"),
    ("Wall Street", "Port Times"),
    case=True,
)
EARLY = Pattern(
    r"(?:,\s|(?<=\())(?:published|available|released|first published)\s(?:online(?: first)?"
    r"|ahead of print)(?:\son)?,?\s?",
    "that an article was published online before the number it is of",
    (", published online 4 May", "(published ahead of print"),
    ("an online shop",),
)
SPOKEN_BY = Pattern(
    r"^(?:remarks?|speech|address|lecture|talk|testimony|statement|sermon)\s(?:by"
    r"|of)\s(?P<who>[A-Z].+)$",
    "who said something before others; group `who`",
    ("Speech by Ada Moss", "testimony of Jon Pike"),
    ("speech on ice",),
)
ONLINE_TOO = Pattern(
    r";\s[^;]*(?:Online|Scholarship|[Ee]-?book|Kindle|Digital)[^;]*$",
    "where a printed book can be read on line, at the end of its imprint",
    ("Oxford, 1999; Oxford Scholarship Online, 2004", "Havn, 1999; Kindle ed."),
    ("London; Oslo",),
    case=True,
)
