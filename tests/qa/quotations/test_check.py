"""Is this a quotation?"""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.serialization import to_json
from index.search.index import Index
from qa.errors import BadQuestion
from qa.quotations.check import (
    LONGEST_QUOTATION,
    MOST_PARTS,
    Check,
    Difference,
    check_quotation,
)

WAR = "The Soviet-Afghan war ended in February 1989"
FATALITIES = "from 9/11 2001 until 2017 Pakistan suffered more than 60.000 deaths"
JOURNALIST = (
    "“throughout the 1990s, one or two intelligence officers in each district of Pakistan were "
    "tasked with helping out members of the state-supported militant groups"
)


def _only(check: Check) -> str:
    assert len(check.matches) == 1
    return check.matches[0].text


def test_the_words_as_they_stand_are_verbatim(index: Index, paper: Document) -> None:
    check = check_quotation(index, WAR)
    assert (check.status, check.typography, check.omissions) == ("verbatim", False, False)
    assert check.alike == 100
    quote = check.matches[0]
    assert paper.text[quote.start : quote.end] == quote.text == WAR
    assert quote.page == 2


@pytest.mark.parametrize(
    "given",
    [f"“{WAR}”", f'"{WAR}"', f"'{WAR}'", f"  {WAR}\n", WAR.replace(" ", "\n  "), f"…{WAR}…",
     WAR.replace(" ", "\u00a0"), f"[...] {WAR} ..."],
)  # fmt: skip
def test_marks_and_space_around_change_nothing(index: Index, given: str) -> None:
    check = check_quotation(index, given)
    assert check.status == "verbatim"
    assert not check.typography
    assert not check.omissions
    assert _only(check) == WAR


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (JOURNALIST[1:].replace("-", "\u2011"), JOURNALIST[1:]),
        ("Pakistan's pro-Afghan Jihad policy", "Pakistan’s pro-Afghan Jihad policy"),
        ('their so-called "Islamic Holy war"', "their so-called “Islamic Holy war”"),
    ],
)
def test_other_type_of_the_same_marks_is_typography(index: Index, given: str, text: str) -> None:
    check = check_quotation(index, given)
    assert (check.status, check.typography) == ("verbatim", True)
    assert check.matches[0].text == text


@pytest.mark.parametrize("mark", ["…", " … ", " [...] ", " [. . .] ", "...", " […] "])
def test_omissions_may_be_marked(index: Index, mark: str) -> None:
    check = check_quotation(index, f"The Soviet-Afghan war ended{mark}its political priorities")
    assert (check.status, check.omissions) == ("verbatim", True)
    text = _only(check)
    assert text.startswith("The Soviet-Afghan war ended in")
    assert text.endswith("its political priorities")


def test_parts_in_another_order_are_not_verbatim(index: Index) -> None:
    assert check_quotation(index, "political priorities … The Soviet-Afghan war ended in"
                           ).status != "verbatim"  # fmt: skip


def test_parts_that_stand_far_apart_are_not_verbatim(index: Index) -> None:
    given = "In the Doha Peace Agreement … On 28 November 2022, the Tehrik-e-Taliban"
    assert check_quotation(index, given).status != "verbatim"


@pytest.mark.parametrize(("gap", "verdict"), [(2900, "verbatim"), (3020, "altered or absent")])
def test_an_omission_leaves_out_three_thousand_characters_at_most(
    index: Index, paper: Document, gap: int, verdict: str
) -> None:
    end = paper.text.index(WAR) + len(WAR)
    begin = paper.text.index(" ", end + gap) + 1
    given = f"{WAR} … {paper.text[begin : paper.text.index(' ', begin + 60)]}"
    assert check_quotation(index, given).status in verdict


def test_a_long_part_behind_an_omission_is_found(index: Index, paper: Document) -> None:
    begin = paper.text.index("After the withdrawal of the Soviet forces in 1989")
    long = paper.text[begin : begin + 4000].rsplit(maxsplit=1)[0]
    given = f"{WAR} … {long}"
    assert check_quotation(index, given).status == "verbatim"


def test_so_many_omissions_are_looked_for_and_no_more(index: Index) -> None:
    given = " … ".join(["the"] * MOST_PARTS)
    assert check_quotation(index, given).status == "verbatim"
    with pytest.raises(BadQuestion, match="20 omissions; 19 is the most"):
        check_quotation(index, f"{given} … the")


def test_a_changed_word_is_shown(index: Index) -> None:
    check = check_quotation(index, WAR.replace("February", "March"))
    assert check.status == "altered"
    assert check.differences == (Difference("March", "February"),)
    assert 60 <= check.alike < 100
    assert _only(check) == WAR


def test_words_left_out_and_put_in_are_shown(index: Index) -> None:
    check = check_quotation(
        index, FATALITIES.replace("more than", "").replace("deaths", "sad deaths")
    )
    assert check.status == "altered"
    assert Difference("", "more than") in check.differences
    assert Difference("sad", "") in check.differences


