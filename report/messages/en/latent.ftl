latent-short = Directions
latent-title = What does each direction do?

# the answer
latent-answer-trained = Directions that were trained on a concept change it selectively, more than random directions do, in { $share } % of cases, depending on the run; of held-out random directions { $random } % pass the same bound. That is more often than random ones do in { $more ->
    [0] none
   *[other] { $more }
} of { $runs ->
    [one] { $runs } run
   *[other] { $runs } runs
}.
latent-answer-none-trained = No direction could be trained on a concept.
latent-answer-untrained = Of directions that were found without concepts, single axes of the latent space among them, { $share } % act selectively (random: { $random } %; more often in { $more ->
    [0] none
   *[other] { $more }
} of { $runs ->
    [one] { $runs } run
   *[other] { $runs } runs
}); beside random directions that change the image as much, { $equal_share } % change their concept more (random: { $equal_random } %; more often in { $equal_more ->
    [0] none
   *[other] { $equal_more }
} of { $equal_runs ->
    [one] { $equal_runs } run
   *[other] { $equal_runs } runs
}).
latent-answer-untrained-alone = Of directions that were found without concepts, single axes of the latent space among them, { $share } % act selectively (random: { $random } %; more often in { $more ->
    [0] none
   *[other] { $more }
} of { $runs ->
    [one] { $runs } run
   *[other] { $runs } runs
}).
latent-answer-clearest = The clearest one, of { $run }, changes { $concept } by { $estimate } [{ $ci_low }, { $ci_high }] standard deviations per unit length (random directions: { $null_low } to { $null_high }), and { $share } % of all that it changes, in squares, is { $concept }.
latent-answer-none-clear = Not one of the leading directions is told from random ones in both its effect and its selective effect.
latent-answer-nothing = No direction was compared with random ones, so that nothing is said of any.
latent-answer-none = Of no run are there results about directions.
latent-answer-lost = Left out, since a job failed: { $runs }.

# words
latent-and = { ", " }
latent-direction = { $method } { $own }
latent-to = { $low } to { $high }
latent-beside = { $low } to { $high }; <br>q = { $q }
latent-with-cosine = { $method } ({ $cosine })
latent-no-more = no more than these
latent-left-out = What directions of the latent space of { $run } do is left out.
latent-direction-head = Direction
latent-concept = Concept
latent-method-head = Method
latent-code = Code
latent-epoch = Epoch

# counts
latent-counts = More than random directions do?
latent-counts-what = How many directions lie beyond random ones (q < 0.05); in brackets, how many of the held-out random directions pass the same bound.
latent-kind = Directions
latent-kind-trained = trained on concepts
latent-kind-untrained = found without concepts
latent-measure-effect = Effect on the concept
latent-measure-per-change = Effect beyond random directions of equal image change
latent-measure-selective = Selective effect
latent-measure-image = Change of the image
latent-nothing-counted = Nothing was counted: no concept varies.

# methods
latent-methods-what = Method by method, how many of its directions lie beyond random ones (q < 0.05), of how many that were tested; in brackets, how many of as many held-out random directions pass the same bound.
latent-methods-found = Which methods find such directions?
latent-nothing = In { $run } these methods found nothing: { $methods }.
latent-auroc = Held-out AUROC of directions that are trained on concepts, the lowest and the highest
latent-stability = The same span on other samples (in brackets: random subspaces)
latent-seeds = The same pictures in another seed (in brackets: random directions)

# leading
latent-leading = The clearest directions
latent-leading-what = Of each run the directions with the largest selective effect, three at most, each on another concept and none nearly parallel to one before it. Effects are changes of the concept in standard deviations per unit length. A direction of which neither the effect nor the selective effect is beyond random directions is not told from a random one.
latent-leading-none = In { $run } no direction has a selective effect where the leading ones are chosen: nothing is said of single directions.
latent-effect = Effect
latent-random = Random directions
latent-random-equal = Random directions of equal image change
latent-share = Share of its change that is the concept
latent-selective = Selective effect
latent-told = Beyond random directions
latent-told-both = both effects
latent-told-effect = the effect, not the selective one
latent-told-selective = the selective effect, not the effect itself
latent-told-neither = neither
latent-told-equal = The effect beyond those of equal image change, too
latent-further = How much else these directions change, and how far samples can be moved along them and are still accepted:
latent-elsewhere = The same directions at single layers, and in other methods
latent-moved = The moves themselves
latent-reach-minus = Accepted to the − side
latent-reach-plus = Accepted to the + side
latent-layers = A fixed shift of one layer alone
latent-finders = Found by, too (cosine)
latent-near = Leaning to (cosine)
latent-no-finder = no other method
latent-random-range = random: { $low } to { $high }
latent-in-layer = { $layer } { $value }

