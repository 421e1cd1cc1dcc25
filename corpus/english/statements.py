"""Sentences that answer a question which can be made from them, and the words that spoil it.

The patterns are strict rather than many: each sentence begins with what it is about, called by a
name or a definite description. `qa.suggestions.question_generation` makes the questions.
"""

from collections.abc import Mapping

from corpus.english.names import SENTENCE_OPENERS
from corpus.english.numbers import ONE_TO_TWENTY, TENS
from corpus.english.pronouns import VAGUE
from corpus.english.tables import Pattern, WordList, words

_CAPITAL = r"[A-Z][^\W_]*(?:[’'.-][^\W_]+)*\.?"
_NAME = rf"{_CAPITAL}(?:(?: (?:of|de|al|van|von|bin|and|the|for|in))* {_CAPITAL}){{0,6}}"
_WORD = r"[a-z]+(?:-[a-z]+)*"
# A name, or a definite description: "The ferry", "The ferry of Odden", "The Odden ferry".
_SUBJECT = (
    rf"(?:[Tt]he )?{_NAME}(?: {_WORD}){{0,2}}?"
    rf"|The {_WORD}(?: {_WORD})? (?:of|at|in) (?:the )?{_NAME}"
    rf"|The {_WORD}(?: {_WORD})?"
)
_ABOUT = rf"^(?P<subject>{_SUBJECT})(?: \([^()]{{1,40}}\))?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = r"(?:1[0-9]|20)\d\d"
_DATE = rf"(?:\d{{1,2}} )?(?:{_MONTH} )?(?:\d{{1,2}},? )?{_YEAR}\b"
_DONE = (
    r"(?P<done>built|founded|held|sold|bought|made|sent|won|lost|begun|written|given|taken|shot"
    r"|born|set|cut|drawn|found|fought|brought|caught|paid|laid|led|left|put|struck|overthrown"
    r"|driven|hung|hit|[a-z]{2,}ed)"
)
_NUMBER = rf"\d{{1,3}}(?:[,.]\d{{3}})+|\d{{1,5}}|{'|'.join((*ONE_TO_TWENTY[1:16], *TENS))}"
_ROUGHLY = (
    r"(?:(?:At least|More than|Over|About|Some|Nearly|Almost|Around|Up to|Only|A total of) )?"
)
_PEOPLE = r"people|men|women|children"

# Past forms of verbs whose plain form is certain.
PLAIN_FORMS: Mapping[str, str] = {
    "announced": "announce", "attacked": "attack", "began": "begin", "bought": "buy",
    "built": "build", "captured": "capture", "carried": "carry", "cut": "cut",
    "declared": "declare", "died": "die", "employed": "employ", "ended": "end",
    "established": "establish", "founded": "found", "held": "hold", "introduced": "introduce",
    "issued": "issue", "joined": "join", "killed": "kill", "launched": "launch", "lost": "lose",
    "married": "marry", "moved": "move", "opened": "open", "published": "publish",
    "received": "receive", "released": "release", "resigned": "resign", "returned": "return",
    "sent": "send", "signed": "sign", "sold": "sell", "started": "start", "won": "win",
}  # fmt: skip
INTRANSITIVE = WordList(
    words("began died ended opened resigned returned started"),
    "past forms of verbs that need no object",
    "The king died.",
)
# A verb of having as it stands in a sentence: its auxiliary and plain form in a question.
HAVING: Mapping[str, tuple[str, str]] = {
    "has": ("does", "have"), "have": ("do", "have"), "had": ("did", "have"),
    "contains": ("does", "contain"), "contain": ("do", "contain"),
    "consists of": ("does", "consist of"), "consist of": ("do", "consist of"),
}  # fmt: skip
_VERB = rf"(?P<verb>{'|'.join(PLAIN_FORMS)})"

