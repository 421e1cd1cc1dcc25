"""How many requests are worked on at once; the others wait for their turn, or are sent away."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from web.server.bodies import CutOff


class Busy(Exception):
    """As many requests as may wait are waiting, or this one has waited long enough."""


class Capacity:
    """`at_once` requests are worked on, `waiting` more wait, each for `seconds` at most.

    All requests come from one event loop. None of the numbers was tuned: computing takes a
    processor, so more at once is not quicker, and what waits for an index or for a file that is
    read should not stop the others.
    """

    def __init__(self, at_once: int = 8, waiting: int = 64, seconds: float = 30.0) -> None:
        self.at_once, self.waiting, self.seconds = at_once, waiting, seconds
        self._free = at_once
        self._queue: deque[asyncio.Future[None]] = deque()

    async def enter(self, left: Callable[[], Awaitable[object]] | None = None) -> "Place":
        """Wait for a place; first come, first served. `left` returns when the client has left.

        Raises `Busy`, and `CutOff` where the client left.
        """
        if self._free and not self._queue:
            self._free -= 1
            return Place(self._pass_on)
        if len(self._queue) >= self.waiting:
            raise Busy
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        gone = None if left is None else asyncio.ensure_future(left())
        try:
            awaited = {one for one in (turn, gone) if one is not None}
            await asyncio.wait(awaited, timeout=self.seconds, return_when=asyncio.FIRST_COMPLETED)
            if gone is not None and gone.done():
                raise CutOff
            if not turn.done():
                raise Busy
        except BaseException:
            if turn.done():
                self._pass_on()
            else:
                self._queue.remove(turn)
            raise
        finally:
            if gone is not None:
                gone.cancel()
        return Place(self._pass_on)

    def _pass_on(self) -> None:
        if self._queue:
            self._queue.popleft().set_result(None)
        else:
            self._free += 1


class Place:
    """A place among those that are worked on, until it is left."""

    def __init__(self, pass_on: Callable[[], None]) -> None:
        self._pass_on: Callable[[], None] | None = pass_on

    def leave(self) -> None:
        """Give the place to the next; once is enough."""
        if self._pass_on is not None:
            self._pass_on()
            self._pass_on = None
