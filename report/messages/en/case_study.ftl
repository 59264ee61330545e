# The case study: why the article's GAN dies. Its text is Markdown.
case_study-short = Case study
case_study-title = Why the article's GAN dies
case_study-source = This text, its tables as CSV and its pictures lie in <code>{ $folder }</code>.
case_study-lost = The case study is left out.

# How lists, sentences and numbers are put together.
case_study-gap = {" "}
case_study-comma = {", "}
case_study-and = { $some } and { $last }
case_study-clause = {"; "}
case_study-last-clause = { $some }; and { $last }
case_study-small = below { $value }

case_study-what = The GAN of the tutorial article that this project started from does not learn to draw { -data }: seed { $seed } of it draws { $classes ->
    [one] { $classes } class
   *[other] { $classes } classes
} of { -classes } in the end{ $status ->
    [diverged] {" "}and then breaks off with an infinite number.
   *[other] .
}
case_study-apart = { $trains ->
    [yes] This page takes that run apart, beside one that trains, and then changes one thing at a time.
   *[no] This page takes that run apart, beside one that was meant to train and does not, and then changes one thing at a time.
}
case_study-made = All of its numbers and pictures are written by `make cures`; the tables are in this folder as CSV.
case_study-row = A row is one training run, and { $rows } of them change nothing of the recipe but the random numbers, one unit in the last place or the seed: they show how far chance alone goes.
case_study-few = With so few seeds the page describes these runs; it does not estimate what the recipe does on average.
case_study-gates = { $gates ->
    [one] The rerun that changes nothing equals its run bit for bit: what is measured along them was true of the runs themselves.
   *[other] The { $gates } reruns that change nothing equal their runs bit for bit: what is measured along them was true of the runs themselves.
}
case_study-closed = Of { $gates } reruns that change nothing, { $closed } do NOT equal their runs, and nothing below can be relied on.

case_study-happens = 1. What happens
case_study-words = D is the discriminator, G the generator, D(x) what D answers to real images (1: surely real), D(G(z)) to generated ones. *Diversity* is the part of the image that changes with the latent z, between 0 (one image for every z) and 1. *tanh′* is the mean slope of the output, 1 where pixels are free to move and 0 where they are stuck at black or white.
case_study-healthy = The healthy run is { $control }: the same GAN with batch normalisation in G and its losses on logits.
case_study-alive = **The run that is studied trains here, so that there is no death to explain and no factor is named.**
case_study-no-control = { $classes ->
    [one] **It does not train here ({ $classes } class), so that it is no control, and no factor can be named below.**
   *[other] **It does not train here ({ $classes } classes), so that it is no control, and no factor can be named below.**
}
case_study-windows = Losses and answers are means over the last window of steps of the epoch. Coverage is the share of real images that have a generated one near them; real test images reach { $real }.
case_study-cross = ✝: training diverged on the way to this epoch, and the row is its last finite state.
case_study-collapse-picture = Samples, losses and diversity of the run along training, and the diversity of the healthy run

# Heads of columns.
case_study-run = run
case_study-epoch = epoch
case_study-steps = steps
case_study-loss-d = loss of D
case_study-loss-g = loss of G
case_study-classes = classes
case_study-coverage = coverage
case_study-diversity = diversity
case_study-tanh = tanh′
case_study-factor = factor
case_study-start = start
case_study-least = least, at step
case_study-end = at the end
case_study-falls = falls at step
case_study-healthy-start = healthy: start
case_study-died = falls in runs that die
case_study-trained = in runs that train
case_study-operation = operation
case_study-asked = asked for by
case_study-operand = operand, from … to
case_study-result = result, from … to
case_study-not-finite = not finite
case_study-change = change
case_study-seed = seed
case_study-trains = trains
case_study-frechet = Fréchet distance
case_study-abstains = judge abstains
case_study-ends = ends
case_study-beside = beside chance
case_study-seeds = seeds
case_study-trains-in = trains in
case_study-others = other seeds above all rows that change nothing
case_study-gan = GAN

# Cells.
case_study-never = never
case_study-of = { $some } of { $all }
case_study-yes = yes
case_study-no = no
case_study-percent = { $number } %
case_study-diverges = diverges, step { $step }
case_study-finite = finite
case_study-place = { $place ->
    [chance] changes nothing
    [above] above
    [below] below
   *[within] within
}
case_study-by-chance = { $above } of { $others } (all by chance: 1 in { $times })

