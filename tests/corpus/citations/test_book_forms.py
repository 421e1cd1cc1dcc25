"""Books, articles, reports, archives, news and media in the manners in which notes cite them."""

import time
from typing import Any

import pytest

from tests.corpus.citations.notes import check, only, read

CITED: dict[str, dict[str, Any]] = {
    # books
    "Plato, Republic, trans. G. M. A. Grubb (Exeter: Hatch, 1992), 514a–517c.": {
        "kind": "book", "authors": ("Plato",), "translators": ("G. M. A. Grubb",),
        "title": "Republic", "place": "Exeter", "publisher": "Hatch", "date": "1992",
        "locator": "514a–517c",
    },
    "Tom Hale, Letters, trans. and ed. R. H. Alder (Leeds: Aire, 1991), letter 14.": {
        "kind": "book", "authors": ("Tom Hale",), "translators": ("R. H. Alder",),
        "editors": ("R. H. Alder",), "title": "Letters", "place": "Leeds", "publisher": "Aire",
        "date": "1991", "locator": "letter 14",
    },
    "Robert Alder, The Salt Tax, Royal Tax Society Studies in History, 33 (Leeds: Aire, 1931), "
    "4.": {
        "kind": "book", "authors": ("Robert Alder",), "title": "The Salt Tax", "place": "Leeds",
        "publisher": "Aire", "date": "1931", "locator": "4",
    },
    "[Tom Hale], An Essay upon Salt (London, 1694), sig. A2r.": {
        "kind": "book", "authors": ("Tom Hale",), "title": "An Essay upon Salt",
        "place": "London", "date": "1694", "locator": "sig. A2r",
    },
    "Anon., The Salt-Tax Unmasked (London, 1732), 3.": {
        "kind": "book", "title": "The Salt-Tax Unmasked", "place": "London", "date": "1732",
        "locator": "3",
    },
    "Pavel Zorin, Sol i vlast [Salt and power] (Moscow: Vekha, 1994), 71.": {
        "kind": "book", "authors": ("Pavel Zorin",), "title": "Sol i vlast", "place": "Moscow",
        "publisher": "Vekha", "date": "1994", "locator": "71",
    },
    "ALDER, Robert H., The Salt Tax, Oxford, Clare Press, 1931, p. 14.": {
        "kind": "book", "authors": ("ALDER, Robert H.",), "title": "The Salt Tax",
        "place": "Oxford", "publisher": "Clare Press", "date": "1931", "locator": "p. 14",
    },
    "Alder, Robert/Ruiz, Ana (Hrsg.): Die Salzsteuer, München: Beck 1931, S. 14.": {
        "kind": "book", "editors": ("Alder, Robert", "Ruiz, Ana"), "title": "Die Salzsteuer",
        "place": "München", "publisher": "Beck", "date": "1931", "locator": "S. 14",
    },
    "Alder, R.H. (1931) The Salt Tax, 3rd edn, Clare Press, Oxford, p. 14.": {
        "kind": "book", "authors": ("Alder, R.H.",), "title": "The Salt Tax", "edition": "3rd",
        "place": "Oxford", "publisher": "Clare Press", "date": "1931", "locator": "p. 14",
    },
    "Ruiz, A. & Alder, R.H. (eds), The Salt Tax, Leiden, Brink, 2001, p. 14.": {
        "kind": "book", "editors": ("Ruiz, A.", "Alder, R.H."), "title": "The Salt Tax",
        "place": "Leiden", "publisher": "Brink", "date": "2001", "locator": "p. 14",
    },
    "Robert Alder, La gabelle, Paris, Colin, coll. « Histoire », 1931, p. 14.": {
        "kind": "book", "authors": ("Robert Alder",), "title": "La gabelle", "place": "Paris",
        "publisher": "Colin", "date": "1931", "locator": "p. 14",
    },
    "Ana Ruiz, Pits and Pay (Lark 2nd edn 1999) ch 4.": {
        "kind": "book", "authors": ("Ana Ruiz",), "title": "Pits and Pay", "edition": "2nd",
        "publisher": "Lark", "date": "1999", "locator": "ch 4",
    },
    "Ann Finch, ed. and trans., The Salt Laws (Leeds: Aire, 1999), 77n3.": {
        "kind": "book", "editors": ("Ann Finch",), "title": "The Salt Laws", "place": "Leeds",
        "publisher": "Aire", "date": "1999", "locator": "77n3",
    },
    "The Papers of Giles Orde, ed. Ann Finch, 12 vols. (Leeds: Aire, 1950–), 3:77.": {
        "kind": "book", "editors": ("Ann Finch",), "title": "The Papers of Giles Orde",
        "place": "Leeds", "publisher": "Aire", "date": "1950–", "volume": "3", "locator": "77",
    },
    "Ann Finch, Salt, 2 vols (Oxford, 1999–2001), I, pp. 77–8.": {
        "kind": "book", "authors": ("Ann Finch",), "title": "Salt", "place": "Oxford",
        "date": "1999–2001", "volume": "I", "locator": "pp. 77–8",
    },
    # chapters and articles
    "Giles Orde, Salt Not Taxed (1781), in Tracts, ed. Ann Finch (Leeds: Aire, 1999), 77.": {
        "kind": "chapter", "authors": ("Giles Orde",), "editors": ("Ann Finch",),
        "title": "Salt Not Taxed", "container": "Tracts", "place": "Leeds", "publisher": "Aire",
        "date": "1999", "locator": "77",
    },
    "Ann Finch, “Salt,” in A History of Tax, vol. 3, The Early World, ed. J. Lowe (Leeds: Aire, "
    "2009), 9.": {
        "kind": "chapter", "authors": ("Ann Finch",), "editors": ("J. Lowe",), "title": "Salt",
        "container": "A History of Tax", "volume": "3", "place": "Leeds", "publisher": "Aire",
        "date": "2009", "locator": "9",
    },
    "Ana Ruiz, ‘The Saltmen’, in Salt and State, ed. by R. H. Alder and Tom Oke (Leiden: Brink, "
    "2001), pp. 14–33 (p. 20).": {
        "kind": "chapter", "authors": ("Ana Ruiz",), "editors": ("R. H. Alder", "Tom Oke"),
        "title": "The Saltmen", "container": "Salt and State", "place": "Leiden",
        "publisher": "Brink", "date": "2001", "locator": "p. 20",
    },
    "Ana Ruiz, ‘The Saltmen’, in Lives of Salters, ed. by Tom Oke, 3 vols (Leiden: Brink, "
    "1998–2001), "
    "ii (2000), pp. 14–33.": {
        "kind": "chapter", "authors": ("Ana Ruiz",), "editors": ("Tom Oke",),
        "title": "The Saltmen", "container": "Lives of Salters", "place": "Leiden",
        "publisher": "Brink", "date": "2000", "volume": "ii", "locator": "pp. 14–33",
    },
    "Ruiz, A. (2001) ‘The saltmen’, in Alder, R.H. and Oke, T. (eds) Salt and State. Leiden: "
    "Brink, "
    "pp. 14–33.": {
        "kind": "chapter", "authors": ("Ruiz, A.",), "editors": ("Alder, R.H.", "Oke, T."),
        "title": "The saltmen", "container": "Salt and State", "place": "Leiden",
        "publisher": "Brink", "date": "2001", "locator": "pp. 14–33",
    },
    "Ana Ruiz, “The Saltmen,” chap. 3 in Salt and State (Leiden: Brink, 2001).": {
        "kind": "chapter", "authors": ("Ana Ruiz",), "title": "The Saltmen",
        "container": "Salt and State", "place": "Leiden", "publisher": "Brink", "date": "2001",
        "locator": "chap. 3",
    },
    "Ana Ruiz, ‘Salt Riots’, Eastern Salt Review, xliv. 102 (1985), 33–60.": {
        "kind": "journal", "authors": ("Ana Ruiz",), "title": "Salt Riots",
        "container": "Eastern Salt Review", "volume": "xliv", "issue": "102", "date": "1985",
        "locator": "33–60",
    },
    "Ana Ruiz, “Salt Riots,” forthcoming in Journal of Tax.": {
        "kind": "journal", "authors": ("Ana Ruiz",), "title": "Salt Riots",
        "container": "Journal of Tax",
    },
    "Minister in Lagos to Foreign Office, 4 June 1938, Documents on Salt Policy, 3rd ser., vol. 2, "
    "no. 77.": {
        "kind": "chapter", "authors": ("Minister in Lagos",), "volume": "2",
        "title": "Minister in Lagos to Foreign Office", "container": "Documents on Salt Policy",
        "date": "4 June 1938", "locator": "no. 77",
    },
    # reports
    "CRS Report R49913, Salt Exports: An Overview, by Ana Ruiz and Tom Oke, p. 22.": {
        "kind": "report", "authors": ("Ana Ruiz", "Tom Oke"), "title": "Salt Exports: An Overview",
        "locator": "p. 22",
    },
    "National Board of Salt, Care at a Distance (Leeds, 1971), 3.": {
        "kind": "report", "authors": ("National Board of Salt",), "title": "Care at a Distance",
        "place": "Leeds", "date": "1971", "locator": "3",
    },
    "Ana Ruiz, Salt at Sea, RR-2044-AF, Santa Tecla, Calif.: SALT Corporation, 2018, p. 12.": {
        "kind": "report", "authors": ("Ana Ruiz",), "title": "Salt at Sea",
        "place": "Santa Tecla, Calif.", "publisher": "SALT Corporation", "date": "2018",
        "locator": "p. 12",
    },
    "Salt Board, Salt Surveys: Norlund 2016, Salt Publishing, Paris, 2016, p. 71.": {
        "kind": "report", "authors": ("Salt Board",), "title": "Salt Surveys: Norlund 2016",
        "place": "Paris", "publisher": "Salt Publishing", "date": "2016", "locator": "p. 71",
    },
    "World Salt Agency (2012) Stocks and Prices. Geneva: WSA, p. 14.": {
        "kind": "report", "authors": ("World Salt Agency",), "title": "Stocks and Prices",
        "place": "Geneva", "publisher": "WSA", "date": "2012", "locator": "p. 14",
    },
    "Wim Claes, “Silos” (paper presented at the meeting of the Salt Society, Des Plaines, IL, "
    "April 9, "
    "1999), 6.": {
        "kind": "report", "authors": ("Wim Claes",), "title": "Silos", "place": "Des Plaines, IL",
        "date": "April 9, 1999", "locator": "6",
    },
    "Department of Fisheries, Parks and Public Lands and Bureau of Tribal Waters, Joint Plan "
    "(Boise, ID, "
    "2008), 14.": {
        "kind": "report", "title": "Joint Plan", "place": "Boise, ID", "date": "2008",
        "authors": ("Department of Fisheries, Parks and Public Lands", "Bureau of Tribal Waters"),
        "locator": "14",
    },
    "Great Britain, Royal Commission on Brine, Minutes of Evidence (London: Print, 1907), Q. 14.": {
        "kind": "report", "authors": ("Great Britain, Royal Commission on Brine",),
        "title": "Minutes of Evidence", "place": "London", "publisher": "Print", "date": "1907",
        "locator": "Q. 14",
    },
    "Ann Dorr, “Why Salt,” Tarn Policy Paper, No. 14, Leeds, March 2013, p. 4.": {
        "kind": "report", "authors": ("Ann Dorr",), "title": "Why Salt", "place": "Leeds",
        "date": "March 2013", "locator": "p. 4",
    },
    "Ann Dorr, Docks, report prepared for the Ministry of Ports (Oslo, 1995), p. 3.": {
        "kind": "report", "authors": ("Ann Dorr",), "title": "Docks", "place": "Oslo",
        "date": "1995", "locator": "p. 3",
    },
    "Ann Dorr, “Why Salt” (working paper, Salt Institute, Hamburg, March 2010).": {
        "kind": "report", "authors": ("Ann Dorr",), "title": "Why Salt", "place": "Hamburg",
        "publisher": "Salt Institute", "date": "March 2010",
    },
    # newspapers and media
    "Sol Green, “Making Salt,” interview by Ann Dorr, Film Monthly, May 2011, 14.": {
        "kind": "newspaper", "authors": ("Sol Green",), "title": "Making Salt",
        "container": "Film Monthly", "date": "May 2011", "locator": "14",
    },
    "Tarn Observer (Tarn, OH), May 4, 1981.": {
        "kind": "newspaper", "container": "Tarn Observer", "place": "Tarn, OH",
        "date": "May 4, 1981",
    },
    "“Pit Ponies,” episode 3 of The Deep, directed by Sol Green, aired May 4, 2011, on PBS.": {
        "kind": "video", "authors": ("Sol Green",), "title": "Pit Ponies", "container": "The Deep",
        "publisher": "PBS", "date": "May 4, 2011",
    },
    "Ann Dorr, Lead Found in Nine Schools, Tarn Valley Disp., Nov. 3, 2015, at A1.": {
        "kind": "newspaper", "authors": ("Ann Dorr",), "title": "Lead Found in Nine Schools",
        "container": "Tarn Valley Disp.", "date": "Nov. 3, 2015", "locator": "A1",
    },
    "Obituary of Ann Dorr, Tarn Times, 4 March 2001, p. 22.": {
        "kind": "newspaper", "title": "Obituary of Ann Dorr", "container": "Tarn Times",
        "date": "4 March 2001", "locator": "p. 22",
    },
    "Ann Dorr, letter to the editor, Tarn Times, 9 March 2001, p. 19.": {
        "kind": "newspaper", "authors": ("Ann Dorr",), "title": "letter to the editor",
        "container": "Tarn Times", "date": "9 March 2001", "locator": "p. 19",
    },
    "Le Phare, 4 mai 1908, p. 2.": {
        "kind": "newspaper", "container": "Le Phare", "date": "4 mai 1908", "locator": "p. 2",
    },
    "Tarner Zeitung, Nr. 114, 17. Mai 1931, S. 2.": {
        "kind": "newspaper", "container": "Tarner Zeitung", "date": "17. Mai 1931",
        "locator": "S. 2",
    },
    "Ann Dorr, “What It Means,” Grey Ledger (blog), March 1, 2022.": {
        "kind": "web page", "authors": ("Ann Dorr",), "title": "What It Means",
        "container": "Grey Ledger", "date": "March 1, 2022",
    },
    "“Harbour Lights,” The Night Hour, hosted by Sam Orde, aired May 4, 1988, on NPR.": {
        "kind": "video", "authors": ("Sam Orde",), "title": "Harbour Lights",
        "container": "The Night Hour", "publisher": "NPR", "date": "May 4, 1988",
    },
    "Port Watch (@portwatch), “The cranes are back,” X, 3 June 2023.": {
        "kind": "post", "authors": ("Port Watch",), "title": "The cranes are back",
        "container": "X", "date": "3 June 2023",
    },
    "Colin Strand, interview by Maeve Roon, Morning Desk, Channel North, May 3, 2009.": {
        "kind": "video", "authors": ("Colin Strand",), "container": "Morning Desk",
        "publisher": "Channel North", "date": "May 3, 2009",
    },
    # archives
    "GARF, f. 9914, op. 3, d. 112, l. 44.": {
        "kind": "archive", "title": "GARF", "locator": "f. 9914, op. 3, d. 112, l. 44",
    },
    "GStA PK, I. HA, Rep. 77, Nr. 114, Bl. 33.": {
        "kind": "archive", "title": "GStA PK", "locator": "I. HA, Rep. 77, Nr. 114, Bl. 33",
    },
    "TNA, HO 9945/118, note of meeting, 11 Feb. 1932.": {
        "kind": "archive", "title": "TNA", "date": "11 Feb. 1932", "locator": "HO 9945/118",
    },
    "Harriet Penn, Diary, MS 4412, fol. 31v, Tarn Antiquarian Society.": {
        "kind": "archive", "authors": ("Harriet Penn",), "title": "Diary",
        "locator": "MS 4412, fol. 31v",
    },
    "Deed Book 14, p. 331, Tanner County Clerk’s Office.": {
        "kind": "archive", "title": "Deed Book 14", "locator": "p. 331",
    },
    "Port captain to ministry, telegram, 2 April 1926, file 611.4/17, RG 59, National Archives.": {
        "kind": "archive", "authors": ("Port captain",), "title": "National Archives",
        "date": "2 April 1926", "locator": "file 611.4/17, RG 59",
    },
    "Dora May, interview by Carl Hess, March 2, 1978, transcript, p. 14, Mill Workers Oral History "
    "Collection, Tide University.": {
        "kind": "archive", "authors": ("Dora May",), "date": "March 2, 1978", "locator": "p. 14",
        "title": "Mill Workers Oral History Collection",
    },
    "Interview with Ana Pett, Judge, Tarn County Dist. Ct., in Tarn, Tex. (June 4, 2013).": {
        "kind": "personal communication", "authors": ("Ana Pett",), "place": "Tarn, Tex",
        "title": "Interview with Ana Pett", "date": "June 4, 2013",
    },
}  # fmt: skip


