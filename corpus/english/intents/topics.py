"""Questions for all that a text says about a topic."""

from corpus.english.tables import Pattern

_TEXT = (
    r"(?:paper|text|article|document|study|report|authors?|writers?|book|chapter|essay|brief"
    r"|briefing|memo|memorandum|note|commentary|judge?ment|decision|award|survey|review|editorial"
    r"|piece|sidebar|in focus|insight|researchers)"
)
THE_TEXT = rf"(?:(?:this|the) (?:(?:whole|full|entire|present|research|policy) )?{_TEXT})"
_IT_SAYS = rf"(?:it|they|we|you|i|one|{THE_TEXT})"
_ON = r"(?:about|on|of|regarding|concerning|relating to|with regard to|as regards)"
_ANY = (
    r"(?:anything|something|everything|whatever|whatsoever|any|some|all|more|much|a|an|the|bit"
    r"|little|lot|few|word|words|mention|mentions|info|information|details?|remarks?|comments?"
    r"|discussions?|facts?|talk|passages?|sentences?|parts?|sections?|quotes?|overview|gist"
    r"|summary|what|which|that|is|are|it|they|has|have|you|there|here|in|to|say|says|said|tells?|us"
    r"|written|reported|deals?|dealing|speaks?|we|learn|hear|know|of|got|please|else"
    rf"|{THE_TEXT})"
)
_FACT_CLAUSE = (
    r"(?!(?:when|where|who|whom|whose|why|which|what|whether|that|if|how (?:many|much|long|often"
    r"|far|old))\b)"
)
_NO_MORE = r"(?:,? (?:please|at all|anywhere|here|in (?:it|here|there|full|detail)))*"
_POINTS = r"(?:it|them|that|this|him|her|those|these|there)"
_ASK_FOR = (
    r"(?:tell (?:me|us)|say|give (?:me|us)|show(?: me)?|find(?: me)?|let me (?:know|see|hear)"
    r"|inform me|fill me in|i (?:want|need|wonder|wish)(?: to (?:know|hear|read|learn|see))?"
    r"|i['’]?d like(?: to (?:know|hear|read|learn|see))?"
    r"|i would like(?: to (?:know|hear|read|learn|see))?)"
)

