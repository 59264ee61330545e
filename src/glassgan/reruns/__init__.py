"""Phase `reruns`: training forked from a checkpoint with one thing changed."""
