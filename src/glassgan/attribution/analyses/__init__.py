"""Analyses of verdicts: each takes a run and its settings, and returns what is written."""
