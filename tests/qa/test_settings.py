"""Settings from the environment."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from index.encoding.models import DEFAULT_MODEL
from qa.settings import DEFAULT_RERANKER, BadSetting, Settings, settings

GIVEN: dict[str, tuple[str, Any]] = {
    "papers": ("/tmp/shelf", Path("/tmp/shelf")),
    "home": ("/tmp/index", Path("/tmp/index")),
    "model": ("/tmp/model", "/tmp/model"),
    "reranker": ("/tmp/reranker", "/tmp/reranker"),
    "quick": ("true", True),
    "passage_tokens": ("64", 64),
    "passage_overlap": ("0", 0),
    "answered_at": ("0.75", 0.75),
    "weak_at": ("0", 0.0),
    "host": ("::1", "::1"),
    "hosts": ('["ibid.example", "other.example"]', ("ibid.example", "other.example")),
    "port": ("0", 0),
    "precision": ("float16", "float16"),
    "token": ("open sesame", SecretStr("open sesame")),
    "keep_conversations": ("false", False),
    "largest_paper": ("2", 2),
    "largest_pdf": ("200", 200),
    "largest_docx": ("3", 3),
    "fetch_pause": ("0", 0.0),
    "fetch_hosts": ('{"a.test": "127.0.0.1:8443"}', {"a.test": "127.0.0.1:8443"}),
}
WRONG = {
    "quick": ["perhaps", "2"],
    "passage_tokens": ["8", "many", "9999"],
    "passage_overlap": ["-1", "9", "x"],
    "answered_at": ["1.01", "-0.1", "sure"],
    "weak_at": ["2", "nan", "?"],
    "hosts": ["ibid.example", "[1]", "{}", '["a"'],
    "port": ["70000", "-1", "http"],
    "precision": ["int3", "16"],
    "token": ["short"],
    "keep_conversations": ["seldom"],
    "largest_paper": ["0", "51", "much"],
    "largest_pdf": ["0", "257", "much"],
    "largest_docx": ["0", "257", "much"],
    "fetch_pause": ["-1", "61", "long"],
    "fetch_hosts": ["a.test", "[]", '{"a.test": "localhost:80"}', '{"a.test": "127.0.0.1"}'],
}


def test_every_setting_is_tried_here() -> None:
    assert set(GIVEN) == set(Settings.model_fields)


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_without_an_environment_the_defaults_hold() -> None:
    chosen = settings()
    assert (chosen.model, chosen.reranker) == (DEFAULT_MODEL, DEFAULT_RERANKER)
    assert not chosen.quick
    assert (chosen.host, chosen.port, chosen.hosts) == ("127.0.0.1", 8000, ())
    assert chosen.weak_at < chosen.answered_at
    assert (chosen.papers / "ttp-reemergence" / "paper.txt").is_file()


@pytest.mark.parametrize("name", GIVEN)
def test_each_setting_can_be_given(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words, value = GIVEN[name]
    monkeypatch.setenv(f"IBID_{name.upper()}", words)
    assert getattr(settings(), name) == value


@pytest.mark.parametrize("name", GIVEN)
def test_an_empty_value_is_the_same_as_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    default = getattr(settings(), name)
    settings.cache_clear()
    monkeypatch.setenv(f"IBID_{name.upper()}", "")
    assert getattr(settings(), name) == default


@pytest.mark.parametrize(("name", "words"), [(n, words) for n in WRONG for words in WRONG[n]])
def test_a_wrong_value_is_refused_by_its_name(
    name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"IBID_{name.upper()}", words)
    with pytest.raises(BadSetting) as caught:
        settings()
    assert caught.value.message.startswith(f"IBID_{name.upper()} cannot be")
    assert caught.value.remedy == "Change or unset it."


def test_settings_are_read_once_and_do_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    first = settings()
    monkeypatch.setenv("IBID_PORT", "9")
    assert settings() is first
    for name in Settings.model_fields:
        with pytest.raises(ValueError, match="frozen"):
            setattr(first, name, getattr(first, name))


def test_passages_follow_the_settings() -> None:
    chosen = Settings(passage_tokens=50, passage_overlap=2)
    assert (chosen.passages.limit, chosen.passages.overlap) == (50, 2)
