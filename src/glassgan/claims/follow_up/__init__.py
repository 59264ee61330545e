"""Findings turned into experiments: what one analysis says of another, and whether it is so.

Each follow-up has two functions side by side. One says beforehand what is to be expected, and gets
nothing of the outcome; the job `predictions` writes that down. The other, in the job `follow_ups`,
looks. Its null exchanges what is said and keeps of whom.
"""

# Changes of which something is said, by what is looked at.
BY_FOLDS = ("class_removed", "discriminator_layer_frozen", "r1")
BY_SAMPLES = ("pixels_masked",)
