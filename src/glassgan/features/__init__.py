"""Phase `features`: what the layers of generator and discriminator hold."""
