"""Networks and tokenizers, opened from their files: one thread, nothing padded, nothing cut."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def open_tokenizer(path: Path) -> tuple[Tokenizer, int, int]:
    """A tokenizer, and its marks of beginning and end."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = tokenizer.encode("", add_special_tokens=True).ids
    return tokenizer, int(marks[0]), int(marks[-1])


def open_network(path: Path) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
