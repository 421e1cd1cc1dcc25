"""Abbreviations: behind which a number is no note's, and behind which a sentence may end."""

from corpus.english.tables import Pattern, WordList, words

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
# Abbreviations that need something behind them: no sentence ends between the two.
BEFORE_PART = WordList(
    words(
        "amend amends app appx apps art arts bk bks ch chap chaps chs cir cl cls col cols cong ct "
        "dkt doc docs eq eqs ex exh exhs exs f ff fig figs fn fns fol fols l ll n nn no nos nr nrs "
        "p par para paras pars pp pt pts rec reg rev sec secs sect sects stat subsec subsecs supp "
        "tab tabs tit tits vol vols"
    ),
    "abbreviations that stand before a number, numeral or letter",
    "in vol. 4 of it",
)
PART = Pattern(
    r"^(?:[\d§¶#(]|(?-i:[IVXLC]+|[A-Z]|[ivxlc]+)(?:[.,;:)\s]|$))",
    "the number, numeral or letter of a part of a work, at the start of a text",
    ("4 of the work", "iv of it", "B shows", "§ 7"),
    ("They went", "It works"),
)
LEGAL_WORD = WordList(
    words(
        "am ann app bankr br brit bull cal cir civ colum comp cong const crim ct dist div econ env "
        "envtl evid ex fed gen geo harv hist int jur mass mich minn op pa pol proc rec reg rev soc "
        "stan stat stud super supp tex u.s va wis yale"
    ),
    "abbreviations in the names of rules, courts and law reviews, beside single letters",
    "under Fed. R. Civ. P.",
)
LEGAL_NAME = Pattern(
    r"^(?:(?:R|Civ|Crim|Evid|App|P|Supp|Rec|Stat|Reg|Rev|Ct|Cir|Dist|Div|Op|Const|Amend|Proc|L|J|Q"
    r"|Ann|Bull|Jur|Stud|C|S)\.(?:[\s,]|$)|\d)",
    "the next part of the name of a rule, a court or a law review, at the start of a text",
    ("R. Civ. P. 12(b)", "Rev. 112", "Ct. 12", "2d it is"),
    ("The court", "Smith"),
    case=True,
)
