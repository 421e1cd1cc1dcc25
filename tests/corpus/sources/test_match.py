"""Is a page the work that was cited, or does something else stand in its place?"""

import pytest

from corpus.citations.works import works_of
from corpus.documents import Citation
from corpus.extract import Extract
from corpus.library.papers import open_paper
from corpus.library.shipped import SHIPPED
from corpus.sandbox.dispatch import extract
from corpus.sources.match import compare
from tests.cited.pages import pages, render

LONG = "It goes on for quite a while, as such pages do. " * 30
WALLS = [
    ("Page not found", "Sorry, we can't find that page."),
    ("404", "Nothing here."),
    ("Error 404 - The Guardian", "Try a search."),
    ("Log in or sign up", "Log in to continue. Forgot your password?"),
    ("Before you continue to the site", "We use cookies. Accept all cookies."),
    ("Just a moment...", "Checking your browser before you go on."),
    ("Attention required", "Access denied. You do not have access to this page."),
    ("X", "JavaScript is not available. Please enable JavaScript."),
    ("example.com", "This domain may be for sale."),
    ("Home", "Welcome to our site. " + LONG),
    ("News, sport and weather", "All of today's headlines. " + LONG),
    ("Subscribe", "Subscribe to continue reading this article."),
]
HEADLINES = {
    # as cited → as the page may have it
    "TTP declare end to ceasefire": "TTP declares end to ceasefire - Newspaper - DAWN.COM",
    "Terror attacks in Pakistan surge by 51% after Afghan Taliban victory": (
        "Terror attacks in Pakistan surge by 51pc after Afghan Taliban victory: report"
    ),
    "US-Taliban Peace Deal: What to Know": "U.S.-Taliban Peace Deal: What to Know | Council",
    "Fatalities in Terrorist Violence in Pakistan 2000-2019": (
        "Fatalities in terrorist violence in Pakistan 2000–2019"
    ),
    "Pakistan’s counterterrorism Operation: Myth vs. reality": (
        "Pakistan's Counterterrorism Operation: Myth vs Reality – The Diplomat"
    ),
    "The Economy of Ice": "The economy of ice (PDF)",
}


def page(title: str, text: str, media: str = "html") -> Extract:
    assert media in ("html", "pdf")
    return Extract("pdf" if media == "pdf" else "html", text, title=title or None)


def works() -> dict[int, Citation]:
    found = works_of([open_paper(SHIPPED / "ttp-reemergence").read()])
    return {work.cited_by[0].number: work.citation for work in found}


def read(number: int) -> Extract:
    found = next(page for page in pages() if page.work == number)
    data, kind = render(found)
    return extract(data, kind.partition(";")[0], None, str(number))


def test_pages_are_told_from_one_another_by_their_titles() -> None:
    """Every page beside every citation: its own, and those of the others, many on one topic."""
    cited = works()
    texts = {one.work: read(one.work) for one in pages() if one.is_text}
    verdicts = {
        (number, other): compare(cited[number], text).verdict
        for number in texts
        for other, text in texts.items()
    }
    own = [verdict for (one, other), verdict in verdicts.items() if one == other]
    others = [verdict for (one, other), verdict in verdicts.items() if one != other]
    assert len(own) == 31
    assert "other" not in own
    assert own.count("same") >= 29
    assert others.count("same") / len(others) <= 0.02
    assert others.count("other") / len(others) >= 0.85


@pytest.mark.parametrize(("title", "text"), WALLS)
def test_what_stands_in_the_place_of_a_work_is_told(title: str, text: str) -> None:
    for number in (2, 12, 25, 35):
        found = compare(works()[number], page(title, text))
        assert found.verdict == "other", (number, found)
        assert title[:100] in found.reason


@pytest.mark.parametrize("title", [title for title, _ in WALLS[:8]])
def test_a_wall_is_told_where_the_note_gives_no_title(title: str) -> None:
    cited = Citation("A post", "post", authors=("Ada Wren",))
    text = dict(WALLS)[title]
    assert compare(cited, page(title, text)).verdict == "other"


def test_without_a_title_nothing_is_sure() -> None:
    cited = Citation("A post", "post", authors=("Ada Wren",))
    assert compare(cited, page("A day at sea", f"A day at sea. {LONG}")).verdict == "unsure"
    assert compare(cited, page("Ada Wren on the sea", LONG)).verdict == "same"


@pytest.mark.parametrize(("cited", "called"), HEADLINES.items())
def test_a_headline_may_be_written_otherwise(cited: str, called: str) -> None:
    assert compare(Citation("v", "web page", title=cited), page(called, LONG)).verdict == "same"


def test_a_pdf_without_a_title_is_known_by_its_beginning() -> None:
    cited = Citation("v", "pdf", title="The Economy of Ice in Harrowmere")
    text = f"Working paper 12\n\nThe Economy of Ice\nin Harrowmere\n{LONG}"
    assert compare(cited, page("", text, "pdf")).verdict == "same"
    assert compare(cited, page("", LONG, "pdf")).verdict == "other"


def test_where_else_note_and_page_differ_is_said() -> None:
    cited = Citation(
        "v", "newspaper", authors=("Hannah Baloch",), title="A look", date="31 August 2021",
        issued="2021-08-31",
    )  # fmt: skip
    same = Extract("html", LONG, title="A look", authors=("Hannah Bloch",), date="2021-08-31")
    assert compare(cited, same).differences == ()
    other = Extract("html", LONG, title="A look", authors=("Otto Lind",), date="2021-08-19")
    assert compare(cited, other).differences == (
        "the note says 31 August 2021, the text 2021-08-19",
        "the note says Hannah Baloch, the text Otto Lind",
    )


@pytest.mark.parametrize(
    ("called", "text", "verdict"),
    [
        ("Report on Ice 2019", LONG, "other"),
        ("Report on Ice 2019", f"After 2018, all was other. {LONG}", "unsure"),
        ("Report on Ice 2018 - 6 January 2019", LONG, "same"),
        ("Report on Ice", LONG, "same"),
    ],
)
def test_a_report_of_another_year_is_another_report(called: str, text: str, verdict: str) -> None:
    cited = Citation("v", "pdf", title="Report on Ice 2018")
    found = compare(cited, page(called, text))
    assert found.verdict == verdict
    assert ("the note says 2018" in found.reason) == (verdict != "same")


def test_a_page_that_is_kept_up_to_date_is_not_surely_what_was_cited() -> None:
    cited = Citation("v", "web page", title="Ships lost 2000-2019")
    assert compare(cited, page("Ships lost, 2000–2024", LONG)).verdict == "unsure"
