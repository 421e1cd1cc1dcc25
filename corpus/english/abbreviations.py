"""Abbreviations: behind which a number is no note's, and behind which a sentence may end."""

from corpus.english.tables import Pattern

BEFORE_NUMBER = Pattern(
    r"\b(?:No|Nos|Vol|p|pp|Fig|Art|Sec|Ch|c|ca|cf|vs|Table)\.\s+$",
    "an abbreviation at the end of a text; a number behind it is no note's",
    ("see Fig. ", "vol. "),
    ("the end. ", "fig "),
)
NUMBERED_PART = Pattern(
    r"(?<!\w)(?:fig(?:ure|s?\.)?|tab(?:le|\.)|sec(?:tion|t\.|\.)?|chapters?|ch\.|eqs?\.|equations?"
    r"|pages?|pp?\.|part|step|appendix|§|no\.|vol\.)\s*$",
    "a part of a paper at the end of a text; a link behind it leads there and to no note",
    ("see Figure ", "in section", "pp. "),
    ("the trade ", "figured"),
)
# sentencex takes these for abbreviations wherever they stand.
MISSED_END = Pattern(
    r"\bMay\.\s+(?=[A-Z“\"])"
    r"|\b(?:etc|al|Inc|Ltd|Co|Jr|Sr|ill|min|sec|me|Ave|St|Rd|No)\.\s+"
    r"(?=(?:The|This|That|These|Those|It|He|She|They|We|In|On|At|After|Before|However|But|And|A"
    r"|An|Its|Their)\s)",
    "the end of a sentence behind an abbreviation",
    ("It began in May. The ice", "ice, snow etc. However it"),
    ("in May. the ice", "Roe et al. 1990"),
    case=True,
)
