"""LibreOffice: from a paper's source to a PDF, by way of a flat OpenDocument text."""

import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from tests.pdf.make.places import Places
from tests.pdf.make.source import Block, Inline, Mark, Paper, Run, SourceNote

_NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "meta": "meta",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
_STYLES = {
    "italic": "Italic",
    "bold": "Bold",
    "small capitals": "Caps",
    "power": "Power",
    "index": "Index",
}
_CHARACTERS = {
    "Italic": 'fo:font-style="italic"',
    "Bold": 'fo:font-weight="bold"',
    "Caps": 'fo:font-variant="small-caps"',
    "Power": 'style:text-position="super 58%"',
    "Index": 'style:text-position="sub 58%"',
    "Raised": 'style:text-position="super 58%"',
    "Level": "",
}
_PARAGRAPHS = {
    "block quotation": "Quotation",
    "list item": "Item",
    "line": "Line",
    "title": "Title",
    "reference": "Reference",
}


def make_office(paper: Paper, folder: Path) -> tuple[Path, Places]:
    """The PDF of a paper, made in `folder`. LibreOffice does not say where notes came to stand.

    Raises `CalledProcessError` where LibreOffice fails.
    """
    source = folder / "paper.fodt"
    source.write_text(office_document(paper), "utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", source.name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return source.with_suffix(".pdf"), Places()


def office_document(paper: Paper) -> str:
    """A paper as a flat OpenDocument text."""
    body = "\n".join(_blocks(paper))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document {_NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">\n'
        f"{_about(paper)}\n{_styles(paper)}\n{_automatic(paper)}\n{_pages(paper)}\n"
        f"<office:body><office:text>\n{body}\n</office:text></office:body></office:document>\n"
    )


def _about(paper: Paper) -> str:
    """The metadata, where the header asks for them."""
    if not paper.head.get("metadata"):
        return ""
    title, author = escape(paper.head["title"]), escape(", ".join(paper.head["authors"]))
    return (
        f"<office:meta><dc:title>{title}</dc:title>"
        f"<meta:initial-creator>{author}</meta:initial-creator>"
        f"<dc:creator>{author}</dc:creator></office:meta>"
    )


def _styles(paper: Paper) -> str:
    """The styles of paragraphs and characters, and how notes are numbered."""
    layout = paper.layout
    found = [
        _paragraph_style(name, parent, settings)
        for name, parent, settings in [("Standard", "", layout["standard"]), *layout["styles"]]
    ]
    if "box" in layout:  # without this parent a box is a drawing, whose text has no styles
        found.append('<style:style style:name="Frame" style:family="graphic"/>')
    found += [
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {settings}/></style:style>"
        for name, settings in _CHARACTERS.items()
    ]
    kinds = {"arabic": "1", "roman": "i", "letter": "a"}
    for note_class in ("footnote", "endnote"):
        number = kinds[paper.head.get("labels", "arabic")]
        found.append(
            f'<text:notes-configuration text:note-class="{note_class}" style:num-format="{number}"'
            f' text:citation-style-name="{layout.get("label_style", "Level")}"'
            ' text:citation-body-style-name="Raised"'
            f' style:num-prefix="" style:num-suffix={quoteattr(layout.get("suffix", ""))}'
            ' text:footnotes-position="page" text:start-numbering-at="document"/>'
        )
    return "<office:styles>" + "\n".join(found) + "</office:styles>"


def _paragraph_style(name: str, parent: str, settings: str) -> str:
    """A style: what comes before a bar is about the paragraph, what comes after about letters."""
    paragraph, _, characters = settings.partition("|")
    inherits = f' style:parent-style-name="{parent}"' if parent else ""
    level = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading") else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{inherits}{level}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {characters}/>"
        "</style:style>"
    )


