"""The first page, drawn and told."""
