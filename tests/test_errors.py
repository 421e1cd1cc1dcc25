"""Every error says what kind of problem it is; the HTTP status and the exit code follow from it."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import get_args

import pytest

import corpus
import index
import qa
import web
from corpus.errors import Category, IbidError
from qa.cli.errors import exit_code
from web.server.errors import STATUS, headers_of, status_of


def _error_classes() -> list[type[IbidError]]:
    """Every subclass of `IbidError` in the program."""
    for package in (corpus, index, qa, web):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith("qa.training"):  # needs packages of its own
                importlib.import_module(module.name)

    def subclasses(kind: type[IbidError]) -> Iterator[type[IbidError]]:
        for one in kind.__subclasses__():
            yield one
            yield from subclasses(one)

    return sorted(set(subclasses(IbidError)), key=lambda kind: kind.__name__)


ERRORS = _error_classes()


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_sets_its_category_and_code(kind: type[IbidError]) -> None:
    ancestors = kind.__mro__[: kind.__mro__.index(IbidError)]
    assert any("category" in vars(one) for one in ancestors)
    assert any("code" in vars(one) for one in ancestors)
    assert kind.category in STATUS


def test_every_category_has_a_status_and_is_used() -> None:
    assert set(STATUS) == set(get_args(Category))
    assert {kind.category for kind in ERRORS} == set(STATUS)


# The published statuses and exit codes, by the error's code. Errors that no request and no command
# ends with are not listed.
PUBLISHED = {
    "bad_answer": (422, 2),
    "bad_conversations": (503, 2),
    "bad_description": (422, 2),
    "bad_ledger": (503, 2),
    "bad_paper": (503, 4),
    "bad_question": (422, 2),
    "bad_title": (422, 2),
    "conversations_forbidden": (503, 2),
    "conversations_locked": (503, 2),
    "conversations_no_room": (503, 2),
    "damaged_index": (503, 3),
    "full_conversation": (422, 2),
    "no_index": (503, 3),
    "no_token_set": (403, 2),
    "not_ready": (503, 2),
    "nothing_kept": (404, 2),
    "unauthorised": (401, 2),
    "unknown_conversation": (404, 2),
    "unknown_document": (404, 2),
    "unknown_job": (404, 2),
    "unknown_note": (404, 2),
    "unknown_paper": (404, 2),
    "unreadable_paper": (422, 2),
    "unusable_model": (503, 2),
}
EXIT_CODES = {
    "another_build": 4,
    "another_fetch": 2,
    "bad_file": 2,
    "bad_run": 2,
    "bad_set": 2,
    "bad_setting": 2,
    "cannot_listen": 2,
    "model_not_fetched": 2,
    "not_built": 4,
    "unknown_work": 2,
    "unreadable_source": 2,
    "unreadable_text": 4,
}


def test_statuses_and_exit_codes_are_the_published_ones() -> None:
    errors = {kind.code: Exception.__new__(kind) for kind in ERRORS}
    assert {code: (status_of(errors[code]), exit_code(errors[code])) for code in PUBLISHED} == (
        PUBLISHED
    )
    assert {code: exit_code(errors[code]) for code in EXIT_CODES} == EXIT_CODES


def test_a_busy_error_names_the_time_to_retry_and_a_missing_token_its_scheme() -> None:
    headers = {kind.code: headers_of(Exception.__new__(kind)) for kind in ERRORS}
    assert headers["conversations_locked"] == {"Retry-After": "1"}
    assert headers["unauthorised"] == {"WWW-Authenticate": "Bearer"}
    assert headers["unknown_note"] == {}
