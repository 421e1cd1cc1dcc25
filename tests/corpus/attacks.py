"""What hostile servers and files come to: `python -m tests.corpus.attacks` prints the table.

Every attack is tried with the limits as they are set for users, but for the total time (10 s).
"""

import resource
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator

import httpcore2 as http

from corpus.extract import UnreadableSource
from corpus.fetching.address_policy import AddressPolicy, ForbiddenAddress
from corpus.fetching.client import Client, Limits
from corpus.fetching.connection import FetchFailed, PolicyBackend
from corpus.sandbox.process import ParseLimits, parse
from tests.corpus import bombs
from tests.corpus.hostile import ATTACKS, REDIRECTS, hostile

MEGA = 2**20
LIMITS = Limits(seconds=10.0, idle=5.0)


class _Nobody(http.NetworkBackend):
    """Notes where a connection was to go."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def connect_tcp(self, host: str, *_: object, **__: object) -> http.NetworkStream:
        self.seen.append(host)
        raise http.ConnectError("nobody there")


def _rebinding() -> str:
    """A name whose address is another at the second look."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    nobody = _Nobody()
    backend = PolicyBackend(
        AddressPolicy(resolver=lambda *_: next(answers)), time.monotonic() + 5, nobody
    )
    for _ in range(2):
        try:
            backend.connect_tcp("rebinding.test", 80)
        except (http.ConnectError, ForbiddenAddress):
            continue
    return f"connected to {', '.join(nobody.seen)} alone"


def _of_servers() -> Iterator[tuple[str, Callable[[], str]]]:
    with hostile() as (port, _):
        client = Client(AddressPolicy({"page.test": ("127.0.0.1", port)}), LIMITS)

        def get(path: str) -> Callable[[], str]:
            def try_it() -> str:
                response = client.get(f"http://page.test/{path}")
                return f"{response.status}, {len(response.body)} bytes"

            return try_it

        for name, target in REDIRECTS.items():
            yield f"redirect to {target!r}", get(name)
        for name in ("steps-5", "steps-6", "loop-a", *ATTACKS):
            yield f"server: {name}", get(name)
    yield "a name with one private address", lambda: _looked_up(["93.184.215.14", "10.0.0.1"])
    yield "a name at a mapped address", lambda: _looked_up(["::ffff:169.254.169.254"])
    yield "a rebinding name", _rebinding


def _looked_up(addresses: list[str]) -> str:
    Client(AddressPolicy(resolver=lambda *_: addresses), LIMITS).get("http://name.test/")
    return "asked"


def _of_files() -> Iterator[tuple[str, Callable[[], str]]]:
    files: dict[str, Callable[[], bytes]] = {
        "HTML of 50 MB": lambda: bombs.large(49 * MEGA),
        "HTML of 3 million nested elements": lambda: bombs.nested(3_000_000),
        "HTML whose entities grow to a billion": bombs.entity_bomb,
        "HTML that names a file as an entity": lambda: bombs.html_entity("file:///etc/passwd"),
        "PDF whose page unpacks to 900 MB": lambda: bombs.pdf_bomb(900 * MEGA),
        "PDF whose pages lead in a circle": bombs.pdf_circle,
        "PDF cut off": lambda: bombs.pdf()[:300],
        "PDF with a password": lambda: bombs.pdf(password="secret"),
        "DOCX that unpacks to 1 GB": lambda: bombs.docx_bomb(1024 * MEGA),
        "DOCX that names a file as an entity": lambda: bombs.docx_entity("file:///etc/passwd"),
        "a zip that is none": lambda: b"PK\x03\x04" + bytes(100),
        "bytes that are no text": lambda: b"\x00\x01\x02\x03" * 999,
        "script in a title": lambda: (
            b"<html><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>"
            + b"<p>Words of the page. </p>" * 40
        ),
        "Windows-1252 that is called UTF-8": lambda: (
            "<html><body><p>Señor Müller’s café, as it was written there. </p></body></html>" * 20
        ).encode("cp1252"),
    }
    for name, make in files.items():

        def read(make: Callable[[], bytes] = make) -> str:
            data = make()
            begun = time.monotonic()
            found = parse(data, None, "utf-8", "the file", ParseLimits(seconds=30))
            said = f"{found.title!r}, " if found.title else ""
            took = f"{time.monotonic() - begun:.1f} s"
            return f"{said}{len(found.text)} characters in {took}: {found.text[:32]!r}"

        yield name, read


def main() -> None:
    print(f"{'attack':58} {'s':>5} {'MiB':>5}  what came of it")
    threading.stack_size(MEGA)
    for name, attack in (*_listed(_of_servers()), *_listed(_of_files())):
        print(f"{name:58} {attack}", flush=True)


def _listed(attacks: Iterator[tuple[str, Callable[[], str]]]) -> Iterator[tuple[str, str]]:
    for name, attack in attacks:
        tracemalloc.start()
        begun = time.monotonic()
        try:
            outcome = attack()
        except FetchFailed as error:
            outcome = f"{error.reason}: {error.message}"
        except UnreadableSource as error:
            outcome = error.message
        took, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
        tracemalloc.stop()
        if name.startswith(("HTML", "PDF", "DOCX")):
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        yield name, f"{took:5.1f} {peak / MEGA:5.0f}  {outcome}"


if __name__ == "__main__":
    main()
