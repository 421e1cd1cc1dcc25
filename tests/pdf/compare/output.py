"""The output of a program as text or Markdown, with its markers of notes taken out."""

import re
from dataclasses import dataclass

from corpus.documents import Document
from tests.pdf.score.letters import key

# The forms in which programs write a raised number: `<sup>5</sup>`, `[^5]`, `[5]`, `⁵`.
_MARKER = re.compile(
    r"<sup>\s*(?P<html>[^<]{1,40})</sup>"
    r"|\[\^(?P<note>[^\]\s]{1,12})\](?!:)"
    r"|\[(?P<bracket>[\d,;\s–-]{1,20}|[a-z]|[*†‡§¶]+|[ivxlc]{1,6})\](?!\()"
    r"|\((?P<round>\d{1,3})\)"
    r"|(?P<sign>[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§¶]+)"
)
_MARKUP = re.compile(r"</?\w+>|\*\*|__|\\(?=\W)|^#+ |^> |^- ", re.MULTILINE)
_LABEL = re.compile(r"\w+|[*†‡§¶]+")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True)
class Output:
    """The text of a paper without markers, the markers as (place in the text, labels), and the
    text with them, without other markup, where the notes are looked for.
    """

    text: str
    markers: tuple[tuple[int, frozenset[str]], ...]
    plain: str


def output_of(written: str) -> Output:
    """The output of a program."""
    text, markers, end = "", [], 0
    for match in _MARKER.finditer(written):
        labels = frozenset(_LABEL.findall("".join(filter(None, match.groups()))))
        text += _MARKUP.sub("", written[end : match.start()])
        markers.append((len(text), frozenset(one.translate(_SUPERSCRIPTS) for one in labels)))
        end = match.end()
    text += _MARKUP.sub("", written[end:])
    plain = _MARKUP.sub("", re.sub(r"\[\^([^\]\s]+)\]:?", r"\1 ", written))
    return Output(text, tuple(markers), plain.translate(_SUPERSCRIPTS))


def written_by_ibid(document: Document) -> str:
    """A document as Markdown: paragraphs with markers in them, and the notes behind them."""
    pieces, end = [], 0
    for offset, place in document.marks:
        pieces.append(f"{document.text[end:offset]}[^{document.notes[place].label}]")
        end = offset
    pieces.append(document.text[end : document.body_end])
    notes = (f"[^{note.label}]: {document.note_text(note)}" for note in document.notes)
    return "\n\n".join(["".join(pieces), *notes])


def begins_line(text: str, place: int) -> bool:
    """Whether nothing but signs stands before a place on its line."""
    return not key(text[text.rfind("\n", 0, place) + 1 : place])
