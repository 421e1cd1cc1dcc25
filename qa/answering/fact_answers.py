"""Questions about the subject matter: answered with the sentences that rank first."""

from corpus.english.questions import SMALL_TALK
from qa.answer import Answer
from qa.answering.answerer import Context, Question
from qa.answering.composition import compose_ranked
from qa.query.dependence import content_words, needs_earlier
from qa.ranking.cascade import Choice
from qa.ranking.scoring import ALL_UNKNOWN

# Known words of a question none of whose words the texts have, at least. Set by hand: a single word
# asks for itself.
_LEAST_WORDS = 2


class FactAnswerer:
    """Answers with the sentences that the search and the reader choose; never `None`."""

    def answer(self, question: Question, context: Context) -> Answer:
        request = question.request
        understood, choice = context.choose(question.understood, request.within)
        expanded = Question(request, understood, question.intent)
        sure = choice.confidence if _is_clear(question, choice, context) else 0.0
        return compose_ranked(expanded, context, choice.ranked, sure)


def _is_clear(question: Question, choice: Choice, context: Context) -> bool:
    """Whether a question says enough to be answered by its meaning. One that shares no word with
    the texts needs words that are known, and must not lean on a question that was not asked.
    """
    asked = question.understood
    if SMALL_TALK.search(asked.own):
        return False
    words = [word for word in content_words(asked.text) if len(word) > 1 and not word.isdigit()]
    if not words:
        return False
    if not choice.ranked or choice.best[0].candidate.signals.unknown <= ALL_UNKNOWN:
        return True
    if asked.before is None and needs_earlier(asked.own):
        return False
    known = [word for word in words if context.rewriter.knows(word, question.request.within)]
    return len(known) >= _LEAST_WORDS
