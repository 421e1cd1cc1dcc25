"""Headings of notes, of works and of the parts of a text; what a text says of itself; page numbers.

Headings above lists of notes and works are in other languages too.
"""

from collections.abc import Mapping
from typing import Literal

from corpus.english.tables import Pattern

Part = Literal[
    "abstract", "aim", "introduction", "method", "findings", "conclusion", "recommendations",
    "limitations",
]  # fmt: skip

NOTES_HEADING = Pattern(
    r"\s*(?:\d+\.?\s+)?(?:notes|end ?notes|foot ?notes|notes and references|references and notes"
    r"|anmerkungen|fußnoten|notas|notes de bas de page|note)"
    r"(?:(?:\s+(?:to|for|on)\s+(?:the\s+)?|\s*[:—–-]\s*)"
    r"(?:chapter|part|section|introduction|preface|text|book)\b.{0,60})?"
    r"\s*:?\s*",
    "a heading above notes (English, German, French, Spanish, Italian), to be matched whole",
    ("Notes", "7. Endnotes", "Anmerkungen:", "Notes to Chapter One", "Endnotes — Section 2"),
    ("Conclusion",),
)
WORKS_HEADING = Pattern(
    r"\s*(?:\d+\.?\s+)?(?:references|bibliography|works cited|literatur|referencias|références)"
    r"\s*:?\s*",
    "a heading above a list of works (English, German, Spanish, French), to be matched whole",
    ("References", "8 Works cited", "Literatur:"),
    ("Conclusion",),
)
PART_HEADING = Pattern(
    r"^\s*(?:(?:chapter|part|book|section|appendix|volume|lecture|letter|canto|act|scene|article)\b"
    r"|(?:table|figure|fig\.|box|plate|map)\s+\w+)",
    "a heading that counts the parts, tables or figures of a text, at its start",
    ("Chapter IV", "PART TWO", "Appendix", "Table 3. Prices"),
    ("Chapters", "The chapter", "Tables"),
)
PART_LINE = Pattern(
    r"\s*(?:(?:notes (?:to|for|on)\s+)?(?:the\s+)?(?:chapter|part|book|section|appendix|lecture"
    r"|volume|canto)\s+(?:\d{1,3}|[ivxlc]{1,7}|[a-h]|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve)(?:\s*[.:–—-]\s*\S.{0,60})?"
    r"|introduction|preface|foreword|conclusion|epilogue|afterword|prologue)\s*:?\s*",
    "the heading of a part within a list of notes, to be matched whole",
    ("Chapter Two", "Part IV: The Weir", "Introduction", "Notes to Chapter 3"),
    ("The Chapter",),
)
CONTENTS_HEADING = Pattern(
    r"\s*(?:table of )?contents\s*:?\s*|\s*(?:inhalt(?:sverzeichnis)?|sommaire|índice|indice)\s*",
    "a heading above a table of contents, to be matched whole",
    ("Contents", "Table of Contents", "Sommaire"),
    ("Contentment",),
)
PAGE_NUMBER = Pattern(
    r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*",
    "a page's number, to be matched whole",
    ("– 12 –", "Page 3 of 40"),
    ("Page",),
)
AND = Pattern(r"\band\b", "between the names of a byline", ("roe and smith",), ("sand",), case=True)
BYLINE_START = Pattern(
    r"^by ", "a byline, in lower case", ("by jane roe",), ("bylaws", "written by"), case=True
)


_NUMBER = r"(?:(?:\d+(?:\.\d+)*|[ivx]+|[a-h])[.):]?\s+)?"
_MANY = (
    r"(?:(?:some|main|key|major|principal|general|overall|executive|brief|short|policy|final"
    r"|chief|study|research|potential|possible) )?"
)
_TAIL = r"(?:\s*(?:and|&|,|/|of|to|for|with|in|the|this|our|\w+)){0,5}"


def _heading(words: str) -> str:
    """A heading with these words first or behind "and", alone or before the words under it."""
    named = rf"{_NUMBER}{_MANY}(?:\w+ (?:and|&) )?(?:{words})"
    return rf"^\s*{named}(?:{_TAIL}\s*:?\s*$|\s*[:.–—-]+\s+(?=\S)|\s+(?=(?-i:[A-Z“])))"


