"""Score the reader of PDF papers on papers of which is known what is true.

`python -m tests.corpus.pdf_truth FOLDER [NAME ...] [--show] [--json FILE]
[--pin]`. A folder has a
`truth.jsonl`, or a `NAME.truth.json` beside each `NAME.pdf`, such as `tests/pdf/papers`. Of the
first kind only notes and markers are known.

The table has a line for each paper and one for all. A cell is how many things are right, "7/9"
where there are more to find, "2!" where two things are there that should not be, "·" where there
is nothing, and "–" where it is not known. `--show` lists every miss with what there is instead.
`--pin` writes what is missing in all as floors that `test_pdf_truth` holds.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.pdf.reader import read_pdf_paper
from tests.pdf.score.paper import Reader, Result, score_paper
from tests.pdf.score.report import as_floors, as_json, as_table, misses
from tests.pdf.score.truth import truths

FLOORS = Path(__file__).parents[1] / "pdf" / "score" / "floors.toml"


def score_folder(
    folder: Path, names: Iterable[str] = (), read: Reader = read_pdf_paper
) -> list[Result]:
    """The results of the papers of a folder, or of those that are named."""
    chosen = frozenset(names)
    return [
        score_paper(truth, read) for truth in truths(folder) if not chosen or truth.name in chosen
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score of a folder. The exit status is 1 where it has no paper of a name."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--show", action="store_true", help="list every miss")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--pin", action="store_true", help="write what is missing as floors")
    options = parser.parse_args(arguments)
    results = score_folder(options.folder, options.names)
    unknown = set(options.names) - {one.name for one in results}
    if unknown or not results:
        print(f"No truth of {', '.join(sorted(unknown)) or 'any paper'} in {options.folder}.")
        return 1
    print(as_table(results))
    if options.show:
        print("\n".join(misses(results)))
    if options.json:
        options.json.write_text(json.dumps(as_json(results), indent=1) + "\n", "utf-8")
    if options.pin:
        FLOORS.write_text(as_floors(results), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
