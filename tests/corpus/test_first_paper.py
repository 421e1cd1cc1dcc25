"""What the shipped paper holds, as its own pages show it to a reader."""

import pytest

from corpus.documents import Document

HEADINGS = [
    "Pakistan’s pro-Afghan Jihad policy",
    "TTP and the Afghan Taliban",
    "Threat to the region and negotiations",
    "Pakistan’s counter-terrorism strategy",
    "Conclusion",
]
BEFORE_MARKER = {
    1: "and the Afghan Taliban,",
    2: "States and its allies.",
    3: "Tehrik-e-Taliban Pakistan (TTP)",
    4: "against the foreign invaders.",
    5: "any problem for them”.",
    6: "tribal and political violence.",
    7: "terrorism and militancy in Pakistan.",
    8: "civil war erupted in Afghanistan,",
    9: "of the Afghan Taliban as legitimate.",
    10: "becoming a nuclear weapons state.",
    11: "economic and infrastructure damages.",
    12: "the Swat Operation in 2009,",
    13: "Operation Zarb-e-Azb in 2014,",
    14: "Operation Radd-ul-Fasaad in 2017,",
    15: "Khyber Pakhtunkhwa (KPK) province.",
    16: "Afghan struggle against foreign forces.",
    17: "mediators between the two parties.",
    18: "the Afghan Taliban declared “victory”.",
    19: "other forces abandoned in Afghanistan.",
    20: "most active armed groups in Afghanistan.",
    21: "be hunted, arrested, and punished”.",
    22: "TTP attacks by September 2022.",
    23: "from Pakistan in bilateral affairs”.",
    24: "Emir Mullah Haibatullah Akhunzada.",
    25: "consider the concerns of the latter.",
    26: "cross-border terrorism extensively surged.",
    27: "killed and 719 others were injured.",
    28: "with 50 in November 2022 alone.",
    29: "109 police officers and 229 civilians.",
    30: "to settle various security issues.",
    31: "release 102 of its members in prison.",
    32: "Pakistani security forces from the tribal areas.",
    33: "organised massive rallies in Swat",
    34: "Wana against the Pakistani government.",
    35: "wherever you can in the entire country”.",
    36: "where terrorist networks seek a foothold”.",
    37: "reducing the violence in the country.",
    38: "civilians were killed and 17 were injured.",
    39: "such incidents are not repeated”.",
}
PAGE_OF_NOTE = {1: 1, 4: 2, 9: 3, 15: 4, 18: 5, 22: 6, 25: 7, 33: 8, 38: 9}  # each page's first
ADDRESSES = {
    1: "https://www.state.gov/wp-content/uploads/2020/02/"
    "02.29.20-US-Afghanistan-Joint-Declaration.pdf",
    2: "https://www.cfr.org/backgrounder/us-taliban-peace-deal-agreement-afghanistan-war",
    3: "https://www.dni.gov/nctc/groups/ttp.html",
    4: "https://ethos.bl.uk/OrderDetails.do?uin=uk.bl.ethos.848566",
    8: "https://www.npr.org/2021/08/19/1028472005/afghanistan-conflict-timeline",
    9: "https://theprint.in/opinion/saudi-arabia-recognised-the-first-taliban-govt-in-1996-"
    "but-gulfs-geopolitics-has-changed/742054/",
    11: "http://www.satp.org/satporgtp/countries/pakistan/database/casualties.htm",
    12: "https://www.theguardian.com/world/2009/may/08/pakistan-offensive-swat-valley",
    13: "https://ispr.gov.pk/operation-zarbeazb-gallery.php",
    14: "https://www.ispr.gov.pk/operation-radd.php",
    15: "https://cisac.fsi.stanford.edu/mappingmilitants/profiles/tehrik-i-taliban-pakistan",
    16: "https://www.aninews.in/news/world/asia/taliban-releases-ttps-maulvi-faqir-mohammad-"
    "other-terrorists-from-afghan-prisons20210818193755/",
    17: "https://www.usip.org/publications/2022/06/"
    "five-things-watch-islamabad-pakistani-taliban-talks",
    18: "https://edition.cnn.com/2021/08/31/asia/taliban-control-kabul-airport-intl/index.html",
    19: "https://foreignpolicy.com/2022/04/28/the-u-s-left-billions-worth-of-weapons-in-afghanistan/",
    20: "https://tribune.com.pk/story/2358790/un-report-highlights-afghanistan-based-"
    "ttp-threat-to-pakistan",
    21: "https://www.voanews.com/a/pakistan-growing-militant-attacks-linked-to-taliban-takeover-"
    "of-afghanistan-/6798440.html",
    23: "https://www.pakpips.com/article/7039#_ftn9",
    24: "https://www.longwarjournal.org/archives/2021/08/pakistani-talibans-emir-renews-"
    "allegiance-to-afghan-taliban.php",
    25: "https://tribune.com.pk/story/2307439/pakistan-hopes-taliban-wont-allow-ttp-to-operate-"
    "in-afghanistan",
    26: "https://twitter.com/PICSSIsb/status/1477362803396722689",
    27: "https://www.dawn.com/news/print/1715927",
    28: "https://www.youtube.com/watch?v=-vwgVjq8iM0&t=25s",
    29: "https://www.youtube.com/watch?v=B7SKJMttaD8",
    31: "https://www.dawn.com/news/1662934",
    32: "https://www.crisisgroup.org/asia/south-asia/pakistan/"
    "pakistans-hard-policy-choices-afghanistan",
    33: "https://scroll.in/article/1035025/as-swat-residents-protest-return-of-pakistani-taliban-"
    "politicians-squabble",
    34: "https://www.dawn.com/news/1730237",
    35: "https://www.aljazeera.com/news/2022/11/28/pakistan-taliban-ends-ceasefire-with-govt-"
    "threatens-new-attacks",
    36: "https://cco.ndu.edu/portals/96/documents/prism/prism_5-3/"
    "an_israeli_approach_to_deterring_terrorism.pdf",
    37: "https://thediplomat.com/2016/06/pakistans-counterterrorism-operation-myth-vs-reality/",
    38: "https://www.reuters.com/world/asia-pacific/"
    "six-killed-firing-by-afghan-forces-pakistan-border-pakistan-army-2022-12-11/",
    39: "https://twitter.com/CMShehbaz/status/1602164089756721153",
}
SPEAKERS = {
    "throughout the 1990s, one or two": "a well-informed Pakistani journalist",
    "whoever, is present in Afghanistan": "the spokesperson of the Afghan Taliban government",
    "the Afghan Taliban avoid decisive action": "the report",
    "military operations are ongoing against mujahideen": "the Tehrik-e-Taliban Pakistan (TTP)",
    "more effectively where terrorist networks": "president Barak Obama",
    "Unprovoked shelling and fire": "Pakistani prime minister",
    "The Afghan interim government should ensure": "Pakistani prime minister",
}