# The parts of a text, by what stands above them, or before the first words under it.
PARTS: Mapping[Part, Pattern] = {
    "abstract": Pattern(
        _heading(r"abstract|summary|synopsis|overview|at a glance|in brief"),
        "a summary",
        ("Abstract", "Executive Summary", "Abstract: Salt was dear.", "Overview The mill stood."),
        ("Abstract art was dear.", "The summary"),
    ),
    "aim": Pattern(
        _heading(
            r"aims?|objectives?|purposes?|goals?|research questions?|scope|motivation"
            r"|background & aims?"
        ),
        "what the text is for",
        ("Objectives", "1.2 Research questions", "OBJECTIVE: To count salt."),
        ("The aim was salt.",),
    ),
    "introduction": Pattern(
        _heading(r"introduction|introductory remarks|preface|foreword|preamble"),
        "an introduction",
        ("1. Introduction", "INTRODUCTION"),
        ("The introduction of salt",),
    ),
    "method": Pattern(
        _heading(
            r"(?:materials? and )?methods?|methodology|methodological approach|study design"
            r"|approach|sources and methods?|data and methods?|research design"
        ),
        "how it was done",
        ("Materials and methods", "METHODS: We counted.", "Sources and method"),
        ("The method",),
    ),
    "findings": Pattern(
        _heading(r"findings|results|takeaways|highlights|key points|what we found"),
        "what was found",
        ("Key findings", "RESULTS: Salt was dear.", "Main results"),
        ("The results",),
    ),
    "conclusion": Pattern(
        _heading(
            r"conclusions?|concluding (?:remarks|thoughts|observations|comments)|closing remarks"
            r"|final remarks|interpretation|outlook|epilogue|lessons"
        ),
        "a conclusion",
        ("5. Conclusion", "Summary and Conclusions", "Concluding remarks", "Conclusions: It was."),
        ("The conclusion",),
    ),
    "recommendations": Pattern(
        _heading(
            r"recommendations?|what (?:should|can|could|is to) be done|way forward|proposals?"
            r"|implications(?: for policy)?|(?:policy )?(?:options|considerations|implications)"
            r"|(?:issues|options|considerations) for (?:congress|consideration|policymakers)"
        ),
        "what ought to be done",
        ("Recommendations", "Considerations for Congress", "6 Conclusions and recommendations"),
        ("The recommendation",),
    ),
    "limitations": Pattern(
        _heading(r"limitations?|limits|caveats|shortcomings|weaknesses|strengths (?:and|&) \w+"),
        "what the text does not show",
        ("Limitations", "4.3 Limitations of the study", "Strengths and limitations"),
        ("The limits of it",),
    ),
}
_SELF = (
    r"(?:(?:this|the present|the current|our) (?:\w+ )?(?:paper|article|report|study|review|essay"
    r"|chapter|thesis|work|analysis|assessment|document|brief|editorial|survey|note|sidebar"
    r"|in focus|insight|investigation))"
)
_WE = r"(?:we|i|the (?:present )?authors?)"

