"""Names of authors and bodies: what is one, and where one ends and the next begins."""

import re
from functools import lru_cache

from corpus.citations.elements.inverted import inverted, inverted_at_start
from corpus.english.citations import ET_AL, NAME_JOINT, TITLE_OPENERS
from corpus.english.names import PARTICLES
from corpus.english.works.names import RANK, SMALL_OF_BODIES, STATE
from corpus.english.works.parts import (
    COMMA_IN_NAME,
    EDITOR_BEHIND,
    NAME_SUFFIX,
    PART_OF_BODY,
    SUFFIX_OR_ROLE,
    TRANSLATOR_BEHIND,
    WORD_OF_CORPORATE_NAME,
)

_MOST_WORDS = 6  # of a person's name
_MOST_WORDS_OF_BODY = 14
INITIALS = re.compile(r"(?:[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ]\.?[-‑]?){1,4}")
_WORD = re.compile(
    r"(?:[dDlLO][’']|(?:al|el|ul|ibn|bin|ben)[-‑]|(?:[A-Z]\.)+)?[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][\w’'‑-]*\w\.?"
    r"|[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ]\w"
)
_GOES_ON = re.compile(
    r"(?:[A-Z]\w+\s){1,3}and (?:the )?[A-Z]\w+(?:\s[A-Z]\w+){0,3}"
    r"(?:\sand\s[A-Z]\w+\s(?:of|for|on)\s[A-Z]\w+(?:\s[A-Z]\w+){0,3})?"
)  # of a body's name
_DIGIT = re.compile(r"\d")
_COUNTRY = re.compile(r"\s\([A-Z][A-Za-z. ]+\)$")  # of a body: "Ministry of Ports (Norlund)"
_CUT_OFF = re.compile(r"\s(?:of|for|on)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?$")
_TWO_BODIES = re.compile(
    r"(?P<one>.+\s(?:of|for|on)\s.+\sand\s.+)\sand\s(?:the\s)?(?P<two>[A-Z].+\s(?:of|for|on)\s.+)"
)
_SUPPLIED = re.compile(r"^\s*\[([^\[\]]{2,60})\]$")  # the name of an author, who is not named there
# Moss, Ada, and Jon Pike
_LISTED_FIRST = re.compile(
    r"(?P<first>[A-ZÀ-Þ][\w’'-]+,\s[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:\s[A-ZÀ-Þ]\.)?),\sand\s"
    r"(?P<others>[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ][\w.’'-]+){1,3})"
)
_ACRONYM = re.compile(r"[A-Z][A-Z&./-]{1,11}")


def is_person(text: str) -> bool:
    """Whether a text may be the name of one person, given names first or surname alone."""
    text = RANK.compiled.sub("", text)
    words = NAME_SUFFIX.compiled.sub("", ET_AL.compiled.sub("", text)).split()
    if not 1 <= len(words) <= _MOST_WORDS or words[0] in TITLE_OPENERS or _DIGIT.search(text):
        return False
    if len(words) == 3 and words[1] == "of":  # Hugo of Marnes
        words = [words[0], words[2]]
        return all(_WORD.fullmatch(word) and word not in ("Office",) for word in words)
    if not all(_is_part(word) for word in words):
        return False
    return any(_WORD.fullmatch(word) for word in words) and (
        words[-1].lower() not in PARTICLES or len(words) == 1
    )


def _is_part(word: str) -> bool:
    if (
        INITIALS.fullmatch(word)
        or word in PARTICLES
        or word in ("y", "e", "ter", "dos", "das", "Ó")
    ):
        return True
    return _WORD.fullmatch(word) is not None


@lru_cache(maxsize=512)  # each reader of a citation asks for the same names
def is_body(text: str) -> bool:
    """Whether a text may be the name of an institution, a firm or a state."""
    text = _COUNTRY.sub("", text) if text.endswith(")") else text
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS_OF_BODY or re.search(r"[\d“”\"?!;(]|: ", text):
        return False
    if len(words) == 1 and _ACRONYM.fullmatch(text.strip("().")):
        return True
    if not text[:1].isupper() or words[0] in ("A", "An", "On", "In"):
        return False
    if words[-1][0].islower():  # the name goes on
        return False
    small = [word for word in words if word[0].islower()]
    if any(word not in SMALL_OF_BODIES.words for word in small):
        return False
    return WORD_OF_CORPORATE_NAME.search(text) is not None


def is_name(text: str) -> bool:
    """Whether a text may be the name of a person or a body, or of several."""
    bare = without_role(text)
    if is_body(bare) or is_person(bare) or inverted(bare):
        return True
    joined = NAME_JOINT.compiled.split(_joined_suffix(bare))
    parts = [part.replace("\ue001", ",") for part in joined if part.strip()]
    return len(parts) > 1 and all(is_person(part.strip()) or is_body(part) for part in parts)


