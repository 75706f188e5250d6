# Everything runs in .venv, which is made on first use. Needed on the machine: Python 3.11 or newer with venv, make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: brief test lint clean

brief: .venv/installed
	$(BIN)/sottovoce brief examples/minsk-2022/

test: .venv/installed-dev
	$(BIN)/python -m pytest

# Style and types.
lint: .venv/installed-dev
	$(BIN)/ruff check src tests bench training
	$(BIN)/ruff format --check src tests bench training
	$(BIN)/mypy

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sottovoce needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv build dist
