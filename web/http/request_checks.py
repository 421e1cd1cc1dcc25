"""Checks of a request's head: the Host header, and the site of the page that sent the request."""

import re
from collections.abc import Container

from starlette.datastructures import Headers

from web.http.refusals import Refused

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")  # they change nothing
# Cheap to answer: never refused for another site's page, and never queued.
_LIGHT = ("/health", "/favicon.ico", "/docs", "/openapi.json")
_PAGE_IMAGE = re.compile(r"/api/documents/[^/]+/pages/[^/]+")
_LIGHT_BELOW = ("/static/", "/api/index/jobs/")


def is_light(path: str) -> bool:
    """Whether a path costs so little that it is answered at once."""
    return path in _LIGHT or path.startswith(_LIGHT_BELOW)


def is_page_image(path: str) -> bool:
    """Whether a path is that of the image of a page."""
    return _PAGE_IMAGE.fullmatch(path) is not None


def check_host(headers: Headers, hosts: Container[str]) -> None:
    """Raises `Refused` where the Host header names none of the server's `hosts`.

    This prevents DNS rebinding, by which another site's name stands for this machine.
    """
    if _host_name(headers.get("host", "")) not in hosts:
        raise Refused(
            400,
            "unknown_host",
            "This server does not answer to the name in the request's Host header.",
            "Use the server's own name, or allow this one with the setting IBID_HOSTS.",
        )


def check_origin(method: str, path: str, headers: Headers) -> None:
    """Raises `Refused` where a page of another site sends the request.

    A link on another site may be followed, and light paths may be read from anywhere.
    """
    safe = method in _SAFE_METHODS
    foreign = _is_embedded(headers) if safe else _is_cross_site(headers)
    if foreign and not (safe and is_light(path)):
        raise Refused(
            403,
            "foreign_origin",
            "The request comes from a page of another site.",
            "Send it from this server's own page or from a program, or follow a link.",
        )


def bearer_token(headers: Headers) -> bytes | None:
    """The token in a request's Authorization header, if there is one."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    # Starlette decodes headers as Latin-1, which keeps every byte.
    return token.strip().encode("latin-1") if scheme.lower() == "bearer" and token else None


def _host_name(header: str) -> str:
    """The name in a Host header, without port and brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


def _is_cross_site(headers: Headers) -> bool:
    """Whether the browser reports that a page of another site sends the request."""
    host = headers.get("host", "").lower()
    if headers.get("sec-fetch-site", "").lower() == "cross-site":
        return True
    return any(one.partition("://")[2].lower() != host for one in headers.getlist("origin"))


def _is_embedded(headers: Headers) -> bool:
    """Whether a page of another site sends the request other than by a link that is followed: as an
    image, a frame, a script, a fetch or a prefetch.
    """
    if headers.get("sec-fetch-site", "").lower() not in ("cross-site", "same-site"):
        return False
    navigation = headers.get("sec-fetch-mode", "").lower() == "navigate"
    document = headers.get("sec-fetch-dest", "document").lower() == "document"
    prefetch = "prefetch" in headers.get("sec-purpose", "").lower()
    return not navigation or not document or prefetch
