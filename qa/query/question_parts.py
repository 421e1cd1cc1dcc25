"""The parts of a question: what is asked, the auxiliary verb, the subject, and the rest.

Read from the order of words and lists of verbs, without a parser: a part that is not certain is
left out, and whoever uses it does without.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.english.pronouns import (
    AUXILIARIES,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    INDEFINITE,
    NOUN_OPENERS,
    POINTING,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
)
from corpus.english.questions import (
    ADVERB_ASKED,
    ASKING,
    NAMES_WHAT,
    NOUN_ASKED,
    QUALITY_ASKED,
    QUESTION_WORDS,
    TIME,
    WHICH,
    WITH_NOUN,
)
from corpus.english.statements import (
    ADVERBS,
    BE,
    DO,
    DOUBLING,
    HAVE,
    IRREGULAR_VERBS,
    REGULAR_VERBS,
)
from qa.query.noun_phrases import (
    LONGEST_NOUN,
    is_participle,
    is_past,
    may_hold_verb,
    noun_phrases,
    opens_noun,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """`asked` is the question word and its noun, empty in a yes-or-no question; `subject` is empty
    where `asked` is the subject, or where it is not certain. `rest` is all behind the subject.
    """

    asked: str
    auxiliary: str
    subject: str
    rest: str

    @property
    def adverbial(self) -> bool:
        """Whether the question is whole without what is asked: when, where, why, by whom."""
        return not self.asked or ADVERB_ASKED.search(self.asked) is not None

    @property
    def noun(self) -> str:
        """The noun of what is asked: “attacks” of “How many attacks”."""
        found = NOUN_ASKED.search(self.asked)
        return found["noun"] if found else ""


def parts_of(question: str) -> Parts | None:
    """The parts of a question, or `None` where it does not begin like one."""
    words = question.strip().rstrip("?.! ").split()
    if not words:
        return None
    if words[0].lower() in AUXILIARIES:
        return _divided("", words)
    opening = ASKING.search(question)
    if opening is None:
        return None
    count = len(opening[0].split())
    behind = words[count:]
    takes_noun = WITH_NOUN.search(opening[0]) is not None
    place = next((n for n, word in enumerate(behind[:9]) if word.lower() in AUXILIARIES), None)
    verb = next((n for n, word in enumerate(behind[:7]) if n and _is_finite(word)), None)
    if behind and opening[0].lower() == "what" and place != 0 and _is_finite(behind[0]):
        return Parts(opening[0], "", "", " ".join(behind))
    if takes_noun and place is None and verb is not None:
        return Parts(" ".join(words[: count + verb]), "", "", " ".join(behind[verb:]))
    if place is None or (place and not takes_noun):
        certain = bool(behind) and not takes_noun and ADVERB_ASKED.search(opening[0]) is None
        return Parts(opening[0].strip(), "", "", " ".join(behind)) if certain else None
    if verb is not None and verb < place:
        return None
    return _divided(" ".join(words[: count + place]), behind[place:])


def _divided(asked: str, words: Sequence[str]) -> Parts | None:
    """The parts from the auxiliary on. Behind “was”, a subject begins with an article or a name;
    “How many were killed” has none.
    """
    auxiliary, behind = words[0], words[1:]
    inverted = not asked or ADVERB_ASKED.search(asked) is not None or auxiliary.lower() in DO
    names = bool(behind) and not (_is_verb(behind[0], "is") or behind[0].lower() in ADVERBS)
    if names and auxiliary.lower() in BE and NAMES_WHAT.search(asked):
        return Parts(asked, auxiliary, " ".join(behind), "")
    if not inverted and auxiliary.lower() in HAVE and not any(_is_verb(w, "is") for w in behind):
        return Parts(asked, "", "", " ".join(words))
    if not inverted and not (behind and opens_noun(behind[0])):
        return Parts(asked, auxiliary, "", " ".join(behind))
    qualified = QUALITY_ASKED.search(asked) is not None
    end = _subject_end(auxiliary.lower(), behind, qualified)
    if end is None:
        return None
    return Parts(asked, auxiliary, " ".join(behind[:end]), " ".join(behind[end:]))


def _subject_end(auxiliary: str, words: Sequence[str], qualified: bool) -> int | None:
    """The number of words of the subject, or `None` where it is not certain. `qualified`: what
    something is like is asked, “Is the lake pink” and not “Where is the lake”.
    """
    if not words:
        return None
    if words[0].lower() in SUBJECTS:
        return 1
    if words[0].lower() in DEMONSTRATIVES and (len(words) == 1 or _is_verb(words[1], auxiliary)):
        return 1
    start = 1 if words[0].lower() in NOUN_OPENERS else 0
    for place in range(start + 1, min(len(words), LONGEST_NOUN + 1)):
        word, last = words[place], words[place - 1].lower()
        if word.lower() in CONJUNCTIONS and word.lower() not in {"and", "but"}:
            return place
        if last in PREPOSITIONS or last == "of":
            continue
        if word.lower() in ADVERBS or (word.endswith("ly") and place > start + 1):
            return place
        if _is_verb(word, auxiliary):
            # Of two words that may be the verb, which one is the subject's is not certain.
            following = words[place + 1] if place + 1 < len(words) else ""
            if word.endswith("ing") and any(one.lower() in PREPOSITIONS for one in words[:place]):
                return None
            doubtful = (
                auxiliary not in BE
                and word not in {"be", "have"}
                and (_is_verb(following, auxiliary) or _is_finite(following))
            )
            return None if doubtful else place
    # “When was the mill closed” ends with its verb; “Where is the mill” with its subject.
    if auxiliary not in BE:
        return _before_object(words, start)
    if len(words) > LONGEST_NOUN:
        return None
    return _before_quality(words, start) if qualified else len(words)


def _before_quality(words: Sequence[str], start: int) -> int | None:
    """The number of words of a subject that a quality follows: “the lake” of “the lake pink”."""
    second = next(
        (n for n in range(start + 1, len(words)) if words[n].lower() in NOUN_OPENERS), None
    )
    if second is not None:
        return second if second > start else None
    if any(word.lower() in PREPOSITIONS or word.lower() in RELATIVES for word in words):
        return None
    return len(words) - 1 if len(words) - 1 > start else None


def _before_object(words: Sequence[str], start: int) -> int | None:
    """The number of words of a subject whose verb is not in the lists: the verb is the first small
    word behind a name, or else the last before an article, a preposition or the end.
    """
    end = start
    if words[start][0].isupper():
        while end < len(words) and (not words[end].islower() or words[end] in {"of", "and"}):
            end += 1
        return end if start < end < len(words) else None
    for end in range(start, min(len(words), LONGEST_NOUN)):
        word = words[end].lower()
        if word in RELATIVES and word != "to":
            return None
        if word in NOUN_OPENERS or word in PREPOSITIONS or word == "to":
            break
    else:
        end = len(words)
    return end - 1 if end - 1 > start else None


def _is_verb(word: str, auxiliary: str) -> bool:
    """Whether a word is a verb in the form that stands behind an auxiliary."""
    if auxiliary in BE or auxiliary in HAVE:
        doing = word.endswith("ing") and len(word) > 5 and word.islower()
        return doing or is_participle(word)
    return word in REGULAR_VERBS.words or word in IRREGULAR_VERBS


def _is_finite(word: str) -> bool:
    """Whether a word is certainly a verb without an auxiliary."""
    return is_past(word)


def stated(parts: Parts) -> str:
    """What a question is about, as a statement without its question word: “the ceasefire ended”
    of “When did the ceasefire end”.
    """
    noun = parts.noun
    auxiliary = parts.auxiliary.lower()
    if not parts.subject:
        said = [noun, parts.auxiliary, parts.rest]
        if WHICH.search(parts.asked) and noun and not parts.auxiliary:
            said = ["the", noun, "that", parts.rest]
        if auxiliary in BE and parts.rest.startswith("there"):
            said = [noun, parts.rest.removeprefix("there").strip()]
        return " ".join(filter(None, said))
    verb, _, behind = parts.rest.partition(" ")
    if auxiliary in DO and (verb in ADVERBS or verb.endswith("ly")):
        said = [parts.subject, parts.rest, noun]
    elif auxiliary in DO:
        said = [parts.subject, _finite(verb, auxiliary), noun, behind]
    elif not parts.rest:
        said = [parts.subject]
    else:
        said = [parts.subject, parts.auxiliary.lower(), parts.rest, noun]
    return " ".join(filter(None, said))


def _finite(verb: str, auxiliary: str) -> str:
    """The form of a verb that stands without the auxiliary “did”, “does” or “do”."""
    if auxiliary == "do":
        return verb
    if auxiliary == "does":
        return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return past(verb)


def past(verb: str) -> str:
    """The past form of a verb."""
    if verb in IRREGULAR_VERBS:
        return IRREGULAR_VERBS[verb][0]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    if DOUBLING.search(verb):
        return verb + verb[-1] + "ed"
    return verb + "ed"


def nouns_of(parts: Parts) -> list[str]:
    """The noun phrases of a question that another may refer to, the subject first."""
    subject = [parts.subject] if parts.subject else []
    nouns = [*subject, *noun_phrases(parts.rest)]
    return [
        one
        for one in nouns
        if not POINTING.search(one)
        and not TIME.search(one)
        and one.split()[0].lower() not in {*INDEFINITE, *QUESTION_WORDS}
        and one.lower() not in DEMONSTRATIVES
        and not may_hold_verb(one)
    ]
