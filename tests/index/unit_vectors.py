"""The vector that a unit of an index should have."""

from index.encoding.encoder import Encoder, Matrix
from index.search.index import Index


def vector_of(index: Index, place: int, encoder: Encoder) -> Matrix:
    """The vector of the unit at a place, made anew; shape (dimensions,)."""
    unit = index.units[place]
    words, in_context = unit.embedded_in(index.documents[unit.document].text)
    ((_, vectors),) = encoder.rounds([words], [in_context])
    vector: Matrix = vectors[0]
    return vector
