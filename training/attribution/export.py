"""Weights to the two files that the package reads: `export.py --weights DIR [DIR...] --encoder MINILM --out
DIR`.

Several weights of the same recipe are averaged. Writes `tagger.fp32.onnx`, `tagger.onnx` (int8 weights,
dynamic) and `tokenizer.json`.
"""

import argparse
import shutil
from pathlib import Path

import torch
from network import Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


class Exported(nn.Module):
    """A tagger that also hands out its table of moves: row 0 is the start, row 1 + i follows tag i."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, looks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tags, sides = self.tagger(pieces, looks, mask)
        learned = torch.cat([torch.zeros_like(self.tagger.transitions[:1]), self.tagger.transitions])
        return tags, sides, learned + self.tagger.barred


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tagger = Tagger(options.encoder)
    loaded = [torch.load(folder) for folder in options.weights]
    tagger.load_state_dict(
        {
            name: sum(one[name] for one in loaded) / len(loaded) if value.is_floating_point() else value
            for name, value in loaded[0].items()
        }
    )
    tagger.eval()
    tagger.bert.config._attn_implementation = "eager"
    options.out.mkdir(parents=True, exist_ok=True)
    full = options.out / "tagger.fp32.onnx"
    sample = torch.randint(1000, 20000, (2, 64))
    names = ["pieces", "looks", "mask"]
    torch.onnx.export(
        Exported(tagger),
        (sample, torch.zeros_like(sample), torch.ones_like(sample)),
        str(full),
        input_names=names,
        output_names=["tags", "sides", "moves"],
        dynamic_axes={name: {0: "window", 1: "piece"} for name in [*names, "tags", "sides"]},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        str(full), str(options.out / "tagger.onnx"), weight_type=QuantType.QInt8, per_channel=True
    )
    shutil.copy(options.encoder / "tokenizer.json", options.out)


if __name__ == "__main__":
    main()
