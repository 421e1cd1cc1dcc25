"""Questions for data of a paper or a cited work: its author, its date, the page that is cited."""

from dataclasses import dataclass

from corpus.english.intents.fragments import CAME_OUT, NOTE, PAPER, PERIODICAL, WORK
from corpus.english.tables import Pattern, WordList, words


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
            rf"\b{CAME_OUT}\b",
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
            rf"\b(?:which|what) (?:[\w’'-]+ )?{PERIODICAL}\b"
            r"(?! (?:articles?|reports?|stor(?:y|ies)|pieces?))"
            r"|\bin (?:which|what) (?:book|collection|volume|anthology|review|proceedings)\b"
            rf".{{0,60}}\b{CAME_OUT}\b"
            rf"|\b(?:name|title) of the {PERIODICAL}\b|\b(?:the|its) (?:journal|newspaper)\s*\?*$",
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
            rf"\bwhen\b.{{0,80}}\b(?:{CAME_OUT}|written|broadcast|posted|dated)\b"
            rf"|\b(?:which|what) (?:year|date|month|day)\b.{{0,80}}\b(?:{CAME_OUT}|written|from)\b"
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
            rf"\bwhere\b.{{0,80}}\b{CAME_OUT}\b|^\W*(?:and |but |also )?where\s*\?*$",
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
            rf"|\bname of (?:the|this|that) {WORK}\b",
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
    rf"^(?=.*\b{PAPER}\b)(?=.*?(?:{_ANY_DATUM}))",
    "a datum of the paper itself",
    ("In which journal did this paper come out?", "What is the title of the text?"),
    ("In which journal did the piece come out?", "What does this paper say?"),
)
PUBLISHED_HERE = Pattern(
    rf"\b(?:{PAPER}|(?:an earlier|a shorter|a longer|the first|a) version of {PAPER})"
    rf"(?: (?:was|is|were|has been|had been|first|originally|previously|also))*\s{CAME_OUT}\b"
    rf"|^(?:it|this)(?: (?:was|has been))? (?:first|originally|previously) {CAME_OUT}\b"
    rf"|^(?:first|originally|previously) {CAME_OUT} (?:in|by|at|on)\b",
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
    rf"^(?!.*\b(?:{WORK}|{NOTE}|that|those|these|there|sources?)\b)(?=.*?(?:{_ANY_DATUM}))",
    "a datum, with nothing named that has it, so that the paper is meant",
    ("What is the title?", "When was it published?"),
    ("When was the book published?", "Who published that?", "What is it?"),
)
KIND_OF_WORK = Pattern(
    rf"\b{WORK}\b",
    "what a work is called by its kind",
    ("Which page of the report is cited?", "the book"),
    ("Who reported it?",),
)
