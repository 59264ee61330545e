# Each target sets up what it needs. PRESET=name lays presets/name.yaml over params.yaml.
PRESET ?= default
CORES ?= all
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONUTF8 := 1
OVERLAY := $(if $(filter-out default,$(PRESET)),--configfile presets/$(PRESET).yaml)

.DEFAULT_GOAL := help
.PHONY: help run figures plan check-generator test test-faults test-paper test-slurm check bench cures phantoms verify crate data release clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(BIN)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "error: glassgan needs Python 3.11 or newer; to name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

run: $(BIN)/.ready  ## train, analyse, write the report (some 40 minutes on 2 cores)
	@python tools/run.py --cores $(CORES) $(OVERLAY)
	@python tools/summary.py results/$(PRESET)

check-generator: $(BIN)/.ready  ## say which promises SUBJECT keeps and which analyses it gets
	@python tools/check_generator.py $(SUBJECT) $(OVERLAY)

figures: $(BIN)/.ready  ## draw the figures of the paper from results that are there, without training
	@snakemake --cores $(CORES) $(OVERLAY) --quiet all --allowed-rules paper_figures figures -- figures
	@echo "results/$(PRESET)/paper/figures"

plan: $(BIN)/.ready  ## say what `make run` would do and why, and how long it would take
	@python tools/plan.py --cores $(CORES) $(OVERLAY)

test: $(BIN)/.ready check  ## all checks and tests (some 20 minutes on 2 cores)
	@# in the order of tests/conftest.py: whole workflows take longest, and share one run
	pytest --numprocesses 2 --dist loadscope --no-loadscope-reorder

test-slurm:  ## the preset smoke on a cluster of one node, as root (Debian; some 30 minutes)
	tests/slurm/smoke.sh

test-faults: $(BIN)/.ready  ## runs that are killed, damaged, out of disk, as root (some 40 minutes)
	pytest tests/faults/faults.py

test-paper: $(BIN)/.ready  ## the preset paper in tiny sizes: all its runs and forks (some 20 minutes on 2 cores)
	pytest tests/whole/paper.py

check: $(BIN)/.ready  ## formatters, linters, types, and generated files in step with their sources
	ruff format --check --quiet .
	ruff check --quiet .
	snakefmt --check Snakefile rules
	mypy
	python tools/lint.py
	python tools/check_imports.py
	python tools/sync_dvc.py --check
	python tools/sync_schema.py --check
	python tools/subset_font.py --check

bench: $(BIN)/.ready  ## measure speed, write bench/results/bench.md
	python bench/bench.py

cures: $(BIN)/.ready  ## rerun the case study and renew docs/why-the-article-dies
	@python tools/run.py --cores $(CORES) --configfile presets/cures.yaml -- case_study_all
	mkdir -p docs/why-the-article-dies
	cp $(addprefix results/cures/report/why-the-article-dies/,README*.md *.csv *.png) docs/why-the-article-dies/

phantoms: $(BIN)/.ready  ## try every analysis on networks whose mechanism is known: scorecard.csv
	python tools/phantoms.py
	@python tools/run.py --cores $(CORES) --configfile presets/phantoms.yaml -- results/phantoms/claims/scorecard.csv
	cp results/phantoms/claims/scorecard.csv scorecard.csv

verify: $(BIN)/.ready  ## compare all results with the manifest, remove what differs
	@python tools/verify.py results/$(PRESET)/manifest.json

crate: $(BIN)/.ready  ## write the provenance of finished results as an RO-Crate beside them
	@python tools/crate.py $(OVERLAY)

data: $(BIN)/.ready  ## fetch the files of DATA (mnist) that are missing or damaged
	@python tools/data.py data $(DATA)

release: $(BIN)/.ready  ## reproduce in a fresh clone, push results to REMOTE (a folder), commit
	@python tools/release.py --remote "$(REMOTE)" --preset $(PRESET)

clean:  ## remove results, logs and timings of PRESET
	rm -rf results/$(PRESET) logs/$(PRESET) timings/$(PRESET)