case_study-gradient = 2. Which factor of the gradient falls, where the run dies and nowhere else
case_study-product = G learns from what comes back through D. By the chain rule, the gradient of G's loss L on one sample is a product,
case_study-formula = ∂L/∂θ = ∂L/∂ℓ · ∂ℓ/∂x · tanh′(a) · ∂a/∂θ,
case_study-symbols = with ℓ the logit, x = tanh(a) the image and θ the weights; the share of open ReLUs of a layer is what it lets through in ∂a/∂θ.
case_study-zero = If one factor is near zero, nothing comes through. All are measured on { $latents } fixed latents, in both runs at the same steps.
case_study-fallen = { $share ->
    [quarter] A factor *falls* at the first step at which it is below a quarter of the largest value that it had until then.
   *[other] A factor *falls* at the first step at which it is below { $share } of the largest value that it had until then.
}
case_study-named-if = A factor that falls in the healthy run too does not tell why this one dies. So a factor is *named* only if it falls in the dying run, not in the healthy one, and in more of the runs that die with nothing changed than of all the runs that train by more than chance explains: Fisher's exact test, p × { $factors } factors below 0.05, each run counted as one. (Runs of one seed start from the same weights, so that they are not quite as many as they are counted.)
case_study-arrow = ↑: above that quarter again at the last step that both runs have.
case_study-named = { $number ->
    [one] **Named: { $factors }.** It falls where runs die and not where they train.
   *[other] **Named: { $factors }.** They fall where runs die and not where they train.
}
case_study-reason = That goes with dying; whether it is the reason only a change of that factor alone could show.
case_study-normalised = All { $runs } runs that train have batch normalisation in G, which keeps about half of the ReLUs open whatever else happens: that the share does not fall there comes with this change, and does not show by itself why the others die.
case_study-none-named = **No factor is named.**
case_study-none-falls = None falls in the dying run without falling in the healthy one.
case_study-may-be-chance = { $number ->
    [one] What falls in this run and not in the healthy one may be chance: it does not fall in enough more of the runs that die than of those that train.
   *[other] What falls in this run and not in the healthy one may be chance: they do not fall in enough more of the runs that die than of those that train.
}
case_study-too-few = What falls in this run and not in the healthy one may be chance: { $number ->
    [one] it does not fall
   *[other] they do not fall
} in enough more of the runs that die than of those that train, and with { $died ->
    [one] 1 run that dies
   *[other] { $died } runs that die
} and { $trained ->
    [one] 1 that trains
   *[other] { $trained } that train
} no result could be enough (p at least { $p }).
case_study-unproven = Falls in the dying run and not in the healthy one, without being told from chance: { $factors }.
case_study-both = { $number ->
    [one] In both runs: { $factors }; it is no sign of dying.
   *[other] In both runs: { $factors }; they are no sign of dying.
}
case_study-only-healthy = In the healthy run alone: { $factors }.
case_study-neither = In neither: { $factors }.
case_study-no-factor = The diversity is no factor of this product: it is not what stops the gradient but what is lost. By the same rule:
case_study-keeps = The image keeps its dependence on z: diversity { $start } at the start and { $least } at step { $at }.
case_study-loses = The image loses its dependence on z: diversity { $start } at the start and { $least } at step { $at }, below a quarter from step { $fell } and at the end.
case_study-dips = The image loses its dependence on z: diversity { $start } at the start and { $least } at step { $at }, below a quarter at step { $fell } and above it again at the end.
case_study-healthy-falls = In the healthy run it falls too, at step { $step }.
case_study-healthy-holds = In the healthy run it does not fall.
case_study-factors-picture = The gradient in factors, for the run, the healthy run and two forks

case_study-infinite = 3. The first number that is not finite
case_study-again = The step after the last finite state, step { $step }, played once more, operation by operation:
case_study-origin = The first is a result of `{ $operation }` in `{ $code }`: { $lost } of its { $all } numbers.
case_study-logarithm = Its operand is exactly zero there: in single precision the sigmoid of a logit above some 17 is exactly 1, so that 1 − D(G(z)) is 0 and its logarithm infinite. One generated image that D takes for certainly real is enough.
case_study-spreads = The lines below it show how it spreads.
case_study-all-finite = Nothing in this run stopped being finite.

