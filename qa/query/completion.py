"""A follow-up completed from the question before it, so that it reads like a whole question.

“When was it founded?” behind “What is the guild?” becomes “When was the guild founded?”. Where no
completion is certain, the question keeps its words, and what it is about follows in brackets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.english.pronouns import AUXILIARIES, INDEFINITE, NOUN_OPENERS, POINTING, PREPOSITIONS
from corpus.english.questions import (
    ASKED_AGAIN,
    ASKING,
    OPENING_WORD,
    PLACE_PHRASE,
    TIME,
    TIME_PHRASE,
    WHAT_ABOUT,
)
from corpus.english.verbs import (
    ADVERBS,
    GROUPS,
    IRREGULAR_VERBS,
    PARTICIPLE,
    PEOPLE,
    PERSON_ENDING,
    REGULAR_VERBS,
)
from qa.query.dependence import content_words, pointing_places
from qa.query.question_parts import (
    Parts,
    is_plural,
    noun_phrases,
    parts_of,
    stated,
)

Role = Literal["subject", "object", "part"]

_LONGEST_ABOUT = 120  # characters in brackets
_LONGEST_NAME = 70  # characters that take the place of a pronoun
_MOST_WORDS = 5  # of a noun phrase that takes the ending of a possessive
_PARTICIPLES = frozenset(participle for _, participle in IRREGULAR_VERBS.values())


@dataclass(frozen=True, slots=True)
class Completed:
    """A question that reads alone, as far as it could be completed, and in brackets behind it
    what it is `about`, where that is needed.
    """

    question: str
    about: str = ""

    @property
    def text(self) -> str:
        return f"{self.question} ({self.about})" if self.about else self.question

    @property
    def topic(self) -> str:
        """What this question is about, as words for the brackets of another."""
        parts = parts_of(self.question)
        own = stated(parts) if parts is not None else _unasked(self.question)
        if not content_words(own):
            return self.about
        said = [self.about, own] if self.about and own not in self.about else [own]
        return _shortened("; ".join(filter(None, said)))


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
        elif found := _resolved(bare, before):
            return found
    if asked and _letters(asked) != _letters(last.question):
        asks = parts is not None or last.question.endswith("?")
        return Completed(_as_question(asked) if asks else _capital(asked), last.about)
    return Completed(_capital(own), last.topic)


def _unasked(question: str) -> str:
    """The words of a question without its question word and auxiliary."""
    bare = OPENING_WORD.compiled.sub("", question.rstrip("?.! "))
    words = ASKING.compiled.sub("", bare).split() or bare.split()
    place = next((n for n, word in enumerate(words[:6]) if word.lower() in AUXILIARIES), None)
    if place is not None and (place == 0 or words[place].lower() in {"did", "does", "do"}):
        words = [*words[:place], *words[place + 1 :]]
    return " ".join(words)


def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _as_question(text: str) -> str:
    return _capital(" ".join(text.split()).rstrip("?.!,; ")) + "?"


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_ABOUT:
        return text
    return text[:_LONGEST_ABOUT].rsplit(" ", 1)[0].rstrip(",;: ")


def _asked_again(asked: str, negated: bool, parts: Parts) -> str | None:
    """The question before, asked for something else: “Why?” behind “When did it end?”."""
    auxiliary = parts.auxiliary.lower()
    if asked.lower().startswith("by who") and auxiliary not in {"is", "are", "was", "were"}:
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
    if not words or len(words) > 8 or pointing_places(text) or words[0] in INDEFINITE:
        return None
    if any(word in AUXILIARIES or word in _QUESTION_WORDS for word in words):
        return None
    return text


_QUESTION_WORDS = frozenset("who whom whose what which when where why how".split())


def _replaced(element: str, question: str, parts: Parts | None) -> str | None:
    """The question with an element in the place of the one like it."""
    body = question.rstrip("?.! ")
    first = element.split()[0]
    phrase = TIME_PHRASE.search(element) if first.lower() in PREPOSITIONS else None
    if phrase or (TIME.search(element) and TIME.compiled.fullmatch(element)):
        return _other_time(element, body, bool(phrase))
    if first.lower() in PREPOSITIONS:
        return _other_phrase(element, body)
    if parts is None:
        return None
    return _other_noun(element, body, parts)


def _other_time(element: str, body: str, phrase: bool) -> str | None:
    known = list(TIME_PHRASE.finditer(body))
    years = re.findall(r"\b(?:1\d|20)\d\d\b", body)
    if not known and len(years) == 1:
        year = re.search(r"\b(?:1\d|20)\d\d\b", element)
        return body.replace(years[0], year[0]) if year else None
    if len(known) > 1:
        return None
    if not known:
        return f"{body} {element if phrase else f'in {element}'}"
    new = element if phrase else f"{known[0][0].split()[0]} {element}"
    if not phrase and known[0][0].split()[0] in {"from", "between"}:
        new = f"in {element}"
    if not re.search(r"\d{4}", new) and (year := re.search(r"\b\d{4}$", known[0][0])):
        new = f"{new} {year[0]}"  # a month of the same year
    return body[: known[0].start()] + new + body[known[0].end() :]


def _other_phrase(element: str, body: str) -> str | None:
    """The question with another phrase of the same preposition."""
    preposition = element.split()[0].lower()
    words = body.split()
    places = [
        (start, _phrase_end(words, start))
        for start, word in enumerate(words)
        if word.lower() == preposition
        and not TIME_PHRASE.search(" ".join(words[start : start + 3]))
    ]
    if len(places) > 1 or _RELATIVE.search(element):
        return None
    if not places:
        return f"{body} {element}"
    start, end = places[0]
    if end is None:
        return None
    old = " ".join(words[start:end])
    side = re.search(
        r"\b(?:north|south|east|west|start|end|top|bottom|left|right|front|back)$", element
    )
    owner = re.search(r" of .+", old) if side else None  # “to the north” of the same
    new = element + owner[0] if owner else element
    if words[start][0].isupper():
        new = _capital(new)
    return " ".join([*words[:start], new + "," * old.endswith(","), *words[end:]])


# A time that is counted from another.
_RELATIVE = re.compile(
    r"\b(?:before|after|later|earlier|today|now|(?:next|following|previous) (?:year|month|week|day))\b"
)


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
            _participle(word) or word in REGULAR_VERBS or word in IRREGULAR_VERBS
        ):
            return place if words[start].lower() == "of" and not _participle(word) else None
    return len(words)


def _other_noun(element: str, body: str, parts: Parts) -> str | None:
    """The question with another noun in the place of the one like it."""
    words = element.split()
    if len(words) == 1 and _participle(element):
        known = [word for word in parts.rest.split() if _participle(word)]
        return _swapped(body, known[0], element) if len(known) == 1 else None
    plain = element.islower() and words[0] not in NOUN_OPENERS
    counted = is_plural(element) or re.match(r"(?i)how much", parts.asked) is not None
    if plain and parts.noun and counted:
        return _swapped(body, parts.noun, element)
    if plain:
        return None
    if len(words) > _MOST_WORDS:
        return None
    nouns = [parts.subject] if parts.subject else _nouns(parts)
    known = [one for one in nouns if _alike(one, element)]
    return (
        _swapped(body, known[0], element) if len(known) == 1 and len(_nouns(parts)) == 1 else None
    )


def _participle(word: str) -> bool:
    return PARTICIPLE.search(word) is not None or word in _PARTICIPLES


def _swapped(body: str, old: str, new: str) -> str | None:
    return body.replace(old, new) if body.count(old) == 1 else None


def _may_hold_verb(noun: str) -> bool:
    """Whether the last word of a noun phrase may be a verb: “the clock begins”."""
    *others, last = noun.split()
    stem = last.removesuffix("s")
    return len(others) > 1 and stem != last and (stem in REGULAR_VERBS or stem in IRREGULAR_VERBS)


def _alike(known: str, element: str) -> bool:
    """Whether two noun phrases may stand in each other's place: both in the same number, and both
    names or neither.
    """
    return is_plural(known) == is_plural(element) and _is_name(known) == _is_name(element)


def _is_name(noun: str) -> bool:
    words = [word for word in noun.split() if word.lower() not in NOUN_OPENERS]
    return bool(words) and words[0][0].isupper()


def _nouns(parts: Parts) -> list[str]:
    """The noun phrases of a question, the subject first."""
    subject = [parts.subject] if parts.subject else []
    nouns = [*subject, *noun_phrases(parts.rest)]
    return [
        one
        for one in nouns
        if not POINTING.search(one)
        and not TIME.search(one)
        and one.split()[0].lower() not in {*INDEFINITE, *_QUESTION_WORDS}
        and one.lower() not in {"that", "this", "these", "those"}
        and not _may_hold_verb(one)
    ]


# What takes the place of a pronoun.


def _resolved(bare: str, before: Sequence[Completed]) -> Completed | None:
    """The question with nouns of the questions before it in the places of its pronouns, or `None`
    where none of them is certain. What stays uncertain leaves the topic in brackets.
    """
    text, end, uncertain = "", 0, False
    named: set[frozenset[str]] = set()
    used: list[str] = []
    for start, stop in pointing_places(bare):
        sort = next((one for one in _SORTS if bare[start:stop].lower() in one), None)
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
            named.add(sort)
    if not end:
        return None
    # “Why couldn't they?” leaves out its verb.
    left_out = re.search(r"(?i)\b(\w+?)(?:n[’']t)? \w+\W*$", bare)
    uncertain = uncertain or (left_out is not None and left_out[1].lower() in _LEAVING)
    text = _as_question(text + bare[end:])
    about = before[0].about
    if uncertain:
        about = before[0].topic
    elif any(noun.removesuffix("’s") in about for noun in used):
        about = ""
    return Completed(text, about)


_LEAVING = frozenset("could can will would should did does do has have had must may might".split())


def _owned_inside(lead: str, word: str) -> bool:
    """Whether a possessive refers to a noun before it: “Whom does the panel send its report to?”"""
    if word.lower() not in {"its", "their", "his", "her"}:
        return False
    nouns = [
        noun
        for noun in noun_phrases(lead[:1].lower() + lead[1:])
        if noun.split()[0].lower() not in _NO_OWNERS
    ]
    return any(is_plural(noun) == (word.lower() == "their") for noun in nouns[-1:])


_NO_OWNERS = frozenset(
    [*INDEFINITE, "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "and"]
)


def _is_idiom(bare: str, start: int, stop: int) -> bool:
    """Whether a pronoun belongs to “do it”, which stands for a verb."""
    return (
        re.search(r"(?i)\b(?:do|does|did|done|doing)\s+$", bare[:start]) is not None
        and re.match(r"\W*$|\s+(?:again|so|by|in|to|for)\b", bare[stop:]) is not None
    )


_PERSON = frozenset("he him his she her hers".split())
_THING = frozenset("it its".split())
_MANY = frozenset("they them their theirs these those".split())
_SORTS = (_PERSON, _THING, _MANY)
_OWNING = frozenset("its their his".split())


def _antecedent(
    bare: str, start: int, stop: int, before: Sequence[Completed]
) -> tuple[int, str] | None:
    """The end of a pointing word, and what takes its place, if that is certain."""
    word = bare[start:stop].lower()
    behind = bare[stop:]
    if word in {"that", "this"} and (
        found := re.match(r"\s+(year|month|day|summer|winter|time)\b", behind)
    ):
        time = _time(before)
        return (
            (stop + found.end(), _as_time(bare, start, stop + found.end(), time)) if time else None
        )
    if word in {"there"}:
        place = _place(before)
        return (stop, place) if place else None
    if word in {"that", "this", "these", "those"}:
        return _said_noun(behind, stop, before)
    owning = word in _OWNING or (
        word == "her" and re.match(r"\s+[a-z]+", behind) is not None and not _object_her(behind)
    )
    noun = _noun_for(word, before, _place_of(bare, start, stop, bool(owning)))
    if noun is None:
        return None
    if owning:
        if len(noun.split()) > _MOST_WORDS or " who " in noun or " that " in noun:
            return None
        noun += "’" if is_plural(noun) and noun.endswith("s") else "’s"
    return stop, noun


def _object_her(behind: str) -> bool:
    following = behind.split()[0].lower().strip("?.,")
    return following in PREPOSITIONS or following in {"and", "or", "to"}


def _time(before: Sequence[Completed]) -> str | None:
    for one in before:
        found = list(TIME_PHRASE.finditer(one.question))
        if found:
            return found[0][0] if len(found) == 1 else None
    return None


def _as_time(bare: str, start: int, end: int, time: str) -> str:
    """A time for the place of “that year”: with its preposition only at the end of a clause."""
    last = bare[:start].split()[-1].lower() if bare[:start].split() else ""
    closing = re.match(r"\W*$|,", bare[end:]) is not None
    return time if closing and last not in PREPOSITIONS else time.split(" ", 1)[1]


def _place(before: Sequence[Completed]) -> str | None:
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
            if _head(noun).lower() != found[1]:
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
    return re.sub(r"^(?:an?|any|some|every|each)\s+", "the ", noun, flags=re.IGNORECASE)


def _place_of(bare: str, start: int, stop: int, owning: bool) -> Role:
    """What a pronoun is in its question. The subject of a passive verb counts as an object."""
    lead = bare[:start].split()
    if owning or not lead:
        return "subject"
    if lead[-1].lower() == "of":
        return "part"
    auxiliary = re.sub(r"n[’']t$", "", lead[-1].lower())
    if auxiliary in {"is", "are", "was", "were"}:
        behind = [word.strip(",.?!") for word in bare[stop:].split()]
        return "object" if any(map(_participle, behind[:3])) else "subject"
    acting = bare[start:stop].lower() in {"he", "she", "they"} or auxiliary in AUXILIARIES
    return "subject" if acting else "object"


def _noun_for(word: str, before: Sequence[Completed], role: Role) -> str | None:
    """What a pronoun refers to in the nearest question that has a noun for it."""
    for one in before:
        parts = parts_of(one.question)
        if not content_words(one.question):
            continue
        if parts is None:
            return None
        sort = next((one for one in _SORTS if word in one), frozenset())
        if one.about and any(t.lower().strip("?,") in sort for t in one.question.split()):
            return None  # its own pronoun is not certain either
        fits = [noun for noun in _candidates(parts) if _agrees(word, noun, parts)]
        if word in _MANY and parts.asked.lower() == "who" and not any(map(is_plural, fits)):
            fits = [noun for noun in [_described(parts, "people")] if noun] or fits
        if (
            word in _THING
            and role == "object"
            and any(_may_be_named(n, parts) for n in _nouns(parts))
        ):
            return None
        if not fits and word in _THING and parts.asked.lower() == "what":
            return None  # it may be the answer
        if fits:
            noun = _one_of(fits, parts, role)
            if noun and word in _MANY and role == "object" and not is_plural(noun):
                return None
            return _definite(noun) if noun and len(noun) <= _LONGEST_NAME else None
    return None


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
        acting = parts.auxiliary.lower() not in {"is", "are", "was", "were"} and _has_object(parts)
        if others or (role == "object" and acting):
            return None
        return fits[0] if role == "subject" or len(fits) == 1 else None
    return fits[0] if len(fits) == 1 else None


def _has_object(parts: Parts) -> bool:
    """Whether the verb of a question seems to have an object."""
    behind = parts.rest.split()[1:]
    while behind and (behind[0].lower() in ADVERBS or behind[0].lower() in _PARTICLES):
        behind = behind[1:]
    follows = behind[0].lower() if behind else ""
    return bool(parts.noun) or follows == "to" or (follows != "" and follows not in PREPOSITIONS)


_PARTICLES = frozenset("away back down off out up".split())


def _candidates(parts: Parts) -> list[str]:
    """What a pronoun may refer to, likeliest first."""
    described = _described(parts)
    found = [described] if described else []
    return [*_nouns(parts), *found] if parts.subject else [*found, *_nouns(parts)]


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
    if word in _PERSON:
        return person is not False and not is_plural(noun)
    if word in _THING:
        return person is not True and not _may_be_named(noun, parts) and not is_plural(noun)
    if word in _MANY:
        group = noun == parts.subject and (_is_name(noun) or _head(noun) in GROUPS)
        return is_plural(noun) or (person is not True and group)
    return False


def _is_person(noun: str, parts: Parts) -> bool | None:
    """Whether a noun phrase is one person; `None` for a name of which it is not certain."""
    head = _head(noun)
    if noun.startswith("the person who") or head.lower() in PEOPLE or PERSON_ENDING.search(head):
        return True
    if parts.asked.lower() == "who" and noun == parts.subject:
        return True
    first = noun.split()[0]
    if head.islower():
        return False
    if first.lower() in NOUN_OPENERS or not first[0].isupper():
        return False
    if first.lower() in PEOPLE:
        return True
    return False if first.isupper() or head.lower() in GROUPS else None


def _head(noun: str) -> str:
    """The last word of a noun phrase before what is added to it."""
    return re.split(r" (?:of|in|at|on|for|from|that|who) ", noun)[0].split()[-1]