# moves
latent-agree = Do moves show what is computed?
latent-agree-what = Effects are computed by weighing one bank of samples; along the best directions moves were made as well. The last column is 1 if nothing but sampling separates the two.
latent-pairs = Pairs of direction and concept
latent-correlation = Correlation
latent-deviation = Differences, in standard errors (root mean square)

# paths
latent-between = Between two latents
latent-between-what = How samples half way between two latents differ from the mean of the two ends. A straight line passes nearer to the origin than latents lie; slerp and the great circle do not.
latent-lerp-ink = Straight line (lerp): ink, pixels
latent-lerp-named = Straight line: share that the judge names as a digit
latent-slerp-ink = Even turn (slerp): ink, pixels
latent-slerp-named = Even turn: share that the judge names as a digit

# geometry
latent-geometry = How the latent space is stretched and bent
latent-geometry-what = After the last epoch; in round brackets, after the first that was measured. Path lengths in other features than the judge’s are not to be compared with these.
latent-measured = Measure
latent-epochs = Epoch
latent-length = Typical length of a latent
latent-condition = log₁₀ of the condition number
latent-rank = Numerical rank
latent-local-dimension = Local dimension
latent-sensitivity = Mean sensitivity, pixels
latent-path-length = Path length (judge’s features)
latent-hessian = Hessian penalty of the axes
latent-rotated = Hessian penalty of randomly rotated bases
latent-axes-act = Do the axes act more independently than rotated ones?
latent-axes-no-more = nothing says so

# inversion
latent-inversion = What cannot be drawn
latent-inversion-what = For each test image the latent that draws it best was looked for; so it was for generated images of other latents, which can be drawn, so that all that is left of these is the search’s failure. Errors are root mean square differences of pixels, which go from −1 to 1. A digit is harder if its real images leave more than generated ones (q < 0.05). Last: of how many test images the judge reads the right digit off what is drawn.
latent-real-images = Test images
latent-real-error = Error left of test images
latent-generated-images = Generated images
latent-generated-error = Error left of generated images
latent-harder = Digits that are harder
latent-hardest = Hardest digit
latent-easiest = Easiest digit
latent-same-digit = Digit read right

# disentanglement
latent-disentanglement = Does a dimension stand for one concept?
latent-disentanglement-what = Scores of the latent, of its coordinates along the directions of each method and of the units of each layer, on held-out samples; below each score the middle 95 % of its null. Bold: the whole interval lies above. Codes of different width do not compare with each other, only with their own null.
latent-score-D = Disentanglement: a dimension matters for one concept only
latent-score-C = Completeness: a concept depends on one dimension only
latent-score-I = Informativeness: R² of a linear prediction
latent-score-MIG = Mutual information gap (MIG)

latent-pictures = The pictures, run by run

