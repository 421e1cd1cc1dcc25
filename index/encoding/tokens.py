"""Loading of tokenizers."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def load_tokenizer(file: Path) -> "Tokenizer":
    """The tokenizer in a `tokenizer.json`, without the padding and truncation set in it.

    Raises `Exception` where it cannot be read: the library has no class of its own for it.
    """
    # The library reads this at each call and has no other switch, so it is set where the library
    # is used, unless the user has. Its threads would take cores from the networks, and make it
    # warn when the process forks.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
