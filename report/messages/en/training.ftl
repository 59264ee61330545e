training-short = Training
training-title = Does it train, and why does the article's GAN not?

# The answer.
training-answer-none = Nothing was trained here: the networks come from files.
training-answer-unlabelled = { -data } has no labels, so that it cannot be counted how many classes a run draws, and by that rule no run is said to train or not; <a href="quality.html">distances from the data</a> say how good its samples are. <a href="{ $href }">The case study</a> takes apart a GAN that does not train.
training-answer-runs = { $runs ->
    [one] The one run { $train ->
        [0] does not train
       *[other] trains
    }
   *[other] Of { $runs } runs { $train ->
        [0] none trains
        [one] one trains
       *[other] { $train } train
    }
} (a run trains when it draws at least { $least } of { $all } classes): { $subjects }.
training-answer-subject = { $subject } with { $train } of { $seeds ->
    [one] 1 seed
   *[other] { $seeds } seeds
}
training-answer-untrained = Before training these networks draw { $most ->
    [0] none.
   *[other] { $most } at most.
}
training-answer-abstains = Even where { $train ->
    [one] it trains, many samples show no { -kind } that an independent judge is sure of: it abstains on { $low } of them, and on { $real } of real test images.
   *[other] they train, many samples show no { -kind } that an independent judge is sure of: it abstains on { $low } to { $high } of them, and on { $real } of real test images.
}
training-answer-article-absent = The article's GAN is not among these runs; <a href="{ $href }">the case study</a> takes it apart.
training-answer-article-trains = The article's GAN trains here, so that there is no failure to explain; <a href="{ $href }">the case study</a> has the runs in which it fails.
training-answer-article-fails = The article's GAN loses the game: in the end of { $run } its discriminator answers { $d_real } to real images and { $d_fake } to samples (1 is surely real), and a pixel of its samples varies by { $pixel } only, of real images by { $pixel_real } (standard deviation, of a range from −1 to 1){ $status ->
    [diverged] , until training breaks off with a number that is not finite
   *[finite] { "" }
}; of the single changes that <a href="{ $href }">the case study</a> tries, only batch normalisation in the generator makes it train.
training-answer-article-broken = The article's GAN breaks off before its first step is over in { $run }, with a number that is not finite; <a href="{ $href }">the case study</a> takes it apart.

# At a glance.
training-glance = At a glance
training-epoch = Epochs
training-steps = Steps
training-status = Status
training-classes = Classes drawn
training-abstains = Judge abstains
training-saturated = Saturated pixels
training-pixel = Variation of a pixel
training-loss-d = Loss of D
training-loss-g = Loss of G
training-d-real = D(x)
training-d-fake = D(G(z))
training-trains = Trains
training-of = { $some } of { $all }
training-glance-rule = { -data.labels ->
   *[yes] A class counts as drawn when the judge finds it in at least 2 % of { $number } samples; a run trains when at least nine classes are drawn.
    [no] { -data } has no labels: which classes are drawn, whether a run trains, and on how many samples a judge abstains is left out.
} Each row speaks of one trained network, not of its recipe.
training-glance-files = –: the networks of this run come from files.

# Curves.
training-curves = The game along training
training-curves-none = Nothing was trained here, so that there are no curves to show.

# The networks.
training-networks = The networks
training-subject = Subject
training-latent = Latent components
training-weights-g = Weights of G
training-weights-d = Weights of D
training-layers-g = Layers of G
training-layers-d = Layers of D

# Each run.
training-runs = Each run along training
training-diverged = Training diverged after { $step } steps, on the way to epoch { $epoch }; everything that is said of this run is of its last finite state.
training-first = The step that diverged, step { $step }, played once more: the first numbers that are not finite are { $number } of { $size } results of <code>{ $operation }</code>, asked for by <code>{ $code }</code>, with operands from { $low } to { $high }. <a href="{ $href }">The case study</a> has the whole case.
training-file = { $subject } comes from { $files ->
    [one] a file
   *[other] files
}, so there is no training to show: curves, the dynamics of the game, divergence and forks are left out, and no untrained network stands beside its units.
training-no-discriminator = { $subject } has no discriminator, so what its layers tell and the images that its units ask for are left out.
training-left-out = Not everything applies to these networks. Left out, since { $reason }: { $parts }.
training-comma = { ", " }
training-space = { " " }
training-percent = { $number } %

training-method =
    <b>Samples.</b> Every checkpoint draws samples of the same latents, networks in evaluation mode. Saturated pixels lie beyond ±0.99. The variation of a pixel is its standard deviation over the samples, of a range from −1 to 1.

    { -data.labels ->
       *[yes] <b>The judge.</b> It labels a larger bank of samples at every checkpoint, and abstains where its calibrated confidence is below the threshold, or where it sees no { -kind }. <a href="quality.html#judge">How far it can be trusted</a> is on the page of samples. Shares of the classes are corrected for its errors on test images; the classes drawn are counted as it judges them.
        [no] <b>Without a judge.</b> { -data } has no labels; what takes the place of the judge is on <a href="quality.html#judge">the page of samples</a>.
    }

    <b>Curves.</b> Losses and outputs of D are means over a window of steps, norms those after its last step. Losses, D(x) (the answer to real images) and D(G(z)) (to samples) of the table are those of the last finite window. At equilibrium the losses of D and G are 2 ln 2 and ln 2, and the output of D is ½.

training-answer-title = { -data.labels ->
   *[yes] Samples at the end, and what is drawn along training
    [no] Samples at the end
}
training-answer-alt = { -data.labels ->
   *[yes] At the top a strip of samples of the last checkpoint for each run. Below two panels over epochs with a line a run: on the left how many classes are drawn, with a grey band from nine to ten where a run trains; on the right the share of samples on which the judge abstains, with a grey line for real images.
    [no] A strip of samples of the last checkpoint for each run.
}
training-answer-caption = { -data.labels ->
   *[yes] Above, samples of the last checkpoint of each run (of the first run of each subject where there are more than eight), of random latents. Below, along training, in the colours of the runs: (a) classes that the judge finds in at least 2 % of the samples; in the grey band a run trains. Lines are drawn slightly apart, so that equal counts do not hide each other. (b) Share of samples on which the judge abstains, with 95 % intervals over folds; the grey line is its share of real test images.
    [no] Samples of the last checkpoint of each run (of the first run of each subject where there are more than eight), of random latents.
}
training-curves-title = Losses, outputs and gradients
training-curves-alt = Three rows of panels with a column a subject over the steps of training: the losses of both players, the mean output of the discriminator on real and on generated images, and the norms of the gradients; grey lines mark equilibrium.
training-curves-caption = Losses of both players, mean output of the discriminator on real and on generated images, and norms of the gradients. Grey lines: equilibrium, where the losses of D and of G are 2 ln 2 and ln 2 and the output is ½. Solid, dashed, … lines are seeds; a red line is the step in which training diverges.
