"""What a question seeks: a table of intents, each with the patterns that show it.

`qa.query.intents` reads the table and says how a row is added. A question with none of these
intents asks about the subject matter itself.
"""

from dataclasses import dataclass

from corpus.english.numbers import TENS
from corpus.english.tables import Pattern, WordList, words


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern that shows an intent, unless `unless` is found in the question too. With `digits`
    it is tried on the question with its number words as digits; with `first` only on a question
    that does not depend on one before it.
    """

    pattern: Pattern
    unless: Pattern | None = None
    digits: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """A kind of thing that questions seek. One of its `cues` is enough to show it.

    Groups of a cue: `numbers` and `ordinal` are read as note numbers, `about` is what the question
    is about. Where no cue has it, `subject` may have it; else the whole question is taken.

    `decides`: no later row is tried. `about_notes`: such a cue is hardly ever found in a question
    about the subject matter. `continues`: a following question that says nothing of its own has
    the same intent. `after_answer`: the intent of such a question where it follows an answer from
    the text ("In which article?" then asks for the source of that answer). `of_paper`: it
    asks about the paper itself. `alone`: it has no question that says what else it is about; the
    words of data (`DATUM_WORDS`) say nothing of that. `verbatim`: what the question is about is
    taken as it was typed.
    """

    name: str
    meaning: str
    cues: tuple[Cue, ...]
    subject: Pattern | None = None
    decides: bool = False
    about_notes: bool = False
    continues: bool = True
    after_answer: str | None = None
    of_paper: bool = False
    alone: bool = False
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Datum:
    """A datum of a work, such as its author or the page that is cited.

    `asked` shows that a question seeks it. `paper` and `note` complete the sentences "The text does
    not say …" and "Note 3 does not say …".
    """

    name: str
    asked: Pattern
    paper: str
    note: str


_NOTE = r"(?:(?:foot\s?-?|end\s?-?)?notes?|fn\.?|citations?|references?|ref\.?)"
_TO = r"(?:-|–|to|through|until)"
_WORK = (
    r"(?:articles?|books?|memoir|thesis|dissertation|pieces?|papers?|reports?|stud(?:y|ies)|videos?"
    r"|tweets?|programmes?|broadcasts?|(?:web ?)?(?:sites?|pages?)|links?|urls?|web address"
    r"|publications?|newspapers?|journals?|works?)"
)
_PUBLISHER = (
    r"(?:think.?tank|institutes?|news (?:agency|outlet|channel|site)|agency|broadcaster|channel"
    r"|magazine|outlet|publisher|surveys?)"
)
_THIS_PAPER = (
    r"(?:(?:this|the) (?:research |whole |present )?(?:paper|text|article|study|document|essay)"
    r"|this (?:report|chapter|thesis|dissertation|piece|book|publication)|this)"
)
_PERIODICAL = r"(?:journals?|newspapers?|magazines?|periodicals?)"
_CAME_OUT = r"(?:published?|appear(?:ed)?|printed|come out|came out|issued|released)"

# Data that a paper or a cited work has. The first row that fits a question counts, so those with
# words of their own stand before those that share words with others.
DATA: tuple[Datum, ...] = (
    Datum(
        "accessed",
        Pattern(
            r"\b(?:date of )?access(?:ed)? date\b|\bdate of access\b"
            r"|\b(?:when|what (?:day|date)|which (?:day|date)|what year|which year)\b.{0,60}"
            r"\b(?:accessed|retrieved|last (?:visited|viewed|read))\b",
            "the day when a web page was read",
            ("When was the site accessed?", "the access date", "On which day was it retrieved?"),
            ("Who had access to the date book?",),
        ),
        "when it was accessed",
        "when the work was accessed",
    ),
    Datum(
        "translator",
        Pattern(
            r"\btranslators?\b|\btranslated by\b|\bwho (?:\w+ )?translated\b"
            r"|\bwho\b.{0,40}\btranslated\b",
            "who translated a work",
            ("Who translated it?", "the translator", "By whom was it translated? translated by"),
            ("What was translated?",),
        ),
        "who translated it",
        "who translated the work",
    ),
    Datum(
        "editor",
        Pattern(
            r"\beditors?\b(?! of the (?:gazette|times|newspaper|paper|journal))"
            r"|\bedited by\b|\bwho (?:\w+ )?edited\b",
            "who edited a work",
            ("Who edited the volume?", "Who is its editor?"),
            ("Was the letter edited?",),
        ),
        "who edited it",
        "who edited the work",
    ),
    Datum(
        "edition",
        Pattern(
            r"\b(?:which|what) edition\b|\bedition (?:is|was|of|number)\b|\b(?:the|its) edition\b",
            "which edition of a work it is",
            ("Which edition is cited?", "What is the edition of the book?"),
            ("A first edition sold well.",),
        ),
        "which edition it is",
        "which edition of the work it is",
    ),
    Datum(
        "page",
        Pattern(
            r"\b(?:which|what)(?: exact)? pages?\b|\bpage (?:numbers?|range)\b"
            r"|\bpages? (?:is|are|was|were) (?:it|that|this|cited|given)\b|\bpages? of\b"
            r"|\b(?:the|its) (?:locator\b|pages?\s*\?*$)",
            "the page of a work",
            (
                "On which page?",
                "And the page?",
                "the page number",
                "what pages of Holloway?",
                "the pages of it",
            ),
            ("How many pages are there?", "which web page"),
        ),
        "on which pages it appeared",
        "which page is meant",
    ),
    Datum(
        "volume",
        Pattern(
            r"\b(?:which|what) (?:volume|issue)\b|\b(?:volume|issue) numbers?\b"
            r"|\b(?:the|its) (?:(?:volume|issue) (?:of|is)\b|volume\s*\?*$)",
            "the volume or issue of a journal",
            ("In which volume did it appear?", "the issue number"),
            ("What was the issue?", "the volume rose"),
        ),
        "in which volume or issue it appeared",
        "which volume or issue it is",
    ),
    Datum(
        "identifier",
        Pattern(
            r"\b(?:dois?|isbns?|issns?|digital object identifiers?)\b",
            "the number that a work is registered under",
            ("What is its DOI?", "the ISBN of the book"),
            ("Did he do it?",),
        ),
        "which DOI or other number it is registered under",
        "which DOI or other number the work is registered under",
    ),
    Datum(
        "address",
        Pattern(
            r"\b(?:urls?|web ?address(?:es)?|hyperlinks?|internet address)\b"
            r"|\b(?:the|a|its|any) (?:web )?link (?:to|of|for)\b|\b(?:the|its|any) link\s*\?*$"
            r"|\bwhat(?:['’]s| is) (?:the|its) (?:web )?(?:link|address)\b"
            r"|\bat (?:which|what) address\b",
            "the address of a work in the web",
            ("What is the URL?", "Is there a link to the survey?"),
            ("They link to each other.", "the address of the mill"),
        ),
        "at which address it can be found",
        "at which address the work can be found",
    ),
    Datum(
        "language",
        Pattern(
            r"\b(?:which|what) language\b|\bthe (?:original )?language of\b",
            "the language of a work",
            ("In what language is it written?", "the language of the book"),
            ("Which languages are spoken?",),
        ),
        "in which language it is",
        "in which language the work is",
    ),
    Datum(
        "licence",
        Pattern(
            r"\b(?:which|what|under a|the|its) licen[cs]e\b|\bcopyright\b|\blicen[cs]ed under\b",
            "under what terms a work may be used",
            ("What licence does it have?", "Who holds the copyright?"),
            ("He lost a licence.",),
        ),
        "under which licence it may be used",
        "under which licence the work may be used",
    ),
    Datum(
        "place",
        Pattern(
            r"\bplace of publication\b|\b(?:which|what) (?:city|town|place|country)\b.{0,60}"
            rf"\b{_CAME_OUT}\b",
            "the town where a work was published",
            ("In which city was it published?", "the place of publication"),
            ("In which city was he born?",),
        ),
        "in which place it was published",
        "in which place the work was published",
    ),
    Datum(
        "journal",
        Pattern(
            rf"\b(?:which|what) (?:[\w’'-]+ )?{_PERIODICAL}\b"
            r"(?! (?:articles?|reports?|stor(?:y|ies)|pieces?))"
            r"|\bin (?:which|what) (?:book|collection|volume|anthology|review|proceedings)\b"
            rf".{{0,60}}\b{_CAME_OUT}\b"
            rf"|\b(?:name|title) of the {_PERIODICAL}\b|\b(?:the|its) (?:journal|newspaper)\s*\?*$",
            "the journal, newspaper or book that a work appeared in",
            ("In which journal did it appear?", "What newspaper is it?", "the name of the journal"),
            ("Who reads journals?", "Which newspaper article is cited?", "Which book is cited?"),
        ),
        "in which journal it appeared",
        "in which journal or book the work appeared",
    ),
    Datum(
        "publisher",
        Pattern(
            r"\bpublishers?\b|\bpublishing house\b|\bpublished by\b|\bwhich press\b"
            r"|\bwho\b.{0,40}\b(?:published|publishes|printed|released|issued)\b",
            "who published a work",
            ("Who published it?", "the publisher of the map", "By whom is it published by"),
            ("Who wrote it?", "What was published?"),
        ),
        "who published it",
        "who published the work",
    ),
    Datum(
        "date",
        Pattern(
            rf"\bwhen\b.{{0,80}}\b(?:{_CAME_OUT}|written|broadcast|posted|dated)\b"
            rf"|\b(?:which|what) (?:year|date|month|day)\b.{{0,80}}\b(?:{_CAME_OUT}|written|from)\b"
            r"|\b(?:publication|release) (?:date|year)\b|\b(?:date|year) of (?:the |its )?"
            r"(?:publication|article|book|report|paper|issue|work|piece|thesis|study|source|text)\b"
            r"|\bwhat (?:is|was)(?: its| the)? date\b|\bhow (?:old|recent) is\b"
            r"|\bwhen is (?:it|that|this|the \w+) from\b|\bits (?:date|year)\b"
            r"|\bthe (?:date|year)\s*\?*$|^\W*(?:and |but |also )?when\s*\?*$",
            "when a work was published",
            (
                "When did it come out?",
                "In what year was the book published?",
                "the publication date",
                "When is it from?",
                "the year of publication",
                "And when?",
            ),
            ("When did the army come?", "What year did they leave?"),
        ),
        "when it was published",
        "when the work was published",
    ),
    Datum(
        "where",
        Pattern(
            rf"\bwhere\b.{{0,80}}\b{_CAME_OUT}\b|^\W*(?:and |but |also )?where\s*\?*$",
            "where a work was published: a journal, a publisher, a place or an address",
            ("Where was it published?", "Where did the essay appear?"),
            ("Where was it built?",),
        ),
        "where it was published",
        "where the work was published",
    ),
    Datum(
        "title",
        Pattern(
            r"\btitle\b|\bwhat (?:is|was|are) (?:it|this|the \w+|this \w+|that \w+) "
            r"(?:called|titled|entitled|named)\b"
            rf"|\bname of (?:the|this|that) {_WORK}\b",
            "the title of a work",
            ("What is its title?", "What is this paper called?", "the name of the book"),
            ("Who held titles?",),
        ),
        "what its title is",
        "what the title of the work is",
    ),
    Datum(
        "author",
        Pattern(
            r"(?<!\bdo the )(?<!\bdoes the )(?<!\bdid the )(?<!\bhas the )(?<!\bhave the )"
            r"(?<!\bcan the )(?<!\bto the )\bauthors?\b|\bauthored\b|\bwritten by\b|\bby whom\b"
            r"|\bwho(?:se)?\b.{0,40}\b(?:wrote|written|writes)\b|\bwho (?:is|are) (?:it|this) by\b"
            r"|\bwho(?:['’]s| is| was) behind (?:the|that|this) "
            r"(?:piece|article|report|book|study)\b",
            "who wrote a work",
            ("Who wrote it?", "its author", "By whom is it?", "Who has written on tides?"),
            ("Who came?", "What was written?", "What does the author rely on?"),
        ),
        "who wrote it",
        "who wrote the work",
    ),
)

DATUM_WORDS = WordList(
    words(
        """
        journal journals newspaper newspapers magazine magazines periodical periodicals published
        appeared appears printed print come came out released issued issue edition translator
        translators translated translate editor editors edited edit volume volumes language written
        licence license copyright year date dates day month city town place country url urls doi
        isbn issn link links address accessed access retrieved visited read publication press house
        original name named exact locator range old recent online internet digital object identifier
        study studies essay chapter figures numbers data quote quotes quotation quotations
        statements sentence information whole present research
        """
    ),
    "words that ask for a datum of a work, or that only name the work or what is quoted from it",
    "In which journal did the essay appear?",
)
_ANY_DATUM = "|".join(f"(?:{one.asked.regex})" for one in DATA)
DATUM_OF_PAPER = Pattern(
    rf"^(?=.*\b{_THIS_PAPER}\b)(?=.*?(?:{_ANY_DATUM}))",
    "a datum of the paper itself",
    ("In which journal did this paper come out?", "What is the title of the text?"),
    ("In which journal did the piece come out?", "What does this paper say?"),
)
PUBLISHED_HERE = Pattern(
    rf"\b(?:{_THIS_PAPER}|(?:an earlier|a shorter|a longer|the first|a) version of {_THIS_PAPER})"
    rf"(?: (?:was|is|were|has been|had been|first|originally|previously|also))*\s{_CAME_OUT}\b"
    rf"|^(?:it|this)(?: (?:was|has been))? (?:first|originally|previously) {_CAME_OUT}\b"
    rf"|^(?:first|originally|previously) {_CAME_OUT} (?:in|by|at|on)\b",
    "a sentence in which a text says where or when it was published",
    (
        "This essay was first published in the Ice Review.",
        "An earlier version of this paper appeared in 1998.",
        "It was first published in 1998.",
        "Originally published by Harrow Press.",
    ),
    ("The essay of Roe was published in 1998.", "It was published weekly."),
)
USES_WORKS = Pattern(
    r"\b(?:cit(?:es?|ed|ing|ations?)|mention(?:s|ed)?|refer(?:s|red|ences?)?|quot(?:es?|ed)"
    r"|rel(?:y|ies|ied)|sources?|notes?|says?|said|about)\b",
    "words of a question for what a paper says or cites, not for its own data",
    ("Which journals does this paper cite?", "Who is the author that it quotes?"),
    ("In which journal did this paper come out?",),
)
DATUM_ALONE = Pattern(
    r"^\W*(?:(?:and|but|also|then|so|what about|how about)\b[\s,]*)?"
    r"(?:(?:what|who)(?:['’]s| is| was| are)\s+)?(?:(?:the|its|their|any|a)\s+)"
    r"(?:exact |publication |web )?(?:authors?|editors?|translators?|title|date|year|journal"
    r"|newspaper|magazine|publishers?|place of publication|pages?|page numbers?|volume|issue"
    r"|edition|urls?|doi|isbn|issn|link|address|access date|language|licen[cs]e)\s*[?.!]*$",
    "a datum and nothing else",
    ("And the publisher?", "what's the link?", "Its date?"),
    ("the publisher of the map", "And the army?"),
)
WHO_EDITED = Pattern(
    r"\bwho (?:\w+ )?(?:edited|translated)\b|\b(?:editors?|translators?) of\b"
    r"|\b(?:which|what) (?:edition|volume|issue)\b|\b(?:edited|translated) by whom\b",
    "the editor, the translator, the edition or the volume of a work",
    ("Who edited the volume?", "the translator of Salt", "Which edition is cited?"),
    ("Who wrote it?",),
)
WHEN_ACCESSED = Pattern(
    r"\bwhen\b.{0,60}\b(?:accessed|retrieved|last (?:visited|viewed))\b|\baccess(?:ed)? date\b",
    "the day when a cited page was read",
    ("When was the site accessed?", "the access date"),
    ("When did they gain access?",),
)
DATUM_OF_NOTHING = Pattern(
    rf"^(?!.*\b(?:{_WORK}|{_NOTE}|that|those|these|there|sources?)\b)(?=.*?(?:{_ANY_DATUM}))",
    "a datum, with nothing named that has it, so that the paper is meant",
    ("What is the title?", "When was it published?"),
    ("When was the book published?", "Who published that?", "What is it?"),
)
KIND_OF_WORK = Pattern(
    rf"\b{_WORK}\b",
    "what a work is called by its kind",
    ("Which page of the report is cited?", "the book"),
    ("Who reported it?",),
)

NOTE_WORD = Pattern(
    rf"\b{_NOTE}(?!\w)",
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
    rf"\b{_NOTE}\s*(?:no\.?|nr\.?|number|num\.?|#)?\s*[\[(]?"
    rf"(?P<numbers>\d+\b(?:\s*(?:,|and|or|&|{_TO})\s*\d+\b)*)",
    "notes called by their numbers",
    ("What does note 19 cite?", "foot-note no. 7", "notes 4 to 6 and 9", "Ref. [3]"),
    ("How many notes are there?", "It noted 19 cases."),
)
NOTE_ORDINAL = Pattern(
    rf"\b(?P<ordinal>last|\d+(?:st|nd|rd|th))\s+{_NOTE}\b",
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
    rf"\bwho (?:is|was|are|were) (?:the|its) authors?(?: of {_THIS_PAPER})?\s*\??\s*$",
    "the author, with nothing named that was written but the paper",
    ("Who is the author?", "who are the authors of this paper?"),
    ("Who is the author of note 12?", "Who is the author quoted?"),
)
WROTE_THIS = Pattern(
    rf"\bwho (?:wrote|has written|authored) {_THIS_PAPER}(?=\s*(?:$|[?.,!]|and\b))"
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
    rf"\bwho(?:se)?\b.{{0,30}}\b(?:wrote|written|authored|author|published|{_WORK})\b"
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
    rf"(?:[\w’'-]+\s+){{0,3}}{_WORK}\b"
    rf"|\b{_WORK}\s+(?:by|called|titled|entitled|is cited|are cited|cited)\b"
    rf"|\b(?:cited?|cites)\b.{{0,20}}\b{_WORK}\b",
    "a work of some kind",
    ("Which article covers the strike?", "a book called Salt", "Does it cite any thesis?"),
    ("What did the report say?", "Which king ruled?"),
)
WHICH_PUBLISHER = Pattern(
    rf"\b(?:which|what) {_PUBLISHER}\b",
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
    rf"|\bpages? (?:of|in) {_THIS_PAPER}\b",
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
    rf"\b{_THIS_PAPER}\b(?<!\bthis)",
    "the paper itself, called by what it is",
    ("Who wrote this paper?", "the whole text"),
    ("Who wrote this?",),
)
# Questions for all that a text says about a topic.
_TEXT = (
    r"(?:paper|text|article|document|study|report|authors?|writers?|book|chapter|essay|brief"
    r"|briefing|memo|memorandum|note|commentary|judge?ment|decision|award|survey|review|editorial"
    r"|piece|sidebar|in focus|insight|researchers)"
)
_THE_TEXT = rf"(?:(?:this|the) (?:(?:whole|full|entire|present|research|policy) )?{_TEXT})"
_IT_SAYS = rf"(?:it|they|we|you|i|one|{_THE_TEXT})"
_ON = r"(?:about|on|of|regarding|concerning|relating to|with regard to|as regards)"
_ANY = (
    r"(?:anything|something|everything|whatever|whatsoever|any|some|all|more|much|a|an|the|bit"
    r"|little|lot|few|word|words|mention|mentions|info|information|details?|remarks?|comments?"
    r"|discussions?|facts?|talk|passages?|sentences?|parts?|sections?|quotes?|overview|gist"
    r"|summary|what|which|that|is|are|it|they|has|have|you|there|here|in|to|say|says|said|tells?|us"
    r"|written|reported|deals?|dealing|speaks?|we|learn|hear|know|of|got|please|else"
    rf"|{_THE_TEXT})"
)
_FACT_CLAUSE = (
    r"(?!(?:when|where|who|whom|whose|why|which|what|whether|that|if|how (?:many|much|long|often"
    r"|far|old))\b)"
)
_NO_MORE = r"(?:,? (?:please|at all|anywhere|here|in (?:it|here|there|full|detail)))*"
_POINTS = r"(?:it|them|that|this|him|her|those|these|there)"
_ASK_FOR = (
    r"(?:tell (?:me|us)|say|give (?:me|us)|show(?: me)?|find(?: me)?|let me (?:know|see|hear)"
    r"|inform me|fill me in|i (?:want|need|wonder|wish)(?: to (?:know|hear|read|learn|see))?"
    r"|i['’]?d like(?: to (?:know|hear|read|learn|see))?"
    r"|i would like(?: to (?:know|hear|read|learn|see))?)"
)

SAID_ON = Pattern(
    rf"\bwhat (?:else )?(?:(?:do|does|has|have) {_IT_SAYS}|did {_THE_TEXT})"
    r" (?:(?:have |got )?to )?(?:say|tell|write|report|state|mention|learn|hear|find|read|have|got)"
    rf"(?: (?:us|me|here|there|in it|in {_THE_TEXT}|anything|to say))* {_ON} (?P<about>.+)"
    r"|\bwhat(?:['’]s| is| are)?"
    r" (?:said|written|reported|stated|mentioned|known|there|here|discussed|in here|in there)"
    rf"(?: (?:said|written|here|there|in it|in {_THE_TEXT}|by {_THE_TEXT}))* {_ON} (?P<about_2>.+)",
    "what a text says on a topic; groups `about` and `about_2`",
    (
        "What does the report say about drone strikes?",
        "what is said on tides",
        "What do we learn about Hospital B?",
        "What's there about required courses?",
        "What does the paper have to say about costs?",
    ),
    (
        "What did the UN report say about the TTP?",
        "What does the author say the army did in Swat?",
        "What did the minister say about tides?",
        "What is the number of deaths?",
    ),
)
TELL_ABOUT = Pattern(
    rf"^(?:please |can you |could you |would you )*{_ASK_FOR},?(?: {_ANY})*? "
    rf"(?:{_ON}|with) (?P<about>.+)"
    r"|^(?:please |can you |could you )*(?:summari[sz]e|sum up)"
    rf"(?: {_ANY})* (?:{_ON} )?(?P<about_2>{_FACT_CLAUSE}.+)",
    "a request for all on a topic; groups `about` and `about_2`",
    (
        "Tell me about intelligence sharing",
        "Give me whatever it has on the spotting buffers.",
        "I'd like to hear about the testing.",
        "Please show the passages that deal with the Pico Act.",
        "Summarise what we learn about DECnet.",
    ),
    (
        "Tell me who leads the council.",
        "Give me the number of men killed on Sunday.",
        "Tell me when it was built.",
    ),
)
ANYTHING_ON = Pattern(
    rf"^(?:(?:so|and|but|ok),? )*(?:(?:is|are|was) there|(?:have|do|has|does) {_IT_SAYS}(?: have)?"
    rf"(?: got)?|got)? ?(?:anything|something|any|some|a|much)(?: {_ANY})*?"
    rf" (?:{_ON}|with) (?P<about>.+)"
    r"|\bis (?:anything|something|much) (?:said|written|reported|mentioned|there)"
    rf"(?: {_ANY})*? {_ON} (?P<about_2>.+)",
    "whether anything is said on a topic",
    (
        "Any mention of breastfeeding?",
        "Is there anything on biosafety levels?",
        "Have you got anything on terra preta?",
        "Is there a passage dealing with CYCLADES?",
    ),
    (
        "Is there anything published on tides?",
        "Is there a source of the figure?",
        "Is there any evidence of fraud?",
        "Are there any treaties on tides?",
    ),
)
DISCUSSES = Pattern(
    rf"\b(?:(?:does|do) (?:it|they|{_THE_TEXT})|did {_THE_TEXT})"
    r" (?:also |even |ever |anywhere |actually |really )*"
    r"(?:mention|discuss|address|cover|describe|deal with|touch (?:up)?on|speak (?:of|about)"
    r"|talk about|treat|examine|refer to|comment on|look at|explore|consider|go into|bring up"
    rf"|(?:say|have|contain|offer|give)(?: {_ANY})+ {_ON}) (?P<about>{_FACT_CLAUSE}.+)"
    rf"|^(?:(?:and|so|but),? )?(?:is|are) (?P<about_2>[^,;]+?) (?:ever )?(?:mentioned|discussed"
    r"|addressed|covered|talked about|dealt with|touched (?:up)?on|brought up|examined)"
    rf"(?: (?:anywhere|at all|here|(?:in|by) (?:it|{_THE_TEXT})))*\s*\W*$"
    rf"|^(?:does|do) (?P<about_3>[^,;]+?) (?:come up|get (?:a mention|mentioned|discussed))\b",
    "whether a text discusses a topic; groups `about`, `about_2` and `about_3`",
    (
        "Does the report discuss tides?",
        "does it mention the rubbish that building creates",
        "Is Ada Wren mentioned?",
        "Does the summer come up anywhere?",
        "Does it say anything about salt?",
    ),
    (
        "Does it mention when the army left?",
        "Does the council discuss tides?",
        "Was the treaty discussed in Rome?",
        "What is the smallest region discussed?",
        "Does it say who came?",
    ),
)
PLACES_ON = Pattern(
    r"\b(?:(?:which|what) (?:parts?|passages?|sections?|sentences?|pages?|paragraphs?|chapters?)"
    rf"(?: of (?:it|{_THE_TEXT}))?|where (?:does|do) (?:it|they|{_THE_TEXT}))"
    r" (?:mentions?|discuss(?:es)?|address(?:es)?|covers?|describes?|deals? with|touch(?:es)? on"
    r"|speaks? (?:of|about)|talks? about|refers? to|(?:is|are) (?:about|on)|says? \w+ (?:about|on))"
    rf" (?P<about>{_FACT_CLAUSE}.+)",
    "the places where a text discusses a topic",
    ("Which parts of the report deal with tides?", "Where does it discuss Ada Wren?"),
    ("Where does it say who came?", "Which note mentions the census?"),
)
TOPIC_FIRST = Pattern(
    r"^(?!(?:who|what|when|where|which|why|how many|how much|is|are|was|were|does|do|did"
    r"|if|in|on|at|by|after|before|during|when|while|although|according)\b)"
    r"(?P<about>[^?:–—]{3,120}?)\s*(?::|,|[-–—](?=\s))\s*"
    rf"(?:(?:what|anything|is there|are there)(?:['’]s| is| do| does)?"
    rf"(?: (?:anything|something|said|reported|written|there|{_IT_SAYS}|say|have|know|learn|tell"
    rf"|mentioned|in here|got|much|us|me))+(?: {_ON} {_POINTS})?"
    rf"|(?:tell|give|show) (?:me|us)(?: {_ANY})*(?: {_ON} {_POINTS})?)(?: there)?\W*$",
    "a topic, and behind it a request for what is said on it",
    (
        "Fish – is there anything about them?",
        "3D printing – tell me everything",
        "MERS in Korea - what is reported?",
        "cold weather & season: what does the article say?",
    ),
    ("In 1901, what did they say?", "Who came: the mayor?", "As salt is not, what is?"),
)
TOPIC_CHANGED = Pattern(
    r"^(?:(?:and|but|so|ok)\b[\s,]*)*(?:what|how) about (?P<about>.+)",
    "what was asked before, of another topic",
    ("What about tides?", "and what about the census"),
    ("What is it about?",),
)

# Questions for what a text says of itself as a whole.
_MAIN = (
    r"(?:(?:main|key|major|principal|central|chief|overall|basic|core|most important|big|general"
    r"|final|policy|primary|research|specific|stated|brief|short|quick|author['’]s|authors['’]"
    r"|paper['’]s|report['’]s|study['’]s|article['’]s|text['’]s) )*"
)
_OF_TEXT = (
    rf"(?: (?:of|in|from|by|behind|for) (?:it|{_THE_TEXT})"
    rf"| (?:that )?(?:does |do |did )?(?:it|they|{_THE_TEXT}) (?:make|makes|made|give|gives|have"
    rf"|has"
    r"|mention|mentions|admit|admits|reach|reaches|draw|draws|offer|offers|use|uses|used|follow"
    r"|state|states|acknowledge|acknowledges|come to|comes to|arrive at|present|report))?"
)
_REQUEST = (
    r"(?:what(?:['’]s|['’]re| is| are| was| were)?|which(?: are)?|tell me(?: about)?|give me|list"
    r"|show(?: me)?|name|state|summari[sz]e|sum up|are there(?: any)?|is there(?: an?)?"
    rf"|(?:does|do) (?:it|they|{_THE_TEXT}) (?:have|give|make|mention|state|discuss|acknowledge"
    r"|admit|offer|reach|contain)(?: to)?|i(?:['’]d| would) like|i (?:want|need))"
)


def _for_noun(nouns: str) -> str:
    """A request for something of the text, such as its findings, and nothing behind it."""
    return (
        rf"^(?:please |can you |could you |and |so |but )*(?:{_REQUEST} )?"
        rf"(?:the |its |their |any |some |an? |his |her |your )?(?:{_THE_TEXT}['’]s? )?{_MAIN}"
        rf"(?:{nouns}){_OF_TEXT}(?: please)?\W*$"
    )


def _for_verb(verbs: str) -> str:
    """A question for what the text does, such as recommend, and nothing behind it."""
    return (
        rf"^(?:and |so |but )?(?:what|which \w+) (?:else )?(?:(?:does|do|has|have) (?:it|they"
        rf"|{_THE_TEXT})"
        rf"|did {_THE_TEXT}) (?:mainly |finally |actually |then |themselves )*(?:{verbs})"
        r"(?: (?:overall|in the end|in general|in all|mainly|at the end|in short|here))*\W*$"
    )


FINDINGS = Pattern(
    _for_noun(r"findings?|results?|discover(?:y|ies)|outcomes?|takeaways?")
    + "|"
    + _for_verb(r"find|find out|show|discover|reveal|demonstrate|establish"),
    "what a text found",
    (
        "What are the main findings?",
        "what does the study find",
        "key takeaways",
        "What were the results of the study?",
    ),
    (
        "What did the UN report find in 2019?",
        "What did the police find?",
        "What is the outcome of the war?",
    ),
)
RECOMMENDATIONS = Pattern(
    _for_noun(
        r"recommendations?|policy (?:advice|options|implications|proposals)|proposals?|suggestions?"
        r"|advice"
    )
    + "|"
    + _for_verb(
        r"recommend(?: (?:doing|to do|be done))?|advise|propose|suggest(?: (?:doing"
        r"|should be done))?"
        r"|call for|want done|advocate|say should be done"
    )
    + rf"|\bwhat (?:should|ought to|must|needs to) be done,? according to (?:it|{_THE_TEXT})",
    "what a text recommends",
    (
        "What does it recommend?",
        "What are the recommendations of the report?",
        "What should be done according to the author?",
    ),
    (
        "What did the UN report recommend in 2019?",
        "What does the doctor recommend?",
        "What does the author recommend to the army?",
    ),
)
ARGUMENT = Pattern(
    _for_noun(
        r"conclusions?|arguments?|thesis|claims?|points?|message|contention|position"
        r"|line of argument"
        r"|bottom line"
    )
    + "|"
    + _for_verb(r"conclude|argue|claim|contend|maintain|assert|think|believe|hold")
    + rf"|\bwhat conclusions? (?:does|do|did) (?:it|they|{_THE_TEXT})",
    "what an author argues and concludes",
    (
        "What does the author conclude?",
        "What is the main argument?",
        "what does the paper argue",
        "What's the bottom line?",
    ),
    (
        "What does the author say the army did in Swat?",
        "What does the court conclude?",
        "What does the paper conclude about salt?",
    ),
)
AIM = Pattern(
    _for_noun(
        r"aims?|purposes?|goals?|objectives?|intentions?|research questions?|motivation|questions?"
        r"|point of writing it"
    )
    + "|"
    + _for_verb(
        r"(?:aim|set out|seek|try|intend|attempt|want)(?: (?:to|at))?(?: (?:do|show|find out"
        r"|achieve"
        r"|prove|answer|explain))?|ask|examine|investigate|study|look at|explore|analy[sz]e"
    )
    + rf"|\bwhy (?:was|is) (?:it|{_THE_TEXT}) (?:written|carried out|done|conducted)\W*$"
    rf"|\bwhat (?:question|problem)s? (?:does|do|did) (?:it|they"
    rf"|{_THE_TEXT}) (?:\w+ ){{0,3}}\w+\W*$",
    "what a text is for",
    (
        "What is the aim of the paper?",
        "what does the study set out to do",
        "Why was the report written?",
    ),
    ("What was the aim of the war?", "Why was the fort built?", "What is the purpose of the fund?"),
)
SUMMARY = Pattern(
    _for_noun(
        r"summary|abstract|overview|gist|synopsis|main ideas?|topics?|subject(?: matter)?|tl;?dr"
    )
    + rf"|\bwhat(?:['’]s| is| are) (?:it|this|that|{_THE_TEXT}) (?:all |mainly "
    rf"|actually )*about\W*$"
    rf"|^(?:please |can you |could you )*(?:summari[sz]e|sum up|outline|describe) (?:it|this"
    rf"|{_THE_TEXT})"
    r"(?: for me| please| briefly| in (?:short|brief|a few words))*\W*$"
    + "|"
    + _for_verb(r"deal with|discuss|cover|address|treat|describe|(?:talk|speak) about"),
    "what a text is about",
    (
        "What is it about?",
        "Summarise the paper.",
        "summary",
        "What's the gist of the article?",
        "What does the report deal with?",
    ),
    ("What is the quarrel about?", "Summarise the Pico Act.", "What is note 3 about?"),
)
LIMITATIONS = Pattern(
    _for_noun(
        r"limitations?|limits|weaknesses|weak points|shortcomings|caveats|drawbacks|flaws"
        r"|weaknesses the authors admit to"
    )
    + rf"|\bwhat (?:can['’]t|cannot|could) (?:it|{_THE_TEXT}) (?:not )?(?:show|tell|say|prove)\W*$"
    rf"|^how (?:is|was) (?:it|{_THE_TEXT}) limited\W*$",
    "what a text says of its limits",
    (
        "What are the limitations of the study?",
        "Tell me the study's shortcomings.",
        "limitations",
        "Does the paper acknowledge any weaknesses?",
    ),
    ("What are the limitations of the treaty?", "What limits did the court set?"),
)
METHOD = Pattern(
    _for_noun(
        r"methods?|methodology|(?:study |research )?design|approach|data(?: sources)?"
        r"|sources of data"
        r"|data and methods?|methods and data"
    )
    + rf"|^how (?:was|were|is) (?:the )?(?:it|{_THE_TEXT}|research|survey|analysis|data) (?:done"
    r"|conducted|carried out|made|designed|performed|collected|gathered|obtained)\W*$"
    rf"|^how (?:did|do) (?:they|{_THE_TEXT}) (?:do|conduct|carry out|proceed|get) ?"
    r"(?:it|this|that|the (?:study|research|work)|their (?:data|results|findings))?\W*$"
    rf"|^what (?:data|methods?|methodology|evidence|sources) (?:does|do|did|was|were) (?:it|they"
    rf"|{_THE_TEXT})? ?(?:used?|based on|rel(?:y|ies) on|draw on|apply)\W*$",
    "how a study was done",
    (
        "What method does the paper use?",
        "How was the study conducted?",
        "methodology",
        "What data did the authors use?",
    ),
    ("How was the fort built?", "What method did the army use in Swat?"),
)
THIS_PAPER = Pattern(
    rf"\b{_THIS_PAPER}\b",
    "the paper itself",
    ("How many notes are in the whole paper?",),
    ("that book",),
)
CUE_WORDS = WordList(
    words(
        """
        source sources note notes footnote footnotes endnote endnotes reference references citation
        citations cite cites cited citing back backs backed backing support supports supported claim
        claims claimed statement figure evidence article articles book books thesis dissertation
        report reports reported piece story paper papers author authors authored wrote
        written write work works publish published publisher publication website link url address
        points point among there there's page pages appear rely relies called titled entitled title
        says said give gives given used use come comes came taken behind number about something
        anything anywhere else mention mentioned refer refers does do did which what where who whose
        text please any footnoted sourced get got document documents many how can could i one read
        find consult itself think tank agency broadcaster tell told
        """
    ),
    "words that ask for notes or works, and say nothing of what these are about",
    "Which source is cited for the census?",
)

INTENTS: tuple[Intent, ...] = (
    Intent(
        "author",
        "who wrote the paper itself",
        (Cue(AUTHOR_OF_ALL), Cue(WROTE_THIS), Cue(ABOUT_AUTHOR)),
        continues=False,
        of_paper=True,
    ),
    Intent(
        "paper_data",
        "data of the paper itself: its title, date, journal, publisher and the like",
        (
            Cue(DATUM_OF_PAPER, unless=USES_WORKS),
            Cue(DATUM_OF_NOTHING, unless=USES_WORKS, first=True),
        ),
        decides=True,
        about_notes=True,
        of_paper=True,
        alone=True,
    ),
    Intent(
        "note_number",
        "notes called by their numbers",
        (Cue(NUMBER_ALONE), Cue(NOTE_NUMBERS, digits=True), Cue(NOTE_ORDINAL, digits=True)),
        decides=True,
        about_notes=True,
    ),
    Intent(
        "note_count",
        "how many notes and cited works there are",
        (Cue(NUMBER_OF_NOTES),),
        decides=True,
        about_notes=True,
    ),
    Intent("findings", "what the text found", (Cue(FINDINGS),), continues=False),
    Intent("recommendations", "what the text recommends", (Cue(RECOMMENDATIONS),), continues=False),
    Intent("argument", "what the author argues and concludes", (Cue(ARGUMENT),), continues=False),
    Intent("aim", "what the text is for", (Cue(AIM),), continues=False),
    Intent("summary", "what the text is about", (Cue(SUMMARY),), continues=False),
    Intent("limitations", "what the text says of its limits", (Cue(LIMITATIONS),), continues=False),
    Intent("method", "how the study was done", (Cue(METHOD),), continues=False),
    Intent(
        "topic",
        "all that a text says on a topic",
        (
            Cue(SAID_ON),
            Cue(TELL_ABOUT),
            Cue(ANYTHING_ON),
            Cue(DISCUSSES),
            Cue(PLACES_ON),
            Cue(TOPIC_FIRST),
            Cue(TOPIC_CHANGED),
        ),
        continues=False,
        verbatim=True,
    ),
    Intent(
        "cited_work",
        "cited works, found by words of theirs",
        (
            Cue(WHO_WROTE, unless=NO_WORK),
            Cue(WRITTEN_BY, unless=NO_WORK),
            Cue(WHICH_WORK, unless=NO_WORK),
            Cue(WHICH_PUBLISHER, unless=NO_WORK),
            Cue(WHICH_NOTE_MENTIONS, unless=NO_WORK),
            Cue(WHERE_PUBLISHED, unless=NO_WORK),
            Cue(WHO_EDITED, unless=NO_WORK),
            Cue(WHEN_ACCESSED, unless=NO_WORK),
            Cue(DATUM_ALONE),
        ),
        after_answer="claim_source",
    ),
    Intent(
        "claim_source",
        "the source of a claim that the text makes",
        (
            Cue(NOTES),
            Cue(PUBLISHED_ANYWHERE),
            Cue(SOURCE, unless=SAID_BY_SOURCES),
            Cue(EVIDENCE),
            Cue(ORIGIN_OF_FIGURE),
        ),
        subject=CLAIM,
        about_notes=True,
        after_answer="claim_source",
    ),
)
