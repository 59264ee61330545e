quality-short = Samples
quality-title = How good are the samples?

# The answer.
quality-answer-coverage = By coverage, the share of real images that have a sample near them, { $runs ->
    [one] { $below ->
        [0] the one run is not told from
       *[other] the one run falls short of
    } real images, which reach { $real }: it has { $best }.
   *[other] { $below } of { $runs } runs fall short of real images, which reach { $real }: the best, { $best_run }, has { $best }, the last, { $worst_run }, { $worst }.
}
quality-answer-undefined = Coverage, the share of real images that have a sample near them, is not defined for any run: nothing is said of how good the samples are.
quality-answer-distance = Their squared Fréchet distance from the training images, in the features of { -data.labels ->
   *[yes] an independent judge
    [no] a network that learned from the images alone
}, is { $runs ->
    [one] { $low } times that of test images.
   *[other] { $low } to { $high } times that of test images.
}
quality-answer-copies = { $copying ->
    [0] No run is found to copy training images more often than held-out images resemble them.
    [one] One of { $runs } runs copies training images more often than held-out images resemble them (p &lt; 0.05); without any copying one in twenty would.
   *[other] { $copying } of { $runs } runs copy training images more often than held-out images resemble them (p &lt; 0.05); without any copying one in twenty would.
}

# Measures at the last checkpoint.
quality-measures = Every measure
quality-measures-judged = Every checkpoint draws { $number } samples. Brackets hold 95 % intervals; the column of real images holds what test images give in place of samples.
quality-measure = Last checkpoint
quality-measure-real = Real images
quality-along = Along training

# Copies.
quality-copies = Copies of training images
quality-copies-share = Share of the samples that are copies
quality-copies-real = The same of held-out images
quality-copies-p = p of “no more than held-out images”
quality-copies-verdict = Copies
quality-copies-undefined = not defined
quality-copies-more = more than held-out images
quality-copies-no-more = no more than held-out images, as far as can be told
quality-copies-expected = Without copies, at most one in twenty runs has p below .05.

# Interpretability against quality.
quality-trade = Interpretability against quality
quality-trade-lost = How interpretability goes with quality is left out.
quality-trade-few = Is what is easier to interpret worse? These runs cannot tell: intervals and tests are over runs, and need five of them. What follows only describes those there are.
quality-trade-none = Is what is easier to interpret worse? No trade-off is found here, nor its opposite: in no way of the { $tested } that could be tested does a measure of interpretability go with the distance to the data or with coverage (q &lt; 0.05).
quality-trade-some = Is what is easier to interpret worse? There is a trade-off in what follows:
quality-trade-opposite = Is what is easier to interpret worse? There is no trade-off here, rather its opposite:
quality-trade-both = Is what is easier to interpret worse? In some ways, and in others better:
quality-trade-found = { $group }, more { $target } goes with { $sense ->
    [worse] worse
   *[better] better
} { $concept ->
    [coverage] coverage
   *[distance] distance
} ({ $size })
quality-trade-with = Rank correlation of
quality-trade-and = with
quality-trade-q = , q = { $q }

# The judge.
quality-judge = The judge
quality-judge-accuracy = An independent classifier, the judge, says what samples show. It is right on { $accuracy } % of { $images } test images. { $accepted ->
    [none] It abstains on { $abstains } % of them.
   *[other] It abstains on { $abstains } % of them and is right on { $accepted } % of the others.
} Its expected calibration error is { $error } at temperature { $temperature }.

# The game.
quality-game = What the discriminator asks of the samples
quality-game-untrained = The networks of { $run } come from files, so that there is no training to show and no game to follow.

