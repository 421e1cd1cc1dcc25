"""Which addresses may be requested: those of the public web, and none of the private network."""

import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

import idna

from corpus.errors import IbidError

_LONGEST_URL = 4000  # characters; longer ones are hardly printed in a note
_PORTS = {80, 443}
_SCHEMES = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")  # IPv4 within IPv6, in a form that is deprecated

_REMEDY = "Look for a misprint in the address."
_NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}

Resolver = Callable[[str, int], Sequence[str]]


class ForbiddenAddress(IbidError):
    """An address that must not be requested."""

    code = "forbidden_address"
    category = "forbidden"


class NoSuchHost(IbidError):
    """A host name that has no IP address."""

    code = "no_such_host"
    category = "unavailable"


@dataclass(frozen=True, slots=True)
class Target:
    """An address that passed the checks that need no look-up of its host."""

    url: str
    host: str
    port: int


def resolve_host(host: str, port: int) -> list[str]:
    """The IP addresses of a host name, from this machine's resolver. Raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]).split("%")[0] for *_, where in found))


def is_public(address: str) -> bool:
    """Whether an IP address is of the public web, as is every IPv4 address that it embeds."""
    try:
        return all(_is_global(one) for one in _embedded(ip_address(address)))
    except ValueError:
        return False


def _is_global(one: IPv4Address | IPv6Address) -> bool:
    if isinstance(one, IPv6Address) and one.is_site_local:  # deprecated, still routed at some sites
        return False
    return one.is_global and not (one.is_multicast or one.is_reserved or one.is_unspecified)


def _embedded(address: IPv4Address | IPv6Address) -> Iterable[IPv4Address | IPv6Address]:
    """The addresses that are connected to: an IPv6 address may stand for an IPv4 address."""
    if isinstance(address, IPv4Address):
        yield address
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
        return
    if address in _NAT64:  # how a network without IPv4 connects to IPv4 addresses
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
class AddressPolicy:
    """The addresses that may be requested.

    `private` maps host names to an (IP address, port) that is allowed although it is not public;
    `resolver` gives the IP addresses of a host name.
    """

    private: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    resolver: Resolver = resolve_host

    def check(self, url: str) -> Target:
        """The parts of a URL, checked without looking up its host. Raises `ForbiddenAddress`."""
        parts = _split(url)
        port = _port(parts, url)
        if parts.username is not None or parts.password is not None:
            raise ForbiddenAddress(
                f"The address at {parts.hostname} holds a name or a password.",
                "Take them out of it.",
            )
        return Target(url, _host(parts, url), port)

    def addresses(self, host: str, port: int) -> list[tuple[str, int]]:
        """The (IP address, port) pairs of a host that may be connected to, each checked.

        Raises `NoSuchHost`; `OSError` where the resolver does not answer; `ForbiddenAddress` where
        any address is not public.
        """
        if host in self.private:
            return [self.private[host]]
        try:
            found = self.resolver(host, port)
        except socket.gaierror as error:
            if error.errno not in _NO_NAME:
                raise  # the name may exist, but cannot be looked up now, as on a machine off line
            raise NoSuchHost(f"There is no host {host}.", _REMEDY) from error
        except UnicodeError as error:
            raise NoSuchHost(f"There is no host {host}.", _REMEDY) from error
        if not found:
            raise NoSuchHost(f"There is no host {host}.", _REMEDY)
        for address in found:
            if not is_public(address):
                raise ForbiddenAddress(
                    f"{host} is at {address}, which is not an address of the public web.",
                    "Save the page yourself, and supply it with `ibid sources add`.",
                )
        return [(address, port) for address in found]


def _split(url: str) -> SplitResult:
    if len(url) > _LONGEST_URL:
        raise ForbiddenAddress(f"An address has {len(url)} characters.", "Shorten it.")
    if any(letter.isspace() or not letter.isprintable() for letter in url) or "\\" in url:
        raise ForbiddenAddress("An address has a character that no address may have.", _REMEDY)
    try:
        return urlsplit(url)
    except ValueError as error:
        raise ForbiddenAddress(f"{url} is not an address: {error}.", _REMEDY) from error


def _port(parts: SplitResult, url: str) -> int:
    if parts.scheme not in _SCHEMES:
        raise ForbiddenAddress(
            f"The scheme of an address must be http or https, not {parts.scheme or 'empty'}.",
            "Supply the file with `ibid sources add`.",
        )
    try:
        port = _SCHEMES[parts.scheme] if parts.port is None else parts.port
    except ValueError as error:
        raise ForbiddenAddress(f"{url} is not an address: {error}.", _REMEDY) from error
    if port not in _PORTS:
        raise ForbiddenAddress(
            f"The address has the port {port}; only 80 and 443 are allowed.",
            "Supply the file with `ibid sources add`.",
        )
    return port


def _host(parts: SplitResult, url: str) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        if host and not host.isascii():
            host = idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise ForbiddenAddress(f"{host} is not a host name: {error}.", _REMEDY) from error
    if not host:
        raise ForbiddenAddress(f"{url} names no host.", _REMEDY)
    return host
