quality_figures-answer-coverage =
    coverage
    (1 is best)
quality_figures-answer-precision =
    precision
    (1 is best)
quality_figures-answer-density =
    density
    (real: about 1)
quality_figures-answer-frechet_distance =
    Fréchet distance²
    (← better)
quality_figures-last = last checkpoint, 95 % interval
quality_figures-real = real images, 95 % interval
quality_figures-diverged = diverged
quality_figures-diverged-before = nothing: training diverged before
quality_figures-shares = share of { $number } samples, %
quality_figures-none = none
quality_figures-judged = class, as judged (none: abstains)
quality_figures-named = units with a name, share
quality_figures-aligned =
    alignment of the axes, share of
    the Hessian penalty of rotated ones
quality_figures-selective = selective directions, share
quality_figures-disentangled =
    disentanglement D of the axes,
    less that of rotated ones
quality_figures-distance = Fréchet distance, squared, in the judge's features
quality_figures-correlation = { $group } ρ = { $rho }
quality_figures-no-game = nothing: this subject has no discriminator, so there is no game
quality_figures-sample = sample
quality_figures-push = push
quality_figures-real-images =
    real
    images
quality_figures-generator-of = judged: samples of the generator of epoch
quality_figures-discriminator-of = discriminator of epoch
quality_figures-judged-rightly = judged rightly, %
quality_figures-exchanged = nearest image, push of another sample
quality_figures-random-image = random image
quality_figures-nearest-image = nearest image
quality_figures-cosine =
    cosine of the push and the way
    to a training image
quality_figures-rise = rise of the logit
quality_figures-fall = fall of G's loss
quality_figures-step-of-one =
    for a step of length 1
    along the push, nats
quality_figures-random = random, 95 %
quality_figures-both = both players
quality_figures-generator = generator
quality_figures-discriminator = discriminator
quality_figures-from =
    0
    from
quality_figures-to =
    1
    to
quality_figures-place = place a on the way
quality_figures-field =
    cosine of the game's field
    and the way between epochs
quality_figures-epochs = epochs
