"""Train the code head: `python training/codes/train.py --rows training/data --data PLOVER --encoder MINILM
--out DIR [--without N] [--speeches-out N]`.

PLOVER holds `unscon_sent`, `gsr` and `plv_train`; MINILM the MiniLM-L6 files (`config.json`,
`model.safetensors`, `tokenizer.json`, all-MiniLM-L6-v2, Apache-2.0). Same seed, same weights on one machine
with one thread. The weights kept are a running mean over the last steps. `--without N` leaves the N-th sixth
of crises out and prints how the head answers there; without it, all rows are learned from.
`--speeches-out N` leaves the N-th third of UNSCon's speeches out and names them in `DIR/held.json`, so that
what the head holds of them can be measured (`bench/events/run.py --codes`).
"""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from examples import collate, of_council, of_events, of_rows, speeches_of
from network import Codes
from rows import read_rows
from scores import print_scores
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as losses_of

HIDDEN = 103  # the mark of MiniLM's vocabulary
CUE = 2
PARTS = 6
SPEECH_PARTS = 3
# How much each answer counts beside the main act.
ACTS, SIGNS, BINDS, MODAL, BLAMES, TYPES = 5.0, 1.0, 1.0, 0.3, 1.0, 0.3


def main() -> None:
    options = parse()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    rows = read_rows(options.rows)
    held = held_of({row.crisis for row in rows}, options.without, PARTS)
    known = of_rows([row for row in rows if row.crisis not in held], tokenizer)
    unheard = held_of(speeches_of(options.data), options.speeches_out, SPEECH_PARTS)
    beside = of_council(options.data, tokenizer, frozenset(unheard)) + of_events(options.data, tokenizer)
    say(f"{len(known)} rows, {len(beside)} beside them, without {sorted(held | unheard)}; {vars(options)}")
    codes = Codes(options.encoder, options.dropout)
    codes.load_state_dict(fit(codes, known, beside, options))
    codes.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(codes.state_dict(), options.out / "codes.pt")
    (options.out / "held.json").write_text(json.dumps(sorted(unheard)), encoding="utf-8")
    if held:
        print_scores(codes, of_rows([row for row in rows if row.crisis in held], tokenizer))


def held_of(names: set[str], number: int | None, parts: int) -> set[str]:
    """The `number`-th of so many parts of the names, in an order drawn once."""
    if number is None:
        return set()
    drawn = sorted(names)
    random.Random(7).shuffle(drawn)
    return set(drawn[number::parts])


def fit(codes, known, beside, options):
    encoder = [p for n, p in codes.named_parameters() if p.requires_grad and n.startswith("bert")]
    answers = [p for n, p in codes.named_parameters() if p.requires_grad and not n.startswith("bert")]
    groups = [{"params": encoder, "scale": 1.0}, {"params": answers, "scale": 10.0}]
    optimiser = torch.optim.AdamW(groups, lr=options.rate, weight_decay=0.01, fused=True)
    steps = options.epochs * math.ceil(len(known) / options.batch)
    mean = {name: value.clone() for name, value in codes.state_dict().items()}
    codes.train()
    begun, ours, others = time.time(), rounds(known, options.batch), rounds(beside, options.batch)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = group["scale"] * options.rate * min(1.0, (step + 1) / 40) * (1 - step / steps)
        loss = loss_of(codes, next(ours)) + loss_of(codes, next(others))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(codes.parameters(), 1.0)
        optimiser.step()
        keep = min(options.keep, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, value in codes.state_dict().items():
                if value.dtype.is_floating_point:
                    mean[name].mul_(keep).add_(value, alpha=1 - keep)
        if step % 50 == 49:
            say(f"step {step + 1}/{steps} loss {loss.item():.3f} after {(time.time() - begun) / 60:.1f} min")
    return mean


def rounds(examples, size):
    """Endless batches, every example once in each round."""
    while True:
        order = random.sample(range(len(examples)), len(examples))
        for start in range(0, len(order) - size + 1, size):
            yield [examples[at] for at in order[start : start + size]]


def loss_of(codes, batch):
    given = collate(batch)
    # The cue is forgotten at times, and a piece in twenty hidden, so that no single word decides.
    forgotten = (torch.rand(len(batch), 1) < 0.1) & (given["roles"] == CUE)
    given["roles"] = torch.where(forgotten, torch.zeros_like(given["roles"]), given["roles"])
    hidden = (torch.rand(given["pieces"].shape) < 0.05) & (given["roles"] > 0)
    given["pieces"] = torch.where(hidden, torch.full_like(given["pieces"], HIDDEN), given["pieces"])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = codes(**given)
    scores = {name: value.float() for name, value in scores.items()}
    return sum(losses(scores, batch), torch.zeros(()))


def losses(scores, batch):
    coded = [at for at, e in enumerate(batch) if e.acts is not None]
    if coded:
        first = torch.tensor([batch[at].acts[0] for at in coded])
        yield losses_of.cross_entropy(scores["first"][coded], first, label_smoothing=0.05)
        done = torch.zeros(len(coded), scores["acts"].shape[1])
        for row, at in enumerate(coded):
            done[row, list(batch[at].acts)] = 1
        yield ACTS * losses_of.binary_cross_entropy_with_logits(scores["acts"][coded], done)
        yield BINDS * chance(scores["binds"][coded, 0], [batch[at].binds[0] for at in coded])
    bound = [at for at in coded if batch[at].binds[0]]
    if bound:
        yield BINDS * chance(scores["binds"][bound, 1], [batch[at].binds[1] for at in bound])
        yield MODAL * chance(scores["binds"][bound, 2], [batch[at].binds[2] for at in bound])
    signs = [sign for e in batch for sign, actor in zip(e.signs, e.question.actors, strict=True) if actor]
    if signs:
        yield SIGNS * losses_of.cross_entropy(scores["signs"], torch.tensor(signs))
    blamed = [at for at, e in enumerate(batch) if e.blames is not None]
    if blamed:
        yield BLAMES * chance(scores["blames"][blamed, 0], [batch[at].blames for at in blamed])
    typed = [at for at, e in enumerate(batch) if e.type is not None]
    if typed:
        yield TYPES * losses_of.cross_entropy(
            scores["types"][typed], torch.tensor([batch[at].type for at in typed])
        )


def chance(scores, truths):
    return losses_of.binary_cross_entropy_with_logits(
        scores, torch.tensor([float(truth) for truth in truths])
    )


def say(words: str) -> None:
    print(words, flush=True)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("rows", "data", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--without", type=int, choices=range(PARTS))
    parser.add_argument("--speeches-out", type=int, choices=range(SPEECH_PARTS))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--keep", type=float, default=0.98)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
