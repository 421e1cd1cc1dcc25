"""What a Markdown file says of itself above its text: YAML metadata or pandoc's title block."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.cleaning import is_visible, plain
from corpus.dates import find_dates

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z][\w-]*[ \t]*:", re.MULTILINE)
_LONGEST = 100_000  # characters of YAML
_MOST_AUTHORS = 50
_LONGEST_VALUE = 1000  # characters of a title or a name
_MOST_LINES = 30  # of a title block


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Metadata of a file; `date` is as written, `issued` as ISO 8601. `end` is where the text
    begins, in characters.
    """

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    language: str | None = None
    abstract: str | None = None
    url: str | None = None
    end: int = 0

    @property
    def issued(self) -> str | None:
        """The date in ISO 8601; `None` where it is not known."""
        found = find_dates(self.date or "")
        written = re.fullmatch(r"\d{4}(?:-\d\d){0,2}", self.date or "")
        return written[0] if written else found[0].iso if found else None


def read_title_block(text: str) -> TitleBlock:
    """The metadata above a text; empty where there is none, or where it cannot be read."""
    if text.startswith("%"):
        return _percent_block(text)
    fence = _FENCE.match(text)
    end = _END.search(text, fence.end()) if fence else None
    if fence is None or end is None or end.start() > _LONGEST:
        return TitleBlock()
    values = _yaml(text[fence.end() : end.start()])
    if values is None:
        return TitleBlock()
    return TitleBlock(
        title=_words(values.get("title")),
        subtitle=_words(values.get("subtitle")),
        authors=tuple(_names(values.get("author", values.get("authors"))))[:_MOST_AUTHORS],
        date=_words(values.get("date")),
        language=_language(_words(values.get("lang", values.get("language")))),
        abstract=_text(values.get("abstract")),
        url=_words(values.get("url")),
        end=end.end(),
    )


def _yaml(text: str) -> Mapping[str, Any] | None:
    """The values of YAML, all of them as strings, lists and mappings; `None` where it is none."""
    import yaml

    if _KEY.search(text) is None:
        return None
    try:
        values = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return values if isinstance(values, dict) else None


def _percent_block(text: str) -> TitleBlock:
    """Pandoc's title block: lines that begin with `%`, for title, authors and date; a line that
    begins with a space goes on with the one before.
    """
    fields: list[str] = []
    end = 0
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if line.startswith("%"):
            fields.append(line[1:])
        elif line.startswith((" ", "\t")) and line.strip() and fields:
            fields[-1] += f"\n{line}"
        else:
            break
        end += len(line) + 1
    title, people, date = (*fields, "", "", "")[:3]
    return TitleBlock(
        title=_words(title),
        authors=tuple(_names(re.split(r"[;\n]", people)))[:_MOST_AUTHORS],
        date=_words(date),
        end=min(end, len(text)),
    )


def _words(value: object) -> str | None:
    """A value on one line; `None` where nothing of it can be seen."""
    text = plain(value)[:_LONGEST_VALUE] if isinstance(value, str) else ""
    return text if is_visible(text) else None


def _language(value: str | None) -> str | None:
    """The language of a tag such as "en-GB"."""
    found = re.match(r"[a-zA-Z]{2,3}\b", value or "")
    return found[0].lower() if found else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and is_visible(value) else None


def _names(value: object) -> Iterator[str]:
    """The names of authors: one, a list of them, or mappings that have them."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        for one in value[:_MOST_AUTHORS]:
            if not isinstance(one, list):
                yield from _names(one)
    elif (name := _words(value)) is not None:
        yield name
