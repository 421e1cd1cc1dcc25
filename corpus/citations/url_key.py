"""Keys of web addresses, equal where two addresses name the same page."""

import hashlib
import re
from urllib.parse import urlsplit

_WWW = re.compile(r"^www\d?\.")


def canonical(url: str) -> str:
    """An address without the parts that do not distinguish pages: scheme, `www.`, port, trailing
    slash, fragment (except `#!`), tracking parameters and the order of the others.

    An address that cannot be parsed is returned unchanged.
    """
    from courlan import normalize_url  # takes longer to import than most commands run

    try:
        parts = urlsplit(normalize_url(url.strip(), trailing_slash=False))
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return url
    if not host:
        return url
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return _WWW.sub("", host) + parts.path.rstrip("/") + query + fragment


def short_hash(text: str) -> str:
    """The first eight hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
