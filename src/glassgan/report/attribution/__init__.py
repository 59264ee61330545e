"""How the discriminator decides, drawn and told."""
