"""Train the attribution head on PolNeAR: `python training/attribution/train.py --data POLNEAR --encoder
MINILM --out DIR`.

POLNEAR holds `train/` in brat standoff; MINILM the MiniLM-L6 files (`config.json`, `model.safetensors`,
`tokenizer.json`, all-MiniLM-L6-v2, Apache-2.0). Same seed, same weights on one machine with one thread.
The weights kept are a running mean over the last steps, which generalises better than the last step alone.
"""

import argparse
import math
import random
import sys
import time
from pathlib import Path

import torch
from torch import nn

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "bench" / "attribution")]

from examples import NOTHING, load_examples  # noqa: E402
from network import Tagger  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

BEGIN, END = 101, 102  # the marks of MiniLM's vocabulary


def main() -> None:
    options = parse()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = load_examples(options.data / "train", tokenizer)
    say(f"{len(examples)} windows, {sum(len(e.tags) for e in examples)} pieces; {vars(options)}")
    tagger = Tagger(options.encoder)
    mean = fit(tagger, examples, options)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, options.out / "tagger.pt")


def fit(tagger, examples, options):
    decayed = [p for p in tagger.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in tagger.parameters() if p.requires_grad and p.ndim <= 1]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=options.rate, fused=True)
    steps = int(options.epochs * math.ceil(len(examples) / options.batch))
    mean = {name: value.clone() for name, value in tagger.state_dict().items()}
    tagger.train()
    begun, smooth = time.time(), None
    for step, batch in zip(range(steps), batches(examples, options.batch), strict=False):
        for group in optimiser.param_groups:
            group["lr"] = options.rate * min(1.0, (step + 1) / 60) * (1 - step / steps)
        loss = loss_of(tagger, batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimiser.step()
        keep = min(options.keep, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, value in tagger.state_dict().items():
                if value.dtype.is_floating_point:
                    mean[name].mul_(keep).add_(value, alpha=1 - keep)
        smooth = loss.item() if smooth is None else 0.98 * smooth + 0.02 * loss.item()
        if step % 50 == 49:
            say(f"step {step + 1}/{steps} loss {smooth:.4f} after {(time.time() - begun) / 60:.1f} min")
        if step % 400 == 399:
            options.out.mkdir(parents=True, exist_ok=True)
            torch.save(mean, options.out / "tagger.part.pt")
    return mean


def batches(examples, size):
    """Endless batches; windows of like length together, in an order that differs in each round."""
    while True:
        order = random.sample(range(len(examples)), len(examples))
        chunk = size * 32
        rounds = []
        for start in range(0, len(order), chunk):
            like = sorted(order[start : start + chunk], key=lambda at: len(examples[at].tags))
            rounds += [like[at : at + size] for at in range(0, len(like), size)]
        random.shuffle(rounds)
        for picked in rounds:
            yield [examples[at] for at in picked]


def loss_of(tagger, batch):
    """Chains of tags over words, and a third of the cue's side."""
    longest = max(len(e.tags) for e in batch) + 2
    pieces, looks, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    for row, example in enumerate(batch):
        count = len(example.tags)
        pieces[row, : count + 2] = torch.tensor([BEGIN, *example.window.pieces, END])
        looks[row, 1 : count + 1] = torch.tensor(example.window.looks)
        mask[row, : count + 2] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tag_scores, side_scores = tagger(pieces, looks, mask)
    tag_scores, side_scores = tag_scores.float(), side_scores.float()
    firsts = [[at + 1 for at, first in enumerate(e.window.starts_word) if first] for e in batch]
    lengths = torch.tensor([len(at) for at in firsts])
    words = int(lengths.max())
    where = torch.zeros(len(batch), words, dtype=torch.long)
    tags = torch.zeros(len(batch), words, dtype=torch.long)
    sides = torch.full((len(batch), words), NOTHING)
    for row, (at, example) in enumerate(zip(firsts, batch, strict=True)):
        where[row, : len(at)] = torch.tensor(at)
        tags[row, : len(at)] = torch.tensor([example.tags[i - 1] for i in at])
        sides[row, : len(at)] = torch.tensor([example.sides[i - 1] for i in at])
    rows = torch.arange(len(batch)).unsqueeze(1)
    loss = tagger.loss_of_chains(tag_scores[rows, where], tags, lengths)
    picked = side_scores[rows, where].reshape(-1, 2)
    if (sides >= 0).any():
        loss = loss + 0.3 * nn.functional.cross_entropy(picked, sides.reshape(-1), ignore_index=NOTHING)
    return loss


def say(words: str) -> None:
    print(words, flush=True)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with PolNeAR's train/")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder with the files of all-MiniLM-L6-v2"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--epochs", type=float, default=2.6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument(
        "--keep", type=float, default=0.995, help="share of the running mean kept at each step"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
