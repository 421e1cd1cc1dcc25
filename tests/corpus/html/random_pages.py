"""Random pages of nested elements, with what a reader sees of them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

ODD = (
    "<!-- wrong -->",
    "<?php wrong ?>",
    "<![if !wrong]>",
    "<script>var wrong = 1;</script>",
    "<style>.wrong {}</style>",
    "<template>wrong</template>",
    "<x-odd></x-odd>",
    "<wbr>",
    "<o:p></o:p>",
    '<img src="x" alt="wrong">',
    "</i>",
)
INLINE = ("b", "em", "span", "a href='https://a.example/x'", "x-odd", "small", "font", "cite")
BLOCK = ("div", "section", "blockquote", "figure", "center", "details", "main-part")


@dataclass
class Page:
    """A page under construction: its markup, and the words of its body and notes in order."""

    draw: st.DrawFn
    words: list[str] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)
    markers: dict[int, list[str]] = field(default_factory=dict)
    count: int = 0

    def word(self) -> str:
        """A word that the page has nowhere else."""
        self.count += 1
        return f"wo{self.count}rd"

    def run(self, least: int = 1) -> str:
        """Words with inline elements, odd nodes and markers among them."""
        pieces = []
        for _ in range(self.draw(st.integers(least, 4))):
            word = self.word()
            self.words.append(word)
            choice = self.draw(st.integers(0, 7))
            if choice == 0:
                tag = self.draw(st.sampled_from(INLINE))
                pieces.append(f"<{tag}>{word}</{tag.split()[0]}>")
            elif choice == 1:
                pieces.append(word + self.draw(st.sampled_from(ODD)))
            elif choice == 2:
                pieces.append(word + self.marker(word))
            else:
                pieces.append(word)
        return self.draw(st.sampled_from([" ", "\n", " <br> "])).join(pieces) + "."

    def marker(self, word: str) -> str:
        """A marker behind a word, of a new note or of one that is marked already."""
        known = [*self.notes, len(self.notes) + 1]
        number = self.draw(st.sampled_from(known))
        if number not in self.notes:
            self.notes[number] = [self.word() for _ in range(self.draw(st.integers(1, 5)))]
        self.markers.setdefault(number, []).append(word)
        return f'<sup><a href="#note{number}">{number}</a></sup>'

    def paragraph(self) -> str:
        return f"<p>{self.run()}</p>"

    def bare(self) -> str:
        return f"{self.run()}"

    def heading(self) -> str:
        level = self.draw(st.integers(2, 6))
        word = self.word()
        self.words.append(word)
        return f"<h{level}>{word}</h{level}>"

    def items(self, depth: int) -> str:
        tag = self.draw(st.sampled_from(["ul", "ol"]))
        inner = "".join(
            f"<li>{self.part(depth + 1)}{self.draw(st.sampled_from(['</li>', '']))}"
            for _ in range(self.draw(st.integers(1, 3)))
        )
        return f"<{tag}>{inner}</{tag}>"

    def table(self, depth: int) -> str:
        width = self.draw(st.integers(1, 3))
        head = ""
        if self.draw(st.booleans()):
            head = "<tr>" + "".join(f"<th>{self.run()}</th>" for _ in range(width)) + "</tr>"
        rows = "".join(
            "<tr>" + "".join(f"<td>{self.part(depth + 2)}</td>" for _ in range(width)) + "</tr>"
            for _ in range(self.draw(st.integers(1, 2)))
        )
        return f"<table>{head}{rows}</table>"

    def definitions(self, depth: int) -> str:
        return f"<dl><dt>{self.run()}</dt><dd>{self.part(depth + 1)}</dd></dl>"

    def verbatim(self) -> str:
        return f"<pre>{self.run()}\n{self.run()}</pre>"

    def nested(self, depth: int) -> str:
        tag = self.draw(st.sampled_from(BLOCK))
        inner = "".join(self.part(depth + 1) for _ in range(self.draw(st.integers(1, 3))))
        return f"<{tag}>{inner}</{tag}>"

    def part(self, depth: int = 0) -> str:
        """Any part of a page, with an odd node behind it at times."""
        simple: list[Callable[[], str]] = [
            self.paragraph, self.bare, self.heading, self.verbatim,
        ]  # fmt: skip
        deep: list[Callable[[int], str]] = [
            self.items, self.table, self.definitions, self.nested,
        ]  # fmt: skip
        choice = self.draw(st.integers(0, 7 if depth < 4 else 3))
        made = simple[choice]() if choice < 4 else deep[choice - 4](depth)
        return made + self.draw(st.sampled_from(["", "", *ODD]))


@dataclass(frozen=True)
class Drawn:
    """A page, the words of its text and of each note in order, the words before each marker, and
    the words of its menus.
    """

    markup: str
    words: list[str]
    notes: dict[int, list[str]]
    markers: dict[int, list[str]]
    menu: list[str]


@st.composite
def pages(draw: st.DrawFn) -> Drawn:
    """Pages with an article in `article`, `main` or neither, with menus around it and its notes in
    a list behind it.
    """
    page = Page(draw)
    long = [f"lo{n}ng" for n in range(60)]
    page.words += long
    opening = f"<p>{' '.join(long)}.</p>"
    body = opening + "".join(page.part() for _ in range(draw(st.integers(1, 5))))
    holder = draw(st.sampled_from(["article", "main", "div", "div role='main'"]))
    body = f"<{holder}>{body}</{holder.split()[0]}>"
    notes = "".join(
        f'<li id="note{n}"><p>{" ".join(words)}</p></li>' for n, words in page.notes.items()
    )
    listed = f"<ol>{notes}</ol>" if notes else ""
    if draw(st.booleans()):
        body = body.removesuffix(f"</{holder.split()[0]}>") + listed + f"</{holder.split()[0]}>"
    else:
        body += listed
    menu = [f"me{n}nu" for n in range(4)]
    before = f"<nav><a href='/'>{menu[0]}</a></nav><header><a href='/a'>{menu[1]}</a></header>"
    after = f"<div class='share-bar'>{menu[2]}</div><footer>{menu[3]}</footer>"
    return Drawn(
        f"<html><body>{before}{body}{after}</body></html>",
        page.words,
        page.notes,
        page.markers,
        menu,
    )
