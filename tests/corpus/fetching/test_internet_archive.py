"""The Internet Archive's copies: what is asked of it, and what of its answer is believed."""

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme

from corpus.fetching.address_policy import AddressPolicy
from corpus.fetching.client import Client
from corpus.fetching.connection import FetchFailed
from corpus.fetching.internet_archive import Snapshot, nearest_snapshot
from corpus.fetching.politeness import PoliteClient
from tests.corpus.hostile import hostile

URL = "http://page.test/a?b=c&d=é"
CLOSEST = {
    "available": True,
    "url": "http://evil.test/web/20200301000000/http://page.test/",
    "timestamp": "20200301123456",
    "status": "200",
}
COPY = Snapshot(f"https://web.archive.org/web/20200301123456id_/{URL}", "2020-03-01T12:34:56+00:00")


class _Anywhere(dict[str, bytes]):
    """The same answer at every path but that of robots.txt."""

    def __contains__(self, path: object) -> bool:
        return path != "/robots.txt"

    def __missing__(self, path: str) -> bytes:
        return self[""]


@contextmanager
def archive(body: bytes, head: bytes = b"200 OK") -> Iterator[tuple[PoliteClient, list[str]]]:
    """A client to whom the archive answers so, and the paths that it was asked for."""
    authority = trustme.CA()
    serving, trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("archive.org").configure_cert(serving)
    authority.configure_trust(trusting)
    answer = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\n\r\n%s" % (head, body)
    with hostile(_Anywhere({"": answer}), serving) as (port, seen):
        client = Client(AddressPolicy({"archive.org": ("127.0.0.1", port)}), context=trusting)
        yield PoliteClient(client, 0.0, 1), seen


def told(**others: object) -> bytes:
    return json.dumps({"archived_snapshots": {"closest": {**CLOSEST, **others}}}).encode()


@pytest.mark.parametrize(
    ("date", "stamp"),
    [
        ("2020", "20200715"),
        ("2020-02", "20200215"),
        ("2020-02-29", "20200229"),
        (None, None),
        ("n.d.", None),
        ("2020-02-29&url=x", None),
    ],
)
def test_the_copy_nearest_a_date_is_asked_for(
    loopback: None, date: str | None, stamp: str | None
) -> None:
    with archive(told()) as (client, seen):
        assert nearest_snapshot(client, URL, date) == COPY
    robots, asked = seen
    assert robots == "/robots.txt"
    assert urlsplit(asked).path == "/wayback/available"
    assert parse_qs(urlsplit(asked).query) == {
        "url": [URL],
        **({"timestamp": [stamp]} if stamp else {}),
    }


def test_the_copys_address_is_put_together_here(loopback: None) -> None:
    """Where the answer says that the copy stands is not looked at."""
    with archive(told(url="http://127.0.0.1/")) as (client, _):
        assert nearest_snapshot(client, URL, None) == COPY


@pytest.mark.parametrize(
    "body",
    [
        b'{"archived_snapshots": {}}',
        b'{"archived_snapshots": {"closest": "20200301123456"}}',
        b'{"archived_snapshots": []}',
        b"[]",
        b"null",
        b"no JSON",
        b"[" * 100_000,
        b'{"archived_snapshots": ' + b"9" * 5000 + b"}",
        told(available=False),
        told(status="404"),
        told(timestamp=None),
        told(timestamp="2020030112345"),
        told(timestamp="20209901123456"),
        told(timestamp="２０２００３０１１２３４５６"),
        told(timestamp="../../../../20200301"),
    ],
)
def test_an_answer_that_names_no_copy_is_none(loopback: None, body: bytes) -> None:
    with archive(body) as (client, _):
        assert nearest_snapshot(client, URL, None) is None


def test_an_archive_that_does_not_answer_has_no_copy(loopback: None) -> None:
    with archive(told(), b"503 Busy") as (client, _):
        assert nearest_snapshot(client, URL, None) is None


def test_json_is_taken_from_the_archive_alone(loopback: None) -> None:
    with archive(told()) as (client, _), pytest.raises(FetchFailed) as failed:
        client.get("https://archive.org/page")
    assert failed.value.reason == "content type"
