"""Rebuilds by a server, each in a process of its own."""

import json
import multiprocessing
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from corpus.serialization import to_json
from index.errors import NotBuilt
from index.store.lock import sole_builder
from qa.query.request import Request
from tests.web.paper_folder import BUILT, PaperFolder
from web.server.job_runner import JobRunner
from web.server.jobs import Job, UnknownJob
from web.server.state import ServerState

LONG = 90  # seconds


@pytest.fixture
def state(paper_folder: PaperFolder) -> ServerState:
    return ServerState(paper_folder.quick)


@pytest.fixture
def jobs(paper_folder: PaperFolder, state: ServerState) -> Iterator[JobRunner]:
    found = JobRunner(paper_folder.quick, state.reload)
    yield found
    found.stop()
    assert not multiprocessing.active_children()


def _seen_until(jobs: JobRunner, job: Job, wanted: Callable[[Job], bool]) -> list[Job]:
    """The observed versions of a job, until one fulfils a condition."""
    seen, until = [job], time.monotonic() + LONG
    while not wanted(seen[-1]):
        assert time.monotonic() < until, seen[-1]
        found = jobs.job(job.id)
        if found.version != seen[-1].version:
            seen.append(found)
        time.sleep(0.005)
    return seen


def _ended(jobs: JobRunner, job: Job) -> Job:
    found = jobs.wait(job.id, LONG)
    assert found.ended is not None
    return found


def _quoted(state: ServerState) -> str:
    return state.served().ask(Request(BUILT)).quotes[0].text


def test_a_rebuild_reports_progress_and_its_index_answers(
    jobs: JobRunner, paper_folder: PaperFolder, state: ServerState
) -> None:
    assert "1901" in _quoted(state)
    paper_folder.write(2)
    job = jobs.start()
    assert jobs.start().id == job.id, "a second joins the first"
    assert (job.state, job.doing, job.ended) == ("running", "Starting", None)
    seen = _seen_until(jobs, job, lambda one: one.ended is not None)
    assert seen[-1].report is not None
    assert state.served().index.id == seen[-1].report.index
    assert "1902" in _quoted(state)
    fractions = [one.fraction for one in seen]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert [one.version for one in seen] == sorted({one.version for one in seen})
    steps = [one.step for one in seen if one.step]
    assert steps == sorted(steps, key=["reading", "embedding", "writing"].index)
    assert all(one.done <= one.of for one in seen)
    last = json.loads(json.dumps(to_json(seen[-1])))
    assert last["state"] == "done"
    assert last["report"]["changed"] == ["ferry", "mill"]
    assert last["error"] is None
    assert jobs.latest == seen[-1]

    again = _ended(jobs, jobs.start())
    assert again.id != job.id
    assert again.words == "Done: nothing changed"
    assert jobs.job(job.id).state == "done"


def test_a_paper_that_cannot_be_read_is_skipped_and_named(
    jobs: JobRunner, paper_folder: PaperFolder, state: ServerState
) -> None:
    paper_folder.put("broken", "\x00\x01\x02\x03" * 100)
    told = to_json(_ended(jobs, jobs.start()))
    assert told["state"] == "done"
    (skipped,) = told["report"]["skipped"]
    assert skipped["id"] == "broken"
    assert "broken" in skipped["message"]
    assert skipped["remedy"]
    assert "1901" in _quoted(state)
    shutil.rmtree(paper_folder.papers / "broken")
    told = to_json(_ended(jobs, jobs.start()))
    assert (told["state"], told["report"]["skipped"]) == ("done", [])


def test_where_no_paper_can_be_read_the_rebuild_fails_and_not_the_server(
    jobs: JobRunner, paper_folder: PaperFolder, state: ServerState
) -> None:
    before = {name: paper_folder.file(name).read_bytes() for name in ("ferry", "mill")}
    for name in before:
        paper_folder.put(name, "\x00\x01\x02\x03" * 100)
    job = _ended(jobs, jobs.start())
    told = to_json(job)
    assert told["state"] == "failed"
    assert told["report"] is None
    assert "mill" in told["error"]["message"]
    assert told["error"]["remedy"]
    assert "1901" in _quoted(state)
    for name, words in before.items():
        paper_folder.file(name).write_bytes(words)
    assert _ended(jobs, jobs.start()).state == "done"


