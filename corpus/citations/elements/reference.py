"""A citation as read from a note, before what it points back to is known."""

from dataclasses import dataclass
from typing import Any, Literal

from corpus.documents import Citation

PointerKind = Literal["ibid", "short", "op. cit.", "note", "name", "container"]
Fields = dict[str, Any]  # of a `Citation`, without `verbatim`


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation as read, and how it points back to an earlier one, if it does.

    `pointer` is the kind of pointer: to the work just before ("ibid"), by author and title
    ("short"), by author ("op. cit."), by the number `note` of a note ("note"), by a name that a
    work was given ("name"), and of a further piece of the newspaper or journal just before, to that
    ("container"). `short_names` are the names that this citation gives its work.
    `within` says that it stands within another citation, which an Ibid. behind them means.
    `same_author` says that the author is that of the work before. `named_before` are the words
    before it in its sentence, which may name the author; `around` are all words since the citation
    before, and its own.
    """

    citation: Citation
    pointer: PointerKind | None = None
    note: int | None = None
    short_names: tuple[str, ...] = ()
    within: bool = False
    same_author: bool = False
    named_before: str = ""
    around: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields that a reader found, and how they point back, if they do."""

    fields: Fields
    pointer: PointerKind | None = None
    note: int | None = None
    same_author: bool = False