@pytest.mark.parametrize("words", CITED)
def test_a_work_is_read_into_its_fields(words: str) -> None:
    check(only(words), **CITED[words])


def _works(*notes: str) -> list[list[int | None]]:
    return [[citation.work for citation in note.citations] for note in read(*notes)]


def test_two_works_in_one_sentence_are_two() -> None:
    note = (
        "All figures are from Petra Oss, Closing (Leeds: Aire, 2006), table 3, and Bureau of "
        "Schools, Survey 1958 (Oslo: Print, 1959), 14."
    )
    (found,) = read(note)
    assert [citation.title for citation in found.citations] == ["Closing", "Survey 1958"]
    assert found.commentary == "All figures are from"


@pytest.mark.parametrize("lead", ["Source: ", "Data from ", "Both quotations from ", "Pace "])
def test_words_that_lead_to_a_work_are_none_of_it(lead: str) -> None:
    citation = only(f"{lead}Petra Oss, Closing (Leeds: Aire, 2006), table 3.")
    assert (citation.authors, citation.title) == (("Petra Oss",), "Closing")


def test_what_a_note_is_on_is_commentary() -> None:
    (found,) = read("For a contrary view, see Petra Oss, Closing (Leeds: Aire, 2006), 3.")
    assert found.commentary == "For a contrary view"


