"""The program `ibid`: the commands of `qa.cli`, and `serve`."""

from typing import Any

from qa.cli.main import COMMANDS
from qa.cli.program import program


def _serve() -> Any:
    from web.serve import serve

    return serve


app = program({**COMMANDS, "serve": _serve})


def main() -> None:
    app()
