"""Phase `units`: what each unit of the generator does."""
