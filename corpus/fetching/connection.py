"""Connections to checked addresses, with a deadline; their errors as `FetchFailed`."""

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import httpcore2 as http

from corpus.errors import IbidError
from corpus.fetching.address_policy import AddressPolicy, ForbiddenAddress, NoSuchHost
from corpus.fetching.decompression import DecompressionError


class FetchFailed(IbidError):
    """A page could not be fetched. `reason` is a stable word for the cause."""

    code = "fetch_failed"
    category = "unavailable"

    def __init__(self, reason: str, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.reason = reason


class _DeadlineStream(http.NetworkStream):
    """A connection whose reads and writes end at a deadline (monotonic seconds)."""

    def __init__(self, inner: http.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise http.ReadTimeout("the deadline has passed")
        return left if timeout is None else min(timeout, left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> http.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _DeadlineStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class PolicyBackend(http.NetworkBackend):
    """A network backend that connects only to addresses that its policy allows.

    A name is looked up once and the checked IP address is connected to, so that a second look-up
    cannot give another address.
    """

    def __init__(
        self, policy: AddressPolicy, deadline: float, inner: http.NetworkBackend | None = None
    ) -> None:
        self._policy, self._deadline = policy, deadline
        self._inner = inner or http.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[http.SOCKET_OPTION] | None = None,
    ) -> http.NetworkStream:
        failed: Exception | None = None
        for address, own_port in self._policy.addresses(host, port):
            left = max(self._deadline - time.monotonic(), 0.01)
            limit = left if timeout is None else min(timeout, left)
            try:
                stream = self._inner.connect_tcp(
                    address, own_port, limit, local_address, socket_options
                )
            except (http.ConnectError, http.ConnectTimeout) as error:
                failed = error
                continue
            return _DeadlineStream(stream, self._deadline)
        raise failed or http.ConnectError("no address")


@contextmanager
def fetch_errors(url: str) -> Iterator[None]:
    """Turn the errors of a request for `url` into `FetchFailed`."""
    remedy = "Try it another day, or supply it with `ibid sources add`."
    try:
        yield
    except NoSuchHost as error:
        raise FetchFailed("no such host", error.message, error.remedy) from error
    except ForbiddenAddress as error:
        raise FetchFailed("forbidden address", error.message, error.remedy) from error
    except DecompressionError as error:
        raise FetchFailed("encoding", f"{url} cannot be decompressed: {error}.", remedy) from error
    except http.TimeoutException as error:
        raise FetchFailed("timeout", f"{url} does not answer in time.", remedy) from error
    except (http.ProtocolError, http.UnsupportedProtocol) as error:
        raise FetchFailed("protocol", f"{url} does not speak HTTP: {error}.", remedy) from error
    except (http.NetworkError, OSError) as error:
        if any(isinstance(one, ssl.SSLError) for one in (error, *error.args)):
            raise FetchFailed("tls", f"{url} cannot prove who it is: {error}.", remedy) from error
        raise FetchFailed("connection", f"{url} cannot be reached: {error}.", remedy) from error
