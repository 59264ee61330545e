reruns-short = Causes
reruns-title = What causes what in training?

reruns-answer-none = Of no run was training repeated with one thing changed here, so nothing is said about causes; the default preset does it.
reruns-answer-changes = { $changes ->
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
reruns-answer-no-changes = The forks here change nothing but random numbers.
reruns-answer-no-noise = Without noise forks, which change random numbers alone, nothing can be decided.
reruns-answer-unmeasured = { $changes ->
    [one] One change could not be measured, because training diverged or nothing comparable was left.
   *[other] { $changes } changes could not be measured, because training diverged or nothing comparable was left.
}
reruns-answer-share = { $rank ->
    [1] Largest against chance: in
   *[other] Next: in
} { $run } the change “{ $words }” (<code>{ $fork }</code>) moves the share of { $measure } among the samples by { $change } percentage points [{ $low }, { $high }], where other random numbers move it by { $from } to { $to }.
reruns-answer-measure = { $rank ->
    [1] Largest against chance: in
   *[other] Next: in
} { $run } the change “{ $words }” (<code>{ $fork }</code>) moves the measure “{ $measure }” by { $change } [{ $low }, { $high }], where other random numbers move it by { $from } to { $to }.
reruns-answer-recipes = Of { $tested } mean effects over ten seeds or more, which speak of the recipe and not of one network, { $found ->
    [0] none is
    [one] one is
   *[other] { $found } are
} beyond chance (q &lt; 0.05).
reruns-answer-lost = { $runs ->
    [one] The forks of one run are left out: a job failed.
   *[other] The forks of { $runs } runs are left out: a job failed.
}

reruns-lost = Forks are left out of { $runs }.
reruns-changes = What each change did
reruns-changes-what = Each fork trains on from a checkpoint of its run with one thing changed; all random draws stay those of the run unless the change replaces them. Only what goes beyond the noise forks (q &lt; 0.05) counts as an effect, everything else is undecided. The effects are those on this network, not on the recipe.
reruns-change = Change
reruns-target = Where
reruns-beyond = Beyond the noise forks
reruns-effect = { $measure } { $change } [{ $low }, { $high }], noise { $from } to { $to }
reruns-nothing = nothing
reruns-not-measured = not measured: { $reason }
reruns-undecided = Undecided
reruns-rises = Samples twice as far from the run as the chaos floor’s
reruns-steps = from step { $rises } to { $until }
reruns-gates = What the forks are compared with
reruns-gates-what = A fork that changes nothing must equal its run, or no difference is an effect; noise forks follow the same rule with other random numbers.
reruns-from = From epoch
reruns-unchanged = The fork that changes nothing
reruns-gate-open = equals the run bit for bit
reruns-gate-diverged = has nothing to train, since the run had diverged before
reruns-gate-closed = does not equal the run, so no effects are reported
reruns-noise = Noise forks
reruns-recipes = Recipes
reruns-recipes-none = No change was made on more than one seed, so nothing is said about recipes.
reruns-subject = Subject
reruns-measure = Measure
reruns-mean = Mean over seeds
reruns-seeds = Seeds
reruns-verdict = Verdict
reruns-verdict-effect = effect
reruns-verdict-undecided = undecided
reruns-one = Run by run
reruns-case = <a href="{ $link }">Why the article’s GAN dies</a>: the case study, one change at a time.

reruns-method = <b>Forks.</b> A fork starts from the complete state of a checkpoint (weights, optimisers, the places of all random streams) and trains on with one thing changed. The fork that changes nothing must equal its run bit for bit; that is the gate, and without it no difference is an effect.

    <b>Noise forks.</b> Forks that play by the same rule with other random numbers are what chance does. An effect is the fork minus the mean of its run and of the run’s noise forks; if the change does nothing, all are draws of one law, and the difference follows Student’s t (prediction of one more observation; e.g. Hahn and Meeker 1991, sec. 4.2). For the shares of the classes one spread serves all of them, on the scale of asin √share, which evens out their variances (Freeman and Tukey 1950). With few noise forks the band is wide. q-values are of Benjamini and Hochberg, over all forks, measures and runs; undecided is not zero. Intervals are 95 % t intervals over disjoint folds of the same latents, and say how well these networks were measured, not what another training would give.

    <b>The chaos floor.</b> A fork in which every weight was moved to the next number in floating point. Training multiplies that difference, so that two runs part even without any change. While a fork is more than twice as far from its run as the floor is, the change itself moves the samples; afterwards, how far it is says no more of the change, and only measures of quality beside noise forks do.

    <b>Recipes.</b> None of this speaks of what a change does to training in general; that takes many seeds. Where a change was made on several, each seed gives one difference between its fork and its own noise forks. With fewer than ten seeds the numbers are descriptive, without a test; where a seed lacks a measure, there is no mean, since a mean of the others would leave out those that did worst.

reruns-answer-title = What each change to training did
reruns-answer-alt = A row for each change to training, a panel for each of four measures: points with error bars beside grey bands of what other random numbers give. Filled points are effects beyond noise, open ones are undecided.
reruns-tree-title = A run and its forks
reruns-tree-alt = A tree: the checkpoints of a run as dots on a line, from which a branch leaves for each fork. Beside each branch stand the name of the change, a row of sample images, the coverage and the number of classes drawn.
reruns-effects-title = Effects of all changes on quality and classes
reruns-effects-alt = Panels of points with error bars, one a measure, a row a change, beside grey bands of noise; below them a table in red and blue of how the share of each class changed, with boxes around decided changes.
reruns-trajectories-title = How far forks go from their run, step by step
reruns-trajectories-alt = Line charts on logarithmic axes of the distance from the run over steps, of samples and of the weights of both networks: coloured lines of changes, grey lines of noise forks, and the dashed chaos floor, which starts far below and reaches them in the end.
