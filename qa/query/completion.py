"""A follow-up completed from the question before it, so that it reads like a whole question.

“When was it founded?” behind “What is the guild?” becomes “When was the guild founded?”. Where no
completion is certain, the question keeps its words, and what it is about follows in brackets.
"""

from collections.abc import Sequence

from corpus.english.pronouns import AUXILIARIES, INDEFINITE, NOUN_OPENERS, PREPOSITIONS
from corpus.english.questions import (
    ASKED_AGAIN,
    BY_WHOM,
    MUCH,
    OF_SOMETHING,
    OPENING_WORD,
    QUESTION_WORDS,
    RELATIVE_TIME,
    SIDE,
    SPAN_OPENER,
    TIME,
    TIME_PHRASE,
    WHAT_ABOUT,
    YEAR,
)
from corpus.english.statements import BE, IRREGULAR_VERBS, REGULAR_VERBS
from qa.query.antecedents import with_antecedents
from qa.query.completed import Completed, as_question, letters_of, with_capital
from qa.query.dependence import pointing_places
from qa.query.noun_phrases import is_name, is_participle, is_plural
from qa.query.question_parts import Parts, nouns_of, parts_of

# Limits in words, set by hand.
_LONGEST_ELEMENT = 8  # of a fragment that is put into the question before
_MOST_WORDS = 5  # of a noun phrase among them


def complete(own: str, before: Sequence[Completed]) -> Completed:
    """A follow-up, completed from the questions `before` it, the nearest first."""
    bare = OPENING_WORD.compiled.sub("", own.strip()) or own
    last = before[0]
    parts = parts_of(last.question)
    asked = None
    if again := ASKED_AGAIN.search(bare):
        asked = parts and _asked_again(again["asked"], bool(again["not"]), parts)
    else:
        element = _element(bare)
        if element is not None:
            asked = _replaced(element, last.question, parts)
        elif found := with_antecedents(bare, before):
            return found
    if asked and letters_of(asked) != letters_of(last.question):
        asks = parts is not None or last.question.endswith("?")
        return Completed(as_question(asked) if asks else with_capital(asked), last.about)
    return Completed(with_capital(own), last.topic)


def _asked_again(asked: str, negated: bool, parts: Parts) -> str | None:
    """The question before, asked for something else: “Why?” behind “When did it end?”."""
    auxiliary = parts.auxiliary.lower()
    if BY_WHOM.search(asked) and auxiliary not in BE:
        return None
    if not auxiliary:
        return None
    rest = f"not {parts.rest}" if negated else parts.rest
    if parts.subject and parts.adverbial:
        return f"{asked} {auxiliary} {parts.subject} {rest}"
    noun, verb = parts.noun, parts.rest.split(" ")
    if not noun:
        return None
    if not parts.subject and not parts.rest.startswith("there"):
        return f"{asked} {auxiliary} {noun} {rest}"
    if parts.subject and (len(verb) == 1 or verb[1].lower() in PREPOSITIONS):
        return " ".join([asked, auxiliary, parts.subject, verb[0], noun, *verb[1:]])
    return None


def _element(bare: str) -> str | None:
    """What a fragment asks the question before of: “2022” of “And in 2022?”, or `None`."""
    found = WHAT_ABOUT.search(bare)
    text = (bare[found.end() :] if found else bare).strip(" ?.!,")
    words = [word.lower() for word in text.split()]
    if (
        not words
        or len(words) > _LONGEST_ELEMENT
        or pointing_places(text)
        or words[0] in INDEFINITE
    ):
        return None
    if any(word in AUXILIARIES or word in QUESTION_WORDS for word in words):
        return None
    return text


def _replaced(element: str, question: str, parts: Parts | None) -> str | None:
    """The question with an element in the place of the one like it."""
    body = question.rstrip("?.! ")
    first = element.split(maxsplit=1)[0]
    phrase = TIME_PHRASE.search(element) if first.lower() in PREPOSITIONS else None
    if phrase or (TIME.search(element) and TIME.compiled.fullmatch(element)):
        return _other_time(element, body, bool(phrase))
    if first.lower() in PREPOSITIONS:
        return _other_phrase(element, body)
    if parts is None:
        return None
    return _other_noun(element, body, parts)


