"""Questions for notes, for cited works and for the source of a claim."""

from corpus.english.intents.fragments import NOTE, PAPER, PUBLISHER, TO, WORK
from corpus.english.numbers import TENS
from corpus.english.tables import Pattern

NOTE_WORD = Pattern(
    rf"\b{NOTE}(?!\w)",
    "a word that calls notes",
    ("What does note nineteen cite?", "the third endnote"),
    ("What was noted?",),
)
NUMBER_ALONE = Pattern(
    r"^\s*\[\s*(?P<numbers>\d+)\s*\]\s*\??\s*$",
    "a question that is only a note number in brackets",
    ("[19]", " [ 4 ]? "),
    ("19?", "[19] and [20]"),
)
NOTE_NUMBERS = Pattern(
    rf"\b{NOTE}\s*(?:no\.?|nr\.?|number|num\.?|#)?\s*[\[(]?"
    rf"(?P<numbers>\d+\b(?:\s*(?:,|and|or|&|{TO})\s*\d+\b)*)",
    "notes called by their numbers",
    ("What does note 19 cite?", "foot-note no. 7", "notes 4 to 6 and 9", "Ref. [3]"),
    ("How many notes are there?", "It noted 19 cases."),
)
_NAME = r"[^\s\[\](){}?!,;:“”\"&]+"
NOTE_NAMES = Pattern(
    rf"\b{NOTE}(?!\w)\s*(?:no\.?|nr\.?|number|num\.?|#)?\s*[\[(“\"]?"
    rf"(?P<names>{_NAME}(?:\s*(?:,|\band\b|\bor\b|&)\s*{_NAME})*)",
    "words behind a word for notes, which may be labels or ids of notes",
    ("What does note iv cite?", "footnote †", "notes iv and vi", "note 2.12"),
    ("How many are there?", "It noted iv cases."),
)
NOTE_SERIES = Pattern(
    r"\bseries\s+(?P<series>\d{1,6})\b",
    "the numbering that a note belongs to",
    ("What does note 3 (series 2) cite?", "note 3 of series 2"),
    ("a series of 3 notes",),
)
NOTE_ORDINAL = Pattern(
    rf"\b(?P<ordinal>last|\d+(?:st|nd|rd|th))\s+{NOTE}\b",
    "a note called by its place among the notes",
    ("the 22nd footnote", "What is the last note?"),
    ("the 22nd of March", "Who came last?"),
)
NUMBER_OF_NOTES = Pattern(
    r"\bhow many (?:different |distinct |other )?"
    r"(?:(?:foot|end)?notes|citations|references|sources|works|publications)\b"
    r"(?=.*\b(?:cite[sd]?|notes|there|used?|uses|in all|have|has|list(?:ed|s)?|reference[sd]?"
    r"|rel(?:y|ies))\b)(?! of)(?P<about>.*)",
    "how many notes or cited works there are",
    ("How many notes are there?", "how many different sources does the paper cite"),
    ("How many works of art were lost?", "How many people are there?"),
)
AUTHOR_OF_ALL = Pattern(
    rf"\bwho (?:is|was|are|were) (?:the|its) authors?(?: of {PAPER})?\s*\??\s*$",
    "the author, with nothing named that was written but the paper",
    ("Who is the author?", "who are the authors of this paper?"),
    ("Who is the author of note 12?", "Who is the author quoted?"),
)
WROTE_THIS = Pattern(
    rf"\bwho (?:wrote|has written|authored) {PAPER}(?=\s*(?:$|[?.,!]|and\b))"
    r"|\bwho (?:is|are) (?:it|this) by\b",
    "who wrote the paper itself",
    ("Who wrote this?", "Who wrote this paper and why?", "Who is it by?"),
    ("Who wrote this book on Rome?", "Who wrote the article about Swat?"),
)
ABOUT_AUTHOR = Pattern(
    r"\b(?:the|its) authors?(?:['’]s?)? (?:background|qualifications?|biography|affiliation|name)",
    "the author's life and position",
    ("What is the author's background?",),
    ("What does the author recommend?",),
)

