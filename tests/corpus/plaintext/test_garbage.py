"""Garbage collection stops for a block, and goes on behind it as before."""

import gc

import pytest

from corpus.plaintext.garbage import without_garbage_collection


def test_collection_goes_on_behind_the_block_whatever_happens_in_it() -> None:
    assert gc.isenabled()
    with without_garbage_collection():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), without_garbage_collection():
        raise KeyError
    assert gc.isenabled()


def test_collection_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_garbage_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
