"""Directions of the latent space, drawn and told."""
