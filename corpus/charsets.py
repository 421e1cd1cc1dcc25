"""Decoding of bytes from elsewhere: by declared encodings, where they fit, or by detection.

Servers and pages often declare a wrong encoding, so one that gives broken letters is ignored.
"""

import codecs
import re

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)")
# Those of UTF-32 first: that of UTF-32-LE begins with that of UTF-16-LE.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096  # bytes in which a page declares its encoding
_SAMPLE = 200_000  # bytes from which an encoding is detected
# Whole characters beyond ASCII for each broken one, from which a text is damaged UTF-8.
_WHOLE_PER_BROKEN = 10
_LANG = re.compile(rb"<html[^>]{0,200}?lang\s*=\s*[\"']?([a-zA-Z]{2})")
_CENTRAL_EUROPEAN = {b"pl", b"cs", b"sk", b"hu", b"sl", b"hr", b"ro"}
_NON_LATIN = {"Cyrillic", "Greek and Coptic", "Hebrew", "Arabic", "Thai", "Hiragana", "Katakana"}
_NON_LATIN |= {"CJK Unified Ideographs", "Hangul Syllables"}
# As in browsers: the declared encoding is read as a superset of it.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Python codecs that are not encodings of pages, or that decode any bytes.
_UNUSED = re.compile(r"utf-?(?:7|16|32)|punycode|idna|escape|mbcs|oem|undefined|palmos")


def byte_order_mark(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that `data` begins with and its encoding; both empty where there is
    none.
    """
    return next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark[0])), (b"", ""))


def decode_text(data: bytes, charset: str | None, *, markup: bool) -> str:
    """The characters of a text.

    The encoding is that of the byte order mark; or UTF-8 where the bytes are valid; or the one
    that the server declares (`charset`) or, in `markup`, the page; or else the one detected.
    """
    mark, encoding = byte_order_mark(data)
    if mark:
        return data[len(mark) :].decode(encoding, "replace")
    if b"\x00" in data[:_HEAD] and (wide := _wide(data[:_HEAD])):
        return data.decode(wide, "replace")
    # Bytes that are valid UTF-8 and not plain ASCII are hardly anything else.
    for name in ("utf-8", *_declared(data, charset, markup)):
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    return _repaired(data) or data.decode(_detected(data), "replace")


def _declared(data: bytes, charset: str | None, markup: bool) -> list[str]:
    """The declared encodings of a text, the most reliable first."""
    start = data[:_HEAD]
    own = (_META.search(start) or _XML.search(start)) if markup else None
    served, written = _known(charset or ""), _known(own[1].decode("ascii") if own else "")
    # Latin-1 is the default of many servers, and declared for any file.
    names = [written, served] if served == "cp1252" else [served, written]
    return [name for name in names if name]


def _known(name: str) -> str | None:
    """Python's name of an encoding of pages; `None` for any other name."""
    try:
        known = codecs.lookup(re.sub(r"(?i)(iso-8859-8)-[ei]$", r"\1", name)).name
        b"a".decode(known)  # some codecs give no text
    except (LookupError, ValueError):
        return None
    if _UNUSED.search(known):
        return None
    return _SUPERSETS.get(known, known)


def _wide(start: bytes) -> str | None:
    """UTF-16 without a byte order mark, recognised by the zero bytes of Latin letters."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    least = len(start) // 5
    if max(even, odd) < least or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _repaired(data: bytes) -> str | None:
    """A text in UTF-8 with a few bytes that are broken, or of Windows-1252; or `None`."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in text) - broken
    if broken * _WHOLE_PER_BROKEN > whole:
        return None
    return data.decode("utf-8", _REPAIR)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    # Several bytes are the beginning of a character that was cut off.
    return (bad.decode("cp1252", "replace") if len(bad) == 1 else "\ufffd"), error.end


_REPAIR = "ibid.repair"
codecs.register_error(_REPAIR, _as_windows)


def _detected(data: bytes) -> str:
    """The detected encoding of a page. Detection among encodings of Latin letters is no better than
    chance, so there it is the usual one of the page's language.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and _NON_LATIN & set(best.alphabets):
        return best.encoding
    language = _LANG.search(data[:_HEAD])
    return "cp1250" if language and language[1].lower() in _CENTRAL_EUROPEAN else "cp1252"
