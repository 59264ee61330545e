"""What rows of attribution are named by, for those who write them and those who read; no torch."""

TURNS, STAYS = "turns", "does not turn"  # the verdict on a kind of images, on the way through D
READS_MORE, READS_AS_MUCH = "reads more", "reads as much"  # a lens, than one of half the images
