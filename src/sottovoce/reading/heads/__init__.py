"""Trained heads: small networks that mark spans in a text. Each gives offsets into the text."""
