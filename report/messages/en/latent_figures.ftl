# Labels of the figures about directions of the latent space.
latent_figures-direction = { $method } { $own }
latent_figures-not-measured = not measured
latent_figures-random-directions = random directions, 95 %
latent_figures-no-direction = no method found a direction
latent_figures-sample = sample { $number }, moved by
latent_figures-sd-per-length =
    SD per
    unit length

# leading
latent_figures-no-leading = no direction changes a concept more than noise would
latent_figures-length = length of the move
latent_figures-change = change of the concept, SD
latent_figures-moved-along = moved along { $direction }
latent_figures-effect = effect { $value } SD per unit length
latent_figures-selective = selective effect { $value } of these
latent_figures-range = random directions { $low } to { $high }; { $q }
latent_figures-no-curve = its curve was not measured

# traversal
latent_figures-rank = rank of the component, by the change of the image along it
latent_figures-pixels =
    RMS change of the pixels
    per unit length
latent_figures-component = component
latent_figures-component-beyond = component with q < 0.05
latent_figures-in-a = in a

# concepts
latent_figures-none-trained = no direction was trained on a concept
latent_figures-group-classes = { -kinds }
latent_figures-group-image = image
latent_figures-group-stroke = stroke
latent_figures-change-per-length = change per unit length, SD of the concept
latent_figures-beyond = beyond random directions (q < { $q })
latent_figures-not-beyond = tested, not beyond

# paths
latent_figures-path-lerp = straight (lerp)
latent_figures-path-slerp = turning (slerp)
latent_figures-path-circle = great circle
latent_figures-beside-lerp =
    lerp:
    straight
latent_figures-beside-slerp =
    slerp:
    turning
latent_figures-beside-circle =
    great
    circle
latent_figures-named = named by the judge, %
latent_figures-ink = { -data.strokes ->
    [yes] ink, pixels
   *[no] brightness
}
latent_figures-place = place, of { $steps } steps from end to end, or around the circle

# geometry
latent_figures-singular = singular value of the Jacobian, by size
latent_figures-stretch = pixels per unit of the latent (root of the sum of squares)
latent_figures-not-defined = not defined
latent_figures-random-bases = random bases
latent_figures-axes = coordinate axes
latent_figures-condition =
    log₁₀ of the
    condition number
latent_figures-dimension = local dimension
latent_figures-path-length =
    path length
    (judge's features²)
latent_figures-hessian =
    Hessian penalty
    (of the pixels)

# inversion
latent_figures-worst = real images, the worst
latent_figures-median = real images, around the median
latent_figures-best = real images, the best
latent_figures-floor = generated images of other latents, the worst
latent_figures-nearest =
    nearest
    sample
latent_figures-halfway =
    half of
    the steps
latent_figures-all-steps =
    all
    steps
latent_figures-of-real = real images
latent_figures-of-generated = generated images of other latents
latent_figures-mean-real = mean of the real ones
latent_figures-range-of-kind = 95 % of the generated ones of the { $kind }
latent_figures-range-of-all = { -data.labels ->
   *[yes] of all of them
    [no] 95 % of the generated ones
}
latent_figures-all-images = all images
latent_figures-difference-of-pixels =
    RMS difference of the pixels
    (which lie in [−1, 1])
latent_figures-mean-difference = mean RMS difference
latent_figures-image = image
latent_figures-drawn = drawn
latent_figures-difference = difference

# moves
latent_figures-no-move = no concept varies, so that no move was made
latent_figures-none-accepted = no sample is accepted unmoved
latent_figures-sides = ← to the other side    length    to this side →
latent_figures-straight = straight, R²
latent_figures-unmoved = from samples that are not moved, SD
latent_figures-moves = moves, SD per unit length
latent_figures-differ =
    of { $number } changes, { $share } %
    differ by more than noise
latent_figures-key-direction = a, b, d: direction, with 95 % interval
latent_figures-key-farther = a: farther than the longest step
latent_figures-key-tested = c: tested concept
latent_figures-key-others = c: other concepts
latent_figures-key-whole = d: the move of the latent itself

# agreement
latent_figures-does-effect = effect on the concept
latent_figures-does-per-change = the same, equal image change
latent_figures-does-selective = selective effect
latent_figures-does-image = image change
latent_figures-overlap = overlap of what methods find
latent_figures-with-itself =
    with itself, from
    other samples
latent_figures-in-another-seed =
    what it draws,
    in another seed
latent_figures-do-more =
    directions that do more than
    random ones (q < 0.05), %
latent_figures-do-more-narrow =
    directions that do
    more than random
    ones (q < 0.05), %
latent_figures-fewer-than-two = fewer than two methods
latent_figures-mean-cos2 = mean cos²
latent_figures-mean-cosine = mean |cosine|
latent_figures-key-overlap =
    mean cos² of principal
    angles; grey number:
    not beyond random
    subspaces
latent_figures-found = found; q < 0.05
latent_figures-random-both = random, 95 %
latent_figures-random-subspaces = random subspaces, 95 %
latent_figures-held-out-random = held-out random ones
latent_figures-of = of { $number }

# answer
latent_figures-kind-axes =
    coordinate
    axes
latent_figures-kind-other =
    found without
    concepts
latent_figures-kind-trained =
    trained on
    a concept
latent_figures-share = share of directions beyond random ones, %
latent_figures-selective-share = selective effect on the concept
latent_figures-per-change-share = effect, at equal change of the image
latent_figures-random-share = held-out random directions
latent_figures-none-tested = none tested
