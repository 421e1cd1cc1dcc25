"""Names of the styles of word processors, and what they write into a file's properties.

A style has the name that the language of the program gives it; the commonest ones stand here.
"""

from corpus.english.tables import Pattern

HEADING_STYLE = Pattern(
    r"^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|nagłówek|nadpis"
    r"|otsikko|заголовок|encabezado|intestazione)\s*(?P<level>[1-9])(?!\d)(?! ?char\b)",
    "the style of a heading, with its level",
    ("heading 1", "Heading2", "Überschrift 3", "Titre 1", "Заголовок 2"),
    ("Heading", "heading 10", "header", "Heading 1 Char"),
)
TITLE_STYLE = Pattern(
    r"^(?:(?:paper|article|document|manuscript|main|book|report|chapter)[ _-]?)?"
    r"(?:title|titel|titre|título|titulo|titolo|tytuł|otsikko|название)$",
    "the style of a title",
    ("Title", "Paper Title", "Titel", "Título"),
    ("Subtitle", "Table Title", "Title Char"),
)
SUBTITLE_STYLE = Pattern(
    r"^(?:sub-?title|subtitel|untertitel|sous-titre|subtítulo|subtitulo|sottotitolo|ondertitel"
    r"|podtytuł|подзаголовок)$",
    "the style of a subtitle",
    ("Subtitle", "Untertitel", "Sous-titre"),
    ("Title",),
)
AUTHOR_STYLE = Pattern(
    r"^(?:(?:paper|article)[ _-]?)?(?:authors?|author names?|by-?line|autor(?:en|es)?|auteurs?"
    r"|autore|affiliations?|author affiliations?)$",
    "the style of the names of authors and of where they work",
    ("Author", "Byline", "Affiliation", "Autor"),
    ("Authority", "Author Note"),
)
DATE_STYLE = Pattern(
    r"^(?:date|datum|fecha|data)$", "the style of a date", ("Date", "Datum"), ("Update", "Dateline")
)
QUOTATION_STYLE = Pattern(
    r"\bquot(?:es?|ations?|ed)\b|\bblock[ _-]?(?:text|quote|quotation|cite)|zitat"
    r"|^citation(?: intense)?$|^cita(?:zione)?(?: destacada| intensa)?$|^citaat|^cytat"
    r"|^extract$|^цитата",
    "the style of a block quotation",
    ("Quote", "Intense Quote", "Block Text", "Quotations", "Intensives Zitat", "Long Quotation"),
    ("Citation List", "Unquoted", "Body Text"),
)
CAPTION_STYLE = Pattern(
    r"^(?:caption|(?:figure|table|image|picture)[ _-]?(?:caption|title|legend)|beschriftung|légende"
    r"|legende|epígrafe|didascalia|bijschrift|legenda|название объекта)$",
    "the style of the caption of a figure or a table",
    ("caption", "Beschriftung", "Figure Caption", "Table Title"),
    ("Caption Char", "Table Grid"),
)
LINES_STYLE = Pattern(
    r"^(?:source ?code|(?:html )?pre-?formatted(?: text)?|code(?: block)?|listing|verse|poem|poetry"
    r"|verbatim|gedicht|vers|line block)$",
    "the style of code and of verse, whose lines are kept",
    ("Source Code", "HTML Preformatted", "Verse", "Poetry"),
    ("Code of conduct", "Verse Number", "Poet"),
)
CONTENTS_STYLE = Pattern(
    r"^(?:toc|contents|verzeichnis|inhaltsverzeichnis|tm|tdc|sommario|indice)"
    r"(?: ?heading| ?\d|überschrift)$"
    r"|^(?:table of (?:figures|authorities)|abbildungsverzeichnis|toa heading)$",
    "the style of a line of a table of contents, and of its heading",
    ("toc 1", "TOC Heading", "Contents 2", "table of figures", "Inhaltsverzeichnis 1"),
    ("Contents", "tochter", "Protocol 1"),
)
NO_AUTHOR = Pattern(
    r"^(?:(?:microsoft|office|windows|ms|default|home|test|guest|new|local)[ _-]*)*"
    r"(?:users?|admin(?:istrator)?|owner|author|unknown|anonymous|guest|root|student|pc|dell"
    r"|lenovo|hp|acer|asus|office|benutzer|besitzer|utilisateur|usuario|name|none|default"
    r"|libreoffice|openoffice|google docs|python-docx|pandoc)(?:[ _-]?\d+)?$"
    r"|^\W*$|\S@\S|^\w+\\\w+$|^\d+$",
    "what stands for the name of an author in the properties of a file, and is none",
    (
        "user", "Administrator", "Microsoft Office User", "User 1", "python-docx", "-",
        "a@b.org", "CORP\\jr7", "HP",
    ),
    ("Jane Roe", "Tarn District", "Usera Lind", "Office of the Auditor"),
)  # fmt: skip
