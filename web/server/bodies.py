"""Reading a request's body: all of it, of a size that is allowed, and in time."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from starlette.types import Receive

BEGINNING = 64 * 1024  # bytes of a large body that are looked at before more of it is read


class CutOff(Exception):
    """The client left before its request's body was complete."""


class TooLarge(Exception):
    """A body has more bytes than are allowed."""


class TooSlow(Exception):
    """A client stopped sending in the middle of a body, or sends it too slowly."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a body is waited for, in seconds: for its next part, and for all of it.

    All of it has `whole` seconds and one more for every `rate` bytes that are allowed. A client
    that was refused in the middle of its body is read on for `linger` seconds, because many read
    no answer before they have sent everything. None was tuned: browsers send a form at once, and
    32 KiB/s is less than any network in use.
    """

    part: float = 30.0
    whole: float = 60.0
    rate: int = 32 * 1024
    linger: float = 5.0


PATIENCE = Patience()


async def read_body(
    receive: Receive,
    largest: int,
    patience: Patience,
    look: Callable[[bytes], None] | None = None,
) -> bytes:
    """The whole body. Raises `CutOff`, `TooSlow`, and `TooLarge` above `largest` bytes.

    `look` is called with the beginning of a body that is larger than `BEGINNING`, before the rest
    is read; what it raises ends the reading.
    """
    parts: list[bytes] = []
    size = 0
    clock = asyncio.get_running_loop().time
    end = clock() + patience.whole + largest / patience.rate
    while True:
        try:
            async with asyncio.timeout_at(min(end, clock() + patience.part)):
                message = await receive()
        except TimeoutError as error:
            raise TooSlow from error
        if message["type"] != "http.request":
            raise CutOff
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > largest:
            raise TooLarge
        if look is not None and size > BEGINNING:
            look(b"".join(parts))
            look = None
        if not message.get("more_body", False):
            return b"".join(parts)


async def discard_body(receive: Receive, largest: int, patience: Patience) -> None:
    """Read what a client still sends, up to `largest` bytes, and keep none of it."""
    size = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(patience.linger):
            while size <= largest:
                message = await receive()
                if message["type"] != "http.request" or not message.get("more_body", False):
                    return
                size += len(message.get("body", b""))
