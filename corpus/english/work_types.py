"""Words that show of what type a cited work is."""

from corpus.english.tables import Pattern

CONVERSATION = Pattern(
    r"\b(?:discussion|interview|conversation|personal communication|letter|e-?mail"
    r"|correspondence)\b",
    "words exchanged between persons",
    ("Interview with Jane Roe", "e-mail to the author"),
    ("an interviewer", "emailed"),
)
ARCHIVE = Pattern(
    r"\b(?:archives?|record office|(?-i:MSS?)\b|fols?\.|box \d|papers of|collection)",
    "an item of an archive",
    ("City Archives, MS 14/3", "box 12", "Papers of Jane Roe"),
    ("12 ms later", "boxes"),
)
# Newspapers are known by a common word of their names. Large news organisations whose names have
# none are listed, one for each part of the world that English-language papers cite often.
PRESS = Pattern(
    r"\b(?:News(?:paper)?|Times|Post|Tribune|Herald|Gazette|Guardian|Telegraph|Chronicle|Courier"
    r"|Observer|Daily|Weekly|Mercury|Independent|Reuters|Associated Press|AFP|BBC|CNN|NPR|VOA"
    r"|Al Jazeera|Dawn)\b",
    "the name of a newspaper or news organisation",
    ("The Harrowmere Gazette", "BBC News", "Daily Post"),
    ("at times", "in the post"),
    case=True,
)
THESIS = Pattern(
    r"\b(?:Ph\.?D|doctoral|D\.?Phil|M\.?A|M\.?Phil|master[’']s|B\.?A)\.?\s+(?:thesis|dissertation)",
    "a thesis",
    ("PhD thesis, University of Harrowmere", "unpublished Ph.D. dissertation", "Master’s thesis"),
    ("a thesis",),
)
FILM = Pattern(
    r"video|film|recording|documentary",
    "a film or recording",
    ("film", "Recording"),
    ("transcript",),
)
