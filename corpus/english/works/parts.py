"""Words for the parts of a citation: pages and other places, editions, editors, volumes, dates."""

from corpus.english.tables import Pattern

_NUMBER = (
    r"\*?(?:[A-Z]|I{1,3}-)?(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:[a-z]{0,2}"
    r"|[A-Z](?![A-Za-z]))(?:\.\d+)*[a-z]?(?:nn?\.?\d+)?)"
)
_ROMAN = r"[ivxlc]{1,8}"
_ONE = rf"(?:{_NUMBER}(?:/{_NUMBER})?|{_ROMAN}(?![a-zé]))"
_RANGE = rf"{_ONE}(?:\s?[-–—]{{1,2}}\s?{_ONE})?(?:\s?(?:ff?|sqq?)\b\.?)?(?:\s?n+\.\s?\d+)?"
_PAGE_WORD = r"(?:pages?|pp?(?:\.|(?=\s\d))|S\.|p[áa]gs?\.|ss?\.(?=\s?\d))"
# Places that keep their word: a chapter, a paragraph, a column, a box.
_LABEL = (
    r"(?i:chapters?|chaps?\.?|chs?(?:\.|(?=\s\d))|cap\.|books?|bks?\.|sections?"
    r"|sect?s?\.?|secs\.|§§?|¶¶?"
    r"|paragraphs?|paras?\.?|pars?\.|articles?|arts?\.?|clauses?|cls?\.|rules?|regs?\.?"
    r"|regulations?|schedules?|sch\.?|columns?|cols?\.?|cc\.?|folios?|fols?\.?|fos?\.?"
    r"|ff?\.|boxes|box|points?|q\.|qq\.|pts?\.?|amend(?:ments?|s?\.)|ss?(?=\s\d)|entry|entries"
    r"|folders?|files?|bundles?|reels?|frames?|lines?|ll?\.|plates?|pls?\.|figures?"
    r"|figs?\.?|tables?"
    r"|appendix|annex|app\.|docs?\.|(?:documents?|letters?|legajos?|libros?|ramos?"
    r"|dossiers?)(?=\s)|parts?"
    r"|pts?\.|titles?|tits?\.|divisions?|div\.|nn?\.|notes?|fn\.?|loc\."
    r"|sigs?\.|s\.v\.|s\.vv\.|item|min\.|pref\.|tracks?|scenes?|acts?|canto|stanza|rn\.?"
    r"|Rn\.|Rdnr\.|Sp\.|Bl\.|Kap\.|Art\.|Abs\.|principle|guideline|standard|preamble"
    r"|recital|vols?\.)"
)
# Places of laws and of commentaries on them; the small letters alone, as "R 12" is none.
_LABEL_OF_LAW = (
    r"(?:slip\sop\.,?\sat|cmts?\.|illus\.|rr?\.?(?=\s\d)|tbls?\.|exs?\.|subchs?\.|subpts?\."
    r"|subtits?\.|encl\.|enclosure"
    r"|attachment|al\.|cons\.|considérants?|recitals|Tz\.|Ziff\.|Rz\.|Rdn\.|Randnr\.|Randnummer"
    r"|Abs|dd?\.|ds\.)"
)
_VALUE = (
    r"(?:(?=\(?(?:\w*\d|[ivxlcIVXLC]+\b|[A-Za-z]\b))[\w()]+(?:[.\-–/:][\w()]+)*(?:\[\w{1,4}\])*)"
)
_SEQUENCE = r"(?:\s?(?:ff?|sqq?|et seqq?|et s)\b\.?)?"
_LABELLED = rf"(?:{_LABEL}|{_LABEL_OF_LAW})\s?{_VALUE}(?:\s?[-–]\s?{_VALUE})?{_SEQUENCE}"
# A paragraph of a judgment behind its page, as in Australia: `930 [44]`.
_PARAGRAPH = r"(?:\s\[\d+(?:\.\d+)?\](?:\s?[-–]\s?\[\d+(?:\.\d+)?\])?)?"
_UNIT = rf"(?:(?:at\s+)?{_PAGE_WORD}\s?{_RANGE}|(?:at\s+)?{_LABELLED}|(?:at\s+)?{_RANGE})"