DEFINES = Pattern(
    rf"{_ABOUT} (?P<be>is|was|are|were) (?P<what>(?:an?|the|one of the) (?:[^.;:]+))",
    "what something or somebody is",
    ("The Odden Ferry is a boat that carries horses.",),
    ("Odden lies by the sea.",),
    case=True,
)
DATED = Pattern(
    rf"{_ABOUT}(?: (?:is|was) (?:an?|the) [^,.;]{{3,60}}, (?:which|who))? (?P<be>was|were) "
    rf"{_DONE}(?P<rest>[^,;.:()]{{0,50}}?) (?:in|on) (?P<fact>{_DATE})",
    "when something was done",
    ("The mill was sold to a brewer in May 1910.",),
    ("The mill was old in 1910.",),
    case=True,
)
DATED_ACT = Pattern(
    rf"{_ABOUT} {_VERB}(?P<rest> [^,;.:()]{{3,60}}?)? (?:in|on) (?P<fact>{_DATE})",
    "when somebody did something",
    ("Ada Wren founded a society in 1899.",),
    ("Ada Wren liked a society in 1899.",),
    case=True,
)
DATE_FIRST = Pattern(
    rf"^(?:In|On) (?P<fact>{_DATE}),? (?P<rest>.+)$",
    "a date before all else in a sentence",
    ("In 1899, Ada Wren founded a society.",),
    ("In Odden the ferry lay.",),
    case=True,
)
DATE_CLAUSE = Pattern(
    r"^[^,;:()]+?(?=[,;:(]|\.\s|\.$)",
    "the first clause of a sentence",
    ("The ferry was built, and sold.",),
    (", and sold.",),
)
HAS = Pattern(
    rf"{_ABOUT} (?P<be>has|have|had|contains?|consists? of) {_ROUGHLY.lower()}(?P<fact>{_NUMBER}) "
    rf"(?P<what>(?:{_WORD} ){{0,2}}(?:[a-z]+s|{_PEOPLE}))(?=[,.;]|$)",
    "how many of its parts something has",
    ("The Odden Ferry has two masts.",),
    ("The Odden Ferry has masts.",),
    case=True,
)
PLACED = Pattern(
    rf"{_ABOUT} (?P<be>was|were) (?P<done>held|born|founded|built|signed|buried|found|located|"
    rf"established|based|published|opened) (?:in|at) (?P<fact>(?:the )?{_NAME})"
    rf"(?=[,.;]| (?:in|on|by) )",
    "where something was done",
    ("The Odden Society was founded in Hull, and there it stayed.",),
    ("The Odden Society was founded in 1899.",),
    case=True,
)
COUNTED = Pattern(
    rf"^{_ROUGHLY}(?P<fact>{_NUMBER}) (?P<what>{_WORD}(?: {_WORD}){{0,3}}) (?P<be>were|have been|"
    rf"had been) {_DONE}(?P<rest>[^,;:.()]{{0,70}})(?=[,;:.()]|$)",
    "to how many something was done",
    ("At least 31 men were killed in the storm.",),
    ("The men were killed in the storm.",),
)
COUNTED_ACT = Pattern(
    rf"{_ABOUT} {_VERB} (?:{_ROUGHLY.lower()})(?P<fact>{_NUMBER}) (?P<what>[a-z]+s(?: of {_WORD})?|"
    rf"{_PEOPLE})(?P<rest>(?: (?:in|on|over|from|to|at|of) [^,;:.()]{{2,40}})?)(?=[,.;]|$)",
    "to how many somebody did something",
    ("The Odden Ferry carried 30 horses in the summer.",),
    ("The Odden Ferry carried horses.",),
    case=True,
)

