"""The text that another program makes of PDFs: `python extract.py PROGRAM FOLDER FILE ...`.

It runs in an environment of its own, with that program alone, and imports nothing of the project.
It writes `NAME.txt` for each file into the folder, and `about.json` with the program's version, the
seconds of processor time for all files together, and the files that failed.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path


def _pdftotext(files: list[Path], _: Path) -> Iterator[tuple[str, str]]:
    for file in files:
        made = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)
        yield file.stem, made.stdout.decode()


def _pdftotext_layout(files: list[Path], _: Path) -> Iterator[tuple[str, str]]:
    for file in files:
        made = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
        yield file.stem, made.stdout.decode()


def _pdfminer(files: list[Path], _: Path) -> Iterator[tuple[str, str]]:
    pdfminer = import_module("pdfminer.high_level")
    for file in files:
        yield file.stem, pdfminer.extract_text(file)


def _pypdf(files: list[Path], _: Path) -> Iterator[tuple[str, str]]:
    pypdf = import_module("pypdf")
    for file in files:
        yield file.stem, "\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages)


def _pdfplumber(files: list[Path], _: Path) -> Iterator[tuple[str, str]]:
    pdfplumber = import_module("pdfplumber")
    for file in files:
        with pdfplumber.open(file) as document:
            yield file.stem, "\n".join(page.extract_text() for page in document.pages)


def _pymupdf4llm(files: list[Path], _: Path) -> Iterator[tuple[str, str]]:
    pymupdf4llm = import_module("pymupdf4llm")
    for file in files:
        yield file.stem, pymupdf4llm.to_markdown(str(file))


def _pymupdf_layout(files: list[Path], _: Path) -> Iterator[tuple[str, str]]:
    """With its network for layouts, and without the heads and feet that this finds."""
    pymupdf4llm = import_module("pymupdf4llm")
    for file in files:
        yield file.stem, pymupdf4llm.to_markdown(str(file), header=False, footer=False)


def _opendataloader(files: list[Path], folder: Path) -> Iterator[tuple[str, str]]:
    opendataloader = import_module("opendataloader_pdf")
    names = [str(file) for file in files]
    opendataloader.convert(input_path=names, output_dir=str(folder), format="markdown", quiet=True)
    for file in files:
        yield file.stem, (folder / f"{file.stem}.md").read_text("utf-8")


def _pdftotext_version() -> str:
    said = subprocess.run(["pdftotext", "-v"], capture_output=True, check=False).stderr.decode()
    return said.split()[2]


PROGRAMS: dict[str, tuple[Callable[[list[Path], Path], Iterator[tuple[str, str]]], str]] = {
    "pdftotext": (_pdftotext, ""),
    "pdftotext-layout": (_pdftotext_layout, ""),
    "pdfminer": (_pdfminer, "pdfminer.six"),
    "pypdf": (_pypdf, "pypdf"),
    "pdfplumber": (_pdfplumber, "pdfplumber"),
    "pymupdf4llm": (_pymupdf4llm, "pymupdf4llm"),
    "pymupdf4llm-layout": (_pymupdf_layout, "pymupdf4llm"),
    "opendataloader": (_opendataloader, "opendataloader-pdf"),
}


def _spent() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def main() -> None:
    """Write the texts."""
    program, folder, *files = sys.argv[1:]
    extract, package = PROGRAMS[program]
    begun = _spent()
    for name, text in extract([Path(file) for file in files], Path(folder)):
        (Path(folder) / f"{name}.txt").write_text(text, "utf-8", errors="replace")
    number = version(package) if package else _pdftotext_version()
    about = {"version": number, "processor": _spent() - begun}
    (Path(folder) / "about.json").write_text(json.dumps(about), "utf-8")


if __name__ == "__main__":
    main()
