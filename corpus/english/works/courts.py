"""Decisions of courts and agencies beside reports by volume and page, and their papers."""

from corpus.english.tables import Pattern

_REPORT = r"(?!(?:SLT|SC|SCLR|SCCR|JC|GWD|ECR|EHRR|ILRM|ILM|RTR)\s)"
PUBLIC_DOMAIN = Pattern(
    rf"(?<!\[)\b(?P<year>(?:19|20)\d\d)(?:-(?:[A-Z]{{2,6}}|Ohio)(?:-[A-Z]+)?-\d{{1,6}}"
    rf"|\s{_REPORT}(?:[A-Z]{{2,7}}|Vt\.|Ohio)(?:\s(?:App|Civ|Crim|CA|CR))?(?:\s\(\d[a-z]{{1,2}}\))?"
    r"\s(?:U\s)?\d{1,7}(?:-U)?)(?![\d,]?\d)",
    "the number that a court gives its own judgment, without stops; group `year`",
    ("2011-Ohio-4914", "2009 WI 44", "2012 IL App (1st) 110998", "2009 QCCA 12", "2010-NMSC-033"),
    ("[1990] AC 34", "2011 SLT 1088", "1990 U.S. 12"),
    case=True,
)
LOOSE_LEAF = Pattern(
    r"(?P<open>)\b(?P<volume>\d{1,4})\s(?P<name>F\.?E\.?R\.?C\.?"
    r"|[A-Z][\w.’&]*(?:\s[A-Z&][\w.’]*){0,5}"
    r"(?:\s\([A-Z][\w.-]*\))?),?\s¶\s?(?P<page>\d{1,3}(?:,\d{3})+|\d+)",
    "a volume, a service and a paragraph by number; groups `volume`, `name` and `page`",
    ("114 FERC ¶ 99,041", "2001 Trade Cas. (CCH) ¶ 73,114"),
    ("12 ¶ 4",),
    case=True,
)
AGENCY_REPORT = Pattern(
    r"^(?:N\.?L\.?R\.?B|F\.?E\.?R\.?C|F\.?C\.?C|F\.?T\.?C|S\.?E\.?C|I\.?C\.?C|C\.?A\.?B|F\.?P\.?C"
    r"|M\.?S\.?P\.?[BR]"
    r"|I\.? ?& ?N|A\.?L\.?J|N\.?R\.?C|I\.?B\.?L\.?A|E\.?A\.?D|N\.?T\.?S\.?B|Comp\. ?Gen|Op(?:s"
    r"|inions)?\.? "
    r"(?:Att|O\.?L\.?C|Off)|U\.?S\.?I\.?T\.?C|S\.?T\.?B|T\.?C|B\.?T\.?A|Dec(?:isions)?\. ?Comm"
    r"|P\.?U\.?R|T\.?T\.?A\.?B"
    r"|U\.?S\.?P\.?Q)\b",
    "the reports of an agency, whose cases are called by one party",
    ("N.L.R.B.", "FCC Rcd", "I. & N. Dec.", "I&N Dec.", "Comp. Gen."),
    ("F. Supp.", "Tex."),
    case=True,
)
MATTER = Pattern(
    r"^(?:Applications?|Petitions?|Appeals?|Claims?|Complaints?|Revisions?|Amendments?"
    r"|Implementation"
    r"|Matter|Investigation|Arbitration)\s(?:of|between|for|to)\s(?:the\s)?[A-Z0-9]",
    "a matter before an agency or a court",
    ("Applications of Wren Tel. Co.", "Implementation of the Ice Act"),
    ("Appeals to reason",),
    case=True,
)
_AT_PLACE = (
    r"(?:,?\s(?:at\s)?(?:(?:¶¶?|§§?|Exs?\.|pp?\.)\s?)?\d+[a-z]?(?:[-–:]\d+[a-z]?)*"
    r"(?:,\s\d+[a-z]?(?:[-–:]\d+)?)*)"
)
_ENTRY = (
    r"(?:,?\s(?:\((?:Doc|Dkt|ECF)\.?\sNo\.\s\d+(?:-\d+)?\)"
    r"|(?:ECF|Dkt\.|Doc\.|Docket)\s(?:No\.\s)?\d+(?:-\d+)?(?:,?\sat\s\d+(?:[-–]\d+)?)?))"
)
COURT_PAPER = Pattern(
    r"^(?:(?:[A-Z][\w.-]*[’']?s?[’'.]?\s){0,3}?(?:Compl|Br|Tr|Mot|Mem|Decl|Aff|Pet|Opp[’']?n|Dep"
    r"|Ans|Stip|Reply)\."
    r"(?=\s)|(?:Pet(?:itioner)?|Resp(?:ondent)?|Appellant|Appellee|Pl(?:aintiff)?"
    r"|Def(?:endant)?)(?:[’'](?:s|r|t|ee))?s?[’']?s?\.?[’']?\s"
    r"(?:Br(?:ief)?|Mot(?:ion)?|Mem|Opp|Reply|Resp|Ex)\.?(?=\s)"
    r"|(?:Brief|Motion|Transcript|Record|Petition|Declaration|Affidavit|Deposition|Complaint|Answer"
    r"|Memorandum|Order|Opinion|Exhibit|Joint Appendix|Notice|Indictment|Stipulation)(?=[\s,])"
    r"|App\.(?=\s(?:to\s|\d))|J\.\s?A\.(?=\s\d)|R\.(?=\s(?:at\s)?\d)|Supp\.\sApp\.(?=\s\d)"
    r"|ECF(?=\sNo)|Dkt\.|Docket(?=\sNo))"
    r"(?:\s(?:of|for|in|to|on|at|by|and|the|re|with|as|Amic\w+|Curiae|\w*[A-Z(][\w.’'()-]*)){0,14}?"
    rf"(?:{_AT_PLACE}{_ENTRY}?|{_ENTRY})\.?$",
    "a paper of the case at hand, without the name of the case",
    (
        "Tr. of Oral Arg. 33",
        "App. to Pet. for Cert. 31a",
        "Compl. ¶ 12, ECF No. 1",
        "Pet’r’s Br. 14",
        "Defs.’ Mot. to Dismiss 12, ECF No. 22",
        "Brief for Respondents 22",
    ),
    ("Order in the Ice Trade", "App store"),
    case=True,
)
CONTINENTAL_REPORT = Pattern(
    r"^(?P<title>(?P<name>BVerfGE|BVerfGK|BGHZ|BGHSt|BVerwGE|BAGE|BFHE|BSGE|RGZ|RGSt|OGHZ|VfSlg"
    r"|BGE)\s"
    r"(?P<volume>\d{1,3}(?:\s[IVab]+)?),?\s\d{1,4})(?:,\s(?P<place>\d{1,4}(?:[-–]\d{1,4}"
    r"|\sff?\.?)?)"
    r"|\s(?:f{1,2}\.\s)?\((?P<place2>\d{1,4}[^()]{0,12})\))?(?P<rest>(?:,?\s(?:Rn|Rdnr|Rz"
    r"|E)\.\s?[\w.-]+)?)"
    r"(?:\s[–-]\s(?P<called>[A-Z][\w .-]{2,40}))?$",
    "a volume and page of the reports of a court of Germany, Austria or Switzerland; groups "
    "`title`, `name`, `volume`, `place`, `place2` and `called`",
    ("BVerfGE 7, 198 (205)", "BGHZ 12, 34, 36", "BGE 120 II 337", "BVerfGE 7, 198 – Lüth"),
    ("BGHZ",),
    case=True,
)
CONTINENTAL_COURT = Pattern(
    r"^(?P<court>BVerfG|BGH|BVerwG|BAG|BFH|BSG|RG(?!\s\d{1,3}(?!\d|\.\s?[\dA-Z]))|OLG\s[A-ZÄÖÜ]\w+|LG\s[A-ZÄÖÜ]\w+"
    r"|VG\s[A-ZÄÖÜ]\w+|OVG\s[A-ZÄÖÜ]\w+|KG|AG\s[A-ZÄÖÜ]\w+|OGH|VfGH|VwGH"
    r"|BGer|EuGH|EuG|EGMR|CJUE|CJCE|CEDH|CE(?:,\s(?:Ass|Sect)\.)?|Cass\.(?:\s(?:civ|com|soc|crim"
    r"|plén|Ass|ch)\.?"
    r"(?:\s(?:\d\w{0,3}|plén\.|mixte))?)?|Cons\.\sconst\.|Conseil d[’']État"
    r"|Conseil constitutionnel|CA\s[A-Z]\w+"
    r"|TGI\s[A-Z]\w+|CAA\s[A-Z]\w+|Trib\.\s\w+)(?:\s\([A-Z]\w+\))?,?\s(?P<behind>(?=.*\d).+)$",
    "a court of the Continent before its judgment; groups `court` and `behind`",
    (
        "BGH, Urt. v. 3.5.2001",
        "CE, 28 mai 1954, Barel",
        "Cass. civ. 1re, 3 mai 2001",
        "BGH NJW 2001, 123",
        "RG 12.5.1908, RGZ 68, 4",
    ),
    ("CE marking", "RG 59", "RG 26, entry 35"),
    case=True,
)

