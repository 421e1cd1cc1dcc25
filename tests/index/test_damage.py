"""Whatever is done to a file of an index is noticed, told with its remedy, and repaired."""

import random
import shutil
from itertools import product
from pathlib import Path

import pytest

from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles
from index.errors import DamagedIndex, NoIndex, NotBuilt
from index.search.reader import open_index
from tests.index.damage import FILES, FOLDER, HARMS, POINTER, Patient

FLIPS = 300
# Where two indexes have the same bytes, there is nothing to notice.
_SAME = {
    (name, "swapped with that of another index")
    for name in ("terms/terms.json", "terms/params.index.json")
}


@pytest.fixture(scope="module")
def patient(
    tmp_path_factory: pytest.TempPathFactory, encoder: Encoder, model: ModelFiles
) -> Patient:
    folder: Path = tmp_path_factory.mktemp("damage")
    return Patient(folder, encoder, model)


def test_these_are_all_the_files(patient: Patient) -> None:
    assert {POINTER, *patient.sound.current().hashes()} == set(FILES)
    assert all(file.stat().st_size for file in patient.sound.folder.rglob("*.js*"))


def test_a_folder_in_the_pointers_place_is_not_ours_to_remove(patient: Patient) -> None:
    patient.harm(POINTER, FOLDER)
    patient.noticed()
    with pytest.raises(NotBuilt, match="cannot be written: Is a directory"):
        patient.repaired()


@pytest.mark.parametrize(
    ("name", "harm"), [case for case in product(FILES, HARMS) if case != (POINTER, FOLDER)]
)
def test_harm_is_noticed_and_repaired(patient: Patient, name: str, harm: str) -> None:
    changed = patient.harm(name, harm)
    if (name, harm) in _SAME:
        assert not changed
        return
    lost = (name, harm) == (POINTER, "deleted")
    errors = patient.noticed()
    for error in errors:
        assert isinstance(error, NoIndex if lost else DamagedIndex)
        assert "ibid build" in error.remedy
        assert lost or Path(name).name in error.message or harm.startswith("swapped")
    report = patient.repaired()
    assert not report.unchanged
    assert report.why == errors[0].message
    # Where the truth is whole, what is derived from it costs no embedding, and no reading.
    touched = (name, harm) if harm != "swapped with another" else ("store.sqlite", harm)
    if touched[0] not in (POINTER, "store.sqlite"):
        assert (report.embedded, report.added, report.changed) == (0, (), ())
        assert report.kept == ("lake", "mill")


def test_no_flipped_bit_goes_unnoticed(patient: Patient) -> None:
    chance = random.Random(5)
    shutil.rmtree(patient.home.folder, ignore_errors=True)
    shutil.copytree(patient.sound.folder, patient.home.folder)
    files = [patient.file(patient.home, name) for name in FILES]
    for _ in range(FLIPS):
        file = chance.choice(files)
        sound = file.read_bytes()
        data = bytearray(sound)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
        with pytest.raises(DamagedIndex):
            patient.home.current()
        file.write_bytes(sound)
    assert open_index(patient.home).id == patient.first.index
