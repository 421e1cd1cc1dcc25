"""Prints the questions that are suggested for the documents of a question set, each with what it
was made of, to be read: `python -m tests.suggested FOLDER [EVERY [FROM]]`.
"""

import sys
from pathlib import Path

from qa.assembly import load_asker
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Bench
from qa.settings import settings
from qa.suggestions.selection import suggest


def main() -> None:
    folder, *rest = sys.argv[1:]
    every, first = (*map(int, rest), *(1, 0)[len(rest) :])
    chosen = settings()
    bench = Bench.of(read_set(Path(folder)), chosen, lambda *_: None)
    asker = load_asker(chosen, bench.index, bench.encoder)
    count = with_some = 0
    documents = list(bench.index.documents.values())[first::every]
    for document in documents:
        found = suggest(asker, document)
        count += len(found)
        with_some += bool(found)
        for one in found:
            sentence = " ".join(document.text[one.start : one.end].split())
            print(f"{document.id}\t{one.kind}\t{one.question}\t{sentence}")
    print(f"{count} questions, for {with_some} of {len(documents)} documents")


if __name__ == "__main__":
    main()
