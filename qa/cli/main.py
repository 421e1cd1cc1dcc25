"""The commands of `ibid`, but for `serve`, which `web.cli` adds."""

from typing import Any

from qa.cli.program import program


def _build() -> Any:
    from qa.cli.build import build

    return build


def _index() -> Any:
    from qa.cli.index import index

    return index


def _sources() -> Any:
    from qa.cli.sources import sources

    return sources


def _support() -> Any:
    from qa.cli.support import support

    return support


def _ask() -> Any:
    from qa.cli.ask import ask

    return ask


def _notes() -> Any:
    from qa.cli.notes import notes

    return notes


def _check() -> Any:
    from qa.cli.check import check

    return check


def _evaluate() -> Any:
    from qa.cli.evaluate import evaluate

    return evaluate


def _model() -> Any:
    from qa.cli.model import model

    return model


COMMANDS = {
    "build": _build,
    "index": _index,
    "sources": _sources,
    "support": _support,
    "ask": _ask,
    "notes": _notes,
    "check": _check,
    "eval": _evaluate,
    "model": _model,
}

app = program(COMMANDS)
