"""Packed bytes unpacked, a bounded piece at a time."""

import zlib
from collections.abc import Iterable, Iterator

_CHUNK = 65536


class BadPacking(ValueError):
    """Bytes that are not packed as was said, or in a way that is not known; its text says so."""


def unpacked(pieces: Iterable[bytes], packed: str) -> Iterator[bytes]:
    """Bytes as they were before they were packed as `packed` says (gzip, deflate, or not at all).

    No piece has more than 64 KiB beyond what it was made of. Raises `BadPacking`.
    """
    if packed in ("", "identity"):
        yield from pieces
        return
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise BadPacking(f"it is packed as {packed}, which was not asked for")
    unpacker = None
    try:
        for piece in pieces:
            if unpacker is None:
                unpacker = zlib.decompressobj(_window(packed, piece))
            data = piece
            while data:
                yield unpacker.decompress(data, _CHUNK)
                data = unpacker.unconsumed_tail
                if unpacker.eof and unpacker.unused_data[:2] == b"\x1f\x8b":
                    data = unpacker.unused_data
                    unpacker = zlib.decompressobj(31)
        while (
            unpacker is not None and not unpacker.eof and (rest := unpacker.decompress(b"", _CHUNK))
        ):
            yield rest
        if unpacker is not None and not unpacker.eof:
            raise BadPacking("it was cut off")
    except zlib.error as error:
        raise BadPacking(str(error)) from error


def _window(packed: str, piece: bytes) -> int:
    """What zlib is told of a stream: gzip, zlib's own, or bare deflate, as some servers send it."""
    if packed != "deflate":
        return 31
    return 15 if piece[:1] and piece[0] & 0x0F == 8 else -15
