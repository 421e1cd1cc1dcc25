"""Many ask while the index is switched again and again: nobody is failed, nobody sees a mixture."""

import time
from pathlib import Path

import httpx
import pytest

from index.encoding.encoder import Encoder
from tests.web.conftest import Server
from tests.web.load import CALLS, bodies, under_load
from tests.web.paper_folder import PaperFolder
from web.app import create_app

VERSIONS = 3
SWITCHES = 10
CLIENTS = 3


@pytest.mark.slow
def test_no_request_fails_or_mixes_versions_while_the_index_is_switched(
    encoder: Encoder, tmp_path: Path, loopback: None
) -> None:
    known = {}
    for version in range(VERSIONS):
        paper_folder = PaperFolder(tmp_path / str(version)).write(version)
        paper_folder.build(encoder)
        ident, found = bodies(paper_folder.quick)
        known[ident] = found
    for kind in CALLS:
        assert len({one[kind] for one in known.values()}) == VERSIONS, "else no mixture would show"
    ids = list(known)

    paper_folder = PaperFolder(tmp_path / "served").write(0)
    paper_folder.build(encoder)
    server = Server(create_app(paper_folder.quick))
    address = server.start()
    seen = set()
    try:
        with under_load(address, known, CLIENTS) as tally, httpx.Client(base_url=address) as client:
            for number in range(1, SWITCHES + 1):
                version = number % VERSIONS
                paper_folder.write(version)
                assert paper_folder.build(encoder).index == ids[version]
                until = time.monotonic() + 10
                while client.get("/health").json()["index"] != ids[version]:
                    assert time.monotonic() < until, "the new index was not taken up"
                    time.sleep(0.02)
                seen.add(ids[version])
    finally:
        server.stop()
    print(f"{sum(tally.served.values())} requests: {dict(tally.served)}")
    assert tally.failed == []
    assert tally.mixed == []
    assert seen == set(ids)
    assert all(tally.served[kind] >= SWITCHES for kind in CALLS)
