"""Verbs: their forms, by which the parts of a question are told apart."""

from collections.abc import Mapping

from corpus.english.tables import Pattern, WordList, words

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
