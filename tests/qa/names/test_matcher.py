"""Names in several spellings, and acronyms, derived from the document alone."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Document
from qa.names.acronyms import align, find_definitions, is_acronym
from qa.names.matcher import Names
from qa.names.tokens import fold, sound

FEN = [
    "The Board of Fen Drainage (BFD) was set up in 1809, and the BFD taxed every acre.",
    "The Eastern Water Trust, or EWT, opposed it, as did the Lode Millers’ Union (hereafter LMU).",
    "PRC (Peat Rights Committee) papers are lost; the PRC met in Thorneyholm.",
    "Its clerk, Muhammad Tahir Bexley, wrote to Mohammad Omar of the United Arab Emirates.",
    "Lashkar-e-Sedge and the Baluchistan Company came later; Al-Qaida did not.",
    "The Afghan Millers and the Pakistani Millers were rivals, and Hafiz Gul quarrelled with "
    "Hafiz Saeed.",
    "Operation Zarb-e-Reed followed Operation Rad-ul-Fen; a raw and windy time for us all.",
    "Operation Zareb-e-Reed was drawn up again.",
    "The Sedge Province (SP) and the Sedge Party (SP) were two things.",
]


@pytest.fixture(scope="module")
def fen() -> Names:
    return Names.read(FEN, ["Muhammad T. Bexley"])


@pytest.mark.parametrize(
    ("sentence", "short", "long"),
    [
        ("the Tehrik-e-Taliban Pakistan (TTP) in", "TTP", "Tehrik-e-Taliban Pakistan"),
        ("by Lashkar-e-Jhangvi (LeJ), then", "LeJ", "Lashkar-e-Jhangvi"),
        ("and Jaish-e-Muhammad, (JeM)", "JeM", "Jaish-e-Muhammad"),
        ("of the Khyber Pakhtunkhwa (KPK) province", "KPK", "Khyber Pakhtunkhwa"),
        ("the Islamic State–Khorasan (IS-K) and", "IS-K", "Islamic State–Khorasan"),
        ("LHC (the Large Hadron Collider) runs", "LHC", "Large Hadron Collider"),
        ("the Board of Fen Drainage (hereafter “BFD”)", "BFD", "Board of Fen Drainage"),
        ("the Mere Ice Company, or MIC, was", "MIC", "Mere Ice Company"),
        ("the BFD, or Board of Fen Drainage, was", "BFD", "Board of Fen Drainage"),
        ("magnetic resonance imaging (MRI; see below)", "MRI", "magnetic resonance imaging"),
    ],
)
def test_a_definition_is_found(sentence: str, short: str, long: str) -> None:
    found = list(find_definitions(sentence))
    assert [(one.short, one.long) for one in found] == [(short, long)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He met Mr Patel (USA) in London, or BBC studios, in 1990 (see p. 4).",
        "Farrow (1864) and Pell (Northwick: Saltmarsh Press) agree (II).",
        "The talks in Doha (which failed) (USIP)",
        "((((",
    ],
)
def test_other_brackets_are_no_definitions(sentence: str) -> None:
    assert list(find_definitions(sentence)) == []


def test_the_first_letter_must_begin_a_word() -> None:
    assert align("TTP", "butter pats") is None
    assert align("ABC", "") is None
    assert not is_acronym("Kabul")
    assert not is_acronym("VIII")


@pytest.mark.parametrize(
    ("question", "expanded"),
    [
        ("what did the BFD tax", "what did the BFD (Board of Fen Drainage) tax"),
        ("what did bfd tax", "what did bfd (Board of Fen Drainage) tax"),
        ("B.F.D. taxes", "BFD (Board of Fen Drainage) taxes"),
        ("the EWT's aims", "the EWT's (Eastern Water Trust) aims"),
        ("the Eastern Water Trust?", "the Eastern Water Trust (EWT)?"),
        ("the BFD (Board of Fen Drainage)", "the BFD (Board of Fen Drainage)"),
        ("LMU", "LMU (Lode Millers’ Union)"),
        ("the Peat Rights Committee", "the Peat Rights Committee (PRC)"),
        ("Who led LeS?", "Who led LeS (Lashkar-e-Sedge)?"),
        ("in the UAE", "in the UAE (United Arab Emirates)"),
        ("lashker e sedge", "Lashkar-e-Sedge"),
        ("the Balochistan Company", "the Baluchistan Company"),
        ("balochistan", "Baluchistan"),
        ("al qaeda, alqaida", "Al-Qaida, Al-Qaida"),
        ("did Mohammed Omar", "did Mohammad Omar"),
    ],
)
def test_a_question_is_rewritten_in_the_words_of_the_document(
    question: str, expanded: str, fen: Names
) -> None:
    assert fen.expand(question) == expanded


@pytest.mark.parametrize(
    "question",
    [
        "who is it for us, as was the raw sp",
        "Who is it? Us, or them",
        "the Afghan Millers and the pakistani millers in 2021 and 2022",
        "Hafiz Gul Bahadur, Hafiz Saeed, hafiz gul",
        "Operation Rad-ul-Fen",
        "What did the SP do?",
        "WHO and US and NATO",
        "Bexly, Thornyholme and Ghana",
        "",
    ],
)
def test_other_questions_are_unchanged(question: str, fen: Names) -> None:
    assert fen.expand(question) == question


def test_forms_of_one_name(fen: Names) -> None:
    assert fen.forms("BFD") == ("BFD", "Board of Fen Drainage")
    assert fen.forms("board of fen drainage") == fen.forms("BFD")
    assert set(fen.forms("Zarb-e-Reed")) == {"Zarb-e-Reed", "Zareb-e-Reed"}
    assert set(fen.forms("Muhammad T. Bexley")) == {"Muhammad T. Bexley", "Muhammad Tahir Bexley"}
    assert fen.forms("Hafiz Gul") == ("Hafiz Gul",)
    assert fen.forms("Mongolia") == ()
    assert fen.forms("") == ()


def test_an_acronym_with_two_long_forms_is_joined_with_none(fen: Names) -> None:
    assert fen.forms("SP") == ("SP",)
    assert "SP" not in fen.forms("Sedge Party")


def test_mentions_have_the_places_of_names(fen: Names) -> None:
    text = "Had the BFD, or lashker-e sedge, been in Balochistan?"
    found = [(text[m.start : m.end], m.key) for m in fen.find(text)]
    assert found == [
        ("BFD", "BFD"),
        ("lashker-e sedge", "Lashkar-e-Sedge"),
        ("Balochistan", "Baluchistan"),
    ]
    assert fen.find("the raw spring of 1809 for us") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammad", "Muhammad"),
        ("Mohammed", "Mohamad"),
        ("Tehreek", "Tehrik"),
        ("Taleban", "Taliban"),
        ("Qaida", "Qaeda"),
        ("Lashkar", "Lashker"),
        ("Shariah", "Sharia"),
        ("Hussein", "Hussain"),
        ("Fasaad", "Fasad"),
        ("Søren", "Søren"),
        ("Zürich", "Zurich"),
    ],
)
def test_transliterations_have_one_key(one: str, other: str) -> None:
    assert sound(fold(one)) == sound(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ghani", "Ghana"),
        ("Iran", "Iraq"),
        ("Omar", "Omer"),
        ("Maria", "Mario"),
        ("Robert", "Roberta"),
        ("Parson", "person"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Barry", "Bari"),
        ("Hanson", "Hansen"),
        ("Slovakia", "Slovenia"),
        ("Nasser", "Nasir"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert sound(fold(one)) != sound(fold(other))


def test_the_shipped_paper(paper: Document) -> None:
    names = Names.of(paper)
    assert names.forms("ISKP")[0] == "IS-K"
    assert "Islamic State-Khorasan Province" in names.forms("ISK")
    assert set(names.forms("FATA")) == {
        "FATA",
        "Federal Administrative Tribal Areas",
        "Federal Administered Tribal Areas",
    }
    assert not set(names.forms("Afghan Taliban")) & set(names.forms("TTP"))
    assert names.forms("Pakistani Taliban") == ("Pakistani Taliban",)
    assert not set(names.forms("Zarb-e-Azb")) & set(names.forms("Radd-ul-Fasaad"))
    assert names.forms("LeJ") != names.forms("LeI")
    assert names.expand("when was tehreek e taleban pakistan founded") == (
        "when was Tehrik-e-Taliban Pakistan (TTP) founded"
    )
    assert Names.of(paper).expand("ISKP, us and LeJ") == names.expand("ISKP, us and LeJ")


def test_the_second_paper_has_no_name_in_two_forms_but_persons(second_paper: Document) -> None:
    names = Names.of(second_paper)
    assert names.forms("Edwin Pell") == ("Edwin Pell",)
    assert names.forms("Rosalind Pell") == ("Rosalind Pell",)
    assert names.expand("Who let the ice to the Mere Ice Company?").endswith("Company?")


TEXTS = st.lists(
    st.one_of(st.text(max_size=12), st.sampled_from(" ".join(FEN).split())), max_size=20
).map(" ".join)


@given(TEXTS)
def test_only_names_are_changed_in_a_question(question: str) -> None:
    names = Names.read(FEN)
    mentions = names.find(question)
    assert all(0 <= m.start < m.end <= len(question) for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    expanded, place = names.expand(question), 0
    copied = 0
    for mention in mentions:
        # What stands between two names is there, in order.
        between = question[copied : mention.start]
        place = expanded.find(between, place)
        assert place >= 0
        place += len(between)
        copied = mention.end
    rest = question[copied:]
    assert expanded.endswith(rest.removeprefix("’s").removeprefix("'s"))


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_any_text_can_be_read(sentences: list[str], question: str) -> None:
    names = Names.read(sentences)
    assert names.expand(question) == Names.read(sentences).expand(question)
    for mention in names.find(question):
        assert mention.key in names.forms(question[mention.start : mention.end]) or mention.key


def test_a_name_with_a_particle_behind_and() -> None:
    names = Names.read(
        ["Churchill and de Gaulle spoke on the second day.", "Later de Gaulle left."]
    )
    assert names.forms("Gaulle") == ("Gaulle",)
    assert names.forms("Churchill and de Gaulle") == ("Churchill and de Gaulle",)
    question = "What did Churchill and de Gaulle say to Gaulle?"
    assert names.expand(question) == question


_NAME = st.sampled_from("Churchill Gaulle O’Neill Zarb Azb Azab Muhammad T. É İ ﬁ ǅ Fen".split())
_PARTICLE = st.sampled_from("de del von bin al ul e i of for and".split())
_OTHER = st.sampled_from("the The TTP IS-K LeJ U.S. (TTP) ( ) , ; ’s . “ ” 1809 ½ x_y".split())
# Names with particles before, between and behind them, joined by conjunctions.
_PHRASE = st.lists(st.one_of(_NAME, _PARTICLE), min_size=1, max_size=4).map(" ".join)
NAMED = st.one_of(
    st.lists(_PHRASE, max_size=4).map(" and ".join),
    st.lists(
        st.tuples(st.one_of(_PHRASE, _OTHER), st.sampled_from([" ", " ", "-", "", "’", "’s "])),
        max_size=8,
    ).map(lambda pieces: "".join(word + gap for word, gap in pieces)),
)


@pytest.mark.slow
@settings(max_examples=500)
@given(st.lists(NAMED, max_size=5), st.lists(NAMED, max_size=2), NAMED)
def test_names_particles_and_acronyms_in_any_order_can_be_read(
    sentences: list[str], people: list[str], question: str
) -> None:
    names, again = Names.read(sentences, people), Names.read(sentences, people)
    for text in (question, *sentences, *people):
        assert names.expand(text) == again.expand(text)
        assert all(0 <= m.start < m.end <= len(text) for m in names.find(text))
        assert all(names.forms(form) for form in names.forms(text))
