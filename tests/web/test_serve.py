"""What `ibid serve` listens with."""

import socket

import pytest

from web.serve import CannotListen, _bind


def test_answers_are_not_held_back_until_their_first_part_is_acknowledged(loopback: None) -> None:
    with _bind("127.0.0.1", 0) as listener:
        # What asyncio goes by when it turns off Nagle's algorithm.
        assert listener.proto == socket.IPPROTO_TCP


def test_an_address_that_is_taken_is_told_with_a_remedy(loopback: None) -> None:
    with _bind("127.0.0.1", 0) as listener:
        listener.listen()
        with pytest.raises(CannotListen, match="--port"):
            _bind("127.0.0.1", listener.getsockname()[1])
