# Targets for people; each sets up what it needs. 'make' alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Who archives, and when: the program itself asks neither the system nor the clock.
BY ?= $(shell id -un)
AT ?= $(shell date -u +%Y-%m-%dT%H:%M:%SZ)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install

.PHONY: help sdtm adam validate package archive lint test check torture bench score docs referee clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

sdtm: $(VENV)/run ## convert the export in raw/ to outputs/sdtm/*.xpt
	@$(BIN)/nec-cdisc sdtm

adam: $(VENV)/run ## make analysis datasets in outputs/adam, converting the export first where it must be
	@$(BIN)/nec-cdisc adam

validate: $(VENV)/run ## check the datasets in outputs/; the findings are in outputs/validation/index.html
	@$(BIN)/nec-cdisc validate

package: $(VENV)/run ## make the folders of a submission in outputs/package, and check them as an authority does
	@$(BIN)/nec-cdisc package

archive: $(VENV)/run ## bring everything up to date and archive it; BY="Name" and AT=2026-01-31T16:00:00Z say who, when
	@$(BIN)/nec-cdisc package --by "$(BY)" --at "$(AT)"
	@$(BIN)/nec-cdisc archive --by "$(BY)" --at "$(AT)"

lint: $(VENV)/run ## check the mappings against standard, code lists and raw headers
	@$(BIN)/nec-cdisc lint

test: check ## run every check: style, types, layers, docs, tests
	$(BIN)/python -m pytest -n auto

check: $(VENV)/dev
	$(BIN)/ruff check src tests bench docs
	$(BIN)/ruff format --check src tests bench docs
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python docs/generate.py --check

torture: $(VENV)/dev ## kill runs at random moments and feed rubbish, for minutes
	$(BIN)/python -m pytest tests/torture

docs: $(VENV)/dev ## write the reference pages and the JSON schema anew
	$(BIN)/python docs/generate.py

bench: $(VENV)/dev ## measure speed against rivals and write bench/results.md
	$(BIN)/python bench/run.py

score: $(VENV)/dev ## plant defects in the demo package, see which validators find them, and write bench/score.md
	$(BIN)/python bench/score.py

referee: $(VENV)/dev ## let pyreadstat and xport judge outputs/sdtm
	$(BIN)/python tests/referee/judge.py outputs/sdtm/*.xpt

clean: ## remove environments and caches, keep outputs
	rm -rf $(VENV) .audit .referee .pharmadata .pythons .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) or sys.version_info >= (3, 14))' \
		|| { echo "nec-cdisc needs Python 3.11 to 3.13; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@echo "setting up the environment in $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements/run.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) --require-hashes -r requirements/run.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev: requirements/dev.lock $(VENV)/run
	@$(PIP) --require-hashes -r requirements/dev.lock
	@touch $@
