"""MiniLM as both heads start from it: word embeddings frozen, the segment given over to kinds of pieces."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from transformers import BertConfig, BertModel


def load_encoder(folder: Path, kinds: int, attention_dropout: float) -> BertModel:
    """The encoder of `config.json` and `model.safetensors`; each of the `kinds` begins as segment 0."""
    config = BertConfig.from_json_file(folder / "config.json")
    config.attention_probs_dropout_prob = attention_dropout
    config._attn_implementation = "sdpa"
    bert = BertModel(config, add_pooling_layer=False)
    weights = load_file(folder / "model.safetensors")
    bert.load_state_dict({k: v for k, v in weights.items() if not k.startswith("pooler")}, strict=False)
    bert.embeddings.token_type_embeddings = _of_kinds(bert.embeddings.token_type_embeddings, kinds)
    bert.embeddings.word_embeddings.weight.requires_grad_(False)
    return bert


def _of_kinds(old: nn.Embedding, kinds: int) -> nn.Embedding:
    new = nn.Embedding(kinds, old.embedding_dim)
    with torch.no_grad():
        new.weight.copy_(old.weight[:1].expand(kinds, -1))
    return new
