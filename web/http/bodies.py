"""Reading a request's body whole, within limits of size and time."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from starlette.types import Receive

BEGINNING = 64 * 1024  # bytes of a large body that are checked before the rest is read


class CutOff(Exception):
    """The client disconnected before its request's body was complete."""


class TooLarge(Exception):
    """A body is larger than allowed."""


class TooSlow(Exception):
    """A client stopped sending in the middle of a body, or sends it too slowly."""


@dataclass(frozen=True, slots=True)
class BodyTimeouts:
    """Time limits of a request's body, in seconds.

    Its next part may take `part`. The whole body may take `whole`, and one second more for every
    `rate` bytes of the largest allowed size. After a refusal, the rest of the body is still read
    for `linger` seconds, because many clients read no response before they have sent everything.
    None was tuned: browsers send a form at once, and 32 KiB/s is slower than networks in use.
    """

    part: float = 30.0
    whole: float = 60.0
    rate: int = 32 * 1024
    linger: float = 5.0


BODY_TIMEOUTS = BodyTimeouts()


async def read_body(
    receive: Receive,
    largest: int,
    timeouts: BodyTimeouts,
    check: Callable[[bytes], None] | None = None,
) -> bytes:
    """The whole body. Raises `CutOff`, `TooSlow`, and `TooLarge` above `largest` bytes.

    `check` is called with the beginning of a body that is larger than `BEGINNING`, before the rest
    is read; an exception of it ends the reading.
    """
    parts: list[bytes] = []
    size = 0
    clock = asyncio.get_running_loop().time
    end = clock() + timeouts.whole + largest / timeouts.rate
    while True:
        try:
            async with asyncio.timeout_at(min(end, clock() + timeouts.part)):
                message = await receive()
        except TimeoutError as error:
            raise TooSlow from error
        if message["type"] != "http.request":
            raise CutOff
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > largest:
            raise TooLarge
        if check is not None and size > BEGINNING:
            check(b"".join(parts))
            check = None
        if not message.get("more_body", False):
            return b"".join(parts)


async def discard_body(receive: Receive, largest: int, timeouts: BodyTimeouts) -> None:
    """Read the rest of a body, up to `largest` bytes, and discard it."""
    size = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(timeouts.linger):
            while size <= largest:
                message = await receive()
                if message["type"] != "http.request" or not message.get("more_body", False):
                    return
                size += len(message.get("body", b""))