WHO_WROTE = Pattern(
    rf"\bwho(?:se)?\b.{{0,30}}\b(?:wrote|written|authored|author|published|{WORK})\b"
    r"|\bauthors? of\b|\bwritten by\b|\bpublisher of\b",
    "the author or publisher of a work",
    ("Who wrote In the Line of Fire?", "whose thesis is cited", "the publisher of the map"),
    ("Who leads the council?",),
)
WRITTEN_BY = Pattern(
    r"\bwhat (?:else )?(?:did|has|have) (?:[\w.’'-]+ ){1,4}(?:write|written|publish(?:ed)?)\b",
    "the works of an author",
    ("What did Ada Wren write?", "What else has she published?"),
    ("What did Ada Wren say?",),
)
WHICH_WORK = Pattern(
    r"\b(?:which|what)\s+(?!(?:did|does|do|can|could|should|would|will)\b)"
    rf"(?:[\w’'-]+\s+){{0,3}}{WORK}\b"
    rf"|\b{WORK}\s+(?:by|called|titled|entitled|is cited|are cited|cited)\b"
    rf"|\b(?:cited?|cites)\b.{{0,20}}\b{WORK}\b",
    "a work of some kind",
    ("Which article covers the strike?", "a book called Salt", "Does it cite any thesis?"),
    ("What did the report say?", "Which king ruled?"),
)
WHICH_PUBLISHER = Pattern(
    rf"\b(?:which|what) {PUBLISHER}\b",
    "the body that published a work",
    ("Which news agency reported the flood?", "what think-tank counted them"),
    ("Which party won?",),
)
WHICH_NOTE_MENTIONS = Pattern(
    r"\b(?:which|what) (?:foot\s?|end\s?)?notes? (?:cites?|mentions?|refers? to|names?)\b"
    r"|\b(?:references?|citations?|link) to\b"
    r"|\bpages? (?:number )?(?:of|in)\b",
    "the note or page where something is mentioned",
    ("Which note mentions the census?", "Is there a link to the survey?", "page number of it"),
    ("Which city mentions it?",),
)
WHERE_PUBLISHED = Pattern(
    r"\bwhere (?:was|were|did|has|have)\b.{0,80}\b(?:published?|appear(?:ed)?|printed)\b"
    r"|\bwhen was\b.{0,60}\bpublished\b"
    r"|\b(?:which|what) (?:city|town|place|country|year|month|date)\b.{0,60}"
    r"\b(?:published|printed)\b",
    "where or when a work appeared",
    (
        "Where was the interview published?",
        "When was the article on tides published?",
        "In which city was Salt printed?",
    ),
    ("When was the mill built?",),
)
NO_WORK = Pattern(
    r"\b(?:backs?|supports?|behind|claims?|something)\b"
    r"|\b(?:wrote|written|writes?|published|reported|reports|printed)\s+that\b"
    r"(?!\s+(?:article|book|memoir|thesis|piece|paper|report|study|text|work|one)\b|\s*[?.]*$)"
    rf"|\bpages? (?:of|in) {PAPER}\b",
    "words of a question for the source of a claim or for who stated something, not for a work",
    ("Which article backs this?", "Who wrote that the lake froze?"),
    ("Which article covers the strike?", "Who wrote that book?", "Who wrote that?"),
)

