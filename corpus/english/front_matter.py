"""What stands around a text in English: bylines, captions, the frame of an e-book."""

from corpus.english.tables import Pattern, WordList, words

BYLINE = Pattern(
    r"^\s*(?:(?:written|edited|report|words|text|story|reviewed) )?by:?\s+"
    r"(?=(?:the )?(?-i:[A-Z]))",
    "the words before the names of authors, at the start of a line",
    ("By Jane Roe", "BY: Jane Roe", "by A. Smith and Jane Roe", "Words by Jane Roe"),
    ("by the sea", "Bygone days"),
)
CAPTION = Pattern(
    r"^\s*(?:table|figure|fig\.|box|plate|chart|map|exhibit|illustration)\s+"
    r"(?:\d+(?:\.\d+)*|[IVXL]+|[A-Z](?:\.?\d+)?)\s*(?:[.:–—-]\s|\s{2,}|$)",
    "the caption of a table or figure, at the start of a line",
    ("Table 1. Prices of salt", "Figure 2: The mill", "Box A – Methods", "Fig. 3"),
    ("Table 1 gives the prices", "Figures 2 and 3", "a table"),
)
ILLUSTRATION = Pattern(
    r"^\s*\[(?:illustration|image|transcriber['’]s note)[^\]]*\]\s*$",
    "the place of a picture or a remark of a transcriber, to be matched whole",
    ("[Illustration]", "[Illustration: The mill]"),
    ("[1]", "An illustration"),
)
BARE_ILLUSTRATION = Pattern(
    r"^\s*\[(?:illustration|image)\.?\]\s*$",
    "the place of a picture without a caption, to be matched whole",
    ("[Illustration]", "[Image]"),
    ("[Illustration: The mill]",),
)
EBOOK_START = Pattern(
    r"^\s*\*{3}\s?START OF (?:THE|THIS) PROJECT GUTENBERG.*\*{3}\s*$",
    "the line behind which the text of an e-book of Project Gutenberg begins",
    ("*** START OF THE PROJECT GUTENBERG EBOOK SALT ***",),
    ("The start of the project",),
)
EBOOK_END = Pattern(
    r"^\s*\*{3}\s?END OF (?:THE|THIS) PROJECT GUTENBERG.*\*{3}\s*$",
    "the line with which the text of an e-book of Project Gutenberg ends",
    ("*** END OF THIS PROJECT GUTENBERG EBOOK SALT ***",),
    ("THE END",),
)

