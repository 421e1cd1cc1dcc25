"""Selection of what runs a model: ONNX Runtime, or sentence-transformers and PyTorch."""

import os
import shutil
from typing import Literal

from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles

Purpose = Literal["answering", "building", "one question"]


def open_encoder(files: ModelFiles, purpose: Purpose = "answering") -> Encoder:
    """Load a model: a known one in ONNX Runtime, any other in sentence-transformers.

    For "building", which embeds many texts, it runs on a GPU if PyTorch finds one. For "one
    question" it loads faster and encodes more slowly. Raises `UnusableModel` where the files do not
    load.
    """
    known = files.known
    if purpose == "building" and _may_have_gpu():
        from index.encoding.torch_encoder import TorchEncoder, gpu

        device = gpu()
        if device is not None:
            return TorchEncoder(files, device)
    if known is not None:
        from index.encoding.onnx_encoder import OnnxEncoder

        return OnnxEncoder(files, known, pack=purpose != "one question")
    from index.encoding.torch_encoder import TorchEncoder

    return TorchEncoder(files)


def _may_have_gpu() -> bool:
    """Whether the machine may have a GPU of NVIDIA or AMD; PyTorch is not imported for it."""
    return shutil.which("nvidia-smi") is not None or os.path.exists("/dev/kfd")
