"""What answers, as the settings name it."""

from pathlib import Path

import pytest

from index.encoding.encoder import Encoder
from index.errors import UnusableModel
from index.search.index import Index
from qa.assembly import load_asker, load_reader, load_supporter
from qa.query.request import Request
from qa.settings import Settings

REQUEST = Request("Who leads the TTP?", explain=True)


def test_the_reader_is_loaded_once() -> None:
    first = load_reader(Settings())
    assert first is not None
    assert load_reader(Settings(quick=False, port=9)) is first


def test_in_the_quick_mode_none_is_needed(
    chosen: Settings, index: Index, encoder: Encoder, tmp_path: Path
) -> None:
    quick = chosen.model_copy(update={"quick": True, "reranker": str(tmp_path)})
    assert load_reader(quick) is None
    answer = load_asker(quick, index, encoder).ask(REQUEST)
    assert answer.considered
    assert not any("window" in one.signals for one in answer.considered)


def test_otherwise_what_was_read_is_told(chosen: Settings, index: Index, encoder: Encoder) -> None:
    answer = load_asker(chosen, index, encoder).ask(REQUEST)
    assert answer.considered
    assert "window" in answer.considered[0].signals


def test_a_reranker_that_is_not_there_is_told(
    chosen: Settings, index: Index, encoder: Encoder
) -> None:
    wrong = chosen.model_copy(update={"reranker": "nobody/nothing"})
    with pytest.raises(UnusableModel, match="is not on this machine"):
        load_supporter(wrong, index, encoder)


def test_thresholds_are_those_of_the_settings(
    chosen: Settings, index: Index, encoder: Encoder
) -> None:
    asker = load_asker(
        chosen.model_copy(update={"answered_at": 0.9, "weak_at": 0.1}), index, encoder
    )
    assert (asker.answered_at, asker.weak_at) == (0.9, 0.1)
    assert asker.index is index
