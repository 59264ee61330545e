"""The judge, drawn and told."""