def test_remarks_on_emphasis_are_commentary() -> None:
    (found,) = read("Petra Oss, Closing (Leeds: Aire, 2006), 3 (my translation).")
    assert found.commentary == "(my translation)."
    assert not found.citations[0].verbatim.endswith("translation).")


def test_further_days_of_a_newspaper_are_works_of_it() -> None:
    notes = read(
        "Tarn Tribune, January 4, 1894, 1; January 5, 1894, 3; and January 9, 1894, 1.",
        "Tarn Tribune, January 5, 1894, 3.",
    )
    assert [citation.work for citation in notes[0].citations] == [1, 2, 3]
    assert {citation.container for citation in notes[0].citations} == {"Tarn Tribune"}
    assert notes[1].citations[0].work == 2


def test_conversations_are_found_again() -> None:
    assert _works(
        "Dora May, interview by Carl Hess, March 2, 1978, transcript, p. 14, Mill Workers Oral "
        "History Collection.",
        "Author interview 14, former clerk, Port Selim, 3 March 2016.",
        "Author interview 15, Port Selim, 4 March 2016.",
        "May interview, p. 17.",
        "Author interview 14.",
    ) == [[1], [2], [3], [1], [2]]


def test_a_volume_is_found_again_by_the_name_of_its_archive() -> None:
    assert _works(
        "Archivo Municipal de Tarn (hereafter AMT), Actas del Cabildo, libro 14, fol. 22r.",
        "AMT, Actas del Cabildo, libro 14, fol. 30r.",
        "AMT, Actas del Cabildo, libro 15, fol. 2r.",
    ) == [[1], [1], [2]]


