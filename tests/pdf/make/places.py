"""Where the notes, markers and pages of a PDF are: by its typesetter and by its letters."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium

_LEAST = 8  # letters that two texts must share before a place counts as found


@dataclass
class Places:
    """The pages, from 1, of notes and markers by the keys of the notes, from a typesetter."""

    notes: dict[str, int] = field(default_factory=dict)
    markers: dict[str, list[int]] = field(default_factory=dict)


def letters(text: str) -> str:
    """The letters of a text alone, without case and accents; ligatures are taken apart."""
    text = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("œ", "oe"))
    folded = text.casefold().replace("ı", "i")  # an accent of old fonts has a dotless letter below
    return "".join(one for one in folded if unicodedata.category(one) in ("Ll", "Lo"))


def page_texts(file: Path) -> list[str]:
    """The characters of each page of a PDF."""
    document = pdfium.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


class Letters:
    """The letters of a PDF's pages in a row."""

    def __init__(self, pages: list[str]) -> None:
        self.starts: list[int] = []
        self.text = ""
        for page in pages:
            self.starts.append(len(self.text))
            self.text += letters(page)

    def page(self, offset: int) -> int:
        """The page, from 1, of a letter."""
        return sum(start <= offset for start in self.starts)

    def page_of_beginning(self, text: str, after: int = 0) -> int | None:
        """The page on which a text begins; `None` where its first letters are nowhere."""
        wanted = letters(text)
        for length in (40, 25, 15):
            if (at := self.text.find(wanted[:length], after)) >= 0:
                return self.page(at)
        return None

    def page_of_end(self, text: str) -> int | None:
        """The page on which a text ends; `None` where its last letters are nowhere."""
        wanted = letters(text)
        for length in (40, 25, 15, _LEAST):
            part = wanted[-length:]
            if (at := self.text.find(part)) >= 0:
                return self.page(at + len(part) - 1)
        return None

    def pieces(self, text: str) -> list[str]:
        """The fewest stretches of the PDF's letters that make up a text's letters.

        A paragraph is in pieces where a page, a column or a note comes between. A piece of a single
        letter that is nowhere stands for itself.
        """
        rest, found = letters(text), []
        while rest:
            low, high = 0, len(rest)
            while low < high:
                middle = (low + high + 1) // 2
                low, high = (middle, high) if rest[:middle] in self.text else (low, middle - 1)
            found.append(rest[: max(low, 1)])
            rest = rest[max(low, 1) :]
        return found
