forks-short = Causes
forks-title = What causes what in training?

forks-answer-none = Of no run was training repeated with one thing changed here, so nothing is said about causes; the default preset does it.
forks-answer-changes = { $changes ->
    [one] One change was made
   *[other] { $changes } changes were made
} to the training of { $runs ->
    [one] { $names }
   *[other] { $runs } runs
}, one at a time, from a saved checkpoint: { $beyond ->
    [0] none has an effect
    [one] one has an effect
   *[other] { $beyond } have an effect
} beyond what other random numbers alone do (q &lt; 0.05, over all measures, changes and runs), { $undecided ->
    [0] and none is undecided.
    [one] and one is undecided, which is not to say that it does nothing.
   *[other] and { $undecided } are undecided, which is not to say that they do nothing.
}
forks-answer-no-changes = The forks here change nothing but random numbers.
forks-answer-no-noise = Without noise forks, which change random numbers alone, nothing can be decided.
forks-answer-unmeasured = { $changes ->
    [one] One change could not be measured, because training diverged or nothing comparable was left.
   *[other] { $changes } changes could not be measured, because training diverged or nothing comparable was left.
}
forks-answer-share = { $rank ->
    [1] Largest against chance: in
   *[other] Next: in
} { $run } the change “{ $words }” (<code>{ $fork }</code>) moves the share of { $measure } among the samples by { $change } percentage points [{ $low }, { $high }], where other random numbers move it by { $from } to { $to }.
forks-answer-measure = { $rank ->
    [1] Largest against chance: in
   *[other] Next: in
} { $run } the change “{ $words }” (<code>{ $fork }</code>) moves the measure “{ $measure }” by { $change } [{ $low }, { $high }], where other random numbers move it by { $from } to { $to }.
forks-answer-recipes = Of { $tested } mean effects over ten seeds or more, which speak of the recipe and not of one network, { $found ->
    [0] none is
    [one] one is
   *[other] { $found } are
} beyond chance (q &lt; 0.05).
forks-answer-lost = { $runs ->
    [one] The forks of one run are left out: a job failed.
   *[other] The forks of { $runs } runs are left out: a job failed.
}

forks-lost = Forks are left out of { $runs }.
forks-changes = What each change did
forks-changes-what = Each fork trains on from a checkpoint of its run with one thing changed; all random draws stay those of the run unless the change replaces them. Only what goes beyond the noise forks (q &lt; 0.05) counts as an effect, everything else is undecided. The effects are those on this network, not on the recipe.
forks-change = Change
forks-target = Where
forks-beyond = Beyond the noise forks
forks-effect = { $measure } { $change } [{ $low }, { $high }], noise { $from } to { $to }
forks-nothing = nothing
forks-not-measured = not measured: { $reason }
forks-undecided = Undecided
forks-rises = Samples twice as far from the run as the chaos floor’s
forks-steps = from step { $rises } to { $until }
forks-gates = What the forks are compared with
forks-gates-what = A fork that changes nothing must equal its run, or no difference is an effect; noise forks follow the same rule with other random numbers.
forks-from = From epoch
forks-unchanged = The fork that changes nothing
forks-gate-open = equals the run bit for bit
forks-gate-diverged = has nothing to train, since the run had diverged before
forks-gate-closed = does not equal the run, so no effects are reported
forks-noise = Noise forks
forks-recipes = Recipes
forks-recipes-none = No change was made on more than one seed, so nothing is said about recipes.
forks-subject = Subject
forks-measure = Measure
forks-mean = Mean over seeds
forks-seeds = Seeds
forks-verdict = Verdict
forks-verdict-effect = effect
forks-verdict-undecided = undecided
forks-one = Run by run
forks-case = <a href="{ $link }">Why the article’s GAN dies</a>: the case study, one change at a time.

forks-method = <b>Forks.</b> A fork starts from the complete state of a checkpoint (weights, optimisers, the places of all random streams) and trains on with one thing changed. The fork that changes nothing must equal its run bit for bit; that is the gate, and without it no difference is an effect.

    <b>Noise forks.</b> Forks that play by the same rule with other random numbers are what chance does. An effect is the fork minus the mean of its run and of the run’s noise forks; if the change does nothing, all are draws of one law, and the difference follows Student’s t (prediction of one more observation; e.g. Hahn and Meeker 1991, sec. 4.2). For the shares of the classes one spread serves all of them, on the scale of asin √share, which evens out their variances (Freeman and Tukey 1950). With few noise forks the band is wide. q-values are of Benjamini and Hochberg, over all forks, measures and runs; undecided is not zero. Intervals are 95 % t intervals over disjoint folds of the same latents, and say how well these networks were measured, not what another training would give.

    <b>The chaos floor.</b> A fork in which every weight was moved to the next number in floating point. Training multiplies that difference, so that two runs part even without any change. While a fork is more than twice as far from its run as the floor is, the change itself moves the samples; afterwards, how far it is says no more of the change, and only measures of quality beside noise forks do.

    <b>Recipes.</b> None of this speaks of what a change does to training in general; that takes many seeds. Where a change was made on several, each seed gives one difference between its fork and its own noise forks. With fewer than ten seeds the numbers are descriptive, without a test; where a seed lacks a measure, there is no mean, since a mean of the others would leave out those that did worst.

