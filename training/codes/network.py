"""The network of the code head: MiniLM, a role per piece, and one linear answer for each question."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from sottovoce.reading.heads.code_words import ACTS, BINDINGS, SIGNS
from sottovoce.reading.heads.questions import CONTENT, CUE, ROLES

TYPES = 16  # PLOVER's event types, learned beside the acts and dropped when the network is shipped


class Codes(nn.Module):
    def __init__(self, encoder: Path, dropout: float = 0.2) -> None:
        super().__init__()
        config = BertConfig.from_json_file(encoder / "config.json")
        config.attention_probs_dropout_prob = 0.1
        config._attn_implementation = "sdpa"
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(encoder / "model.safetensors")
        self.bert.load_state_dict(
            {k: v for k, v in weights.items() if not k.startswith("pooler")}, strict=False
        )
        self.bert.embeddings.token_type_embeddings = _roles(self.bert.embeddings.token_type_embeddings)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.dropout = nn.Dropout(dropout)
        size = config.hidden_size
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


def _roles(old: nn.Embedding) -> nn.Embedding:
    new = nn.Embedding(ROLES, old.embedding_dim)
    with torch.no_grad():
        new.weight.copy_(old.weight[:1].expand(ROLES, -1))
    return new