SCALE = Pattern(
    r"^(?:thirds|quarters|fourths|fifths|per ?cent|hundred|thousand|million|billion)\b",
    "the rest of a number, not what is counted",
    ("thirds of the men", "per cent of them"),
    ("men of the third",),
)
SUPERLATIVE = Pattern(
    r"^(?:the (?:first|only|last|most|least)\b|one of)",
    "a description that does not say what something is",
    ("the first boat", "one of the boats"),
    ("the boat",),
)
MONTH_FIRST = Pattern(
    rf"^{_MONTH}", "a month where a place may stand", ("May 1901",), ("Hull",), case=True
)
CLAUSE = Pattern(
    r"\b(?:was|were|is|are|been|had|has|have|did|and|or)\b",
    "a verb or a conjunction: more than a noun phrase",
    ("the mill was old",),
    ("the old mill",),
)
UNFIT_SUBJECT = Pattern(
    rf"{VAGUE.regex}|{CLAUSE.regex}| there\b|^(?-i:{_MONTH}|[A-Z][a-z]+day)$",
    "a subject that is not clear alone, or none",
    ("The same mill", "Monday", "The boats and mills"),
    ("The Odden Ferry",),
)
BREAK = Pattern(
    r"[,;:()–—]| (?:which|who|that|when|where|while|after|before|because|but)\b",
    "where a further clause begins",
    ("by a brewer, in 1901", "a man who"),
    ("by a brewer in 1901",),
)
NAME_LINK = Pattern(
    r"^(?:of|de|van|von|bin|for) ",
    "what stands behind the first word of a name",
    ("of Odden", "van Gogh"),
    ("by Odden",),
    case=True,
)
# Nouns for persons, so that "who" is asked. Some of any trade; endings cover the others.
PERSON = Pattern(
    r"\b(?:leader|minister|president|general|chief|author|scholar|founder|master|spokes\w+|emir|"
    r"commander|officer|journalist|king|queen|politician|soldier|engineer|professor|writer|poet|"
    r"lawyer|judge|singer|actor|actress|player|\w*keeper|character|researcher|director|coach|dancer"
    r"|painter|teacher|man|woman|son|daughter|wife|nurse|doctor|activist|artist|novelist|pianist"
    r"|architect|\w+(?:ologist|ographer|ician|torian|scientist|nomist|opher|aller|keter))\b",
    "a noun that is a person",
    ("a Danish physician", "the leader of the council"),
    ("a boat of oak",),
    case=True,
)
ADDRESSED = Pattern(
    r"^(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Lord|Lady|Dame)\b",
    "a form of address before a name",
    ("Dr Wren",),
    ("Drummond",),
    case=True,
)
SUBJECT_OPENERS = WordList(
    SENTENCE_OPENERS.words
    | words(
        """
        they it we you i who what here such all some several one another each most few none both
        many more others two three four five six seven eight nine ten and so now then yet first
        second third within without north south east west near beyond despite due like unlike
        because soon finally moreover furthermore therefore later earlier today recently
        """
    ),
    "words that open a sentence but not its subject, or one that is not clear alone",
    "Recently it froze.",
)

