"""A page of a document's original as a page shows it: the image, what lies over it, its text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.documents import Document, Note, Page
from qa.answer import Quote, make_quote
from qa.page_names import page_name
from web.originals.images import WIDEST
from web.pages.conversation_view import ConversationView, OriginalPlace
from web.pages.document_layout import Block, lay_out_page
from web.pages.original.overlay import Overlay, overlay_of

ZOOMS = (0, 75, 100, 150, 200, 300)  # percent; 0 is as wide as the pane
_PIXELS = 96 / 72  # of a page at 100 percent, for a point
_FITTING = 800  # pixels of a page that is as wide as the pane: more than most panes are
# Widths of images, in pixels. There are few of them so that an image serves several sizes.
_WIDTHS = (600, 1200, 1800, WIDEST)
_SHARPNESS = 1.5  # pixels of the image for one of the page; screens have 1 to 3


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another page or size of the original. `is_current` is whether it leads here."""

    name: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class OriginalView:
    """A page of the original. `name` is what the page is called, `width` and `height` are its size
    in pixels where it is not fitted into the pane, and `image_width` that of the image. `goes_on`
    leads to the other pages of the selected passage; `notes` are those whose marker or words are on
    the page. `selected` is the passage of the address, `quote` the name of the selected quote.
    """

    page: Page
    name: str
    width: int
    height: int
    image_width: int
    overlay: Overlay
    blocks: Sequence[Block]
    notes: Sequence[Note]
    previous: Step | None
    following: Step | None
    goes_on: Sequence[Step]
    zooms: Sequence[Step]
    zoom: int
    selected: Quote | None
    quote: str

    @property
    def hidden(self) -> Mapping[str, str]:
        """The fields of a form that turns to another page, besides the page's number."""
        passage = {}
        if self.selected is not None:
            passage = {"start": str(self.selected.start), "end": str(self.selected.end)}
        zoom = {"zoom": str(self.zoom)} if self.zoom else {}
        quote = {"quote": self.quote} if self.quote else {}
        return {"view": "original", **zoom, **quote, **passage}


def original_view(
    document: Document,
    conversation: ConversationView,
    wanted: OriginalPlace,
    quotes: Sequence[Quote],
    selected: tuple[str, Quote | None],
    offset: int,
) -> OriginalView:
    """The page that is `wanted`, else that of the passage, else that of the `offset`.

    `selected` is a quote with its name; a passage of the address takes its place.
    """
    passage = _passage(document, wanted)
    name, quote = ("", passage) if passage else selected
    if quote is not None and quote.document != document.id:
        name, quote = "", None
    own = [one for one in quotes if one.document == document.id]
    number = wanted.page or document.page_of(quote.start if quote else offset)
    page = document.pages[min(max(number, 1), len(document.pages)) - 1]
    zoom = wanted.zoom if wanted.zoom in ZOOMS else 0
    links = _Links(document, conversation, name, replace(wanted, page=page.number, zoom=zoom))
    scale = _PIXELS * zoom / 100 if zoom else _FITTING / (page.width or 1)
    width, height = (round(scale * (side or 1)) for side in (page.width, page.height))
    return OriginalView(
        page=page,
        name=page_name(document, page.number),
        width=width,
        height=height,
        image_width=next((one for one in _WIDTHS if one >= _SHARPNESS * width), WIDEST),
        overlay=overlay_of(document, page, own, quote),
        blocks=lay_out_page(document, page, own, quote),
        notes=notes_on(document, page),
        previous=links.page(page.number - 1),
        following=links.page(page.number + 1),
        goes_on=links.others(quote),
        zooms=links.zooms(),
        zoom=zoom,
        selected=passage,
        quote=name,
    )


def _passage(document: Document, wanted: OriginalPlace) -> Quote | None:
    """The passage of an address as a quote; `None` where it names none."""
    end = min(wanted.end, len(document.text))
    if not 0 <= wanted.start < end:
        return None
    return make_quote(document, wanted.start, end, score=1.0)


def notes_on(document: Document, page: Page) -> list[Note]:
    """The notes whose marker or words are on a page."""
    return [
        note
        for note in document.notes
        if any(page.start < place <= page.end for place in note.markers)
        or document.page_of(note.start)
        <= page.number
        <= document.page_of(max(note.end - 1, note.start))
    ]


@dataclass(frozen=True, slots=True)
class OriginalLinks:
    """Links from a text to the pages and passages of its original."""

    document: Document
    conversation: ConversationView
    zoom: int

    def page(self, number: int) -> str:
        """The address of a page of the original."""
        return self._at(OriginalPlace(number, zoom=self.zoom))

    def passage(self, start: int, end: int) -> str:
        """The address of the page of the original on which a passage begins, highlighted."""
        return self._at(OriginalPlace(start=start, end=end, zoom=self.zoom))

    def _at(self, shown: OriginalPlace) -> str:
        return self.conversation.at(read=self.document.id, original=shown, fragment="original")


@dataclass(frozen=True, slots=True)
class _Links:
    """Links from a page of the original that stay in the conversation and at the quote."""

    document: Document
    conversation: ConversationView
    quote: str
    shown: OriginalPlace

    def page(self, number: int) -> Step | None:
        """A link to a page; `None` where there is none of the number."""
        if not 1 <= number <= len(self.document.pages):
            return None
        return Step(page_name(self.document, number), self._at(replace(self.shown, page=number)))

    def others(self, quote: Quote | None) -> list[Step]:
        """Links to the other pages that a quote is on."""
        if quote is None:
            return []
        numbers = dict.fromkeys(
            one.page for one in self.document.rectangles(quote.start, quote.end)
        )
        steps = [self.page(number) for number in numbers if number != self.shown.page]
        return [step for step in steps if step is not None]

    def zooms(self) -> list[Step]:
        """Links to the sizes of the page."""
        return [
            Step(
                f"{zoom} %" if zoom else "Fit",
                self._at(replace(self.shown, zoom=zoom)),
                zoom == self.shown.zoom,
            )
            for zoom in ZOOMS
        ]

    def _at(self, shown: OriginalPlace) -> str:
        return self.conversation.at(
            read=self.document.id, quote=self.quote, original=shown, fragment="original"
        )
