"""Documents of bodies, courts and legislatures by their numbers and parts."""

from corpus.english.tables import Pattern

CODE_BEHIND = Pattern(
    r"(?:Law|Laws|Code|Stat\.|Rev\.|Gen\.|Admin\.|Ann\."
    r"|Regs?\.)(?:\s[A-Z][A-Za-z]*\.?){0,3}\s(?:§|ch\.|tit\.|art\.)",
    "the end of a code's abbreviated name, and a place in it",
    ("Law § 4", "Code Ann. § 187", "Gen. Laws ch. 9"),
    ("Law and order",),
    case=True,
)
FIRM_BEHIND = Pattern(
    r"(?:Co|Corp|Inc|Ltd|Bd|Dist|Auth|Litig|Sys|Servs?|Indus|Grp|Prods?|Mfg|Ins|Ctr|Found"
    r"|Soc)\.(?=[\s,]|$)"
    r"|(?:Ass|Comm|Dep|Int|Nat|Gov|Fed)[’'](?:n|t|l)\b|Holdings,|LLC\b|L\.L\.C\.|L\.P\.|v\.\s",
    "the end of a firm's or body's abbreviated name",
    ("Co., 29 FCC", "Ass’n v. Roe"),
    ("Company law",),
    case=True,
)
CODIFIED = Pattern(
    r"^(?:to be\s)?(?:codified|amended|as amended)\b",
    "where a law is codified, in brackets behind it",
    ("to be codified at 47 C.F.R. pt. 9", "codified as amended at 9 U.S.C. § 4"),
    ("uncodified",),
)
RESTATEMENT = Pattern(
    r"^(?P<title>(?:Restatement|Principles)(?:\s\((?:First|Second|Third|Fourth)\))?\s(?:of"
    r"|\(\w+\) of)\s(?:the\s)?"
    r"[A-Z][\w.’'&:,\s]*?(?:\s\([A-Z][\w\s]*\))?)\s(?P<place>(?:§§?|ch\.|intro\.|pt\.|cmt\."
    r"|reporter[’']s)[^()]*)"
    r"(?:\((?P<inside>[^()]*?)\s?(?P<year>\d{4})\))?$",
    "a Restatement of the law; groups `title`, `place`, `inside` and `year`",
    ("Restatement (Fourth) of Ice § 44 cmt. b (Am. L. Inst. 2009)", "Restatement of Ice § 4"),
    ("A restatement of Ice",),
    case=True,
)
_GIVEN = (
    r"(?:(?:Provisional|Interim)\sMeasures|Preliminary (?:Objections|Ruling)|Advisory Opinion"
    r"|Judge?ment|Merits"
    r"|Order|Decision|Sentencing|Just Satisfaction|Jurisdiction|Admissibility|Opinion|(?:Final\s"
    r"|Partial\s)?Award)"
    r"(?:(?:,|\sand|\son)\s(?:the\s)?[A-Z][a-z]+){0,3}(?:\sof\s\d{1,2}\s[A-Z][a-z]+\s\d{4})?"
)
JUDGMENT = Pattern(
    rf",\s{_GIVEN}(?=,|$)|\s\({_GIVEN}\)(?=$|\s|,)",
    "what an international court gave, behind the name of the case",
    ("Ice (A v. B), Judgment, 1997", "Ice, Advisory Opinion", "Ice (A v B) (Merits)"),
    ("the judgment",),
    case=True,
)
NUMBER_IN_BRACKETS = Pattern(
    r"\s?\((?P<number>(?:[A-Z][\w.-]*\s){1,5}(?:No\.?\s)?[A-Z]{0,3}-?\d[\w./-]*)\)$",
    "the number of a report behind its title; group `number`",
    ("Tide tables (Report No. 11-047)", "Ice (Working Paper 12)"),
    ("Ice (1990)", "Ice (2nd ed.)"),
    case=True,
)
_TAIL = r"(?:/[A-Z][A-Z\d.()-]*|/\d[\d.()-]*){1,6}(?:/\w[\w.()-]*){0,4}(?<=\d)(?:\s?\([IVXL]+\))?"
UN_DOCUMENT = Pattern(
    r",?\s?(?:\(?U\.?N\.?\s(?:Doc(?:ument|s)?)\.?\s|WTO\sDoc\.?\s)?(?<!/)\b(?P<number>(?:[AESTC]"
    r"|CCPR|CERD|CEDAW|CAT|CRC|CRPD|CMW|CED|HRI"
    rf"|FCCC|UNEP|TD|ST|DP|ISBA){_TAIL}|(?:COM|SEC|SWD|JOIN)\s?\(\d{{4}}\)\s?\d+(?:\s(?:final"
    rf"|def\.?))?|WT/DS\d[\w/.-]*)\)?",
    "a document of the United Nations or of the European Commission by its number; group `number`",
    (
        "UN Doc S/RES/9144, para 5",
        "A/RES/99/114",
        "U.N. Doc. A/71/99902",
        "COM(2011) 144 final",
        "CCPR/C/21/Rev.1/Add.13",
        "A/RES/2625(XXV)",
    ),
    ("A/B", "and/or 3", "COM 12"),
    case=True,
)
RESOLUTION_FIRST = Pattern(
    r"^(?P<number>(?:UN\s?)?(?:G\.?\s?A\.?|S\.?\s?C\.?|ECOSOC|E\.?S\.?C\.?|H\.?R\.?C\.?"
    r"|Human Rights Council|Security Council"
    r"|General Assembly)\s[Rr]es(?:olution|\.)?\s(?:No\.\s)?\d[\dA-Z/]*(?:\s?\((?:[IVXL]+"
    r"|\d{4})\))?(?:\s?[A-Z](?=,))?)(?=[,\s.]|$)",
    "a resolution of a body of the United Nations, first; group `number`",
    ("G.A. Res. 217 (III) A, Declaration", "S.C. Res. 1373, ¶ 2", "UNSC Res 1244 (1999)"),
    ("SC Residual 4",),
    case=True,
)
RESOLUTION = Pattern(
    r"^(?:[A-Z][\w.]*\s){0,3}(?:Res(?:olution)?"
    r"|Decision)\.?\s(?:No\.?\s)?[\dA-Z/().]{0,20}\d[\w/().]{0,20}(?:\s\((?:\d{4}"
    r"|[IVXL]+)\))?(?:\s[A-Z])?$",
    "a resolution by its number alone",
    ("Resolution 99/114", "UNSC Res 9144", "G.A. Res. 12/9"),
    ("Resolution on Ice",),
    case=True,
)
REPORT_NUMBER = Pattern(
    r"^(?:(?:[A-Z][A-Za-z]*\s){0,4}(?:No\.?\s)?)?[A-Z]{1,6}[-–]?\d[\w/.–-]*$"
    r"|^[A-Z]{2,6}(?:[-–/][A-Z\d]+)*[-–/]\d[\w–-]*$",
    "the number of a report",
    ("GAO-19-99914", "R99417", "CRS Report R99417"),
    ("Ice 12", "A1 Roads"),
    case=True,
)
COMMITTEE_PRINT = Pattern(
    r"^(?:S\.|H\.|J\.)?\s?Comm\.\sPrint(?:\s\d[\d–-]*)?$",
    "that a report was printed for a committee",
    ("Comm. Print",),
    ("Print",),
    case=True,
)
RESOLUTION_NUMBER = Pattern(
    r"\bRes(?:olution)?\.?\s(?:[Nn]o\.?\s)?(?P<number>[\w/]*\d[\w/]*)",
    "the number of a resolution; group `number`",
    ("GA Res 3314", "Resolution 99/114"),
    ("Res judicata",),
    case=True,
)
SESSION_PAPER = Pattern(
    r"^(?:HC|HL)(?:\sPaper)?\s(?P<date>(?:1[89]|20)\d\d[-–]\d{2,4}),?\s(?:(?:HC"
    r"|HL)\s)?\(?\d{1,4}(?:-[IVX]+)?\)?$",
    "a paper of a session of the British Parliament; group `date`",
    ("HC 2010–11, 44", "HL Paper 2009-10, 12"),
    ("HC 412",),
    case=True,
)
EU_NUMBER = Pattern(
    r"\b(?P<what>Directive|Regulation|Decision|Reg\.?|Dir\.?)\s(?:\((?:EU|EC|EEC"
    r"|Euratom)\)\s)?(?:No\.?\s)?(?P<number>\d{2,4}/\d{1,4})\b",
    "an act of the European Union by its number; groups `what` and `number`",
    ("Directive 2004/44/EC", "Regulation (EU) 2016/679"),
    ("Directive on Ice",),
    case=True,
)
NUMBERED_PAPER = Pattern(
    r"(?:^|,\s)(?P<number>(?:[A-Z][\w.&’/-]*\s){0,5}(?:Report|Papers?|Brief(?:ing)?"
    r"|Memo(?:randum)?|Note|Bulletin|Circular"
    r"|Directive|Instruction|Publication|Pub\.|Manual|Notice|Monograph|Review|Research|Rep\."
    r"|Series|Study|Document|Doc\."
    r"|Release|Advisory|Handbook|Guidance|Opinion|Analysis|Insight|Occasional"
    r"|Law Com)\s(?:No\.?\s|no\.?\s|#)?"
    r"[A-Z]{0,5}[-–]?\d[\w./–-]*)(?=,|$)",
    "a paper of a series by its number, between commas; group `number`",
    (
        "Hartwell Law Sch., Research Paper No. 14-99, 2014",
        "Report No 108, May 2008",
        "Directive 9914.2",
    ),
    ("Report, 2014", "Research Triangle, 12"),
    case=True,
)
CALLED_REPORT = Pattern(
    r"(?:^|:\s(?:An?\s|The\s)?)(?:(?:[A-Z][\w’'-]*\s){0,3}Report|Report)\s(?:to|on|upon|of"
    r"|for)\s(?:the\s|an?\s)?[A-Z]",
    "the title of a report that says so",
    ("Report to Congress on Ice", "Second Annual Report of the Board", "Report on the Mole"),
    ("Reporting on Ice", "The report of a gun"),
    case=True,
)
INSTITUTE = Pattern(
    r"\b(?:Institut(?:e|es|o|et)?|(?:Cent(?:re|er)|Council|Foundation|Forum|Fund|Laboratory)(?=\s(?:for|of"
    r"|on)\b|$|,)|Consejo|Bank|Commission|Committee|Ministry|Department|Agency|Bureau|Board|Observatory"
    r"|Think Tank)\b(?!.*\b(?:Press|Books?|Verlag|Publish\w*|Publications|Editions?|Museum)\b)",
    "a body that puts out reports, which is no publishing house",
    ("Institute for Open Land", "Nordic Transport Laboratory", "Bank of Leuven", "Sahel Forum"),
    ("Naval Institute Press", "Record Society", "Foundation Press", "Forum Books"),
    case=True,
)
BOOK_OF_BODY = Pattern(
    r"\b(?:Handbook|Manual|Rules|Dictionary|History|Guide(?:book)?|Catalogue|Catalog|Atlas"
    r"|Constitution|Directory|Cookbook|Album|Hymns?|Songs)\b",
    "what bodies publish that is a book and no report",
    ("Handbook for Employment Officers", "Rules and Orders"),
    ("Ruling", "Guideline"),
    case=True,
)
MEETING_PAPER = Pattern(
    r"^(?:(?:unpublished\s)?(?:conference\s)?paper|lecture|talk|keynote(?:\saddress)?|address"
    r"|presentation|poster"
    r"|contribution|speech)(?:\s(?:presented|read|given|delivered|prepared|at|to|for|held)\b|$)",
    "a paper that was read at a meeting",
    ("paper presented at the annual meeting of the Ice Society", "lecture given at Oslo"),
    ("paper trade",),
)
PAPER_SERIES = Pattern(
    r"^(?:[A-Z][\w.&’'-]*\s){0,6}?(?:Working|Discussion|Research|Policy|Issue|Technical"
    r"|Occasional|Staff|Conference"
    r"|Briefing|Special|Position|Background|White|Green|Legal|CRS|In|Data)\s(?:Papers?|Briefs?"
    r"|Briefing|Reports?|Notes?"
    r"|Memorand(?:um|a)|Bulletins?|Sidebar|Focus|Series)?\b.*\d",
    "a numbered paper of a series that is only called by what its papers are",
    ("NBER Working Paper 21990", "Policy Brief 12", "CRS Report R45511"),
    ("Asia Report No. 320", "Working Paper"),
    case=True,
)
NUMBER_OF_BODY = Pattern(
    r"^(?:[A-Z][\w.&’'-]*\s){0,4}(?:Directive|Circular|Order|Instruction|Notice|Bulletin"
    r"|Publication|Pamphlet|Manual"
    r"|Memorandum|Decision|Opinion|Command Paper|Sessional Paper|Document|Doc\.|Contribution"
    r"|Monograph|Testimony"
    r"|Insight|Legal Sidebar|In Focus|Report|Paper|Ex\. Doc\.|Misc\. Doc\.|Rep\.|Rept\.)"
    r"\s(?:[Nn]o\.?\s)?[A-Z]{0,4}-?\d[\w./-]*$"
    r"|^[SH]\.?\s?(?:R\.\s)?(?:Ex\.|Misc\.|Con\.)?\s?(?:Rep|Rept|Doc|Prt"
    r"|Hrg)\.?\s(?:[Nn]o\.?\s)?\d[\d–-]*$",
    "the number of a paper of a body",
    ("Directive 9914.2", "CRS In Focus IF19904", "S. Rep. 9941", "S. Doc. No. 12"),
    ("Directive on Ice", "Report 1 of 4"),
    case=True,
)
SESSION_OF_CONGRESS = Pattern(
    r"^\d{1,3}(?:st|nd|rd|th|d)\sCong(?:ress|\.)?$|^\d(?:st|nd|rd|d)\s[Ss]ess(?:ion|\.)?$"
    r"|^(?:[A-Z][a-z-]+\s){0,2}(?:Special\s)?Report of (?:the )?Session(?:\s[\d–-]+)?$",
    "a Congress, a session of it, and a report by its session",
    ("74th Cong.", "1st sess.", "Seventh Report of Session 2009–10"),
    ("Congress",),
    case=True,
)
SERIES_OF_BODY = Pattern(
    r"^(?P<who>NBER|CEPR|IMF|OECD|IZA|ECB|BIS|WTO|UNCTAD)\s(?:(?:Working|Discussion|Staff)\s){1,2}Paper",
    "a series of papers called after who puts them out; group `who`",
    ("NBER Working Paper 21990",),
    ("Working Paper 12", "RAND Paper"),
    case=True,
)
PAPER_SERIES_NAME = Pattern(
    r"\b(?:Working|Discussion|Research|Policy|Issue|Technical|Occasional|Staff|Conference"
    r"|Briefing|Special|Position)"
    r"\s(?:Papers?|Briefs?|Briefing|Reports?|Notes?|Memorand(?:um|a))$",
    "what a series of papers is called, without a number",
    ("Brookhaven Institution Policy Brief",),
    ("Policy Press",),
    case=True,
)
NUMBERED_TITLE = Pattern(
    r"^(?:[A-Z][\w’'-]*\s(?:of\s|on\s|for\s)?){1,5}(?:[Nn]o\.\s)?\d+[-–/]\d[\w-]*$",
    "what a body calls a paper, and its number",
    ("National Intelligence Estimate 44-61",),
    ("Tide Board 1990",),
    case=True,
)
YEAR_IN_TITLE = Pattern(
    r"^(?:1[89]|20)\d\d(?:[–-]\d{2,4})?\s(?:Annual\s|Final\s|Interim\s)?(?:Report|Survey|Review"
    r"|Yearbook|Census|Budget)\b"
    r"|\b(?:Annual Report|Yearbook|Statistical Abstract|Annual Survey"
    r"|Annual Review)(?:\sfor)?\s(?:1[89]|20)\d\d",
    "a report of a year, by its title",
    ("2013 Annual Report", "Yearbook 1974"),
    ("2013 in review",),
    case=True,
)
PREPARED_FOR = Pattern(
    r",\s(?:an?\s)?(?:report|paper|study|memorandum|survey)\s(?:prepared|submitted|written"
    r"|commissioned|presented)"
    r"\s(?:for|to|by)\s[^()]+$",
    "for whom a report was written, behind its title",
    ("Docks, report prepared for the Ministry of Ports",),
    ("Docks, Report 12",),
)
PAPER_ALONE = Pattern(
    r"^(?:working|discussion|briefing|research|policy|conference|occasional|issue|position"
    r"|background)"
    r"\s(?:paper|brief|note|memo)$",
    "what a paper is, without its series",
    ("working paper",),
    ("Working Paper 12",),
)
NUMBER_ALONE = Pattern(
    r"(?:(?:[Nn]o|[Nn]r|vol|Bd|[Nn])s?\.\s?)?(?!1[4-9]\d\d|20\d\d)\d{1,4}"
    r"|\d{1,2}(?:st|nd|rd|th)\sser(?:ies|\.)?|n\.?\s?s\.?|new ser(?:ies|\.)?",
    "a number of a series without the name of it",
    ("no. 12", "44", "2nd ser.", "n.s."),
    ("Ice",),
    case=True,
)
