"""Questions for the source of a claim: answered with the claim in the text and its notes."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.english.intents.notes import NO_WORK
from qa.answer import Answer
from qa.answering.answerer import Context, Question
from qa.answering.composition import Draft, compose, compose_ranked
from qa.answering.note_answers import compose_held
from qa.cited_note import cited_notes
from qa.query.data import sought_datum
from qa.query.followups import Understood
from qa.query.intents import answered_before
from qa.ranking.notes import NoteMatch, backed, backing_notes, with_figures
from qa.ranking.scoring import Ranked

# Least confidence that a sentence makes the claim. Lower than for an answer: that a source is
# asked for shows that the claim is in the text.
_BACKS = 0.15
_MAY_BACK = 12  # sentences among which the claim is sought


class SourceAnswerer:
    """Answers with the sentences that make a claim, and the notes on or beside the first; `None`
    where it is too unsure that the text makes the claim.
    """

    def answer(self, question: Question, context: Context) -> Answer | None:
        before = answered_before(question.understood) if question.intent.previous else None
        if before is not None:
            ranked = _answered_before(question, context, before)
            least = context.weak_at
        else:
            ranked, least = _claiming(question, context), _BACKS
        certainty = context.chooser.scorer.confidence(ranked)
        if not ranked or certainty < least:
            return None
        answer = _with_backing_notes(
            compose_ranked(question, context, ranked, certainty), ranked[0]
        )
        if before is not None or not NO_WORK.search(question.understood.own):
            return _with_datum(question, context, answer, ranked[0])
        return answer


def _answered_before(
    question: Question, context: Context, before: Understood
) -> tuple[Ranked, ...]:
    """The sentence that the question before was answered with."""
    return tuple(context.choose(before, question.request.within)[1].best[:1])


def _claiming(question: Question, context: Context) -> tuple[Ranked, ...]:
    """The sentences that make the claim, best first: those with its figures and with a note."""
    about, within = question.intent.about, question.request.within
    if not about.strip():
        return ()
    expanded = context.rewriter.expand(Understood(about, about), within)
    found: Sequence[Ranked] = context.chooser.find(expanded, within).ranked
    return tuple(backed(with_figures(found, about), _MAY_BACK))


def _with_datum(question: Question, context: Context, answer: Answer, first: Ranked) -> Answer:
    """The notes of an answer that hold the datum asked for, or a statement that none does; the
    answer itself where the question asks for no datum.
    """
    datum = sought_datum(question.understood)
    if datum is None:
        return answer
    document = first.candidate.document
    notes = [document.note_with_id(one.id) for one in answer.notes if one.document == document.id]
    # The score is that of the sentence, which says how sure it is that these notes are meant.
    matches = [NoteMatch(document, note, answer.confidence) for note in notes if note is not None]
    if not matches:
        message = f"No note stands on these words, nor beside them, to say {datum.note}."
        draft = Draft("not_found", 0.0, answer.quotes or answer.near, message=message)
        return compose(question, context, draft)
    found = compose_held(question, context, matches)
    if found.status == "answered" and answer.status != "answered":
        return replace(found, status=answer.status, message=answer.message)
    return found


def _with_backing_notes(answer: Answer, first: Ranked) -> Answer:
    """The answer with the notes on its first sentence or beside it, before all others."""
    document, sentence = first.candidate.document, first.candidate.sentence
    notes, where = backing_notes(document, sentence)
    if notes and where == "on":
        return answer
    message = "No note stands on these words, nor beside them."
    if notes:
        message = f"No note stands on these words; the nearest is on the sentence {where} them."
    cited = list(cited_notes(document, notes))
    others = [note for note in answer.notes if note not in cited]
    return replace(answer, notes=(*cited, *others), message=message)
