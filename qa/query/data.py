"""The datum of a work that a question seeks: its author, its date, the page that is cited."""

from corpus.english.intents.data import DATA, Datum
from corpus.english.intents.table import CUE_WORDS
from qa.query.dependence import content_words
from qa.query.followups import Understood
from qa.query.intents import says_more
from qa.query.note_numbers import plain_characters


def asked_datum(question: str) -> Datum | None:
    """The datum that a question asks for first; `None` where it asks for none."""
    question = plain_characters(question)
    found = [
        (match.start(), match.end(), place)
        for place, row in enumerate(DATA)
        if (match := row.asked.search(question))
    ]
    return DATA[min(found)[2]] if found else None


def sought_datum(asked: Understood) -> Datum | None:
    """The datum that a question seeks, which a follow-up without words of its own ("And of note
    5?") takes from the question before it.
    """
    datum = asked_datum(asked.own)
    if datum is not None or asked.before is None:
        return datum
    words = [word for word in content_words(asked.own) if word not in CUE_WORDS]
    named = says_more(" ".join(word for word in words if not word.isdigit()))
    return None if named else asked_datum(asked.before.own)
