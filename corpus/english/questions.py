"""Words and patterns of questions: what they ask for, and how they refer to earlier ones."""

from collections.abc import Mapping
from typing import Literal

from corpus.english.numbers import ONE_TO_TWENTY, TENS
from corpus.english.tables import Pattern, WordList, words

AnswerType = Literal["number", "date", "person", "place", "reason"]

# The kind of thing that answers a question. Where several match, the first in the question counts.
ANSWER_TYPES: Mapping[AnswerType, tuple[Pattern, ...]] = {
    "number": (
        Pattern(
            r"\bhow (?:many|much|often|old|long|far|large|big|tall|high|deep|wide|heavy|fast)\b",
            "a number or a measure",
            ("How many came?", "how deep is the lake"),
            ("How did it end?",),
        ),
        Pattern(
            r"\bwhat (?:number|percentage|percent|share|proportion|amount|fraction|age)\b"
            r"|\b(?:number|percentage|count|total) of\b",
            "a number called by what it is",
            ("What share was lost?", "the number of deaths"),
            ("What was lost?",),
        ),
    ),
    "date": (
        Pattern(
            r"\bwhen\b|\b(?:what|which) (?:year|date|day|month|decade|century)\b",
            "a time",
            ("When did it fall?", "in which year", "Since when?"),
            ("Whenever it fell",),
        ),
    ),
    "person": (
        Pattern(
            r"\bwho(?:m|se)?\b|\bwhich (?:person|man|woman|leader|president|author)\b",
            "a person",
            ("Who came?", "which president signed it", "Whose idea was it?"),
            ("Which king is it?", "whoever"),
        ),
    ),
    "place": (
        Pattern(
            r"\bwhere\b|\b(?:which|what) (?:country|countries|city|town|place|province|region"
            r"|area|state)\b",
            "a place, also by the kind of place or the unit of administration",
            ("Where is it?", "Which country won?", "in what province"),
            ("Which team won?",),
        ),
    ),
    "reason": (
        Pattern(
            r"\bwhy\b|\bwhat (?:caused|reason|was the reason|made)\b|\bhow come\b|\breasons?\b",
            "a reason",
            ("Why did it fall?", "What caused the war?", "the reasons for it"),
            ("What is reasonable?",),
        ),
    ),
}

NUMBER = Pattern(
    r"[£$€]?\d[\d.,]*(?:\s?%)?(?:\s(?:per cent|percent|million|billion|thousand))?"
    rf"|\b(?:{'|'.join((*ONE_TO_TWENTY[:12], *TENS[:4]))}"
    r"|hundreds?|thousands?|millions?|billions?|dozens?|half|twice|once|several|many)\b",
    "a number in a sentence, in digits or a frequent number word",
    ("It cost £1,200.", "60% of it", "4 million people", "twelve men"),
    ("It cost much.",),
)

REASON = Pattern(
    r"\b(?:because|since|due to|owing to|in order to|so that|as a result of|for fear of"
    r"|therefore|thus|to(?!\s+(?:the|an?|this|that|these|those|its?|his|her|their|our|him|them"
    r"|us|whom?|which|(?-i:[A-Z])|\d)))\b",
    "the start of a reason or a purpose; “to” only before a verb",
    ("It fell because it was old.", "They came to help him.", "due to neglect"),
    ("They went to Rome and to the hills.",),
)
CLAUSE_BREAK = Pattern(
    r"[,;:]\s+|\s[–—-]\s|\s(?=(?:that|which|who|because|while|whereas|although|where)\s)",
    "where a clause of a sentence ends",
    ("It fell, and broke.", "the mill which burned"),
    ("It fell at noon.",),
)

