"""Phase `latent`: what the directions of the latent space do."""
