"""The network of the code head: MiniLM, a role per piece, and one linear answer for each question."""

import sys
from pathlib import Path

import torch
from torch import Tensor, nn

from sottovoce.reading.heads.code_words import ACTS, BINDINGS, SIGNS
from sottovoce.reading.heads.questions import CONTENT, CUE, ROLES

sys.path.append(str(Path(__file__).parents[1]))

from encoder import load_encoder

TYPES = 16  # PLOVER's event types, learned beside the acts and dropped when the network is shipped


class Codes(nn.Module):
    def __init__(self, encoder: Path, dropout: float = 0.2) -> None:
        super().__init__()
        self.bert = load_encoder(encoder, ROLES, attention_dropout=0.1)
        self.dropout = nn.Dropout(dropout)
        size = self.bert.config.hidden_size
        self.first = nn.Linear(3 * size, len(ACTS))
        self.acts = nn.Linear(3 * size, len(ACTS))
        self.binds = nn.Linear(3 * size, len(BINDINGS))
        self.blames = nn.Linear(size, 1)
        self.types = nn.Linear(size, TYPES)
        self.signs = nn.Linear(3 * size, len(SIGNS))

    def forward(
        self, pieces: Tensor, roles: Tensor, mask: Tensor, rows: Tensor, places: Tensor
    ) -> dict[str, Tensor]:
        """Scores. rows (m,): the passage of each actor; places (m, length): 1 at the actor's pieces."""
        hidden = self.bert(input_ids=pieces, token_type_ids=roles, attention_mask=mask).last_hidden_state
        seen = mask.to(hidden.dtype)
        content, cue, whole = (
            self.dropout(_mean(hidden, weights * seen))
            for weights in ((roles == CONTENT).to(hidden.dtype), (roles == CUE).to(hidden.dtype), seen)
        )
        both = torch.cat([content, cue, whole], dim=-1)
        actor = _mean(hidden[rows], places.to(hidden.dtype))
        return {
            "first": self.first(both),
            "acts": self.acts(both),
            "binds": self.binds(both),
            "blames": self.blames(content),
            "types": self.types(content),
            "signs": self.signs(torch.cat([self.dropout(actor), content[rows], cue[rows]], dim=-1)),
        }


def _mean(hidden: Tensor, weights: Tensor) -> Tensor:
    return (hidden * weights.unsqueeze(-1)).sum(1) / weights.sum(1, keepdim=True).clamp(min=1.0)
