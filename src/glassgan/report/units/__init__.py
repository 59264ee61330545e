"""What units do, drawn and told."""
