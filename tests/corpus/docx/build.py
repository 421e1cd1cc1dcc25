"""Make the Word files of the tests: `python -m tests.corpus.docx.build [NAME ...]`.

Each is a paper of `tests/pdf/papers`, whose truth says what is in it, or a flat OpenDocument text
beside them, and is made by LibreOffice. Needs LibreOffice Writer; the tests do not.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.pdf.make.office import office_document
from tests.pdf.make.source import SOURCES, read_source

PAPERS = Path(__file__).parent / "papers"
# The papers of which there are Word files. Those that another program has set as a PDF are laid out
# as the report is.
OF_PDF = ("office-report", "office-endnotes", "latex-german", "latex-law", "latex-onecolumn")
_LAYOUT = "office-report"
_DATE = "1735689600"  # of the files: 1 January 2025


def build(name: str) -> None:
    """Make one Word file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{name}.fodt"
        if name in OF_PDF:
            source.write_text(_of_pdf(name), "utf-8")
        else:
            shutil.copyfile(PAPERS / f"{name}.fodt", source)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "docx", source.name]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        shutil.copyfile(source.with_suffix(".docx"), PAPERS / f"{name}.docx")


def _of_pdf(name: str) -> str:
    paper = read_source(SOURCES / f"{name}.txt")
    if paper.head["maker"] != "office":
        layout = dict(read_source(SOURCES / f"{_LAYOUT}.txt").layout)
        language = f'fo:language="{paper.head.get("language", "en")}"'
        layout["standard"] = layout["standard"].replace('fo:language="en"', language)
        paper = replace(paper, head={**paper.head, "layout": layout})
    return office_document(paper)


if __name__ == "__main__":
    os.environ.setdefault("SOURCE_DATE_EPOCH", _DATE)
    own = sorted(file.stem for file in PAPERS.glob("*.fodt"))
    for one in sys.argv[1:] or [*OF_PDF, *own]:
        build(one)
        print(one)
