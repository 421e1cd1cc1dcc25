"""Words that stand for something said before, and the words around “that” which tell what it is."""

from corpus.english.tables import Pattern, WordList, words

POINTING = Pattern(
    r"\b(?:it|its|itself|they|them|their|theirs|he|him|his|she|her|hers|this|these|those|there"
    r"|then|former|latter|one|ones|same|such|else"
    r"|the (?:report|author|event|number|other|others|first|second|two|claim))\b",
    "a word of a question that points to what was said before, also a noun of any conversation",
    ("Who led it?", "Why did they go there?", "Who wrote the report?", "and the others?"),
    ("Who led Rome?", "Which report was printed?"),
)
THAT = Pattern(
    r"(?<![\w’'-])that(?![\w’'-])",
    "the word “that”, which points or begins a clause",
    ("Who did that?",),
    ("Who said that's so?", "that-clauses"),
)
VAGUE = Pattern(
    r"\b(?:this|that|these|those|it|its|they|their|them|he|his|him|she|her|former|latter|same|above|"
    r"following|such|we|our|us|which|who)\b",
    "a word without which a sentence would stand alone",
    ("It was built.", "the latter"),
    ("The mill was built.",),
)
SUBJECTS = WordList(
    words("he i it she they we who whoever you"),
    "pronouns that are subjects",
    "They saw that.",
)
CLAUSE_OPENERS = WordList(
    words(
        """
        a all an any both each every few he her his i it its many most my no nobody one our several
        she some somebody someone the their there these they this those we you your
        """
    ),
    "pronouns and determiners that open a clause behind “that”",
    "He said that the lake froze.",
)

LEANING_SENTENCE = Pattern(
    r"^[“\"‘']?(?:(?:Furthermore|Moreover|However|Indeed|Thus|Therefore|Also|And|But|Yet"
    r"|In addition|Nevertheless|Consequently),?\s+)?"
    r"(?:it|they|he|she|both|these|those|such|its|their|his|her"
    r"|this(?!\s+(?:\w+\s+)?(?:paper|article|study|essay|report|chapter|section|book)\b))\b",
    "a sentence that opens with a word for something said before",
    ("It burned down.", "However, these weavers had no guild.", "This became a brewery."),
    ("The mill burned down.", "This paper asks why."),
)
EMPTY_IT = Pattern(
    r"\bit\s+(?:is|was|must|should|has|had|can|could|may|might|seems?|appears?|would|will|took|takes)"
    r"\s+(?:also\s+|not\s+)?(?:been\s+|be\s+)?(?:\w+\s+){0,2}(?:that|to|how|why|whether|without)\b",
    "“it” that stands for nothing said before",
    ("It is clear that prices rose.", "It took years to build."),
    ("It burned down.",),
)

# Around “that”.
AUXILIARIES = WordList(
    words(
        """
        am are be been being can could did do does had has have is may might must shall should was
        were will would
        """
    ),
    "auxiliary verbs",
    "It was cold.",
)
PREPOSITIONS = WordList(
    words(
        """
        about after against along among around as at because before behind beside besides beyond by
        despite during following for from in inside into like near of off on onto outside over past
        since than through to toward towards under unlike until upon via with within without
        """
    ),
    "prepositions, behind which “that” points",
    "It ended after that.",
)
CONJUNCTIONS = WordList(
    words("and but how if once or then though unless what when where while why"),
    "words that join clauses, and question words",
    "If that fails, who pays?",
)
CLAUSE_LEADING = WordList(
    words(
        """
        accept accepted accused admit admits admitted agree agreed agrees allege alleged alleges
        announce announced announces argue argued argues assert asserts asserted assume assumed
        assumes aware believe believed believes certain claim claimed claims clear conclude
        concluded concludes confirm confirmed confirms convinced declare declared declares demand
        demanded demands denied denies deny ensure ensured ensures evidence explain explained
        explains fact fear feared fears find finds forget given hold holds hope hoped hopes imply
        implied implies indicate indicated indicates insist insisted insists know knew known knows
        likely maintain maintained maintains mean means meant mention mentioned mentions notice note
        noted notes now observe observed observes possible proof propose proposed proposes prove
        proved proves provided realise realised realize realized recognise recognised recommend
        recommended recommends report reported reports reveal revealed reveals said say saying says
        see show showed shown shows so state stated states such suggest suggested suggests suppose
        supposed sure tell telling tells think thinks thought told true understand understood warn
        warned warns write writes wrote
        """
    ),
    "verbs, nouns and adjectives behind which “that” begins a clause",
    "He believes that it froze.",
)
IRREGULAR_PAST = WordList(
    words(
        """
        became began bought broke brought built came caught chose cost cut drew drove fell felt fled
        fought gave got grew held hit kept killed knew laid led left lost made met paid put ran rose
        sat saw sent set shot sold spent spoke split spread stood struck swore taught threw went
        won wore wrote
        """
    ),
    "past forms of verbs, most of them without -ed",
    "He built it.",
)
STOP_WORDS = WordList(
    words(
        "a an the of in on at to for is are was were be been do does did what which who whom whose "
        "when where why how that this these those by with from and or as it its their has have had "
        "can could would should will"
    ),
    "words that people leave out of a search by key words",
    "Who was the first of them?",
)
LEADING_CONJUNCTION = Pattern(
    r"(?:and|but|while|whereas|or)\s+",
    "a conjunction before a part of a sentence",
    ("and the ice melted", "whereas others stayed"),
    ("Only then it froze.",),
)
