"""How quick it is, beside a bare encoder in the same run: `python -m tests.bench`.

Times cold starts as processes of their own, then questions of the paper's own set, one after
the other, asked of a running server over HTTP and, between them, encoded by a bare
`SentenceTransformer.encode`. Prints JSON; times are in milliseconds unless said otherwise.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import torch
from sentence_transformers import SentenceTransformer

from index.models import find_model
from qa.questionsets import read_set
from tests.timing import percentiles

IBID = Path(sys.executable).parent / "ibid"
QUESTIONS = Path(__file__).parent / "questions" / "ttp-reemergence"
ADDRESS = "http://127.0.0.1:8765"
ROUNDS = 3


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=False)
    return round(time.perf_counter() - begun, 2)


def _serve(environment: dict[str, str]) -> tuple["subprocess.Popen[bytes]", float]:
    """A running server and the seconds it took until it answered its first question."""
    begun = time.perf_counter()
    command = [str(IBID), "serve", "--port", ADDRESS.rsplit(":", 1)[1]]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    while time.perf_counter() - begun < 120:
        try:
            httpx.post(f"{ADDRESS}/api/ask", json={"question": "When was it?"}, timeout=60)
            return server, round(time.perf_counter() - begun, 2)
        except httpx.TransportError:
            time.sleep(0.05)
    server.kill()
    raise SystemExit("the server did not start")


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "IBID_HOME": home}
        first_build = _seconds([str(IBID), "build"], environment)
        unchanged = _seconds([str(IBID), "build"], environment)
        question = "When was Tehrik-e-Taliban Pakistan founded?"
        cold = [_seconds([str(IBID), "ask", question], environment) for _ in range(ROUNDS)]
        server, until_first = _serve(environment)
        try:
            torch.set_num_threads(1)
            bare = SentenceTransformer(str(find_model().folder), device="cpu")
            answers: list[float] = []
            encodings: list[float] = []
            asked = [one.question for one in read_set(QUESTIONS).questions]
            with httpx.Client(base_url=ADDRESS, timeout=60) as client:
                for one in asked:
                    begun = time.perf_counter()
                    bare.encode(one, normalize_embeddings=True)
                    encodings.append(time.perf_counter() - begun)
                    begun = time.perf_counter()
                    client.post("/api/ask", json={"question": one}).raise_for_status()
                    answers.append(time.perf_counter() - begun)
        finally:
            server.terminate()
            server.wait()
    answer, encode = percentiles(answers), percentiles(encodings)
    report = {
        "cores": os.cpu_count(),
        "build_first_seconds": first_build,
        "build_unchanged_seconds": unchanged,
        "ask_cold_seconds": sorted(cold)[ROUNDS // 2],
        "server_until_first_answer_seconds": until_first,
        "questions": len(asked),
        "answer": answer,
        "bare_encode": encode,
        "ratio_p50": round(answer["p50"] / encode["p50"], 1),
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
