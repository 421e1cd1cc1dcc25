"""uvicorn's connection with a time limit for a request's head, and with errors as JSON."""

import asyncio
import json
from typing import cast

import h11
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from web.http.refusals import error_body
from web.http.safe_headers import SAFE_HEADERS


class Connection(H11Protocol):
    """A connection that is closed where the head of a request does not arrive in time.

    A client that connects has `seconds` to send the head of its first request, in however many
    parts. Between two requests, uvicorn's own `timeout_keep_alive` applies until the next begins.
    """

    seconds = 30.0  # not tuned: a head is a packet or two
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast(asyncio.Transport, transport))
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        self._refuse(400, "no_http", msg, "Send a request in HTTP/1.1.")

    def _wait_for_head(self) -> None:
        """Start the deadline, unless a request is being answered or uvicorn's own timeout runs."""
        busy = self.cycle is not None and not self.cycle.response_complete
        if busy or self.transport.is_closing() or self.timeout_keep_alive_task is not None:
            self._stop_waiting()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(self.seconds, self._too_late)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_late(self) -> None:
        self._deadline = None
        if self.transport.is_closing():
            return
        if self.conn.trailing_data[0] and self.conn.our_state is h11.IDLE:
            self._refuse(
                408, "too_slow", "The request did not arrive in time.", "Send the request again."
            )
        else:
            self.transport.close()

    def _refuse(self, status: int, code: str, message: str, remedy: str) -> None:
        """Send an error, unless a response has begun, and close the connection."""
        data = json.dumps(error_body(code, message, remedy)).encode()
        headers = {
            "content-type": "application/json",
            "content-length": str(len(data)),
            "connection": "close",
            **SAFE_HEADERS,
        }
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            answer = h11.Response(
                status_code=status, headers=list(headers.items()), reason=STATUS_PHRASES[status]
            )
            for event in (answer, h11.Data(data=data), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
