"""Layers and units, drawn."""