latent-method =
    <b>Methods.</b> Without labels: the single components of the latent vector (axes), those first along which the image changes most; principal and independent components (PCA, ICA) of what a layer holds, carried back to the latent space (after GANSpace, Härkönen et al. 2020); closed form from the weights of the first layer (SeFa, Shen and Zhou 2021, in three variants); the singular directions of the mean Jacobian, and those that local Jacobians share (Wang and Ponce 2021; Ramesh et al. 2018). Trained on a concept (after InterFaceGAN, Shen et al. 2020): boundaries (SVM) and regressions, and the same without what they share with the directions of all other concepts (conditional; but for concepts that determine each other: classes, whose probabilities add up to 1, and ink, area, length and thickness of a stroke). ICA finds nothing where it does not converge, SeFa where the generator does not begin with a linear map or, with batch norm, where no batch normalisation follows it. Methods without labels find orthogonal directions that change images or layers most: they cannot find single directions that are oblique or equally strong, only their span, and those that take means cannot find what acts the same way on both sides.

    <b>Samples.</b> A direction is found on one part of the discovery latents; the concept that it is tested on, and which directions lead, are chosen on another; what is said here is of held-out ones. A direction that was found without a concept is tested on the one on which it goes furthest beyond random directions where concepts are chosen.

    <b>Effects</b> are in standard deviations of the concept over samples, per unit length of a move to both sides; a latent of d components is about √d long. They are computed without moving anything: each held-out sample is weighed by how much more often the moved latents would draw it (Cameron and Martin 1944). The selective effect is the size of the effect times its share in the squared changes of all concepts.

    <b>Two nulls.</b> Random directions of the same length, on the same concept or, beside a direction that was found without one, on the concept that each of them chose in the same way. Methods without labels look for what changes the image most, and whatever changes it much changes concepts; a second null is therefore of equal image change: random directions as much longer as they change the image less, their effects taken in proportion. Values of q are Benjamini and Hochberg’s, over all directions of all runs.

    <b>Counts.</b> Further random directions, which are not among those that make the null and choose or are given their concepts as the others, have to pass the same bound. “No more than these”: Fisher’s exact test does not find a larger share (at the level 0.05). Directions of several methods may be nearly the same, so that the intervals of shares, Wilson’s, are too narrow.

    <b>Who finds the same.</b> Same span: mean squared cosine of the principal angles between what a method finds on two sets of samples (of axes: how many of those chosen are the same); SeFa depends on no samples. Same pictures: mean |cosine| of the matched mean changes of the image, since the axes of two latent spaces have nothing to do with each other; of several seeds the one that is least alike. In brackets the 97.5 % quantile of random subspaces (of axes: of random choices among them), and of random directions in place of the other seed’s: beside trained methods any, beside others the first of random bases in the order of their image change. A method finds a direction, too, if at least half of it lies in the span of what the method finds on the held-out samples (cosine from 0.71); a direction leans to a method if less than half of it lies there, but more than in random subspaces (in random bases, of the axes; q < 0.05).

    <b>Moves.</b> Accepted: the judge names a digit, and the discriminator, where there is one, finds the sample no less real than 95 % of samples that are not moved. How far one can go is the mean over samples; one that is still accepted after the longest move counts with its length. A fixed shift of one layer alone moves its values by their mean change along the direction (after HiGAN, Yang et al. 2021).

    <b>Geometry.</b> The condition number is the largest over the smallest singular value of the Jacobian dG/dz (Odena et al. 2018 take its square), the median over latents; the local dimension is the participation ratio of the squared singular values; the sensitivity, how far the image moves for a small step in a random direction, in root mean square. Path length: after Karras et al. 2019, with the features of the judge. Hessian penalty: after Peebles et al. 2020; how far the components of the latent act on the pixels together; the question is whether it is smaller than that of random rotations of the axes.

    <b>Inversion.</b> Of each image the latent that draws it best in mean square, found by L-BFGS from several starts within the ball that holds 97.5 % of the latents that are sampled; generated images tell how much the search itself fails (after Bau et al. 2019).

    <b>Disentanglement.</b> Disentanglement, completeness and informativeness after Eastwood and Williams 2018, completeness weighted by importance as Locatello et al. 2019 do; mutual information gap after Chen et al. 2018. The null of all but informativeness are random rotations of the same code, which keep all that it says and leave no dimension its meaning; that of informativeness are shuffled concepts.

latent-answer-title = Directions beyond random ones
latent-answer-alt = Three panels, coordinate axes, directions found without concepts and directions trained on a concept, a row a run: dots with intervals show the share of directions beyond random ones, for the selective effect and for the effect at equal change of the image; grey bars near zero show the share of held-out random directions.
latent-leading-title = The clearest directions
latent-leading-alt = A column for each of up to three directions: numbers, a sheet of samples moved along it from left to right, and below it curves of the concept, thick, and of two others, thin, over the length of the move.
latent-concepts-title = What directions do to every concept
latent-concepts-alt = Coloured grids, one a method, directions as rows and concepts as columns; red and blue cells are changes up and down, dots mark the concept on which a direction is tested.
latent-agreement-title = Whether methods agree
latent-agreement-alt = A triangle of coloured numbers says how far the spans of every two methods overlap; beside it, a row a method, dots beside grey bands of random ones for agreement with itself, and marks for the share of directions that do more than random ones.
latent-methods-title = One direction of every method
latent-methods-alt = A row a method, with its name at the left: two samples moved along one of its directions, and at the right how much its concept changes.
latent-traversal-title = Moves along single components
latent-traversal-alt = Above, two samples moved along the strongest components, a row each; below, all components by the change of the image along them, in falling order, over a grey band of random directions.
latent-moves-title = Moves that were made
latent-moves-alt = For each direction, how far samples can be moved to either side and how straight its curve is, beside grey bands of random directions; a scatter of effects of moves over computed ones around the diagonal; and small panels with what remains of each direction at every layer.
latent-paths-title = Between latents
latent-paths-alt = Three strips of samples along a straight, a turning and a circular path; below them curves of the share that the judge names and of the ink along these paths, with intervals.
latent-geometry-title = How the generator stretches and bends its latent space
latent-geometry-alt = Falling curves of singular values on a logarithmic axis, one a checkpoint, and four small panels with condition number, local dimension, path length and Hessian penalty over epochs.
latent-inversion-title = Real images that are looked for in the generator
latent-inversion-alt = What is left of real images, digit by digit, above grey bars of generated ones; mean errors before and along the search; and rows of images, what is drawn of them, and the difference, from the worst to the best.
