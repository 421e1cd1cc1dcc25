"""The limits and the token that the guard enforces."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import Scope

from corpus.errors import IbidError
from web.http.bodies import BODY_TIMEOUTS, BodyTimeouts
from web.http.capacity import Capacity
from web.http.refusals import Refused

LARGEST_BODY = 1024 * 1024  # bytes of a request's body, except where papers are added
LARGEST_FORM = 64 * 1024  # bytes of a form without a file
_AROUND_FILE = 64 * 1024  # bytes of a form besides the file in it

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_TOKEN_FIELD = re.compile(
    rb'content-disposition: *form-data; *name="token" *\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--',
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """Which requests need the token, and how it is checked.

    `wanted(method, path)` is whether a request needs it in its header. `check` takes the bytes that
    were sent as the token, or `None`, and raises an `IbidError`; `status` gives the HTTP status and
    the headers of that error. To the paths in `forms`, the token is sent as a field before the
    file.
    """

    wanted: Callable[[str, str], bool]
    check: Callable[[bytes | None], None]
    status: Callable[[IbidError], tuple[int, dict[str, str]]]
    forms: tuple[str, ...] = ()

    def require(self, sent: bytes | None) -> None:
        """Raises `Refused` where `sent` is not the token."""
        try:
            self.check(sent)
        except IbidError as error:
            status, headers = self.status(error)
            raise Refused(status, error.code, error.message, error.remedy, headers) from error

    def require_in_form(self, beginning: bytes) -> None:
        """Raises `Refused` where the beginning of a form's body does not hold the token."""
        field_match = _TOKEN_FIELD.search(beginning)
        self.require(field_match[1] if field_match else None)


@dataclass(frozen=True)
class Rules:
    """What the guard allows.

    `hosts` are names of the server besides those of the loopback. `files` maps the paths to which a
    file may be posted to the largest size of it, in bytes. `timeouts` is how long a body may take,
    `work` how many requests are answered at once, `uploads` how many files are received at once,
    `drawings` how many images of pages are answered at once; these are no part of `work`.
    """

    hosts: tuple[str, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    token: Token | None = None
    timeouts: BodyTimeouts = BODY_TIMEOUTS
    work: Capacity = field(default_factory=Capacity)
    # Not tuned: a file is held in memory while it is received.
    uploads: Capacity = field(default_factory=lambda: Capacity(at_once=4, waiting=16))

    # Not tuned: each is drawn by a process of its own, which keeps a processor busy.
    drawings: Capacity = field(default_factory=lambda: Capacity(at_once=2, waiting=32))

    def largest_file(self, scope: Scope) -> int | None:
        """Bytes of the largest file that may be sent in a request; `None` where none may."""
        return self.files.get(scope["path"]) if scope["method"] == "POST" else None

    def largest_body(self, scope: Scope, headers: Headers) -> int:
        """Bytes of the largest body that a request may have."""
        file = self.largest_file(scope)
        if file is not None:
            return file + _AROUND_FILE
        media = headers.get("content-type", "").partition(";")[0].strip().lower()
        return LARGEST_FORM if media in _FORMS else LARGEST_BODY

    def too_large(self, scope: Scope, headers: Headers) -> Refused:
        """The refusal of a request whose body is larger than allowed."""
        message = f"The request's body is larger than {self.largest_body(scope, headers)} bytes."
        file = self.largest_file(scope)
        if file is not None:
            message = f"A file larger than {file} bytes cannot be added."
        return Refused(413, "too_large", message, "Send less.")
