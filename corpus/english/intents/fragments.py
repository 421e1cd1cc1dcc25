"""Parts of patterns that several intents share."""

NOTE = r"(?:(?:foot\s?-?|end\s?-?)?notes?|fn\.?|citations?|references?|ref\.?)"
TO = r"(?:-|–|to|through|until)"
WORK = (
    r"(?:articles?|books?|memoir|thesis|dissertation|pieces?|papers?|reports?|stud(?:y|ies)|videos?"
    r"|tweets?|programmes?|broadcasts?|(?:web ?)?(?:sites?|pages?)|links?|urls?|web address"
    r"|publications?|newspapers?|journals?|works?)"
)
PUBLISHER = (
    r"(?:think.?tank|institutes?|news (?:agency|outlet|channel|site)|agency|broadcaster|channel"
    r"|magazine|outlet|publisher|surveys?)"
)
PAPER = (
    r"(?:(?:this|the) (?:research |whole |present )?(?:paper|text|article|study|document|essay)"
    r"|this (?:report|chapter|thesis|dissertation|piece|book|publication)|this)"
)
PERIODICAL = r"(?:journals?|newspapers?|magazines?|periodicals?)"
CAME_OUT = r"(?:published?|appear(?:ed)?|printed|come out|came out|issued|released)"
