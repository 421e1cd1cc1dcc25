"""Words by which a note refers to a work that another citation names. Most are Latin."""

from corpus.english.tables import Pattern

IBID = Pattern(
    r"^(?:ibid(?:em)?\b\.?|id\.(?=$|[\s,;:)])|id(?=$| at| [§¶])|idem\b\.?|ebda?\b\.?"
    r"|ebenda\b|ib[íi]d\b\.?|ib\.(?=$|[\s,;:)])|ivi\b|ibi\b)(?:,?\s*ibid\b\.?)?",
    "the work that was cited just before",
    ("Ibid., p. 4.", "Ib., p. 5", "Idem, 3", "id. at 7", "Ebd., S. 15"),
    ("See ibid.", "Idea and reality", "ID card"),
)
SAME_PERSON = Pattern(
    r"^(?:idem|eadem|iidem|id\.|ders\.|dies\.|derselbe|dieselben?)(?=[\s,:])[,:]?\s*",
    "the author of the work that was cited just before",
    ("Idem, The Bar", "Ders., Hafen", "Eadem, ‘Tides’"),
    ("Identity, The Bar",),
)
WORK_CITED = Pattern(
    r",?\s*\b(?:(?:op|ob)\.?\s?cit\b\.?|(?:(?:art|op)\.\s|(?<=,\s))préc\.|opere citato|work cited"
    r"|art\.?\s?cit(?:[ée]e?\b"
    r"|\b\.?)|a\.?\s?a\.?\s?O\b\.?|(?<=,\s)cit\.(?=,|\s|$))",
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
    r"[,(\[]*\s*\b(?:supra|cited above|above cited|as above|loc\. supra)\b[)\]]?",
    "that a work was cited before, without the number of the note",
    ("Quist, supra, at 3", "Roe, cited above"),
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
    r"|vgl\.|vergleiche"
    r"|siehe(?:\s+auch)?|dagegen|vide|s\.\s+auch|voir(?:\s+aussi)?|cfr\.|v[ée]ase|vid\.|viz\."
    r"|for example,?"
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
ARTICLE_CITED = Pattern(
    r"\bart\.?\s?cit",
    "that the work cited before is an article",
    ("Roe, art. cit.",),
    ("part cited",),
)