# Verbs and nouns, by which the parts of a question are told apart.
_IRREGULAR = """
be was been, bear bore born, become became become, begin began begun, bind bound bound, bite bit
bitten, blow blew blown, break broke broken, bring brought brought, build built built, rebuild
rebuilt rebuilt, buy bought bought, catch caught caught, choose chose chosen, come came come, cost
cost cost, cut cut cut, deal dealt dealt, do did done, draw drew drawn, drink drank drunk, drive
drove driven, eat ate eaten, fall fell fallen, feed fed fed, feel felt felt, fight fought fought,
find found found, flee fled fled, fly flew flown, forbid forbade forbidden, forget forgot
forgotten, freeze froze frozen, get got got, give gave given, go went gone, grow grew grown, hang
hung hung, have had had, hear heard heard, hide hid hidden, hit hit hit, hold held held, hurt hurt
hurt, keep kept kept, know knew known, lay laid laid, lead led led, leave left left, lend lent
lent, let let let, lie lay lain, lose lost lost, make made made, mean meant meant, meet met met,
pay paid paid, put put put, read read read, ride rode ridden, ring rang rung, rise rose risen, run
ran run, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent, set set
set, shake shook shaken, shoot shot shot, show showed shown, shrink shrank shrunk, shut shut shut,
sing sang sung, sink sank sunk, sit sat sat, sleep slept slept, speak spoke spoken, spend spent
spent, split split split, spread spread spread, stand stood stood, steal stole stolen, stick stuck
stuck, strike struck struck, swear swore sworn, sweep swept swept, swim swam swum, take took taken,
teach taught taught, tear tore torn, tell told told, think thought thought, throw threw thrown,
understand understood understood, wear wore worn, weigh weighed weighed, win won won, withdraw
withdrew withdrawn, write wrote written, overthrow overthrew overthrown, undergo underwent
undergone, overcome overcame overcome, withhold withheld withheld
"""
# A plain form: its past form and its participle.
IRREGULAR_VERBS: Mapping[str, tuple[str, str]] = {
    plain: (past, participle)
    for plain, past, participle in (row.split() for row in _IRREGULAR.split(","))
}
REGULAR_VERBS = WordList(
    words(
        """
        abandon abolish accept accuse achieve acquire add adopt advise affect agree aim allow amend
        announce answer appear apply appoint approve argue arise arrest arrive ask assess assume
        attack attempt attend attract avoid award back ban base believe belong benefit blame block
        boost borrow brew burn call cancel capture care carry cast cause cease change charge cite
        claim close collapse collect combine compare compete complain complete comply concern
        conclude conduct confirm connect consider consist contain continue contribute control
        convert cook copy count cover create cross damage decide declare decline decrease defeat
        defend define delay deliver demand deny depend describe design destroy develop die differ
        disappear discover discuss dissolve divide double drop earn elect emerge employ enact end
        enforce enter escape establish estimate evolve examine exceed exist expand expect expel
        expire explain explode export express extend fail farm favour fear file fill finance finish
        fire fit fix flood follow force form found free fund gain gather govern grant guard handle
        happen harm harvest help hire honour hope host identify import impose improve include
        increase indicate influence inform inherit inspect insist intend introduce invade invent
        invest investigate involve issue join judge jump justify kill lack land last launch learn
        level limit link list live locate look love lower maintain manage march marry matter measure
        melt mention merge mine modernise move murder name need negotiate notice object observe
        obtain occupy occur offer open operate oppose order organise outlaw own pass perform permit
        persuade plan plant play pledge praise predict prefer prepare prevent produce profit promise
        promote propose protect protest prove provide publish punish purchase pursue qualify quarrel
        raise reach react receive recognise recommend record recover reduce refer reform refuse
        regulate reject release rely remain remove rename rent repair repeal replace reply report
        represent request require rescue research resign resist resolve respond restore restrict
        result resume retire retreat return reveal review rule sail save search seem seize serve
        settle sever share sign slow smuggle solve sound start state stay stop store strengthen
        study succeed suffer suggest supply support surrender survive suspect suspend target tax
        terminate test thrive trade train transfer transport travel treat trigger trust try turn
        unite use value vanish vary view violate visit vote wait walk want warn wash watch weaken
        work worry yield
        """
    ),
    "frequent regular verbs in the plain form",
    "Did prices drop?",
)
BE = WordList(words("is are was were am"), "forms of “be”", "It was cold.")
HAVE = WordList(words("has have had"), "forms of “have”", "It has gone.")
DO = WordList(words("did does do"), "forms of “do”", "Did it go?")
PARTICLES = WordList(
    words("away back down off out up"), "small words that belong to a verb", "It burned down."
)
DOUBLING = Pattern(
    r"^[^aeiou]*[aeiou][bdglmnprt]$|^(?:cancel|travel|control|refer)$",
    "a verb whose last letter is doubled before -ed",
    ("plan", "travel"),
    ("sail", "visit", "fix"),
)
ADVERBS = WordList(
    words(
        """
        actually again already also always ever exactly finally first initially just later
        mainly mostly never no not now officially often only originally probably really soon
        still then there together usually yet even
        """
    ),
    "adverbs that may stand between a subject and its verb",
    "When did it finally end?",
)
PARTICIPLE = Pattern(
    r"^(?:[a-z]+[^e]ed|[a-z]*(?:gr|fr|nt)eed)$",
    "a regular participle",
    ("killed", "freed", "died"),
    ("kill", "need", "red"),
    case=True,
)
PEOPLE = WordList(
    words(
        """
        actor admiral ambassador architect artist author baker bishop boss boy brother captain chair
        chairman chairwoman chancellor chief child commander composer daughter dean deputy director
        doctor driver duke editor emperor engineer envoy explorer father fisherman foreman founder
        general girl governor head inventor judge keeper king lady lawyer leader machinist man
        manager mason master mayor merchant miller minister mother navigator nurse officer owner
        painter patient physicist pilot poet pope premier president priest prince princess professor
        queen scientist secretary senator sister smith soldier son speaker spokesman spokeswoman
        surveyor teacher treasurer widow wife winner woman worker writer
        """
    ),
    "nouns for one person, to whom “he” or “she” may refer",
    "The mayor left.",
)
PERSON_ENDING = Pattern(
    r"^\w{3,}(?:ioner|ologist|ician|ineer|orian)$",
    "the ending of a noun for a person",
    ("petitioner", "historian"),
    ("station", "list", "beer"),
)
PLURALS = WordList(
    words("people men women children police cattle sheep fish mice feet teeth geese data media"),
    "plurals without -s",
    "Women voted.",
)
GROUPS = WordList(
    words(
        """
        agency alliance army association band bank board brigade brotherhood church club
        commission committee company congregation corporation council court crew family firm
        gang government group guild jury legislature militia ministry movement navy office
        parliament party police senate society staff team tribe union university village
        """
    ),
    "nouns in the singular for several people, to which “they” may refer",
    "The crew left.",
)
