"""Questions for what a text says of itself as a whole: findings, aim, method and the like."""

from corpus.english.intents.fragments import PAPER
from corpus.english.intents.topics import THE_TEXT
from corpus.english.tables import Pattern

_MAIN = (
    r"(?:(?:main|key|major|principal|central|chief|overall|basic|core|most important|big|general"
    r"|final|policy|primary|research|specific|stated|brief|short|quick|author['’]s|authors['’]"
    r"|paper['’]s|report['’]s|study['’]s|article['’]s|text['’]s) )*"
)
_OF_TEXT = (
    rf"(?: (?:of|in|from|by|behind|for) (?:it|{THE_TEXT})"
    rf"| (?:that )?(?:does |do |did )?(?:it|they|{THE_TEXT}) (?:make|makes|made|give|gives|have"
    rf"|has"
    r"|mention|mentions|admit|admits|reach|reaches|draw|draws|offer|offers|use|uses|used|follow"
    r"|state|states|acknowledge|acknowledges|come to|comes to|arrive at|present|report))?"
)
_REQUEST = (
    r"(?:what(?:['’]s|['’]re| is| are| was| were)?|which(?: are)?|tell me(?: about)?|give me|list"
    r"|show(?: me)?|name|state|summari[sz]e|sum up|are there(?: any)?|is there(?: an?)?"
    rf"|(?:does|do) (?:it|they|{THE_TEXT}) (?:have|give|make|mention|state|discuss|acknowledge"
    r"|admit|offer|reach|contain)(?: to)?|i(?:['’]d| would) like|i (?:want|need))"
)


def _for_noun(nouns: str) -> str:
    """A request for something of the text, such as its findings, and nothing behind it."""
    return (
        rf"^(?:please |can you |could you |and |so |but )*(?:{_REQUEST} )?"
        rf"(?:the |its |their |any |some |an? |his |her |your )?(?:{THE_TEXT}['’]s? )?{_MAIN}"
        rf"(?:{nouns}){_OF_TEXT}(?: please)?\W*$"
    )


def _for_verb(verbs: str) -> str:
    """A question for what the text does, such as recommend, and nothing behind it."""
    return (
        rf"^(?:and |so |but )?(?:what|which \w+) (?:else )?(?:(?:does|do|has|have) (?:it|they"
        rf"|{THE_TEXT})"
        rf"|did {THE_TEXT}) (?:mainly |finally |actually |then |themselves )*(?:{verbs})"
        r"(?: (?:overall|in the end|in general|in all|mainly|at the end|in short|here))*\W*$"
    )


