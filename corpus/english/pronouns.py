"""Words that stand for something said before, and the words around “that” which tell what it is."""

from corpus.english.tables import Pattern, WordList, words

_STOP = r"(?=\s*(?:[?.,;:!]|$))"
POINTING = Pattern(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers"
    r"|itself|himself|herself|themselves|(?:each|either|both|neither|the other) sides?)\b"
    r"|\bthis\b(?!\s+(?:whole\s+)?(?:paper|text|report|article|study|document|essay|judgment|time|way)\b)"
    r"|\bthese\b(?!\s+days\b)"
    r"|(?<!in )\bthose\b(?!\s+(?:who|whose|that|which|of|in|on|with|without|from|at|for|to|by"
    r"|[a-z]+(?:ed|ing))\b)"
    rf"|\bthen\b{_STOP}|\bsince then\b|\bby then\b|\bthe latter\b|\bthe former{_STOP}"
    r"|\bsuch\b(?!\s+as\b)"
    r"|\bthat\b(?=\s+(?:year|month|week|day|time|decade|century|spring|summer|autumn|winter)\b)"
    r"|\b(?:many|much|any|some|all|each|which|one) of (?:those|these|them)\b"
    rf"|\b(?:the )?same{_STOP}|(?<!no )(?<!just )\bones?{_STOP}"
    rf"|\b(?:which|this|that) ones?{_STOP}|\b(?:other|first|second|last|next) ones?\b"
    r"|\b(?:who|what|where|any(?:one|body|thing)|some(?:one|body|thing)|nobody) else\b"
    rf"|\bthe (?:first|second|third|last|two|three|rest|number){_STOP}|\bthe others?\b",
    "a word of a question that points to what was said before",
    ("Who led it?", "Why did this end?", "and the others?", "Which one?", "What did the first?"),
    ("Who led Rome?", "Is this paper long?", "Those who left", "Which one year?", "No one came"),
)
REFERRING = Pattern(
    r"(?i:\b(?:it|its|they|them|their|he|him|his|she|her|this|these|those|such|both|the latter"
    r"|the former)\b)"
    r"|^[“\"‘'(\[]*(?:(?i:and|but|yet|so|in|on|at|for|by|with|after|before|under|from|as|during)\s"
    r"(?:\S+\s){0,3})?[Tt]he\s+[a-z]"
    r"|^[“\"‘'(\[]*(?i:however|thus|therefore|moreover|instead|here|there|then|later"
    r"|another|other|others|some|many|most|one|two|three)\b",
    "words by which a sentence refers to one before it: a pronoun, a definite subject",
    (
        "It was signed there.",
        "The treaty lapsed.",
        "In 1992 the pact lapsed.",
        "Rome lost its war.",
    ),
    ("Rome fell in 476.", "Kings of the west ruled Rome.", "The United Nations met."),
    case=True,
)
PERSON = WordList(words("he him his she her hers"), "pronouns for one person", "Who was he?")
THING = WordList(words("it its"), "pronouns for one thing", "When was it built?")
MANY = WordList(
    words("they them their theirs these those"), "pronouns for several", "Who led them?"
)
OWNING = WordList(words("its their his her"), "possessive pronouns", "Who ate his bread?")
DEMONSTRATIVES = WordList(
    words("that this these those"), "words that point, alone or with a noun", "Who did that?"
)
SPAN_OF_TIME = Pattern(
    r"^\s+(?:year|month|week|day|time|decade|century|spring|summer|autumn|winter)\b",
    "a noun for a time, behind “that”",
    (" year?", " summer"),
    (" group",),
)
HER_ALONE = Pattern(
    r"^\W*$|^\s+(?:[A-Z]|(?:and|or|to|about|after|as|at|before|by|for|from|in|into|of|on|with|when)\b)",
    "what follows “her” that is no possessive",
    ("?", " in Rome?"),
    (" brother",),
    case=True,
)
DOING = Pattern(
    r"\b(?:do|does|did|done|doing)\s+$",
    "a form of “do” before “it”, which together stand for a verb",
    ("Why did they do ",),
    ("Who led ",),
)
DONE = Pattern(
    r"^(?:\W*$|\s+(?:again|so|by|in|to|for)\b)",
    "the end of what is done, behind “do it”",
    ("?", " again?"),
    (" end?",),
)
UNBOUND = WordList(
    words("it them him that this"),
    "words that as objects point beyond their clause",
    "Who paid for it?",
)
ANY_PLACE = Pattern(
    r"\bones?$|\bof (?:those|these|them)$|\b(?:those|these)$",
    "words that point back wherever they stand in a question",
    ("What does the first one", "How many of those", "Who wrote the piece those"),
    ("Who lost them?",),
)
REACTS = Pattern(
    r"\b(?:react|reacts|reacted|respond|responds|responded|reply|replied|retaliate|retaliated"
    r"|hit back|fight back|comply|complied"
    r"|agree|agreed|disagree|object|objected|give in|instead|afterwards?|meanwhile"
    r"|in the meantime|beforehand|in return|in turn|either|as well|too|at first|in the end)\W*$",
    "a last word of a question that needs something before it: a reaction, an order in time",
    ("How did the king respond?", "What did Rome want instead?"),
    ("How did the king respond to the strike?",),
)
CLAUSE_START = Pattern(
    r"[,;:]|\b(?:that|who|whom|whose|which|what|when|where|while|because|if|before|after|until"
    r"|unless|although|though|as|than|and|or|but|since|so|once|for|without|by)\b",
    "the start of a clause within a question",
    ("left when it rained", "the ferry, and"),
    ("left in rain",),
)
THERE = Pattern(
    r"\bthere\b(?!\s+(?:is|are|was|were|has|have|had|be|been)\b)",
    "“there”, which points to a place, or only says that something is",
    ("Who went there?", "Was there a war?"),
    ("What there is on wool",),
)
EMPTY_THERE = Pattern(
    r"(?:\b(?:is|are|was|were|be|been|has|have|had)(?:n[’']t)?|\w[’']s)\s+"
    r"(?:also\s+|ever\s+|not\s+)?there(?=\s+\w)|\bhow (?:many|much)\b.*\bthere\W*$"
    r"|\bthere\s+(?:about|on)\b",
    "“there” that points to no place",
    ("Was there ever a school?", "How many firms were there?", "Anything there on wool?"),
    ("Who lives there?", "How long was he there?"),
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

ASKED_EMPTY_IT = Pattern(
    r"\b(?:is|was|isn[’']t|wasn[’']t|will|would|could|can|might|may|has|had)\s+it\s+"
    r"(?:\w+\s+){0,3}?(?:that|to|whether|if|who|which)\b"
    r"|\bit\s+(?:also\s+|really\s+)?(?:take|took|cost|matter|help|seem|pay|mean|rain)s?\b.*"
    r"(?:\b(?:to|for|whether|if|how|where|when|who|what)\b|(?<!in )(?<!at )(?<!on )(?<!by )that\b)"
    r"|^(?:so )?(?:was|is) it\b.+\b(?:that|who|which)\b",
    "“it” of a question that stands for nothing said before",
    ("Is it true that prices rose?", "What did it cost to hire a boat?", "Was it Ada who left?"),
    ("What did it cost in that year?", "Is it old?"),
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
ADDED = Pattern(
    r" (?:of|in|at|on|for|from|that|who|when) ",
    "a word behind a noun that begins what is said of it",
    ("the mayor of Hull", "the man who left"),
    ("the mayor",),
)
SOME_OF = Pattern(
    r"^(?:most|all|some|any|many|each|both|several|one) of ",
    "a part of what follows",
    ("most of the tremors",),
    ("the most of it",),
)
RELATIVES = WordList(
    words("who which that whose to per of"), "words that go on behind a noun", "The man who left."
)
INDEFINITE_ARTICLES = WordList(
    words("a an any some every each"), "words in whose place “the” stands later", "A king fell."
)
INDEFINITE = WordList(
    words(
        """
        anybody anyone anything each everybody everyone everything nobody none nothing
        somebody someone something all any both many most several some another no
        """
    ),
    "words for nobody and nothing in particular, to which no later question refers",
    "Was anybody hurt?",
)
NOUN_OPENERS = WordList(
    words(
        """
        a an the this that these those his her its their my our your every each all some any
        no both many most several another
        """
    ),
    "words that open a noun phrase",
    "Every king fell.",
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
