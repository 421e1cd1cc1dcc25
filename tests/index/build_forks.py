"""Real build processes that are killed: `python -m tests.index.build_forks` forks them on request.

It loads the model once. For each line of JSON on standard input it forks a process that builds the
shelf into the home, and says how it ended and what processor time it took. A process may be told to
kill itself (SIGKILL) right before its nth touch of a file or a database, to be killed by the kernel
when it has used so much processor time (SIGPROF, which nothing handles), or to list its touches.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

# Calls into C that touch files or databases, made from the code of these files.
_TOUCHES = {
    "close", "commit", "copyfile", "execute", "executemany", "executescript", "flock", "fsync",
    "mkdir", "open", "replace", "rename", "rmdir", "rmtree", "sendfile", "unlink", "write",
}  # fmt: skip
_CODE = ("/index/", "/shutil.py", "/pathlib.py", "/filelock/", "/bm25s/")


class BuildForks:
    """The other end: asks in a process of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.index.build_forks"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"},
        )

    def __enter__(self) -> "BuildForks":
        return self

    def __exit__(self, *error: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=60)
        assert self._process.stdout
        self._process.stdout.close()

    def build(
        self,
        shelf: Path,
        home: Path,
        at: int | None = None,
        after: float | None = None,
        touches: Path | None = None,
    ) -> "Ended":
        """Builds `shelf` into `home`, killed before touch `at` or `after` so many seconds of
        processor time; `touches` is where it lists them all.
        """
        order = {"shelf": str(shelf), "home": str(home), "at": at, "after": after,
                 "touches": str(touches or "")}  # fmt: skip
        assert self._process.stdin
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        assert self._process.stdout
        return Ended(**json.loads(self._process.stdout.readline()))


@dataclass
class Ended:
    """How a build ended: its exit code, or minus the signal; seconds of processor time."""

    code: int
    seconds: float


@contextmanager
def _counted(at: int | None, found: list[str]) -> Iterator[None]:
    """Within, touches are written down, and the one numbered `at` is not lived to see."""

    def look(frame: FrameType, event: str, called: Any) -> None:
        if event != "c_call" or called.__name__ not in _TOUCHES:
            return
        code = frame.f_code
        if not any(part in code.co_filename for part in _CODE):
            return
        if len(found) == at:
            os.kill(os.getpid(), signal.SIGKILL)
        found.append(f"{Path(code.co_filename).name}:{frame.f_lineno} {called.__name__}")

    sys.setprofile(look)
    try:
        yield
    finally:
        sys.setprofile(None)


def main() -> None:
    from index.build import build
    from index.encoding.models import find_model
    from index.encoding.selection import open_encoder
    from index.plan import from_papers
    from index.store.generations import Home

    for name in ("bm25s", "faiss"):  # else every fork imports them for itself
        import_module(name)
    files = find_model()
    encoder = open_encoder(files)
    for line in sys.stdin:
        order = json.loads(line)
        process = os.fork()
        if process == 0:
            found: list[str] = []
            if order["after"]:
                signal.setitimer(signal.ITIMER_PROF, order["after"])
            with _counted(order["at"], found):
                build(from_papers(Path(order["shelf"])), Home(Path(order["home"])), files,
                      lambda: encoder)  # fmt: skip
            if order["touches"]:
                Path(order["touches"]).write_text("\n".join(found), "utf-8")
            os._exit(0)
        _, status, used = os.wait4(process, 0)
        ended = Ended(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime)
        print(json.dumps(asdict(ended)), flush=True)


if __name__ == "__main__":
    main()
