"""The commands about encoder models: `ibid model`, `ibid model get`."""

from typing import Annotated, Any

import typer

from corpus.errors import IbidError
from index.encoding.model_download import fetch_model
from index.encoding.models import KNOWN, find_model
from qa.cli.errors import reports_errors
from qa.cli.options import AsJson
from qa.cli.output import print_json
from qa.rendering.progress import progress_bar
from qa.rendering.terminal import terminal
from qa.settings import Settings, settings

model = typer.Typer(
    help="List encoder models on this machine, or download one.", add_completion=False
)

_MEGABYTE = 10**6  # bytes


@model.callback(invoke_without_command=True)
@reports_errors
def list_models(context: typer.Context, as_json: AsJson = False) -> None:
    """List the encoder models that are on this machine, and those that can be downloaded."""
    if context.invoked_subcommand is not None:
        return
    chosen = settings()
    models = [_describe(chosen, name) for name in dict.fromkeys((*KNOWN, chosen.model))]
    if as_json:
        print_json({"models": models})
        return
    console = terminal()
    for one in models:
        used = "  (used: IBID_MODEL)" if one["used"] else ""
        console.print(f"{one['name']}{used}", style="bold" if one["used"] else "")
        if one["here"]:
            console.print(f"   here: {one['folder']}")
        else:
            console.print(f"   {one['problem']} {one['remedy']}")


def _describe(chosen: Settings, name: str) -> dict[str, Any]:
    """A model for programs: whether it is on this machine and in use, or why it cannot be used."""
    known = KNOWN.get(name)
    about: dict[str, Any] = {
        "name": name,
        "used": name == chosen.model,
        "here": False,
        "folder": None,
        "sha256": None,
        "megabytes": known.megabytes if known else None,
        "problem": None,
        "remedy": None,
    }
    try:
        files = find_model(name, downloads=chosen.downloads)
    except IbidError as error:
        return {**about, "problem": error.message, "remedy": error.remedy}
    return {**about, "here": True, "folder": str(files.folder), "sha256": files.sha256}


@model.command()
@reports_errors
def get(
    name: Annotated[str, typer.Argument(help=f"One of {', '.join(KNOWN)}.")],
    force: Annotated[bool, typer.Option("--force", help="Download even if present.")] = False,
    as_json: AsJson = False,
) -> None:
    """Download a model, checked against its official SHA-256. Nothing else downloads one."""
    chosen = settings()
    known = KNOWN.get(name)
    if known is not None and not as_json:
        terminal(stderr=True).print(f"{name}: {known.megabytes} MB, to {chosen.downloads / name}")
    with progress_bar() as step:
        folder = fetch_model(
            name,
            chosen.downloads,
            lambda done, of: step("downloading (MB)", done // _MEGABYTE, of // _MEGABYTE),
            force=force,
        )
    if as_json:
        print_json(_describe(chosen, name))
    else:
        terminal().print(f"{name} is in {folder}. IBID_MODEL={name} uses it.")
