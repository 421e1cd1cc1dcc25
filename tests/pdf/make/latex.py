"""LaTeX: from a paper's source to a PDF, with the page of each note and marker."""

import subprocess
from pathlib import Path

from tests.pdf.make.places import Places
from tests.pdf.make.source import Block, Inline, Mark, Paper, Run, plain

_ESCAPES = str.maketrans(
    {
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "\u00a0": "~",
        "−": "$-$",
        "∗": "*",
    }
)
_STYLES = {
    "italic": r"\emph{%s}",
    "bold": r"\textbf{%s}",
    "small capitals": r"\textsc{%s}",
    "power": r"\textsuperscript{%s}",
    "index": r"\textsubscript{%s}",
}
_WRITING = r"""
\newwrite\placefile
\immediate\openout\placefile=places.txt
\newcounter{truepage}
\AddToHook{shipout/before}{\stepcounter{truepage}}
\newcommand\placeof[2]{\write\placefile{#1 #2 \thetruepage}}
"""
_SECTIONS = ("section", "subsection", "subsubsection")
_CHAPTERS = ("chapter", "section", "subsection")


def make_latex(paper: Paper, folder: Path) -> tuple[Path, Places]:
    """The PDF of a paper, set in `folder`, and where its notes and markers came to stand.

    Raises `RuntimeError` with the end of the log where LaTeX fails.
    """
    source = folder / "paper.tex"
    source.write_text(_document(paper), "utf-8")
    command = [paper.layout.get("engine", "pdflatex"), "-interaction=nonstopmode", source.name]
    for _ in range(3):
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True)
    if done.returncode:
        raise RuntimeError(done.stdout.decode("utf-8", "replace")[-2000:])
    return source.with_suffix(".pdf"), _places(folder / "places.txt")


def _places(file: Path) -> Places:
    """What `\\placeof` wrote: what it is, its key, its page."""
    places = Places()
    for line in file.read_text("utf-8").splitlines():
        kind, key, page = line.split()
        if kind == "note":
            places.notes[key] = int(page)
        else:
            places.markers.setdefault(key, []).append(int(page))
    return places


def _document(paper: Paper) -> str:
    layout = paper.layout
    blocks = "\n".join(_blocks(paper))
    return (
        f"\\documentclass[{layout['options']}]{{{layout['class']}}}\n{layout['preamble']}\n{_WRITING}\n"
        f"\\begin{{document}}\n{layout.get('begin', '')}\n{blocks}\n{layout.get('end', '')}\n"
        "\\end{document}\n"
    )


def _blocks(paper: Paper) -> list[str]:
    """The blocks in LaTeX; items that follow each other are one list."""
    found: list[str] = []
    opened = ""
    for block in paper.blocks:
        wanted = _environment(block)
        if opened and wanted != opened:
            found.append(f"\\end{{{opened}}}")
        if wanted and wanted != opened:
            found.append(f"\\begin{{{wanted}}}")
        opened = wanted
        found.append(_block(block, paper))
    return [*found, f"\\end{{{opened}}}"] if opened else found


def _environment(block: Block) -> str:
    if block.kind == "list item":
        return "itemize" if block.label == "•" else "enumerate"
    return {"block quotation": "quotation", "abstract": "abstract"}.get(block.kind, "")


def _block(block: Block, paper: Paper) -> str:
    words = _inline(block.inline, paper)
    kind = block.kind
    if kind in paper.layout.get("blocks", {}):
        return str(paper.layout["blocks"][kind]).replace("%s", words)
    if kind == "notes":
        return _references(paper)
    if kind == "heading":
        names = _CHAPTERS if paper.layout["class"] == "book" else _SECTIONS
        star = "" if block.number or paper.layout.get("in_outline") else "*"
        return f"\\{names[block.level - 1]}{star}{{{words}}}"
    if kind in ("title", "authors"):
        return f"\\{'author' if kind == 'authors' else kind}{{{words}}}"
    if kind == "date":
        return f"\\date{{{words}}}\\maketitle"
    if kind == "line":
        return f"\\newcommand\\frontline{{{words}}}"
    if kind == "list item":
        return f"\\item {words}"
    if kind == "equation":
        return f"\\begin{{equation}}{block.formula}\\end{{equation}}"
    if kind == "figure":
        drawing = paper.layout["drawing"]
        name = paper.layout.get("figure", "figure")
        return f"\\begin{{{name}}}[tb]\\centering\n{drawing}\n\\caption{{{words}}}\\end{{{name}}}"
    if kind == "table":
        return _table(block, words, paper.layout.get("table", "table"))
    if kind == "printed":
        return ""
    if kind == "ornament":
        return f"\\begin{{center}}{words}\\end{{center}}"
    if kind == "piece":
        return str(paper.layout["pieces"][plain(block.inline)])
    return words + "\n"


def _table(block: Block, caption: str, name: str) -> str:
    rows = [" & ".join(cell.translate(_ESCAPES) for cell in row) + r" \\" for row in block.rows]
    columns = "l" + "r" * (len(block.rows[0]) - 1)
    return (
        f"\\begin{{{name}}}[tb]\\centering\n\\caption{{{caption}}}\n\\begin{{tabular}}{{{columns}}}\n"
        f"\\hline\n{rows[0]}\n\\hline\n"
        + "\n".join(rows[1:])
        + f"\n\\hline\n\\end{{tabular}}\\end{{{name}}}"
    )


def _inline(inline: Inline, paper: Paper) -> str:
    return "".join(_run(part) if isinstance(part, Run) else _marker(part, paper) for part in inline)


def _run(run: Run) -> str:
    words = run.text.translate(_ESCAPES)
    if run.style == "drop capital":
        return f"\\lettrine{{{words[0]}}}{{{words[1:]}}}"
    return _STYLES[run.style] % words if run.style in _STYLES else words


def _marker(mark: Mark, paper: Paper) -> str:
    """A marker with its note; between two markers stands what the layout says."""
    command = paper.layout.get("note", "footnote")
    stars = paper.layout.get("stars", "thanks")
    if command == "reference" and not mark.notes[0].startswith("*"):
        return _citation(mark, paper)
    between = str(paper.layout.get("between", r"\textsuperscript{,}"))
    found = []
    for key in mark.notes:
        note = "\\par ".join(_inline(one, paper) for one in paper.notes[key].paragraphs)
        name = stars if key.startswith("*") else command
        tag = key.lstrip("*")
        found.append(f"\\placeof{{marker}}{{{tag}}}\\{name}{{\\placeof{{note}}{{{tag}}}{note}}}")
    return between.join(found)


def _citation(mark: Mark, paper: Paper) -> str:
    """Numbers in brackets that lead to a list of references; three in a row are "[5]–[7]"."""
    places = "".join(f"\\placeof{{marker}}{{{key}}}" for key in mark.notes)
    numbers = [paper.notes[key].number for key in mark.notes]
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{places}[{numbers[0]}]--[{numbers[-1]}]"
    return places + ", ".join(f"[{number}]" for number in numbers)


def _references(paper: Paper) -> str:
    """The list to which bracketed numbers lead."""
    found = [
        f"\\item[{{[{note.label}]}}]\\leavevmode\\placeof{{note}}{{{key}}}"
        + "\\par ".join(_inline(one, paper) for one in note.paragraphs)
        for key, note in paper.notes.items()
        if not key.startswith("*")
    ]
    return "\\begin{referencelist}\n" + "\n".join(found) + "\n\\end{referencelist}"
