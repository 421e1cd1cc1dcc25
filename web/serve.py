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
from web.http.connection import Connection
from web.server.jobs import Job
from web.server.state import ServerState

_SHUTDOWN_TIMEOUT = 10  # seconds that requests may take to end when the server stops


class CannotListen(IbidError):
    """The server cannot listen on an address: it is in use, unknown or not allowed."""

    code = "cannot_listen"
    category = "unavailable"


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
    listener = _bind(chosen.host, chosen.port)
    application = create_app(chosen, _print_job if watch else None)
    if build:
        _bring_up_to_date(chosen, application.state.ibid)
    listener.listen()  # before the address is printed: connections then wait for the server
    name = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    watching = f", watching {chosen.papers}" if watch else ""
    terminal().print(
        f"Ibid is at http://{name}:{listener.getsockname()[1]}{watching} (Ctrl-C stops it)"
    )
    _Server(application).run(sockets=[listener])


class _Server(uvicorn.Server):
    """uvicorn, which stops a rebuild before it waits for requests: some may follow its progress."""

    def __init__(self, application: FastAPI) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                log_level="warning",
                server_header=False,
                http=Connection,
                timeout_graceful_shutdown=_SHUTDOWN_TIMEOUT,
            )
        )
        self._state = application.state

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._state.stop.set()
        await asyncio.to_thread(self._state.jobs.stop)
        await super().shutdown(sockets)


def _bind(host: str, port: int) -> socket.socket:
    """A socket bound to an address, which does not listen yet. Raises `CannotListen`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sets TCP_NODELAY only on sockets whose protocol is TCP; without it, each response
    # waits some 40 ms for the acknowledgement of its first part.
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


def _bring_up_to_date(chosen: Settings, state: ServerState) -> None:
    """Build the index and open it.

    A build that fails is printed, and raised only where there is no earlier index to serve.
    """
    build_error: IbidError | None = None
    try:
        show_report(terminal(), build_with_progress(chosen, wait=True))
    except IbidError as error:
        build_error = error
    try:
        state.reload()  # so that the first question does not wait for the model
    except IbidError as error:
        raise build_error or error from error
    if build_error is not None:
        print_error(build_error.detail, as_json=False)
        terminal(stderr=True).print("The previous index is served.")


def _print_job(job: Job) -> None:
    """Print a rebuild that failed, changed something or skipped papers."""
    if job.error is not None:
        print_error(job.error, as_json=False)
        return
    report = job.report
    if report is None:
        return
    show_skipped(report.skipped)
    if report.unchanged:
        return
    counts = ", ".join(
        f"{len(documents)} {change}"
        for change, documents in (
            ("added", report.added),
            ("changed", report.changed),
            ("removed", report.removed),
        )
        if documents
    )
    what = counts or report.why or "rebuilt completely"
    terminal().print(f"Rebuilt: {what}; {report.seconds:.1f} s; index {report.index}.")
