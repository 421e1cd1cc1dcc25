"""Words by which a note refers to a work that another citation names. Most are Latin."""

from corpus.english.tables import Pattern

IBID = Pattern(
    r"^(?:ibid(?:em)?\b\.?|id\.(?=$|[\s,;:)])|id(?=$| at| [§¶])|idem\b\.?|ebda?\b\.?"
    r"|ebenda\b|ib[íi]d\b\.?|ib\.(?=$|[\s,;:)])|ivi\b|ibi\b|tamt[ée]ž|tamtiež|tam[żz]e|tam zhe"
    r"|там же|aldaar|samme sted|sst\.|uo\.(?=$|[\s,])|isto(?=,\s(?:str|s)\.)|ibidem)"
    r"(?:,?\s*ibid(?:em)?\b\.?)?",
    "the work that was cited just before",
    ("Ibid., p. 4.", "Ib., p. 5", "Idem, 3", "id. at 7", "Ebd., S. 15", "Tamtéž, s. 4"),
    ("See ibid.", "Idea and reality", "ID card"),
)
SAME_PERSON = Pattern(
    r"^(?:idem|eadem|iidem|id\.|ders\.|dies\.|derselbe|dieselben?)(?=[\s,:])[,:]?\s*",
    "the author of the work that was cited just before",
    ("Idem, The Bar", "Ders., Hafen", "Eadem, ‘Tides’"),
    ("Identity, The Bar",),
)
SAME_TO_SAME = Pattern(
    r"^(?:the\s)?same\sto\s(?:the\s)?same\b(?=,)",
    "a further letter by the writer of the one before",
    ("Same to same, 30 May 1916", "same to the same, 3 May 1840, ibid."),
    ("the same to Lord Moss, 3 May",),
)
WORK_CITED = Pattern(
    r",?\s*\b(?:(?:op|ob)\.?\s?cit\b\.?|(?:(?:art|op)\.\s|(?<=,\s))préc\.|opere citato|work cited"
    r"|art\.?\s?cit(?:[ée]e?\b"
    r"|\b\.?)|a\.?\s?a\.?\s?O\b\.?|(?<=,\s)cit\.(?=,|\s|$)|(?<=,\s)(?:a\.\s?w\.|c\.\s?d\.|t\.a\.p\.|dz\.\s?cyt\."
    r"|op\.\s?cyt\.|cit\.\s(?:d|dílo|op)\.|c[ií]t\.\sd\.|i\.\s?m\.|o\.\s?c\.|ib[íi]d\.\s?cit\.|yuk\.))",
    "the author's work that was cited before",
    ("Smith, op. cit., p. 9", "Roe, a.a.O., S. 3", "Roe, art. cit."),
    ("Smith, cited above",),
)
PLACE_CITED = Pattern(
    r",?\s*\b(?:loc\.?\s?cit\b\.?|loco citato)",
    "the place that was cited before",
    ("Roe, loc. cit.", "loc.cit."),
    ("location",),
)
_NOTE = r"(?:(?:foot|end)?notes?|nn?\.|fnn?\.?|n(?=\s?\d)|Anm\.|Fu(?:ß|ss)n\.|references?|refs?\.)"
_ABOVE = r"(?:supra|infra|above|below|siehe oben|s\.\s?o\.|oben|ci-dessus|ci-dessous|wie)"
NOTE_ABOVE = Pattern(
    rf"[,(\[]*\s*\b{_ABOVE},?\s*\(?(?:at\s+)?{_NOTE}\s*"
    r"(?P<number>\d{1,4})\b\)?"
    rf"|[,(\[]*\s*\b(?:cited\s+|as\s+cited\s+)?(?:in|at)?\s*{_NOTE}\s*(?P<number2>\d{{1,4}})\)?,?"
    r"\s*(?:above|below|supra|infra)\b"
    rf"|[(\[]\s*(?:{_ABOVE},?\s+|see\s+|as\s+(?:in\s+|at\s+)?|cited\s+(?:in\s+"
    rf"|at\s+)?)?{_NOTE}\s*(?P<number3>\d{{1,4}})\s*[)\]]",
    "the work that another note cites; group `number`, `number2` or `number3`",
    (
        "Roe, supra note 4, at 3",
        "note 12 above",
        "Moss (n 25) 7",
        "above, n. 3",
        "Roe (as n. 1), 18",
    ),
    ("a note of 1861", "see chapter 4"),
)
SEE_NOTE = Pattern(
    rf"^(?:see|vgl\.|siehe|cf\.)?\s*(?:also\s+)?(?:as\s+)?(?:{_ABOVE})?,?\s*{_NOTE}\s*"
    r"(?P<number>\d{1,4})(?:,?\s*(?:above|below|supra|infra))?",
    "a note by its number, and perhaps no other word",
    ("See note 12 above", "note 4", "n. 7 above"),
    ("Notes and queries",),
)
SUPRA = Pattern(
    r"[,(\[]*\s*\b(?:(?:ut|ubi|vide|loc\.)\s)?(?:supra|cited above|above cited|as above)\b[)\]]?",
    "that a work was cited before, without the number of the note",
    ("Quist, supra, at 3", "Roe, cited above", "Drake, ut supra"),
    ("suprasegmental",),
)
WHOLE_NOTES = Pattern(
    r"\b(?:and|with) (?:the )?(?:accompanying|related) text\b"
    r"|\band (?:the )?(?:literature|works|sources|references|authorities) (?:cited|quoted"
    r"|given) there|\btext (?:accompanying"
    r"|at|to)\b|\bPart [IVX\d]+\b",
    "a place of the paper itself, to which a note refers its reader",
    ("supra note 3 and accompanying text", "supra text accompanying note 3"),
    ("supra note 3, at 4",),
)
SHORT_NAME = Pattern(
    r"\s*[(\[]\s*(?:hereafter|hereinafter|henceforth|subsequently|désormais|ci-après|im Folgenden"
    r"|künftig|en adelante)"
    r"(?:\s+(?:cited|referred to|abbreviated|called))?(?:\s+(?:as|to as))?[,:]?\s*"
    r"(?P<name>[^()\[\]]{2,120}?)\s*[)\]]",
    "what a work is called from here on; group `name`",
    ("(hereinafter UNCLOS)", "[hereinafter cited as “Bar”]"),
    ("(the hereafter of it)",),
)
SIGNAL = Pattern(
    r"(?:and\s+|but\s+)?(?:see,?\s+(?:also|generally|further|especially|esp\.|e\.\s?g\.,?|for "
    r"(?:example|instance),?|in particular)?|cf\b\.?|compare|contra|pace|accord|e\.\s?g\.,?"
    r"|vgl\.|vergleiche|vide(?:\s+(?:also|etiam))?|dagegen|anders|ebenso|ähnlich|so\sauch|so(?=\s(?-i:[A-Z]))|srov\."
    r"|por\.|zob\.|jfr?\.|zie(?:\s+ook)?|se\s+også|voy\.|bkz\."
    r"|siehe(?:\s+auch)?|s\.\s+auch|voir(?:\s+aussi)?|cfr\.|v[ée]ase|vid\.|viz\.|for example,?"
    r"|for instance,?|among (?:many )?others,?|(?:originally|in (?:the\s)?(?:original|English"
    r"|French|German|Spanish"
    r"|Italian|Dutch|Latin|Russian"
    r"|translation|manuscript)(?:\s(?:translation|edition|version|original"
    r"|text))?(?:\sas)?),?(?=\s[A-Z“‘\"])"
    r"|(?:data\s)?sources?(?::|(?=\s[A-Z“‘\"]))"
    r"|(?:both\s|all\s|the\s|these\s)?(?:data|figures|quotations?|quotes|numbers|statistics"
    r"|estimates|examples?"
    r"|details|information|translation)(?:\s(?:are|is|come|comes|taken|drawn|adapted|derived"
    r"|compiled))?\s(?:from"
    r"|in)(?:\sthe)?(?=\s[A-Z“‘\"])|(?:adapted|compiled|calculated|derived|taken|drawn) from"
    r"|based on|pace"
    r"|also|as(?=\s(?:above|in\s(?:note|n\.))))(?:,)?\s*(?:also\s+"
    r"|generally\s+|e\.\s?g\.,?\s*)?",
    "words that introduce a citation",
    ("See also Roe", "Cf. Smith", "But see Roe", "See, e.g., Roe"),
    ("Seen from afar",),
)
QUOTING = Pattern(
    r"[,;:.]?\s*[(\[]?\b(?:(?:as\s+)?(?:quot(?:ed|ing)|cit(?:ed|ing))(?:\s+(?:in|from"
    r"|by|at|with approval))?"
    r"|(?:as\s+)?(?:reprinted|reproduced|printed|discussed|translated)\s+in|quotes|cites"
    r"|zit\.?\s?(?:nach|in)"
    r"|zitiert nach|cit[ée] (?:par|dans)|apud|qtd\.? in)\b[,:]?\s+",
    "words between what was said and the work that says it",
    ("Pike, quoted in Moss", "Ibid., 50, quoting Moss", "zit. nach Roe"),
    ("quotation", "unquoted"),
)
SEEN_IN = Pattern(
    r"\b(?:in|nach|from|apud|dans|par|by|at)\b",
    "that the work behind these words is the one that was seen",
    ("quoted in", "zit. nach"),
    ("quoting", "citing"),
)
EXPLAINING = Pattern(
    r"^(?:same$|[“\"‘]|holding|arguing|noting|finding|stating|discussing|describing"
    r"|explaining|suggesting"
    r"|rejecting|upholding|observing|concluding|showing|affirming|reversing|recognizing|recognising"
    r"|reviewing|emphasizing|criticizing|criticising|declining|refusing|applying|distinguishing"
    r"|overruling|listing|reporting|claiming|asserting|denying|treating|reading|tracing|surveying"
    r"|comparing|giving|calling|analyzing|analysing|documenting|proposing|requiring|striking"
    r"|interpreting|defining|collecting|providing|estimating|asking|dating|putting"
    r"|doubting|questioning|[a-z]{3,12}ing\s(?:that|whether|how)\s"
    r"|with\s|on\s(?!file\b)"
    r"|where\s|for\s|which\s|who\s|he\s|she\s|it\s|they\s|this\s|a\s|an\s|but\s"
    r"|although\s|though\s)",
    "the first words of brackets that explain a citation",
    ("holding that ice is land", "with a map", "same"),
    ("London: Verso", "Roe J., dissenting", "Reading: Verso"),
    case=True,
)
NUMBER_BEHIND_NAMES = Pattern(
    r"^(?P<who>[^\d()\[\]“”\"]{2,80}?)(?:,?\s(?:ref|réf|pozn|odk|bron|źr|kilde)\.\s?(?P<number>\d{1,3})"
    r"|,?\s(?:reference|source)\s(?P<number2>\d{1,3})"
    r"|,\s(?:note|n\.|fn\.?|Anm\.|Fn\.|pozn\.|przyp\.|noot|nota|not)\s?(?P<number3>\d{1,3})"
    r"(?=,\s(?:at\s|pp?\.|S\.|s\.|\d))"
    r"|\s\((?P<number4>\d{1,3})\)|\s\[(?P<number5>\d{1,3})\](?=,\s\w))(?=[,:]|\.?$)",
    "names and the number of the note or the entry of a list that gives their work",
    ("SOUKUP, ref. 1, s. 70", "Moss and Pike (1), table 2", "Moss, note 3, p. 9", "Moss [4], 7"),
    ("Moss, 44, note 3", "Moss (1990), 4", "Act (1) of 1990", "Moss [28]"),
    case=True,
)
NUMBERED_REFERENCE = Pattern(
    r"^\[(?P<number>\d{1,3})\](?=[,.:;\s]|$)",
    "a work by its number in a list; group `number`",
    ("[1], table 4", "[12]"),
    ("[1990] AC 12 (1", "see [1]"),
)
INLINE_POINTER = Pattern(
    r"(?:[A-Z][\w’.-]+(?:\s(?:and|&)\s[A-Z][\w’-]+)?,\s)?\b(?:supra|infra)\s(?:note|n\.)\s\d{1,4}"
    r"(?:,?\s(?:at\s)?(?:§§?\s?|¶¶?\s?|pp?\.\s)?\d+(?:[–-]\d+)?)?"
    r"|\bibid\b\.?(?:,?\s(?:at\s)?(?:pp?\.\s)?\d+(?:[–-]\d+)?)?",
    "a pointer within prose",
    ("though Arden, supra note 1, at 63, doubts", "for the dues, ibid., 44"),
    ("supra-national",),
    case=True,
)
UNIT_OF_PLACE = {
    "page": Pattern(
        r"(?:at\s+)?(?:pp?|pgs?|pages?|(?-i:S)|str|seite)\b\.?(?=\s?[\divxlc])|at\s+\d",
        "a page",
        ("p. 4", "pp. 3–9", "S. 15", "at 4"),
        ("§ 4",),
    ),
    "paragraph": Pattern(
        r"(?:at\s+)?(?:¶|paras?\b|paragraphs?\b|\[\d|Rn\b|Rz\b|Tz\b|no\.\s|n°)",
        "a paragraph",
        ("para. 4", "¶ 9", "[23]", "Rn. 4"),
        ("p. 4",),
    ),
    "section": Pattern(
        r"(?:at\s+)?(?:§|ss?\b|secs?\b|sections?\b)",
        "a section",
        ("s 4", "§ 9", "sec. 4"),
        ("p. 4",),
    ),
    "article": Pattern(r"arts?\b|articles?\b|artikel\b", "an article", ("art. 9",), ("p. 4",)),
    "regulation": Pattern(
        r"regs?\b|regulations?\b|rules?\b|rr?\b|cls?\b|clauses?\b|sch\b|schedule\b",
        "a part of a regulation",
        ("reg 8", "r 4", "cl. 9"),
        ("p. 4",),
    ),
    "chapter": Pattern(
        r"ch(?:s|ap|aps|apter|apters)?\b|kap\b|cap\b", "a chapter", ("ch. 4",), ("4",)
    ),
    "table": Pattern(r"tab(?:les?)?\b|tbl\b|tables?\b", "a table", ("table 4",), ("4",)),
    "figure": Pattern(r"figs?\b|figures?\b|abb\b", "a figure", ("fig. 4",), ("4",)),
    "annex": Pattern(r"annex(?:es)?\b|app(?:endix)?\b|anhang\b", "an annex", ("annex IV",), ("4",)),
    "column": Pattern(r"cols?\b|columns?\b|sp\b", "a column", ("col. 4",), ("4",)),
    "leaf": Pattern(
        r"fol(?:s|io|ios)?\b|fos?\b|ff?\b|bl\b|ll?\b", "a leaf", ("fol. 4", "f. 9", "Bl. 3"), ("4",)
    ),
    "box": Pattern(
        r"box(?:es)?\b|folders?\b|bundles?\b|files?\b|reel\b|carton\b", "a box", ("box 4",), ("4",)
    ),
    "claim": Pattern(r"claims?\b", "a claim of a patent", ("claim 4",), ("4",)),
    "volume": Pattern(r"vols?\b|bd\b|t\.", "a volume", ("vol. 4",), ("4",)),
    "time": Pattern(r"\d{1,2}:\d\d", "a time", ("12:40",), ("4",)),
}
ARTICLE_CITED = Pattern(
    r"\bart\.?\s?cit",
    "that the work cited before is an article",
    ("Roe, art. cit.",),
    ("part cited",),
)
VOLUME_BEHIND = Pattern(
    r"^(?:(?:vol|t|tom|bd|sv|d)\.|vol(?:ume)?|tomo?|tome|Band|svazek|Teil)\s?(?P<volume>[ivxlcIVXLC]+|\d{1,2})"
    r"(?:\.\s|,\s|\.?$)|^(?P<volume2>[IVX]{1,5}|[ivx]{1,5})[,.]\s(?=\d|pp?\.|S\.|s\.)",
    "the volume of a set behind an Ibid., before a place; group `volume` or `volume2`",
    ("vol. iv. p. 19", "II, S. 14", "t. 3, p. 9"),
    ("v. Rehfeld", "p. 4"),
)
SERIES_AT = Pattern(
    r"^(?:(?P<who>[A-Z][^,\d“”\"]{1,60}),\s)?(?P<volume>\d{1,4})\s(?P<name>[A-Z][A-Za-z.’'&]*"
    r"(?:\s[A-Z][A-Za-z.’'&]*){0,5}),?\sat\s(?P<place>[A-Z]?\d{1,3}(?:,\d{3})*\d*"
    r"(?:[-–][A-Z]?\d[\d,]*)?(?:,\s\d+(?:[-–]\d+)?)*)\.?$",
    "volume, series and page of what was cited before; groups `who`, `volume`, `name`, `place`",
    ("79 Fed. Reg. at 41,013", "112 Cong. Rec. at 8813", "Prys, 33 Tidal L. Rev. at 436"),
    ("79 Fed. Reg. 41,002", "arrived at 9"),
    case=True,
)
LINK_BEFORE = Pattern(
    r"\b(?:cited|quoted|discussed|printed|reprinted|reproduced|given|zitiert|zit\.|cité|in|by|from|nach"
    r"|apud|dans|par)\W*$",
    "words at the end of a text by which what follows is the work that was seen",
    ("Strickland, cited", "quoted in"),
    ("in the end",),
)
UNREPORTED_IN = Pattern(
    r"\((?:unreported|unpublished|manuscript)\), in (?P<papers>[A-Z])",
    "that a case is in no series of reports, before the papers that it is in; group `papers`",
    ("Ex parte Roe (K.B., 1788) (unreported), in Wren Notebooks",),
    ("(unreported) in May",),
)
