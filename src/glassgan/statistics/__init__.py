"""Statistics that all phases share."""
