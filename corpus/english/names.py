"""Names and spellings: where a capital says nothing, what stands in or beside names, and in what
forms a word is written.
"""

from collections.abc import Mapping, Sequence

from corpus.english.tables import Pattern, WordList, words

SENTENCE_OPENERS = WordList(
    words(
        """
        a after although an and as at before both but by despite does during every following for
        from given he her his how however if in including it its many most no of on one or our she
        since so some such than that the their then there these they this those though thus to today
        under unlike until we what when where whereas which while who why with without yet you
        """
    ),
    "words that begin a sentence, and with it a run of capitals",
    "Although Rome fell, it lasted.",
)
NAME_OPENERS = WordList(
    words(
        """
        the a an in on at by this these it however but and moreover furthermore according after
        before during since as although while when some many thus therefore indeed meanwhile first
        second for from if he she they we
        """
    ),
    "words at the start of a sentence that are no part of the name behind them",
    "Meanwhile Croft slept.",
)
SHORT_WORDS = WordList(
    SENTENCE_OPENERS.words
    | words(
        """
        act add age ago aid aids aim air all also any are arm army art ask ate bad ban bar base bat
        bed best bet big bit boy bus buy call came can cap car care case cast cat city come cop cost
        cut cup dad day did die does dog done door down due ear east eat edge else end era even ever
        eye face fact fall far farm fast fat fee few fit flag fly four free fun game gap gas gate
        get girl go god goes gold good got gun had hand hard has hat head help hit home hope hot
        idea ill into iron job just keep key kid kill king lab land last late law lead led left less
        let life line list live long look lost lot love low made main make man map mass may me mean
        men met mid mine more much must my name near need nest net new news next nice nine not now
        oil old once only open out over own pace pact page paid part past path pay peace per pin
        plan plus pop port post put race raid rain ran raw real rest rice rich ride rise risk road
        role rule run safe said sale same saw say sea see set sex ship sir site six size son soon
        star start stop sum sun take talk task tax tea team tell ten term test them tie time tip
        told too took top two unit up use used very via view vote war was way week well went were
        west will win wise word work year young
        """
    ),
    "short words that acronyms are written like; in small letters they are these words",
    "Aid came by sea.",
)
CONNECTORS = WordList(
    words("of for and e i ul al el ur bin ibn de del la du von van der"),
    "small words within names",
    "Vasco de Gama",
)
# "Gelre province" is "Gelre", and "the Wagner group" is "the Wagner". Units of administration
# and of people only: other such nouns ("river", "party") are part of the name.
KINDS_BEHIND_NAMES = WordList(
    words("province group"),
    "words behind a name that only say what kind of thing it is",
    "the province of Gelre",
)
MONTHS_AND_DAYS = WordList(
    words(
        """
        january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday
        """
    ),
    "words with a capital that name no person and no place",
    "On Monday it froze.",
)
NAME = Pattern(
    r"(?:[A-Z][\w’'-]*\.?|[A-Z]{2,})"
    r"(?:\s+(?:(?:of|the|al|bin|von|van|de|and)\s+)*[A-Z][\w’'-]*\.?)*",
    "a run of capitalised words, small ones between them",
    ("He met Edwin of Hull.", "the UN"),
    ("nobody came",),
    case=True,
)
BEFORE_PLACE = Pattern(
    r"\b(?:in|at|from|near|into|to|of|across|through|over|within|inside)\s+(?:the\s+)?$",
    "what stands before the name of a place",
    ("He lived in ", "across the "),
    ("He met ",),
)

# How a text says what an acronym stands for.
ACRONYM_LEAD = Pattern(
    r"(?:(?:hereafter|hereinafter|henceforth|abbreviated|abbr|also|better|commonly|known|called"
    r"|referred to|or|as|to|simply|in short|i\.e)\b[.,:]?\s*)*(?:the\s+)?[“”\"‘’']*",
    "what leads an acronym or its long form within brackets; matches no words too",
    ("hereafter ", "also known as the “"),
)
OTHERWISE_KNOWN = Pattern(
    r",?\s+(?:or|(?:also|better|commonly|otherwise)\s+(?:known|called|abbreviated)(?:\s+(?:as|to))?"
    r"|abbreviated(?:\s+(?:as|to))?|known\s+as|known\s+by\s+(?:its|the)\s+(?:acronym|initials)"
    r"|a\.?k\.?a\.?|hereafter|hereinafter|henceforth)\s*,?\s+(?:the\s+)?[“\"‘']?",
    "what stands between a name and its other form, without brackets",
    ("the Union, also known as the UN", "the council or CL"),
    ("the council and the king",),
    case=True,
)