forks-answer-title = What each change to training did
forks-answer-alt = A row for each change to training, a panel for each of four measures: points with error bars beside grey bands of what other random numbers give. Filled points are effects beyond noise, open ones are undecided.
forks-answer-caption = A row a change, in every run with forks: the fork minus the mean of its run and its noise forks, at the fork’s last place. Bars are 95 % intervals of the measurement; grey is the middle 95 % of what other random numbers give. Filled points are beyond noise (q < 0.05, over all forks, measures and runs), open ones undecided, even outside the band. { -data.labels ->
   *[yes] The last panel shows, of the ten classes, the one whose share changed most against its own noise; being picked, it lies outside the band more easily. The runs
    [no] The runs
} of one kind of network lie side by side in a row; the first row is the chaos floor, where every weight was moved to the next number in floating point.
forks-tree-title = A run and its forks
forks-tree-alt = A tree: the checkpoints of a run as dots on a line, from which a branch leaves for each fork. Beside each branch stand the name of the change, { -data.labels ->
   *[yes] a row of sample images, the coverage and the number of classes drawn.
    [no] a row of sample images, and the coverage.
}
forks-tree-caption = Each fork starts from the complete state of a checkpoint of the run and trains on with one thing changed, which its label names. Left: the run's checkpoints from top left to right (dots, numbered by epoch), and a branch for each fork from where it leaves the run to where it is looked at; dashed: the chaos floor; grey: noise forks; blue: interventions. The fork that changes nothing must equal the run, bit for bit; without that no difference below is an effect. Right: samples of the same latents, a row a network, in evaluation mode. Compare a row with the run's own at the same epoch (where it has none there, its last before), and how they differ with how the noise forks do: that much chance does. Beside the samples coverage, the share of real images that have a sample nearer than their neighbours are, { -data.labels ->
   *[yes] with that of test images in place of samples, and the number of classes that hold at least 2 % of all samples.
    [no] with that of test images in place of samples.
} A fork whose training diverged ends with ×, and what is shown is its last finite state.
forks-effects-title = { -data.labels ->
   *[yes] Effects of all changes on quality and classes
    [no] Effects of all changes on quality
}
forks-effects-alt = Panels of points with error bars, one a measure, a row a change, { -data.labels ->
   *[yes] beside grey bands of noise; below them a table in red and blue of how the share of each class changed, with boxes around decided changes.
    [no] beside grey bands of noise.
}
forks-effects-caption = What each change did to this network, in one training: the fork minus the mean of its parent and the parent's noise forks, at the last place of the fork. Points are estimates, bars 95 % t intervals over disjoint folds of the same latents. Grey: the middle 95 % of what forks give that play by the same rule with other random numbers; with few noise forks this is wide, and where it leaves the panel it is cut. Filled points are beyond noise (q < 0.05); open ones are undecided, even outside the band, which among many tests some leave by chance; undecided is not zero. The first row is the chaos floor. An arrow says which way samples come closer to real images. Axes of distances are linear around zero and logarithmic beyond where one change did many times more than noise. { -data.labels ->
   *[yes] The last panel shows the changes of the shares of the classes among the samples on which the judge does not abstain, corrected for its errors: red more, blue less, boxed and bold beyond noise. Red words
    [no] What becomes of classes is left out: { -data } has no labels. Red words
}: why there is no estimate. A fork that gives the same numbers as its parent is at exactly 0.
forks-trajectories-title = How far forks go from their run, step by step
forks-trajectories-alt = Line charts on logarithmic axes of the distance from the run over steps, of samples and of the weights of both networks: coloured lines of changes, grey lines of noise forks, and the dashed chaos floor, which starts far below and reaches them in the end.
forks-trajectories-caption = Distance from the fork that changes nothing, at every recorded step after a fork leaves it, both axes logarithmic. Left: root mean square difference of the images of the same latents. Middle and right: the same of weights of the generator and of the discriminator, relative to their own root mean square. Dashed: the chaos floor. Grey: forks with other random numbers. Read a change against both: where its line is well above the floor, the change itself moves the samples; where it has met the floor or the grey lines, how far it is from its parent says no more of the change. Each name stands over the first recorded step at which its samples are more than twice as far away as the floor, and the last one before they are not, of how many steps recorded. A line starts at its first difference. Forks that start at another epoch, and further forks where there are many, have rows of their own; floor and grey lines are repeated.