SAID_ON = Pattern(
    rf"\bwhat (?:else )?(?:(?:do|does|has|have) {_IT_SAYS}|did {THE_TEXT})"
    r" (?:(?:have |got )?to )?(?:say|tell|write|report|state|mention|learn|hear|find|read|have|got)"
    rf"(?: (?:us|me|here|there|in it|in {THE_TEXT}|anything|to say))* {_ON} (?P<about>.+)"
    r"|\bwhat(?:['’]s| is| are)?"
    r" (?:said|written|reported|stated|mentioned|known|there|here|discussed|in here|in there)"
    rf"(?: (?:said|written|here|there|in it|in {THE_TEXT}|by {THE_TEXT}))* {_ON} (?P<about_2>.+)",
    "what a text says on a topic; groups `about` and `about_2`",
    (
        "What does the report say about drone strikes?",
        "what is said on tides",
        "What do we learn about Hospital B?",
        "What's there about required courses?",
        "What does the paper have to say about costs?",
    ),
    (
        "What did the UN report say about the TTP?",
        "What does the author say the army did in Swat?",
        "What did the minister say about tides?",
        "What is the number of deaths?",
    ),
)
TELL_ABOUT = Pattern(
    rf"^(?:please |can you |could you |would you )*{_ASK_FOR},?(?: {_ANY})*? "
    rf"(?:{_ON}|with) (?P<about>.+)"
    r"|^(?:please |can you |could you )*(?:summari[sz]e|sum up)"
    rf"(?: {_ANY})* (?:{_ON} )?(?P<about_2>{_FACT_CLAUSE}.+)",
    "a request for all on a topic; groups `about` and `about_2`",
    (
        "Tell me about intelligence sharing",
        "Give me whatever it has on the spotting buffers.",
        "I'd like to hear about the testing.",
        "Please show the passages that deal with the Pico Act.",
        "Summarise what we learn about DECnet.",
    ),
    (
        "Tell me who leads the council.",
        "Give me the number of men killed on Sunday.",
        "Tell me when it was built.",
    ),
)
ANYTHING_ON = Pattern(
    rf"^(?:(?:so|and|but|ok),? )*(?:(?:is|are|was) there|(?:have|do|has|does) {_IT_SAYS}(?: have)?"
    rf"(?: got)?|got)? ?(?:anything|something|any|some|a|much)(?: {_ANY})*?"
    rf" (?:{_ON}|with) (?P<about>.+)"
    r"|\bis (?:anything|something|much) (?:said|written|reported|mentioned|there)"
    rf"(?: {_ANY})*? {_ON} (?P<about_2>.+)",
    "whether anything is said on a topic",
    (
        "Any mention of breastfeeding?",
        "Is there anything on biosafety levels?",
        "Have you got anything on terra preta?",
        "Is there a passage dealing with CYCLADES?",
    ),
    (
        "Is there anything published on tides?",
        "Is there a source of the figure?",
        "Is there any evidence of fraud?",
        "Are there any treaties on tides?",
    ),
)
DISCUSSES = Pattern(
    rf"\b(?:(?:does|do) (?:it|they|{THE_TEXT})|did {THE_TEXT})"
    r" (?:also |even |ever |anywhere |actually |really )*"
    r"(?:mention|discuss|address|cover|describe|deal with|touch (?:up)?on|speak (?:of|about)"
    r"|talk about|treat|examine|refer to|comment on|look at|explore|consider|go into|bring up"
    rf"|(?:say|have|contain|offer|give)(?: {_ANY})+ {_ON}) (?P<about>{_FACT_CLAUSE}.+)"
    rf"|^(?:(?:and|so|but),? )?(?:is|are) (?P<about_2>[^,;]+?) (?:ever )?(?:mentioned|discussed"
    r"|addressed|covered|talked about|dealt with|touched (?:up)?on|brought up|examined)"
    rf"(?: (?:anywhere|at all|here|(?:in|by) (?:it|{THE_TEXT})))*\s*\W*$"
    rf"|^(?:does|do) (?P<about_3>[^,;]+?) (?:come up|get (?:a mention|mentioned|discussed))\b",
    "whether a text discusses a topic; groups `about`, `about_2` and `about_3`",
    (
        "Does the report discuss tides?",
        "does it mention the rubbish that building creates",
        "Is Ada Wren mentioned?",
        "Does the summer come up anywhere?",
        "Does it say anything about salt?",
    ),
    (
        "Does it mention when the army left?",
        "Does the council discuss tides?",
        "Was the treaty discussed in Rome?",
        "What is the smallest region discussed?",
        "Does it say who came?",
    ),
)
PLACES_ON = Pattern(
    r"\b(?:(?:which|what) (?:parts?|passages?|sections?|sentences?|pages?|paragraphs?|chapters?)"
    rf"(?: of (?:it|{THE_TEXT}))?|where (?:does|do) (?:it|they|{THE_TEXT}))"
    r" (?:mentions?|discuss(?:es)?|address(?:es)?|covers?|describes?|deals? with|touch(?:es)? on"
    r"|speaks? (?:of|about)|talks? about|refers? to|(?:is|are) (?:about|on)|says? \w+ (?:about|on))"
    rf" (?P<about>{_FACT_CLAUSE}.+)",
    "the places where a text discusses a topic",
    ("Which parts of the report deal with tides?", "Where does it discuss Ada Wren?"),
    ("Where does it say who came?", "Which note mentions the census?"),
)
TOPIC_FIRST = Pattern(
    r"^(?!(?:who|what|when|where|which|why|how many|how much|is|are|was|were|does|do|did"
    r"|if|in|on|at|by|after|before|during|when|while|although|according)\b)"
    r"(?P<about>[^?:–—]{3,120}?)\s*(?::|,|[-–—](?=\s))\s*"
    rf"(?:(?:what|anything|is there|are there)(?:['’]s| is| do| does)?"
    rf"(?: (?:anything|something|said|reported|written|there|{_IT_SAYS}|say|have|know|learn|tell"
    rf"|mentioned|in here|got|much|us|me))+(?: {_ON} {_POINTS})?"
    rf"|(?:tell|give|show) (?:me|us)(?: {_ANY})*(?: {_ON} {_POINTS})?)(?: there)?\W*$",
    "a topic, and behind it a request for what is said on it",
    (
        "Fish – is there anything about them?",
        "3D printing – tell me everything",
        "MERS in Korea - what is reported?",
        "cold weather & season: what does the article say?",
    ),
    ("In 1901, what did they say?", "Who came: the mayor?", "As salt is not, what is?"),
)
TOPIC_CHANGED = Pattern(
    r"^(?:(?:and|but|so|ok)\b[\s,]*)*(?:what|how) about (?P<about>.+)",
    "what was asked before, of another topic",
    ("What about tides?", "and what about the census"),
    ("What is it about?",),
)
