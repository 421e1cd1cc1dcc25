"""Where a request may go: to the open web, and to nothing that only this network reaches."""

import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

import idna

from corpus.errors import IbidError

_LONGEST = 4000  # characters of an address
_PORTS = {80, 443}
_SCHEMES = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")  # IPv4 within IPv6, as it was written long ago

_NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}

Resolver = Callable[[str, int], Sequence[str]]


class ForbiddenAddress(IbidError):
    """An address that must not be asked."""

    code = "forbidden_address"
    category = "forbidden"


class NoSuchHost(IbidError):
    """A name that has no address."""

    code = "no_such_host"
    category = "unavailable"


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked, as far as it can be told without asking for the host's."""

    url: str
    host: str
    port: int


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a name, as this machine knows them. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]).split("%")[0] for *_, where in found))


def is_public(address: str) -> bool:
    """Whether an IP address is of the open web, in whatever form it holds an IPv4 address."""
    try:
        return all(_is_open(one) for one in _forms(ip_address(address)))
    except ValueError:
        return False


def _is_open(one: IPv4Address | IPv6Address) -> bool:
    if isinstance(one, IPv6Address) and one.is_site_local:  # of old, and still routed at some sites
        return False
    return one.is_global and not (one.is_multicast or one.is_reserved or one.is_unspecified)


def _forms(address: IPv4Address | IPv6Address) -> Iterable[IPv4Address | IPv6Address]:
    """The address that is reached in the end: an IPv6 address may stand for an IPv4 address."""
    if isinstance(address, IPv4Address):
        yield address
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
        return
    if address in _NAT64:  # how a network without IPv4 has the whole of IPv4's web
        yield IPv4Address(int(address) & 0xFFFFFFFF)
        return
    yield address
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if address in _COMPATIBLE:
        yield IPv4Address(int(address) & 0xFFFFFFFF)


@dataclass(frozen=True)
class Reach:
    """Which addresses may be asked. `private` are names that are reached at a given IP address and
    port whatever those are, as tests need it; `resolver` gives a name's IP addresses.
    """

    private: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    resolver: Resolver = resolve

    def check(self, url: str) -> Target:
        """What of an address can be told without asking for its host's. Raises
        `ForbiddenAddress`.
        """
        parts = _split(url)
        port = _port(parts, url)
        if parts.username is not None or parts.password is not None:
            raise ForbiddenAddress(
                f"The address at {parts.hostname} holds a name or a password.",
                "Take them out of it.",
            )
        return Target(url, _host(parts, url), port)

    def addresses(self, host: str, port: int) -> list[tuple[str, int]]:
        """Where a name's connections may go: (IP address, port), all of them checked.

        Raises `NoSuchHost`, `OSError` where that cannot be told now, and `ForbiddenAddress` where
        any is not of the open web.
        """
        if host in self.private:
            return [self.private[host]]
        misprint = "Look for a misprint in the address."
        try:
            found = self.resolver(host, port)
        except socket.gaierror as error:
            if error.errno not in _NO_NAME:
                raise  # the name may exist, but can't be looked up now, as on a machine off line
            raise NoSuchHost(f"There is no host {host}.", misprint) from error
        except UnicodeError as error:
            raise NoSuchHost(f"There is no host {host}.", misprint) from error
        if not found:
            raise NoSuchHost(f"There is no host {host}.", misprint)
        for address in found:
            if not is_public(address):
                raise ForbiddenAddress(
                    f"{host} is at {address}, which is not of the open web.",
                    "Save the page yourself, and supply it with `ibid sources add`.",
                )
        return [(address, port) for address in found]


def _split(url: str) -> SplitResult:
    if len(url) > _LONGEST:
        raise ForbiddenAddress(f"An address has {len(url)} characters.", "Shorten it.")
    if any(letter.isspace() or not letter.isprintable() for letter in url) or "\\" in url:
        raise ForbiddenAddress("An address holds what no address may.", "Look for a misprint.")
    try:
        return urlsplit(url)
    except ValueError as error:
        raise ForbiddenAddress(f"{url} is no address: {error}.", "Look for a misprint.") from error


def _port(parts: SplitResult, url: str) -> int:
    if parts.scheme not in _SCHEMES:
        raise ForbiddenAddress(
            f"{parts.scheme or 'No scheme'} is asked for; only http and https are.",
            "Supply the file with `ibid sources add`.",
        )
    try:
        port = _SCHEMES[parts.scheme] if parts.port is None else parts.port
    except ValueError as error:
        raise ForbiddenAddress(f"{url} is no address: {error}.", "Look for a misprint.") from error
    if port not in _PORTS:
        raise ForbiddenAddress(
            f"Port {port} is asked for; only 80 and 443 are.",
            "Supply the file with `ibid sources add`.",
        )
    return port


def _host(parts: SplitResult, url: str) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        if host and not host.isascii():
            host = idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise ForbiddenAddress(f"{host} is no host: {error}.", "Look for a misprint.") from error
    if not host:
        raise ForbiddenAddress(f"{url} names no host.", "Look for a misprint.")
    return host
