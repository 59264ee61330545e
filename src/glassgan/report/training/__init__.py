"""Training, drawn and told."""