NOTES = Pattern(
    r"\b(?:foot\s?-?|end\s?-?)notes?\b|\b(?:footnoted?|sourced|bibliograph\w+)\b"
    r"|\b(?:an?|the|any|which|what|that|whose|does) notes?\b(?! (?:that|how|of)\b)"
    r"|\breferences\b|\bcitations?\b|\b(?:cites?|cited|citing)\b"
    r"|\b(?:an?|any|the|give|what’s the|what's the) reference (?:for|to|on|about)\b",
    "notes, or what is cited",
    ("Is Ada Wren cited?", "Which note is on the census?", "a reference for the figure"),
    ("It should be noted who they were.", "Who took note of it?"),
)
PUBLISHED_ANYWHERE = Pattern(
    r"\b(?:something|anything|anywhere) published\b|\bpublished anywhere\b"
    r"|\bamong (?:the|its|his|her|their) (?:cited )?(?:sources|works)\b",
    "whether a work is among those cited",
    ("Is there anything published on tides?", "Is it among the cited works?"),
    ("When was it published?",),
)
SOURCE = Pattern(
    r"\bsources?\b(?! of (?!the\b|this\b|that\b|these\b|it\b|\d)).{0,40}"
    r"\b(?:backs?|supports?|behind|for|on|about|of|gives?|says?|used|is|are|given)\b"
    r"|\b(?:what(?:['’]s| is| are)|is there|are there|any|give|name) (?:the |an? |any )?sources?\b",
    "the source of a statement",
    ("What source backs the 53 deaths?", "what's the source?", "Is there a source?"),
    ("Where does the river rise?", "a source of income"),
)
SAID_BY_SOURCES = Pattern(
    r"\b(?:according to|official|independent|some|police|security|well-informed|intelligence)"
    r"\b.{0,12} sources?\b|\bsources? (?:said|told|claimed|confirmed|reported)\b",
    "sources as persons who speak",
    ("According to some sources, how many came?", "What have sources said about it?"),
    ("Which source is given for it?",),
)
EVIDENCE = Pattern(
    r"\bauthors?\b.{0,20}\b(?:backs?|supports?|rel(?:y|ies) on|get|got|bases?)\b"
    r"|\bwhat (?:evidence )?(?:backs?|supports?|substantiates) (?:up )?"
    r"(?:(?:the|this|that|his|her|their) )?(?:claims?|statements?|figures?|estimates?|numbers?"
    r"|assertions?|ideas?)\b"
    r"|\b(?:anything|something)\b.{0,12}\b(?:backs?|supports?)\b.{0,20}"
    r"\b(?:claims?|statements?|figures?|this|that|it)\b"
    r"|\bwhere (?:can|could|may) (?:i|one|we|you) (?:read|find|consult|look up)\b"
    r"|\bbacks?\b.{0,80}\b(?:with|by) (?:anything|something|evidence|a source)\b",
    "the evidence for a claim",
    ("What supports this claim?", "Does anything back that figure?", "Where can I read more?"),
    ("Who supports the council?",),
)
_GETS = r"(?:come from|came from|taken from|from|get|got|appear)"
_FIGURE = (
    r"(?:\d|\b(?:figures?|numbers?|data|claims?|quot(?:e|ation|es|ations)|statements?|estimates?"
    r"|statistics?|percentages?|information|phrase|assertion|(?:\w+-)?"
    r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|half)|they get"
    rf"|{'|'.join(TENS)})\b)"
)
ORIGIN_OF_FIGURE = Pattern(
    r"\bwhere (?:does|do|did|is|are|has)\b"
    rf"(?:.{{0,100}}?{_FIGURE}.{{0,100}}?\b{_GETS}"
    r"|.{0,98}?\b(?:this|that|it)\s+(?:from|get|got|appear))\b",
    "where a figure or a statement is from",
    ("Where does the figure of 53 deaths come from?", "Where did they get that from?"),
    ("Where do the settlers come from?", "Where does it come from?"),
)
CLAIM = Pattern(
    r"\b(?:claims?|statements?|assertions?|fact|idea|figures?|numbers?|estimates?|sentence)"
    r" (?:that|of|about|for|on) (?P<about>.+)",
    "the claim whose source is sought",
    ("What source backs the claim that the lake froze?",),
    ("What is the source?",),
)
NAMED_PAPER = Pattern(
    rf"\b{PAPER}\b(?<!\bthis)",
    "the paper itself, called by what it is",
    ("Who wrote this paper?", "the whole text"),
    ("Who wrote this?",),
)
