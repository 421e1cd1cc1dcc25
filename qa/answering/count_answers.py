"""Questions for the number of notes and of cited works."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.documents import Document
from corpus.notes.names import last_note
from qa.answer import Answer
from qa.answering.answerer import Context, Question
from qa.answering.note_answers import compose_notes
from qa.query.dependence import content_words
from qa.ranking.notes import NoteMatch


class CountAnswerer:
    """Answers how many notes the papers asked have, with the last of each; `None` where only
    notes about something are to be counted, or where there are none.
    """

    def answer(self, question: Question, context: Context) -> Answer | None:
        if content_words(question.intent.about):
            return None
        request = question.request
        noted = [one for one in context.documents(request) if one.notes]
        if not noted:
            return None
        last = [NoteMatch(one, note, 1.0) for one in noted if (note := last_note(one)) is not None]
        answer = compose_notes(question, context, last)
        more = sum(len(one.notes) for one in noted) - len(answer.notes)
        return replace(answer, message=_counts(noted, request.limit), more=more)


def _counts(documents: Sequence[Document], most: int) -> str:
    """How many notes documents have, and how many works they cite: of each, and where they are
    more than `most`, of all together and of the first.
    """
    named = [
        f"{one.label}: {len(one.notes)} notes, {_works(one)} works cited."
        for one in documents[:most]
    ]
    if len(documents) <= most:
        return " ".join(named)
    notes, works = sum(len(one.notes) for one in documents), sum(map(_works, documents))
    total = f"{len(documents)} documents: {notes} notes; works cited, added up: {works}."
    return " ".join([total, *named, f"And {len(documents) - most} more documents."])


def _works(document: Document) -> int:
    return len({c.work for note in document.notes for c in note.citations if c.work})
