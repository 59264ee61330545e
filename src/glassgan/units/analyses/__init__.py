"""Analyses of units: each takes a run and its settings, and returns what is written."""
