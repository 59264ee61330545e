# Labels of figures of units.
units_figures-highest = samples on which it is highest
units_figures-change-by-ablation =
    change by
    ablation
units_figures-goes-with =
    goes with …
    (association)
units_figures-changes =
    changes …
    (effect)
units_figures-nothing-measured = no unit does anything that could be measured
units_figures-nothing-varies = nothing varies
units_figures-deviations = standard deviations of the concept
units_figures-set-to-zero = set to zero
units_figures-set-to-mean = set to its mean
units_figures-set-to-another = set to its value for another latent
units_figures-set-to-high = set to its 99 % quantile
units_figures-random-units = random units, 97.5 %
units_figures-auroc-of = { $layer }: AUROC − ½ of { $units } units
units_figures-change-in-deviations = change by ablation, SD of the concept
units_figures-trained = trained
units_figures-named-units = named units
units_figures-times = times its value
units_figures-change-of-concept = change, SD of the concept
units_figures-no-unit = no unit
units_figures-named-percent = named units, %
units_figures-kept-percent = keep their concept, %
units_figures-coverage-percent = coverage, %
units_figures-frechet = Fréchet distance
units_figures-named-of = { $layer }: { $units } named { $units ->
    [one] unit
   *[other] units
}
units_figures-auroc-of-last = AUROC, last concept
units_figures-followed = { $layer }: { $units } { $units ->
    [one] unit
   *[other] units
} followed
units_figures-effect-of-ablation = effect of ablation, SD
units_figures-none-named-twice = no unit is named twice
units_figures-none = none
units_figures-random-basis = random basis
units_figures-correlation = correlation with the best match
units_figures-counterparts-percent = units with a counterpart, %
units_figures-share-removed = share removed
units_figures-units-set-to-zero = units set to zero
units_figures-not-measured = not measured
units_figures-by-effect = effect of each unit alone
units_figures-by-association = association
units_figures-by-optimisation = optimisation (ACE)
units_figures-by-greed = greedy search
units_figures-random-sets = matched random sets, 95 %
units_figures-all-sets = all of them
units_figures-gone-for-all = gone for all eyes
units_figures-dissection = GAN Dissection, scenes
units_figures-set-of = the set of this { -kind } …
units_figures-removes = … removes this share of this { -kind } (blue), or adds it (red)
units_figures-before = with the set
units_figures-after = the same latents, without
units_figures-beyond =
    units beyond
    97.5 % of random, %
units_figures-units = units
units_figures-random-alike = random units, chosen alike
units_figures-removed-of-kind =
    share of the
    { -kind } gone, %
units_figures-sets = set of units
units_figures-kind = { -kind }
units_figures-no-hidden-layer =
    no unit
    to change
units_figures-no-kind =
    no { -kind }
    to test
