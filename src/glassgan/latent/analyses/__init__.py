"""Analyses of the latent space: each takes a run and its settings, and returns what is written."""