case_study-alive-how = 4. What keeps it alive
case_study-single = One change at a time, each from the same initial weights (where shapes allow) and in the same order of the data, for as many epochs. A run *trains* when at least nine classes have at least 2 % of the judged samples each.
case_study-chance = { $seeds ->
    [several] **Chance first.** { $rows } rows change nothing of the recipe: the run as it is, other random numbers, one unit in the last place, other seeds.
   *[one] **Chance first.** { $rows } rows change nothing of the recipe: the run as it is, other random numbers, one unit in the last place.
}
case_study-range = They draw { $least } to { $most } classes and have coverage { $low } to { $high } and Fréchet distance { $near } to { $far }; { $trains ->
    [one] 1 trains.
   *[other] { $trains } train.
}
case_study-order = The order of rows in this range says nothing about their changes; the last column tells which rows lie outside it by their coverage.
case_study-folds = Intervals are over disjoint folds of the latents: how well this network was measured, not how far another run of the same change would lie from it. Real test images have coverage { $coverage } and Fréchet distance { $frechet } at the same number.
case_study-cured = { $trained ->
    [one] **Of { $changes } single changes, { $trained } makes seed { $seed } train: { $which }.**
   *[other] **Of { $changes } single changes, { $trained } make seed { $seed } train: { $which }.**
}
case_study-none-cured = **Of { $changes } single changes, 0 make seed { $seed } train.**
case_study-by-coverage = By coverage, { $above ->
    [one] { $above } lies
   *[other] { $above } lie
} above all rows that change nothing{ $which_above ->
    [none] {""}
   *[other] {" "}({ $which_above })
}, { $within } among them and { $below } below{ $which_below ->
    [none] {""}
   *[other] {" "}({ $which_below })
}.
case_study-expected = A change that does no more than other random numbers lies above the { $own } of its own seed with a chance of 1 in { $times }, so that of { $changes } such changes up to { $number } would be expected above, and as many below; { $above } and { $below } are. A single row is never evidence for its change.
case_study-several = Some were run with several seeds; they were chosen for what they did with seed { $seed }, so only the others test them:
case_study-change-trains = { $change } trains in { $trains } of { $seeds ->
    [one] { $seeds } seed
   *[other] { $seeds } seeds
}
case_study-stop = .
case_study-all-above = In all the other seeds above all rows that change nothing: { $changes }; with { $tried ->
    [one] 1 change
   *[other] { $tried } changes
} tried, one such would come by chance with a probability of at most { $p }.
case_study-none-above = None lies above all rows that change nothing in all the other seeds: no change is told from chance.
case_study-one-seed = No change was run with more than one seed: none can be told from chance.
case_study-cures-picture = The matrix of cures: samples, classes, coverage and Fréchet distance for each change

case_study-back = 5. The cure taken back
case_study-two-changes = The subject `mlp` of this project is the article's GAN with two changes: batch normalisation in the generator, and losses computed on logits. Each taken back alone, and both, with seed { $seed }:
case_study-each-back = { $norm ->
    [yes] Without batch normalisation this run trains; { $logits ->
        [yes] without the loss on logits it trains.
       *[no] without the loss on logits it does not train.
    }
   *[no] Without batch normalisation this run does not train; { $logits ->
        [yes] without the loss on logits it trains.
       *[no] without the loss on logits it does not train.
    }
}
case_study-not-the-reason = { $classes ->
    [one] With its losses on logits the run stayed finite, and it still drew { $classes } class: the infinite number ends this run, it is not the reason that it draws so little.
   *[other] With its losses on logits the run stayed finite, and it still drew { $classes } classes: the infinite number ends this run, it is not the reason that it draws so little.
}

# Its figures.
case_study-collapse-title = Collapse
case_study-collapse-alt = A sheet of small samples, a row for each of the steps 0, 1, 2, 4 and so on, above three panels: the losses of both players along training, and, for this run and the healthy one, curves of the part of each layer that changes with the latent.
case_study-collapse-caption = How the run collapses, beside the healthy run. (a) The samples of the same latents after 0, 1, 2, 4, 8, … steps of training. (b) The losses of both players, means over windows of steps; dotted, the step in which training diverges, if it does. (c) The part of what each layer of the generator gives that changes with the latent, as a share of its root mean square: at 0 every latent gives the same image. (d) The same in the healthy run.
case_study-factors-title = Gradient
case_study-factors-alt = A column for the run, the healthy run and two forks; above, on a logarithmic axis, curves of the factors of the gradient along training and of what they give together; below, the norm of the gradient by the weights of each layer.
case_study-factors-caption = The gradient that reaches the generator, taken apart by the chain rule, on a fixed bank of latents in evaluation mode: for the run as it is, for the healthy run, and for forks of the first with one change each. What falls in the first two columns alike is no sign of dying. (a) The slope of the loss by the logit; the slope of the logit by the image, a norm; the slope of tanh at the output, a mean over pixels; and what all three give together, the norm of the gradient by the pre-activation of the output, as a mean over samples. (b) The norm of the gradient of the mean loss by the weights of each layer. Where a curve is missing it is zero.
case_study-cures-title = Cures
case_study-cures-alt = A row for each change: eight samples in the end, then the classes drawn, the coverage and the Fréchet distance as points with intervals, beside an orange band of the rows that change nothing and a blue one of real test images.
case_study-cures-caption = One change at a time, from the same initial weights and in the same order of the data; a point is a training run, its shape the seed. (a) Samples of the same latents at the end, of the first seed; bold, the changes that train in every seed they were run with; ✝, a first seed that diverged, with the step of its last finite state. (b) Classes that have at least 2 % of the judged samples each; with nine or ten (grey) a run trains. (c) Coverage and (d) Fréchet distance in the judge's features, with 95 % intervals over disjoint folds, which say how well a network was measured and not how far another run would lie from it. Orange, the range of all rows that change nothing of the recipe: the order of rows within it is chance. Blue, what real test images give at the same number.