FINDINGS = Pattern(
    _for_noun(r"findings?|results?|discover(?:y|ies)|outcomes?|takeaways?")
    + "|"
    + _for_verb(r"find|find out|show|discover|reveal|demonstrate|establish"),
    "what a text found",
    (
        "What are the main findings?",
        "what does the study find",
        "key takeaways",
        "What were the results of the study?",
    ),
    (
        "What did the UN report find in 2019?",
        "What did the police find?",
        "What is the outcome of the war?",
    ),
)
RECOMMENDATIONS = Pattern(
    _for_noun(
        r"recommendations?|policy (?:advice|options|implications|proposals)|proposals?|suggestions?"
        r"|advice"
    )
    + "|"
    + _for_verb(
        r"recommend(?: (?:doing|to do|be done))?|advise|propose|suggest(?: (?:doing"
        r"|should be done))?"
        r"|call for|want done|advocate|say should be done"
    )
    + rf"|\bwhat (?:should|ought to|must|needs to) be done,? according to (?:it|{THE_TEXT})",
    "what a text recommends",
    (
        "What does it recommend?",
        "What are the recommendations of the report?",
        "What should be done according to the author?",
    ),
    (
        "What did the UN report recommend in 2019?",
        "What does the doctor recommend?",
        "What does the author recommend to the army?",
    ),
)
ARGUMENT = Pattern(
    _for_noun(
        r"conclusions?|arguments?|thesis|claims?|points?|message|contention|position"
        r"|line of argument"
        r"|bottom line"
    )
    + "|"
    + _for_verb(r"conclude|argue|claim|contend|maintain|assert|think|believe|hold")
    + rf"|\bwhat conclusions? (?:does|do|did) (?:it|they|{THE_TEXT})",
    "what an author argues and concludes",
    (
        "What does the author conclude?",
        "What is the main argument?",
        "what does the paper argue",
        "What's the bottom line?",
    ),
    (
        "What does the author say the army did in Swat?",
        "What does the court conclude?",
        "What does the paper conclude about salt?",
    ),
)
AIM = Pattern(
    _for_noun(
        r"aims?|purposes?|goals?|objectives?|intentions?|research questions?|motivation|questions?"
        r"|point of writing it"
    )
    + "|"
    + _for_verb(
        r"(?:aim|set out|seek|try|intend|attempt|want)(?: (?:to|at))?(?: (?:do|show|find out"
        r"|achieve"
        r"|prove|answer|explain))?|ask|examine|investigate|study|look at|explore|analy[sz]e"
    )
    + rf"|\bwhy (?:was|is) (?:it|{THE_TEXT}) (?:written|carried out|done|conducted)\W*$"
    rf"|\bwhat (?:question|problem)s? (?:does|do|did) (?:it|they"
    rf"|{THE_TEXT}) (?:\w+ ){{0,3}}\w+\W*$",
    "what a text is for",
    (
        "What is the aim of the paper?",
        "what does the study set out to do",
        "Why was the report written?",
    ),
    ("What was the aim of the war?", "Why was the fort built?", "What is the purpose of the fund?"),
)
SUMMARY = Pattern(
    _for_noun(
        r"summary|abstract|overview|gist|synopsis|main ideas?|topics?|subject(?: matter)?|tl;?dr"
    )
    + rf"|\bwhat(?:['’]s| is| are) (?:it|this|that|{THE_TEXT}) (?:all |mainly "
    rf"|actually )*about\W*$"
    rf"|^(?:please |can you |could you )*(?:summari[sz]e|sum up|outline|describe) (?:it|this"
    rf"|{THE_TEXT})"
    r"(?: for me| please| briefly| in (?:short|brief|a few words))*\W*$"
    + "|"
    + _for_verb(r"deal with|discuss|cover|address|treat|describe|(?:talk|speak) about"),
    "what a text is about",
    (
        "What is it about?",
        "Summarise the paper.",
        "summary",
        "What's the gist of the article?",
        "What does the report deal with?",
    ),
    ("What is the quarrel about?", "Summarise the Pico Act.", "What is note 3 about?"),
)
LIMITATIONS = Pattern(
    _for_noun(
        r"limitations?|limits|weaknesses|weak points|shortcomings|caveats|drawbacks|flaws"
        r"|weaknesses the authors admit to"
    )
    + rf"|\bwhat (?:can['’]t|cannot|could) (?:it|{THE_TEXT}) (?:not )?(?:show|tell|say|prove)\W*$"
    rf"|^how (?:is|was) (?:it|{THE_TEXT}) limited\W*$",
    "what a text says of its limits",
    (
        "What are the limitations of the study?",
        "Tell me the study's shortcomings.",
        "limitations",
        "Does the paper acknowledge any weaknesses?",
    ),
    ("What are the limitations of the treaty?", "What limits did the court set?"),
)
METHOD = Pattern(
    _for_noun(
        r"methods?|methodology|(?:study |research )?design|approach|data(?: sources)?"
        r"|sources of data"
        r"|data and methods?|methods and data"
    )
    + rf"|^how (?:was|were|is) (?:the )?(?:it|{THE_TEXT}|research|survey|analysis|data) (?:done"
    r"|conducted|carried out|made|designed|performed|collected|gathered|obtained)\W*$"
    rf"|^how (?:did|do) (?:they|{THE_TEXT}) (?:do|conduct|carry out|proceed|get) ?"
    r"(?:it|this|that|the (?:study|research|work)|their (?:data|results|findings))?\W*$"
    rf"|^what (?:data|methods?|methodology|evidence|sources) (?:does|do|did|was|were) (?:it|they"
    rf"|{THE_TEXT})? ?(?:used?|based on|rel(?:y|ies) on|draw on|apply)\W*$",
    "how a study was done",
    (
        "What method does the paper use?",
        "How was the study conducted?",
        "methodology",
        "What data did the authors use?",
    ),
    ("How was the fort built?", "What method did the army use in Swat?"),
)
THIS_PAPER = Pattern(
    rf"\b{PAPER}\b",
    "the paper itself",
    ("How many notes are in the whole paper?",),
    ("that book",),
)