def _other_time(element: str, body: str, phrase: bool) -> str | None:
    """The question at another time. `phrase`: the time has its preposition."""
    known = list(TIME_PHRASE.finditer(body))
    years = [found[0] for found in YEAR.finditer(body)]
    if not known and len(years) == 1:
        year = YEAR.search(element)
        return body.replace(years[0], year[0]) if year else None
    if len(known) > 1:
        return None
    if not known:
        return f"{body} {element if phrase else f'in {element}'}"
    new = element if phrase else f"{known[0][0].split()[0]} {element}"
    if not phrase and SPAN_OPENER.search(known[0][0]):
        new = f"in {element}"
    if not YEAR.search(new) and (year := YEAR.search(known[0][0])):
        new = f"{new} {year[0]}"  # a month of the same year
    return body[: known[0].start()] + new + body[known[0].end() :]


def _other_phrase(element: str, body: str) -> str | None:
    """The question with another phrase of the same preposition."""
    preposition = element.split(maxsplit=1)[0].lower()
    words = body.split()
    places = [
        (start, _phrase_end(words, start))
        for start, word in enumerate(words)
        if word.lower() == preposition
        and not TIME_PHRASE.search(" ".join(words[start : start + 3]))
    ]
    if len(places) > 1 or RELATIVE_TIME.search(element):
        return None
    if not places:
        return f"{body} {element}"
    start, end = places[0]
    if end is None:
        return None
    old = " ".join(words[start:end])
    owner = OF_SOMETHING.search(old) if SIDE.search(element) else None  # “to the north” of the same
    new = element + owner[0] if owner else element
    if words[start][0].isupper():
        new = with_capital(new)
    return " ".join([*words[:start], new + "," * old.endswith(","), *words[end:]])


def _phrase_end(words: Sequence[str], start: int) -> int | None:
    """The end of a phrase with a preposition at `start`, or `None` where it is not certain."""
    for place in range(start + 1, len(words)):
        word = words[place].strip(",").lower()
        if words[place - 1].endswith((",", ";", ":")):
            return place
        if word == "to" and words[start].lower() == "from":
            continue
        if place > start + 1 and (word in PREPOSITIONS or word in AUXILIARIES):
            return None if words[place - 1].lower() in NOUN_OPENERS else place
        if place > start + 1 and (
            is_participle(word) or word in REGULAR_VERBS or word in IRREGULAR_VERBS
        ):
            return place if words[start].lower() == "of" and not is_participle(word) else None
    return len(words)


def _other_noun(element: str, body: str, parts: Parts) -> str | None:
    """The question with another noun in the place of the one like it."""
    words = element.split()
    if len(words) == 1 and is_participle(element):
        known = [word for word in parts.rest.split() if is_participle(word)]
        return _swapped(body, known[0], element) if len(known) == 1 else None
    plain = element.islower() and words[0] not in NOUN_OPENERS
    counted = is_plural(element) or MUCH.search(parts.asked) is not None
    if plain and parts.noun and counted:
        return _swapped(body, parts.noun, element)
    if plain:
        return None
    if len(words) > _MOST_WORDS:
        return None
    known = [one for one in nouns_of(parts) if _alike(one, element)]
    return _swapped(body, known[0], element) if len(known) == 1 else None


def _swapped(body: str, old: str, new: str) -> str | None:
    """The question with other words in a place, if that is the only one."""
    return body.replace(old, new) if body.count(old) == 1 else None


def _alike(known: str, element: str) -> bool:
    """Whether two noun phrases may stand in each other's place: both in the same number, and both
    names or neither.
    """
    return is_plural(known) == is_plural(element) and is_name(known) == is_name(element)
