"""Banks of latents and images, and the features that layers make of them."""
