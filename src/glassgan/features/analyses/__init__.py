"""Analyses of layers: each takes a run and its settings, and returns what is written."""
