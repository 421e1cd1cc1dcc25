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

# How a question refers to the conversation.
OPENING_WORD = Pattern(
    r"^(?:and|but|so|also|then|ok|okay|now|well|or)\b[\s,]*",
    "a word that opens a question and says nothing of what it asks",
    ("And who led it?", "OK, when?"),
    ("Android phones", "Who led it and when?"),
)
WHAT_ABOUT = Pattern(
    r"^(?:(?:what|how) about|what of|same for)\b",
    "the question before, asked of something else",
    ("What about 1864?", "same for the mill"),
    ("What is it about?",),
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