def test_a_rebuild_that_is_killed_fails_and_the_next_succeeds(
    jobs: JobRunner, paper_folder: PaperFolder, state: ServerState
) -> None:
    assert "1901" in _quoted(state)
    paper_folder.write(2)
    job = jobs.start()
    _seen_until(jobs, job, lambda one: one.step is not None)
    (child,) = multiprocessing.active_children()
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    ended = _ended(jobs, job)
    assert ended.state == "failed"
    assert ended.error is not None
    assert ended.error.code == NotBuilt.code
    assert "exit code -9" in ended.error.message
    assert "1901" in _quoted(state)
    after = _ended(jobs, jobs.start())
    assert after.state == "done"
    assert "1902" in _quoted(state)


def test_a_rebuild_waits_for_a_build_of_another_process_and_names_it(
    jobs: JobRunner, paper_folder: PaperFolder
) -> None:
    paper_folder.write(2)
    with sole_builder(paper_folder.home):
        job = jobs.start()
        seen = _seen_until(jobs, job, lambda one: one.state == "waiting")
        assert f"process {os.getpid()}" in str(seen[-1].waiting_for)
        assert seen[-1].words.startswith("Waiting for another build: process")
    ended = _ended(jobs, job)
    assert (ended.state, ended.waiting_for) == ("done", None)


def test_stopping_the_server_ends_its_build(jobs: JobRunner, paper_folder: PaperFolder) -> None:
    paper_folder.write(2)
    with sole_builder(paper_folder.home):  # which would be waited for without end
        job = jobs.start()
        _seen_until(jobs, job, lambda one: one.state == "waiting")
        begun = time.monotonic()
        jobs.stop()
        assert time.monotonic() - begun < 10
    assert not multiprocessing.active_children()
    assert "stopped" in str(jobs.job(job.id).error)


def test_a_rebuild_whose_index_cannot_be_opened_fails(paper_folder: PaperFolder) -> None:
    def damaged() -> None:
        raise NotBuilt("It cannot be opened.", "Build again.")

    jobs = JobRunner(paper_folder.quick, damaged)
    job = _ended(jobs, jobs.start())
    assert job.state == "failed"
    assert job.fraction < 1


def test_an_unexpected_error_is_reported_without_internals(
    paper_folder: PaperFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("web.server.job_runner.rebuild", broken)
    jobs = JobRunner(paper_folder.quick, lambda: None)
    job = _ended(jobs, jobs.start())
    assert job.error is not None
    assert "secret" not in str(job.error)
    assert jobs.start().id != job.id


def test_only_the_last_rebuilds_are_kept(
    paper_folder: PaperFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise NotBuilt("No.", "Never.")

    monkeypatch.setattr("web.server.job_runner.rebuild", broken)
    jobs = JobRunner(paper_folder.quick, lambda: None)
    known = [_ended(jobs, jobs.start()).id for _ in range(22)]
    with pytest.raises(UnknownJob):
        jobs.job(known[1])
    assert jobs.job(known[2]).id == known[2]
    jobs.wait_until_idle(threading.Event())


def test_a_rebuild_after_a_change_is_queued_behind_the_running_one(
    jobs: JobRunner, paper_folder: PaperFolder, state: ServerState
) -> None:
    with sole_builder(paper_folder.home):
        first = jobs.start()
        second = jobs.start(after_change=True)
        assert second.id != first.id
        assert jobs.start(after_change=True).id == second.id, "those that wait are one"
        assert jobs.start().id == first.id
        assert (second.state, second.waiting_for) == ("waiting", "the current one")
        assert jobs.latest is not None
        assert jobs.latest.id == second.id
        paper_folder.write(2)
    assert _ended(jobs, first).state == "done"
    paper_folder.write(3)
    ended = _ended(jobs, second)
    assert ended.state == "done"
    assert "1903" in _quoted(state) or "1902" in _quoted(state)
    assert jobs.start(after_change=True).id not in (first.id, second.id)


def test_a_queued_rebuild_fails_when_the_server_stops(
    jobs: JobRunner, paper_folder: PaperFolder
) -> None:
    with sole_builder(paper_folder.home):
        first = jobs.start()
        second = jobs.start(after_change=True)
        jobs.stop()
    for one in (first, second):
        ended = _ended(jobs, one)
        assert ended.state == "failed"
        assert ended.error is not None
