"""Small texts of the kinds that readers of plain text get wrong: each is one class of fault."""

from tests.corpus.notes.reading import (
    body,
    marked,
    of_kind,
    read,
    sentences,
    told,
    words_of,
)


def test_a_name_with_a_particle_is_read_as_any_other() -> None:
    document = read("The two met at Hane in June. Holt and van der Beeck spoke on the first day.\n")
    assert sentences(document)[1] == "Holt and van der Beeck spoke on the first day."


def test_footnotes_in_brackets_beside_a_numbered_list() -> None:
    document = read(
        "The quay was built by the men of two towns.[1] They disagreed about\nthe lime.\n\n"
        "    [Footnote 1: Quay Book, 1688, p. 5.]\n\n"
        "The lime was burnt on the beach.[2] It was paid for with salt.\n\n"
        "    [Footnote 2: Ibid., p. 9. The bill is\n    lost.]\n\n"
        "The keeper sold three kinds of fish:\n\n"
        "1. Herring. They were salted.\n\n2. Cod. It was dried.\n\n3. Eels. They were eaten.\n"
    )
    assert told(document) == [
        ("1", 1, "Quay Book,", ("towns.",)),
        ("2", 1, "Ibid., p.", ("beach.",)),
    ]
    assert words_of(document)[1] == "Ibid., p. 9. The bill is lost."
    for item in ("1. Herring. They were salted.", "2. Cod. It was dried."):
        assert item in of_kind(document, "prose")
    assert document.warnings == ()


def test_one_note_to_which_nothing_refers() -> None:
    document = read(
        "The kiln burnt lime for the parish until 1801.[1] It had one flue,\nwhich smoked.[2]\n\n"
        "The new owner built a second, which fell on the owner.[4] The kiln is\na fold now.[5]\n\n"
        "[1] R. Dunn, Kilns (Hane: Quay, 1930), 8.\n\n[2] Ibid., 9.\n\n"
        "[3] A drawing is in the hall.\n\n[4] Dunn, Kilns, 40.\n\n[5] Ibid.\n"
    )
    assert [(label, bool(marks)) for label, _, _, marks in told(document)] == [
        *(("1", True), ("2", True), ("3", False), ("4", True), ("5", True)),
    ]
    assert document.warnings == ("Nothing in the text refers to note 3.",)


def test_a_label_alone_above_its_words_among_paragraphs() -> None:
    document = read(
        "The tune was played at every wedding on the island.[1]\n\n[1] So the fiddler said.\n\n"
        "Its words are known from one copy.[2]\n\n[2]\n\n"
        "    The boat lay over on the sand,\n    And no one came to right her.\n\n"
        "The second part is lost.[3] It was long.\n\n[3] It had nine verses.\n\n"
        "The copy was sold abroad.[4]\n\n[4] For a pound.\n"
    )
    assert words_of(document) == [
        "So the fiddler said.",
        "The boat lay over on the sand, And no one came to right her.",
        "It had nine verses.",
        "For a pound.",
    ]
    assert [word for word, _ in marked(document)] == ["island.", "copy.", "lost.", "abroad."]


FERRY = """\
   The toll was farmed to a widow in 1820 and taken back in 1824.1 She had
paid for two of the four years.2 The trust blamed the floods, and she
blamed the trust, which had moved the gate to a road that nobody had ever

1 Trust Minutes, 4 May 1820, p. 2.
2 Ibid., p. 8.

                                   Road Trust Papers          9
\f   The Widow's Gate: a study

used after dark.3 The next farmer was a smith from Dunley.4 He paid for
one year in advance and was found in the spring to have left the county

{middle}

                                   Road Trust Papers         10
\f   The Widow's Gate: a study

with the gate.5 It was seen at Hane fair, where it was sold for firewood to a
man who did not know what it was and hung it in front of his own orchard.6

5 Hane Packet, "A Gate," 9 June 1825.
6 Ibid., 16 June 1825.

                                   Road Trust Papers         11
\f"""
FIRST_ALONE = '3\n    Gate Book, 1822, fol. 6.\n4 Hane Packet, "The Smith," 2 May 1824.'
SECOND_ALONE = '3 Gate Book, 1822, fol. 6.\n4\n    Hane Packet, "The Smith," 2 May 1824.'


def _check_ferry(middle: str) -> None:
    document = read(FERRY.format(middle=middle))
    assert [label for label, *_ in told(document)] == ["1", "2", "3", "4", "5", "6"]
    assert words_of(document)[2:4] == [
        "Gate Book, 1822, fol. 6.",
        'Hane Packet, "The Smith," 2 May 1824.',
    ]
    assert [word for word, _ in marked(document)] == [
        *("1824.", "years.", "dark.", "Dunley.", "gate.", "orchard."),
    ]
    assert (
        "The trust blamed the floods, and she blamed the trust, which had moved the gate to a road "
        "that nobody had ever used after dark." in sentences(document)
    )
    assert "Road Trust Papers" not in document.text
    assert "Widow" not in document.text


def test_a_page_of_notes_that_begins_with_a_label_alone() -> None:
    _check_ferry(FIRST_ALONE)


def test_a_label_alone_below_another_note() -> None:
    _check_ferry(SECOND_ALONE)


