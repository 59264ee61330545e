"""How stable explanations are: over single latents, under another bank, judge or parameter."""
