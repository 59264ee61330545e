"""How the discriminator decides: attribution, contributions of layers, special samples."""
