"""Descriptions of papers in TOML: what the user says of a paper."""

import tomllib
from pathlib import Path
from typing import Any

from corpus.citations.urls import is_address
from corpus.cleaning import is_visible
from corpus.dates import is_date
from corpus.errors import BadPaper
from corpus.library.files import read_regular

_LARGEST = 2**18  # bytes
_MOST_DOTS = 500  # in a line: tomllib's time grows with the square of a key's parts
_TEXTS = ("title", "label", "language", "publisher", "date", "url", "licence", "origin")


def read_description(file: Path) -> dict[str, Any]:
    """The values of a description, where empty strings mean unknown; without a file all are empty.

    Raises `BadPaper` where it cannot be read, or has a key or a value that it cannot have.
    """
    about: dict[str, Any] = {**dict.fromkeys(_TEXTS, ""), "authors": []}
    for key, value in _read_toml(file).items():
        about[key] = _checked(file, key, value)
    _check_format(file, about)
    return about


def _read_toml(file: Path) -> dict[str, Any]:
    """The values of a description; none where there is no file. Raises `BadPaper`."""
    try:
        text = read_regular(file, _LARGEST).decode("utf-8")
        if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
            raise ValueError(f"a line has more than {_MOST_DOTS} dots")
        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        cause = getattr(error, "strerror", None) or error
        if isinstance(error, RecursionError):
            cause = "it is nested too deeply"
        raise BadPaper(
            f"{file} cannot be read: {cause}.", "Correct it; see docs/getting-started.md."
        ) from error


def _checked(file: Path, key: str, value: object) -> str | list[str]:
    """A value of a description; empty where nothing of it can be seen. Raises `BadPaper`."""
    if key not in (*_TEXTS, "authors"):
        raise BadPaper(
            f"{file} has {key!r}, which is not a key of a description.",
            f"The keys are: {', '.join((*_TEXTS, 'authors'))}.",
        )
    if key == "authors" and isinstance(value, list):
        names = [name for name in value if isinstance(name, str)]
        if len(names) == len(value):
            return [name for name in names if is_visible(name)]
    elif key != "authors" and isinstance(value, str):
        return value if is_visible(value) else ""
    raise BadPaper(
        f"{file} has a {key!r} of the wrong kind.",
        "`authors` is a list of strings, all others are strings.",
    )


def _check_format(file: Path, about: dict[str, Any]) -> None:
    """Raise `BadPaper` where the date or the address of a description is none."""
    for key, is_right, example in (
        ("date", is_date, "2021, 2021-03 or 2021-03-05"),
        ("url", is_address, "https://…"),
    ):
        if about[key] and not is_right(about[key]):
            raise BadPaper(f"{file} has the {key} {about[key]!r}.", f"Write it as {example}.")
