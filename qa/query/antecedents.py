"""What the pronouns of a follow-up refer to in the questions before it.

Only what is certain is put in a pronoun's place: the one noun that agrees in number and in being a
person, or the subject of the question before where the pronoun is the subject too.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from corpus.english.pronouns import (
    AUXILIARIES,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DOING,
    DONE,
    HER_ALONE,
    INDEFINITE,
    INDEFINITE_ARTICLES,
    MANY,
    NOUN_OPENERS,
    OWNING,
    PERSON,
    POINTING,
    PREPOSITIONS,
    SPAN_OF_TIME,
    SUBJECTS,
    THERE,
    THING,
)
from corpus.english.questions import (
    PLACE_PHRASE,
    QUESTION_WORDS,
    TIME,
    TIME_PHRASE,
)
from corpus.english.statements import ADVERBS, BE, GROUPS, PARTICLES, PEOPLE, PERSON_ENDING
from corpus.english.tables import WordList
from qa.query.completed import Completed, as_question
from qa.query.dependence import content_words, pointing_places
from qa.query.noun_phrases import head_of, is_name, is_participle, is_plural, noun_phrases
from qa.query.question_parts import Parts, nouns_of, parts_of, stated

Role = Literal["subject", "object", "part"]

_LONGEST_NAME = 70  # characters that take the place of a pronoun; set by hand
_MOST_WORDS = 5  # of a noun phrase that takes the ending of a possessive; set by hand
_SORTS = (PERSON, THING, MANY)


def with_antecedents(bare: str, before: Sequence[Completed]) -> Completed | None:
    """The question with nouns of the questions before it in the places of its pronouns, or `None`
    where none of them is certain. What stays uncertain leaves the topic in brackets.
    """
    text, end, uncertain = "", 0, False
    named: list[WordList] = []
    used: list[str] = []
    for start, stop in pointing_places(bare):
        sort = next((one for one in _SORTS if bare[start:stop] in one), None)
        if sort in named:  # “Did it repay its debts?”: the second goes on with the first
            continue
        open_ended = _is_idiom(bare, start, stop) or "," in bare[:start]
        if _owned_inside(bare[:start], bare[start:stop]):
            continue
        found = None if open_ended else _antecedent(bare, start, stop, before)
        if found is None or found[1] in used:
            uncertain = True
            continue
        text += bare[end:start] + found[1]
        end = found[0]
        used.append(found[1])
        if sort:
            named.append(sort)
    if not end:
        return None
    # “Why couldn't they?” leaves out its verb.
    left_out = bare.rstrip("?.! ").split()[-2:-1]
    uncertain = uncertain or any(map(_is_helping, left_out))
    text = as_question(text + bare[end:])
    about = before[0].about
    if uncertain:
        about = before[0].topic
    elif any(noun.removesuffix("’s") in about for noun in used):
        about = ""
    return Completed(text, about)


def _owned_inside(lead: str, word: str) -> bool:
    """Whether a possessive refers to a noun before it: “Whom does the panel send its report to?”"""
    if word not in OWNING:
        return False
    nouns = [
        noun
        for noun in noun_phrases(lead[:1].lower() + lead[1:])
        if not {noun.split()[0].lower()} & {*INDEFINITE, *QUESTION_WORDS, *CONJUNCTIONS}
    ]
    return any(is_plural(noun) == (word.lower() in MANY) for noun in nouns[-1:])


def _is_idiom(bare: str, start: int, stop: int) -> bool:
    """Whether a pronoun belongs to “do it”, which stands for a verb."""
    return DOING.search(bare[:start]) is not None and DONE.search(bare[stop:]) is not None


def _antecedent(
    bare: str, start: int, stop: int, before: Sequence[Completed]
) -> tuple[int, str] | None:
    """The end of a pointing word, and what takes its place, if that is certain."""
    word = bare[start:stop].lower()
    behind = bare[stop:]
    if word in DEMONSTRATIVES and (found := SPAN_OF_TIME.search(behind)):
        time = _time(before)
        end = stop + found.end()
        return (end, _as_time(bare, start, end, time)) if time else None
    if THERE.search(word):
        place = _place(before)
        return (stop, place) if place else None
    if word in DEMONSTRATIVES:
        return _said_noun(behind, stop, before)
    owning = word in OWNING and not (word == "her" and HER_ALONE.search(behind))
    noun = _noun_for(word, before, _role_of(bare, start, stop, owning))
    if noun is None:
        return None
    if owning:
        if len(noun.split()) > _MOST_WORDS or " who " in noun or " that " in noun:
            return None
        noun += "’" if is_plural(noun) and noun.endswith("s") else "’s"
    return stop, noun


def _time(before: Sequence[Completed]) -> str | None:
    """The time in the nearest question that has one, with its preposition; `None` for several."""
    for one in before:
        found = list(TIME_PHRASE.finditer(one.question))
        if found:
            return found[0][0] if len(found) == 1 else None
    return None


def _as_time(bare: str, start: int, end: int, time: str) -> str:
    """A time for the place of “that year”: with its preposition only at the end of a clause."""
    led = any(word in PREPOSITIONS for word in bare[:start].split()[-1:])
    closing = not bare[end:].strip("?.! ") or bare[end:].startswith(",")
    return time if closing and not led else time.split(" ", 1)[1]


def _place(before: Sequence[Completed]) -> str | None:
    """The place in the nearest question that has one, with its preposition; `None` for several."""
    for one in before:
        found = [f for f in PLACE_PHRASE.finditer(one.question) if not TIME.search(f[0])]
        if found:
            return found[0][0] if len(found) == 1 else None
    return None


def _said_noun(behind: str, stop: int, before: Sequence[Completed]) -> tuple[int, str] | None:
    """The noun phrase of an earlier question whose last word “that …” repeats, with the clause
    behind it.
    """
    found = re.match(r"\s+([a-z]+)", behind)
    if found is None:
        return None
    for one in before:
        parts = parts_of(one.question)
        for noun in _candidates(parts) if parts else ():
            if head_of(noun).lower() != found[1]:
                continue
            clause = re.search(
                rf"{re.escape(noun)}((?: (?:that|who|which|of|in|at|on|from) [^,;?]+)?)",
                one.question,
            )
            whole = noun + clause[1] if clause else noun
            return (stop + found.end(), _definite(whole)) if len(whole) <= _LONGEST_NAME else None
    return None


def _definite(noun: str) -> str:
    """A noun phrase with “the” for “a”."""
    first, _, others = noun.partition(" ")
    return f"the {others}" if others and first in INDEFINITE_ARTICLES else noun


def _role_of(bare: str, start: int, stop: int, owning: bool) -> Role:
    """What a pronoun is in its question. The subject of a passive verb counts as an object."""
    lead = bare[:start].split()
    if owning or not lead:
        return "subject"
    if lead[-1].lower() == "of":
        return "part"
    auxiliary = _without_not(lead[-1])
    if auxiliary in BE:
        behind = [word.strip(",.?!") for word in bare[stop:].split()]
        return "object" if any(map(is_participle, behind[:3])) else "subject"
    acting = (
        bare[start:stop] in SUBJECTS and bare[start:stop] not in THING
    ) or auxiliary in AUXILIARIES
    return "subject" if acting else "object"


def _without_not(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("n't")


def _is_helping(word: str) -> bool:
    """Whether a word is an auxiliary other than “be”, perhaps with “not”."""
    return _without_not(word) in AUXILIARIES and _without_not(word) not in BE


def _noun_for(word: str, before: Sequence[Completed], role: Role) -> str | None:
    """What a pronoun refers to in the nearest question that has a noun for it."""
    for one in before:
        if not content_words(one.question):
            continue
        parts = parts_of(one.question)
        if parts is None or _has_open(word, one):
            return None
        fits = _fitting(word, parts)
        if not fits and not (word in THING and parts.asked.lower() == "what"):
            continue  # else it may be the answer
        noun = _one_of(fits, parts, role) if fits else None
        named = any(_may_be_named(noun, parts) for noun in nouns_of(parts))
        group = noun is not None and word in MANY and not is_plural(noun)
        if noun is None or (role == "object" and (group or (word in THING and named))):
            return None
        return _definite(noun) if len(noun) <= _LONGEST_NAME else None
    return None


def _has_open(word: str, one: Completed) -> bool:
    """Whether a question keeps a pronoun of this sort, of which it is not certain what it means."""
    sort = next((sort for sort in _SORTS if word in sort), None)
    words = [other.strip("?,") for other in one.question.split()]
    return bool(one.about) and sort is not None and any(other in sort for other in words)


def _fitting(word: str, parts: Parts) -> list[str]:
    """What a pronoun may refer to in a question, likeliest first."""
    fits = [noun for noun in _candidates(parts) if _agrees(word, noun, parts)]
    if word in MANY and parts.asked.lower() == "who" and not any(map(is_plural, fits)):
        people = _described(parts, "people")
        return [people] if people else fits
    return fits


def _may_be_named(noun: str, parts: Parts) -> bool:
    """Whether a noun phrase is a name of two words, which may be a person's."""
    return _is_person(noun, parts) is None and len(noun.split()) > 1


