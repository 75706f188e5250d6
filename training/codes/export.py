"""Export the code head: `python training/codes/export.py --weights DIR/codes.pt --encoder MINILM --out DIR`.

Writes `codes.fp32.onnx` and `codes.onnx` (int8, weights per channel). What is learned only
beside the answers (event types) stays out of the file.
"""

import argparse
from pathlib import Path

import onnx
import torch
from network import Codes
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

INPUTS = ["pieces", "roles", "mask", "rows", "places"]
OUTPUTS = ["first", "acts", "binds", "blames", "signs"]


class Shipped(nn.Module):
    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self.codes = codes

    def forward(
        self, pieces: Tensor, roles: Tensor, mask: Tensor, rows: Tensor, places: Tensor
    ) -> tuple[Tensor, ...]:
        scores = self.codes(pieces, roles, mask, rows, places)
        return tuple(scores[name] for name in OUTPUTS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    export(options.weights, options.encoder, options.out)


def export(weights: Path, encoder: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    codes = Codes(encoder)
    codes.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    codes.eval()
    pieces = torch.ones(3, 12, dtype=torch.long)
    example = (pieces, torch.ones_like(pieces), torch.ones_like(pieces), torch.tensor([0, 2]))
    whole = out / "codes.fp32.onnx"
    torch.onnx.export(
        Shipped(codes),
        (*example, torch.ones(2, 12)),
        whole,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes={
            **{name: {0: "passages", 1: "pieces"} for name in INPUTS[:3]},
            "rows": {0: "actors"},
            "places": {0: "actors", 1: "pieces"},
        },
        opset_version=17,
        dynamo=False,
    )
    prepared = out / "codes.prepared.onnx"
    quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        prepared, out / "codes.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=False
    )
    prepared.unlink()
    onnx.checker.check_model(str(out / "codes.onnx"))


if __name__ == "__main__":
    main()
