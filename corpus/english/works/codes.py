"""Codes of laws, rules of courts, and laws by the collections of their states."""

from corpus.english.tables import Pattern

_PLACE = r"[\w.()\-–:]+(?:\[\w{1,3}\])*(?:(?:,\s|\s?[-–]\s?)\d[\w.()\-–:]*)*"
_IMPRINT = r"(?:\s\((?P<edition>[^()]{0,60}?(?P<year>\d{4})[^()]{0,30})\))?"
CODE = Pattern(
    r"(?:(?:(?P<volume>\d{1,3})\s)?(?P<name>U\.?\s?S\.?\s?C\.?\s?(?:A\.|S\.)?(?![a-zA-Z])"
    r"|U\.S\. Code"
    r"|C\.?\s?F\.?\s?R\.?(?![a-zA-Z])"
    r"|(?:[A-Z]\.){2,6}(?=\s§)|Sentencing Guidelines Manual(?=\s§)"
    r"|(?:[A-Z][\w.’']*\.?\s(?:&\s|of\s)?){0,6}(?:Codes?|Stats?\.|Laws|Rev\. Stat\.|Gen\. Laws"
    r"|Regs?\."
    r"|Consol\. Laws|Comp\. Laws|Admin\. Code|Law|Sentencing Guidelines Manual)"
    r"(?:\s(?:Ann\.|Regs\.|R\.|&\sRegs\.|Consol\.|Stat\."
    r"|Supp\.))*(?:,\s[A-Z][\w.&’]*(?:\s(?:&\s)?[A-Z][\w.&’]*){0,3})??)"
    r"(?:\s(?:tit|ch)\.\s(?P<title>\w+),?)?"
    # A name that ends within a word is none: "Laws 4" is not the law's "s 4".
    rf"(?!(?<=[a-z])[a-z]),?\s?(?P<place>(?:§§?|¶|arts?\.?\s(?=\d)|ss?\.?\s(?=\d)|ch\.|[Pp]ts?\.|art\.|app\."
    rf"|Parts?\s|[Ss]ections?\s"
    rf"|[Ss]ec\.)\s?{_PLACE}"
    r"|\d{1,4}/\d[\d.-]*(?:\(\w+\))*)(?P<on>\set\sseqq?\.?)?"
    r"|(?P<volume2>\d{1,3})\s(?P<name2>U\.?S\.?C\.?(?:A\.?)?"
    r"|C\.?F\.?R\.?)\s(?P<place2>\d[\w.()\-–]*))"
    rf"{_IMPRINT}",
    "a place in a code; groups `volume`, `name`, `place` and `year`, or `volume2` and so on",
    (
        "33 U.S.C. § 403 (2018)",
        "15 C.F.R. §971.214(b)",
        "Cal. Penal Code § 187",
        "I.R.C. § 4",
        "Tex. Bus. & Com. Code Ann. § 2.201",
        "735 Ill. Comp. Stat. 5/2-1009",
        "43 C.F.R. Part 4700",
        "Md. Code Ann., Crim. Law § 3-202",
        "Treas. Reg. § 1.501(c)",
        "42 USC 1983",
    ),
    ("Ice § 4", "12 Laws 4", "Snow Codes 4"),
    case=True,
)
RULE = Pattern(
    r"^(?P<name>(?:(?:[A-Z]|\d(?:st|nd|rd|d|th))[\w.’']*\s(?:&\s|of\s)?){0,6}?(?:(?:[A-Z]\.){3,6}"
    r"|R\.|L\.\s?R\.|(?:Rules?|Code)(?=\s[^\n]{0,60}\s(?:r\.|Canon)\s))"
    r"(?:\s(?:of\s|&\s)?[A-Z][\w.’']*){0,4})\s(?P<place>(?:r\.\s|Canon\s"
    r"|§\s?)?\d[\w.:-]*(?:\(\w+\))*"
    r"(?:\s(?:advisory|cmt\.)[^()]*)?)(?:\s\((?P<edition>[^()]*?)\s?(?P<year>\d{4})\))?$",
    "a rule of a court or of a profession; groups `name`, `place`, `edition` and `year`",
    (
        "Fed. R. Civ. P. 30(b)(6)",
        "Sup. Ct. R. 10",
        "N.D. Cal. Civ. L.R. 7-2",
        "9th Cir. R. 32-1",
        "N.Y. C.P.L.R. 3211(a)(7) (McKinney 2016)",
        "Model Rules of Pro. Conduct r. 1.6(b) (Am. Bar Ass’n 1983)",
    ),
    ("44 Eng. R. 12", "Rules of Golf 12"),
    case=True,
)
COLLECTED = Pattern(
    r"^(?P<title>[A-Z][^,]*(?:,\s(?:\d{4}|[a-z][^,]*"
    r"|and\s[^,]+))?),\s(?P<name>(?:R\.?\s?)?S\.?\s?(?:C|O|B\.?C|A|Q|N\.?S|M|S"
    r"|N\.?B|N\.?L|P\.?E\.?I|Y|N\.?W\.?T|Nu)\.?|C\.?Q\.?L\.?R\.?|C\.?C\.?S\.?M\.?)"
    r"(?:\s(?P<year>\d{4}(?:-\d{2})?))?(?:\s\([^()]*\))?,?\s(?:c"
    r"|ch)\.?\s(?P<chapter>[\w.-]+)(?:,\s(?P<place>.+))?$",
    "an act in the collected statutes of Canada or a province; groups `title`, `name`, `year` and "
    "`place`",
    (
        "Municipal Debts Act, RSC 1985, c M-99, s 14(1)",
        "Ice Act, S.B.C. 1996, c. 4",
        "Ice Act, CQLR c C-12",
    ),
    ("Ice Act 1985, c 4",),
    case=True,
)
REGULATION_NUMBER = Pattern(
    r"^(?P<title>[A-Z][^,]*(?:,\s\d{4})?),\s(?P<number>(?:SOR|DORS|(?:[A-Z][a-z]*\s)?(?:Reg"
    r"|O\.?\sReg\.?))[/\s]\d[\d/-]*)"
    r"(?:,\s(?P<place>.+))?$",
    "a regulation of Canada by its number; groups `title`, `number` and `place`",
    ("Ice Regulations, SOR/2002-227, s 4", "Ice Rules, O Reg 12/90"),
    ("Ice, 12/90",),
    case=True,
)
PARAGRAPH_OF_CODE = Pattern(
    r"^(?P<place>(?:§§?|Artt?\.|Artikel)\s?\d+\s?[a-z]?(?:,?\s?(?:Abs\.|S\.|Satz|Nr\.|Hs\.|Alt\."
    r"|lit\.|Var\.|Unterabs\."
    r"|UAbs\.|ff?\.|[IVX]+|u\.|und|bis|[-–])?\s?\d*\s?[a-z]?(?=[\s,.)])\.?){0,8})\s"
    r"(?P<name>[A-ZÄÖÜ][A-Za-zäöüÄÖÜ]{0,12}[A-ZÄÖÜ](?:\s[IVX]+)?(?:-[A-Z]\w*)?)(?:\s[an]\.\s?F\.)"
    r"?$",
    "a paragraph of a German code; groups `place` and `name`",
    ("§ 823 Abs. 1 BGB", "Art. 5 Abs. 1 S. 2 GG", "§§ 433 ff. BGB", "Art. 101 AEUV"),
    ("§ 4 Ice",),
    case=True,
)
ARTICLE_OF_CODE = Pattern(
    r"^(?:(?:[Aa]rt(?:icle|\.)s?)\s(?P<place>(?:[LRDA]\.?\s?)?\d[\d-]*(?:,?\s(?:al\.|alinéa"
    r"|§)\s?\d+)?)"
    r"\s(?:du|de\sla|des|de\sl[’'])\s?(?P<name>[A-Za-zé]+\s(?:de\s|du\s|des\s|pénal|civil"
    r"|général)[^,\d]{0,60}|[Cc]ode\s[a-zé]+"
    r"|Constitution(?:\sde\s\d{4})?)"
    r"|(?P<name2>C\.\s(?:civ|com|pén|trav|pr\.\s(?:civ|pén)|consom|assur"
    r"|envir)\.?),?\sart\.\s(?P<place2>(?:[LRD]\.?\s?)?\d[\d-]*))$",
    "an article of a French code; groups `place` and `name`, or `name2` and `place2`",
    (
        "article 1240 du Code civil",
        "C. civ., art. 1240",
        "art. L. 121-1 du Code de la consommation",
    ),
    ("article 4 of Ice",),
    case=True,
)
OFFICIAL_JOURNAL = Pattern(
    r",?\s(?:\[(?P<year>\d{4})\]\sO\.?J\.?\s(?P<volume>(?:[LC](?:\sSpec(?:ial|\.)\sEd(?:ition"
    r"|\.))?)\s?\d+)/(?P<page>\d+)"
    r"|(?P<year2>\d{4})\sO\.?J\.?\s\((?P<volume2>[LC]\s?\d+)\)(?:\s(?P<page2>\d+))?"
    r"|\(?O\.?J\.?\s(?P<volume3>[LC]\s?\d+)(?:,\s|/|\s)(?P<rest>(?:[^,()]*,?\s?p\.\s?\d+(?:[-–]\d"
    r"+)?|[^,()]*\d{4})?)\)?)",
    "the Official Journal of the European Union; groups `year`, `volume`, `page` and those number"
    "ed",
    ("Ice [2019] OJ L199/1", "Ice, 2016 O.J. (L 119) 1", "Ice, OJ L 119, 4.5.2016, p. 1"),
    ("OJ Simpson",),
    case=True,
)
NUMBERED_LAW = Pattern(
    r"^(?P<title>(?:Loi|Décret|Ordonnance|Arrêté)\s(?:constitutionnelle\s"
    r"|organique\s)?n[°º]\s?[\d-]+(?:\sdu\s(?P<day>\d[^,]*?\d{4}))?[^,]*)"
    r"(?:,\s(?P<place>art(?:icle|\.).+))?$"
    r"|^(?P<title2>B[TR]-Drs\.\s\d+/\d+)(?:,\s(?P<place2>S\.\s.+))?$",
    "a law of France by its number, or a paper of the German parliament; groups `title`, `day` an"
    "d `place`",
    ("Loi n° 78-17 du 6 janvier 1978 relative à la glace, art. 4", "BT-Drs. 14/6040, S. 45"),
    ("Loi de la glace",),
    case=True,
)
GAZETTED_LAW = Pattern(
    r"^(?P<title>(?:(?:Erstes|Zweites|Drittes)\s)?(?:Gesetz|Verordnung|Bekanntmachung|Erlass|Erlaß)\s"
    r"[^,]{3,160}?)(?:\s(?:vom|v\.)\s(?P<day>\d{1,2}\.\s?[\w.]{1,10}\s?\d{4}))?,?\s\(?(?P<name>[RB]?GBl\."
    r"|GVBl\.|Reichsgesetzblatt|Bundesgesetzblatt)(?:\s(?P<year>\d{4}))?(?:\s(?P<volume>I{1,3})\b)?"
    r",?\s(?:S\.\s)?(?P<page>\d{1,5})\)?(?:,\s(?P<place>(?:§|Art\.).{1,40}))?$",
    "a law of Germany by its gazette; groups `title`, `day`, `name`, `year`, `volume` and `place`",
    (
        "Gesetz über das Eis vom 4. Juli 1955, BGBl. I, S. 44, § 7",
        "Verordnung über Eis, RGBl. 1911, 12",
    ),
    ("Gesetz und Eis, BGBl",),
    case=True,
)
LONG_TITLE = Pattern(
    r"^(?P<title>(?:An?\s)?(?:Act|Ordinance|Decree|Statute|Bye?-?law)\s(?:for|to|of|concerning"
    r"|respecting)\s[^,;:“”()\d]{5,160}),\s(?P<year>1[3-9]\d\d|20\d\d)(?:,\s(?P<place>(?:cl|ch?|art|ss?|sec)s?"
    r"\.?\s.{1,30}|§.{1,30}))?$",
    "an act by its long title and its year; groups `title`, `year` and `place`",
    (
        "Ordinance for the Regulation of Porters, 1870, cl. 9",
        "An Act to amend the Laws, 1711",
    ),
    ("Act of Ice, Oslo, 1999",),
    case=True,
)
FOREIGN_CODE = Pattern(
    r"^(?P<name>[^\W\d_][^\[\]\d]{2,60}?)\s\[[^\[\]]{1,40}\](?:\s\[[^\[\]]{1,60}\])?,?\s(?P<place"
    # Behind a comma, a word in full that has no number is no part of the place.
    r">(?:§§?|[Aa]rts?\.)\s?\d(?:[^(),]|,(?!\s[A-Z]\w+\b(?!\.|\s\d))){0,40}?)"
    r"(?:\s\([A-Z][A-Za-z.]+\))?$",
    "a place in a code of another country, whose name is translated; groups `name` and `place`",
    (
        "Bürgerliches Gesetzbuch [BGB] [Civil Code], § 242",
        "Code civil [C. civ.] art. 1382 (Fr.)",
        "Handelsgesetzbuch [HGB] [Commercial Code], § 12, Abs. 1, Satz 2",
    ),
    ("Roe [Ice], § 4, Snow",),
    case=True,
)
RECORD_OF_HOUSE = Pattern(
    r"^(?P<name>(?:Deutscher\s)?(?:Bundestag|Reichstag),\sSten(?:ographische|ogr\.|\.)\sBer(?:ichte?"
    r"|\.)|Verhandlungen\sdes\s(?:Deutschen\s)?(?:Bundestag|Reichstag|Landtag)e?s|Journals?\sof\s"
    r"(?:the\s)?(?:House\sof\s(?:Commons|Lords|Representatives|Assembly)|Senate))(?=,\s)",
    "the printed record of a house, before its day and page; group `name`",
    (
        "Deutscher Bundestag, Stenographische Berichte, 5. Wahlperiode",
        "Journal of the Senate, vol. 2",
    ),
    ("Journals of the House of Commons 44 (1788)", "Journal of the Senate"),
    case=True,
)
PAGE_OF_RECORD = Pattern(
    r"(?:^|[\s,])(?:S\.|pp?\.|cols?\.?|Sp\.)\s?(?P<place>\d+(?:,\d{3})?(?:[-–]\d+)?(?:\s\(?[A-D]\)?(?=$|,))?)",
    "a page of the record of a house, with the quarter of it; group `place`",
    ("S. 3021 (B)", "vol. ii. p. 88, 4 March", ", S. 12 C"),
    ("1921 S",),
    case=True,
)
CODE_PUBLISHER = Pattern(
    r"^(?:West|McKinney|LexisNexis|Lexis|Deering|Vernon|Thomson West|Michie|Purdon)$",
    "who publishes codes, which no author is called by with a year",
    ("West", "LexisNexis"),
    ("Westlake",),
    case=True,
)
SESSION_LAWS = Pattern(
    r"^(?P<name>(?:U\.?\s?S\.?\s|United States\s)?(?:(?:General|Public|Session|Private|Colonial"
    r"|Revised)\s)?(?:Statutes|Acts|Laws|Ordinances)\s(?:of"
    r"|at)\s(?!the\sApostles)(?:the\s)?[A-Z][^,\d]{2,80}?)(?!$)"
    r"(?:,?\s(?:vol\.\s)?(?P<volume>\d{1,3}|[IVXL]+))?(?:,?\s\(?(?P<year>1[5-9]\d\d|20\d\d)\)?)?"
    r"(?:[,:]\s(?P<place>(?:ch?\.|chap\.|sec\.|§|p\.|pp\."
    r"|no\.)?\s?\d[^,]{0,20}(?:,\s\D{0,5}\d[^,]{0,12})?))?$",
    "a collection of laws by its year or volume; groups `name`, `volume`, `year` and `place`",
    (
        "Statutes of the Realm, vol. 3, 427",
        "Laws of Tarn, 1887, 44",
        "Statutes at Large 12 (1863): 392",
    ),
    ("Laws of Ice",),
    case=True,
)
PRINTED_SERIES = Pattern(
    r"^(?P<name>(?:[A-Z][\w’.]*\s){0,6}(?:Debates(?:\sof\s[^,\d()]{3,60}?)?|(?:Court|Law|Chancery"
    r"|Session)\sReports"
    r"|Journals?\sof\s(?:the\s)?[^,\d()]{0,30}(?:House|Senate|Commons|Lords|Assembly|Congress"
    r"|Parliament|Council)[^,\d()]{0,30}?))"
    r"\s(?P<volume>\d{1,4})\s\((?P<year>[^()]*\d{4})\):\s(?P<place>\d[\d–, -]*)$",
    "a series of a parliament or a court by volume, year and page, without a title",
    ("Journals of the House of Commons 44 (1788): 12",),
    ("Journal 12",),
    case=True,
)
