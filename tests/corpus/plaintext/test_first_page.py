"""The first page: title, byline and other front matter, and where the text begins."""

import pytest

from corpus.documents import Description, Document
from corpus.lines import Vocabulary, split_lines
from corpus.plaintext.first_page import read_first_page
from corpus.plaintext.front_lines import kind_of, opens, segments, starts_text
from corpus.plaintext.front_matter import leading_names
from corpus.plaintext.reader import read_text
from tests.corpus.notes.reading import body, of_kind, read, sentences

WORDS = "The weir was broken by the ice in the night, and the miller was in bed at the time."
MORE = "He heard of it in the morning."
TEXT = f"{WORDS} {MORE}\n"


def _front(document: Document) -> tuple[str | None, tuple[str, ...], str | None]:
    return document.title, document.authors, document.issued


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("THE X REVIEW · Vol. 4 No. 2", "masthead"),
        ("Working Paper 114", "masthead"),
        ("RESEARCH ARTICLE", "masthead"),
        ("Home | About | Archive", "masthead"),
        ("(Received 4 May 2010)", "masthead"),
        ("B.A., University of Hull, 2003", "masthead"),
        ("Page 2", "masthead"),
        ("R48179", "masthead"),
        ("Central Bank of Norland", "body"),
        ("Harbor Commission Approves Night Ferries", "plain"),
        ("14 Dock Street", "masthead"),
        ("The Osney Gazette", "body"),
        ("Analyst in Water Policy", "body"),
        ("Published 21 April 2017", "date"),
        ("[May 19, 2031]", "date"),
        ("Leith, March 2014", "date"),
        ("by", "by"),
        ("Remarks by", "by"),
        ("By Jane Holt", "by"),
        ("Jane Holt and Li Wei", "name"),
        ("The Broken Weir", "plain"),
        ("The Weir after 1848: A History of May 1849", "plain"),
        ("Closing of the National Bank", "plain"),
        ("What the Price of Bread Can Tell a Bank", "plain"),
        ("The Bank: A History", "plain"),
    ],
)
def test_what_a_line_is_by_itself(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Holt, Institute of Rivers", "Jane Holt"),
        ("Jane Holt, Li Wei, Professor of Law", "Jane Holt, Li Wei"),
        ("By Jane Holt, Commissioner", "By Jane Holt"),
        ("Jane Holt", "Jane Holt"),
        ("Salt, Trade and Empire", ""),
        ("Institute of Rivers, Osney", ""),
        ("", ""),
    ],
)
def test_the_names_in_front_of_a_position(line: str, names: str) -> None:
    assert line[: leading_names(line)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WORDS, True),
        (f"{WORDS}\n{MORE}", True),
        (
            "A gate is a promise. Whoever puts a gate across a path tells those who\nuse it so.",
            True,
        ),
        ("The Broken Weir of Osney and the Ice that Broke it in the Night of 1784", False),
        ("Harbour dredging halted after crew finds medieval boat", False),
        ("Subject: the weir was broken by the ice in the night, and so on.", False),
        ("A very long line. " * 12, True),
        ("Jane Holt", False),
        ("OSNEY, Norland – The Water Board voted on Tuesday to mend the Weir", True),
    ],
)
def test_where_running_text_begins(text: str, expected: bool) -> None:
    assert starts_text(split_lines(text), 0) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Abstract", True), ("1. The weir", True), ("II", True), ("9 November 2022", False),
     ("1050 Harbour Avenue", False), ("ARTICLE", False), ("The Weir", False)],
)  # fmt: skip
def test_a_heading_opens_a_text(line: str, expected: bool) -> None:
    assert opens(line) is expected


@pytest.mark.parametrize(
    "above",
    [
        "THE OSNEY REVIEW · Vol. 4 No. 2",
        "Quarterly Review of Salt            Vol. 18, No. 2",
        "National Audit Bureau",
        "WORKING PAPER SERIES",
        "The Osney Courier\n\nNews | Opinion | Sport\n\nLOCAL NEWS",
        "Osney Policy Centre\nThinking about rivers since 1922",
        "United Nations                A/81/214\nGeneral Assembly",
    ],
)
def test_a_masthead_is_no_title(above: str) -> None:
    document = read(f"{above}\n\nThe Broken Weir\n\nBy Jane Holt\n\n3 May 1994\n\n{TEXT}")
    assert _front(document) == ("The Broken Weir", ("Jane Holt",), "1994-05-03")
    assert of_kind(document, "heading") == []
    assert sentences(document) == [WORDS, MORE]


