"""The tagger: MiniLM, a look per token, a tag and a side per word, and learned transitions between tags."""

import sys
from pathlib import Path

import torch
from torch import Tensor, nn

from sottovoce.reading.heads.tags import TAGS, may_follow
from sottovoce.reading.heads.windows import LOOKS

sys.path.append(str(Path(__file__).parents[1]))

from encoder import load_encoder

FORBIDDEN = -1e4


class Tagger(nn.Module):
    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.bert = load_encoder(encoder, LOOKS, attention_dropout=0.0)
        self.dropout = nn.Dropout(0.1)
        self.tag = nn.Linear(self.bert.config.hidden_size, len(TAGS))
        self.side = nn.Linear(self.bert.config.hidden_size, 2)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("barred", _barred())

    def forward(self, pieces: Tensor, looks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Batches of piece ids, looks and mask, each (windows, pieces), to scores of tags and of sides."""
        hidden = self.bert(input_ids=pieces, token_type_ids=looks, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tag(hidden), self.side(hidden)

    def loss_of_chains(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Mean over words of the negative log likelihood of tag chains; scores (windows, words, tags)."""
        moves = self.transitions + self.barred[1:]
        start = self.barred[0]
        longest = scores.shape[1]
        alpha = scores[:, 0] + start
        right = (scores[:, 0] + start).gather(1, tags[:, :1]).squeeze(1)
        for at in range(1, longest):
            alive = at < lengths
            step = torch.logsumexp(alpha.unsqueeze(2) + moves, dim=1) + scores[:, at]
            alpha = torch.where(alive.unsqueeze(1), step, alpha)
            gained = (
                scores[:, at].gather(1, tags[:, at : at + 1]).squeeze(1) + moves[tags[:, at - 1], tags[:, at]]
            )
            right = right + torch.where(alive, gained, torch.zeros_like(gained))
        return (torch.logsumexp(alpha, dim=1) - right).sum() / lengths.sum()


def _barred() -> Tensor:
    """Row 0: which tags cannot begin a chain; row 1 + i: which cannot follow tag i."""
    rows = [[0.0 if may_follow(before, after) else FORBIDDEN for after in TAGS] for before in (None, *TAGS)]
    return torch.tensor(rows)
