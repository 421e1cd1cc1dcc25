"""The outermost middleware: it refuses requests before they reach the application."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.http.bodies import CutOff, TooLarge, TooSlow, discard_body, read_body
from web.http.capacity import Busy
from web.http.head_requests import answer_head
from web.http.refusals import Refused, busy, respond
from web.http.request_checks import (
    LOOPBACK,
    bearer_token,
    check_host,
    check_origin,
    is_light,
    is_page_image,
)
from web.http.rules import Rules
from web.http.safe_headers import with_safe_headers


class Guard:
    """ASGI middleware that checks a request's host, origin, token, size and time.

    A request that is refused, or whose body does not arrive whole, never reaches the application.
    The others are answered a limited number at once, with security headers; HEAD wherever GET is.
    """

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self.app = app
        self.rules = rules
        self.hosts = {*LOOPBACK, *(host.lower() for host in rules.hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        send = with_safe_headers(send)
        headers = Headers(scope=scope)
        try:
            self._check_head(scope, headers)
            await self._receive(scope, headers, receive, send)
        except CutOff:
            return  # there is no client left to answer
        except Refused as refused:
            await respond(refused, scope, headers, send)
            if refused.unread:
                largest = self.rules.largest_body(scope, headers)
                await discard_body(receive, largest, self.rules.timeouts)
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _check_head(self, scope: Scope, headers: Headers) -> None:
        """Check what is known before the body is read. Raises `Refused`."""
        method, path, token = scope["method"], scope["path"], self.rules.token
        check_host(headers, self.hosts)
        check_origin(method, path, headers)
        if token is not None and token.wanted(method, path):
            token.require(bearer_token(headers))
        announced = headers.get("content-length", "")
        largest = self.rules.largest_body(scope, headers)
        if announced.isdecimal() and int(announced[:20]) > largest:
            raise self.rules.too_large(scope, headers)

    async def _receive(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        """Receive the body and have the request answered; only so many files at once.

        Raises `Refused`, `CutOff`, and what the application raises.
        """
        if self.rules.largest_file(scope) is None:
            await self._answer(scope, await self._body(scope, headers, receive), receive, send)
            return
        try:
            upload = await self.rules.uploads.enter()
        except Busy as error:
            raise busy(unread=True) from error
        try:
            await self._answer(scope, await self._body(scope, headers, receive), receive, send)
        finally:
            upload.leave()

    async def _body(self, scope: Scope, headers: Headers, receive: Receive) -> bytes:
        """The whole body. Raises `Refused` and `CutOff`."""
        token = self.rules.token
        in_form = token is not None and scope["path"] in token.forms
        check = token.require_in_form if token is not None and in_form else None
        largest = self.rules.largest_body(scope, headers)
        try:
            return await read_body(receive, largest, self.rules.timeouts, check)
        except TooLarge as error:
            raise self.rules.too_large(scope, headers) from error
        except TooSlow as error:
            raise Refused(
                408,
                "too_slow",
                "The request's body did not arrive in time.",
                "Send the request again.",
                unread=False,  # the client has had its time
            ) from error

    async def _answer(self, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
        """Wait for a place among the requests that are answered, and run the application.

        Raises `Refused`, `CutOff`, and what the application raises.
        """
        replayed = False

        async def replay() -> Message:
            nonlocal replayed
            if replayed:
                return await receive()
            replayed = True
            return {"type": "http.request", "body": body, "more_body": False}

        if is_light(scope["path"]):
            await self._run(scope, replay, send)
            return
        rules = self.rules
        capacity = rules.drawings if is_page_image(scope["path"]) else rules.work
        try:
            place = await capacity.enter(receive)
        except Busy as error:
            raise busy(unread=False) from error

        async def leave_and_send(message: Message) -> None:
            # The response is computed: a client that reads it slowly delays no other request.
            place.leave()
            await send(message)

        try:
            await self._run(scope, replay, leave_and_send)
        finally:
            place.leave()

    async def _run(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":
            await answer_head(self.app, scope, receive, send)
        else:
            await self.app(scope, receive, send)