def _one_of(fits: Sequence[str], parts: Parts, role: Role) -> str | None:
    """The one of several nouns that a pronoun surely refers to, or `None`."""
    if role == "part":  # “how many of them”: of those that were counted
        counted = [noun for noun in fits if parts.noun and noun.startswith(f"the {parts.noun}")]
        named = counted or [noun for noun in fits if noun.split()[0].lower() in NOUN_OPENERS]
        return named[0] if len(named) == 1 else None
    if fits[0] == parts.subject:
        others = is_plural(fits[-1]) and not is_plural(fits[0])
        others = others or (len(fits) > 1 and _is_person(fits[0], parts) is None)
        acting = parts.auxiliary not in BE and _has_object(parts)
        if others or (role == "object" and acting):
            return None
        return fits[0] if role == "subject" or len(fits) == 1 else None
    return fits[0] if len(fits) == 1 else None


def _has_object(parts: Parts) -> bool:
    """Whether the verb of a question seems to have an object."""
    behind = parts.rest.split()[1:]
    while behind and (behind[0].lower() in ADVERBS or behind[0].lower() in PARTICLES):
        behind = behind[1:]
    follows = behind[0].lower() if behind else ""
    return bool(parts.noun) or follows == "to" or (follows != "" and follows not in PREPOSITIONS)


