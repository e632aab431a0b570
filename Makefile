# `make demo` and `make test` need Python 3.11+, make and git, and set up everything else themselves.
# uv is used where it is installed, else venv and pip; both install the versions locked in locks/.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared

.PHONY: help demo test lint format scores bench interrupt fuzz e2e lock clean

help:
	@echo "make demo    read the sample collection into demo.db and show what it holds"
	@echo "make test    run the tests"
	@echo "make lint    ruff, mypy, import-linter"
	@echo "make format  let ruff rewrite the code"
	@echo "make scores  accuracy against the gold in $(SHARED)/eval"
	@echo "make bench   speed and memory on the volumes in $(SHARED)/frus"
	@echo "make interrupt  kill a read of three volumes twenty times and compare the book"
	@echo "make e2e     build the wheel, install it into an empty environment and use it"
	@echo "make fuzz    100,000 damaged files and texts through every source and through extract"
	@echo "make lock    resolve the versions in locks/ anew (needs uv)"

$(VENV)/.run: locks/run.txt locks/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cablebook needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Set PYTHON=... to another one.")'
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/build.txt -r locks/run.txt; \
	else \
		$(PYTHON) -m venv $(VENV) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/build.txt -r locks/run.txt; \
	fi
	@if command -v uv >/dev/null 2>&1; then \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .; \
	fi
	@touch $@

$(VENV)/.dev: $(VENV)/.run locks/dev.txt
	@if command -v uv >/dev/null 2>&1; then \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r locks/dev.txt; \
	else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r locks/dev.txt; \
	fi
	@touch $@

demo: $(VENV)/.run
	@$(BIN)/cablebook demo demo.db
	@echo
	@echo "The command is $(BIN)/cablebook; to call it by its name alone: . $(BIN)/activate"

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# One after the other, all of them, whatever the first ones say.
scores: $(VENV)/.run
	@missed=0; for measure in scores bare forms enclosed splits "splits --pdf" printed versions context; do \
		set -- $$measure; $(BIN)/python bench/$$1.py $(SHARED) $$2 || missed=1; echo; \
	done; exit $$missed

bench: $(VENV)/.run
	@$(BIN)/python bench/speed.py $(SHARED)

interrupt: $(VENV)/.run
	@$(BIN)/python bench/interruptions.py $(SHARED)

fuzz: $(VENV)/.run
	@$(BIN)/python bench/fuzz.py --runs 100000

e2e: $(VENV)/.run
	@$(BIN)/python bench/wheel.py

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o locks/run.txt pyproject.toml
	printf 'hatchling>=1.27\neditables>=0.5\n' | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o locks/build.txt -
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -c locks/run.txt -o locks/dev.txt --group dev pyproject.toml

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist demo.db*
