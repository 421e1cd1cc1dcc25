"""Documents of the United States Congress and of those who work for it."""

from corpus.english.tables import Pattern
from corpus.english.works.parts import WORD_OF_CORPORATE_NAME

OF_CONGRESS = Pattern(
    r"Cong(?:\.|ress\b|ressional\b)|Register of Debates"
    r"|\b(?:H(?:ouse)?|S(?:en(?:ate)?)?"
    r"|Treaty)\b\.?\s?(?:Conf\.?\s"
    r"|Ex(?:ec)?\.?\s"
    r"|Misc\.?\s)?(?:Rep|Doc|Hrg|Prt)|Executive Order|Exec\. Order|E\.\s?O\.\s|Proclamation",
    "a sign of a document of the Congress or the President",
    ("94th Cong.", "H.Rept. 94-1", "S. Ex. Doc. 4", "Congressional Record", "E.O. 12044"),
    ("Conger", "S. 4"),
    case=True,
)
CONGRESS_NUMBERED = Pattern(
    r"[,.]\s(?P<number>\d{1,3}(?:st|nd|rd|th|d)\sCong(?:\.|ress\b))",
    "a Congress by its number; group `number`",
    ("Ice, 94th Cong., 2d sess.", "S. 4, 110th Congress"),
    ("the 94th Congress",),
    case=True,
)
BODY_OF_CONGRESS = Pattern(
    r"^(?:(?:U\.\s?S\.|United States)\s)?(?:Congress|Senate|House(?:\sof\sRepresentatives)?"
    r"|(?:(?:House|Senate|Joint|Select|Special|Permanent|Standing|Conference|Congressional|Subc"
    r"|[HSJ]\.)\s?){0,3}"
    r"(?:Committee|Comm\.|Subcommittee|Subcomm\.|Commission"
    r"|Task Force)(?:\sof\sthe\s\w+)?(?:\son\s.+)?"
    r"|(?:House|Senate|Joint|Select|Special)\s(?:[A-Z&][\w’]*\s|and\s|on\s){1,6}(?:Committee"
    r"|Subcommittee))$",
    "the Congress, a house of it or a committee",
    (
        "U.S. Congress",
        "House Committee on Ways",
        "Subcommittee on Ice",
        "Committee on Banking",
        "Joint Economic Committee",
    ),
    ("Who Pays for the House?", "Report of the Committee"),
    case=True,
)
DESIGNATION = Pattern(
    r"^(?:(?:field|joint|oversight|open|closed|executive|public)\s)*(?:hearings?|markup|session"
    r"|committee print|comm\. print|print|staff report|conference report|report|hearing before .+)"
    r"(?:\s(?:to accompany|prepared (?:by|for)|on)\s.+)?$",
    "what kind of document of a committee it is",
    ("hearings", "committee print", "report to accompany S. 14", "field hearing"),
    ("Hearings on Ice", "a report"),
    case=True,
)
CONGRESS_DOCUMENT = Pattern(
    r"\b(?P<name>(?:H\.\s?R\.|H\.|S\.|Sen(?:ate|\.)|House|Treaty)\s?(?:(?:Conf(?:erence)?"
    r"|Ex(?:ec)?(?:utive)?"
    r"|Misc(?:ellaneous)?)\.?\s)?(?:Rep(?:ort|t)?|Doc(?:ument)?|Hrg|Prt)\b\.?\s(?:No\.\s)?"
    r"\d[\d\-–]*)",
    "a report or document of the Congress by its number; group `name`",
    (
        "H.Rept. 94-1234",
        "S. Doc. No. 12",
        "House Ex. Doc. 9",
        "S. Hrg. 110-4",
        "Treaty Doc. 103-39",
    ),
    ("House Report", "S. 12"),
    case=True,
)
RECORD = Pattern(
    r"(?P<name>Congressional (?:Record|Globe)|Cong\. (?:Rec\.|Globe)|Annals of Cong(?:ress|\.)"
    r"|Register of Debates)(?=[,\s]|$)",
    "the printed debates of the Congress; group `name`",
    ("Congressional Record, vol. 4", "Cong. Globe, 39th Cong."),
    ("a congressional record",),
    case=True,
)
VOLUME_OF_RECORD = Pattern(
    r"\bvol(?:\.|ume)\s(?P<volume>\d{1,3})\b|^,?\s(?P<behind>\d{1,3})(?=,?\s\(|,\s)"
    r"|[\s,](?P<colon>\d{1,3})(?=:\s?[HSE]?\d)",
    "the volume of the debates of the Congress; group `volume`, `behind` or `colon`",
    (", vol. 45, no. 3", " 45 (March 4, 1910): 2765", ", 1st sess., 91:4411"),
    (", daily edition",),
    case=True,
)
REMARKS = Pattern(
    r",?\s?(?:floor\s)?(?:remarks|speech|statement|debate|colloquy|extension of remarks)"
    r"(?:\s(?:in|on|before)\s(?:the\s)?(?:floor of the\s)?(?:Senate|House|Congress)[^,]*)?,?\s?$",
    "that words were spoken in the Congress, before the name of the debates",
    ("“Ferries,” remarks in the Senate, ",),
    ("remarks on ice",),
    case=True,
)
SENT_TO_CONGRESS = Pattern(
    r"^(?:Annual\s|Special\s)?(?:Message|Letter|Memorial|Address|Communication)\s[A-Z]?[a-z]+",
    "what somebody sends to the Congress, behind the name of who sent it",
    ("Message Vetoing the Ice Act", "Letter from the Secretary"),
    ("Messages", "The Message of Ice"),
    case=True,
)
OFFICE_BEFORE = Pattern(
    r"^(?:(?:U\.S\.\s)?(?:Sen|Rep|Cong|Del|Gov|Amb|Gen|Adm|Col|Capt|Maj|Lt|Sgt|Hon|Atty)\.?"
    r"|Senator|Representative|Congress(?:man|woman)|Delegate|Governor|Secretary|Ambassador|General"
    r"|Admiral|Chairman|President|Judge|Justice)\s(?=[A-Z])"
    # The names of bodies may begin with such a word.
    rf"(?!(?:[A-Z]\w*\s){{0,3}}{WORD_OF_CORPORATE_NAME.regex})",
    "an office before the name of a person",
    ("Sen. Ruth Lund", "Representative Moss", "Gov. Pike"),
    ("General Staff of", "General Accounting Office", "Sensible"),
    case=True,
)
ORDER_OF_PRESIDENT = Pattern(
    r"^(?P<name>(?:E\.\s?O\.|Exec(?:utive|\.)\sOrder|(?:Presidential\s)?Proc(?:lamation|\.)"
    r"|Presidential\s(?:Policy\s)?(?:Directive|Determination|Memorandum))\s(?:No\.\s)?\d[\d,–-]*\d)"
    r"(?:\sof\s(?P<day>[A-Z][a-z]+\.?\s\d{1,2},\s\d{4}))?(?=[,\s.]|$)",
    "an order of the President by its number; groups `name` and `day`",
    ("Executive Order 12044, “Ice,”", "Exec. Order No. 13,990, 86", "E.O. 12044 of May 3, 1978"),
    ("Executive Order of Ice",),
    case=True,
)
BY_NAMES = Pattern(
    r",\s(?:(?:coordinated|prepared|written|compiled"
    r"|authored)\s)?by\s(?P<names>(?-i:[A-Z])[^\d()“”]{3,160}?)"
    r"(?=$|,\s(?:\w+\s)?(?-i:[A-Z]{0,3})\d|\s\(|,\s(?:updated|pp?\.|[A-Z]{2,5}\s)"
    r"|,\s(?-i:[A-Z][a-z]+\.?\s\d))",
    "who wrote a report, behind its title; group `names`",
    ("Ice: Issues, by Ann Moss and Jon Pike, p. 4", "Ice, coordinated by Ann Moss (May 3, 2012)"),
    ("Ice, by 1990",),
)
HEARD_IN = Pattern(
    r"^(?:Testimony|Statement|Remarks)\sof\s(?P<who>[^,]+)(?:,\s[^,]+){0,3}?,\sin\s(?=(?:U\.S\.\s"
    r")?(?:Congress"
    r"|Senate|House)\b)",
    "who spoke, before the hearing; group `who`",
    (
        "Testimony of Adm. Paul Lund, in U.S. Congress, House",
        "Statement of Ann Moss, Director, in House",
    ),
    ("Testimony of Roe, Ice, in Snow",),
    case=True,
)
SPOKEN_BEFORE = Pattern(
    r"^(?:Prepared\s)?(?:Testimony|Statement|Remarks)\sof\s(?P<who>[^,]{3,60}?)(?:,\s[^,]{3,80}){"
    r"0,3}?,?\sbefore\sthe\s"
    r"|^(?P<who2>[A-Z][^,]{3,60}?),\s(?:prepared\s)?(?:testimony|statement|remarks)\sbefore\sthe\s",
    "words spoken before a committee; group `who` or `who2`",
    (
        "Testimony of Jane Roe before the Senate",
        "Statement of Adm. Paul Lund, Commandant, before the House",
        "Jane Roe, testimony before the Senate",
    ),
    ("Statement of Accounts",),
    case=True,
)