# The order of words of a question.
ASKING = Pattern(
    r"^(?:(?:by|for|from|in|into|on|at|to|with|of|since|until|till|through|under|about|after|before"
    r"|against|over|during|among|between|within|without)\s+)?"
    r"(?:who|whom|whose|what|which|when|where|why|how(?:\s+(?!(?:come|am|is|are|was|were|did|does|do"
    r"|has|have|had|can|could|will|would|shall|should|may|might|must|the|an?)\b)\w+)?)\b",
    "the question word at the start, with a preposition before it and what is measured behind it",
    ("By whom was it built?", "How many came?", "When?", "How hot is it?"),
    ("The mill?",),
)
QUESTION_WORDS = WordList(
    words("who whom whose what which when where why how"), "question words", "Who came?"
)
NOUN_ASKED = Pattern(
    r"^(?:how (?:many|much)|which|what)\s+(?!of\b)(?P<noun>.+)",
    "a question word with a noun",
    ("How many attacks", "which king"),
    ("How many", "Which of them"),
)
WITH_NOUN = Pattern(
    r"\b(?:which|what|whose|how \w+)$",
    "a question word that a noun may follow",
    ("In which", "How many"),
    ("By whom", "How"),
)
MUCH = Pattern(r"^how much\b", "an amount", ("How much rain",), ("How many",))
NAMES_WHAT = Pattern(
    r"^(?:what|who)$", "a question word for a thing or a person", ("What", "who"), ("whose",)
)
QUALITY_ASKED = Pattern(
    r"^$|^(?:why|since|for)\b",
    "what is asked where a quality follows the subject, “Is the lake pink?”",
    ("", "Why"),
    ("Where",),
)
BY_WHOM = Pattern(r"^by who", "who does something", ("By whom",), ("By what",))
WHICH = Pattern(r"^(?:which|what)\b", "one of several", ("Which king",), ("How many",))
ADVERB_ASKED = Pattern(
    r"^(?:(?:when|where|why|how(?:\s+(?:long|often|far|soon|quickly|fast|well|badly))?)$"
    r"|(?:by|for|from|in|into|on|at|to|with|since|until|till|through|under|after|before|against|over|during|among|between|within|without)\s"
    r"|(?:what|which) (?:year|day|month|date|time)$)",
    "what is asked, where the question is whole without it",
    ("When", "How long", "In which year", "By whom"),
    ("How many attacks", "Who", "What"),
)

