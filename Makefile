# Everything is set up by itself, in .venv: `make run` begins, `make test` checks.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test coverage test-slow search bench pictures examples golden clean

run: $(READY)
	@$(BIN)/cx-audit

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n 2 --dist worksteal

# Of the core, by examples: a law takes its branches by chance. Outside tests/core these files are about parts of it.
ABOUT_THE_CORE := tests/core tests/archive/test_notes.py tests/cli/test_export_anonymous.py tests/cli/test_pages.py \
	tests/cli/test_prepare.py tests/cli/test_team.py

coverage: $(READY)
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow and not hypothesis" $(ABOUT_THE_CORE) \
		--cov=cx_audit/core --cov-branch --cov-report=term:skip-covered --cov-fail-under=95

test-slow: $(READY)
	$(BIN)/pytest -n 2 --dist worksteal -m "slow or hypothesis" --hypothesis-profile=thorough

search: $(READY)
	$(BIN)/pytest -n 2 --dist worksteal -m hypothesis --hypothesis-profile=searching

bench: $(READY)
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/walking.py
	$(BIN)/python bench/reporting.py

pictures: $(READY)
	$(BIN)/python docs/make_pictures.py

examples: $(READY)
	$(BIN)/python docs/make_examples.py

golden: $(READY)
	$(BIN)/pytest -q tests/cli tests/report --update-golden

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage dist examples

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "cx-audit needs Python 3.11 or newer. Install it, or name it: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python's venv is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up in .venv; this takes about a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[pdf,office]" --group dev
	@touch $(READY)
