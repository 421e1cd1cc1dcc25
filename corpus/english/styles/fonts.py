"""Names of fonts that say how their letters look."""

from corpus.english.tables import Pattern

BOLD = Pattern(
    r"(?i)bold|black|heavy|semib|demi|cmbx|cmssbx|sfbx",
    "the name of a bold font",
    ("ABCDEF+Garamond-Bold", "CMBX12", "NotoSans-Black"),
    ("Garamond-Roman", "CMR10"),
)
ITALIC = Pattern(
    r"(?i)ital|obli|slant|cmti|cmsl|cmmi",
    "the name of an italic font",
    ("Garamond-Italic", "Helvetica-Oblique", "CMTI10"),
    ("Garamond-Bold", "CMR10"),
)
SMALL_CAPITALS = Pattern(
    r"(?i)csc\d|smallcap|smcp|[-_]sc\b|caps",
    "the name of a font of small capitals",
    ("CMCSC10", "Minion-SmallCaps", "Alegreya-SC"),
    ("Scala", "CMR10"),
)
