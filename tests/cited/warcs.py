"""The stand-in pages in a web archive, many under other variants of their addresses."""

import gzip
import io
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.cited.pages import pages, render

_DATE = "2022-03-01T12:00:00Z"
_OLDER = "2019-03-01T12:00:00Z"


def _variant(url: str, number: int) -> str:
    """An address as an archive may have it: one in three is written otherwise."""
    scheme, rest = url.split("://", 1)
    if number % 9 == 0:
        return f"{'http' if scheme == 'https' else 'https'}://{rest}"
    if number % 9 == 3:
        bare = rest.removeprefix("www.")
        return f"{scheme}://{bare if bare != rest else f'www.{rest}'}"
    if number % 9 == 6:
        return f"{url}{'&' if '?' in url else '?'}utm_source=feed&fbclid=abc"
    return url


def write_warc(file: Path) -> int:
    """Write the web archive; gives how many of the pages that are texts are in it."""
    written = 0
    with file.open("wb") as opened:
        writer = WARCWriter(opened, gzip=True)

        def put(
            url: str, status: str, headers: list[tuple[str, str]], body: bytes, date: str
        ) -> None:
            told = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "x")], is_http_request=True)
            for kind, head, payload in (("response", told, body), ("request", asked, b"")):
                record = writer.create_warc_record(
                    url,
                    kind,
                    payload=io.BytesIO(payload),
                    http_headers=head,
                    warc_headers_dict={"WARC-Date": date},
                )
                writer.write_record(record)
                record.raw_stream.close()

        other = b"<html><title>Nothing to do with it</title><p>Another page.</p></html>"
        put("https://unrelated.example/", "200 OK", [("Content-Type", "text/html")], other, _DATE)
        for page in pages():
            if not page.is_text:
                continue
            url, (body, kind) = _variant(page.url, page.work), render(page)
            headers = [("Content-Type", kind)]
            if page.work == 2:  # an older copy stands behind the newer one, and loses
                put(url, "200 OK", headers, body, _DATE)
                put(page.url, "200 OK", headers, body.replace(b"fourteen", b"forty"), _OLDER)
            elif page.work == 7:  # as it was sent: packed, and in chunks
                packed = gzip.compress(body, mtime=0)
                chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
                more = [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]
                put(url, "200 OK", [*headers, *more], chunks, _DATE)
            elif page.state == "moved":
                put(page.url, "301 Moved", [("Location", "/elsewhere")], b"", _DATE)
                put(page.url.rsplit("/", 1)[0] + "/elsewhere", "200 OK", headers, body, _DATE)
            else:
                put(url, "200 OK", headers, body, _DATE)
            written += 1
        gone = next(page for page in pages() if page.state == "gone")
        put(gone.url, "404 Not Found", [("Content-Type", "text/html")], b"gone", _DATE)
    return written
