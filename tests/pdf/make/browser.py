"""Chromium: from a paper's source to a PDF, by way of a web page that is printed."""

import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.pdf.make.hyphens import hyphenated
from tests.pdf.make.places import Places
from tests.pdf.make.source import Block, Inline, Mark, Paper, Run, SourceNote

_STYLES = {"italic": "i", "bold": "b", "power": "sup", "index": "sub"}
_TAGS = {"block quotation": "blockquote", "title": "h1"}


def make_browser(paper: Paper, folder: Path) -> tuple[Path, Places]:
    """The PDF of a paper, made in `folder`. Chromium does not say where notes came to stand.

    Raises `CalledProcessError` where Chromium fails.
    """
    page, pdf = folder / "paper.html", folder / "paper.pdf"
    page.write_text(_document(paper), "utf-8")
    command = [
        shutil.which("chromium") or "chromium", "--headless", "--no-sandbox", "--disable-gpu",
        f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        f"--print-to-pdf={pdf}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pdf, Places()


def _document(paper: Paper) -> str:
    title = escape(paper.head["title"]) if paper.head.get("metadata") else ""
    authors = escape(", ".join(paper.head["authors"]))
    author = f'<meta name="author" content="{authors}">' if paper.head.get("metadata") else ""
    return (
        f'<!doctype html><html lang="{paper.head.get("language", "en")}"><head>'
        f'<meta charset="utf-8"><title>{title}</title>{author}'
        f"<style>{paper.layout['css']}</style></head><body>\n"
        + "\n".join(_blocks(paper))
        + "\n</body></html>\n"
    )


def _blocks(paper: Paper) -> Iterator[str]:
    """The blocks as elements; items that follow each other are one list."""
    opened = ""
    for block in paper.blocks:
        wanted = ("ul" if block.label == "•" else "ol") if block.kind == "list item" else ""
        if opened and wanted != opened:
            yield f"</{opened}>"
        if wanted and wanted != opened:
            yield f"<{wanted}>"
        opened = wanted
        yield _block(block, paper)
    if opened:
        yield f"</{opened}>"


def _block(block: Block, paper: Paper) -> str:
    words = _inline(block.inline, paper)
    kind = block.kind
    if kind == "heading":
        number = f"{block.number} " if block.number else ""
        return f"<h{block.level + 1}>{number}{words}</h{block.level + 1}>"
    if kind == "list item":
        return f"<li>{words}</li>"
    if kind == "table":
        return _table(block, words)
    if kind == "figure":
        return (
            f"<figure>{paper.layout['drawing']}<figcaption>Figure {block.number}. {words}"
            "</figcaption></figure>"
        )
    if kind == "rtl":
        return f'<p class="rtl" dir="rtl">{words}</p>'
    if kind == "notes":
        return "\n".join(_note(note, paper) for note in paper.notes.values())
    if kind in ("begin", "end"):
        return f'<div class="{words or "columns"}">' if kind == "begin" else "</div>"
    tag = _TAGS.get(kind, "p")
    return f'<{tag} class="{kind}">{words}</{tag}>'


def _table(block: Block, caption: str) -> str:
    head, *rows = block.rows
    lines = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    heads = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    return (
        f"<table><caption>Table {block.number}. {caption}</caption><tr>{heads}</tr>{body}</table>"
    )


def _inline(inline: Inline, paper: Paper) -> str:
    return "".join(
        _run(part, paper) if isinstance(part, Run) else _marker(part, paper) for part in inline
    )


def _run(run: Run, paper: Paper) -> str:
    words = escape(run.text, quote=False)
    if paper.layout.get("soft_hyphens"):
        words = hyphenated(words, "&shy;")
    if run.style == "small capitals":
        return f'<span style="font-variant:small-caps">{words}</span>'
    if run.style == "drop capital":
        return f'<span class="drop">{words[0]}</span>{words[1:]}'
    tag = _STYLES.get(run.style)
    return f"<{tag}>{words}</{tag}>" if tag else words


def _marker(mark: Mark, paper: Paper) -> str:
    """A marker that is a link to its note."""
    form = paper.layout["marker"]
    links = [
        f'<a id="r-{key}" href="#n-{key}">{form.format(paper.notes[key].label)}</a>'
        for key in mark.notes
    ]
    notes = ""
    if paper.layout.get("beside"):  # the note stands where its marker does, and floats
        notes = "".join(_beside(paper.notes[key], paper) for key in mark.notes)
    return f'<span class="marker">{paper.layout.get("between", "").join(links)}</span>{notes}'


def _beside(note: SourceNote, paper: Paper) -> str:
    """A note within the paragraph of its marker, where no paragraphs can be."""
    label = paper.layout["label"].format(note.label)
    parts = [_inline(one, paper) for one in note.paragraphs]
    first, *others = parts
    more = "".join(f'<span class="part">{one}</span>' for one in others)
    label = f'<span class="label">{label}</span>'
    return f'<span class="note" id="n-{note.key}">{label}{first}{more}</span>'


def _note(note: SourceNote, paper: Paper) -> str:
    """A note with its label in front and, where the layout asks for it, a link back."""
    label = paper.layout["label"].format(note.label)
    texts = [_inline(one, paper) for one in note.paragraphs]
    back = paper.layout.get("back", "")
    texts[-1] += f' <a href="#r-{note.key}">{back}</a>' if back else ""
    first, *others = texts
    more = "".join(f"<p>{one}</p>" for one in others)
    return (
        f'<div class="note" id="n-{note.key}"><p><span class="label">{label}</span>{first}</p>'
        f"{more}</div>"
    )