JUDGMENT_WORD = Pattern(
    r"^(?:Urt(?:eil|\.)|Beschl(?:uss|uß|\.)|Gutachten|Vorlagebeschl\w*|arr[êe]t|Ass\.|Sect\."
    r"|ord\.|Grande chambre|gr\. ch\.)"
    r"(?=[\s,]|$)",
    "what a court of the Continent gave",
    ("Urteil vom 3. Mai 2001", "Beschl. v. 4.5.1999", "Ass."),
    ("Urteile",),
    case=True,
)
JUDGMENT_NUMBER = Pattern(
    r"(?:^|\s)(?P<number>(?:(?:n[°ºo]s?\.?|Az\.:?|Rs\."
    r"|aff\.)\s?)(?:[A-Z]{1,3}-?)?\d[\w./ -]*\d(?:\sP)?"
    r"|(?:\d\s)?[A-Z][A-Za-z]{0,4}(?:\s\([A-Z]\w+\))?\s\d+/\d\d(?:\s\(R\))?"
    r"|[IVX]+\s[A-Z]{2}\s\d+/\d\d|[CT]-\d+/\d\d)"
    r"(?:\s(?:DC|QPC))?$",
    "the number of a judgment of the Continent; group `number`",
    ("2 BvR 1/00", "VII ZR 12/00", "n° 99-12.345", "Rs. C-12/04", "n° 71-44 DC"),
    ("Barel",),
    case=True,
)
REPORT_OF_YEAR = Pattern(
    r"(?:^|,\s(?:in:?\s)?|\s[–=-]\s|\()(?P<name>NJW(?:-RR)?|JZ|NVwZ(?:-RR)?|DVBl\.?|DÖV|MDR|WM"
    r"|ZIP|BB|DB"
    r"|GRUR|NStZ|StV|EuZW|EuGRZ|FamRZ"
    r"|VersR|NZA|JuS|JR|DRiZ|K&R|MMR|BeckRS|Slg\.|Rec\.(?:\s(?:Lebon|CE))?|Bull\.\s(?:civ|crim"
    r"|com)\.(?:\s[IVX]+)?|D\.|JCP"
    r"(?:\s[A-Z])?|AJDA|RTD\s(?:civ|com)\.|Gaz\. Pal\.|RDP)(?:\s(?P<year>(?:19"
    r"|20)\d\d))?,?\s(?:S\.\s|p\.\s|n[°º]\s)?"
    r"(?P<page>(?:I+-)?\d[\d.-]*)(?:,\s(?P<place>\d{1,5}(?:\sff?\.?)?)(?![\d.])"
    r"|\s\((?P<place2>\d[^()]{0,14})\))?",
    "a law journal or report by year and page; groups `name`, `year`, `page`, `place` and `place2`",
    (
        ", NJW 2001, 1234 (1236)",
        "NJW 2001, 123",
        ", Rec. p. 308",
        ", Bull. civ. I, n° 123",
        ", Slg. 2005, I-1234",
    ),
    ("NJW",),
    case=True,
)
CONTINENTAL_DAY = Pattern(
    r"\b(?P<day>\d{1,2})(?:er)?\.?\s?(?:(?P<month>\d{1,2})\.\s?|(?P<name>jan(?:vier|uar|\.)"
    r"|f[ée]v(?:rier|\.)|febr?(?:uar|\.)"
    r"|mars|märz|mär\.|avr(?:il|\.)|apr(?:il|\.)|mai|juin|jun[i.]|juil(?:let|\.)|jul[i.]|ao[ûu]t"
    r"|aug(?:ust|\.)"
    r"|sept(?:embre|ember|\.)|o[kc]t(?:obre|ober|\.)|nov(?:embre|ember|\.)|d[ée]c(?:embre|\.)"
    r"|dez(?:ember|\.))\s)"
    r"(?P<year>(?:1[89]|20)\d\d)\b",
    "a day in German or French; groups `day`, `month` or `name`, and `year`",
    ("3.5.2001", "28 mai 1954", "3. Mai 2001", "1er février 1999"),
    ("May 2001",),
)
VOLUME_IN_BRACKETS = Pattern(
    r"(?<![\[(])\b(?P<year>(?:19|20)\d\d)\s\((?P<volume>\d{1,2})\)\s(?P<name>SA|SACR|BCLR|All SA"
    r"|ILJ|BLLR|PH|AD)\s(?P<page>\d{1,5})",
    "a year, a volume in brackets, a South African series and a page",
    ("1995 (3) SA 391",),
    ("[1995] (3) SA 1",),
    case=True,
)
REPORT_OF_COURT = Pattern(
    r"(?P<open>)(?P<name>(?:I\.?C\.?J\.?|P\.?C\.?I\.?J\.?|ITLOS)\sReports)\s(?P<year>(?:19"
    r"|20)\d\d),?\s(?:at\s)?p(?:p)?\.\s?(?P<page>\d{1,4})",
    "the reports of an international court by year and page; groups `name`, `year` and `page`",
    ("I.C.J. Reports 1984, p. 169",),
    ("I.C.J. Reports",),
    case=True,
)
COURT_IN_TITLE = Pattern(
    r",\s(?:Inter-Am\.|Eur\.|Afr\.|Int[’']l|Eur\. Comm)\s(?:Ct|Comm|Crim|Trib).*$",
    "the name of an international court behind that of a case",
    ("Roe v. Wren, Inter-Am. Ct. H.R. (ser. C)",),
    ("Roe v. Inter-American Bank",),
    case=True,
)
COURT_BEFORE = Pattern(
    r"^(?:E\.?C(?:t|\.)?H\.?R\.?|European Court of Human Rights|ECJ|CJEU|Court of Justice|ICJ|PCIJ"
    r"|ICTY|ICTR"
    r"|IACtHR|ITLOS|WTO),\s(?=[A-Z])",
    "an international court before the name of a case",
    ("ECtHR, Moss v. Wren",),
    ("Roe v. ICTY, Moss",),
    case=True,
)
CALLED_IN_BRACKETS = Pattern(
    r"\s\([A-Z][\w’']*(?:\s[A-Z][\w’']*){0,2}\s(?:I{1,3}|IV|VI{0,3})\)$",
    "what a case of several of one name is called, behind its name",
    ("Roe v. Wren (Roe II)",),
    ("Roe v. Wren (Ice)",),
    case=True,
)
FILED_AS = Pattern(
    r",\s(?:(?:case|cause|file|docket|suit)\s(?:file\s)?(?:no\.\s)?\d"
    r"|[A-Z][\w’]*(?:\s[A-Z][\w’]*){0,2}\sCourt(?:,|\sof\s|$))",
    "the number of a file, or a court, behind the name of a case",
    ("Roe v. Wren, case 44", "Roe v. Wren, Chancery Court of Tarn"),
    ("Roe v. District Court",),
    case=True,
)
GIVEN_ON = Pattern(
    r",\s(?:judge?ment|order|opinion|decision|award)\s(?:of|on|dated)$",
    "what a court gave, before its day",
    ("Roe v Wren, judgment of",),
    ("a judgment of ice",),
)
