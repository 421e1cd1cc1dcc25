"""Typst: from a paper's source to a PDF, with the page of each note and marker."""

import importlib
import json
from collections.abc import Iterator
from pathlib import Path

from tests.pdf.make.places import Places
from tests.pdf.make.source import Block, Inline, Mark, Paper, Run, plain

_STYLES = {
    "italic": "#emph[%s]",
    "bold": "#strong[%s]",
    "small capitals": "#smallcaps[%s]",
    "power": "#super[%s]",
    "index": "#sub[%s]",
}
_WRITING = """
#let place-of(kind, key) = context [#metadata((kind, key, here().page()))<place>]
"""


def make_typst(paper: Paper, folder: Path) -> tuple[Path, Places]:
    """The PDF of a paper, set in `folder`, and where its notes and markers came to stand.

    Raises the compiler's error where Typst fails, and `ImportError` where it is not installed.
    """
    typst = importlib.import_module("typst")  # no dependency of the project
    source, pdf = folder / "paper.typ", folder / "paper.pdf"
    source.write_text(_document(paper), "utf-8")
    typst.compile(str(source), output=str(pdf))
    places = Places()
    for kind, key, page in json.loads(typst.query(str(source), "<place>", field="value")):
        if kind == "note":
            places.notes[key] = page
        else:
            places.markers.setdefault(key, []).append(page)
    return pdf, places


def _document(paper: Paper) -> str:
    head = ""
    if paper.head.get("metadata"):
        authors = "".join(f"{_string(author)}, " for author in paper.head["authors"])
        head = f"#set document(title: {_string(paper.head['title'])}, author: ({authors}))\n"
    return (
        head + _WRITING + str(paper.layout["preamble"]) + "\n" + "\n\n".join(_blocks(paper)) + "\n"
    )


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _blocks(paper: Paper) -> Iterator[str]:
    return (_block(block, paper) for block in paper.blocks)


def _block(block: Block, paper: Paper) -> str:
    words = _inline(block.inline, paper)
    kind = block.kind
    if kind == "heading":
        numbering = "" if block.number else ", numbering: none"
        return f"#heading(level: {block.level}{numbering})[{words}]"
    if kind == "block quotation":
        return f"#quote(block: true)[{words}]"
    if kind in ("title", "authors", "date", "line", "abstract", *paper.layout.get("blocks", ())):
        return f"#{kind}-block[{words}]"
    if kind == "list item":
        return f"- {words}" if block.label == "•" else f"+ {words}"
    if kind == "numbered paragraph":
        return f"#numbered-block[{block.label}][{words}]"
    if kind == "equation":
        return f"$ {block.formula} $"
    if kind == "figure":
        return f"#figure(drawing, caption: [{words}])"
    if kind == "table":
        cells = ", ".join(f"[#{_string(cell)}]" for row in block.rows for cell in row)
        columns = len(block.rows[0])
        return f"#figure(table(columns: {columns}, {cells}), kind: table, caption: [{words}])"
    if kind == "piece":
        return str(paper.layout["pieces"][plain(block.inline)])
    return words


def _inline(inline: Inline, paper: Paper) -> str:
    return "".join(_run(part) if isinstance(part, Run) else _marker(part, paper) for part in inline)


def _run(run: Run) -> str:
    words = f"#{_string(run.text)};"
    return _STYLES[run.style] % words if run.style in _STYLES else words


def _marker(mark: Mark, paper: Paper) -> str:
    """A marker with its note; between two markers stands what the layout says."""
    found = []
    for key in mark.notes:
        note = "#parbreak()".join(_inline(one, paper) for one in paper.notes[key].paragraphs)
        name = "star-note" if key.startswith("*") else "footnote"
        found.append(
            f"#place-of({_string('marker')}, {_string(key.lstrip('*'))})"
            f"#{name}[#place-of({_string('note')}, {_string(key.lstrip('*'))}){note}]"
        )
    between = paper.layout.get("between", "#super[,]")
    return str(between).join(found)
