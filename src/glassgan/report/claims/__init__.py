"""What was claimed and what became of it."""
