"""Which answerers answer which intent: the table that `Asker` goes by."""

from collections.abc import Mapping, Sequence

from qa.answering.answerer import Answerer
from qa.answering.count_answers import CountAnswerer
from qa.answering.fact_answers import FactAnswerer
from qa.answering.note_answers import NoteWordsAnswerer, NumberedNoteAnswerer
from qa.answering.paper_answers import AuthorAnswerer, PaperDataAnswerer
from qa.answering.source_answers import SourceAnswerer
from qa.answering.topic_answers import OverviewAnswerer, TopicAnswerer
from qa.query.intents import FACT

# Share of a question's words that leaves no doubt that a note is named, whatever is asked of it.
# Set by hand: all of its words, or all but a frequent one.
_NAMES_A_NOTE = 0.95

# By the names in `corpus.english.intents.table.INTENTS`; those of one are tried in this order.
ANSWERERS: Mapping[str, Sequence[Answerer]] = {
    "author": (AuthorAnswerer(),),
    "paper_data": (PaperDataAnswerer(),),
    "note_number": (NumberedNoteAnswerer(),),
    "note_count": (CountAnswerer(), NoteWordsAnswerer(), SourceAnswerer()),
    "findings": (OverviewAnswerer("findings"),),
    "recommendations": (OverviewAnswerer("recommendations"),),
    "argument": (OverviewAnswerer("argument"),),
    "aim": (OverviewAnswerer("aim"),),
    "summary": (OverviewAnswerer("summary"),),
    "limitations": (OverviewAnswerer("limitations"),),
    "method": (OverviewAnswerer("method"),),
    "topic": (TopicAnswerer(),),
    "cited_work": (NoteWordsAnswerer(),),
    "claim_source": (NoteWordsAnswerer(_NAMES_A_NOTE), SourceAnswerer(), NoteWordsAnswerer()),
    FACT: (FactAnswerer(),),
}
