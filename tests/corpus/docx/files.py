"""Word files written part by part, for tests: only what a test gives is in them."""

import io
import zipfile
from collections.abc import Mapping
from html import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph; content that is no markup is a run of its own."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(map(_content, content))}</w:p>"


def _content(words: str) -> str:
    return words if words.startswith("<") else r(words)


def r(words: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def mark(ident: int, kind: str = "footnote", custom: str = "") -> str:
    """The reference to a note, with a mark of the author's own where one is given."""
    typed = ' w:customMarkFollows="1"' if custom else ""
    return (
        f'<w:r><w:{kind}Reference{typed} w:id="{ident}"/>'
        + (f"<w:t>{escape(custom)}</w:t>" if custom else "")
        + "</w:r>"
    )


def note(ident: int, *paragraphs: str, kind: str = "footnote", labelled: bool = True) -> str:
    """A note; paragraphs that are no markup are runs of their own."""
    label = f"<w:r><w:{kind}Ref/></w:r>" if labelled else ""
    first, *rest = [
        one if one.startswith(("<w:p>", "<w:tbl>")) else p(label * (place == 0), one)
        for place, one in enumerate(paragraphs)
    ]
    return f'<w:{kind} w:id="{ident}">{first}{"".join(rest)}</w:{kind}>'


def style(ident: str, name: str, properties: str = "", based: str = "", run: str = "") -> str:
    """A style of paragraphs."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


STYLES = (
    style("Title", "Title")
    + style("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>')
    + style("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>')
    + style("Quote", "Quote")
    + style("Caption", "caption")
)


def table(*rows: str, properties: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, head: bool = False) -> str:
    """A row; cells that are no markup are a paragraph of their own."""
    sign = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{sign}{''.join(one if one.startswith('<') else tc(one) for one in cells)}</w:tr>"


def tc(*content: str, properties: str = "") -> str:
    """A cell."""
    inner = "".join(one if one.startswith("<") else p(one) for one in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def parts(
    *body: str,
    notes: str = "",
    endnotes: str = "",
    styles: str = STYLES,
    settings: str = "",
    core: str = "",
    links: Mapping[str, str] | None = None,
) -> dict[str, bytes]:
    """The parts of a file by their names."""
    related = "".join(
        f'<Relationship Id="p{kind}" Type="{OFFICE}/relationships/{kind}" Target="{kind}.xml"/>'
        for kind in ("footnotes", "endnotes", "styles", "settings")
    )
    outside = "".join(
        f'<Relationship Id="{ident}" Type="{OFFICE}/relationships/hyperlink" '
        f'Target="{escape(target)}" TargetMode="External"/>'
        for ident, target in (links or {}).items()
    )
    found = {
        "_rels/.rels": _relationships(
            f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" '
            'Target="word/document.xml"/>'
        ),
        "word/document.xml": part("document", f"<w:body>{''.join(body)}</w:body>"),
        "word/_rels/document.xml.rels": _relationships(related + outside),
        "word/_rels/footnotes.xml.rels": _relationships(outside),
        "word/_rels/endnotes.xml.rels": _relationships(outside),
        "word/styles.xml": part("styles", styles),
        "word/settings.xml": part("settings", settings),
    }
    if notes:
        found["word/footnotes.xml"] = part("footnotes", notes)
    if endnotes:
        found["word/endnotes.xml"] = part("endnotes", endnotes)
    if core:
        found["docProps/core.xml"] = f"<cp:coreProperties {_CORE}>{core}</cp:coreProperties>"
    return {name: words.encode() for name, words in found.items()}


def part(name: str, content: str) -> str:
    """The XML of a part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {NAMESPACES}>{content}</w:{name}>'


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{_RELATED}">{content}</Relationships>'


def zipped(found: Mapping[str, bytes]) -> bytes:
    """A file of parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return written.getvalue()


def word_file(
    *body: str,
    notes: str = "",
    endnotes: str = "",
    styles: str = STYLES,
    settings: str = "",
    core: str = "",
    links: Mapping[str, str] | None = None,
) -> bytes:
    """A Word file with a body and the parts that are given."""
    return zipped(
        parts(
            *body,
            notes=notes,
            endnotes=endnotes,
            styles=styles,
            settings=settings,
            core=core,
            links=links,
        )
    )