def without_role(text: str) -> str:
    """Names without "(ed.)", "trans." and "et al."."""
    text = TRANSLATOR_BEHIND.compiled.sub("", EDITOR_BEHIND.compiled.sub("", text))
    text = _SUPPLIED.sub(r"\1", text)
    return ET_AL.compiled.sub("", text).strip(" ,:;").removeprefix("and ").strip()


def _joined_suffix(text: str) -> str:
    """Names in which the comma before "Jr." or "Inc." does not part."""
    return COMMA_IN_NAME.compiled.sub("\ue001", text)


def split_authors(text: str) -> tuple[str, ...]:
    """`A. B. Smith, Jane Roe and Li Wei` → the three names, as printed. The name of a body, such as
    "Department of Food and the Marine", stays one.
    """
    bare = without_role(text)
    if not bare:
        return ()
    if turned := inverted(bare):
        return turned
    if listed := _LISTED_FIRST.fullmatch(bare):
        return (listed["first"], *split_authors(listed["others"]))
    parts = [part.strip() for part in NAME_JOINT.compiled.split(_joined_suffix(bare))]
    parts = [part.replace("\ue001", ",") for part in parts if part]
    if len(parts) > 1 and WORD_OF_CORPORATE_NAME.search(bare) and not _all_whole(parts):
        two = _TWO_BODIES.fullmatch(bare)
        if two and is_body(two["two"]):
            return (two["one"], two["two"])
        return (bare,)
    return tuple(_without_rank(part) for part in parts if without_role(part))


def _without_rank(name: str) -> str:
    """A name without "Sen." or "Lt. Col." before it."""
    return RANK.compiled.sub("", without_role(name)) or without_role(name)


def _all_whole(parts: list[str]) -> bool:
    """Whether each part is a name by itself, the first a person's."""
    return all(is_person(part) or is_body(part) for part in parts) and (
        is_person(parts[0])
        and not WORD_OF_CORPORATE_NAME.search(parts[0])
        and len(parts[0].split()) > 1
        and (re.search(r"\b[A-Z]\.", parts[0]) is not None or not is_body(parts[-1]))
    )


def names_before(pieces: list[str]) -> int:
    """How many of the pieces between commas are names, of which the last is none but a title's.

    Further names are taken for such only where the list says so: by "and", "(eds)", initials.
    """
    last = len(pieces) - 1
    if last < 0:
        return 0
    initial = re.fullmatch(r"A [A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][\w’'-]+", pieces[0])  # as OSCOLA prints names
    if last < 1 or not (is_name(pieces[0]) or initial):
        return 0
    if turned := inverted_at_start(", ".join(pieces)):
        return min(turned.count(", ") + 1, last)
    for place in range(1, min(last, 12)):
        if pieces[place].startswith(("and ", "& ")) and all(map(is_name, pieces[1:place])):
            return place + 1 if is_name(pieces[place].partition(" ")[2]) else 1
    for place in range(1, min(last, 12)):
        if pieces[place].strip() in ("et al.", "et al", "and others"):
            return place + 1 if all(map(is_name, pieces[:place])) else 1
    count = 1
    if (
        is_body(pieces[0])
        and last > 1
        and _CUT_OFF.search(pieces[0])
        and _GOES_ON.fullmatch(pieces[1])
    ):
        return 2
    of_state = " " not in pieces[0] or STATE.compiled.fullmatch(pieces[0]) is not None
    while count < last and (is_body(pieces[0]) or of_state) and PART_OF_BODY.search(pieces[count]):
        count += 1
    while count < last and _is_surely_name(pieces[count], pieces[count + 1]):
        count += 1
    return count


def _is_surely_name(piece: str, behind: str) -> bool:
    bare = without_role(piece)
    if bare != piece.strip(" ,:;") and is_name(bare):
        return True
    if SUFFIX_OR_ROLE.search(piece):
        return True
    many = re.search(r"\s(?:and|&)\s", piece) is not None
    opens = behind.split()[:1]
    titled = bool(opens) and (opens[0] in TITLE_OPENERS or len(behind.split()) > 2)
    if (
        many
        and titled
        and all(
            len(one.split()) > 1 and is_person(one) for one in re.split(r"\s(?:and|&)\s", piece)
        )
    ):
        return True
    initials = re.match(r"(?:[A-Z]\.[\s-]?)+(?:[a-z]+\s)?[A-Z]", piece) is not None
    return is_name(piece) and initials and (many or len(piece.split()) <= 4)


def are_surnames(piece: str) -> bool:
    """`Moss and Pike`, before the short title of the book that they edited."""
    names = re.split(r"\s(?:and|&)\s", piece)
    return len(names) == 2 and all(is_person(name) and len(name.split()) < 3 for name in names)
