"""Questions for the author of a paper: answered with its biography or its byline."""

from qa.answer import Answer, author_quotes
from qa.answering.answerer import Context, Question
from qa.answering.composition import Draft, compose
from qa.answering.explain import of_author


class AuthorAnswerer:
    """Answers who wrote the papers asked; `None` where none of them says."""

    def answer(self, question: Question, context: Context) -> Answer | None:
        request = question.request
        quotes = [q for one in context.documents(request) for q in author_quotes(one)]
        if not quotes:
            return None
        draft = Draft(
            "answered",
            1.0,
            quotes[: request.limit],
            considered=of_author(quotes, request.limit),
            more=max(len(quotes) - request.limit, 0),
        )
        return compose(question, context, draft)