quality-method =
    <b>Folds and intervals.</b> The samples of a checkpoint are divided into folds; estimates are means over the folds, with 95 % t intervals (of shares of images no narrower than Wilson's of as many), and each fold is compared with as many training images. Real images are test images, treated in the same way as samples.

    <b>Spaces.</b> Distances and neighbours are taken in the space of the judge's features unless a pixel space, or the features of a network that nobody trained, are named.

    <b>Distances.</b> The Fréchet distance is squared. The kernel distance lies around zero for two sets of one law.

    <b>Neighbours.</b> Precision is the share of samples near real images; density counts how many real images are near; recall is the share of real images near samples; coverage the share of real images that have a sample nearer than their neighbours are. They are missing where half of the points of a set are equal.

    { -data.labels ->
       *[yes] <b>Bins and classes.</b> Different bins are those of pixel space which hold another proportion of the samples than of the training images, by a test at 5 %. Effective classes are exp(entropy) of the shares of the classes among the samples on which the judge does not abstain, corrected for its errors on test images; the distance of class shares is their total variation distance from those of the training images that the judge accepts.
        [no] <b>Bins.</b> Different bins are those of pixel space which hold another proportion of the samples than of the training images, by a test at 5 %.
    }

    <b>Pixels.</b> Saturated pixels are those beyond ±0.99. The distance of a sample to its nearest training image is a median, root mean square over pixels in [−1, 1], once both are moved by whole pixels to the middle; smooth and typical samples are near without being copies.

    <b>Copies.</b> A sample counts as a copy of a training image where it is so much nearer to that one than to the second nearest as about one held-out image in a hundred is{ -data.labels ->
       *[yes] , class by class
        [no] { "" }
    }; this finds also those that are shifted or lightly noisy. The p-value is of “no more of the samples are copies than of held-out images”.

    <b>Interpretability against quality.</b> Along training: the mean over runs, tested against pairs of two runs of a subject, which follow training alike; so a clear correlation that is not told from these comes with training, and not with a run's own course. Over runs: at the last checkpoint; subjects differ in much at once. Over seeds: by ranks within each subject.

    <b>The game.</b> The push on a sample is minus the gradient of the generator's loss with respect to the image, that is, what the discriminator wants changed. For its strength, a step of length 1 (in pixel values from −1 to 1) along it is taken to first order. For path angles, the weights are moved on a straight line from one checkpoint to another and beyond, and the cosine is taken of this way and of the direction in which both players' gradients pull there, on one fixed batch without dropout; batch normalisation takes the statistics of that batch at every place. Another batch moves these curves too, which their band does not show.

quality-answer-title = The samples of every run beside real images
quality-answer-alt = Four panels with a row a run: coverage, precision, density and squared Fréchet distance at the last checkpoint, each a point with its interval; a grey band marks what real images give, a cross what the network gave before it was trained.
quality-answer-caption = Samples of the last checkpoint of every run beside real test images (grey) and beside what the same network drew before it was trained (crosses), in the space of the judge's features. (a) Coverage: share of real images that have a sample near them. (b) Precision: share of samples near real images. (c) Density: the same, counting how many real images are near. (d) Squared Fréchet distance, logarithmic: smaller is better. Bars are 95 % intervals over folds of the samples of this one network.
quality-measures-title = Quality along training
quality-measures-alt = { -data.labels ->
   *[yes] Twelve
    [no] Nine
} panels, one a measure of quality, with a line a run over epochs; points have intervals, and a grey band marks what real images give.
quality-measures-caption = How good the samples are, at every checkpoint of every run. Points are means over folds, with 95 % intervals; the grey line and band are what test images give in place of samples. (a–f) In the space of the judge's features. (g) Share of bins of pixel space. { -data.labels ->
   *[yes] (h–j) Classes, as the judge sees them, and its abstentions. (k) Median distance to the nearest training image. (l) Share of copies of training images.
    [no] (h) Median distance to the nearest training image. (i) Share of copies of training images.
}
quality-samples-title = Samples along training
quality-samples-alt = { -data.labels ->
   *[yes] On the left a grid of samples with a row a checkpoint, in every row of the same latents; on the right a table of the shares of classes, as the judge sees them, and of abstentions, with a row a checkpoint.
    [no] A grid of samples with a row a checkpoint, in every row of the same latents.
}
quality-samples-caption = { -data.labels ->
   *[yes] (a) Images drawn for the same latents at every checkpoint. (b) How the judge labels a larger bank of samples at the same checkpoints, the shares of the classes corrected for its errors on test images.
    [no] Images drawn for the same latents at every checkpoint.
}
quality-dynamics-title = The game between the two players
quality-dynamics-alt = At the top samples in grey, and beside each a picture in red and blue of what the discriminator wants changed, with a row a checkpoint. Below a table of how many samples of each generator each discriminator judges rightly, two panels with the direction and the strength of the push over epochs, and three panels of cosines along the way from one checkpoint to the next.
quality-dynamics-caption = At every checkpoint. (a) The same latents, and beside each sample its push: what the discriminator wants changed. Red: more { -light }; blue: less; each push on its own scale. (b) How many of the samples of each generator each discriminator judges to be generated, and how many held-out images of { -data } it judges to be real. Ringed: its own generator. Left of the ring are past generators: low numbers there are forgetting, for these samples were once told from real images. Right of it are future ones. Read a row together with its last column: a discriminator that calls everything generated scores 100 on samples and 0 on real images. (c) Mean cosine of the push and the way from the sample to its nearest training image, with 95 % t intervals; the band is its 95 % range when samples exchange their pushes. Only above the band do pushes know something of their own sample's real neighbour, and only above zero do they lead towards it. For comparison random training images, with the 95 % range of their mean: a push that only adds or removes { -light } tells these from the nearest. (d) Strength of the push, medians: how much a step of length 1 raises the logit and lowers the loss. (e) Path angles: the cosine of the way from one checkpoint (0) to another (1) and of the direction in which both players' gradients pull there. Above zero, the game moves towards the later checkpoint. A curve that falls through zero at 1 shows attraction to it, a bump at 1 rotation around it. The band holds 95 % of random directions. A curve ends (×) where a loss has no finite gradient.
quality-trade_off-title = Interpretability against quality
quality-trade_off-alt = Four panels, each a measure of interpretability against the squared Fréchet distance; a line joins the checkpoints of a run, and rank correlations stand above each panel.
quality-trade_off-caption = How easily runs can be interpreted, against the squared Fréchet distance of their samples (logarithmic; to the left is better). A colour and a marker is a subject, a line a run, a point a trained checkpoint; the last one is filled. (a) Share of the units of all layers of the generator that have a name. (b) How much smaller the Hessian penalty of the axes of the latent space is than that of rotated axes: 1 where every axis acts by itself, 0 where axes are like any other. (c) Of the directions that were found without labels, the share that changes one concept more selectively than random directions. (d) D of DCI, how far each axis tells of one concept alone, less that of rotated axes. (c) and (d) are measured at the last checkpoint only. Above each panel are rank correlations with the distance. Above zero what is easier to interpret is worse: a trade-off.
quality-strip-title = Samples of the last checkpoint
quality-strip-alt = A row of eight samples of the last checkpoint.
quality-strip-caption = Samples of the last checkpoint, of the same latents in each run of a subject.
