"""What rows of theory are named by, for those who write them and those who read; no torch."""

# groups: by a formula, or not; no more than a theorem allows
PREDICTED, MEASURED, AT_MOST = "predicted", "measured", "at most"
SATURATING, OTHER = "saturating", "non-saturating"  # forms of G's loss
# what stands beside real images
GENERATED, FLOOR, PLANTED = "generated images", "real images", "real images, some of one class more"
FRESH, CLASSES = "fresh discriminator", "the judge's classes"  # what a bound is told by
# of stacks: what is labelled, beside generated images; which labels count
HELD_OUT, FROM_LAW = "stacks of test images", "labels drawn from p"
MODES, KL = "modes", "KL(q‖p)"
ALL, SURE, TRUE = "all images", "sure images", "true labels"
MAGNITUDE, REAL_PART = "largest magnitude", "largest real part"  # ends of a spectrum
