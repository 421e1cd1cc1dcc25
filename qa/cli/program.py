"""A program of commands. Each is imported when it is called, so none waits for another's needs."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pkgutil import resolve_name
from typing import Annotated, Any

import typer
from typer.core import TyperGroup


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ibid {version('ibid')}")
        raise typer.Exit


def _program(
    version_wanted: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Answers questions about a paper with verbatim quotations and the paper's own notes."""


def program(commands: Mapping[str, str]) -> typer.Typer:
    """The program `ibid` with these commands, in their order: by name, where each is found
    (`module:name`). That is a function, or a `Typer` of several commands.
    """

    class Commands(TyperGroup):
        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
            return list(commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            if cmd_name not in commands:
                return None
            with _no_collection():
                return _command(cmd_name, resolve_name(commands[cmd_name]))

    made = typer.Typer(
        name="ibid",
        cls=Commands,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    made.callback()(_program)
    return made


@contextmanager
def _no_collection() -> Iterator[None]:
    """Switch garbage collection off while modules are imported: what they make is never garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _command(name: str, made: Any) -> Any:
    """A function, or a `Typer` of several commands, as a command with a name."""
    if not isinstance(made, typer.Typer):
        single = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
        single.command(name)(made)
        made = single
    command = typer.main.get_command(made)
    command.name = name
    return command