def test_a_masthead_alone_makes_no_title() -> None:
    document = read(f"THE OSNEY REVIEW · Vol. 4 No. 2\n\n{TEXT}")
    assert document.title is None
    assert of_kind(document, "front matter") == ["THE OSNEY REVIEW", "Vol. 4 No. 2"]


def test_the_head_of_a_memorandum() -> None:
    document = read(
        "MEMORANDUM\n\nTO:       Water Board\nFROM:     Jane Holt, County Engineer\n"
        f"DATE:     3 May 1994\nSUBJECT:  The ice at the weir\n          of Osney\n\n{TEXT}"
    )
    assert _front(document) == ("The ice at the weir of Osney", ("Jane Holt",), "1994-05-03")
    assert sentences(document) == [WORDS, MORE]


@pytest.mark.parametrize(
    ("caption", "title"),
    [
        (
            "    TOWN OF OSNEY, PETITIONER v.\n        MILL COMPANY, ET AL.",
            "TOWN OF OSNEY, PETITIONER v. MILL COMPANY, ET AL.",
        ),
        (
            "TOWN OF OSNEY,            )\n        Plaintiff,        )\n    v.       )  No. 17-3\n"
            "MILL COMPANY,             )\n        Defendant.        )",
            "TOWN OF OSNEY, Plaintiff, v. MILL COMPANY, Defendant.",
        ),
    ],
)
def test_the_caption_of_a_case_is_its_title(caption: str, title: str) -> None:
    document = read(
        f"     SUPREME COURT OF NORLAND\n\n{caption}\n\n   [May 19, 2031]\n\n{TEXT}\n"
        f"                   I\n\n{TEXT}\n     SUPREME COURT OF NORLAND\n\n{TEXT}"
    )
    assert _front(document) == (title, (), "2031-05-19")
    assert of_kind(document, "heading") == ["I"]  # a second head is front matter, too


def test_the_subject_of_a_letter_is_its_title() -> None:
    document = read(f"Water Office\n\n3 May 1994\n\nSubject: The Weir\n\nDear Ms. Holt:\n\n{TEXT}")
    assert _front(document) == ("The Weir", (), "1994-05-03")
    assert of_kind(document, "heading") == []


def test_a_first_chapter_with_an_author_is_a_text_of_its_own() -> None:
    assert read(f"CHAPTER 7\n\nTHE ICE\n\nJane Holt\n\n{TEXT}").title == "THE ICE"
    book = read(f"CHAPTER 7\n\nTHE ICE\n\n{TEXT}")
    assert book.title is None
    assert of_kind(book, "heading") == ["CHAPTER 7", "THE ICE"]


def test_a_summary_above_the_byline_is_front_matter() -> None:
    document = read(
        f"The Broken Weir\n\nIt broke in the night and nobody saw it.\n\nBy Jane Holt\n\n{TEXT}"
    )
    assert _front(document) == ("The Broken Weir", ("Jane Holt",), None)
    assert sentences(document) == [WORDS, MORE]


def test_a_topic_in_capitals_is_of_the_title_below_it() -> None:
    document = read(f"CANAL LOCKS\n\nRepairs Were Not Made\n\nMarch 2018\n\n{TEXT}")
    assert document.title == "CANAL LOCKS Repairs Were Not Made"


def test_what_the_text_has_in_small_letters_is_no_name() -> None:
    document = read(
        "The River after the War:\nWater Policy\n\nMay 1994\n\nThe water policy failed.\n"
    )
    assert document.title == "The River after the War: Water Policy"
    assert document.authors == ()


def test_the_heading_above_the_text_stays_one() -> None:
    document = read(f"The Broken Weir\n\nBy Jane Holt\n\nThe Ice\n\n{TEXT}")
    assert of_kind(document, "heading") == ["The Ice"]


def test_a_notice_above_the_title_stays_text() -> None:
    notice = "NOTICE: This opinion may be revised before it is printed in the reports."
    document = read(f"{notice}\n\nSUPREME COURT\n\nROE v. LEE\n\n{TEXT}")
    assert document.title == "ROE v. LEE"
    assert notice in sentences(document)


def test_key_words_are_front_matter() -> None:
    document = read(f"The Broken Weir\n\nBy Jane Holt\n\n{TEXT}\nKeywords: ice; weirs\n\n{TEXT}")
    assert of_kind(document, "front matter") == ["Keywords: ice; weirs"]


