"""Texts of four pages with running heads and feet."""

from corpus.lines import split_lines
from corpus.plaintext.furniture import find_pages

# Four pages that end in the middle of sentences, of eight lines each.
PARTS = [
    [
        "The council met in the barn until 1760, because the hall had no roof and",
        "the inn had no room for more than nine men and a dog. In that year the",
        "reeve paid for a roof himself, and the council, which had opposed him in",
        "every other matter, voted him a silver spoon. He did not use it, and he",
        "left it to his niece, who sold it in the same week to a pedlar. It was the",
        "only spoon that the council had ever voted to anybody, and they wished to",
        "have it back. The pedlar asked twice what he had paid. The council sent a",
        "letter to say that they would pay for the spoon but not for the walk, and the",
    ],
    [
        "pedlar sent it back unopened. The matter was then put off from one meeting",
        "to the next for eleven years. It is not known who kept the spoon in this",
        "time. A boy found it in the river in the spring of 1772 and was paid for it",
        "by the reeve's heirs, who had no right to it either. They gave it to the",
        "church, where it was used to stir the lime when the walls were done. It lay",
        "in the lime until the vestry was cleaned, and was then taken to be a nail",
        "by a mason from another parish. He used it as one. The beam that it held is",
        "still there, and visitors are shown it at Easter by the sexton, who will also",
    ],
    [
        "tell them the rest of the story if he is asked. It has been told in print",
        "three times, and each time with another ending. In one of them the pedlar",
        "comes back as an old man and is elected to the council. In the second, the",
        "niece does. The third is the only one with a date in it, and the date is a",
        "Sunday, on which the council never met. Nobody has looked for the receipt,",
        "though it must be among the papers of the reeve. They fill two chests. The",
        "chests are in the attic of the hall, under the part of the roof that was",
        "paid for first and that has never let in any rain. There was once a plan to",
    ],
    [
        "print them in the county series, with notes by the vicar. He wrote the notes",
        "first. They are said to be the best account of the council that there is,",
        "and to need no text beside them. The society asked for the text as well, and",
        "the vicar, who was by then very deaf, thanked them for their kind words. In",
        "the year of his death the notes were lent to a printer at Hane, and he lost",
        "them in a move. He remembered one, on the word spoon, which he said was in",
        "three columns. It has been looked for since, in the attic as well as at the",
        "printer's, and once in the river.",
    ],
]


def text_of(heads: list[str], feet: list[str], *, between: str) -> str:
    """The parts with a head and a foot on each page."""
    pages = []
    for lines, head, foot in zip(PARTS, heads, feet, strict=True):
        above = f"{head}\n\n" if head else ""
        below = f"\n\n{foot}" if foot else ""
        pages.append(above + "\n".join(lines) + below)
    return between.join(pages) + between  # pdftotext ends the last page with a form feed, too


WHOLE = " ".join(line for part in PARTS for line in part)
PAGES = range(2, 2 + len(PARTS))
BETWEEN = {"with form feeds": "\n\f", "without": "\n\n"}
NUMBERED_HEADS = {
    "a number before": [f"{page}    THE SPOON OF OSNEY" for page in PAGES],
    "a number behind": [f"The Spoon of Osney | {page}" for page in PAGES],
    "odd and even": [
        f"{page}     OSNEY REVIEW" if page % 2 else f"THE SPOON OF OSNEY     {page}"
        for page in PAGES
    ],
}
HEADS = {
    "the same head": ["The Spoon of Osney"] * 4,
    "blanks that vary": [f"The{' ' * n}Spoon of{' ' * (5 - n)}Osney" for n in range(1, 5)],
    "dates that vary": [
        f"Osney Review, {date} 1994" for date in ("3 May", "10 June", "17 July", "1 August")
    ],
    "citations": ["Cite as: 12 Osn. Rev. 4 (1994)"] * 4,
}
FEET = {
    "page numbers": ["1", "2", "3", "4"],
    "page numbers in dashes": ["- 98 -", "- 99 -", "- 100 -", "- 101 -"],
    "pages of pages": [f"Page {n} of 4" for n in range(1, 5)],
    "a service and a number": [f"Osney Press Service{' ' * (12 - n)}{n}" for n in range(8, 12)],
}


def furniture_of(text: str) -> list[str]:
    """The words of the lines of page furniture."""
    return [line.text.strip() for line in find_pages(split_lines(text)).furniture]
