"""The score of PDF papers: a document without fault has all figures, and each fault lowers one."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.documents import Document
from tests.pdf.make.source import SOURCES
from tests.pdf.score.body import aligned
from tests.pdf.score.figures import Faults, Score, Share, table, total
from tests.pdf.score.letters import KeyedText, key, words
from tests.pdf.score.made import Parts, document_of, parts_of
from tests.pdf.score.paper import Result, score_document
from tests.pdf.score.report import as_json, as_table, misses
from tests.pdf.score.truth import Truth, truths

TRUTHS = {truth.name: truth for truth in truths(SOURCES)}
ONE = "typst-report"


def scored(change: Callable[[Parts], None], name: str = ONE) -> Score:
    parts = parts_of(TRUTHS[name])
    change(parts)
    return score_document(document_of(TRUTHS[name], parts), TRUTHS[name])


def right(name: str = ONE) -> Document:
    return document_of(TRUTHS[name], parts_of(TRUTHS[name]))


def changed(score: Score, name: str = ONE) -> dict[str, int]:
    """How much less there is of each figure than in the right document, or how much more fault."""
    whole = score_document(right(name), TRUTHS[name])
    found = {}
    for figure, before in whole.items():
        after = score[figure]
        if isinstance(before, Share) and isinstance(after, Share):
            found[figure] = before.found - after.found
        elif isinstance(before, Faults) and isinstance(after, Faults):
            found[figure] = after.value - before.value
    return {figure: less for figure, less in found.items() if less}


@pytest.mark.parametrize("name", sorted(TRUTHS))
def test_a_document_without_fault_has_all_figures(name: str) -> None:
    score = score_document(right(name), TRUTHS[name])
    wrong = {figure: one.misses for figure, one in score.items() if one.misses}
    assert not wrong
    assert all(one.value == (1 if isinstance(one, Share) else 0) for one in score.values())


def test_a_lost_note() -> None:
    lost = changed(scored(lambda parts: parts.notes.remove(4)))
    assert lost == {
        "notes": 1, "notes series": 1, "notes whole": 1, "notes page": 1, "markers": 1,
        "markers page": 1,
    }  # fmt: skip


def test_a_marker_behind_other_words() -> None:
    def move(parts: Parts) -> None:
        note, _, page = parts.markers[5]
        parts.markers[5] = (note, "The groundwater of the Sarn Basin has fallen", page)

    assert changed(scored(move)) == {"markers": 1, "markers invented": 1, "markers page": 1}


def test_markers_of_two_notes_exchanged() -> None:
    def exchange(parts: Parts) -> None:
        (one, before, page), (two, words_, on) = parts.markers[4:6]
        parts.markers[4:6] = [(two, before, page), (one, words_, on)]

    assert changed(scored(exchange)) == {"markers": 2, "markers invented": 2, "markers page": 2}


def test_a_foot_in_a_sentence() -> None:
    def put(parts: Parts) -> None:
        kind, text = parts.body[3]
        first, space, rest = text.partition(". ")
        parts.body[3] = (kind, f"{first}. Wells, Meters and Trust{space}{rest}")

    assert changed(scored(put)) == {"furniture in text": 1, "words foreign": 4}


def test_a_page_number_in_a_sentence() -> None:
    def put(parts: Parts) -> None:
        kind, text = parts.body[3]
        parts.body[3] = (kind, text.replace(". ", ". 3 of 5 ", 1))

    # One of the numbers may be that of an item of the list.
    assert changed(scored(put)) == {"furniture in text": 1, "words foreign": 2}


def test_columns_that_are_exchanged() -> None:
    def swap(parts: Parts) -> None:
        parts.body = parts.body[9:] + parts.body[:9]

    lost = changed(scored(swap, "latex-twocolumn"), "latex-twocolumn")
    assert lost.pop("words ordered") > 200
    assert lost.pop("next paragraph") >= 1
    assert not {"words", "words foreign", "paragraphs", "notes", "markers"} & set(lost)


def test_columns_read_across() -> None:
    def mix(parts: Parts) -> None:
        left, right = parts.body[2][1].split(), parts.body[4][1].split()
        lines = [(left, right)[n % 2][n // 2 * 7 : n // 2 * 7 + 7] for n in range(60)]
        parts.body[2:5] = [("prose", " ".join(word for line in lines for word in line))]

    lost = changed(scored(mix))
    assert lost["words ordered"] > 50
    assert lost["paragraphs"] == 3


def test_a_paragraph_that_is_lost_and_one_that_is_twice() -> None:
    lost = changed(scored(lambda parts: parts.body.pop(3) and None))
    count = len(words(parts_of(TRUTHS[ONE]).body[3][1]))
    assert lost["words"] == count
    assert lost["paragraphs"] == 1
    assert lost["next paragraph"] in (1, 2)
    twice = changed(scored(lambda parts: parts.body.insert(3, parts.body[3])))
    assert twice["words twice"] == 1
    assert twice["words foreign"] == count


def test_paragraphs_joined_and_of_another_kind() -> None:
    def join(parts: Parts) -> None:
        parts.body[2:4] = [("prose", f"{parts.body[2][1]} {parts.body[3][1]}")]

    assert changed(scored(join)) == {"paragraphs": 2, "paragraph kinds": 2}

    def rename(parts: Parts) -> None:
        parts.body[2] = ("block quotation", parts.body[2][1])

    assert changed(scored(rename)) == {"paragraph kinds": 1}


def test_notes_captions_and_headings_among_the_text() -> None:
    def put_note(parts: Parts) -> None:
        parts.body.insert(3, ("prose", TRUTHS[ONE].notes[0].text))

    assert changed(scored(put_note))["notes in text"] == 1

    def put_caption(parts: Parts) -> None:
        parts.body.insert(3, ("prose", parts.apart.pop(0)[1]))

    lost = changed(scored(put_caption))
    assert (lost["captions in text"], lost["captions apart"]) == (1, 1)

    def put_heading(parts: Parts) -> None:
        _, words_ = parts.headings.pop(2)
        kind, text = parts.body[2]
        parts.body[2] = (kind, f"{words_} {text}")

    lost = changed(scored(put_heading))
    assert (lost["headings"], lost["headings in text"], lost["paragraphs"]) == (1, 1, 1)


def test_headings_of_another_level_and_more_of_them() -> None:
    def sink(parts: Parts) -> None:
        parts.headings[-1] = (2, parts.headings[-1][1])

    assert changed(scored(sink)) == {"heading levels": 1}
    more = changed(scored(lambda parts: parts.headings.append((1, "Of Nothing"))))
    assert more == {"headings invented": 1}


def test_powers_taken_for_markers() -> None:
    def take(parts: Parts) -> None:
        parts.body = [(kind, text.replace("71 m2", "71 m")) for kind, text in parts.body]

    assert changed(scored(take, "canvas-rotated"), "canvas-rotated")["powers"] >= 1


def test_the_front() -> None:
    document = replace(right(), title="Wells", authors=("Ffion Madoc", "Of Nowhere"), issued="2023")
    assert changed(score_document(document, TRUTHS[ONE])) == {
        "title": 1, "authors": 1, "authors invented": 1, "date": 1,
    }  # fmt: skip


def test_notes_and_pages_that_are_wrong() -> None:
    document = right()
    first, second, *rest = document.notes
    wrong = replace(document, notes=(replace(first, page=9), replace(second, series=2), *rest))
    assert changed(score_document(wrong, TRUTHS[ONE])) == {"notes page": 1, "notes series": 1}
    more = replace(document, notes=(*document.notes, replace(first, number=40, markers=())))
    assert changed(score_document(more, TRUTHS[ONE])) == {"notes invented": 1}
    longer = replace(document, notes=(replace(first, end=second.start + 9), second, *rest))
    assert changed(score_document(longer, TRUTHS[ONE])) == {"notes whole": 1}


def test_truths_of_notes_alone(tmp_path: Path) -> None:
    whole, document = TRUTHS[ONE], right()
    notes = [
        {"number": one.number, "page": one.page, "begins": one.text[:40]} for one in whole.notes
    ]
    for note, marker in zip(notes, whole.markers, strict=True):
        note |= {"marker_page": marker.page, "before_marker": marker.before}
    notes[2] |= {"marker_page": None, "before_marker": None}
    line = {"file": f"{ONE}.pdf", "pages": 5, "notes": notes}
    (tmp_path / "truth.jsonl").write_text(json.dumps(line), "utf-8")
    (truth,) = truths(tmp_path)
    more = replace(document.notes[0], label="a", markers=())
    score = score_document(replace(document, notes=(*document.notes, more)), truth)
    shown = {name: str(figure) for name, figure in score.items()}
    assert shown == {
        "notes": "11", "notes invented": "·", "notes series": "·", "notes whole": "·",
        "notes page": "11", "markers": "10", "markers invented": "·", "markers page": "10",
    }  # fmt: skip


def test_markers_of_other_notes_among_the_words_before_one(tmp_path: Path) -> None:
    truth = truths_of(tmp_path, [(46, "of the measures"), (47, "measures.46 In 2016")])
    assert [marker.plain for marker in truth.markers] == ["of the measures", "measures. In 2016"]
    truth = truths_of(tmp_path, [(20, "in 46 of 2019 and 19 of 2020,")])
    assert truth.markers[0].plain == "in 46 of 20 and 19 of 2020,"
    assert truth.markers[0].before == "in 46 of 2019 and 19 of 2020,"  # one of both is enough


def truths_of(folder: Path, markers: list[tuple[int, str]]) -> Truth:
    notes = [
        {
            "number": number, "page": 1, "begins": "x", "marker_page": 1,
            "before_marker": before,
        }
        for number, before in markers
    ]  # fmt: skip
    line = {"file": "one.pdf", "pages": 1, "notes": notes}
    (folder / "truth.jsonl").write_text(json.dumps(line), "utf-8")
    (truth,) = truths(folder)
    return truth


def test_keys_and_words() -> None:
    assert key("Ærø — “fi” ﬁne, Straße m²") == "ærøfifinestrassem2"
    assert words("well-known co\u00adordinates’") == ["well", "known", "coordinates"]
    keyed = KeyedText("A b, ﬁn.")
    assert keyed.before(5, 9) == "ab"
    assert keyed.find("fin") == 5
    assert keyed.find("") is None


def test_the_longest_order() -> None:
    text = "a b c d e f g h i j".split()
    assert aligned(text, text) == [(n, n) for n in range(8)]
    assert aligned(text, text[5:] + text[:5]) in (
        [(0, 5), (1, 6), (2, 7)],
        [(5, 0), (6, 1), (7, 2)],
    )
    assert aligned(text, []) == []


def test_the_report() -> None:
    score: Score = {"notes": Share(1, 2, ["[2] is nowhere"]), "notes invented": Faults.of(["[9]"])}
    results = [Result("one", 2, score, 0.5, 1.0), Result("two", 2, {"notes": Share(3, 3)}, 0.1)]
    lines = as_table(results).splitlines()
    assert [line.split() for line in lines] == [
        ["notes", "notes", "ms/page", "s"],
        ["invented"],
        ["one", "1/2", "1!", "250", "1.0"],
        ["two", "3", "–", "50", "0.0"],
        ["all", "4/5", "1!", "150", "1.0"],
    ]
    assert list(misses(results[:1]))[1:] == ["notes: [2] is nowhere", "notes invented: [9]"]
    assert as_json(results)["total"] == {"notes": [4, 5], "notes invented": 1}
    assert total([score, score])["notes invented"].value == 2
    assert table({"x": {"a b": "1"}}) == "   a\n   b\nx  1"