def _cited(paper: Document, number: int) -> list[tuple[str | None, tuple[int, ...]]]:
    note = paper.note(number)
    assert note is not None
    return [(citation.title, citation.resolved_from) for citation in note.citations]


def test_it_has_ten_pages_and_five_headings_below_an_opening_without_one(paper: Document) -> None:
    assert [page.number for page in paper.pages] == list(range(1, 11))
    assert [section.path for section in paper.sections] == [(), *((name,) for name in HEADINGS)]
    assert paper.warnings == ()


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Does the re-emergence of TTP", 1),
        ("the defeat of the Soviet army", 1),  # the page ends before “Soviet”
        ("Soviet army", 2),
        ("Some international actors", 2),
        ("Arab Emirates", 3),
        ("Taliban declared “victory”", 5),
        ("in line with a coordinated agenda", 10),
    ],
)
def test_words_are_found_on_their_page(paper: Document, words: str, page: int) -> None:
    assert paper.page_of(paper.text.index(words)) == page


def test_a_sentence_cut_by_a_page_end_is_one(paper: Document) -> None:
    sentence = paper.sentence_at(paper.text.index("defeat of the Soviet army"))
    assert sentence is not None
    assert paper.text[sentence.start : sentence.end].startswith("After the Soviet invasion")
    assert paper.page_of(sentence.start) == 1
    assert paper.page_of(sentence.end) == 2


