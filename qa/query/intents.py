"""What a question seeks, by the table `corpus.english.intents.table.INTENTS`.

To add an intent:

1. Add a row to `INTENTS`: a name, its meaning, and cues, each a `Pattern` with examples that it is
   found in and similar questions that it is not found in. A test tries them all.
2. Write a module `qa/answering/NAME_answers.py` with a class that has
   `answer(self, question: Question, context: Context) -> Answer | None`. `question.intent` says
   what the row found (`about`, `numbers`); `context` has the documents, the search and the names.
   Build the answer with `compose(question, context, Draft(...))`, which checks that quotes are
   verbatim. Return `None` where the question turns out to seek something else: the next intent
   that fits is tried, the last of which is "fact".
3. Add the class under the row's name to `ANSWERERS` in `qa/answering/answerer_table.py`.
4. Test it as `tests/qa/answering/test_answerer_table.py` does for a made-up intent.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.english.intents.data import DATUM_WORDS
from corpus.english.intents.notes import NAMED_PAPER
from corpus.english.intents.overviews import THIS_PAPER
from corpus.english.intents.table import CUE_WORDS, INTENTS, Cue, Intent
from qa.query.dependence import content_words
from qa.query.followups import Understood
from qa.query.note_numbers import (
    KnownNotes,
    calls_notes,
    in_digits,
    plain_characters,
    read_names,
    read_numbers,
    read_series,
)

FACT = "fact"  # the intent of every question, tried last
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class IntentMatch:
    """One thing that a question may seek.

    `intent` is a row's name or `FACT`. `about` are the words that say what it is about, `numbers`
    the notes called by number. `about_notes`: the question can hardly be about the subject matter.
    `previous`: it asks about what the question before was answered with. `last`: the number is that
    of "the last note". `names` are the notes called by number, label or id, where one of them is
    called by label or id; `series` is the numbering that they are said to be in.
    """

    intent: str
    about: str = ""
    numbers: tuple[int, ...] = ()
    about_notes: bool = False
    previous: bool = False
    last: bool = False
    names: tuple[str, ...] = ()
    series: int | None = None

    @property
    def calls_notes(self) -> bool:
        """Whether it calls notes by number, label or id."""
        return bool(self.numbers or self.names)


def find_intents(
    asked: Understood,
    last_note: int = 0,
    table: Sequence[Intent] = INTENTS,
    names: Container[str] = frozenset(),
) -> tuple[IntentMatch, ...]:
    """What a question may seek, likeliest first; the last is always `FACT`.

    A question that says nothing of its own ("By whom?") seeks what the question before it sought.
    `last_note` is the number of the last note, for "the last note"; `names` are the labels and ids
    of notes that are no numbers.
    """
    rows = {row.name: row for row in table}
    known = KnownNotes(last_note, names)
    return (*_continued(asked, known, rows), IntentMatch(FACT, asked.own))


def _continued(
    asked: Understood, known: KnownNotes, rows: Mapping[str, Intent]
) -> tuple[IntentMatch, ...]:
    """The intents of a question, those that it has from the question before among them."""
    if asked.before is None:
        return _read(asked.own, known, rows, first=True)
    before = _continued(asked.before, known, rows)
    of_paper = any(rows[one.intent].of_paper for one in before)
    if before and not of_paper and not NAMED_PAPER.search(asked.own):
        # Behind a question about notes, "the author" is that of the cited work.
        rows = {name: row for name, row in rows.items() if not row.of_paper}
    own = _read(asked.own, known, rows, first=of_paper)
    if any(one.calls_notes for one in own):
        return own
    apart = tuple(one for one in own if not rows[one.intent].continues)
    lasting = tuple(one for one in own if rows[one.intent].continues)
    earlier = tuple(one for one in before if rows[one.intent].continues)
    if not lasting:
        # One word may stand beside a note number: "And its author?"
        most = 1 if any(one.calls_notes for one in earlier) else 0
        return (*apart, *(earlier if len(content_words(asked.own)) <= most else ()))
    if says_more(lasting[0].about) or rows[lasting[0].intent].after_answer is None:
        return own
    return (*apart, *_about_earlier(asked, lasting, earlier, rows))


def _about_earlier(
    asked: Understood,
    own: tuple[IntentMatch, ...],
    earlier: tuple[IntentMatch, ...],
    rows: Mapping[str, Intent],
) -> tuple[IntentMatch, ...]:
    """The intents of a question that has cues of its own but does not say what it is about."""
    if any(one.calls_notes or one.previous for one in earlier):
        return earlier
    about = _without_cues(asked.text)
    after = [rows[one.intent].after_answer or one.intent for one in own]
    if not earlier:
        names, previous = after, True
    else:
        names, previous = [*(one.intent for one in own), *after], False
    return tuple(
        IntentMatch(name, about, about_notes=True, previous=previous)
        for name in dict.fromkeys(names)
    )


@dataclass(frozen=True, slots=True)
class _Wordings:
    """A question as cues are tried on it: in plain characters, and with numbers in digits."""

    plain: str
    digits: str

    @classmethod
    def of(cls, question: str) -> "_Wordings":
        plain = plain_characters(question)
        return cls(plain, in_digits(plain))


def says_more(about: str) -> bool:
    """Whether words of a question name something, and not only a datum and what has it."""
    return any(word.lower() not in DATUM_WORDS for word in content_words(about))


def _read(
    question: str, known: KnownNotes, rows: Mapping[str, Intent], *, first: bool
) -> tuple[IntentMatch, ...]:
    """The intents that a question shows by itself, in the order of the table. `first`: cues that
    depend on no question before it are tried too.
    """
    wordings = _Wordings.of(question)
    found: list[IntentMatch] = []
    for row in rows.values():
        sought = _match(row, wordings, known, first=first)
        if sought is None:
            continue
        found.append(sought)
        if row.decides:
            break
    # The first lasting intent says what the question is about, and one cue is enough for notes.
    lasting = [one for one in found if rows[one.intent].continues]
    noted = any(one.about_notes for one in found)
    return tuple(
        replace(one, about=lasting[0].about, about_notes=noted) if one in lasting else one
        for one in found
    )


def _match(
    row: Intent, question: _Wordings, known: KnownNotes, *, first: bool
) -> IntentMatch | None:
    """What a question seeks by one row."""
    if row.alone and says_more(_without_paper(question.plain)):
        return None
    for cue in row.cues:
        if cue.first and not first:
            continue
        text = question.digits if cue.digits else question.plain
        match = cue.pattern.search(text)
        if match is None or (cue.unless is not None and cue.unless.search(text)):
            continue
        if not calls_notes(cue.pattern.compiled):
            return IntentMatch(row.name, _about(row, match, text), about_notes=row.about_notes)
        called = _called(row, cue, match, text, known)
        if called is not None:
            return called
    return None


def _called(
    row: Intent, cue: Cue, match: re.Match[str], text: str, known: KnownNotes
) -> IntentMatch | None:
    """The notes that a question calls by a cue; `None` where it calls none."""
    pattern, groups = cue.pattern.compiled, match.groupdict()
    names = read_names(pattern, text, known.names) if "names" in groups else ()
    numbers = read_numbers(match, known.last)
    if not names and not numbers:
        return None
    return IntentMatch(
        row.name,
        _about(row, match, text),
        numbers,
        about_notes=row.about_notes,
        last=(groups.get("ordinal") or "").lower() == "last",
        names=names,
        series=read_series(text),
    )


def _about(row: Intent, match: re.Match[str], question: str) -> str:
    """The words of a question that say what it is about."""
    groups = match.groupdict().items()
    part = next((words for name, words in groups if words and name.startswith("about")), None)
    if row.verbatim:
        return (part or "").strip(" ?!.,;:")
    if part is None and row.subject is not None and (subject := row.subject.search(question)):
        part = subject["about"]
    if part is None:
        return _without_cues(question)
    return _without_paper(part)


def _without_paper(question: str) -> str:
    """The words of a question without its cues and without the paper's ("this paper's")."""
    return _without_cues(re.sub(r"(?<!\w)['’]s\b", " ", THIS_PAPER.compiled.sub(" ", question)))


def _without_cues(question: str) -> str:
    return " ".join(word for word in _WORD.findall(question) if word not in CUE_WORDS)


def answered_before(asked: Understood) -> Understood | None:
    """The question before this one that was about the subject matter, where those between them
    ask about what it was answered with ("Which article is that from?", "And who wrote it?").
    """
    before = asked.before
    while before is not None and before.before is not None:
        if not any(one.previous for one in find_intents(before)):
            break
        before = before.before
    return before
