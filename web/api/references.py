"""The JSON API of references and bibliographies in citation styles."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from corpus.errors import ErrorBody
from qa.answer import Quote, make_quote
from qa.errors import BadQuestion
from qa.references.csl import item_of_work
from qa.references.styles import ENDINGS, MEDIA, Style, bibliography, cited
from web.server.dependencies import CurrentIndex
from web.server.lookups import find_document
from web.server.served_index import ServedIndex

_LONGEST = 20_000  # characters of a quotation

router = APIRouter(
    prefix="/api",
    responses={
        200: {"content": {media.partition(";")[0]: {} for media in MEDIA.values()}},
        404: {"model": ErrorBody},
    },
)

Place = Annotated[int, Query(ge=0)]


def _quote(served: ServedIndex, document: str, start: int, end: int) -> Quote:
    """Raises `UnknownDocument`, and `BadQuestion` where nothing can be quoted there."""
    held = find_document(served, document)
    if not 0 <= start < end <= len(held.text) or end - start > _LONGEST:
        raise BadQuestion(
            f"Nothing can be quoted from {start} to {end} of {document!r}.",
            f"It has {len(held.text)} characters, of which {_LONGEST} at once can be quoted.",
        )
    return make_quote(held, start, end, score=1.0)


@router.get("/reference", response_class=Response, operation_id="reference")
def reference(
    served: CurrentIndex, document: str, start: Place, end: Place, style: Style = "text"
) -> Response:
    """A reference to the characters `[start, end)` of a document in a style: the words with their
    place, or the document and the page.
    """
    quote = _quote(served, document, start, end)
    work = served.index.works.get(document)
    held = served.index.documents
    written = cited(style, quote, held[document], work, held)
    # Plain text, which a browser displays, so that it can be copied where scripts are off.
    return Response(written, media_type="text/plain; charset=utf-8")


@router.get("/bibliography", response_class=Response, operation_id="bibliography")
def works(served: CurrentIndex, document: str, style: Style = "bibtex") -> Response:
    """The works that a paper cites, as a file in a style."""
    find_document(served, document)
    cited_there = [
        work
        for work in served.index.works.values()
        if any(place.document == document for place in work.cited_by)
    ]
    name = f"works-{document}.{ENDINGS[style]}"
    return Response(
        bibliography(style, [item_of_work(work) for work in cited_there]),
        media_type=MEDIA[style],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
