"""Options that several commands have."""

from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OfDocument = Annotated[
    str | None, typer.Option("--document", "-d", help="Only this document (its id).")
]
