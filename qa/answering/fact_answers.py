"""Questions about the subject matter: answered with the sentences that rank first."""

from qa.answer import Answer
from qa.answering.answerer import Context, Question
from qa.answering.composition import compose_ranked


class FactAnswerer:
    """Answers with the sentences that the search and the reader choose; never `None`."""

    def answer(self, question: Question, context: Context) -> Answer:
        request = question.request
        understood, choice = context.choose(question.understood, request.within)
        expanded = Question(request, understood, question.intent)
        return compose_ranked(expanded, context, choice.ranked, choice.confidence)
