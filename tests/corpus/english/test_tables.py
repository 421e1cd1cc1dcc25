"""Every table of English: each pattern on its examples, each word list on its sentence.

A pattern is tried as the readers use it, by a search.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

import corpus.english
from corpus.english.tables import Pattern, WordList, words


def _rows(name: str, value: object) -> Iterator[tuple[str, Pattern | WordList]]:
    """The patterns and word lists in a value, however deep they are in tuples and mappings."""
    if isinstance(value, Pattern | WordList):
        yield name, value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _rows(f"{name}[{key}]", one)
    elif isinstance(value, tuple | list):
        for place, one in enumerate(value):
            yield from _rows(f"{name}[{place}]", one)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for field in value.__dataclass_fields__:
            yield from _rows(f"{name}.{field}", getattr(value, field))


def _tables() -> Iterable[tuple[str, Pattern | WordList]]:
    """The rows of all modules, those of subpackages too."""
    package = f"{corpus.english.__name__}."
    for module in pkgutil.walk_packages(corpus.english.__path__, package):
        found = importlib.import_module(module.name)
        for name, value in vars(found).items():
            yield from _rows(f"{module.name.removeprefix(package)}.{name}", value)


ROWS = dict(_tables())
PATTERNS = {name: row for name, row in ROWS.items() if isinstance(row, Pattern)}
LISTS = {name: row for name, row in ROWS.items() if isinstance(row, WordList)}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_found_in_its_examples_and_not_in_others(name: str) -> None:
    row = PATTERNS[name]
    assert row.meaning
    assert row.examples
    for text in row.examples:
        assert row.search(text), text
    for text in row.others:
        assert not row.search(text), text


@pytest.mark.parametrize("name", LISTS)
def test_a_word_list_is_in_lower_case_and_its_example_holds_one(name: str) -> None:
    row = LISTS[name]
    assert row.meaning
    assert row.words
    assert all(word == word.lower() for word in row.words)
    found = re.findall(r"\w[\w’']*", row.example.lower())
    assert row.words & {*found, *map(" ".join, pairwise(found))}


def test_rows_are_found_wherever_they_stand() -> None:
    row = Pattern("a", "a letter", ("a",))
    assert [name for name, _ in _rows("t", ({"x": row}, [row]))] == ["t[0][x]", "t[1][0]"]


def test_every_file_of_tables_is_walked() -> None:
    folder = Path(*corpus.english.__path__)
    makers = {
        ".".join(file.relative_to(folder).with_suffix("").parts)
        for file in folder.rglob("*.py")
        if file.stem not in ("__init__", "tables")
        and re.search(r"\b(?:Pattern|WordList)\(", file.read_text("utf-8"))
    }
    assert any("." in maker for maker in makers)
    assert {one for one in makers if not any(row.startswith(f"{one}.") for row in ROWS)} == set()


def test_case_counts_only_where_it_is_asked_for() -> None:
    assert Pattern("who", "a person", ("Who",)).search("WHO came?")
    assert not Pattern("WHO", "the organisation", ("WHO",), case=True).search("who came?")
    assert "Who" in WordList(words("who whom"), "persons", "Who came?")
