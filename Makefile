# Everything a person or CI does with a checkout; `make` alone lists it.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip install --disable-pip-version-check -qq --no-deps --require-hashes
# Two workers suit two cores; `make test WORKERS=0` runs everything in one process.
WORKERS ?= 2
# What to hand to pytest, as in `make test TESTS="tests/unit -k spans"`.
TESTS ?= tests
LOCK  := $(PY) -m uv --quiet pip compile --generate-hashes --universal --no-header --python-version 3.11 \
	--excludes requirements-excludes.txt
# PyTorch's own build for processors alone (Linux, x86-64, Python 3.11), which the package index has not.
TORCH := 6746dbcbeb526eb61330b76b41ff1b4eb848951103a892eeb080dfa2b264667b
# Annotated articles to train on, and where the model goes: `make train DATA=polnear OUT=model`.
DATA ?=
OUT  ?= model

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint format services lock bench train test-training floor messages screenshots clean

help: ## List what make can do (the default)
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.run ## Set up, load the sample article, print its claims, and serve
	@$(PY) -m tracker demo
	@$(PY) -m tracker serve

test: $(VENV)/.dev services lint ## Install what tests need, then lint and run every test
	$(PY) -m pytest -n $(WORKERS) --dist worksteal $(TESTS)

lint: $(VENV)/.dev ## Check format, style, imports and types, fastest first
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) $(VENV)/bin/lint-imports --no-logo
	$(PY) -m mypy

format: $(VENV)/.dev ## Rewrite the code in the project's format
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

services: ## Install Chromium and PostgreSQL through apt when they are absent
	@sh tests/support/install-services.sh

lock: $(VENV)/.dev ## Pin the newest versions that requirements*.in allow, with their hashes
	$(LOCK) --upgrade --output-file requirements.txt requirements.in
	$(LOCK) --upgrade --output-file requirements-dev.txt --constraints requirements.txt requirements-dev.in
	$(LOCK) --upgrade --output-file requirements-train.txt --constraints requirements.txt requirements-train.in
	@$(PY) tests/support/pin_torch.py requirements-train.txt $(TORCH)

train: $(VENV)/.train ## Rebuild the splitter's model from annotated articles: DATA=folder [OUT=model]
	@test -n "$(DATA)" || { echo "Name the folder of annotated articles: make train DATA=polnear" >&2; exit 2; }
	$(PY) -m tracker.extraction.train "$(DATA)" --out "$(OUT)" --voice-labels tests/labels/train \
		--leave-out tests/labels/left-out.txt

test-training: $(VENV)/.dev $(VENV)/.train ## Test the training itself; installs torch
	$(PY) -m pytest -n 0 tests/training

floor: $(VENV)/.dev ## Check that the shipped model is no worse than it was: DATA=folder of annotated articles
	@test -n "$(DATA)" || { echo "Name the folder of annotated articles: make floor DATA=polnear" >&2; exit 2; }
	$(PY) -m pytest -n 0 -s tests/evaluation --articles "$(DATA)"

bench: $(VENV)/.dev ## Run the benchmarks and print their tables
	$(PY) -m pytest -n 0 -s tests/benchmarks

messages: $(VENV)/.dev ## Bring the catalogues of the public pages up to date
	@$(PY) -m tests.support.messages

screenshots: $(VENV)/.dev services ## Draw the pictures of README and docs/screenshots.md from the running app
	$(PY) -m tests.browser.screenshots

clean: ## Remove the virtual environment and every cache; instance/ is kept
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist

# A stamp inside the environment says what is installed in it, so a second run has nothing to do. It is written last:
# an installation that broke off is begun again.
$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or later is needed, and '$(PYTHON)' is not that." >&2; \
		echo "Name another one: make $(firstword $(MAKECMDGOALS)) PYTHON=python3.12" >&2; exit 2; }
	@echo "Making the virtual environment $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.created requirements.txt
	@echo "Installing what the tracker needs (requirements.txt)"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@echo "Installing what tests and checks need (requirements-dev.txt)"
	@$(PIP) -r requirements-dev.txt
	@touch $@

$(VENV)/.train: $(VENV)/.run requirements-train.txt
	@echo "Installing what training needs (requirements-train.txt)"
	@$(PIP) -r requirements-train.txt || { \
		echo "Training is pinned to PyTorch's build for processors alone (Linux, x86-64, Python 3.11); let pip find it," >&2; \
		echo "for example by PIP_EXTRA_INDEX_URL, and try again." >&2; exit 2; }
	@touch $@
