"""Questions that a text may answer, made from its own sentences by rules for English.

A question is made only of a sentence that begins with what it is about, called by a name or a
definite description, so that it is good English and can be understood alone. Whether Ibid answers
it well is tried by asking it: see `qa.suggestions.selection`. The patterns of sentences are in
`corpus.english.statements`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.documents import Document, Note
from corpus.english.pronouns import VAGUE
from corpus.english.statements import (
    ADDRESSED,
    BREAK,
    CLAUSE,
    COUNTED,
    COUNTED_ACT,
    DATE_CLAUSE,
    DATE_FIRST,
    DATED,
    DATED_ACT,
    DEFINES,
    HAS,
    HAVING,
    INTRANSITIVE,
    MONTH_FIRST,
    NAME_LINK,
    PERSON,
    PLACED,
    PLAIN_FORMS,
    SCALE,
    SUBJECT_OPENERS,
    SUPERLATIVE,
    UNFIT_SUBJECT,
)

QuestionKind = Literal["definition", "date", "figure", "place", "heading", "author", "note"]
KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)

# Limits that keep questions short and suggestions within a second.
_LONGEST = 110  # characters of a question
_MOST_SENTENCES = 4000  # of a document that are tried
_LONGEST_SENTENCE = 600  # characters of one that a question is made of
_MOST_WORDS = 60  # in it
_LONGEST_CLAUSE = 14  # words of the clause behind a date that opens a sentence
_LEAST_DEFINITION = 4  # words that say what something is
_DEFINITION_HEAD = 9  # words of them, among which a noun for a person is sought
# How often a text must have a word for it to be a name, or a noun of the text's.
_NAME_COUNT = 3
_NOUN_COUNT = 5

_Asked = Iterator[tuple[QuestionKind, str, str | None]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question, and `[start, end)` of the sentence or note it is made of, in characters of the
    document's text. `fact` are the words that answer it, where they are known.
    """

    question: str
    kind: QuestionKind
    start: int
    end: int
    fact: str | None = None


def proposals(document: Document) -> Iterator[Proposal]:
    """The questions that a document may answer, in the order of its text, each once."""
    seen: set[str] = set()
    for one in _all(document):
        known = one.question.casefold()
        if len(one.question) <= _LONGEST and known not in seen:
            seen.add(known)
            yield one


def _all(document: Document) -> Iterator[Proposal]:
    if document.language == "en":
        yield from _of_headings(document)
        words = _Words(document.text[: document.body_end])
        for sentence in document.sentences[:_MOST_SENTENCES]:
            text = document.text[sentence.start : sentence.end]
            fits = len(text) <= _LONGEST_SENTENCE and len(text.split()) <= _MOST_WORDS
            if fits and sentence.voice == "author":
                for kind, question, fact in _asked(" ".join(text.split()), words):
                    yield Proposal(question, kind, sentence.start, sentence.end, fact)
    for aside in document.asides:
        if aside.kind == "biography":
            yield Proposal("Who wrote this paper?", "author", aside.start, aside.end)
            break
    labels = Counter(note.label for note in document.notes)
    citing = [note for note in document.notes if _cites(note)]
    # A label that several notes have would be answered with all of them.
    note = next((note for note in citing if labels[note.label] == 1), None)
    if note is not None:
        yield Proposal(f"What does note {note.label} cite?", "note", note.start, note.end)


class _Words:
    """The words of a text: which it has in lower case, and which nouns it has behind "the"."""

    def __init__(self, text: str) -> None:
        self._all = Counter(re.findall(r"[^\W_]+(?:[’'.-][^\W_]+)*", text))
        self._known = Counter(re.findall(r"\b[Tt]he ([a-z]+(?: [a-z]+)?)\b", text))
        self._known.update(re.findall(r"\b[Tt]he ([a-z]+)\b", text))

    def is_small(self, word: str) -> bool:
        return word.lower() in self._all and word[1:] == word[1:].lower()

    def count(self, word: str) -> int:
        return self._all[word]

    def is_known(self, description: str) -> bool:
        """Whether the text has "the" with this description at least twice."""
        return self._known[description] >= 2


def _cites(note: Note) -> bool:
    """Whether a note cites works in full, and nothing of it is unsure."""
    return bool(note.citations and not note.unsure) and all(
        one.title and not one.resolved_from and not one.unsure for one in note.citations
    )


def _of_headings(document: Document) -> Iterator[Proposal]:
    for paragraph in document.paragraphs:
        words = document.text[paragraph.start : paragraph.end]
        if paragraph.kind == "heading" and words.endswith("?") and len(words.split()) > 3:
            yield Proposal(" ".join(words.split()), "heading", paragraph.start, paragraph.end)


