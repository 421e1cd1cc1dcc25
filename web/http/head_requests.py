"""HEAD requests, answered as GET without the body."""

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send


async def answer_head(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Run the application for GET and send only the head of its response.

    A response without a length may be a stream without an end, so its application is cancelled.
    """
    started, endless = asyncio.Event(), False

    async def send_head(message: Message) -> None:
        nonlocal endless
        if message["type"] == "http.response.start" and not started.is_set():
            endless = "content-length" not in Headers(raw=message["headers"])
            await send(message)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            started.set()

    answering = asyncio.ensure_future(app({**scope, "method": "GET"}, receive, send_head))
    waiting = asyncio.ensure_future(started.wait())
    try:
        await asyncio.wait({answering, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if endless:
            answering.cancel()
            await asyncio.wait({answering})
        else:
            await answering
    finally:
        waiting.cancel()
        answering.cancel()
