"""What rows of theory are named by, for those who write them and those who read; no torch."""

PREDICTED, MEASURED = "predicted", "measured"  # groups: by a formula, or not
SATURATING, OTHER = "saturating", "non-saturating"  # forms of G's loss
GENERATED, FLOOR = "generated images", "real images"  # what stands beside real images