def _asked(text: str, words: _Words) -> _Asked:
    """The questions that a sentence may answer, each with its kind and the words that answer."""
    text = _date_last(text)
    yield from _ask_date(text, words)
    yield from _ask_place(text, words)
    yield from _ask_count(text, words)
    yield from _ask_definition(text, words)


def _date_last(text: str) -> str:
    """A sentence that begins with a date as if it ended with it: "In 1901, the ferry was built"."""
    match = DATE_FIRST.search(text)
    if match is None:
        return text
    rest = match["rest"][:1].upper() + match["rest"][1:]
    clause = DATE_CLAUSE.search(rest)
    if clause is None or len(clause[0].split()) > _LONGEST_CLAUSE:
        return text
    return f"{clause[0].strip()} in {match['fact']}."


def _ask_date(text: str, words: _Words) -> _Asked:
    match = DATED.search(text)
    if match and (subject := _subject(match, words)) and _clear(match["rest"]):
        question = f"When {match['be']} {subject} {match['done']}{_tail(match['rest'])}?"
        yield "date", question, match["fact"]
        return
    match = DATED_ACT.search(text)
    if match is None or not _is_object(match) or not _clear(match["rest"]):
        return
    if subject := _subject(match, words):
        verb = PLAIN_FORMS[match["verb"]]
        yield "date", f"When did {subject} {verb}{_tail(match['rest'])}?", match["fact"]


def _ask_place(text: str, words: _Words) -> _Asked:
    match = PLACED.search(text)
    if match and (subject := _subject(match, words)) and not MONTH_FIRST.search(match["fact"]):
        yield "place", f"Where {match['be']} {subject} {match['done']}?", match["fact"]


def _ask_count(text: str, words: _Words) -> _Asked:
    match = COUNTED.search(text)
    counted = match is not None and not SCALE.search(match["what"])
    if match and counted and _clear(match["what"]) and _clear(match["rest"]):
        done = f"{match['be'].lower()} {match['done']}{_tail(match['rest'])}"
        yield "figure", f"How many {match['what']} {done}?", match["fact"]
    match = COUNTED_ACT.search(text)
    if match and (subject := _subject(match, words)) and _clear(match["rest"]):
        did = f"did {subject} {PLAIN_FORMS[match['verb']]}{_tail(match['rest'])}"
        yield "figure", f"How many {match['what']} {did}?", match["fact"]
    match = HAS.search(text)
    if match and (subject := _subject(match, words)):
        auxiliary, verb = HAVING[match["be"]]
        question = f"How many {match['what']} {auxiliary} {subject} {verb}?"
        yield "figure", question, match["fact"]


def _ask_definition(text: str, words: _Words) -> _Asked:
    match = DEFINES.search(text)
    if match is None or (subject := _subject(match, words)) is None:
        return
    definition = match["what"].split()
    known = subject.startswith("the ") and not re.search(r"[A-Z]", subject)  # mentioned before
    if len(definition) < _LEAST_DEFINITION or known or SUPERLATIVE.search(match["what"]):
        return
    noun = PERSON.search(" ".join(definition[:_DEFINITION_HEAD]))
    person = not subject.startswith("the ") and (noun or ADDRESSED.search(subject))
    yield "definition", f"{'Who' if person else 'What'} {match['be']} {subject}?", None


def _subject(match: re.Match[str], words: _Words) -> str | None:
    """What a sentence is about, as it stands in a question; `None` where it is not clear."""
    subject = match["subject"]
    first, _, rest = subject.partition(" ")
    if (first in SUBJECT_OPENERS and first.lower() != "the") or UNFIT_SUBJECT.search(subject):
        return None
    if first == "The":
        named = bool(re.search(r"[A-Z]", rest))
        return f"the {rest}" if named or words.is_known(rest) else None
    if not words.is_small(first):
        # A single word that begins a sentence is a name where the text has it elsewhere, too.
        named = rest[:1].isupper() or bool(NAME_LINK.search(rest))
        return subject if named or words.count(first) >= _NAME_COUNT else None
    # A common word begins the sentence: what it is the beginning of is common, too, or unclear.
    common = rest == rest.lower() and not first.endswith(("ly", "ing"))
    often = rest or words.count(first.lower()) >= _NOUN_COUNT
    return subject[:1].lower() + subject[1:] if common and often else None


def _is_object(match: re.Match[str]) -> bool:
    """Whether what stands behind an active verb can be its object, or it needs none."""
    rest = match["rest"]
    return not CLAUSE.search(rest) if rest else match["verb"] in INTRANSITIVE


def _clear(words: str | None) -> bool:
    """Whether words of a sentence stand in a question without what stood before them."""
    return not words or not (VAGUE.search(words) or BREAK.search(words))


def _tail(words: str | None) -> str:
    """Words as they stand at the end of a question."""
    tail = (words or "").strip()
    return f" {tail}" if tail else ""