# How a question refers to the conversation.
OPENING_WORD = Pattern(
    r"^(?:and|but|so|also|then|ok|okay|now|well|or)\b[\s,]*",
    "a word that opens a question and says nothing of what it asks",
    ("And who led it?", "OK, when?"),
    ("Android phones", "Who led it and when?"),
)
ASKED_AGAIN = Pattern(
    r"^(?P<asked>(?:(?:since|until) )?(?:why|when|where|how|how long|how often|how far)"
    r"|(?:by|for|from|in|into|at|to|on|with|against|under|of|about|through) "
    r"(?:whom|who|what|which|whose|how many|how much)(?: (?!(?:is|are|was|were|did|does|do|has|have"
    r"|had|can|could|will|would|should|may|might|must)\b)[\w-]+){0,3}?)"
    r"(?P<not> not)?(?: exactly| precisely| so| though)?"
    r"(?:(?: is|[’']s| was| did) (?:that|this)(?: happen| so| the case| come about| done)?"
    r"|(?: did| does) it happen)?\W*$",
    "a question word alone, which asks the question before for something else",
    ("Why?", "When exactly?", "Where did that happen?", "By whom?", "In which year?", "Why not?"),
    ("Who led it?", "the mill", "In which year did it end?", "By whom was it sold?"),
)
TIME = Pattern(
    r"\b(?:1\d\d\d|20\d\d|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|spring|summer|autumn|winter)\b",
    "a time: a year, a month, a season",
    ("in 1864", "November"),
    ("in Hull", "it may"),
    case=True,
)
TIME_PHRASE = Pattern(
    r"\b(?:in|on|by|since|before|after|during|until|from|between|around) "
    r"(?:early |late |mid-|about |the )?"
    rf"(?:\d{{1,2}} )?{TIME.regex}(?:,? \d{{1,2}},)?"
    rf"(?:(?:,? | to | and | until | through |–|-){TIME.regex})*",
    "a phrase that says when",
    ("from October to December 2022", "in 1864", "on 3 May 1910"),
    ("in Hull",),
    case=True,
)
YEAR = Pattern(r"\b(?:1\d|20)\d\d\b", "a year", ("in 1864",), ("in 999",))
RELATIVE_TIME = Pattern(
    r"\b(?:before|after|later|earlier|today|now"
    r"|(?:next|following|previous) (?:year|month|week|day))\b",
    "a time counted from another",
    ("the year before", "and today"),
    ("in 1864",),
)
SPAN_OPENER = Pattern(
    r"^(?:from|between)\b", "the start of a span", ("from May to June",), ("in May",)
)
SIDE = Pattern(
    r"\b(?:north|south|east|west|start|end|top|bottom|left|right|front|back)$",
    "a side of something",
    ("to the north",),
    ("to Hull",),
)
OF_SOMETHING = Pattern(r" of .+", "what something belongs to", ("to the west of Hull",), ("to",))
PLACE_PHRASE = Pattern(
    r"\b(?:in|at|near) (?:the )?[A-Z][\w’-]+(?: (?:of )?[A-Z][\w’-]+)*",
    "a phrase that says where",
    ("in Hull", "at the Red Lion"),
    ("in the mill",),
    case=True,
)
WHAT_ABOUT = Pattern(
    r"^(?:(?:what|how) about|what of|same for)\b",
    "the question before, asked of something else",
    ("What about 1864?", "same for the mill"),
    ("What is it about?",),
)
CONTINUES = Pattern(
    r"^(?:and|but|or)\b(?!\s+(?:also|so)\b)",
    "a word that goes on from the question before",
    ("And who led it?", "and soldiers?", "But why?"),
    ("So who led it?", "Android phones"),
)
TOPIC_REQUEST = Pattern(
    r"\b(?:what|does|do|did|is|are|has|have|can|could|anything|something|how)\b"
    r"(?!.*\b(?:they|he|she|that|these|those)\b).*"
    r"\b(?:sa(?:y|ys|id)|mention(?:s|ed)?|tell|explains?|something|anything|mentioned"
    r"|is there|there is|talks?|talked|words?|else|have|has|in there|there|treats?|discuss(?:es)?)"
    r"\s+(?:me\s+)?"
    r"(?:\w+\s+){0,2}?(?:about|on|of|concerning|regarding)\s+"
    r"(?!(?:it|its|that|this|these|those|them|their|they|him|his|her)\b)(?P<about>\w.*)"
    r"|^(?:please )?(?:tell me|give me|i[’']m after|something|anything|what you have)\b"
    r"(?: \w+){0,5}? (?:about|on) "
    r"(?!(?:it|its|that|this|these|those|them|their|they|him|his|her)\b)\w"
    r"|\b(?:does|do|did) (?:it|they|the \w+) (?:mention|discuss|explain|treat|cover|describe) "
    r"(?!(?:it|its|that|this|these|those|them|their|they|him|his|her)\b)\w",
    "a request for all that a text says about something that is named",
    ("What does it say about Spain?", "Tell me about wool.", "Is anything said about the press?",
     "Does it mention coal?"),
    ("What does it say about that?", "What did it say?", "Does it mention them?"),
)  # fmt: skip
DEFINITION = Pattern(
    r"^(?:what|who)(?:[’']s|[’']re| is| are| was| were) (?:an? )?"
    r"(?!(?:the|its?|he|she|they|that|this|these|those|his|her|their|there|it|new|wrong|special"
    r"|different|left|next|done|used|meant|known|said|being|found)\b)\w[\w’'-]*"
    r"(?: [\w’'-]+){0,3}?(?: then)?\W*$",
    "a question for what a word means or who somebody is",
    ("What is stratigraphy?", "Who was Ada Wren?", "what's a composite number then?"),
    ("What was the toll?", "Who was he?", "What is it?"),
)
KEY_WORDS = Pattern(
    r"^(?!.*\b(?:who|whom|whose|what|which|when|where|why|how|am|is|are|was|were|did|does|do|has|have"
    r"|had|can|could|will|would|should|may|might|must|shall)\b)",
    "words without a question word or an auxiliary, as people type them for a search",
    ("price of wool 1840", "causes of the strike"),
    ("Who paid?", "Was it dear?"),
)
BARE_PHRASE = Pattern(
    r"^(?:(?:about|after|against|among|around|at|before|between|by|during|for|from|in|into|of|on"
    r"|over|since|than|through|to|towards?|under|until|with|within|without)\s+)+"
    r"(?:what|which|whom|whose|how many|how much|how long|when|where)\b"
    r"(?!.*\b(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|may|might"
    r"|must|shall)\b)",
    "a question that is only a phrase with a preposition",
    ("By whom?", "In which country?", "To what end?"),
    ("In which year did it end?", "By whom was it built?"),
)
NEW_TOPIC = Pattern(
    r"\b(?:something else|moving on|changing the subject|by the way|forget (?:that|it)"
    r"|(?:new|another|different|next|separate|unrelated|other)"
    r" (?:question|topic|subject|matter))\b",
    "words that announce a new topic",
    ("Something else: who paid?", "On a different topic"),
    ("Who else paid?",),
)
ANNOUNCED_TOPIC = Pattern(
    r"^(?:(?:now|ok|okay|well|thanks|thank you|and|but|a|an|on|to)\b[\s,.!]*)*"
    rf"{NEW_TOPIC.regex}\s*[:.,;!–—-]+\s*(?=\w)",
    "the announcement of a new topic before a question, which is no part of it",
    ("New question: when did he speak?", "OK, something else: who paid?"),
    ("Is there something else that they asked for?",),
)
FILLERS = WordList(
    words(
        """
        a about after again all also an and any are as at be because been before being but by can
        could did do does done exactly for from get got had happen happened happening has have he
        her him his how i if in into is it its just many may me mean might more most much my no not
        of on one or other our out over please really say says said she should so some such tell
        than that the their them then there these they thing things this those to too under up us
        very was we well were what when where which who whom whose why will with would you your long
        often far old else explain describe kind sort reason
        """
    ),
    "words that do not say what a question is about",
    "Could you tell me more?",
)