def test_its_notes_are_numbered_without_a_gap_and_stand_on_their_pages(paper: Document) -> None:
    assert [note.number for note in paper.notes] == list(range(1, 40))
    for note in paper.notes:
        page = max(number for first, number in PAGE_OF_NOTE.items() if first <= note.number)
        assert note.page == page, note.number


@pytest.mark.parametrize("number", BEFORE_MARKER)
def test_each_marker_stands_right_behind_its_words(paper: Document, number: int) -> None:
    note = paper.note(number)
    assert note is not None
    assert len(note.markers) == 1
    assert paper.text[: note.markers[0]].endswith(BEFORE_MARKER[number])
    assert not paper.text[note.markers[0]].isdigit()


@pytest.mark.parametrize(
    "words",
    [
        "more than 60.000 deaths",
        "from 9/11 2001 until 2017",
        "920, with IS-K claiming 31. In these attacks, 207 militants",
        "were killed and 17 were injured.",
        "(1999 to 2008)",
        "2022, 53 security forces personnel",
        "by 51%. Furthermore",
        "15 August 2021 to 14 August 2022, 250 terrorist attacks",
        "the post-9/11 “War on Terror”",
        "in Swat and in South Waziristan",
        "in 2009, Operation Zarb-e-Azb in 2014, and",
        "using anti-Pakistan elements",
        "the Soviet-Afghan war (1979-1988)",
        "re-organizing and re-emerging",
    ],
)
def test_other_numbers_and_hyphens_stay_and_markers_go(paper: Document, words: str) -> None:
    assert words in paper.text[: paper.body_end]


def test_the_biography_is_an_aside_and_not_in_the_body(paper: Document) -> None:
    (aside,) = paper.asides
    words = paper.text[aside.start : aside.end]
    assert (aside.kind, aside.page) == ("biography", 1)
    assert words.startswith("Dr Muhammad Tahir Mahmood holds an LLB degree")
    assert words.endswith("counter-terrorism strategy.")
    assert "LLB" not in paper.text[: paper.body_end]


def test_the_block_quotation_speaks_with_its_authors_voice(paper: Document) -> None:
    (quotation,) = [each for each in paper.paragraphs if each.kind == "block quotation"]
    sentences = paper.sentences_between(quotation.start, quotation.end)
    words = [paper.text[each.start : each.end] for each in sentences]
    assert words[0] == "I also analysed our national interest."
    assert words[-1].endswith("becoming a nuclear weapons state.")
    assert len(words) == 7
    assert {each.voice for each in sentences} == {"quoted"}
    assert {each.speaker for each in sentences} == {"General Musharraf"}
    assert paper.notes_between(sentences[-1].start, sentences[-1].end) == (10,)


@pytest.mark.parametrize("words", SPEAKERS)
def test_quoted_speech_names_its_speaker(paper: Document, words: str) -> None:
    sentence = paper.sentence_at(paper.text.index(words))
    assert sentence is not None
    assert sentence.voice == "quoted"
    assert SPEAKERS[words] in (sentence.speaker or "")


def test_quoted_terms_are_the_authors_own_words(paper: Document) -> None:
    for term in ("“Islamic Holy war”", "“victory”", "“Emir”"):
        sentence = paper.sentence_at(paper.text.index(term))
        assert sentence is not None
        assert sentence.voice == "author"


