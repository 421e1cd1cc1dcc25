"""The words of English, and how common they are: the frequency list that symspellpy brings."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from corpus.english.tables import WordList, words

_FREQUENCIES = ("symspellpy", "frequency_dictionary_en_82_765.txt")

KEEPS_HYPHEN = WordList(
    words(
        "all by cross ex fair first four full half hard high ill light long low mid non often once "
        "one open quarter right second self short single so third three two under well"
    ),
    "first parts of compounds that are written with a hyphen, though they may be found without",
    "a second-hand chair of the well-known maker",
)


COMBINING_FORMS = WordList(
    words("afro anglo austro euro franco graeco greco indo italo judeo russo sino turco"),
    "first parts of compounds that are no words by themselves",
    "the Sino-Japanese and the Anglo-Saxon treaties",
)
ENDINGS = WordList(
    words("est ness ment ments tion tions sion sity ism ist ists ity ling able ably ful less ship"),
    "ends of words that a line end may divide, some of which are words by themselves",
    "the treat- ments of the sea",
)


def packaged_text(package: str, name: str) -> str:
    """The text of a package's file, or "" where it is missing. The package is not imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return ""
    file = next(iter(sorted(Path(spec.origin).parent.rglob(name))), None)
    return "" if file is None else file.read_text("utf-8-sig")


@lru_cache(maxsize=1)
def word_counts() -> Mapping[str, int]:
    """English words in lower case with how often each is found in a large corpus, read at the first
    call; empty where the list is not installed.
    """
    fields = packaged_text(*_FREQUENCIES).split()  # word, count, word, count, …
    return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
