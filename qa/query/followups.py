"""Follow-up questions: completed with what the questions before them were about."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.english.questions import ANNOUNCED_TOPIC
from qa.query.completed import Completed
from qa.query.completion import complete
from qa.query.dependence import content_words, needs_earlier

# Limits set by hand on the follow-ups of the development set.
_ENOUGH_WORDS = 2  # content words that say what a question is about
_MOST_EARLIER = 3  # earlier questions that one may depend on, each through the next
_LONGEST_CARRIED = 400  # characters; the latest are kept

# Whether a follow-up is searched for and read in the wording that is shown, `Understood.whole`,
# and not as its own words with the earlier questions in brackets. The reader is trained on the
# latter.
READ_COMPLETED = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is answered.

    `text` is the whole question, as it is searched for and read; `own` is the part that was typed
    now, and `carried` the part from earlier questions, the last of which is `before`. `completed`
    is a follow-up in the wording that is shown.
    """

    text: str
    own: str
    carried: str | None = None
    before: "Understood | None" = None
    completed: Completed | None = None

    @property
    def whole(self) -> str:
        """The question as a person would ask it alone: what is shown."""
        return self.completed.text if self.completed else self.text

    @property
    def topic(self) -> tuple[str, ...]:
        """The content words, with those of earlier questions where there are few."""
        words = content_words(self.own)
        if len(words) < _ENOUGH_WORDS and self.before is not None:
            words = [*self.before.topic, *words]
        return tuple(dict.fromkeys(words))


def understand(question: str, history: Sequence[str] = ()) -> Understood:
    """The question as it is to be answered. `history` has the questions before it, oldest first.

    A question that depends on the one before it carries that one, and what that one carries.
    """
    question = " ".join(question.split())
    history = history[-_MOST_EARLIER:]
    if not history or not needs_earlier(question):
        own = ANNOUNCED_TOPIC.compiled.sub("", question)
        return Understood(own, own)
    before = understand(history[-1], history[:-1])
    earlier = [before.carried] if before.carried else []
    carried = " ".join([*earlier, before.own])[-_LONGEST_CARRIED:]
    completed = complete(question, _completed_before(before))
    text = completed.text if READ_COMPLETED else f"{question} ({carried})"
    return Understood(text, question, carried, before, completed)


def _completed_before(last: Understood) -> list[Completed]:
    """A question and those it depends on as they were completed, the nearest first."""
    found: list[Completed] = []
    one: Understood | None = last
    while one is not None:
        found.append(one.completed or Completed(one.own))
        one = one.before
    return found
