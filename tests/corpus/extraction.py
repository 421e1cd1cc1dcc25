"""Compares what takes articles from web pages, on pages of our own.

`python -m tests.corpus.extraction` prints the table.
Words are counted: of those taken, the share that are the article's (precision); of the article's,
the share that were taken (recall). `around` is how many phrases of what stands around got in.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import justext
from lxml import html
from trafilatura import extract

from corpus.charsets import decode_text
from corpus.html.article import read_html
from tests.cited.pages import CHROME, Page, pages, render
from tests.corpus.htmlpages import LAYOUTS, UNSEEN, page


def _justext(data: bytes) -> str:
    found = justext.justext(
        decode_text(data, None, markup=True).encode(), justext.get_stoplist("English")
    )
    return "\n\n".join(one.text for one in found if not one.is_boilerplate)


def _trafilatura(*, precise: bool = False, full: bool = False) -> Callable[[bytes], str]:
    def take(data: bytes) -> str:
        text = decode_text(data, None, markup=True)
        found = extract(text, include_comments=False, favor_precision=precise, favor_recall=full)
        return found or ""

    return take


def _everything(data: bytes) -> str:
    return str(html.fromstring(decode_text(data, None, markup=True).encode()).text_content())


EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "as used here": lambda data: read_html(data, None).text,
    "trafilatura": _trafilatura(),
    "trafilatura, for precision": _trafilatura(precise=True),
    "trafilatura, for recall": _trafilatura(full=True),
    "jusText": _justext,
    "all text": _everything,
}


@dataclass(frozen=True)
class Figures:
    precision: float
    recall: float
    around: int
    seconds: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _articles() -> list[Page]:
    return [page for page in pages() if page.is_web_article]


def _plain() -> Iterator[tuple[Page, bytes]]:
    for one in _articles():
        yield one, render(one)[0]


def _hard() -> Iterator[tuple[Page, bytes]]:
    """Every layout that is hard, each with three articles."""
    articles = _articles()
    for place, layout in enumerate(LAYOUTS):
        for number in range(3):
            one = articles[(3 * place + number) % len(articles)]
            yield one, page(layout, one.title, one.paragraphs)


SETS: dict[str, Callable[[], Iterator[tuple[Page, bytes]]]] = {"plain": _plain, "hard": _hard}


def measure(kind: str) -> dict[str, Figures]:
    """The figures of every extractor over one of the `SETS` of pages."""
    given = list(SETS[kind]())
    found = {}
    for name, take in EXTRACTORS.items():
        right = taken = wanted = around = 0
        begun = time.perf_counter()
        for one, data in given:
            text = take(data)
            title = _words(f"{one.title} {one.site} {' '.join(one.authors)} by and")
            gold, there = _words(" ".join(one.paragraphs)), _words(text) - title
            right += (gold & _words(text)).total()
            taken += (there | (gold & _words(text))).total()
            wanted += gold.total()
            around += sum(words in text for words in (*CHROME, UNSEEN))
        seconds = time.perf_counter() - begun
        found[name] = Figures(right / max(taken, 1), right / wanted, around, seconds)
    return found


def main() -> None:
    for kind, make in SETS.items():
        print(f"{len(list(make()))} {kind} pages")
        print(f"{'':28} precision  recall      F1  around  seconds")
        for name, one in measure(kind).items():
            print(
                f"{name:28} {one.precision:9.3f} {one.recall:7.3f} {one.f1:7.3f} "
                f"{one.around:7} {one.seconds:8.2f}"
            )


if __name__ == "__main__":
    main()
