"""A little question set of our own: three documents, one of which is not for teaching."""

import json
from pathlib import Path

from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.search.reader import open_index
from index.store.generations import Home
from qa.evaluation.question_sets import read_set
from qa.evaluation.run import Bench

PASSAGES = [
    {"id": "lake-1", "document": "lake", "text": "The lake froze in January 1854. Cutters were "
     "paid by the ton. The foreman was called Josiah Croft."},
    {"id": "mill-1", "document": "mill", "text": "The mill was founded by Ada Wren in 1843. It "
     "stood in Hull until 1871. That year it burned down. Nobody was hurt."},
    {"id": "mill-2", "document": "mill", "text": "Otto Lind bought the ruin in 1880. He built a "
     "brewery there. Its beer was sold as far as York."},
    {"id": "quarry-1", "document": "quarry", "text": "The quarry gave slate until 1911. Twelve "
     "men worked in it. Slate was carried to Conway by rail. The rails were sold for scrap."},
]  # fmt: skip
QUESTIONS = [
    {"id": "froze", "question": "When did the lake freeze?", "answerable": True,
     "document": "lake", "passages": ["lake-1"], "answers": ["January 1854"]},
    {"id": "depth", "question": "How deep was the lake?", "answerable": False,
     "document": "lake"},
    {"id": "founded", "question": "When was the mill founded by Ada Wren?", "answerable": True,
     "document": "mill", "passages": ["mill-1"], "answers": ["1843", "in 1843"]},
    {"id": "bought", "question": "Who bought what was left in 1880?", "answerable": True,
     "document": "mill", "passages": ["mill-2"], "answers": ["Otto Lind"]},
    {"id": "built", "question": "What was built on the ruin?", "answerable": True,
     "document": "mill", "passages": ["mill-2"], "sentences": ["He built a brewery there."]},
    {"id": "price", "question": "How much did Otto Lind pay for the ruin?", "answerable": False,
     "document": "mill", "pair": "bought"},
    {"id": "carried", "question": "How was slate carried to Conway?", "answerable": True,
     "document": "quarry", "passages": ["quarry-1"], "answers": ["by rail"]},
    {"id": "owner", "question": "Who owned the quarry?", "answerable": False,
     "document": "quarry"},
    {"id": "any", "question": "What was founded in 1843?", "answerable": True,
     "passages": ["mill-1"], "answers": ["The mill"]},
]  # fmt: skip


def write_set(folder: Path) -> Path:
    """The set as files, in `folder`."""
    folder.mkdir()
    for name, rows in (("questions", QUESTIONS), ("passages", PASSAGES)):
        lines = "\n".join(json.dumps(row) for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, "utf-8")
    return folder


def make_bench(folder: Path, encoder: Encoder) -> Bench:
    """The set beside an index of it, both in `folder`."""
    questions = read_set(write_set(folder / "little"))
    home = Home(folder / "home")
    build(questions.sources(), home, find_model(), lambda: encoder)
    return Bench(questions, open_index(home), encoder)
