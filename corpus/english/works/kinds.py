"""Words that show of what kind a cited work is, beside those of `work_types`."""

from corpus.english.tables import Pattern

LETTER = Pattern(
    r"(?<!\w)(?:letter|(?-i:letters)|(?<!, )letters|memo(?:randum|randa)?"
    r"|telegram|cable|despatch|dispatch|note|postcard|minute"
    r"|circular)\s+(?:from\s+(?P<writer>[^,]{3,80}?)(?:,[^,]{2,60}){0,2}?,?\s+)?(?:to"
    r"\s+(?!the editor)|dated\s|of\s\d)"
    r"|(?<![\w-])(?P<two>(?!(?:E-?mail|Letter|Note|Guide|Introduction|Essay|Ode|Reply"
    r"|Report|Response"
    r"|Address|Testimony|Submission|Petition|Speech)s?\b)"
    r"[A-Z][\w.’-]*(?:\s[\w.’-]+){0,4})\s+to\s+(?P<other>(?:the\s)?[a-z]{6,12}(?=,)"
    r"|the\s[A-Z][a-z]+(?:\s[A-Z]?[a-z]+){0,4}|[A-Z][\w.’-]*(?:\s["
    r"\w.’-]+){0,5}),\s"
    r"(?=\d|[A-Z][a-z]+\.?\s\d|n\.d\.|undated|“|(?:telegram|letter|cable|memo|memorandum"
    r"|minute|note|despatch|dispatch)(?:\s(?:[Nn]o\.\s)?\d{1,5})?,)"
    r"|^(?P<whose>[A-Z][\w.-]+(?:\s[A-Z][\w.-]+){0,3})[’']s\s(?:letter|minute|memorandum|note"
    r"|despatch|dispatch|telegram|diary)s?,",
    "a letter; group `writer` or `two`",
    ("Letter from Ada Moss to Lord Teign", "Ada Moss to Jon Pike, 3 May 1908", "memorandum to Roe"),
    ("letters of credit",),
)
ARCHIVE = Pattern(
    r"\b(?:archives?|archiv|archivo|record office|records? cent(?:er|re)"
    r"|(?-i:MSS?)\b\.?|manuscripts?"
    r"|(?:box|folder|carton|bundle|reel) \d|papers of|(?:[\w.’-]+ )(?:papers"
    r"|collection)|national records"
    r"|public record office|county record|records of|special collections|(?-i:TNA|PRO"
    r"|NARA|BL|NLS|NLI|BNA"
    r"|ADM|FO|CAB|HO|CO|WO)\b(?=[,: ]\s?(?:[A-Z]{1,5} ?)?\d|:)|RG \d|record group"
    r"|shelfmark|accession|(?-i:(?:Deed|Will|Order|Court|Record|Probate|Mortgage|Plat|Minute"
    r"|Letter) Books?)\b)",
    "an item of an archive",
    ("City Archives, MS 14/3", "Teign MSS, box 4", "Papers of Jane Roe", "TNA, ADM 1/234"),
    ("12 ms later", "boxes"),
)
INTERVIEW = Pattern(
    r"\b(?:interview(?:ed|s)?|focus groups?"
    r"|discussion(?!\s(?:papers?|notes?|series|group))|conversations?"
    r"|personal communication|correspondence"
    r"|pers\. comm|letters? to (?:the )?author|telephone call|phone call|oral history"
    r"|e-?mails?|text message|"
    r"messages? to|in conversation)\b(?=\s+(?:with|by|to|from|message)\b"
    r"|[,.:(\s]*(?:\d|$|the author|e-mail|[A-Z]))",
    "words exchanged between persons",
    ("Interview with Jane Roe", "e-mail to the author", "interview by the author"),
    ("an interviewer", "emailed"),
)
VIDEO = Pattern(
    r"\b(?:videos?|(?-i:films?)|documentary|podcast|broadcast|television|TV (?:series"
    r"|programme|program)|radio"
    r"|dir\. |directed by|episode|DVD|VHS|BBC (?:Radio|One|Two|Four)|YouTube|Vimeo|recording|CD\b"
    r"|audio|newsreel|season \d|series \d)\b",
    "a film, broadcast or recording",
    ("directed by Jane Roe", "podcast", "BBC Radio 4"),
    ("transcript",),
)
POST = Pattern(
    r"\b(?:tweet(?:ed)?|twitter(?: post| thread)?|facebook(?: post)?|instagram(?: post)?|mastodon"
    r"|blog post|weblog|blog|bluesky|reddit|telegram post|substack|linkedin|post on|(?<=\()@\w+)"
    r"|(?:^|[\s(])@\w+",
    "a post of a network or a blog",
    ("Twitter, 3 May 2015", "(@wren)", "blog post"),
    ("a postman",),
)
REPORT = Pattern(
    r"\b(?:working papers?|discussion papers?|policy (?:brief|paper)|briefing(?: paper| note)?"
    r"|technical (?:report|note|paper|memorandum)|research (?:report|paper|note|brief)|white paper"
    r"|green paper|occasional papers?|report (?:no\.?|number|to|of|by|for|series)|special report"
    r"|final report|annual report|issue brief|fact ?sheet|position paper|consultation "
    r"paper|(?-i:GAO)-"
    r"|staff paper|reports? and (?:papers|accounts)|patent|standard|(?-i:ISO|BS|RFC"
    r"|DIN|ANSI|NIST) \d"
    r"|(?-i:A)/(?-i:RES)/\d|(?-i:S)/(?-i:RES)/\d|(?-i:U\.?N\.? Doc)|country report|press release"
    r"|conference paper|paper (?:presented|read|given) (?:at|to)|(?-i:No)\. [A-Z]{2,6}-\d"
    r"|inquiry|memorandum no|data ?sheet|report)\b",
    "a report or paper that an institution puts out",
    ("Working Paper 12", "GAO-23-105643", "Technical Report", "paper presented at"),
    ("a reporter",),
)
THESIS = Pattern(
    r"\b(?:(?:unpub(?:lished|\.|l\.)?\s+)?(?:Ph\.?\s?D\.?|doctoral|D\.?\s?Phil\.?"
    r"|M\.?A\.?|M\.?\s?Phil\.?"
    r"|M\.?\s?Sc\.?|M\.?Litt\.?|LL\.?M\.?|master[’']?s?|B\.?A\.?|Ed\.?D\.?|S\.?J\.?D\.?|Th\.?D\.?"
    r"|undergraduate|honou?rs|Habil(?:itation)?\.?)\s?(?:thesis|diss(?:ertation)?\b\.?|(?=\())"
    r"|unpublished (?:thesis|dissertation)|(?:phil\.|jur\.)?\s?Diss\."
    r"(?:\s(?:phil|jur|med|theol)\.)?|th[èe]se(?: de doctorat)?)",
    "a thesis",
    (
        "PhD thesis",
        "Diss. phil. Kiel",
        "unpublished Ph.D. dissertation",
        "Master’s thesis",
        "PhD diss.",
    ),
    ("a thesis",),
)
PRESS = Pattern(
    r"\b(?:News(?:paper|week|letter)?|Times|Post|Tribune|Herald|Gazette|Guardian"
    r"|Telegraph|Chronicle|Courier"
    r"|Observer|Daily|Weekly|Mercury|Independent|Reuters|Associated Press|AFP|BBC|CNN"
    r"|NPR|VOA|Advertiser"
    r"|Al Jazeera|Dawn|Echo|Examiner|Standard|Mail|Express|Star|Sun|Mirror|Globe"
    r"|Journal & Courier|Argus"
    r"|Intelligencer|Evening|Morning|Sunday|Economist|Spectator|Dispatch|Despatch"
    r"|Register|Sentinel|Press"
    r"|Scotsman|Irishman|Leader|Messenger|Bee|Zeitung|Le Monde|Figaro|Anzeiger"
    r"|Tageblatt|Corriere|Pa[íi]s"
    r"|Inquirer|Enquirer|Ledger|Record|Bugle|Wall Street Journal|Magazine|Packet"
    r"|Reporter|Citizen|Voice|Packet"
    r"|Press Association|Bloomberg|Financial Times)\b",
    "the name of a newspaper, a magazine or a news organisation",
    ("The Harrowmere Gazette", "BBC News", "Daily Post"),
    ("at times", "in the post"),
    case=True,
)
REVIEW_OF = Pattern(
    r"^(?:book\s+)?review of\s",
    "a review without a title of its own",
    ("review of Ice, by Jane Roe",),
    ("a review",),
)
SECTION_OF_PAPER = Pattern(
    r"^(?:sec(?:tion|\.)\s\w+|(?:late|early|final|city|national|\w+)\s(?:ed\.|edition)"
    r"|(?:op-ed|editorial"
    r"|letter to the editor|obituary|leader|advertisement|supplement))$",
    "a part of a newspaper",
    ("sec. A", "late edition", "obituary"),
    ("Ice",),
)
SERIES = Pattern(
    r"\b(?:(?:No|Nr|vol)\.?\s*\d+$|(?:report|paper|brief(?:ing)?|series|studies"
    r"|monographs?|memoir|library"
    r"|texts|lectures|publications?|bulletin|record series|schriften|proceedings)\b.{0,40}\d)",
    "the name and number of a series",
    ("Working Paper 12", "Ice Studies No. 4", "Surtees Record Series 12"),
    ("a report", "Ice 12"),
)
PUBLISHER_WORD = Pattern(
    r"\b(?:Press|Publish(?:ers|ing)|Publications|Books|Verlag|Editions?|[ÉE]ditions"
    r"|Sons|Co(?=\.)|University|Univ\.|Presses"
    r"|Institut[eo]?|Society|House|UP|Imprint|Printing|Printers|HMSO|GPO|Office|Ltd"
    r"|Inc|Library|Trust|Bros\.?"
    r"|Museum|Association|Council|Centre|Center|Foundation|Academy|Stationery|School|Sch|Inst"
    r"|Films?|Pictures|Studios?|Video|Records|Productions|Entertainment|Media|Ctr"
    r"|Found|Bureau)\b|\b[A-Z]UP\b",
    "a word of publishers’ names",
    ("Saltmarsh Press", "OUP", "Wren & Sons", "Wren Co., 1990"),
    ("London", "New York"),
    case=True,
)
OF_BODIES = Pattern(
    r"\b(?:Reports?|Statements?|Surveys?|Inquir(?:y|ies)|Returns?|Accounts|Statistics"
    r"|Yearbook|Bulletin|Guidelines|Strategy"
    r"|Memorandum|Proceedings|Census|Assessment|Evaluation|Audit|Outlook|Findings"
    r"|Recommendations|Abstract|Review)\b",
    "what bodies call their reports",
    ("Annual Statement of Tonnage", "Survey of Weirs"),
    ("stated",),
    case=True,
)
REPOSITORY = Pattern(
    r"\b(?:Archives?|Archiv|[A-Z]\w+archiv|Library|Record Office|Records? Cent(?:er"
    r"|re)|Museum|University|Institut|College"
    r"|Collections|Historical Society|Antiquarian Society|Courthouse|Clerk[’']s Office|Registry"
    r"|Town Hall|Archivo|Bibliothek|Biblioth[èe]que)\b|^(?:TNA|NA"
    r"|BL|NARA|PRO|LRO|NLS|NLI|PRONI|StA \w+"
    r"|AD \w+|AN|BNA|HStA \w+)$|^[A-Z]R[O0]$",
    "where archival items are kept",
    ("Devon Record Office", "Bodleian Library", "TNA"),
    ("Ada Moss",),
    case=True,
)
COLLECTION = Pattern(
    r"\b(?:MSS|[Pp]apers|Collection|Manuscripts|Records|Correspondence|Fonds|Nachlass"
    r"|Muniments|Deposit|Notebooks|Files?)\b\.?$"
    # By the name of whose they are.
    r"|\b(?!(?:The|Th[eo]se|This|His|Her|Their|Our|My|Its|Private|Selected|Collected|Complete|Select)\s)"
    r"[A-Z][\w’'-]{1,30}\s(?:collection|Letters)\b\.?$"
    r"|^(?:Papers|Records|(?:Office |Central |Subject )?Files) of\b",
    "a collection of an archive",
    ("Teign MSS", "Penrow Letters", "Roe collection", "Records of the Lighthouse Bureau"),
    ("Record Office", "Selected Letters", "private collection"),
    case=True,
)
HONORIFIC = Pattern(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Capt|Captain|Rev|Pa|Chief|Alhaji|Haji|Sheikh"
    r"|Don"
    r"|Do[ñn]a|Se[ñn]ora?|Herr|Frau|Mme|Madame|Monsieur)\.?\s",
    "a title before a name",
    ("Mr. Alf Dunnage",),
    ("Mary",),
    case=True,
)
MESSAGE_FROM = Pattern(
    r"\b(?:e-?mails?|letters?|messages?|correspondence"
    r"|communication)\s(?:\w+\s)?from\s(?P<who>.+?)(?:\sto\s.+)?$"
    r"|\b(?:interviews?|conversations?|discussions?|correspondence|communications?|meetings?"
    r"|e-?mails?"
    r"|exchanges?|calls?)\swith\s(?!(?:the\s)?author)(?P<with>[A-Z].+)$",
    "who spoke or wrote; group `who` or `with`",
    ("Email from D. Kolev to S. Whitlow", "Interview with Mr. Alf Dunnage"),
    ("interview with the author",),
)
STANDARD = Pattern(
    r"^(?P<title>[A-Z]{2,6}(?:[ /][A-Z][A-Za-z]{1,5})*\s(?:No\.\s)?\d[\d.-]*:(?P<year>"
    r"\d{4})|[A-Z]{2,6}\sStd\.?\s\d+)(?:\s\((?P<year2>\d{4})\))?$"
    r"|^(?P<title2>(?:[A-Z][\w.]*\s){0,3}Patent\s(?:No\.\s|Application\s)?[\d,/]{4,})\b",
    "a standard or a patent by its number",
    ("NSI 118-3:1999", "U.S. Patent No. 99,104,881"),
    ("NSI",),
    case=True,
)
NETWORK = Pattern(
    r"^(?P<who>@?\w[^,“”\"]{1,60}?),\s(?P<where>Twitter|Facebook|Instagram|Mastodon"
    r"|Bluesky|Telegram|LinkedIn|TikTok|Weibo|X|YouTube)"
    r"(?:\s(?:post|tweet|thread|comment|message|video))?(?:,|\s(?=\())",
    "a post without a title; groups `who` and `where`",
    ("@tarnferry, Instagram post, 1 May", "Owen Prell, Facebook, 2018"),
    ("Twitter, 3 May",),
    case=True,
)
DESCRIBED = Pattern(
    r"^(?:interview|e-?mail|letter|conversation|discussion|introduction|preface"
    r"|foreword|afterword|review of|speech|lecture"
    r"|personal communication|telephone)\b",
    "what a work without a title is called by",
    ("interview", "review of Ice"),
    ("the interview",),
)
PARLIAMENTARY = Pattern(
    r",?\s?\b(?P<name>Parliamentary Papers|P\.P\.|PP|Parl\. "
    r"Papers),?\s(?P<year>1[5-9]\d\d|20\d\d)(?P<until>[-–/]\d\d)?(?:,?\s\(\d+\))?,?\s(?:vol\.\s)?"
    r"(?P<volu"
    r"me>[IVXLC]+|[ivxlc]+)\b\.?",
    "a volume of the papers of Parliament; groups `name`, `year` and `volume`",
    ("P.P. 1851, XXIX, Return", "Report, Parliamentary Papers 1836 (9441) XVIII"),
    ("PP. 12",),
    case=True,
)
DIRECTED = Pattern(
    r",?\s\(?(?:directed\sby|dir\.)\s(?P<director>[^,(]+)|,?\s\(?(?:presented|produced"
    r"|hosted|narrated)\sby\s[^,(]+",
    "who made a film or a broadcast; group `director`",
    ("The Keeper, directed by Ines Vardy (London", "Hour, presented by Roe, Radio"),
    ("redirected by",),
)
DATA_SET = Pattern(
    r"\s[(\[](?:data\s?set|software|computer (?:file|program|software)"
    r"|database)\b[^)\]]*[)\]],?\s?",
    "that a work is a set of data or a program",
    ("Heights (data set, version 2), Archive",),
    ("(data)",),
)
EPISODE = Pattern(
    r"^(?P<series>[A-Z][^,“”]{1,80}),\s(?:season|series|episode"
    r"|ep\.)\s\w+(?:,\s(?:season|series|episode|ep\.)\s\w+)*$",
    "a series and its episode before a title; group `series`",
    ("Coastal Lives, season 2, episode 4",),
    ("Ice, vol. 2",),
    case=True,
)
ROLE = Pattern(
    r",\s(?:host|presenter|narrator|director|dir\.|producer|photographer|interviewer"
    r"|performer|compiler|Art\.|Artikel|Lemma)$",
    "what somebody did for a work, behind the name",
    ("Gwen Astley, host",),
    ("ghost",),
)
ARCHIVES = Pattern(
    r"\b(?:National Archives?|Record Office|Archives?|[A-Z]\w+archiv)\b",
    "an archive, called so",
    ("National Archives of Northland", "Devon Record Office"),
    ("archival",),
    case=True,
)
KEPT_IN = Pattern(
    r"\b(?:[Bb]ox|[Ff]older|fols?\.?|fos?\.|[Cc]arton|[Ff]ile|[Bb]undle|MSS?|RG|[A-Z]{1,4}[./ "
    r"]?\d[\d/]+|[A-Z]\.\d+)(?=\s|$|\.)",
    "a box, a leaf or a shelfmark",
    ("folder 7", "box 40", "A.12"),
    ("boxes",),
    case=True,
)
ON_FILE = Pattern(
    r"\(on file (?:with|at) (?:the )?(?P<where>[^()]+?)\)",
    "where a letter is kept; group `where`",
    ("(on file with the Tarn Harbour Museum)",),
    ("(on file)",),
)
PODCAST = Pattern(
    r"\((?:podcast|radio|television|TV|film|video)[^()]*\)",
    "that a series is a podcast or is broadcast",
    ("Slipway (podcast)",),
    ("podcast",),
)
NUMBERED_REPORT = Pattern(
    r"\b(?:Reports?|Paper|(?:Working|Discussion|Occasional|Research|Policy) Papers"
    r"|Brief(?:ing)?s?|Bulletin|Memos?|Memorandum|Note|Series"
    r"|Document|Publication|Circular)\b,?\s"
    r"(?:No|Nr|no|nr)s?\.?\s?\d",
    "a report or paper by its number in a series, which is no journal",
    ("Asia Report No. 320", "Working Paper no. 12"),
    ("Ports Review, no. 4",),
    case=True,
)
BOX = Pattern(
    r"^(?:box|folder|file|carton|bundle|reel|no|nr)\b",
    "a box or a folder, which every collection has",
    ("box 12", "folder 3"),
    ("entry 35",),
)
NUMBERED_SERIES = Pattern(
    r"^(?:[A-Z][\w’'&-]*\s){0,6}(?:Working|Discussion|Occasional|Research|Policy|Technical"
    r"|Staff|Briefing|Position|Conference)?\s?"
    r"(?:Papers?|Briefs?|Briefing|Reports?|Notes?|Memorand(?:um|a)|Bulletins?"
    r"|Circulars?)\s(?:(?:[Nn]o|[Nn]r)s?\.?\s)?[\w/.-]{0,20}\d[\w/.-]{0,20}$",
    "a paper or report by its series and number, and nothing else",
    ("Working Paper 417", "Ice Institute Policy Brief no. 4"),
    ("Ice Papers", "Paper Trade 12"),
    case=True,
)
WAY_OF_TALKING = Pattern(
    r"\b(?:interview|e-?mail|letter|telephone|phone|conversation|memo|message|discussion"
    r"|correspondence)",
    "how somebody was spoken or written to",
    ("Interview with Jane Roe", "e-mail to the author"),
    ("a talk",),
)
HELD_BY_AUTHOR = Pattern(
    r"^(?:authors?|(?:[A-Z][\w.’']*\s){0,4}(?:L\.\sRev\.|Law Review|Journal|L\.J\."
    r"|Clearinghouse))$",
    "that a letter is kept by who cites it",
    ("author", "Tarn Law Review"),
    ("Tarn Harbour Museum",),
    case=True,
)
PATENT_CALLED = Pattern(
    r"^(?:[Tt]he\s)?[’'‘](?P<digits>\d{3})\s[Pp]atent(?:,?\s(?:at\s)?(?P<place>.+))?$",
    "a patent by the last digits of its number; groups `digits` and `place`",
    ("’881 Patent, col. 4", "the ’414 patent"),
    ("1881 Patent",),
    case=True,
)
FILED_ON = Pattern(
    r"\s\((?:filed|issued|published)?\s?([^()]*\d{4})\)$|,\s(?:filed|issued"
    r"|published)\s([^,]*,?[^,]*\d{4})$",
    "when a patent was filed or issued, behind its number",
    ("Patent No. 9,104 (filed June 2, 2010)", "Patent 41,207, filed May 4, 1912"),
    ("filed away",),
    case=True,
)
RESEARCH_BODY = Pattern(
    r"^(?!.*\b(?:University|Press|Verlag|Museum|History|Historical|Arts?|Books|Library)\b)(?:.*\s)?"
    r"(?:(?:Institute|Foundation|Cent(?:re|er)|Council|Forum)\s(?:for|on)\s.+|Consejo\sde\s.+"
    r"|Watch|Forum|Witness|Observatory|Think\s?Tank)$",
    "a publisher that puts out its own reports",
    ("Institute for County Ports", "Clean Weirs Watch", "Tide Forum"),
    ("Institute for Art History", "Forum Press", "Tide Institute"),
    case=True,
)