def _automatic(paper: Paper) -> str:
    return (
        '<office:automatic-styles><style:style style:name="Table" style:family="table">'
        '<style:table-properties fo:margin-bottom="0.4cm"/></style:style>'
        f"{_box_style(paper)}"
        '<style:page-layout style:name="Page">'
        f"<style:page-layout-properties {paper.layout['page']}>{paper.layout['rule']}"
        "</style:page-layout-properties>"
        f"<style:header-style><style:header-footer-properties {paper.layout['header_gap']}/>"
        "</style:header-style>"
        f"<style:footer-style><style:header-footer-properties {paper.layout['footer_gap']}/>"
        "</style:footer-style></style:page-layout></office:automatic-styles>"
    )


def _box_style(paper: Paper) -> str:
    """How boxes look, where a paper has any."""
    if "box" not in paper.layout:
        return ""
    return (
        '<style:style style:name="Box" style:family="graphic" style:parent-style-name="Frame">'
        f"<style:graphic-properties {paper.layout['box']}/></style:style>"
    )


def _pages(paper: Paper) -> str:
    """The running heads and feet, with fields for the page numbers."""
    return (
        "<office:master-styles>"
        + "".join(
            f'<style:master-page style:name="{name}" style:page-layout-name="Page">'
            f"{paper.layout['heads']}</style:master-page>"
            for name in ("Standard", "Endnote")
        )
        + "</office:master-styles>"
    )


def _blocks(paper: Paper) -> Iterable[str]:
    """The blocks as paragraphs and tables."""
    boxed = False
    for block in paper.blocks:
        words = _inline(block.inline, paper)
        if block.kind == "heading":
            number = f"{block.number}. " if block.number else ""
            level = f'text:style-name="Heading{block.level}" text:outline-level="{block.level}"'
            yield f"<text:h {level}>{number}{words}</text:h>"
        elif block.kind == "table":
            yield f'<text:p text:style-name="Caption">Table {block.number}. {words}</text:p>'
            yield _table(block)
        elif block.kind == "begin":  # a box: a frame with text of its own
            boxed = True
            yield (
                '<text:p text:style-name="Body"><draw:frame draw:style-name="Box"'
                f' text:anchor-type="paragraph" {paper.layout["box_size"]}>'
                '<draw:text-box fo:min-height="1cm">'
            )
        elif block.kind == "end":
            boxed = False
            yield "</draw:text-box></draw:frame></text:p>"
        else:
            label = f"{block.label}<text:tab/>" if block.label else ""
            style = _PARAGRAPHS.get(block.kind, "Front" if block.kind in _FRONT else "Body")
            style += "Inner" if block.label == "–" else ""
            style = "Boxed" if boxed else style
            yield f'<text:p text:style-name="{style}">{label}{words}</text:p>'


_FRONT = ("authors", "date")


def _table(block: Block) -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell><text:p text:style-name="Cell">{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in block.rows
    )
    columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
    name = f'table:name="T{block.number}" table:style-name="Table"'
    return f"<table:table {name}>{columns}{rows}</table:table>"


def _inline(inline: Inline, paper: Paper) -> str:
    return "".join(
        _run(part) if isinstance(part, Run) else _markers(part, paper) for part in inline
    )


def _run(run: Run) -> str:
    words = escape(run.text)
    if run.style in _STYLES:
        return f'<text:span text:style-name="{_STYLES[run.style]}">{words}</text:span>'
    return words


def _markers(mark: Mark, paper: Paper) -> str:
    between = f'<text:span text:style-name="Raised">{paper.layout.get("between", ", ")}</text:span>'
    return between.join(_note(paper.notes[key], paper) for key in mark.notes)


def _note(note: SourceNote, paper: Paper) -> str:
    """A note where its marker stands. One with a symbol has its label given; it is a footnote."""
    kind = "footnote" if note.key.startswith("*") else paper.layout.get("note", "footnote")
    given = f' text:label="{note.label}"' if note.key.startswith("*") else ""
    paragraphs = "".join(
        f'<text:p text:style-name="Note">{_inline(one, paper)}</text:p>' for one in note.paragraphs
    )
    return (
        f'<text:note text:id="n{note.key.lstrip("*")}" text:note-class="{kind}">'
        f"<text:note-citation{given}>{note.label}</text:note-citation>"
        f"<text:note-body>{paragraphs}</text:note-body></text:note>"
    )
