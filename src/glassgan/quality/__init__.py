"""Phase `quality`: how good the samples of every checkpoint are, beside real images."""