# How a text gives a name's other form, where neither is an acronym. What stands before and behind
# must be a name.
_SEEN_AS = (
    r"(?:(?:also|better|commonly|widely|popularly|otherwise|locally|officially|formally|formerly"
    r"|previously|originally|now|later|sometimes|often|more commonly|variously)\s+)+"
    r"(?:known|called|named|referred\s+to|styled|spelled|spelt)(?:\s+(?:as|to\s+as))?"
)
ALSO_KNOWN = Pattern(
    rf",?(?:\s?[(\[]\s?|\s)(?:(?:who|which)\s+(?:is|was|are|were)\s+|(?:is|was|are|were)\s+)?"
    rf"(?:{_SEEN_AS}|known\s+as|a\.?k\.?a\.?|alias|nicknamed|or\s+simply|or\s+just)"
    r"\s*,?\s+(?:simply\s+)?(?:as\s+)?(?:the\s+)?[“\"‘'*_]?(?:the\s+)?(?=[A-Z])",
    "what stands between a name and another name of the same",
    (
        "the Carters, also known as the Sledges",
        "Orme (formerly known as Ormund)",
        "Tell, alias Fox",
        "the Vell Society, or simply the Society",
    ),
    ("the Carters and the Sledges", "Orme is known for Ice", "known as a poet"),
    case=True,
)
ALIAS_IN_BRACKETS = Pattern(
    r"\s?[(\[]\s?(?:(?:or|formerly|previously|originally|now|later|hereafter|hereinafter"
    r"|henceforth|(?:the\s+)?so-called|simply|commonly|short|i\.e\.)\s*[,:]?\s+)"
    r"(?:the\s+)?[“\"‘'*_]?(?:the\s+)?(?=[A-Z])",
    "what stands before another name of the same in brackets",
    ("Orme (formerly Ormund)", "the Vell Society (hereafter “the Society”)"),
    ("Orme (Ormund)", "Orme (formerly a village)"),
    case=True,
)
BEHIND_NAMES = WordList(
    words(
        """
        is was are were has had have will would can could may might must and or but nor in on at by
        for from to with of as than that which who when where while after before since until under
        over into between among during against
        """
    ),
    "words behind a name that are no part of it",
    "The Quad was closed.",
)
BEFORE_PART = WordList(
    words("of in"),
    "words before a name that is only a part of what is spoken of",
    "the east of Ireland",
)
ROLES = WordList(
    words(
        """
        president minister director chairman chairwoman chair head chief secretary general governor
        mayor professor dr mr mrs ms sir lord lady king queen prince princess emperor judge senator
        ambassador commander captain colonel major sergeant admiral bishop archbishop pope dean
        editor deputy vice prime foreign member founder leader spokesman spokeswoman spokesperson
        ceo officer analyst reporter correspondent manager coach
        """
    ),
    "words of an office, which is no other name of who held it",
    "He was the governor.",
)

# How questions are typed.
CLIPPED_QUESTION_WORDS: Mapping[str, str] = {
    "wat": "what",
    "wen": "when",
    "wich": "which",
    "wy": "why",
    "wose": "whose",
}
WITHOUT_APOSTROPHE = WordList(
    words(
        """
        arent cant couldnt didnt doesnt dont hadnt hasnt havent heres hes isnt lets shes shouldnt
        thats theres theyre wasnt werent whats whens wheres whos whys wont wouldnt youre aka etc vs
        """
    ),
    "words typed without their apostrophe, and short forms, none of which is a misspelling",
    "Whats the name?",
)

# British and American spellings of one word, as regular expressions and replacements.
SPELLING_VARIANTS: Sequence[tuple[str, str]] = (
    (r"is(?=e|ing|ation|able)", "iz"),
    (r"iz(?=e|ing|ation|able)", "is"),
    (r"yz(?=e|ing)", "ys"),
    (r"our", "or"),
    (r"(?<=[^aeiou])or(?!$.)", "our"),
    (r"(?<=[bt])er(?=s?$)", "re"),
    (r"(?<=[aeiou]..[aeiou]l)(?=(?:ed|ing|ers?)$)", "l"),
    (r"(?<=[aeiou].[aeiou]l)(?=(?:ed|ing|ers?)$)", "l"),
    (r"ll(?=(?:ed|ing|ers?)$)", "l"),
    (r"ae|oe", "e"),
)
# Endings of inflected forms, and of words formed from another.
INFLECTIONS = ("s", "es", "d", "ed", "ing", "ly")
FORMATIONS = (*INFLECTIONS, "l", "al", "ic", "n", "r", "er", "um", "us", "is", "th")

NO_PERSON = Pattern(
    r"\b(?:agency|army|association|bank|bbc|bureau|cent(?:er|re)|college|command|commission|"
    r"committee|council|department|desk|embassy|federation|force|forum|foundation|fund|government|"
    r"group|house|institute|library|ministry|mission|museum|nations|network|news|office|"
    r"organi[sz]ation|parliament|press|project|reporter|school|service|society|staff|team|times|"
    r"trust|union|university)\b|\b(?:and|of|the)\b|[\d@&:/]",
    "a name that is an organisation's, not a person's",
    ("Ministry of Ice", "Harrowmere Times", "Roe & Sons"),
    ("Jane Roe", "Edith Marlow"),
)
PARTICLES = WordList(
    words("al bin da de del della den der di du ibn la le ten ter van von zu"),
    "particles that belong to a surname",
    "Ada von Wren wrote it.",
)
SURNAME_SUFFIX = Pattern(
    r"^(?:jr|sr|ii|iii|iv)\.?$",
    "what stands behind a surname and is none",
    ("Jr.", "III"),
    ("Roe",),
)
