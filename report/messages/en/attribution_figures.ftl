# Labels of the figures that take the discriminator apart.

# several of them
attribution_figures-real = real images
attribution_figures-generated = generated images
attribution_figures-before-training = before training
attribution_figures-not-measured = not measured
attribution_figures-not-tested =
    not
    tested
attribution_figures-failing = { $method } (✗ fails)
attribution_figures-pair = { $one }{ $between }and { $other }

# the answer
attribution_figures-apart-y =
    AUROC,
    real or generated
attribution_figures-depth = layer, from the pixels to the verdict
attribution_figures-verdict = verdict
attribution_figures-signs-at-least = random signs: at least
attribution_figures-pixel-methods = pixel methods
attribution_figures-flips = flips half of the images
attribution_figures-no-discriminator = no run has a discriminator that was taken apart

# checks
attribution_figures-no-method = no method was checked
attribution_figures-weights = new weights
attribution_figures-weights-axis = correlation
attribution_figures-labels = shuffled labels
attribution_figures-labels-axis = correlation
attribution_figures-deletion = deletion
attribution_figures-deletion-axis =
    area beyond
    rising order, SD
attribution_figures-infidelity = left unexplained
attribution_figures-infidelity-axis =
    share of the
    mean square change
attribution_figures-sensitivity = max-sensitivity
attribution_figures-sensitivity-axis =
    largest change of
    the map, relative
attribution_figures-passes = passes
attribution_figures-fails = fails
attribution_figures-decides-nothing = decides nothing
attribution_figures-right-labels = two networks with the right labels
attribution_figures-no-layer = none
attribution_figures-cascade-y = rank correlation with own map
attribution_figures-cascade-x = layers drawn anew, from the logit to
attribution_figures-methods = methods
attribution_figures-baselines = baselines

# sheet
attribution_figures-check-completeness = completeness
attribution_figures-check-weights = weights
attribution_figures-check-labels = labels
attribution_figures-check-deletion = deletion
attribution_figures-mean-of-real =
    mean of
    real
attribution_figures-mean-of-generated =
    mean of
    generated
attribution_figures-image-logit =
    image,
    logit
attribution_figures-other-baselines =
    { $method }
    from other baselines
attribution_figures-lowers = lowers
attribution_figures-raises = raises
attribution_figures-own-scale = the logit; each map has its own scale, up to its largest value; on grey: methods that do not pass

# curves
attribution_figures-deletion-of-real = deletion, real images
attribution_figures-deletion-of-generated = deletion, generated images
attribution_figures-insertion-of-real = insertion, real images
attribution_figures-insertion-of-generated = insertion, generated images
attribution_figures-deletion-pixels = pixels removed, %
attribution_figures-insertion-pixels = pixels put in, %
attribution_figures-mean-logit = mean logit (nats)

# contributions
attribution_figures-no-layer-contributes = the discriminator has no hidden layer that contributes
attribution_figures-conductance-real =
    mean conductance for
    real images (nats)
attribution_figures-for-generated = for generated images (nats)
attribution_figures-share-of-conductance = share of all conductance
attribution_figures-strongest-first = share of the units, strongest first
attribution_figures-conductance-sum =
    conductance from black,
    sum over units (nats)
attribution_figures-carrying =
    units that carry it,
    share of the layer
attribution_figures-with-influence =
    rank correlation with
    internal influence

# units
attribution_figures-no-unit = the discriminator has no unit whose ablation was measured
attribution_figures-units-of = { $layer }: { $units ->
        [one] one unit
       *[other] { $units } units
    }
attribution_figures-change-of-real =
    change of the logit of
    real images (nats)
attribution_figures-of-generated = of generated images (nats)
attribution_figures-relative-effect =
    effect, relative to
    random directions
attribution_figures-largest-first = share of the units, largest first
attribution_figures-works = works for the verdict
attribution_figures-opposes = against it
attribution_figures-neither = neither is told
attribution_figures-ringed = ringed: beyond random directions
attribution_figures-logit-of-real = logit of real
attribution_figures-logit-of-generated = logit of generated
attribution_figures-gradient = gradient

# vectors of concepts
attribution_figures-no-vector = no concept has a vector along which the logit changes
attribution_figures-concept-derivatives =
    derivative
    (cosine)
attribution_figures-concept-scores = score
attribution_figures-concept-readings = read (R²)
attribution_figures-no-score = score: 0 or 1 by construction
attribution_figures-not-beyond-arbitrary = not beyond arbitrary ones
attribution_figures-unread = not read off the layer
attribution_figures-arbitrary = arbitrary concepts, 95 %

# decision
attribution_figures-nothing-read = nothing was read off the layers
attribution_figures-apart = real or generated: AUROC
attribution_figures-kind = { -kind }: balanced accuracy
attribution_figures-lens = D's own verdict: R²
attribution_figures-lens-gap = verdict, real less own, nats
attribution_figures-epochs = epoch (0: untrained)
attribution_figures-probe = R² of a linear probe
attribution_figures-changed = trained: changed (q < 0.05)
attribution_figures-unchanged = trained: no change found

# special samples
attribution_figures-no-samples = there are no special samples
attribution_figures-not-there = { $kind } (not there)
attribution_figures-logits = logits
attribution_figures-against-real =
    AUROC
    against real
attribution_figures-named-by-judge =
    judge
    names
    { -a-kind }
attribution_figures-logit-axis = logit of D, nats (scale: arsinh)
attribution_figures-filled =
    filled: not 0.5
    (q < 0.05)
attribution_figures-read-at = mean verdict, nats, as read at
attribution_figures-yes = yes
attribution_figures-no = no

# extremes
attribution_figures-no-extremes = there are no extremes
attribution_figures-highest =
    highest
    logit
attribution_figures-start = start
attribution_figures-lowest =
    lowest
    logit
attribution_figures-images-near =
    images near
    { $way }
attribution_figures-through-g =
    through G, from
    latents of own samples
attribution_figures-no-kind = no { -kind }
attribution_figures-a-kind = { $vowel ->
    [yes] an { $label }
   *[no] a { $label }
}

# weak spots
attribution_figures-share-flipped = share flipped
attribution_figures-changed-by-judge =
    of these, judge
    changes its mind
attribution_figures-radius = radius (grey levels)
attribution_figures-no-image = { -data.labels ->
   *[yes] no image to ask of
    [no] left out:
    no labels
}
attribution_figures-no-labels =
    left out:
    no labels
attribution_figures-fgsm = FGSM, one step
attribution_figures-pgd = PGD, several steps
attribution_figures-random-signs = random signs, 95 %
attribution_figures-flipped = flipped
attribution_figures-change = change ×{ $times }
attribution_figures-example = { -data.labels ->
   *[yes] radius { $radius }, logit { $logits }
    judge: { $judge }
    [no] radius { $radius }, logit { $logits }
}
attribution_figures-none-flipped = no image that is told rightly was flipped
attribution_figures-border-black = border empty
attribution_figures-border-kept = all else empty
attribution_figures-quantised = generated, quantised
attribution_figures-dequantised = real, dequantised
attribution_figures-discriminator = D in training mode
attribution_figures-generator = G in training mode
attribution_figures-change-of-auroc = change of the AUROC
attribution_figures-change-of-logit = change of the mean logit (nats)
attribution_figures-none-told =
    none is
    told rightly
attribution_figures-by-one-pixel =
    change of the logit
    by one pixel (nats)
