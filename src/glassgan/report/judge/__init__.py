"""The judge, drawn."""
