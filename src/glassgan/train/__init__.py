"""Phase `train`: chains of checkpoints."""
