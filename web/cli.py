"""`ibid serve`, added to the other commands; this module's `main` is the program."""

import socket
from typing import Annotated

import typer
import uvicorn

from corpus.errors import IbidError
from qa.cli import app, build_with_progress, told
from qa.settings import settings
from qa.show import show_report, terminal
from web.app import create_app

__all__ = ["app", "main", "serve"]


class CannotListen(IbidError):
    """The address is taken or not allowed."""

    code = "cannot_listen"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
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


@app.command()
@told
def serve(
    host: Annotated[str | None, typer.Option(help="Where to listen.")] = None,
    port: Annotated[int | None, typer.Option(help="On which port; 0 takes a free one.")] = None,
    build: Annotated[bool, typer.Option(help="Bring the index up to date first.")] = True,
) -> None:
    """Serve the page and the API; brings the index up to date first."""
    update = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    chosen = settings().model_copy(update=update)
    console = terminal()
    listener = _listen(chosen.host, chosen.port)
    if build:
        show_report(console, build_with_progress(chosen))
    application = create_app(chosen)
    if build:
        application.state.ibid.asker()  # the first question should not wait for the model
    name = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    console.print(f"Ibid is at http://{name}:{listener.getsockname()[1]} (Ctrl-C stops it)")
    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", server_header=False))
    server.run(sockets=[listener])


def main() -> None:
    app()