ONLY_ENGLISH = WordList(
    words(
        """
        who whom whose what which why how when where whether whenever wherever the this these those
        there their they them theirs with from been were does did and that than then between during
        about after before because through would could should into only its it's you your she many
        much of what's who's how's where's isn't aren't doesn't didn't don't wasn't weren't tell
        explain describe give
        """
    ),
    "frequent words of English questions that are frequent in no other language",
    "Which river froze?",
)

# What else people call a cited work of some kind, by `Citation.kind`.
KINDS_OF_WORKS: Mapping[str, tuple[str, ...]] = {
    "thesis": ("doctoral", "dissertation", "PhD"),
    "book": ("memoir",),
    "post": ("tweet", "Twitter"),
    "video": ("programme", "broadcast", "YouTube"),
    "personal communication": ("interview", "conversation", "unpublished"),
}
FIRST_WORDS = WordList(
    words(
        "a about according after and are as at before besides by can could did do does during for "
        "from give had has have how i if in is it its list many name of on or please since so tell "
        "that the their then there these this those to under until was were what when where which "
        "while who whom whose why will with would"
    ),
    "words with a capital only because a question begins with them",
    "Which river froze?",
)
SMALL_TALK = Pattern(
    r"^(?:\W*\b(?:hi|hello|hey|greetings|good (?:morning|afternoon|evening|day|night)"
    r"|thanks?(?: you)?(?: (?:very|so) much)?|cheers|(?:good)?bye"
    r"|how are you(?: doing)?|how(?:['’]s| is) it going|how do you do|what(?:['’]s| is) up"
    r"|nice to meet you|are you there|there|today|ibid)\b\W*)+$",
    "a greeting, or thanks, and nothing else",
    ("Hello, how are you today?", "thanks!", "Good morning, Ibid", "Hi there"),
    ("Hello, who led it?", "What happened today?", "Who said goodbye to the king?"),
)
