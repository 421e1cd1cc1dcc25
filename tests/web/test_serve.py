"""The socket of `ibid serve`."""

import socket

import pytest

from web.serve import CannotListen, _bind


def test_responses_do_not_wait_for_an_acknowledgement(loopback: None) -> None:
    with _bind("127.0.0.1", 0) as listener:
        # What asyncio goes by when it turns off Nagle's algorithm.
        assert listener.proto == socket.IPPROTO_TCP


def test_an_address_in_use_is_an_error_with_a_remedy(loopback: None) -> None:
    with _bind("127.0.0.1", 0) as listener:
        listener.listen()
        with pytest.raises(CannotListen, match="--port"):
            _bind("127.0.0.1", listener.getsockname()[1])
