"""Sottovoce reads two-audience diplomacy: who told whom what, through which channel, and is it believed."""

__version__ = "0.1.0"
