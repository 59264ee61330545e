"""Analyses of quality: each takes its settings and returns what is written."""
