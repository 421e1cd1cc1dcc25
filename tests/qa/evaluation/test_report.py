"""The page of a run: whole without anything from elsewhere, and texts stay texts."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given

from qa.evaluation.report import MOST_LISTED, render
from qa.evaluation.saved_runs import Run, compare
from qa.evaluation.summary import FIGURES
from tests.qa.evaluation.test_saved_runs import RUNS, line, run_with

HOSTILE = "<script>alert('x')</script>\"'&{{ 7 * 7 }}<img src=x onerror=alert(1)>"
_EMPTY = {"meta"}


class _Page(HTMLParser):
    """Every tag and attribute, and that tags close in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _page(run: Run, earlier: Run | None = None) -> _Page:
    page = _Page(render(run, compare(earlier, run) if earlier else None))
    assert page.open == []
    return page


@given(RUNS)
def test_every_run_makes_a_page_whose_tags_close(run: Run) -> None:
    page = _page(run, run)
    assert {"main", "svg", "table"} <= {tag for tag, _ in page.tags}


def test_hostile_texts_are_shown_as_texts() -> None:
    bad = line(HOSTILE, question=HOSTILE, kind=HOSTILE, first=HOSTILE, right=False, rank=None)
    run = run_with(bad, name=HOSTILE, part=HOSTILE)
    earlier = run_with(line(HOSTILE, question=HOSTILE, first=HOSTILE + "before"), name=HOSTILE)
    page = _page(run, earlier)
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "".join(page.texts).count(HOSTILE) >= 8
    assert (
        "49"
        not in re.sub(r"<style>.*?</style>", "", render(run), flags=re.DOTALL).split("Plots")[0]
    )


def test_nothing_is_loaded_from_elsewhere() -> None:
    text = render(run_with(line()))
    assert not re.search(r"https?:|url\(|@import|src=|href=|<link|<script", text)
    assert "default-src 'none'" in text


def test_each_plot_says_in_words_what_it_shows() -> None:
    run = run_with(line("a"), line("b", confidence=0.9), line("c", kind="when", right=False))
    text = render(run)
    plots = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(plots) == 3
    for plot in plots:
        root = ElementTree.fromstring(plot)
        names = (root.get("aria-labelledby") or "").split()
        assert root.get("role") == "img"
        assert [child.get("id") for child in root[:2]] == names
        assert all(child.text for child in root[:2])
        assert not re.search(r"\b(?:None|nan)\b", plot)
    assert text.count("<summary>The numbers</summary>") == 2
    assert '<th scope="row">0.9 to 1.0</th><td class="n">1</td>' in text


def test_every_figure_stands_in_the_page_with_its_words() -> None:
    texts = _page(run_with(line())).texts
    for name, figure in FIGURES.items():
        assert name in texts
        assert figure.words in texts


def test_two_runs_stand_side_by_side_with_what_changed() -> None:
    earlier = run_with(line("a"), line("b", rank=None, right=False))
    page = "".join(_page(run_with(line("a", rank=2, right=False), line("b")), earlier).texts)
    assert "Before" in page
    assert "Worse: 1" in page
    assert "Better: 1" in page
    assert "Before" not in "".join(_page(earlier).texts)


@pytest.mark.parametrize("count", [1, MOST_LISTED + 5])
def test_a_long_list_is_cut_and_says_so(count: int) -> None:
    wrong = [line(str(number), right=False, rank=None) for number in range(count)]
    text = render(run_with(*wrong))
    assert f"the surest first: {count}" in text
    assert (f"The first {MOST_LISTED};" in text) == (count > MOST_LISTED)
    assert text.count("no right quote") == min(count, MOST_LISTED)