def test_files_of_one_fond_are_works_of_their_own() -> None:
    assert _works("GARF, f. 99, op. 3, d. 112, l. 44.", "GARF, f. 99, op. 3, d. 118, l. 2.") == [
        [1], [2],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "piece", ["see Committee on A. ", "A. 1 p. and ", "see (1999) « ", "by see Studies in Aa, /"]
)
def test_no_sentence_takes_seconds(piece: str) -> None:
    start = time.process_time()
    read(piece * (1400 // len(piece)))
    assert time.process_time() - start < 3


def test_theses_and_main_words_of_titles_are_found_again() -> None:
    assert _works(
        "B. R. Holt, ‘The Spade and the State’ (Univ. of Hull Ph.D. thesis, 1991), p. 144.",
        "Holt, thesis, p. 150.",
        "Holt, ‘Spade and State’, ch. 3.",
    ) == [[1], [1], [1]]


def test_works_in_one_pair_of_brackets_are_found_again() -> None:
    assert _works(
        "Smith, J. (2010). Canals and credit. Journal of Canals, 12(3), 44–61.",
        "Jones, A., & Smith, J. (2012). Locks. Tarn University Press.",
        "(Jones & Smith, 2012, pp. 4–5; Smith, 2010)",
    ) == [[1], [2], [2, 1]]


@pytest.mark.parametrize(
    "words",
    [
        "Press, Journal of Health Law 14 (2011) Orde to Hale, S. Gant Town Rev. Orme, HMSO,",
        "Mole [hereinafter 9. (Wash. Carnforth, 1947) 4 Associated Press, 1841) 55. ,",
        "Aa, A. 1999. Bb. Cc, no. 4, Dd.",
    ],
)
def test_no_words_are_an_error(words: str) -> None:
    assert len(read(words, "Ibid.")) == 2
