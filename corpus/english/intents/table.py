"""What a question seeks: a table of intents, each with the patterns that show it.

`qa.query.intents` reads the table and says how a row is added. A question with none of these
intents asks about the subject matter itself.
"""

from dataclasses import dataclass

from corpus.english.intents.data import (
    DATUM_ALONE,
    DATUM_OF_NOTHING,
    DATUM_OF_PAPER,
    USES_WORKS,
    WHEN_ACCESSED,
    WHO_EDITED,
)
from corpus.english.intents.notes import (
    ABOUT_AUTHOR,
    AUTHOR_OF_ALL,
    CLAIM,
    EVIDENCE,
    NO_WORK,
    NOTE_NAMES,
    NOTE_NUMBERS,
    NOTE_ORDINAL,
    NOTES,
    NUMBER_ALONE,
    NUMBER_OF_NOTES,
    ORIGIN_OF_FIGURE,
    PUBLISHED_ANYWHERE,
    SAID_BY_SOURCES,
    SOURCE,
    WHERE_PUBLISHED,
    WHICH_NOTE_MENTIONS,
    WHICH_PUBLISHER,
    WHICH_WORK,
    WHO_WROTE,
    WRITTEN_BY,
    WROTE_THIS,
)
from corpus.english.intents.overviews import (
    AIM,
    ARGUMENT,
    FINDINGS,
    LIMITATIONS,
    METHOD,
    RECOMMENDATIONS,
    SUMMARY,
)
from corpus.english.intents.topics import (
    ANYTHING_ON,
    DISCUSSES,
    PLACES_ON,
    SAID_ON,
    TELL_ABOUT,
    TOPIC_CHANGED,
    TOPIC_FIRST,
)
from corpus.english.tables import Pattern, WordList, words


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern that shows an intent, unless `unless` is found in the question too. With `digits`
    it is tried on the question with its number words as digits; with `first` only on a question
    that does not depend on one before it.
    """

    pattern: Pattern
    unless: Pattern | None = None
    digits: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """A kind of thing that questions seek. One of its `cues` is enough to show it.

    Groups of a cue: `numbers` and `ordinal` are read as note numbers, `names` as the labels and ids
    of notes that the documents have, `about` is what the question is about. Where no cue has it,
    `subject` may have it; else the whole question is taken.

    `decides`: no later row is tried. `about_notes`: such a cue is hardly ever found in a question
    about the subject matter. `continues`: a following question that says nothing of its own has
    the same intent. `after_answer`: the intent of such a question where it follows an answer from
    the text ("In which article?" then asks for the source of that answer). `of_paper`: it
    asks about the paper itself. `alone`: it has no question that says what else it is about; the
    words of data (`DATUM_WORDS`) say nothing of that. `verbatim`: what the question is about is
    taken as it was typed.
    """

    name: str
    meaning: str
    cues: tuple[Cue, ...]
    subject: Pattern | None = None
    decides: bool = False
    about_notes: bool = False
    continues: bool = True
    after_answer: str | None = None
    of_paper: bool = False
    alone: bool = False
    verbatim: bool = False


CUE_WORDS = WordList(
    words(
        """
        source sources note notes footnote footnotes endnote endnotes reference references citation
        citations cite cites cited citing back backs backed backing support supports supported claim
        claims claimed statement figure evidence article articles book books thesis dissertation
        report reports reported piece story paper papers author authors authored wrote
        written write work works publish published publisher publication website link url address
        points point among there there's page pages appear rely relies called titled entitled title
        says said give gives given used use come comes came taken behind number about something
        anything anywhere else mention mentioned refer refers does do did which what where who whose
        text please any footnoted sourced get got document documents many how can could i one read
        find consult itself think tank agency broadcaster tell told
        """
    ),
    "words that ask for notes or works, and say nothing of what these are about",
    "Which source is cited for the census?",
)

INTENTS: tuple[Intent, ...] = (
    Intent(
        "author",
        "who wrote the paper itself",
        (Cue(AUTHOR_OF_ALL), Cue(WROTE_THIS), Cue(ABOUT_AUTHOR)),
        continues=False,
        of_paper=True,
    ),
    Intent(
        "paper_data",
        "data of the paper itself: its title, date, journal, publisher and the like",
        (
            Cue(DATUM_OF_PAPER, unless=USES_WORKS),
            Cue(DATUM_OF_NOTHING, unless=USES_WORKS, first=True),
        ),
        decides=True,
        about_notes=True,
        of_paper=True,
        alone=True,
    ),
    Intent(
        "note_number",
        "notes called by their numbers, labels or ids",
        (
            Cue(NOTE_NAMES),
            Cue(NUMBER_ALONE),
            Cue(NOTE_NUMBERS, digits=True),
            Cue(NOTE_ORDINAL, digits=True),
        ),
        decides=True,
        about_notes=True,
    ),
    Intent(
        "note_count",
        "how many notes and cited works there are",
        (Cue(NUMBER_OF_NOTES),),
        decides=True,
        about_notes=True,
    ),
    Intent("findings", "what the text found", (Cue(FINDINGS),), continues=False),
    Intent("recommendations", "what the text recommends", (Cue(RECOMMENDATIONS),), continues=False),
    Intent("argument", "what the author argues and concludes", (Cue(ARGUMENT),), continues=False),
    Intent("aim", "what the text is for", (Cue(AIM),), continues=False),
    Intent("summary", "what the text is about", (Cue(SUMMARY),), continues=False),
    Intent("limitations", "what the text says of its limits", (Cue(LIMITATIONS),), continues=False),
    Intent("method", "how the study was done", (Cue(METHOD),), continues=False),
    Intent(
        "topic",
        "all that a text says on a topic",
        (
            Cue(SAID_ON),
            Cue(TELL_ABOUT),
            Cue(ANYTHING_ON),
            Cue(DISCUSSES),
            Cue(PLACES_ON),
            Cue(TOPIC_FIRST),
            Cue(TOPIC_CHANGED),
        ),
        continues=False,
        verbatim=True,
    ),
    Intent(
        "cited_work",
        "cited works, found by words of theirs",
        (
            Cue(WHO_WROTE, unless=NO_WORK),
            Cue(WRITTEN_BY, unless=NO_WORK),
            Cue(WHICH_WORK, unless=NO_WORK),
            Cue(WHICH_PUBLISHER, unless=NO_WORK),
            Cue(WHICH_NOTE_MENTIONS, unless=NO_WORK),
            Cue(WHERE_PUBLISHED, unless=NO_WORK),
            Cue(WHO_EDITED, unless=NO_WORK),
            Cue(WHEN_ACCESSED, unless=NO_WORK),
            Cue(DATUM_ALONE),
        ),
        after_answer="claim_source",
    ),
    Intent(
        "claim_source",
        "the source of a claim that the text makes",
        (
            Cue(NOTES),
            Cue(PUBLISHED_ANYWHERE),
            Cue(SOURCE, unless=SAID_BY_SOURCES),
            Cue(EVIDENCE),
            Cue(ORIGIN_OF_FIGURE),
        ),
        subject=CLAIM,
        about_notes=True,
        after_answer="claim_source",
    ),
)
