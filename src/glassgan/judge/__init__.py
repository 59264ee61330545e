"""Phase `judge`: the labeller of generated images."""