def test_it_cites_37_works(paper: Document) -> None:
    works = {cited.work for note in paper.notes for cited in note.citations}
    assert works == set(range(1, 38))


def test_every_address_is_whole(paper: Document) -> None:
    found = {
        note.number: citation.url
        for note in paper.notes
        for citation in note.citations
        if citation.url and not citation.resolved_from
    }
    assert found == ADDRESSES
    assert len(found) == 33


def test_pointers_are_followed_to_their_works(paper: Document) -> None:
    thesis = (
        "The Role of the Judicial System and the Law Enforcement Agencies in Combating "
        "Terrorism in Pakistan"
    )
    assert _cited(paper, 6) == [("discussion with the author", (5,))]
    assert _cited(paper, 7) == [(thesis, (4,))]
    assert _cited(paper, 10) == [("In the Line of Fire: A Memoir", ()), (thesis, (4,))]
    assert _cited(paper, 22) == [(_cited(paper, 21)[0][0], (21,))]
    followed = [
        note.number
        for note in paper.notes
        if any(citation.resolved_from for citation in note.citations)
    ]
    assert followed == [6, 7, 10, 22]


def test_two_notes_cite_two_works_and_all_others_one(paper: Document) -> None:
    counts = {note.number: len(note.citations) for note in paper.notes}
    assert {number for number, count in counts.items() if count == 2} == {4, 10}
    assert {number for number, count in counts.items() if count == 1} == set(counts) - {4, 10}


def test_one_note_comments_and_cites(paper: Document) -> None:
    commenting = {note.number: note.commentary for note in paper.notes if note.commentary}
    assert set(commenting) == {26}
    assert commenting[26].startswith("According to a study")
    assert commenting[26].endswith("45 attacks during those months:")
    assert _cited(paper, 26) == [("2021: Pakistan saw 56% rise in militant attacks", ())]


def test_what_is_unsure_or_fits_no_field_is_said(paper: Document) -> None:
    unsure = {n.number: c.unsure for n in paper.notes for c in n.citations if c.unsure}
    assert set(unsure) == {35}
    assert "opening quotation mark" in unsure[35]
    left = {n.number: c.unparsed for n in paper.notes for c in n.citations if c.unparsed}
    assert left == {39: "Prime Minister of Pakistan"}


@pytest.mark.parametrize(
    "whole",
    [
        "As a gesture of good will, Islamabad released around 90 militants but TTP blamed it for "
        "not honouring the agreement to release 102 of its members in prison.",
        "According to the South Asia Terrorism Portal (SATP), from 9/11 2001 until 2017 Pakistan "
        "suffered more than 60.000 deaths and lost billions of dollars due to economic and "
        "infrastructure damages.",
        "Following the withdrawal of the US and NATO forces from Afghanistan in August 2021, the "
        "subsequent collapse of president Ashraf Ghani’s government and the fall of Kabul, the "
        "Afghan Taliban declared “victory”.",
        "They must be hunted, arrested, and punished”.",
        "When the Afghan Taliban took over Kabul, cross-border terrorism extensively surged.",
        "Ahmed Khaled, discussion with the author, Washington DC, May 2007.",
        "“Pakistan’s hard policy choices in Afghanistan”, Asia Report No. 320, 4 February 2022, "
        "International Crisis Group, https://www.crisisgroup.org/asia/south-asia/pakistan/"
        "pakistans-hard-policy-choices-afghanistan.",
    ],
)
def test_sentences_are_whole(paper: Document, whole: str) -> None:
    words = [paper.text[each.start : each.end] for each in paper.sentences]
    assert whole in words


def test_a_title_does_not_end_a_sentence(paper: Document) -> None:
    (aside,) = paper.asides
    first = paper.sentences_between(aside.start, aside.end)[0]
    assert paper.text[first.start : first.end].startswith("Dr Muhammad Tahir Mahmood holds")
