"""JSON on standard output."""

import json
import sys
from typing import Any


def print_json(value: Any, *, line: bool = False) -> None:
    """Print a value as JSON, indented, or on a single `line` where more lines follow.

    Dataclasses become what `corpus.serialization.to_json` makes of them. Characters that the
    encoding of standard output lacks are escaped.
    """
    from corpus.serialization import to_json

    encoding = (sys.stdout.encoding or "ascii").lower()
    indent = None if line else 2
    text = json.dumps(to_json(value), ensure_ascii=not encoding.startswith("utf"), indent=indent)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
