"""What pages are called: by the number that is printed on them, and by that of the file."""

from corpus.documents import Document


def page_words(page: int, last_page: int, label: str, last_label: str) -> str:
    """Pages in words: "pages 3–4", and "page 412 (page 5 of the file)" where the printed number
    differs from the page's number in the file, which counts from 1.
    """
    words = _counted(label, last_label)
    if (label, last_label) == (str(page), str(last_page)):
        return words
    return f"{words} ({_counted(str(page), str(last_page))} of the file)"


def page_range(label: str, last_label: str) -> str:
    """Printed numbers of pages as a citation has them: "412" or "412–413"."""
    return label if label == last_label else f"{label}–{last_label}"


def page_name(document: Document, number: int) -> str:
    """The page of a document with a number, in words."""
    label = document.page_label(number)
    return page_words(number, number, label, label)


def _counted(first: str, last: str) -> str:
    return f"page{'' if first == last else 's'} {page_range(first, last)}"
