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
# Abbreviations that need something behind them: no sentence ends between the two.
BEFORE_PART = Pattern(
    r"\b(?:vols?|chaps?|chs?|sects?|secs?|apps?|appx|arts?|paras?|pars?|figs?|eqs?|nos?|nrs?|pp?|nn?"
    r"|fns?|fols?|ff?|cols?|ll?|cls?|pts?|bks?|exs?|exhs?|docs?|dkts?|tits?|tabs?|subsecs?|amends?"
    r"|stat|rec|reg|supp|cir|ct|rev|cong)\.\s+"
    r"(?=[\d§¶#(]|(?-i:[IVXLC]+|[A-Z]|[ivxlc]+)(?:[.,;:)\s]|$))",
    "an abbreviation and the number, numeral or letter that it needs",
    ("in vol. 4", "see chap. iv of", "app. B shows", "103 Cong. Rec. 12", "arts. 2 and 3"),
    ("He said no. They went", "the app. It works", "the vol. and"),
)
LEGAL_CHAIN = Pattern(
    r"\b(?:Fed|R|Civ|Crim|Evid|App|P|Supp|Cong|Rec|Stat|Reg|Rev|Ct|Cir|Dist|Div|Op|Gen|L|J|Q|Ann"
    r"|Bull|Const|Amend|Super|Cal|Mass|Harv|Yale|Colum|Mich|Stan|Va|Geo|Pa|Tex|Ill|Ga|Minn|Wis|F|S"
    r"|N|E|W|U|A|B|C|D|K|H|M|O|T|Proc|Bankr|Int|Envtl|Pol|Econ|Hist|Soc|Am|Brit|Comp|Crim|Jur|Stud"
    r"|Q\.B|U\.S|L\.J|L\.Q)\.\s+"
    r"(?=(?:R|Civ|Crim|Evid|App|P|Supp|Rec|Stat|Reg|Rev|Ct|Cir|Dist|Div|Op|Const|Amend|Proc|L|J|Q"
    r"|Ann|Bull|Jur|Stud|C|S)\.(?:[\s,]|$)|\d)",
    "an abbreviation of a rule, a court or a law review and the next one of the same name",
    ("Under Fed. R. Civ. P. 12(b)", "44 Harv. L. Rev. 112", "14 S. Ct. 12", "F. Supp. 2d"),
    ("the U.S. The court", "by A. Smith", "plan B. The town"),
    case=True,
)
