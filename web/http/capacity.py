"""A limit on concurrent requests: the others wait in a queue of limited length."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from web.http.bodies import CutOff


class Busy(Exception):
    """The queue is full, or a request has waited in it for too long."""


class Capacity:
    """`at_once` requests run, `waiting` more are queued, each for `seconds` at most.

    All requests must come from one event loop. None of the numbers was tuned: an answer keeps a
    processor busy, so more at once is not faster, but requests that wait for an index or a file
    should not stop the others.
    """

    def __init__(self, at_once: int = 8, waiting: int = 64, seconds: float = 30.0) -> None:
        self.at_once, self.waiting, self.seconds = at_once, waiting, seconds
        self._free = at_once
        self._queue: deque[asyncio.Future[None]] = deque()

    async def enter(self, disconnected: Callable[[], Awaitable[object]] | None = None) -> "Place":
        """Wait for a place, in order of arrival.

        `disconnected` is awaited meanwhile, and returns when the client has disconnected. Raises
        `Busy`, and `CutOff` where the client disconnected.
        """
        if self._free and not self._queue:
            self._free -= 1
            return Place(self._pass_on)
        if len(self._queue) >= self.waiting:
            raise Busy
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        gone = None if disconnected is None else asyncio.ensure_future(disconnected())
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
    """A place among the requests that run, until `leave` is called."""

    def __init__(self, pass_on: Callable[[], None]) -> None:
        self._pass_on: Callable[[], None] | None = pass_on

    def leave(self) -> None:
        """Give the place to the next request; further calls do nothing."""
        if self._pass_on is not None:
            self._pass_on()
            self._pass_on = None
