"""Bytes of a text from elsewhere into characters: what it is said to be written in, and what it is.

Servers and pages are often wrong about that, so what would give broken letters is not believed.
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
_LOOK = 4096  # bytes in which a page says what it is written in
_GUESSED = 200_000  # bytes that a guess is made from
_BROKEN = (
    10  # characters that are whole, for one that is broken, from which it is UTF-8 all the same
)
_LANG = re.compile(rb"<html[^>]{0,200}?lang\s*=\s*[\"']?([a-zA-Z]{2})")
_CENTRAL = {b"pl", b"cs", b"sk", b"hu", b"sl", b"hr", b"ro"}
_LETTERS = {"Cyrillic", "Greek and Coptic", "Hebrew", "Arabic", "Thai", "Hiragana", "Katakana"}
_LETTERS |= {"CJK Unified Ideographs", "Hangul Syllables"}
# As browsers do: who names the one means the other, which has more letters.
_MEANT = {
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
# Codecs in Python that are no encodings of pages, or read any bytes as something.
_UNUSED = re.compile(r"utf-?(?:7|16|32)|punycode|idna|escape|mbcs|oem|undefined|palmos")


def byte_order_mark(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that `data` begins with and its encoding; both empty where there is
    none.
    """
    return next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark[0])), (b"", ""))


def decode_text(data: bytes, charset: str | None, *, markup: bool) -> str:
    """The characters of a text: as its byte order mark says, as UTF-8 where it can be that, as the
    page says (`markup`) or its server (`charset`), or else as it seems.
    """
    mark, encoding = byte_order_mark(data)
    if mark:
        return data[len(mark) :].decode(encoding, "replace")
    if b"\x00" in data[:_LOOK] and (wide := _wide(data[:_LOOK])):
        return data.decode(wide, "replace")
    # Bytes that can be read as UTF-8 and are no plain ASCII are nothing else.
    for name in ("utf-8", *_told(data, charset, markup)):
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    return _mended(data) or data.decode(_guessed(data), "replace")


def _told(data: bytes, charset: str | None, markup: bool) -> list[str]:
    """What a text is said to be written in, what is best believed first."""
    start = data[:_LOOK]
    own = (_META.search(start) or _XML.search(start)) if markup else None
    served, written = _known(charset or ""), _known(own[1].decode("ascii") if own else "")
    # Servers say Latin-1 of all that they have where nobody has told them better.
    told = [written, served] if served == "cp1252" else [served, written]
    return [name for name in told if name]


def _known(name: str) -> str | None:
    """A name of an encoding as Python knows it; `None` for what is none."""
    try:
        known = codecs.lookup(re.sub(r"(?i)(iso-8859-8)-[ei]$", r"\1", name)).name
        b"a".decode(known)  # some codecs give no text
    except (LookupError, ValueError):
        return None
    if _UNUSED.search(known):
        return None
    return _MEANT.get(known, known)


def _wide(start: bytes) -> str | None:
    """UTF-16 without a byte order mark, which Latin letters give away."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    least = len(start) // 5
    if max(even, odd) < least or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _mended(data: bytes) -> str | None:
    """A text in UTF-8 of which a few bytes are broken, or are of Windows-1252."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in text) - broken
    if broken * _BROKEN > whole:
        return None
    return data.decode("utf-8", _MEND)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    # More than one byte are the beginning of a letter that was cut off.
    return (bad.decode("cp1252", "replace") if len(bad) == 1 else "\ufffd"), error.end


_MEND = "ibid.mend"
codecs.register_error(_MEND, _as_windows)


def _guessed(data: bytes) -> str:
    """What a page is written in that does not say so. Guesses among encodings of Latin letters
    are no better than chance, so there it is what the page's language is mostly written in.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED]).best()
    if best is not None and _LETTERS & set(best.alphabets):
        return best.encoding
    language = _LANG.search(data[:_LOOK])
    return "cp1250" if language and language[1].lower() in _CENTRAL else "cp1252"
