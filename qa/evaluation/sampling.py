"""Parts of a question set: the same questions each time, without asking them all."""

import json
from dataclasses import dataclass, replace

from qa.errors import BadSet, UnknownDocument
from qa.evaluation.question_sets import Question, QuestionSet
from qa.ranking.scoring import WEIGHTS


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question set; by default all of it.

    `documents` are the ids of documents whose questions are used; `unseen` leaves out documents
    that weights were fitted on. Of the rest, each `every`-th question is used, and of these at most
    `most`, evenly spaced.
    """

    documents: tuple[str, ...] = ()
    unseen: bool = False
    every: int = 1
    most: int | None = None

    def of(self, questions: QuestionSet) -> QuestionSet:
        """The set with only these questions; what they follow can still be looked up.

        Raises `UnknownDocument` where no question is about a document named, `BadSet` where no
        question is left.
        """
        homes = {passage.id: passage.document for passage in questions.passages}
        about = {question.id: _documents(question, homes) for question in questions.questions}
        known = set().union(*about.values())
        for name in self.documents:
            if name not in known:
                listed = ", ".join(sorted(known)[:20])
                raise UnknownDocument(
                    f"{questions.name} has no question about {name!r}.", f"It asks about: {listed}."
                )
        kept = list(questions.questions)
        if self.documents:
            kept = [q for q in kept if about[q.id] & set(self.documents)]
        left_out = left_out_of_fit(questions.name) if self.unseen else None
        if left_out is not None:
            kept = [q for q in kept if about[q.id] and about[q.id] <= left_out]
        kept = kept[:: self.every]
        if self.most is not None and len(kept) > self.most:
            kept = [kept[place * len(kept) // self.most] for place in range(self.most)]
        if not kept:
            raise BadSet(f"No question of {questions.name} is in that part.", "Ask for more of it.")
        return replace(questions, questions=tuple(kept))

    def __str__(self) -> str:
        """In words, as a report names it."""
        words = []
        if self.documents:
            words.append(f"about {', '.join(self.documents)}")
        if self.unseen:
            words.append("about documents that no weights were fitted on")
        if self.every > 1:
            words.append(f"one question in {self.every}")
        if self.most is not None:
            words.append(f"at most {self.most} questions, evenly taken")
        return "; ".join(words) or "all questions"


def _documents(question: Question, homes: dict[str, str]) -> set[str]:
    """The documents of a question: the one it names, or those with the answer."""
    if question.document is not None:
        return {question.document}
    return {homes[passage] for passage in question.passages if passage in homes}


def left_out_of_fit(name: str) -> set[str] | None:
    """The documents of a set that no weights were fitted on; `None` where it was not used."""
    kept = json.loads(WEIGHTS.read_text("utf-8"))
    if name not in kept["fitted_on"]["sets"]:
        return None
    return set(kept["documents_left_out"])
