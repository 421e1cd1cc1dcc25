"""Decompression of HTTP bodies in pieces of bounded size."""

import zlib
from collections.abc import Iterable, Iterator

_CHUNK = 65536  # bytes that one step gives at most
_GZIP = 31  # window bits by which zlib reads a gzip stream
_GZIP_START = b"\x1f\x8b"


class DecompressionError(ValueError):
    """Bytes that are not compressed as declared, or by an unknown method; its text says which."""


def decompress(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The decompressed bytes of a body whose Content-Encoding is `encoding` (gzip, deflate, none).

    Each piece has at most 64 KiB. Raises `DecompressionError`.
    """
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise DecompressionError(f"it is compressed as {encoding}, which was not accepted")
    decompressor = None
    try:
        for piece in pieces:
            if decompressor is None:
                decompressor = zlib.decompressobj(_window_bits(encoding, piece))
            data = piece
            while data:
                yield decompressor.decompress(data, _CHUNK)
                data = decompressor.unconsumed_tail
                if decompressor.eof and decompressor.unused_data[:2] == _GZIP_START:
                    data = decompressor.unused_data
                    decompressor = zlib.decompressobj(_GZIP)
        if decompressor is None:
            return
        while not decompressor.eof and (rest := decompressor.decompress(b"", _CHUNK)):
            yield rest
        if not decompressor.eof:
            raise DecompressionError("it was cut off")
    except zlib.error as error:
        raise DecompressionError(str(error)) from error


def _window_bits(encoding: str, piece: bytes) -> int:
    """zlib's window bits: for gzip, for a zlib stream, or for raw deflate, which some servers
    send.
    """
    if encoding != "deflate":
        return _GZIP
    return 15 if piece[:1] and piece[0] & 0x0F == 8 else -15
