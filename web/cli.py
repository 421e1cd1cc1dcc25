"""The program `ibid`: the commands of `qa.cli`, and `serve`."""

from qa.cli.main import COMMANDS
from qa.cli.program import program

app = program({**COMMANDS, "serve": "web.serve:serve"})


def main() -> None:
    app()