def test_other_type_is_no_difference_where_a_word_is_changed(index: Index) -> None:
    check = check_quotation(index, "Pakistan's pro-Soviet Jihad policy")
    assert check.status == "altered"
    assert check.differences == (Difference("pro-Soviet", "pro-Afghan"),)


@pytest.mark.parametrize(
    "given",
    ["rts of Afghan territory", "gained control over great par", "war ended in February 198",
     "he Soviet-Afghan war"],
)  # fmt: skip
def test_a_word_cut_short_is_not_verbatim(index: Index, given: str) -> None:
    check = check_quotation(index, given)
    assert check.status == "altered"
    assert check.alike < 100
    assert check.differences


@pytest.mark.parametrize(
    "given",
    ["I never said that to anybody in Islamabad or anywhere", "zyzzyva", "Gallia est omnis divisa",
     "DROP TABLE documents", "(((((", "[a-z]+.*", "\\", "x" * 5000, "😀 hello"],
)  # fmt: skip
def test_what_nobody_wrote_is_absent(index: Index, given: str) -> None:
    if any(letter.isalnum() for letter in given):
        check = check_quotation(index, given)
        assert (check.status, check.matches, check.differences) == ("absent", (), ())
    else:
        with pytest.raises(BadQuestion):
            check_quotation(index, given)


@pytest.mark.parametrize("given", ["", "  ", "…", '""', "[...]"])
def test_without_words_there_is_no_quotation(index: Index, given: str) -> None:
    with pytest.raises(BadQuestion, match="There is no quotation"):
        check_quotation(index, given)


def test_what_is_too_long_or_no_text_is_told(index: Index) -> None:
    with pytest.raises(BadQuestion, match="10001 characters; 10000 is the most"):
        check_quotation(index, "x" * (LONGEST_QUOTATION + 1))
    with pytest.raises(BadQuestion, match="not valid Unicode"):
        check_quotation(index, "the \udcff war")


def test_a_quotation_over_a_page_break_is_verbatim(index: Index, paper: Document) -> None:
    for page, following in zip(paper.pages, paper.pages[1:], strict=False):
        given = paper.text[following.start - 40 : following.start + 40]
        given = given.split(maxsplit=1)[1].rsplit(maxsplit=1)[0]
        check = check_quotation(index, given)
        assert check.status == "verbatim"
        quote = check.matches[0]
        assert (quote.page, quote.last_page) == (page.number, following.number)


def test_only_the_document_named_is_looked_in(index: Index, second_paper: Document) -> None:
    assert check_quotation(index, WAR, second_paper.id).status == "absent"
    assert check_quotation(index, "Ice was once a crop.", second_paper.id).status == "verbatim"


def test_the_first_twenty_places_of_a_common_word_are_given(index: Index) -> None:
    assert len(check_quotation(index, "the").matches) == 20


def test_a_long_quotation_with_changes_is_checked_at_once(index: Index, paper: Document) -> None:
    words = paper.text[:9900].split()
    words[7::60] = ["xyzzy"] * len(words[7::60])
    words[:3] = ["Something", "else", "altogether"]
    begun = time.process_time()
    check = check_quotation(index, " ".join(words))
    assert time.process_time() - begun < 10
    assert check.status == "altered"
    assert check.alike > 90
    assert any(difference.given == "xyzzy" for difference in check.differences)
    assert check.matches[0].end > 9800


def _spans(document: Document) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S+", document.text)]


@given(data=st.data(), length=st.integers(6, 60))
def test_whole_words_of_a_paper_are_verbatim_at_their_place(
    index: Index, paper: Document, second_paper: Document, data: st.DataObject, length: int
) -> None:
    document = data.draw(st.sampled_from([paper, second_paper]))
    spans = _spans(document)
    first = data.draw(st.integers(0, len(spans) - length))
    start, end = spans[first][0], spans[first + length - 1][1]
    given = document.text[start:end]
    check = check_quotation(index, given)
    assert check.status == "verbatim"
    found = [quote for quote in check.matches if quote.document == document.id]
    # Quotation marks around all of it are taken off.
    assert any(start <= quote.start <= start + 1 and end - 1 <= quote.end <= end for quote in found)


@settings(max_examples=80)
@given(data=st.data(), length=st.integers(2, 40))
def test_with_one_word_changed_it_is_never_verbatim(
    index: Index, paper: Document, data: st.DataObject, length: int
) -> None:
    spans = _spans(paper)
    first = data.draw(st.integers(0, len(spans) - length))
    words = [paper.text[low:high] for low, high in spans[first : first + length]]
    words[data.draw(st.integers(0, length - 1))] = "xyzzy"
    check = check_quotation(index, " ".join(words))
    assert check.status in {"altered", "absent"}
    if check.status == "altered":
        assert check.differences
        assert check.alike < 100


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("the Taliban’s “war” …[.]-()*+?\\ \n'é😀1"), max_size=120))
def test_any_words_get_a_verdict(index: Index, given: str) -> None:
    try:
        check = check_quotation(index, given)
    except BadQuestion:
        return
    assert to_json(check)["status"] == check.status
    assert bool(check.matches) == (check.status != "absent")
