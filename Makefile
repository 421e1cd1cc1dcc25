# Thin over ordinary tools; docs/getting-started.md shows the same without make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet

PYTEST := $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: serve test test-all check lint clean browser

serve: .venv/.serve
	@$(BIN)/ibid serve

# For every change: all but the tests that are marked slow.
test: .venv/.test browser
	$(MAKE) --no-print-directory lint
	$(PYTEST) -m "not slow"

# Everything.
test-all: .venv/.test browser
	$(MAKE) --no-print-directory lint
	$(PYTEST)

check: test

lint: .venv/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@sh tests/biome.sh

# The tests' browser: the one on the machine, else Debian's, else Playwright's own; and axe-core, from npm.
# What cannot be had is left out of the tests, but in continuous integration.
browser: .venv/.test
	@sh tests/browser.sh $(BIN) || { test -z "$$CI" && echo "The tests that need a browser or axe-core are left out."; }

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit("Ibid needs Python 3.11 or newer; name it: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .venv
	@touch $@

# PyTorch comes first and as its CPU build: constraints.txt admits no other on Linux, so that
# gigabytes of CUDA are never taken by accident. Where pip is not set up to find that build,
# uv knows where it lies.
.venv/.torch: .venv/.python constraints.txt requirements/uv.txt
	@echo "Installing PyTorch (CPU) and what Ibid needs into .venv; this takes a minute or two"
	@$(PIP) --no-deps --constraint constraints.txt torch 2>/dev/null || { \
	  $(PIP) --require-hashes --requirement requirements/uv.txt && \
	  $(BIN)/uv pip install --python $(BIN)/python --torch-backend cpu --no-deps --constraint constraints.txt torch; }
	@touch $@

# Everything else is locked by hash. The project itself pip cannot check; it is built with the
# locked setuptools.
.venv/.serve: .venv/.torch requirements/serve.txt pyproject.toml
	$(PIP) --require-hashes --no-deps --requirement requirements/serve.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q corpus index qa web  # else the first start of all is slow
	@touch $@

.venv/.test: .venv/.serve requirements/test.txt
	$(PIP) --require-hashes --no-deps --requirement requirements/test.txt
	@touch $@

clean:
	rm -rf .venv data build *.egg-info