PLACE_IN_WORK = Pattern(
    rf"^(?:(?:at|esp\.|especially|here|hier|quotation (?:at|on|from)|quote (?:at|on)"
    rf"|and)\s+)?{_UNIT}"
    # Atomic: words that are a label in two ways would double the readings of each further place.
    rf"(?:(?>\s?(?:and|&|und|et|bis)\s{_UNIT})|(?>\s{_LABELLED}))*{_PARAGRAPH}\.?$"
    r"|^(?:app|appendix|pmbl|preamble)\.?$"
    r"|^(?:at\s+)?\[\d+(?:\.\d+)*\](?:\s?[-–]\s?\[\d+(?:\.\d+)*\])?$"
    r"|^[ivx]{1,5}\.\s\d{1,4}(?:[-–]\d{1,4})?$|^[IVXLC]{1,5}\.\d{1,4}(?:\.\d{1,4})*$"
    r"|^loc\.\s\d+\sof\s\d+$"
    r"|^\d{1,2}:(?:\d{1,4}|[ivxlc]+)(?:[–-](?:\d{1,4}|[ivxlc]+))?$"
    r"|^(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[-–]\s"
    r"?\d{1,2}:\d\d(?::\d\d)?)?$|^(?:and\s)?passim\.?$",
    "a place in a work: pages, a chapter, a column",
    (
        "12–14",
        "p. 12",
        "pp. 3 and 5",
        "ch. 4",
        "col. 33",
        "§ 4(a)",
        "at 12",
        "[23]",
        "12ff.",
        "930 [44]",
        "§ 2[b]",
        "§ 4 et seq.",
    ),
    ("Ice", "1990 edition", "pilots"),
    case=True,
)
PAGE_WORD = Pattern(
    rf"^(?:at\s+)?{_PAGE_WORD}\s*\d|^(?:at\s+){_RANGE}",
    "a place called a page",
    ("p. 4", "at 12"),
    ("12", "ch. 4"),
    case=True,
)
PLACE_BEHIND = Pattern(
    rf"(?P<lead>[\s)\]”\"’'])(?P<place>(?:at\s+)?(?:{_PAGE_WORD}\s?{_RANGE}|{_LABELLED})"
    rf"(?:,\s*(?:{_PAGE_WORD}\s?)?{_RANGE})*|at\s+{_RANGE}(?:,\s*{_RANGE})*)\.?\s*$",
    "a place in a work at the end of a text, with its word and without a comma before; group "
    "`place`",
    ("The Bar p. 12", "Ice (1990) at 4", "Ice §§ 3-4"),
    ("The Bar 12",),
    case=True,
)
EDITION = Pattern(
    r"\b(?:(?:\d{1,2}(?:st|nd|rd|th|d)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|revised|rev\.?|new|enlarged|enl\.|expanded|updated|corrected|abridged|annotated"
    r"|illustrated|student|centenary|anniversary|bicentennial|international|paperback|pbk\.?"
    r"|critical|reprint|\d{1,2}\.)[\s,]+(?:and\s+|&\s+)?){1,4}(?:eds?\b\.?|edns?\b\.?|edition\b"
    r"|Aufl(?:age)?\b\.?|Ausg(?:abe)?\b\.?)(?!\s+by)|\b\d{1,2}(?:e|ème|re"
    r"|\.?ª)\s[ée]d\b\.?|\brev\. ed\.|\b\d{1,2}\. Aufl\.",
    "the edition of a work",
    ("2nd ed.", "revised edition", "3rd rev. edn", "2d ed.", "3. Aufl."),
    ("edited by", "an edition"),
)
EDITED_BY = Pattern(
    r"(?:^|[,.(;]\s*)(?P<what>(?:edited|selected|compiled|introduced)(?:,?\s+(?:and|&)\s+\w+"
    r"|,\s*trans(?:lated|\.)?)?\s+by\s+|eds?\.(?:\s+(?:and|&)\s+trans\.)?\s+(?:by\s+)?"
    r"|comps?\.\s+"
    r"|hrsg\.\s+(?:von\s+)?"
    r"|hg\.\s+(?:von\s+)?|[ée]d\.\s+(?:par\s+)?|ed\s+(?=(?-i:[A-Z]))"
    r"|a\scura\sdi\s)(?!and\s|&\s)(?P<who>[^()\[\];:]{3,120}?)"
    r"(?=$|[,.]?\s*[(\[;]|,\s+(?:\d|(?-i:(?!and\s)[a-z§])|trans|vol|rev\.|\w+ "
    r"(?:rev\. )?edn?\b)|(?<!\b\w)(?<!-\w)\.\s)",
    "who edited a work; groups `what` and `who`",
    ("The Bar, ed. Jane Roe (", "The Bar, edited by A. Smith and J. Roe ("),
    ("2nd ed. (London", "Jane Roe, ed., Ice"),
)
TRANSLATED_BY = Pattern(
    r"(?:^|[,.(;]\s*)(?:translated(?:\s+(?:from|by|and|with)\b[^,()]{0,40}?\bby"
    r"|\s+by)?|(?:transl?|tr)\.(?:\s+from\s+[^,()]{3,30}?\s+by)?"
    r"|trad\.(?:\sit\.)?(?:\s(?:di|de|par|por))?|[üu]bers\.(?:\s+von)?)\s+(?:(?:and|&) ed(?:\."
    r"|ited)\s+"
    r"(?:by\s+)?|by\s+)?(?P<who>[^()\[\];:]{3,80}?)"
    r"(?=$|[,.]?\s*[(\[;]|,\s+(?:\d|(?-i:(?!and\s)[a-z§])|ed|vol|rev\.|\w+ (?:rev\. "
    r")?edn?\b)|(?<!\b\w)(?<!-\w)\.\s)",
    "who translated a work; group `who`",
    ("Ice, trans. Ruth Amsel (", "Ice, translated by R. Amsel, 2nd"),
    ("an untranslated letter",),
)
EDITOR_BEHIND = Pattern(
    r",?\s*[(\[](?:eds?|editors?|hrsg|hg|comps?|org|dirs?|coords?)\b\.?[)\]]"
    r"|,\s*(?:eds?\.?\s(?:and|&)\strans|eds?|editors?|hrsg|hg|comps?)"
    r"\b\.?(?=,|$|\s*[(:])",
    "that the names before are editors'",
    ("Jane Roe (ed.), Ice", "Roe and Smith (eds), Ice", "Jane Roe, ed., Ice"),
    ("ed. Jane Roe",),
)
TRANSLATOR_BEHIND = Pattern(
    r",?\s*[(\[](?:trans|transl|tr)\.?[)\]]|,\s*trans\.(?=,)",
    "that the names before are translators'",
    ("Li Wei (trans.)",),
    ("trans. Li Wei",),
)
VOLUMES = Pattern(
    r",?\s*\b(?:\d{1,3}|two|three|four|five|six)\s+(?:vols?\b\.?|volumes)",
    "of how many volumes a work is",
    ("Ice, 3 vols.", "two volumes"),
    ("vol. 3",),
)
VOLUME = Pattern(
    r"\b(?:vols?\.?|volumes?|Bd\.?|Band|t\.|tome?)\s*(?P<volume>\d{1,4}|[IVXLC]{1,8}\b)",
    "the number of a volume; group `volume`",
    ("vol. 3", "Bd. 2", "vol. XII"),
    ("3 vols.",),
)
ISSUE = Pattern(
    r"\b(?:nos?\.?|issue|nr\.?|numbers?|iss\.|n\.(?=\s?\d)|Heft|H\."
    r"|n\.?[°º]\.?)\s*(?P<issue>\d{1,5}(?:[-–/]\d{1,4})?)",
    "the number of a journal's issue; group `issue`",
    ("no. 3", "issue 44", "Nr. 2", "nos. 1–2"),
    ("nothing",),
)
REPRINT = Pattern(
    r"\b(?:repr(?:int(?:ed)?)?|reissued?|rpt|republished|repub(?=\.))(?!\w)\.?"
    r"(?:\s+(?:by\b|in\b|ed\.|edn\b|edition\b))?[,:]?\s*",
    "that a work was printed again",
    ("1970; repr., London", "reprinted 1994", "repub. by Wren"),
    ("represented", "Republic"),
)
NO_DATE = Pattern(
    r"\b(?:n\.\s?d\.|s\.\s?d\.|o\.\s?J\.|no date|undated|forthcoming|in press|n\.\s?p\.|s\.\s?l\.)",
    "that a work has no date, or none yet",
    ("n.d.", "forthcoming"),
    ("and",),
)
SEASON = Pattern(
    r"\b(?:Spring|Summer|Autumn|Fall|Winter|Michaelmas|Hilary|Trinity"
    r"|Easter)(?:\s*[/–-]\s*(?:Spring"
    r"|Summer|Autumn|Fall|Winter))?,?\s+(?P<year>(?:1[5-9]|20)\d\d(?:\s?[-–/]\s?\d{2,4})?)",
    "a season and a year; group `year`",
    ("Spring 1990", "Winter 1990/91"),
    ("spring of 1990",),
    case=True,
)
AVAILABLE = Pattern(
    r",?\s*\b(?:(?:also\s+)?available\s+(?:online\s+)?(?:at|from)|online\s+at"
    r"|retrieved\s+from|url|at"
    r"|online|doi)\b:?\s*$",
    "the words before an address",
    (", available at:", "URL: ", "retrieved from "),
    ("flat ",),
)
SPEAKS_ON = Pattern(
    r"^,?\s*(?:here|in this (?:article|chapter)|emphasis (?:added|mine|in original)"
    r"|my (?:translation"
    r"|italics|emphasis)|italics (?:added|mine)|translation mine|citations? omitted"
    r"|footnotes? omitted"
    r"|internal quotation marks omitted)\b",
    "that the writer changed or marked the quoted words",
    ("emphasis added", "my translation"),
    ("an emphasis",),
)
WORD_OF_CORPORATE_NAME = Pattern(
    r"\b(?:Academy|Administration|Agency|Alliance|Army|Assembly|Associat(?:ion|es)|Authority|Bank"
    r"|Board|Bureau|Cent(?:er|re)s?|Chamber|City|Club|Coalition|College|Comm(?:and"
    r"|ission|ittee|unity)"
    r"|Companies|Company|Congress|Consortium|Convention|Corporation|Corps|Council|County|Court"
    r"|Department|Dept\.?|Directorate|Division|Embassy|Federation|Fleet|Forum"
    r"|Foundation|Fund|Government"
    r"|Group|House|Inspectorate|Institut(?:e|ion|et)?|League|Library|Ministry|Mission|Museum|Nations"
    r"|Navy|Network|Observatory|Office|Organi[sz]ation|Parliament|Party"
    r"|Permanent Representation|Representation|Delegation|Programme|Program|Project"
    r"|Registry|Republic|Secretariat|Senate|Service|Services|Society|State|States"
    r"|Survey|Task Force|Treasury"
    r"|Trust|Union|University|Inc\.?|Ltd\.?|Corp\.?|LLC|GmbH|Press|News|Staff|Bros\.?"
    r"|& Co\.?|& Sons"
    r"|Collective|Cooperative|Co-operative|Partnership|Conference|Guild|Police|Archive|Archives"
    r"|Commonwealth|Kingdom|Working Party|Harbour Board|Record Office|Review Board|Panel|Bundesamt"
    r"|Comm[’']n|Dep[’']t|Ass[’']n|Bd\.|Auth\.|Comm\.|Serv\.|Off\.|Admin\.|Inst\.|Org\.|Ctr\."
    r"|Found\.|Council|Ministerium|Bundesministerium|Gesellschaft|Verein|Ministerio|Minist[èe]re"
    r"|Instituto|Istituto|Instytut|Urząd|Ústav|Úřad|Comisi[óo]n|Comit[ée]"
    r"|Banco|Banque|Secretar[íi]a|Direcci[óo]n|Universidad|Universit[ée]|Universit[äa]t|Consejo"
    r"|Conseil|Departamento"
    r"|Gobierno|Gouvernement|Statistisches|Landesamt"
    r"|Verband|Staffs?|Desk|Editors|Unit|Branch|Laboratory|Laboratories|Lab)(?!\w)",
    "a word of the names of bodies",
    ("Department of Agriculture", "Ice Survey"),
    ("Jane Roe",),
    case=True,
)
EDITION_WORD = Pattern(
    r"\s*(?<!\w)(?:eds?|edns?|edition|Aufl(?:age)?|Ausg(?:abe)?|[ée]d(?:ition)?)\.?$",
    "the word behind the number of an edition",
    ("2nd ed.", "revised edition"),
    ("edited",),
)
DATE_LEAD = Pattern(
    r"\b(?:last\s)?(?:modified|updated|revised|posted|aired|published|filed|uploaded"
    r"|recorded|issued|dated)(?:\son)?:?\s*$|\b(?:c|ca|circa)\.?\s*$",
    "the words before a date",
    (", last modified ", "aired "),
    ("unmodified text",),
)
HEADWORD = Pattern(
    r",?\s*\bs\.\s?vv?\.\s*(?P<word>(?:[“\"‘'].{1,120}[”\"’']|[\w-]+))[.,]*(?=$"
    r"|\s+(?:accessed|last\s|\(|\ue000))",
    "the word that a dictionary is cited for; group `word`",
    ("Ice Dictionary, s.v. “Snow.”", "Ibid., s.v. ‘ice’"),
    ("sv",),
)
HANDLE = Pattern(
    r"\s\(@\w+\)|\s\[(?:dataset|data set|data file|data|infographic|internet|online"
    r"|computer software|software"
    r"|web page|film|video)\]|\s\[cited\s[^\]]*\]",
    "an account's name in brackets, and what a work is in square ones",
    ("Watch (@watch)", "Tide tables [Internet]"),
    ("(1990)",),
)
NAME_SUFFIX = Pattern(
    r",?\s+(?:Jr|Sr|II|III|IV|Esq|QC|KC|MP)\b\.?",
    "what stands behind a name and is none",
    ("Farrow, Jr.", "Grovewell III"),
    ("Junior",),
    case=True,
)
_OF_FIRM = (
    r"(?:Inc|Ltd|LLC|L\.L\.C|LLP|L\.L\.P|LP|L\.P|Corp|Co|PLC|plc|S\.A|N\.A|N\.V|B\.V|P\.C"
    r"|GmbH|AG|SE)"
)
COMMA_IN_NAME = Pattern(
    rf",(?=\s+(?:Jr|Sr|II|III|IV|{_OF_FIRM})(?![\w’'-]))",
    "a comma that stands within a name",
    ("Farrow, Jr.", "Wren Foods, Inc."),
    ("Farrow, June", "Wren, Co-operation"),
    case=True,
)
SUFFIX_OR_ROLE = Pattern(
    rf"^(?:ed\.?\s(?:and|&)\strans|Jr|Sr|II|III|IV|MP|QC|KC|eds?|trans|comps?|Hrsg|Hg"
    rf"|{_OF_FIRM})\.?$",
    "what may stand between commas behind a name and is no name",
    ("Jr.", "eds."),
    ("Roe",),
    case=True,
)
PLACE_IN_BRACKETS = Pattern(
    rf"\s\((?:at\s|esp\.\s|especially\s|here\s)?(?P<place>(?P<page>{_PAGE_WORD}\s?{_RANGE})"
    rf"|(?!nn?\b|notes?\b|fn|vols?\b|app\.\s\w+\s){_LABELLED})\)$",
    "a place in brackets behind another; groups `place`, and `page` where it is a page",
    ("pp. 22–40 (p. 31)", "40 (table 2)"),
    ("Roe (n 1)", "Ice (1990)"),
    case=True,
)
CITED_OF = Pattern(
    r",\s(?:(?:hier|here|esp\.|especially)\s)?(?:at|hier|here|esp\.|especially|quotation (?:on|at"
    r"|from)|quote (?:on|at))\s(?=p|S\.|\d)",
    "between the pages of an article and the one that is cited",
    ("55–80, at p. 61", "201–220, hier S. 204"),
    ("at 12",),
)
PART_OF_BODY = Pattern(
    r"^(?:(?:House|Senate|Joint|Select|Standing|Sub|Permanent|Special)\s)*(?:Committee"
    r"|Subcommittee|Sub-?[Cc]ommittee"
    r"|Commission|Division|Directorate|Bureau|Branch|Section|Office|Department|Board|Ministry"
    r"|Inspectorate|Royal Commission|Departmental Committee)\s(?:of|on"
    r"|for)\s[A-Z]|^(?:Parliament|Congress|Senate|House of (?:Commons|Lords|Representatives)"
    r"|(?:Cabinet|Home|Foreign|Colonial|War|India) Office|Admiralty|Treasury|Board of Trade)$"
    r"|^(?:Div|Comm|Subcomm|Bd|Bur|Off|Sec)\.\s(?:of|on|for)\s[A-Z]",
    "a part of the body that stands before it",
    (
        "Div. of Water Res.",
        "House Committee on Ways and Roads",
        "Subcommittee on Freight",
        "Division of Ports",
    ),
    ("Committees and their chairs", "Office Politics"),
    case=True,
)