# What stands on the first page of a text beside its title and its authors.
MASTHEAD = Pattern(
    r"\b(?:vol|volume|no|nos|number|issue)\.?\s?\d|\bpp?\.\s?\d|\b(?:doi|issn|isbn|jel|arxiv)\b"
    r"|\b(?:series|papers?|reports?|briefs?|notes?)\s+(?:no\.?\s*|#\s?)?[A-Z]*-?\d+\b"
    r"|\b(?:paper|report|monograph|lecture|discussion)s? series\b|\bcite as\b"
    r"|\bdistr(?:\.|ibution):|\bfor (?:immediate )?release\b|©|\bcopyright\b|\ball rights reserved\b|https?://|\bwww\."
    r"|\S@\S|^\W*\d+ [A-Z][\w.’' &]{2,50} \d+,? \((?-i:\d{4})\)\W*$"
    r"|\(\d{3}\) ?\d{3}-\d{4}|,? (?-i:[A-Z]{2}) \d{5}\b"
    r"|^\W*\d{1,5} (?:[\w.]+ ){1,3}(?:street|st|avenue|ave|road|rd|lane|drive|boulevard|square)\b"
    r"|^\W*(?:docket|case|civil action|agenda item|item|order) (?:no|nos|number|[\d(])"
    r"|^\W*from (?:the )?(?:[\w-]+ ){0,3}(?:encyclop\w+|wiki\w*|dictionary)\b"
    r"|\boriginal: english\b|^\W*page \d"
    r"|^\W*(?:translated|edited|illustrated|introduced|photographs|illustrations|cover|printed"
    r"|with an introduction)\b.{0,60}\b(?:by|in)\b|^\W*(?:for (?:more|further) information)\b"
    r"|^\W*(?:delivered|given|read|preached|presented) (?:at|in|on|before|to)\b|^\W*dear .*[:,]$",
    "the line of a periodical, a series, a publisher or a docket",
    (
        "THE REVIEW · Vol. 4 No. 2",
        "Working Paper 20418",
        "41 Pembroke L. Rev. 877 (2008)",
        "Distr.: General",
        "www.example.org",
        "No. 30–1187",
        "Item 18 (b) of the agenda",
        "Translated from the Dutch by Ann Lee",
        "Printed in Ireland",
        "delivered at the Guildhall",
        "Dear Senator Roe:",
        "14 Dock Street",
        "Kestrel Bay, CA 90001",
    ),
    ("The Price of Paper", "Notes on a Mill", "No Mill at Osney", "Dear Salt"),
)
CODE = Pattern(
    r"^\W*(?=\S*\d)[A-Z]{0,8}(?:[-/.–][A-Z\d]+)*\d*(?:[-/.–][A-Z\d]+)*\W*$",
    "the code of a document or a number alone",
    ("R52117", "NAB-18-214", "A/81/214", "7-4417"),
    ("1984 and After", "Mill 7"),
)
KICKER = Pattern(
    r"^\W*(?:(?:research|original|review|feature|opinion|policy|working|discussion|technical"
    r"|briefing|white|occasional|special|staff|annual|final|interim|slip|invited|conference)\s+)*"
    r"(?:articles?|essays?|editorial|opinions?|comment(?:ary)?|(?:local |world |city )?news"
    r"|analysis|features?|briefings?|briefs?|papers?|reports?|memorand(?:um|a)|notes?|reviews?"
    r"|open access|peer[- ]reviewed|drafts?|sidebar|highlights|syllabus|perspectives?|insights?)"
    r"(?:\s+(?:of the court|series|opinion|and order))*\W*$"
    r"|^\W*(?:a |the )?reports? (?:of|by|to|for|from) the\b"
    r"|^\W*(?:legal sidebar|highlights of)\b"
    r"|^\W*(?:[\w’'.-]+ ){1,6}(?:lecture|address|sermon|oration|symposium)\W*$"
    r"|^\W*[\w-]+ (?:session|congress|sitting)\W*$|^\W*(?:a )?(?:thesis|dissertation) submitted\b",
    "what names the kind of a text above or below its title",
    (
        "RESEARCH ARTICLE",
        "Working Paper Series",
        "LOCAL NEWS",
        "Opinion of the Court",
        "Report of the Secretary-General",
        "Eighty-first session",
        "The Ann Lee Memorial Lecture",
        "Memorandum",
    ),
    ("Reports from a Mill", "The News of 1784", "A Brief Life of Ann Lee"),
)
ORGANISATION = Pattern(
    r"\b(?:agency|army|association|authority|bank|board|bureau|cent(?:er|re)|college|commission"
    r"|committee|company|council|county|court|department|division|embassy|faculty|federation|forum"
    r"|foundation|fund|government|hospital|house|institut(?:e|ion)|laborator(?:y|ies)|library|ministry"
    r"|museum|nations|network|office|organi[sz]ation|parliament|polytechnic|school|service|society"
    r"|trust|union|university|assembly|senate)\b",
    "a word in the name of a body",
    ("National Audit Bureau", "COUNTY OF HARROWGATE", "School of Law"),
    ("Ferries and Credit",),
)
PERIODICAL = Pattern(
    r"^\W*(?:the )?(?:[\w’'.&-]+ ){0,5}(?:courier|times|post|herald|gazette|journal|review"
    r"|quarterly|magazine|bulletin|chronicle|tribune|observer|telegraph|newsletter|proceedings"
    r"|transactions|annals)"
    r"(?: (?:of|for|on|in) [^.:?!]{1,60})?\W*$",
    "the name of a newspaper or a journal, alone on its line",
    ("THE MARLHAVEN COURIER", "Quarterly Review of Rural Economy", "Journal of Salt"),
    ("Ferries and Credit", "The Post-War Years: A Survey"),
)
POSITION = Pattern(
    r"^\W*(?:(?:the|an?) )?(?:[\w-]+ ){0,3}(?:analysts?|specialists?|professor|fellow|correspondent"
    r"|reporter|editor|director|engineer|secretary|governor|president|minister|lecturer"
    r"|researcher|attorney|counsel|student|candidate|officer|chair(?:man|woman)?|clerk|judge"
    r"|economist|historian|librarian)"
    r"(?=\W*$|,|,? (?:of|in|for|at|on|and|to)\b)",
    "what a person is, below or behind the name",
    ("Analyst in Transportation Policy", "Deputy Governor", "Harbour correspondent"),
    ("The mill and its owner",),
)
NOT_NAMED = Pattern(
    r"\b(?:home|about|archive|contact|menu|search|share|subscribe|login|rss|print|email|briefings?"
    r"|research|papers?|policy|draft|volume|issue|press|release|summary|contents|introduction"
    r"|abstract|keywords|background|notes|references|annual|conference|sustainable|development"
    r"|were|was|is|are|not|how|why|what|when|for|with|from|into|after|before|between|under|to|in|on"
    r"|general|programs?|programmes?|supreme|district|petitioner|respondent|plaintiff|defendant|appell(?:ant|ee))\b",
    "a word that is in no name of a person, though its line may look like one",
    ("Research Briefing", "Sustainable development"),
    ("Jane Roe",),
)
DATED = Pattern(
    r"^\W*(?:(?:first |last |originally )?(?:published|updated|posted|revised|released|issued"
    r"|decided|filed|draft|version|dated?|as of|on|of|in|the"
    r"|spring|summer|autumn|fall|winter|[\w.]+day)\b[:,]?\s*)*\W*$",
    "the words around the date of a text, without the date",
    ("Published on", "Draft of", "Last updated:", "Tuesday,", "["),
    ("The mill in",),
)
PROCESSED = Pattern(
    r"^\W*(?:first )?(?:received|accepted|submitted|argued|effective|born)\b"
    r"|\b(?:b|m)\.?\s?(?:a|s|sc|phil)\.?,",
    "a date that is not that of the text itself",
    ("(Received 4 May 2010)", "Argued January 10, 2031", "B.A., University of Hull, 2003"),
    ("Published 4 May", "The papers received in May"),
)
DECIDED = Pattern(
    r"\b(?:filed|decided)\b:?\s+",
    "what is before the date of a decision, behind other dates",
    ("Argued May 4, 2031—Decided June 5, 2031", "Submitted May 4; filed June 5, 2031"),
    ("undecided",),
)
POSTED_BY = Pattern(
    r"^\W*(?:posted|published|written|updated)\s+(?:on\s+)?(?P<date>[\w ,.]{0,40}?)\s*\bby\s+"
    r"(?=(?-i:[A-Z]))",
    "the date of a post before the name of its author",
    ("Posted on February 8, 2020 by Nell Roe", "Posted by Nell Roe"),
    ("Posted by the river",),
)
HONORIFIC = Pattern(
    r"^\s*(?:the )?(?:(?:reverend|rev|dr|prof(?:essor)?|sir|dame|lord|lady|hon(?:ou?rable)?"
    r"|mr|mrs|ms|justice|judge|governor|senator|president|minister|secretary|ambassador)\b\.?\s+)+(?=\S+\s)",
    "what stands before the name of an author and is no part of it",
    ("the Reverend Josiah Tull", "Dr. Jane Roe", "Governor Ann Lee"),
    ("Justin Roe", "Sirius Lee"),
)
OPENS_BYLINE = Pattern(
    r"^\W*(?:(?:remarks|an? (?:address|speech|lecture|essay|report|paper|sermon)|written|edited"
    r"|prepared|delivered|submitted|presented|statement|testimony) )?(?:by|of)\W*$",
    "the words above the name of an author, alone on their line",
    ("by", "Remarks by", "BY:", "Statement of"),
    ("By the sea",),
)
FRONT_NOTICE = Pattern(
    r"^\W*(?:notice\b|(?:we|i|the authors?) (?:\w+ )?(?:thank|are grateful|am grateful|is grateful)"
    r"|(?:the )?views (?:and opinions )?(?:expressed|in this)|all rights|©|copyright|disclaimer"
    r"|this (?:opinion|working paper|draft|document|paper) (?:is|was|has been|may)"
    r"|(?:please )?do not (?:cite|quote))",
    "the start of a notice or of thanks on a first page, which is no part of the text itself",
    (
        "NOTICE: This opinion is subject to revision.",
        "We thank two readers.",
        "The views expressed herein are ours.",
    ),
    ("We counted herons.", "This paper asks why."),
)
MEMO_LABEL = Pattern(
    r"^\s*(?P<label>to|from|cc|bcc|through|thru|via|date|re|subject|attention|attn)\s?:(?=\s|$)",
    "the labels at the head of a memorandum",
    ("TO:   Board", "From: Ann Lee", "Re: the slipway", "Subject:"),
    ("To the board", "Date of birth"),
)
VERSUS = Pattern(
    r"(?<=\w|,|\.)\s+(?:v|vs)\.?(?=\s|$)|^\s*(?:v|vs)\.?\s*$"
    r"|^\s*[-–—]\s?(?:and|v|vs|versus)\.?\s?[-–—]\s*$|^\s*(?:in re|ex parte|in the matter of)\s",
    "what stands between the parties of a case, or before the name of one",
    ("ROE, PETITIONER v. LEE", "v.", "In re Salt Company", "Roe vs. Lee", "ROE v.", "- and -"),
    ("version", "v5 of it"),
)
COURT = Pattern(
    r"\b(?:court|tribunal)\b",
    "a court, in the head of its opinion",
    ("SUPREME COURT OF THE UNITED STATES",),
    ("Courtney Roe",),
)
PARTY_ROLE = Pattern(
    r"\b(?:plaintiffs?|defendants?|petitioners?|respondents?|appell(?:ants?|ees?)|intervenors?)\b",
    "what a party is in a case",
    ("Plaintiff,", "RESPONDENTS."),
    ("a party",),
)
KEYWORDS = Pattern(
    r"^\s*(?:key\s?words(?: and phrases)?|jel(?: (?:codes?|classification|no\.?))?|index terms)"
    r"\s*[:.—–-]",
    "the list of key words below an abstract",
    ("Keywords: salt; mills", "JEL No. – H41", "Key words: salt"),
    ("Keywords are many",),
)
CHAPTER = Pattern(
    r"^\s*chapter\s+\w{1,12}\.?\s*$",
    "the number of a chapter, alone on its line",
    ("CHAPTER 7", "Chapter One"),
    ("Chapter and verse",),
)
JOINT = Pattern(
    r"\s(?:of|for|on|in|at|and)\s",
    "the word behind what a body is: a bank of …",
    ("Bank of Norland",),
    ("Officer",),
)
UNFINISHED = Pattern(
    r"(?:\s(?:of|for|on|in|at|and|the|an?|to|from|with|by|or)|:)$",
    "the end of a line of a title that goes on",
    ("A History of", "The Weir:"),
    ("A History",),
)
SMALL_IN_BODY = WordList(
    words("of the and for on in at de la des du & to"),
    "words in small letters within the name of a body",
    "It was the Bank of Norland.",
)
DATELINE = Pattern(
    r"^\W*(?-i:[A-Z][A-Z.'’-]+)(?:[ ,]+[\w.]+){0,4}(?:\s\([^()]{2,20}\))?"
    r"\s[–—-]{1,2}\s(?-i:[A-Z“\"])",
    "the place and the date before the first sentence of a report of the press",
    ("PORT MERIDEN, Maine – The board voted", "LONDON (Reuters) - A man", "OSNEY, May 3 — It"),
    ("The Weir – A History", "SALT AND IRON"),
)
PROCEDURE = Pattern(
    r"\b(?:writ|certiorari|petition for|appeals? from|on appeal|briefs?|motion|opinion|judgment)\b",
    "what a paper in a case is, below its parties",
    ("ON PETITION FOR A WRIT OF CERTIORARI", "BRIEF FOR THE RESPONDENT"),
    ("PETITIONER", "RESPONDENT"),
)
