"""Words of law: cases, statutes, treaties, debates, and reports of legislatures."""

from corpus.english.tables import Pattern

VERSUS = Pattern(
    r"\s(?:v\.?|vs\.?)\s",
    "between the parties of a case",
    ("Roe v. Wren", "R v Moss", "Roe vs. Wren"),
    ("vol. v",),
    case=True,
)
CASE_NAME = Pattern(
    r"^(?:In re|Re|Reference re|Succession of|People ex rel\.|Commonwealth ex rel\.|Ex parte"
    r"|Matter of|In the [Mm]atter of|Estate of|United States ex "
    r"rel\.|State ex rel\.)\s"
    r"[A-Z]",
    "a case named after one party or thing",
    ("In re Wren", "Ex parte Moss"),
    ("Recent cases",),
    case=True,
)
CASE_NUMBER = Pattern(
    r"\b(?:(?:Joined\s+)?Cases?\s+[CTF][-‑–]\d+/\d\d(?:\s*P)?|App(?:lication"
    r"|\.)?\s+[Nn]os?\.?\s*\d+/\d\d"
    r"|(?:(?:Civ(?:il|\.)?\s+(?:Action\s+)?)|(?:File|Release|Case|Docket|Index|Cause|Appeal|Crim\."
    r"|Investigation|Inv\.)\s)?Nos?\.\s*\d[\w:.–/-]*\d(?:-[A-Z]+)*"
    r"|(?:ITLOS|ICSID|PCA|ICC|UNCITRAL|LCIA|SCC|CAS|NAFTA"
    r"|Inter-Am\.)(?:/UNCITRAL)?,?\s(?:\([A-Z]+\)\s)"
    r"?Cases?\s[Nn]o\.?\s?"
    r"[A-Z\d][\w./()-]*|(?:Case\s(?:[Nn]os?\.?\s)?)?\b(?:ICC|ICTY|ICTR|IT|SCSL|MICT"
    r"|STL)-\d[\w./-]*|\b(?:WTO\s)?(?:Doc\.?\s)?WT/DS\d[\w./]*"
    r"|Docket\s+No\.?\s*[\w-]+|nos?\.?\s\d+/\d\d(?!\d))",
    "the number of a case on a court's list",
    ("Case C-12/04", "App no 1234/56", "No. 12-345", "File No. 3-1455", "no. 74025/01"),
    ("no. 4",),
)
NEUTRAL = Pattern(
    r"\[(?P<year>\d{4})\]\s(?:(?:EW|UK|NI|NZ|SG|HK|ZA|IE|NSW|TAS|ACT|CS|SC|HC)[A-Z]{1,6}"
    r"|FCA(?:FC)?|FCCA|VSCA?|QSC|QCA|SASCF?C?|WASCA?|NTSC|NTCA|FamCA(?:FC)?|AATA|CCJ)"
    r"(?:\s(?:Civ|Crim|Admin|Ch|Fam|Comm|QB|Pat|TCC|\([A-Za-z]+\)))?\s\d+(?:\s\([A-Z][A-Za-z]+\))?"
    r"|\b(?P<year2>(?:19|20)\d\d)\s(?:SCC|ONCA|BCCA|ABCA|HCA|NZSC|NZCA|WL"
    r"|U\.S\. LEXIS|LEXIS|U\.S\. App\. LEXIS|U\.S\. Dist\. LEXIS|IESC|IEHC|CanLII)\s\d+"
    r"|\bEU:[CTF]:(?P<year3>\d{4}):\d+|\bECLI:[A-Z]{2}:[A-Z]+:\d{4}:[\w.]+",
    "a court's own number of its judgment, which is no report's; group `year` or `year2`",
    ("[2014] EWCA Civ 218", "2014 SCC 12", "2011 WL 123456", "[2009] UKHL 3", "[2010] NSWCA 4"),
    ("[1990] 1 AC 34",),
    case=True,
)
_NO_MONTH = (
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*\.?,?\s(?:\d{1,2},\s)?(?:1[4-9]|20)\d\d)"
)
_PAGE = (
    r"(?:I{1,3}-)?(?:\d{1,3}(?:,\d{3})+|[A-Z]?\d{1,6})(?![\d/])[A-Z]?(?:[-–]\d{1,6}(?:,\d{3})*)?"
)
# A report, journal or code by volume and page. Names are abbreviations, or a few words.
_ABBREVIATED = (
    r"(?:[A-Z][A-Za-z’'.&-]*\.?(?:\s(?:&|of|the|de|and|in|on|for)(?=\s))?"
    r"(?:\s(?:[A-Z][A-Za-z’'.&-]*\.?|&|\d(?:d|nd|rd|th)|\([A-Z][A-Za-z]*\.?\)|of|the|and"
    r"|in|on|for)){0,8}"
    r"(?:\s?\d(?:d|nd|rd|th))?)"
)
REPORTED = Pattern(
    rf"(?P<open>[(\[](?P<year>\d{{4}})[)\]]\s)?(?P<volume>\d{{1,4}})(?:[(:](?P<issue>\d{{"
    rf"1,3}})\)?)?\s{_NO_MONTH}(?P<name>{_ABBREVIATED})\s"
    rf"(?:\(\d+\s[A-Z][a-z]+\.\)\s)?(?P<page>{_PAGE})",
    "a volume, the abbreviated name of a series, and a page; groups `year`, `volume`, `name` and "
    "`page`",
    ("212 U.S. 318", "44 Harv. L. Rev. 112", "(1842) 9 M & W 12", "12 F. Supp. 2d 34"),
    ("Ice 12", "in 1990"),
    case=True,
)
REPORTED_WITHOUT_VOLUME = Pattern(
    r"\[(?P<year>\d{4})\]\s(?P<name>[A-Z][A-Za-z&.]*(?:\s[A-Z(][A-Za-z&.()]*){0,4})\s("
    r"?P<page>(?:I{1,3}-)?\d{1,5})\b",
    "a year, the abbreviated name of a series, and a page; groups `year`, `name` and `page`",
    ("[1990] QB 34", "[1932] AC 12"),
    ("[1990] 1 AC 34",),
    case=True,
)
REPORTED_AT = Pattern(
    r"(?P<volume>\d{1,4})\s(?P<name>[A-Z][A-Za-z’'.&\s\d]{0,40}?),?\sat\s(?P<page>(?:\d{1"
    r",3}(?:,\d{3})+|\d{1,6})(?:\s?[-–]\s?\d+)?"
    r"(?:,\s\d+(?:[-–]\d+)?)*(?:(?:\s&|,)?\snn?\.\s?\d+)?)",
    "a volume, a series and a page of a case that was cited before; group `page`",
    ("212 U.S. at 330", "44 F.3d at 12–14"),
    ("12 pilots at sea",),
    case=True,
)
PUBLIC_LAW = Pattern(
    r"\b(?:Pub\.\s?L\.(?:\sNo\.)?|P\.\s?L\.|Public Law(?:\sNo\.)?|Priv\. L\. No\.)\s?\d+[-–‑]\d+",
    "a law of the United States by its number",
    ("Pub. L. No. 91-190", "P.L. 117-263"),
    ("Public Law Review",),
    case=True,
)
ACT = Pattern(
    r"\b(?:Act|Ordinance|Statute|Code|Order|Regulations|Rules|Bill|Measure|Law|Decree"
    r"|Gesetz|Proclamation)"
    r"(?:\s\([A-Z][\w\s]{0,30}\))?(?:\s(?:of\s)?(?P<year>1[2-9]\d\d|20\d\d))(?!\d)",
    "an act by its short title and year; group `year`",
    ("Harbours Act 1964", "Rivers and Harbors Act of 1899", "Pilotage Order 1988"),
    ("an act of 1964",),
    case=True,
)
ACT_SECTION = Pattern(
    r"^(?P<title>[A-Z][^§“”()]{3,80}?\sAct)\s(?P<place>§§?\s?[\w.()-]+)\s\((?P<publisher>[A-Z][^("
    r")\d]{2,60}?)?\s?(?P<year>\d{4})\)$",
    "a section of an act by its title, with who printed it and the year",
    ("Model Bus. Corp. Act § 8.30 (Am. Bar Ass’n 2016)",),
    ("Ice Act § 4",),
    case=True,
)
INSTRUMENT = Pattern(
    r"\bS\.?I\.?(?:\sNo\.?)?\s(?P<year>\d{4})/\d+|\bS\.?R\.?\s?(?:&"
    r"|and)\s?O\.?\s(?P<year2>\d{4})/\d+"
    r"|\bSSI\s(?P<year3>\d{4})/\d+",
    "a statutory instrument; its year",
    ("SI 1990/1234", "S.I. 2001/12"),
    ("S.I. units",),
    case=True,
)
REGNAL = Pattern(
    r"\b(?P<loc>\d+(?:\s?&\s?\d+)?\s(?:Will|Geo|Vict|Eliz|Edw|Hen|Car|Jac|Ric|Anne|Wm"
    r"|Ann)\.?(?:\s?&\sM\.)?"
    r"(?:\s?[IVX1-9]+)?\.?,?\s?(?:c|ch|cap)\.?\s?\d+)",
    "an act by the year of a reign and its chapter",
    ("5 & 6 Will. 4, c. 12", "12 Geo. III, c. 3"),
    ("George III",),
    case=True,
)
EU_LAW = Pattern(
    r"\b(?:(?:Council|Commission|Parliament)\s)?(?:(?:Implementing|Delegated|Framework)\s)?"
    r"(?:Directive|Regulation|Decision|(?<!O\s)(?<!O\.\s)(?:Reg"
    r"|Dir)\.?(?=\s(?:\(EU\)\s)?\d{4}/))\s(?:\((?:EU|EC|EEC|Euratom)[^()]{0,12}\)\s)?(?:No\.?\s)?"
    r"(?P<year>\d{2,4})/\d+(?:/(?:EC|EEC|EU|JHA|CFSP|Euratom))?",
    "an act of the European Union by its number",
    ("Directive 2000/60/EC", "Regulation (EU) 2016/679", "Council Regulation (EEC) No 2913/92"),
    ("a directive",),
    case=True,
)
NAMED_LAW = Pattern(
    r"^(?P<body>(?:[A-Z][\w’-]*\s(?:(?:of|and|for|the|on)\s){0,2}){2,8})(?P<what>Act|Convention"
    r"|Treaty|Agreement|Code|Rules)\b",
    "a law whose title is that of a body or a thing; groups `body` and `what`",
    ("Federal Ice Commission Act",),
    ("Ice Act",),
    case=True,
)
EU_CASE = Pattern(
    r"\bCases?\s(?P<number>(?:[CTF][-‑–])?\d+/\d\d)\b",
    "the number of a case of the European courts; group `number`",
    ("Case C-12/04", "Joined Cases C-6/90 and C-9/90"),
    ("Case 12",),
    case=True,
)
CONSTITUTION = Pattern(
    r"\b(?:[A-Z][A-Za-z.]*\s){0,3}Const\.(?:\sof\s(?P<year>\d{4}),)?\s(?P<place>(?:art"
    r"|amend|pmbl|preamble|pt|ch|§|Art)(?![a-z]).{0,60})$"
    r"|\b(?:Constitution|Bunreacht|Grundgesetz)\s(?:of\s)?[^,]{0,60}(?:,\s(?:1[5-9]"
    r"|20)\d\d)?,?\s(?P<place2>(?:"
    r"[Aa]rt(?:icle|s)?\.?|[Aa]mend|§|ss?\.?\s\d).{0,60})$",
    "a place in a constitution; group `place`",
    ("U.S. Const. art. I, § 8", "Constitution of Ireland, art. 12"),
    ("constant",),
    case=True,
)
BILL = Pattern(
    r"\b(?:H\.\s?R\.|S\.|H\.?\s?J\.?\s?Res\.|S\.?\s?J\.?\s?Res\.|H\.?\s?Con\.?\s?Res\."
    r"|H\.?\s?Res\.|S\.?\s?Res\.)\s?\d+,"
    r"\s(?P<cong>\d+(?:st|nd|rd|th|d)\sCong(?:\.|ress\b))",
    "a bill of the United States Congress",
    ("H.R. 1234, 110th Cong.", "S. 12, 93d Cong."),
    ("S. 12, Ice",),
    case=True,
)
TREATY = Pattern(
    r"\b(?:Treaty|Convention|Protocol|Covenant|Charter|Agreement|Accords?|Statute of "
    r"the|Pact|Concordat"
    r"|Exchange of Notes|Declaration)\b",
    "what treaties are called",
    ("Convention on Ice", "Treaty of Teign"),
    ("a treatise",),
    case=True,
)
TREATY_SERIES = Pattern(
    r"\b(?:(?P<volume>\d{1,4})\s)?(?P<name>Consol\.\sT\.S\.|U\.?\s?N\.?\s?T\.?\s?S\.?|U\.\s?S\.\s?T\.?"
    r"|UST|L\.?\s?N\.?\s?T\.?\s?S\.?"
    r"|T\.?\s?I\.?\s?A\.?\s?S\.?(?:\sNo\.)?|E\.?T\.?S\.?(?:\sNo\.?)?|C\.?E\.?T\.?S\.?(?:\sNo\.?)?"
    r"|I\.?\s?L\.?\s?M\.?|C\.?T\.?S\.?|Cmnd?\.?|T\.?S\.?(?:\sNo\.)?|Bevans"
    r"|U\.?K\.?T\.?S\.?)\s?(?P<page>\d{1,6})\b",
    "a series of treaties with volume and page; groups `volume`, `name` and `page`",
    ("1833 U.N.T.S. 397", "1833 UNTS 3", "ETS No. 5", "T.I.A.S. No. 1234"),
    ("12 IL 3",),
    case=True,
)
HANSARD = Pattern(
    r"\bHansard\b|\bH\.?[CL]\.?\s(?:Deb\b\.?(?=,)|Deb\b|Debs\b|WA\b|WS\b)|\bParl(?:iamentary"
    r"|\.)?\sDeb(?:ates|s)?\b\.?|\b(?:D[áa]il|Seanad)\s"
    r"(?:[ÉE]ireann\s)?(?:Deb(?:ates|\.)?)|\bBundestag,?\s(?:Plenar|Drucks)|\bD[ée]b\."
    r"|\bVerhandlungen des"
    r"|\b(?:House of (?:Commons|Lords|Representatives)|Senate|Lok Sabha|Rajya "
    r"Sabha),?\sDeb(?:ates|s|\.)?",
    "the printed debates of a parliament",
    ("Hansard, HC Deb 3 May 1908", "Parl. Deb., H.C."),
    ("a debate",),
    case=True,
)
HEARING = Pattern(
    r"\bHearings?\s(?:[Bb]efore|on)\b|\bHearings?\sBefore\b|\bTestimony of\b"
    r"|\b[Tt]estimony before\b|\b[Ss]tatement\b[^“”]{0,140}\bbefore the\b"
    r"|\b(?:Cong\. Rec\.|Cong\. Globe"
    r"|Congressional Record|Annals of Cong\.)",
    "a hearing or debate of the United States Congress",
    ("Harbors: Hearing Before the S. Comm.", "134 Cong. Rec. 12"),
    ("a hearing aid",),
    case=True,
)
LEGISLATIVE_REPORT = Pattern(
    r"\b(?P<name>(?:H\.\s?R\.|S\.|H\.|Sen\.|House)\s(?:Conf\.\s)?(?:Rep(?:ort|\.)"
    r"|Doc\.|Exec\. Doc\.|Misc\. Doc\.)\sNo\."
    r"\s[\d\-–]+)",
    "a report or document of the United States Congress",
    ("H.R. Rep. No. 94-1234", "S. Doc. No. 12"),
    ("Rep. No",),
    case=True,
)
COMMAND_PAPER = Pattern(
    r"\b(?:Cm|Cmd|Cmnd|Cd|C|CP|HC|HL|HCP?|HL Paper|Law Com(?: CP)? No|Scot Law Com "
    r"No)\.?\s?\(?\d{1,5}(?:[-–]\w+)?\)?(?![\w/])",
    "the number of a paper of the British Parliament or a law commission",
    ("Cm 1234", "Cmnd. 12", "HC 123", "Law Com No 12"),
    ("CMS",),
    case=True,
)
JOURNAL_WORD = Pattern(
    r"\bRev(?:\.|iew)?|\bL\.?\s?J\.?|\bJ\.(?=\s|$)|\bJ\b|\bQ\.|\bLQR\b|\bMLR\b|\bCLJ\b"
    r"|\bOJLS\b|\bICLQ\b|\bJLS\b|\bLS\b"
    r"|\bJournal\b|\bQuarterly\b|\bStud\.|\bBull\.|\bYearbook\b|\bY\.?B\.?\b|\bLaw\b"
    r"|^Ann\.(?=\s)|\bCLP\b|\bEJIL\b|\bAJIL\b"
    r"|\bForum\b|\bF\.\b|\bPol[’']y\b|\bAffs?\.|\bProbs\.|\bPersp\.|\bInst\."
    r"|\bLegis\.(?=\s|$)|\bL\.\s?Q\.|\bLR\b",
    "a word of the abbreviated names of journals",
    ("Harv. L. Rev.", "Yale L.J.", "OJLS", "Ann. Surg."),
    ("U.S.", "F. Supp.", "Vt. Stat. Ann."),
    case=True,
)
JUDGE = Pattern(
    r"\b(?:L?C?JJ?|MR|LJJ?|C\.\s?J\.|JJ?\.)(?=[\s,)]|$)|\bdissenting\b|\bconcurring\b"
    r"|\bplurality\b|\bper curiam\b"
    r"|\ben banc\b|\bLords?\s[A-Z]|\bJustice\b|\bBaroness\b|\bLady\s[A-Z]",
    "who of a court speaks",
    ("Moss, J., dissenting", "Lord Pike", "Quist LJ"),
    ("majority",),
    case=True,
)
PER_JUDGE = Pattern(
    r",?\s\(?per\s(?:(?:Lord|Lady|Baroness|Sir|Justice|Mr Justice|Mrs Justice)\s[A-Z][^()\d]{2,60}"
    r"|[A-Z][\w’-]+(?:\s(?:and|&)\s[A-Z][\w’-]+)?\s(?:[CLP]?JJ?A?|MR|VC|P)\.?)\)?$",
    "by whom a judgment was given, at the end of a citation",
    ("Wren, at 582 per Lord Atkin", "[1932] AC 12 per Moss LJ"),
    ("per cent",),
    case=True,
)
OPENS_PROSE = Pattern(
    r"(?:In|Under|Unlike|Like|After|Since|Following|Before|Until|By|As in|Contrary to|Relying on"
    r"|Citing|Applying)\s(?:the\s)?"
    r"(?=[A-Z][^,;:“”()]{0,90}?\sv\.?\s[A-Z]"
    r"|(?:[A-Z][\w’.&-]*\s(?:(?:of|and|for|on)\s){0,2}){1,8}(?:Act|Code|Const(?=\.)|Convention|Treaty"
    r"|Directive|Regulation)\b)",
    "words that open a sentence with the case or the law that it is about",
    (
        "In Roe v. Wren, 540 U.S. 93",
        "Under the Ice Act of 2004",
        "Unlike the Model Penal Code §",
        "Under the Ohio Const. art. IV",
    ),
    ("In re Wren", "In Defence of Ice"),
    case=True,
)
FILING = Pattern(
    r"^(?P<filing>(?:Complaint|Compl\.|Brief|Br\.|Transcript|Tr\.|Declaration|Decl\."
    r"|Affidavit|Aff\.|Motion|Mot\.|Memorandum|Mem\."
    r"|Order|Answer|Petition|Pet\.|Deposition|Dep\.|Opposition|Opp\.|Reply|Record"
    r"|Joint Appendix|Petition for)(?=[\s,])(?:[^,¶§]{0,160}?|[^¶§]{0,200}?\bAmic[^,¶§]{0,80}?))"
    r"(?:\s(?:at\s)?(?P<place>(?:¶¶?|§§?)\s?\d+(?:[–-]\d+)?|\d+(?:[–-]\d+)?))?,\s(?=[A-Z])",
    "a paper filed with a court, before the name of the case; group `place`",
    ("Complaint ¶ 14, Roe v. Wren", "Brief for Petitioner at 12, Roe v."),
    ("A complaint, and",),
    case=True,
)
NOTE_TITLE = Pattern(
    r"^(?:(?:Student\s)?Note|Comment|Book Review|(?:Review\s)?Essay|Article|Recent Case"
    r"|Recent Development|Case Comment"
    r"|Case Note|Casenote|Commentary|Book Note|Symposium|Colloquium|Foreword|Annotation|Tribute"
    r"|Response|Reply),\s",
    "what kind of article a law review calls it, before the title",
    ("Note, Who Owns Ice", "Comment, Salvage"),
    ("Notes on Ice",),
    case=True,
)
ENCYCLOPEDIA = Pattern(
    r"^(?P<volume>\d{1,3}[A-Z]?)\s(?P<name>C\.J\.S\.|Am\. Jur\.(?: 2d)?|Halsbury[’']s "
    r"Laws(?: of England)?|A\.L\.R\.\w*)\s"
    r"(?P<title>[A-Z][^§]{1,60}?)\s(?P<place>§§?\s?[\w.-]+)(?:\s\((?P<year>\d{4})\))?$",
    "an article of an encyclopedia of law; groups `volume`, `name`, `title`, `place` and `year`",
    ("12 C.J.S. Pilots § 44 (1938)",),
    ("12 C.J.S.",),
    case=True,
)
MAGAZINE = Pattern(
    r"^(?P<before>.+?),\s(?P<name>[A-Z][A-Za-z.’' &]{2,40}?),\s(?P<date>(?:[A-Z][a-z]+"
    r"\.?\s)?(?:\d{1,2},\s)?(?:1[5-9]|20)\d\d),"
    r"\sat\s(?P<page>[A-Z]?\d+)(?:,\s(?P<place>[A-Z]?\d+(?:[–-]\d+)?))?$",
    "an article by the date of its number and its page; groups `before`, `name`, "
    "`date`, `page` and `place`",
    ("Roe, Ice, Snow L. Persp., Spring 1988, at 14, 17",),
    ("Roe, Ice, 1988",),
    case=True,
)
LEGISLATURE = Pattern(
    r"\b(?:Congress|Senate|House of (?:Commons|Lords|Representatives)|Parliament|Assembly"
    r"|Subcommittee"
    r"|(?:House|Senate|Joint|Select) Committee)\b|\bCong\.",
    "a legislature or its committee",
    ("Senate Committee on Energy", "113th Cong."),
    ("the congress of bees",),
    case=True,
)
