"""Phase `prepare`: raw files, verified, to compact tensors and fixed splits."""
