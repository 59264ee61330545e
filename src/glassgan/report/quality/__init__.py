"""Samples and the game, drawn and told."""
