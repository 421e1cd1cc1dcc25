"""A small library with one of everything that Ibid keeps: a paper, a cited work supplied by hand,
a paper added over HTTP, a conversation, an index.

`python -m tests.contract.library FOLDER` makes it by the program's commands and its API alone, so
that any version can. `library.zip` was made by version 0.1.0 before its modules were moved; later
versions must open it.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import httpx

HERE = Path(__file__).parent
ARCHIVE = HERE / "library.zip"
PAPER = "lighthouse"
PAPER_TEXT = """The Lighthouse of Skarn

By Edith Marlow

The lighthouse of Skarn was built in 1871 by the engineer Thomas Reeve.[1] Its lamp burned 40
gallons of oil a week. "No keeper will sleep through a winter here," wrote Reeve in his diary.[2]
The tower is 31 metres high and stands on the northern cliff.[3]

The Keepers

The first keeper was Agnes Holt, who served for 22 years.[4] She recorded 118 wrecks. In 1902 the
lamp was converted to gas, and the number of keepers fell from four to two.[5]

Notes

[1] Thomas Reeve, "Building on Rock," Journal of Harbour Works, March 4, 1872,
https://harbour.example.org/1872/reeve.
[2] Ibid., 14.
[3] Board of Lights, Annual Report (Skarn: Board of Lights, 1873), 9.
[4] Reeve, "Building on Rock," 15. The pay book of the station gives the same years.
[5] Ibid.
"""
WORK_TEXT = """<html><head><title>Building on Rock</title></head><body><article>
<h1>Building on Rock</h1><p>By Thomas Reeve</p>
<p>The lighthouse of Skarn was finished in 1871 after four summers of work on the cliff. I engaged
sixty masons from the mainland for the building of the tower.</p>
<p>The first keeper, Agnes Holt, served for 21 years at the station and kept its log.</p>
</article></body></html>
"""
ADDED_HTML = """<html><head><title>The Bell of Skarn</title></head><body><article>
<h1>The Bell of Skarn</h1>
<p>The bell of Skarn was cast in 1790 by Hugh Penrose in the harbour foundry, and it hung in the
church for ninety years.<sup><a href="#n1" id="r1">1</a></sup></p>
<p>It was rung whenever fog lay over the sound, and could be heard for three miles at sea.</p>
<ol><li id="n1">Hugh Penrose, The Founder's Book, 1791. <a href="#r1">back</a></li></ol>
</article></body></html>
"""
QUESTION = "When was the lighthouse of Skarn built?"
FOLLOW_UP = "And who was its first keeper?"


def unpack(folder: Path) -> Path:
    """The library that version 0.1.0 made, in `folder`: `papers` and `home`."""
    with ZipFile(ARCHIVE) as archive:
        archive.extractall(folder)
    return folder


def environment(folder: Path) -> dict[str, str]:
    home = {"IBID_HOME": str(folder / "home"), "IBID_PAPERS": str(folder / "papers")}
    return {**os.environ, **home, "PYTHONPATH": str(HERE.parent.parent)}


def make(folder: Path) -> None:
    """Make the library anew in an empty folder, by the program of this checkout."""
    paper = folder / "papers" / PAPER
    paper.mkdir(parents=True)
    (paper / "paper.txt").write_text(PAPER_TEXT, "utf-8")
    (folder / "work.html").write_text(WORK_TEXT, "utf-8")
    _ibid(folder, "build")
    _ibid(folder, "sources", "add", "1", str(folder / "work.html"))
    _ibid(folder, "build")
    (folder / "work.html").unlink()
    server = subprocess.Popen(
        _program("serve", "--port", "0"),
        env=environment(folder),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout
    address = next(word for line in server.stdout for word in line.split() if "http://" in word)
    try:
        with httpx.Client(base_url=address.rstrip("/."), timeout=60) as client:
            _use(client)
    finally:
        server.terminate()
        server.wait()


def _use(client: httpx.Client) -> None:
    asked = client.post("/ask", data={"q": QUESTION})
    conversation = asked.headers["location"].split("?")[0].split("#")[0].removeprefix("/c/")
    client.post("/ask", data={"q": FOLLOW_UP, "conversation": conversation})
    added = client.post("/api/papers", files={"file": ("bell.html", ADDED_HTML, "text/html")})
    added.raise_for_status()
    job: dict[str, Any] = added.json()["job"]
    while job["state"] in {"waiting", "running"}:
        time.sleep(0.2)
        job = client.get(f"/api/index/jobs/{job['id']}").json()
    assert job["state"] == "done", job


def _program(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from web.cli import main; main()", *arguments]


def _ibid(folder: Path, *arguments: str) -> None:
    subprocess.run(_program(*arguments), env=environment(folder), check=True)


def archive(folder: Path) -> None:
    """Pack `papers` and `home` of a library, without logs and locks, for the tests."""
    with ZipFile(ARCHIVE, "w", compression=8) as packed:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".lock":
                packed.write(file, file.relative_to(folder))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
