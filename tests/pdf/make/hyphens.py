"""Where long English words are hyphenated, for the makers that have no rules of their own."""

import re

_LONG_WORD = re.compile(r"[^\W\d_]{8,}")
# Between two consonants that stand between vowels: "mat-ter", "num-ber", but not "mother".
_BREAK = re.compile(r"(?<=[aeiouy][bcdfglmnprstvx])(?=[bcdfglmnprstvx][aeiouy])(?<!^..)(?!..$)")


def hyphenated(text: str, hyphen: str) -> str:
    """A text with `hyphen` at each place at which a long word may be broken."""
    return _LONG_WORD.sub(lambda match: _BREAK.sub(hyphen, match[0]), text)


def hyphenations(word: str) -> list[tuple[str, str]]:
    """The ways to break a word in two, the longest first part first."""
    if not _LONG_WORD.fullmatch(word.strip("“”‘’(),.;:?!")):
        return []
    return [
        (word[: match.start()] + "-", word[match.start() :])
        for match in reversed(list(_BREAK.finditer(word)))
    ]