def test_a_running_foot_whose_blanks_shrink_is_no_part_of_a_note() -> None:
    document = read(FERRY.format(middle="3 Gate Book, 1822, fol. 6.\n4 Hane Packet, 1824."))
    assert words_of(document)[1] == "Ibid., p. 8."
    assert not any("Papers" in words for words in words_of(document))


def test_notes_with_names() -> None:
    document = read(
        "The hall was built by the carters.[^1] They built at night, by lanterns\nlent by the "
        "inn.[^inn]\n\nThe bell came in 1911 and is cracked.[^2]\n\n"
        "[^1]: O. Pugh, *Halls* (Dee: Llan, 1960), 4.\n\n[^inn]: Ibid., 6.\n\n[^2]: Ibid., 9.\n"
    )
    assert [(note.label, note.number) for note in document.notes] == [
        *(("1", 1), ("inn", 2), ("2", 3)),
    ]
    assert [word for word, _ in marked(document)] == ["carters.", "inn.", "cracked."]


def test_a_marker_has_the_note_of_its_own_chapter() -> None:
    document = read(
        "Chapter One\n\nThe first lamp was lit in 1700.[1] It smoked.[2]\n\nNotes\n\n"
        "[1] Lamp Book, p. 1.\n\n[2] Ibid., p. 3.\n\n"
        "Chapter Two\n\nThe last lamp went out in 1890.[1] Nobody noticed.[2]\n\nNotes\n\n"
        '[1] Packet, "Dark," 3 May 1890.\n\n[2] Watch Book.\n'
    )
    assert marked(document) == [
        *(("1700.", "Lamp"), ("smoked.", "Ibid.,"), ("1890.", "Packet,"), ("noticed.", "Watch")),
    ]
    assert [note.id for note in document.notes] == ["1", "2", "2.1", "2.2"]


def test_running_heads_without_form_feeds() -> None:
    document = read(
        "   The guild met in the loft until 1690, since the shop below had no floor\n"
        "and the street had no lamps. In that year the warden gave it a floor, and\n"
        "the guild, which had never thanked him for anything before, had his name\n"
        "cut into a beam where he himself could not see it and where anybody that\n"
        "2                  THE FLOOR OF THE SHOP\n\n                     Papers of the Guild\n\n"
        "looked up could. The beam was sold in 1701.1 It was bought back from a\n"
        "shipwright in the same year, who had planed it, and the guild resolved to\n"
        "cut the name again in a place where it would be seen by no one but rats,\n"
        "——————\n  1 Guild Minutes, 9 June 1701.\n"
        "                  Cite as: 4 Guild Pap. 7 (1920)                  3\n\n"
        "                     Papers of the Guild\n\n"
        "of which there were many. Nobody has looked for it since the last warden\n"
        "was buried, and the floor above it has been nailed down for good.\n"
        "4                  THE FLOOR OF THE SHOP\n\n                     Papers of the Guild\n\n"
        "The shop burned in 1790.\n"
    )
    assert words_of(document) == ["Guild Minutes, 9 June 1701."]
    assert marked(document) == [("1701.", "Guild")]
    for words in ("FLOOR OF THE SHOP", "Papers of the Guild", "Cite as", "———"):
        assert words not in body(document)
    assert (
        "It was bought back from a shipwright in the same year, who had planed it, and the guild "
        "resolved to cut the name again in a place where it would be seen by no one but rats, of "
        "which there were many." in sentences(document)
    )


def test_numbering_that_begins_at_twelve_between_paragraphs() -> None:
    document = read(
        "The market was held on Fridays from 1702.[12] Nobody came.\n\n[12] Roll, 1702, m. 1.\n\n"
        "It was moved to the green.[13] Then it rained.\n\n[13] Ibid., m. 2.\n"
    )
    assert told(document) == [
        ("12", 1, "Roll, 1702,", ("1702.",)),
        ("13", 1, "Ibid., m.", ("green.",)),
    ]


def test_numbering_that_begins_at_twelve_on_pages() -> None:
    document = read(
        "   The bell was cast in 1702 by a woman.12 It cracked in a week.13\n\n"
        "12 Roll, 1702, m. 1.\n13 Ibid., m. 2.\n\f"
        "   It was recast in 1703 by her son.14 He charged for both, and was paid for one.\n\n"
        "14 Ibid., m. 6.\n"
    )
    assert [(note.label, note.page) for note in document.notes] == [("12", 1), ("13", 1), ("14", 2)]
    assert [word for word, _ in marked(document)] == ["woman.", "week.", "son."]


def test_a_title_and_a_byline_on_the_first_lines() -> None:
    document = read(
        "The Bell Founders of Hane\n\nBy Maud Treharne\n\n"
        "The first bell of Hane was cast in 1702 in a field.1 Its founder was paid in wool.2\n\n"
        "The last founder left in 1911, and took the moulds.3\n\n"
        "1 Amy Roe, Bells (Dee: Llan, 1999), 4.\n2 Ibid., 5.\n3 Roe, Bells, 80.\n"
    )
    assert (document.title, document.authors) == ("The Bell Founders of Hane", ("Maud Treharne",))
    assert all("Treharne" not in name for section in document.sections for name in section.path)
    assert [word for word, _ in marked(document)] == ["field.", "wool.", "moulds."]
