"""Where a request may go."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.address_policy import AddressPolicy, ForbiddenAddress, is_public

PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "64:ff9b::808:808"]
PRIVATE = """
127.0.0.1 127.9.9.9 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1
255.255.255.255 240.0.0.1 198.18.0.1 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1
::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a00:1 ::7f00:1 2002:7f00:1:: 2002:a00:1::
2001:0:7f00:1::1 2001:db8::1 fec0::1 fe80::1%eth0 ::ffff:0:7f00:1
""".split()


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_open_web_may_be_asked(address: str) -> None:
    assert is_public(address)
    assert AddressPolicy(resolver=lambda *_: [address]).addresses("a.test", 80) == [(address, 80)]


@pytest.mark.parametrize("address", PRIVATE)
def test_all_others_may_not(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(ForbiddenAddress):
        AddressPolicy(resolver=lambda *_: [address]).addresses("a.test", 80)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_within_an_ipv6_address_is_judged_as_itself(
    address: ipaddress.IPv4Address,
) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))
    number = int(address)
    assert is_public(f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}") == is_public(str(address))
    if not is_public(str(address)):
        assert not is_public(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        target = AddressPolicy().check(text)
    except ForbiddenAddress:
        return
    assert text.startswith(("http", "HTTP"))
    assert target.host
    assert target.port in (80, 443)


def test_names_are_written_as_the_net_has_them() -> None:
    assert AddressPolicy().check("https://bücher.example/a").host == "xn--bcher-kva.example"
    assert AddressPolicy().check("https://EXAMPLE.org./a").host == "example.org"


@pytest.mark.parametrize("port", [0, 22, 8080, 65536])
def test_only_the_webs_own_ports_are_asked(port: int) -> None:
    assert AddressPolicy().check("http://a.test:443/").port == 443
    with pytest.raises(ForbiddenAddress):
        AddressPolicy().check(f"https://a.test:{port}/")


@pytest.mark.parametrize(
    "host", ["☃.example", "a\u200d.example", f"{'ü' * 60}.example", "ü..example"]
)
def test_a_name_that_the_net_cannot_have_is_refused(host: str) -> None:
    with pytest.raises(ForbiddenAddress):
        AddressPolicy().check(f"https://{host}/")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "１２７.０.０.１", "[::1]"]
)
def test_an_address_is_seen_through_however_it_is_written(host: str, loopback: None) -> None:
    policy = AddressPolicy()
    target = policy.check(f"http://{host}/")
    with pytest.raises(ForbiddenAddress, match=r"127\.0\.0\.1|::1"):
        policy.addresses(target.host, target.port)


def test_a_private_name_is_reached_where_it_was_said_to_be() -> None:
    policy = AddressPolicy({"page.test": ("127.0.0.1", 8123)})
    assert policy.addresses("page.test", 443) == [("127.0.0.1", 8123)]
