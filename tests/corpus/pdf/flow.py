"""Running text on small pages: paragraphs, headings and notes below each other."""

from reportlab.lib.utils import simpleSplit

from tests.corpus.pdf.sheet import NOUNS, Sheet

LEFT, WIDTH, TOP = 72.0, 400.0, 90.0
STEP = 12.0


def sentences(count: int, first: int = 0) -> str:
    """Sentences of running text, no two alike."""
    return " ".join(_sentence(first + n) for n in range(count))


def _sentence(n: int) -> str:
    one, two, three = (NOUNS[n * step % len(NOUNS)] for step in (1, 7, 11))
    return f"In the winter of {1700 + n} the {one} was lost with the {two} and the {three} of town."


class Flow:
    """A sheet that is filled from the top. `left` and `width` are those of the column."""

    def __init__(self, left: float = LEFT, width: float = WIDTH, top: float = TOP) -> None:
        self.sheet = Sheet()
        self.left, self.width, self.top = left, width, top

    def put(self, text: str, size: float = 10, font: str = "Times-Roman", *, first: float = 0,
            rest: float = 0, above: float = 0, right: float = 0) -> "Flow":  # fmt: skip
        """Print a paragraph whose first line is set in by `first` points and the others by `rest`,
        from the left, and by `right` from the right, with more space `above` it.
        """
        self.top += above
        step = STEP * size / 10
        width = self.width - rest - right
        words = text.split(" ")
        lead = simpleSplit(text, font, size, self.width - first - right)[0]
        count = len(lead.split())
        lines = [lead, *simpleSplit(" ".join(words[count:]), font, size, width)]
        for n, line in enumerate(line for line in lines if line):
            self.sheet.put(line, self.left + (rest if n else first), self.top, size, font)
            self.top += step
        return self

    def to(self, left: float | None = None, top: float = TOP) -> "Flow":
        """Go on in another column, or at another place of this one."""
        self.left = self.left if left is None else left
        self.top = top
        return self

    def page(self, left: float | None = None, rotate: int = 0) -> "Flow":
        """Begin a page."""
        self.sheet.end_page(rotate)
        return self.to(left)

    def data(self) -> bytes:
        return self.sheet.data()
