"""A program of commands, each imported only when it is called, so that each starts quickly."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pkgutil import resolve_name
from typing import Annotated, Any

import typer
from typer.core import TyperGroup


def _show_version(requested: bool) -> None:
    if requested:
        typer.echo(f"ibid {version('ibid')}")
        raise typer.Exit


def _program(
    show_version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Answers questions about a paper with verbatim quotations and the paper's own notes."""


def program(commands: Mapping[str, str]) -> typer.Typer:
    """The program `ibid` with these commands, in their order.

    `commands` maps a command's name to where it is defined (`module:name`): a function, or a
    `Typer` of several commands.
    """

    class Commands(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
            return list(commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            if cmd_name not in commands:
                return None
            with _without_garbage_collection():
                return _command(cmd_name, resolve_name(commands[cmd_name]))

    root = typer.Typer(
        name="ibid",
        cls=Commands,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    root.callback()(_program)
    return root


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Import modules without garbage collection, which would find nothing and takes time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _command(name: str, definition: Any) -> Any:
    """A function, or a `Typer` of several commands, as a command with a name."""
    if not isinstance(definition, typer.Typer):
        single = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
        single.command(name)(definition)
        definition = single
    command = typer.main.get_command(definition)
    command.name = name
    return command
