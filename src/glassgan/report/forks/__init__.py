"""Forks, drawn and told."""
