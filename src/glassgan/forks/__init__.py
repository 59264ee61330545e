"""Phase `forks`: training forked from a checkpoint with one thing changed."""
