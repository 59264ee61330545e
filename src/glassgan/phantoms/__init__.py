"""Phantoms: networks with a mechanism that is known, to see which analysis finds it."""
