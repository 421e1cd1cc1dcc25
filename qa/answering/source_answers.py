"""Questions for the source of a claim: answered with the claim in the text and its notes."""

from collections.abc import Sequence
from dataclasses import replace

from qa.answer import Answer, cited_note
from qa.answering.answerer import Context, Question
from qa.answering.composition import compose_ranked
from qa.query.followups import Understood
from qa.ranking.notes import backed, backing_notes, with_figures
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
        if question.intent.previous and question.understood.before is not None:
            ranked = _answered_before(question, context, question.understood.before)
            least = context.weak_at
        else:
            ranked, least = _claiming(question, context), _BACKS
        certainty = context.chooser.scorer.confidence(ranked)
        if not ranked or certainty < least:
            return None
        answer = compose_ranked(question, context, ranked, certainty)
        return _with_backing_notes(answer, ranked[0])


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


def _with_backing_notes(answer: Answer, first: Ranked) -> Answer:
    """The answer with the notes on its first sentence or beside it, before all others."""
    document, sentence = first.candidate.document, first.candidate.sentence
    notes, where = backing_notes(document, sentence)
    if notes and where == "on":
        return answer
    message = "No note stands on these words, nor beside them."
    if notes:
        message = f"No note stands on these words; the nearest is on the sentence {where} them."
    cited = [cited_note(document, note) for note in notes]
    others = [note for note in answer.notes if note not in cited]
    return replace(answer, notes=(*cited, *others), message=message)
