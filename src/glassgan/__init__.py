"""glassgan: opens the black box of a generative adversarial network."""
