"""Errors of page images: no such page, a file that has changed, a file that is gone."""

from corpus.errors import IbidError

_REBUILD = "Rebuild the index: by `ibid build`, or on the page “Index”."


class NoPageImages(IbidError):
    """A document's file has no pages of a size."""

    code = "no_page_images"
    category = "not_found"

    @classmethod
    def of(cls, ident: str) -> "NoPageImages":
        """The error about the document with an id."""
        return cls(
            f"The file of {ident!r} has no pages of a size, so they cannot be shown as images.",
            "Read its text; only PDF files have such pages.",
        )


class UnknownPage(IbidError):
    """A document has no page with the given number."""

    code = "unknown_page"
    category = "not_found"

    @classmethod
    def of(cls, ident: str, number: int, pages: int) -> "UnknownPage":
        """The error about a page of the document with an id, which has so many pages."""
        return cls(f"{ident!r} has no page {number}.", f"Its pages are counted from 1 to {pages}.")


class ChangedFile(IbidError):
    """A file is not the one that a document was read from."""

    code = "file_changed"
    category = "conflict"

    @classmethod
    def of(cls, name: str) -> "ChangedFile":
        """The error about the file with a name."""
        return cls(f"{name} has changed since the index was built.", _REBUILD)


class MissingFile(IbidError):
    """The file that a document was read from cannot be read any more."""

    code = "file_missing"
    category = "conflict"

    @classmethod
    def of(cls, name: str, cause: str) -> "MissingFile":
        """The error about the file with a name, and why it cannot be read."""
        return cls(f"{name} cannot be read: {cause}.", f"Put it back, or remove it. {_REBUILD}")
