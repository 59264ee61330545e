"""Analyses of forks: each returns what is written."""
