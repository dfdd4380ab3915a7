PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCKED := --require-hashes --no-deps --no-build-isolation --only-binary :all: --no-binary feedgen

LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

.PHONY: html publish serve check test audit lint bench locks clean help
.DEFAULT_GOAL := help

## html: build content/ into output/
html: $(BIN)/.site
	@$(BIN)/pelican content -o output -s pelicanconf.py --fatal errors

## publish: build with publishconf.py into a new folder, judge it, and put it in the place of output/; REMOVED=council ACCEPT_LOSS=1
publish: $(BIN)/.site
	@$(BIN)/kenes publish $(if $(REMOVED),--removed $(REMOVED)) $(if $(ACCEPT_LOSS),--accept-loss)

## serve: build, serve on http://127.0.0.1:8000 and build again on each change
serve: $(BIN)/.site
	@$(BIN)/kenes serve

## check: say what is wrong with the content
check: $(BIN)/.site
	@$(BIN)/kenes check

## test: run all tests
test: $(BIN)/.dev $(BIN)/.browser
	@$(BIN)/python -m pytest

## lint: check the code, the templates and the workflows
lint: $(BIN)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint theme/templates --lint --quiet
	$(BIN)/zizmor --offline --no-progress --persona auditor .github

## audit: the slower checkers, which need Node, Java and LibreOffice
audit: html $(BIN)/.browser
	@tests/audit/run

## bench: this site, stock Pelican and Hugo side by side; BENCH="1000 10000" says how many items
bench: $(BIN)/.site
	@$(BIN)/python benchmarks/run.py $(BENCH)
	@$(BIN)/python benchmarks/questions.py
	@$(BIN)/python benchmarks/decade.py
	@$(BIN)/python benchmarks/ballots.py

## locks: write the lock files anew from pyproject.toml
locks: $(BIN)/.site
	@$(PIP) uv
	@printf 'setuptools==80.9.0\nwheel\n' | $(LOCK) - -o requirements-build.lock
	@$(LOCK) pyproject.toml -o requirements.lock
	@$(LOCK) pyproject.toml --group test --group lint -c requirements.lock -o requirements-dev.lock

## clean: remove what the build made
clean:
	rm -rf output .cache .output.lock

## help: list these commands
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

$(BIN)/.site: requirements-build.lock requirements.lock pyproject.toml
	@echo "Setting up .venv; this is done once."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes --no-deps --only-binary :all: -r requirements-build.lock
	@$(PIP) $(LOCKED) -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/.dev: $(BIN)/.site requirements-dev.lock
	@echo "Setting up what the tests need."
	@$(PIP) $(LOCKED) -r requirements-dev.lock
	@touch $@

$(BIN)/.browser: $(BIN)/.dev
	@$(BIN)/python -m tests.browser.setup
	@touch $@