# What a text says of itself, by the part in which it is usually said.
SAYS: Mapping[Part, Pattern] = {
    "abstract": Pattern(
        rf"\b{_SELF} (?:also )?(?:argues|concludes|contends|maintains|shows|finds|examines"
        r"|explores|investigates|analy[sz]es|assesses|reviews|describes|discusses|provides|offers"
        r"|considers|addresses|outlines|summari[sz]es|evaluates|surveys|covers|presents|asks|deals"
        r"|aims|seeks|reports|traces)\b|\bin this (?:paper|article|study|report|review|essay)\b",
        "what the text is about",
        ("This report examines salt.", "In this paper, we count salt."),
        ("The report of the mayor examines salt.",),
    ),
    "aim": Pattern(
        rf"\b(?:aims?|purposes?|objectives?|goals?) of (?:{_SELF}|the study|the paper)"
        rf"|\b{_SELF} (?:also )?(?:aim(?:s|ed)|seeks|sought|sets? out|attempts?|tries|asks|asked"
        rf"|examines|explores"
        r"|investigates|analy[sz]es|assesses|reviews|describes|provides|offers|considers|addresses"
        r"|outlines|evaluates|presents|is intended|is meant|was designed)\b"
        rf"|\b{_WE} (?:aim(?:ed)?|sought|seek|set out|ask(?:ed)? (?:whether|how|why|what))\b"
        r"|\bin this (?:paper|article|study|report|review|essay),? (?:we|i)\b"
        r"|\b(?:had|has) (?:\w+ )?(?:aims?|objectives?|goals?|primary question"
        r"|research question)s?\b"
        r"|\b(?:we|i|us)\b[^.;]{0,40} to (?:ask|examine|investigate|determine|find out"
        r"|assess|test) (?:whether|how|why|what|if)\b|^(?:\w+: )?to [a-z]+ [^.]{3,120}, (?:we|i)\b",
        "what the text is for",
        (
            "The aim of this study is to count.",
            "We sought to count salt.",
            "The evaluation had two aims.",
            "We use it to ask whether salt was dear.",
            "To count salt, we weighed it.",
        ),
        ("The aim of the war was salt.",),
    ),
    "introduction": Pattern(
        rf"\b{_SELF} (?:begins|starts|proceeds|is organi[sz]ed)\b",
        "how the text goes on",
        ("This paper proceeds as follows.",),
        ("The war begins.",),
    ),
    "method": Pattern(
        rf"\b{_WE} (?:also |then |first )?(?:used?|conduct(?:ed)?|perform(?:ed)?|collect(?:ed)?"
        r"|analy[sz]ed?|interview(?:ed)?|survey(?:ed)?|develop(?:ed)?|appl(?:y|ied)|search(?:ed)?"
        r"|rely on|relied on|draw on|drew on|compare[ds]?|recruit(?:ed)?|estimated?|review(?:ed)?"
        r"|enrol(?:l?ed)?|included|screened|sampled|test(?:ed)?|link(?:ed)?|measured?|evaluated?)\b"
        r"|\bdrawing on\b|\busing (?:\w+ ){0,3}(?:data|interviews|records|surveys?|results|model)\b"
        r"|\b(?:data|samples|interviews|records|specimens|cases) were (?:\w+ )?(?:collected|drawn"
        r"|obtained|taken|carried out|conducted|held|analy[sz]ed)\b"
        r"|\b(?:method|approach|model|technique|analysis) was (?:\w+ )?(?:employed|used|adopted"
        r"|applied"
        r"|carried out|conducted|performed)\b|\b(?:the )?sample consists of\b"
        rf"|\b{_SELF} (?:covers|uses|relies on|is based on|draws on|compares)\b"
        r"|\bthe (?:study|survey|assessment|evaluation) (?:used|was based on|covers|covered)\b",
        "how it was done",
        ("We interviewed 38 officers.", "Data were collected in May.", "Drawing on records, it"),
        ("They interviewed the mayor.",),
    ),
    "findings": Pattern(
        rf"\b{_WE} (?:also |further )?(?:find|found|show|showed|observed?|demonstrated?"
        r"|identif(?:y|ied)|report|reveal(?:ed)?|detected)\b"
        r"|\b(?:our|the|these|those) (?:\w+ )?(?:results|findings|analys[ie]s|model(?:ling)?|data"
        r"|observations) (?:\w+ )?(?:show|showed|suggest|suggested|indicate[ds]?|demonstrate[ds]?"
        r"|reveal|revealed|confirm|confirmed|support)\b"
        rf"|\b(?:it|{_SELF}) (?:finds|found|shows|showed|demonstrates|reveals|reports"
        rf"|identifies)\b",
        "what was found",
        ("We find that salt was dear.", "Our results suggest so.", "it finds that it was"),
        ("They found salt.",),
    ),
    "conclusion": Pattern(
        rf"\b(?:{_SELF}|it) (?:argues|concludes|contends|maintains|claims|submits)\b"
        rf"|\b{_WE} (?:\w+ )?(?:argue|conclude[ds]?|contend|maintain|submit|claim|judge|believe)\b"
        rf"|\b{_WE} (?:suggest|think|propose) that\b"
        r"|^(?:in conclusion|in sum|in summary|in short|to conclude|to sum up|on balance"
        r"|taken together|overall)\b|\bmy (?:argument|claim|thesis|conclusion|contention) is\b"
        r"|\bwrong to conclude\b|\bbe concluded\b|\b(?:we|i) (?:do not )?think that\b"
        r"|\bthe (?:main|central|wider|general) (?:argument|claim|thesis|lesson|conclusion)\b",
        "what the author concludes",
        ("This paper argues so.", "In conclusion, salt was dear.", "I conclude that it was."),
        ("The mayor concludes.",),
    ),
    "recommendations": Pattern(
        rf"\b(?:{_SELF}|it|{_WE}) (?:also |therefore |would |do not )*(?:recommends?|advises?"
        rf"|urges?"
        r"|proposes?|call(?:s)? (?:for|on))\b|\bit is recommended\b"
        r"|\b(?:we|i) (?:suggest|make) (?:that|four|three|two|five|six|several)\b"
        r"|\b(?:my|our) (?:own )?(?:scheme|proposal|recommendation)s?\b"
        r"|\b(?:congress|policymakers|lawmakers|legislators|members) (?:\w+ )?(?:could|may|might"
        r"|should) (?:\w+ )?(?:choose|consider|amend|wish|want|weigh|address|require|determine"
        r"|decide|direct|debate)\b",
        "what ought to be done",
        ("We recommend that it be shut.", "Congress may wish to consider a law."),
        ("The mayor recommends salt.",),
    ),
    "limitations": Pattern(
        r"\blimitations? (?:of|to|in|exist|was|is|were|are)\b|\b(?:several|some|few|has|have|had)"
        r" (?:\w+ )?(?:limitations?|limits|shortcomings|weaknesses|caveats)\b"
        r"|\b(?:interpreted|treated|read|taken) with (?:caution|care)\b|\bsubject to limits\b"
        rf"|\b(?:{_SELF}|{_WE}) (?:did not|do not|does not|could not|cannot|was unable|were unable"
        r"|was limited|is limited|lacks?)\b",
        "what the text does not show",
        ("This study has several limitations.", "We did not interview them."),
        ("They did not come.",),
    ),
}
OUGHT = Pattern(
    r"\b(?:should|ought to|must|needs? to)\b(?! (?:have|be (?:noted|read|kept)))",
    "what ought to be done, above all where a part of recommendations or a conclusion says so",
    ("The mill should be shut.",),
    ("The mill was shut.", "It should be noted that it was."),
)