def _candidates(parts: Parts) -> list[str]:
    """What a pronoun may refer to, likeliest first."""
    described = _described(parts)
    found = [described] if described else []
    return [*nouns_of(parts), *found] if parts.subject else [*found, *nouns_of(parts)]


def _described(parts: Parts, who: str = "person") -> str | None:
    """What a question asks for, where that is its subject: “the person who led the strike”."""
    noun = parts.noun
    if parts.subject:
        said = stated(replace(parts, asked="what"))
        return f"the {noun} that {said}" if noun and said != parts.subject else None
    if not parts.rest or POINTING.search(parts.rest):
        return None
    if noun and parts.rest.startswith("there"):
        return f"the {noun} {parts.rest.removeprefix('there').strip()}".strip()
    verb = f"{parts.auxiliary} {parts.rest}".strip()
    if parts.asked.lower() == "who":
        return f"the {who} who {verb}"
    return f"the {noun} that {verb}" if noun else None


def _agrees(word: str, noun: str, parts: Parts) -> bool:
    """Whether a pronoun may refer to a noun phrase, by number and by being a person."""
    person = _is_person(noun, parts)
    if word in PERSON:
        return person is not False and not is_plural(noun)
    if word in THING:
        return person is not True and not _may_be_named(noun, parts) and not is_plural(noun)
    if word in MANY:
        group = noun == parts.subject and (is_name(noun) or head_of(noun) in GROUPS)
        return is_plural(noun) or (person is not True and group)
    return False


def _is_person(noun: str, parts: Parts) -> bool | None:
    """Whether a noun phrase is one person; `None` for a name of which it is not certain."""
    head = head_of(noun)
    if noun.startswith("the person who") or head.lower() in PEOPLE or PERSON_ENDING.search(head):
        return True
    if parts.asked.lower() == "who" and noun == parts.subject:
        return True
    first = noun.split(maxsplit=1)[0]
    if head.islower():
        return False
    if first.lower() in NOUN_OPENERS or not first[0].isupper():
        return False
    if first.lower() in PEOPLE:
        return True
    return False if first.isupper() or head.lower() in GROUPS else None
