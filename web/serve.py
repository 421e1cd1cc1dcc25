"""The command `ibid serve`."""

import asyncio
import socket
from typing import Annotated

import typer
import uvicorn
from fastapi import FastAPI

from corpus.errors import IbidError
from qa.cli.build import build_with_progress
from qa.cli.errors import print_error, reports_errors
from qa.rendering.index import show_report, show_skipped
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings
from web.app import create_app
from web.server.connection import Connection
from web.server.jobs import Job
from web.server.state import State

_AT_LAST = 10  # seconds that requests are waited for when the server stops


class CannotListen(IbidError):
    """The address is taken or not allowed."""

    code = "cannot_listen"
    category = "unavailable"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Of a socket that is not said to be TCP's, asyncio would let every answer wait some 40 ms for
    # the acknowledgement of its first part.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CannotListen(
            f"Cannot listen on {host}, port {port}: {error.strerror or error}.",
            "Choose another port with --port.",
        ) from error
    return listener


class _Server(uvicorn.Server):
    """Ends a rebuild before it waits for the last requests: some may be following it."""

    def __init__(self, application: FastAPI) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                log_level="warning",
                server_header=False,
                http=Connection,
                timeout_graceful_shutdown=_AT_LAST,
            )
        )
        self._state = application.state

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._state.stop.set()
        await asyncio.to_thread(self._state.jobs.stop)
        await super().shutdown(sockets)


def _bring_up_to_date(chosen: Settings, state: State) -> None:
    """Build the index and open it.

    A build that fails is printed, and raised only where there is no earlier index to serve.
    """
    failed: IbidError | None = None
    try:
        show_report(terminal(), build_with_progress(chosen, wait=True))
    except IbidError as error:
        failed = error
    try:
        state.reload()  # the first question should not wait for the model
    except IbidError as error:
        raise failed or error from error
    if failed is not None:
        print_error(failed.detail, False)
        terminal(stderr=True).print("The index before it is served.")


def _tell(job: Job) -> None:
    """A rebuild that changed something or failed, while the texts are watched."""
    if job.error is not None:
        print_error(job.error, False)
    elif job.report is not None:
        done = job.report
        counts = ", ".join(
            f"{len(listed)} {name}"
            for name, listed in (
                ("added", done.added),
                ("changed", done.changed),
                ("removed", done.removed),
            )
            if listed
        )
        show_skipped(done.skipped)
        if done.unchanged:
            return
        what = counts or done.why or "built anew"
        terminal().print(f"Rebuilt: {what}; {done.seconds:.1f} s; index {done.index}.")


@reports_errors
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 picks a free one.")] = None,
    build: Annotated[bool, typer.Option(help="Bring the index up to date first.")] = True,
    watch: Annotated[
        bool, typer.Option("--watch", help="Rebuild the index whenever papers or sources change.")
    ] = False,
) -> None:
    """Serve the page and the API; brings the index up to date first."""
    update = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    chosen = settings().model_copy(update=update)
    listener = _listen(chosen.host, chosen.port)
    application = create_app(chosen, _tell if watch else None)
    if build:
        _bring_up_to_date(chosen, application.state.ibid)
    name = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    listener.listen()  # so that who reads the address can connect: requests wait for the server
    watching = f", watching {chosen.papers}" if watch else ""
    terminal().print(
        f"Ibid is at http://{name}:{listener.getsockname()[1]}{watching} (Ctrl-C stops it)"
    )
    _Server(application).run(sockets=[listener])
