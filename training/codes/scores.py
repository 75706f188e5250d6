"""How the code head answers about rows it never saw: main act, acts, target and sign, commitment."""

import torch
from examples import collate

from sottovoce.reading.heads.code_words import ACTS

BATCH = 32


def print_scores(codes, examples) -> None:
    totals = dict.fromkeys(("rows", "first", "in acts", "signs", "signed", "binds", "bound", "told"), 0)
    by_act = {act.value: [0, 0] for act in ACTS}
    for start in range(0, len(examples), BATCH):
        batch = examples[start : start + BATCH]
        with torch.inference_mode():
            scores = codes(**collate(batch))
        firsts = scores["first"].argmax(-1).tolist()
        binds = (scores["binds"][:, 0] > 0).tolist()
        signs = iter(scores["signs"][:, 1:].argmax(-1).tolist())
        for example, first, bound in zip(batch, firsts, binds, strict=True):
            count(totals, by_act, example, first, bound)
            for sign, actor in zip(example.signs, example.question.actors, strict=True):
                answer = next(signs) + 1 if actor else 0
                if actor and sign:
                    totals["signed"] += 1
                    totals["signs"] += answer == sign
    rows = totals["rows"]
    print(f"rows                      {rows}")
    print(f"main act right            {totals['first'] / rows:.3f}")
    print(f"main act among the acts   {totals['in acts'] / rows:.3f}")
    print(f"sign of a target right    {totals['signs'] / max(1, totals['signed']):.3f}  n={totals['signed']}")
    print(f"commitment F1             {2 * totals['binds'] / max(1, totals['bound'] + totals['told']):.3f}")
    for act, (right, all_) in sorted(by_act.items()):
        if all_:
            print(f"  {act:12s} {right / all_:.2f}  n={all_}")


def count(totals, by_act, example, first, bound) -> None:
    totals["rows"] += 1
    totals["first"] += first == example.acts[0]
    totals["in acts"] += first in example.acts
    totals["binds"] += bound and example.binds[0]
    totals["bound"] += bound
    totals["told"] += example.binds[0]
    right_of = by_act[ACTS[example.acts[0]].value]
    right_of[0] += first == example.acts[0]
    right_of[1] += 1