def test_a_table_at_the_start_is_no_front_matter() -> None:
    table = "Year     Wheat    Rye\n1790     12       9\n1791     14       8\n"
    assert read_first_page(split_lines(table), Vocabulary(table)).parts == []


def test_all_words_of_a_first_page_are_kept() -> None:
    text = "THE REVIEW    Vol. 4\nThe Weir of Osney\nJane Holt, Mill School   \n3 May 1994\n"
    lines = split_lines(text)
    found = segments(lines, Vocabulary(text))
    assert [one.text.split() for one in found] == [
        ["THE", "REVIEW"], ["Vol.", "4"], ["The", "Weir", "of", "Osney"], ["Jane", "Holt"],
        [",", "Mill", "School"], ["3", "May", "1994"],
    ]  # fmt: skip
    for one in found:
        assert text[one.line.start :].startswith(one.text)


def test_a_long_list_of_short_lines_is_read_in_time_of_its_length() -> None:
    document = read("\n\n".join(f"Line of Verse {n}" for n in range(3000)))
    assert document.title is None or len(document.title) < 100


@pytest.mark.parametrize(
    "title", ["The Broken Weir", "The Broken Weir: A History", "the broken weir"]
)
def test_front_matter_is_told_apart_where_the_title_is_given(title: str) -> None:
    data = f"OSNEY REVIEW · Vol. 4\n\nThe Broken Weir\n\nJane Holt\n\n3 May 1994\n\n{TEXT}".encode()
    document = read_text(data, Description("a-text", title=title, authors=("J. Holt",)))
    assert (document.title, document.authors) == (title, ("J. Holt",))
    assert of_kind(document, "title") == ["The Broken Weir"]
    assert of_kind(document, "byline") == ["Jane Holt"]
    assert of_kind(document, "heading") == []
    assert document.issued == "1994-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "1 Ada Moss, “Tides,” Journal of Ports 3, no. 1 (1980): 7.",
        "[1] Ada Moss, “Tides,” Journal of Ports 3, no. 1 (1980): 7.",
        "The report of the mayor (https://a.example/report) was late by a week.",
        "It was in vol. 3 of the Mill Book that the miller first said what he had seen there.",
    ],
)
def test_a_sentence_with_a_volume_or_an_address_stays_text(line: str) -> None:
    document = read(f"{line}\n\n{TEXT}")
    assert of_kind(document, "front matter") == []
    assert (document.title, document.issued) == (None, None)
    assert "".join(line.split()) in "".join(body(document).split())


RUNNING = (
    "provisions,”72 the claims of the town against the mill “inevitably conflict with the\n"
    "rules of the board.” The board itself said in Holt v. Mill Company that it had not\n"
    "looked at the weir.73 For example, in Osney v. Weir Board, the judge held that the miller\n"
    "need not have mended what the ice had broken, and that the town could not ask him\n"
    "to.74 The Board, the judge observed, chose not to “provide a remedy for those who live\n"
    "below the weir.”75\n"
)


@pytest.mark.parametrize("above", ["", "The Broken Weir\n\n", "Osney Law Review\n\n"])
def test_a_text_that_begins_within_a_sentence_has_no_front_matter(above: str) -> None:
    document = read(f"{above}{RUNNING}\n{TEXT}")
    assert [one for one in of_kind(document, "front matter") if "weir" in one] == []
    assert document.title in (None, "The Broken Weir", "Osney Law Review")
    assert any("For example, in Osney v." in sentence for sentence in sentences(document))


def test_sentences_between_lines_of_front_matter_stay_text() -> None:
    document = read(
        "The Broken Weir\n\nJane Holt\nwho has lived below the weir for most of a long life\n"
        f"and has mended it with her own hands\n\n3 May 1994\n\n{TEXT}"
    )
    assert document.title == "The Broken Weir"
    assert "who has lived below" not in " ".join(of_kind(document, "front matter"))


def test_a_body_below_the_title_is_the_author_of_a_report_without_another() -> None:
    document = read(f"The Broken Weir\n\nOsney Water Board\nMay 1994\n\n{TEXT}")
    assert _front(document) == ("The Broken Weir", ("Osney Water Board",), "1994-05")
    named = read(f"The Broken Weir\n\nOsney Water Board\n\nBy Jane Holt\n\n{TEXT}")
    assert named.authors == ("Jane Holt",)
