"""Who speaks: verbs of saying and the words around the names of speakers."""

from corpus.english.tables import Pattern, WordList, words

_VERBS = (
    r"(?:told|tells|said|says|stated?s?|announce[ds]|explain(?:ed|s)|wr(?:ote|ites)|argue[ds]"
    r"|claim(?:ed|s)|note[ds]|warn(?:ed|s)|continue[ds]|add(?:ed|s)|declare[ds]|report(?:ed|s)"
    r"|remark(?:ed|s)|insist(?:ed|s)|conclude[ds]|observe[ds]|repl(?:ied|ies)|ask(?:ed|s)"
    r"|recall(?:ed|s)|put it|acknowledge[ds]|testif(?:ied|ies)|swore|complain(?:ed|s)"
    r"|justif(?:ied|ies)|describe[ds]|calls|called|confessed|urge[ds])"
)
SAYING = Pattern(
    rf"\b{_VERBS}\b",
    "a verb of saying",
    ("the mayor said that", "She wrote:", "as Roe put it"),
    ("a saying", "The Claims"),
    case=True,
)
ACCORDING_TO = Pattern(
    r"\bAccording to (?P<who>[^“\"«]+?),?\s*$",
    "a speaker before a quotation; group `who`",
    ("According to the mayor, ", "This is, according to Jane Roe"),
    ("According to the mayor “it is",),
)
WORDS_OF = Pattern(
    r"(?P<who>(?:\S+ ){0,6}\S+?)[’']s? "
    r"(?:response|statement|words|reply|answer|remarks?|speech|letter|message|warning|testimony"
    r"|account)\b",
    "whose words are quoted; group `who`",
    ("the mayor’s reply was", "in Jane Roe's words"),
    ("the reply of the mayor",),
    case=True,
)
CLAUSE_START = Pattern(
    r"[,;:–—(]\s|\b(?:that|when|while|and|but|as|because|where|which|who)\s",
    "the start of a clause, behind which a speaker is named",
    ("In May, the mayor", "he knew that Roe"),
    ("The mayor",),
    case=True,
)
# A full stop ends the sentence, except behind a title or an initial.
_NOT_END = r"(?:[^.;,“\"]|(?<=\bDr)\.|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\b[A-Z])\.)"
SPEAKER_BEHIND = Pattern(
    rf"^[,.]?\s*(?:{_VERBS}\s+(?P<after>{_NOT_END}+)|(?P<before>{_NOT_END}+?)\s+{_VERBS}\b)",
    "a speaker behind a quotation; group `after` or `before` (the verb)",
    (" said Dr. Roe.", ", the mayor replied."),
    (". In the year", " (see above)"),
    case=True,
)
AUXILIARY_END = Pattern(
    r"\s(?:has|have|had|would|will|also|then|later|once|further|recently|himself|herself)$",
    "a helping word between a speaker's name and the verb",
    ("the mayor has", "Jane Roe later"),
    ("the mayor", "has"),
    case=True,
)
ADVERBIAL_START = Pattern(
    r"^(?:with|in|on|at|after|before|during|by|under|from|for)\b.*(?<!\bof )(?<!\bfor )(?<!\bin )"
    r"(?=\b(?:the|a|an|his|her|their|one)\s)",
    "an adverbial before a speaker's name",
    ("In a letter the mayor", "after dinner his wife"),
    ("The mayor", "In May Roe"),
)
REMARK_END = Pattern(
    r"\b(?:remark|words?|view|comment|phrase|line|verdict)s?(?: that\b.{0,40})?:?\s*$",
    "a noun of saying at the end of what introduces a quotation",
    ("with the remark:", "in his view that the trade was over"),
    ("remarkable",),
    case=True,
)
CAPITALISED_NAME = Pattern(
    r"(?:The |the )?(?:\w*[A-Z][\w’'.-]*\s*(?:of |the )*)+",
    "words with capitals, as in the name of a speaker",
    ("The Mayor of Harrowmere", "Jane Roe"),
    ("nobody at all",),
    case=True,
)
NAME_REST = Pattern(
    r"\s+(?:(?:of|the)\s*)+$",
    "words behind a name that go on with what is not one",
    ("The mayor of the ", "In the "),
    ("The Mayor of Harrowmere",),
)
NO_NAME_START = Pattern(
    r"^(?:with|in|on|at|after|before|during|by|under|from|for|to|as|when|while|if|although|since"
    r"|it|he|she|they|this|that|these|those|there|we|i)\b",
    "a first word of a sentence that does not begin a name",
    ("In May Roe", "It"),
    ("Ines Roe", "The Mayor"),
)
NOT_SPEAKERS = WordList(
    words("it he she they this that which who there and"),
    "words before a verb of saying that name nobody",
    "It said so.",
)

ELISIONS = WordList(
    words("tis twas em til till cause n"),
    "words that an apostrophe shortens at their beginning",
    "They sang ’til morning.",
)
