"""Options that several commands have."""

from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OfDocument = Annotated[
    str | None, typer.Option("--document", "-d", help="Only this document (its id).")
]
WithId = Annotated[
    str | None, typer.Option("--id", help="Only the note with this id, such as 12 or 2.12.")
]
