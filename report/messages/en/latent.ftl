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
latent-lerp-ink = Straight line (lerp): { -data.strokes ->
    [yes] ink, pixels
   *[no] brightness
}
latent-lerp-named = Straight line: share that the judge names as { -a-kind }
latent-slerp-ink = Even turn (slerp): { -data.strokes ->
    [yes] ink, pixels
   *[no] brightness
}
latent-slerp-named = Even turn: share that the judge names as { -a-kind }

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
latent-inversion-what = For each test image the latent that draws it best was looked for; so it was for generated images of other latents, which can be drawn, so that all that is left of these is the search’s failure. Errors are root mean square differences of pixels, which go from −1 to 1. { -data.labels ->
   *[yes] { -A-kind } is harder if its real images leave more than generated ones (q < 0.05). Last: of how many test images the judge reads the right { -kind } off what is drawn.
    [no] Real images are harder if they leave more than generated ones (q < 0.05). Which classes are, and whether a judge reads the right one off what is drawn, is left out: { -data } has no labels.
}
latent-real-images = Test images
latent-real-error = Error left of test images
latent-generated-images = Generated images
latent-generated-error = Error left of generated images
latent-harder = { -data.labels ->
   *[yes] { -Kinds } that are harder
    [no] Harder to draw (q &lt; 0.05)
}
latent-harder-not = nothing says so
latent-hardest = Hardest { -kind }
latent-easiest = Easiest { -kind }
latent-same-kind = { -Kind } read right

# disentanglement
latent-disentanglement = Does a dimension stand for one concept?
latent-disentanglement-what = Scores of the latent, of its coordinates along the directions of each method and of the units of each layer, on held-out samples; below each score the middle 95 % of its null. Bold: the whole interval lies above. Codes of different width do not compare with each other, only with their own null.
latent-score-D = Disentanglement: a dimension matters for one concept only
latent-score-C = Completeness: a concept depends on one dimension only
latent-score-I = Informativeness: R² of a linear prediction
latent-score-MIG = Mutual information gap (MIG)

# factors
latent-factors = Beside the truth: the factors that images were made of
latent-factors-what = The images of this data set were made of factors that are known, and a network reads them off any image. On each factor a direction was trained (regression on half of the latents). On the other half: how the coordinate along it goes with the factor of what is drawn (rank correlation over samples), and how the factor follows a move along it (rank correlation with the step, within a sample, −3 to +3). Below each the middle 95 % of random directions. Where a factor is monotone in the latent, a random direction orders it within a sample just as well; only the first column then tells them apart.
latent-factor = Factor
latent-factor-coordinate = Coordinate and factor
latent-factor-order = Step and factor
latent-factor-codes-what = Scores as above, of the factors alone: of the true factors, of a random rotation of them (both on test images), of the coordinates of latents along the trained directions, and of the latents themselves. Below each the middle 95 % of its null. The true factors are the best that a code can be, a rotation says as much (I) and no dimension of it stands for a factor.

latent-pictures = The pictures, run by run

latent-method =
    <b>Methods.</b> Without labels: the single components of the latent vector (axes), those first along which the image changes most; principal and independent components (PCA, ICA) of what a layer holds, carried back to the latent space (after GANSpace, Härkönen et al. 2020); closed form from the weights of the first layer (SeFa, Shen and Zhou 2021, in three variants); the singular directions of the mean Jacobian, and those that local Jacobians share (Wang and Ponce 2021; Ramesh et al. 2018). Trained on a concept (after InterFaceGAN, Shen et al. 2020): boundaries (SVM) and regressions (logistic for classes; else ridge, each with the penalty that errs least on samples that are left out), and the same without what they share with the directions of all other concepts (conditional; but for concepts that determine each other: classes, whose probabilities add up to 1{ -data.strokes ->
       [yes] , and ink, area, length and thickness of a stroke
      *[no] {""}
    }). ICA finds nothing where it does not converge, SeFa where the generator does not begin with a linear map or, with batch norm, where no batch normalisation follows it. Methods without labels find orthogonal directions that change images or layers most: they cannot find single directions that are oblique or equally strong, only their span, and those that take means cannot find what acts the same way on both sides.

    <b>Samples.</b> A direction is found on one part of the discovery latents; the concept that it is tested on, and which directions lead, are chosen on another; what is said here is of held-out ones. A direction that was found without a concept is tested on the one on which it goes furthest beyond random directions where concepts are chosen.

    <b>Effects</b> are in standard deviations of the concept over samples, per unit length of a move to both sides; a latent of d components is about √d long. They are computed without moving anything: each held-out sample is weighed by how much more often the moved latents would draw it (Cameron and Martin 1944). The selective effect is the size of the effect times its share in the squared changes of all concepts.

    <b>Two nulls.</b> Random directions of the same length, on the same concept or, beside a direction that was found without one, on the concept that each of them chose in the same way. Methods without labels look for what changes the image most, and whatever changes it much changes concepts; a second null is therefore of equal image change: random directions as much longer as they change the image less, their effects taken in proportion. Values of q are Benjamini and Hochberg’s, over all directions of all runs.

    <b>Counts.</b> Further random directions, which are not among those that make the null and choose or are given their concepts as the others, have to pass the same bound. “No more than these”: Fisher’s exact test does not find a larger share (at the level 0.05). Directions of several methods may be nearly the same, so that the intervals of shares, Wilson’s, are too narrow.

    <b>Who finds the same.</b> Same span: mean squared cosine of the principal angles between what a method finds on two sets of samples (of axes: how many of those chosen are the same); SeFa depends on no samples. Same pictures: mean |cosine| of the matched mean changes of the image, since the axes of two latent spaces have nothing to do with each other; of several seeds the one that is least alike. In brackets the 97.5 % quantile of random subspaces (of axes: of random choices among them), and of random directions in place of the other seed’s: beside trained methods any, beside others the first of random bases in the order of their image change. A method finds a direction, too, if at least half of it lies in the span of what the method finds on the held-out samples (cosine from 0.71); a direction leans to a method if less than half of it lies there, but more than in random subspaces (in random bases, of the axes; q < 0.05).

    <b>Moves.</b> { -data.labels ->
       *[yes] Accepted: the judge names { -a-kind }, and the discriminator, where there is one, finds
        [no] Accepted: the discriminator, where there is one, finds
    } the sample no less real than 95 % of samples that are not moved. How far one can go is the mean over samples; one that is still accepted after the longest move counts with its length. A fixed shift of one layer alone moves its values by their mean change along the direction (after HiGAN, Yang et al. 2021).

    <b>Geometry.</b> The condition number is the largest over the smallest singular value of the Jacobian dG/dz (Odena et al. 2018 take its square), the median over latents; the local dimension is the participation ratio of the squared singular values; the sensitivity, how far the image moves for a small step in a random direction, in root mean square. Path length: after Karras et al. 2019, with the features of the judge. Hessian penalty: after Peebles et al. 2020; how far the components of the latent act on the pixels together; the question is whether it is smaller than that of random rotations of the axes.

    <b>Inversion.</b> Of each image the latent that draws it best in mean square, found by L-BFGS from several starts within the ball that holds 97.5 % of the latents that are sampled; generated images tell how much the search itself fails (after Bau et al. 2019).

    <b>Disentanglement.</b> Disentanglement, completeness and informativeness after Eastwood and Williams 2018, completeness weighted by importance as Locatello et al. 2019 do; mutual information gap after Chen et al. 2018. The null of all but informativeness are random rotations of the same code, which keep all that it says and leave no dimension its meaning; that of informativeness are shuffled concepts. Concepts are read by ridge regression with penalties chosen by leaving one sample out: one of its own for each concept, shuffled ones too, where informativeness is asked, and one for all where the importance of dimensions is compared.

latent-answer-title = Directions beyond random ones
latent-answer-alt = Three panels, coordinate axes, directions found without concepts and directions trained on a concept, a row a run: dots with intervals show the share of directions beyond random ones, for the selective effect and for the effect at equal change of the image; grey bars near zero show the share of held-out random directions.
latent-answer-caption = Share of directions that lie beyond random ones (q < 0.05), a row a run, with 95 % intervals (Wilson’s, as if directions were independent; those of several methods are partly the same). Circles: selective effect on the concept, the size of the effect times its share in the squared changes of all concepts. Diamonds: effect on the concept, beside random directions as much longer as they change the image less. Grey: the 95 % interval of the share of held-out random directions that pass the same bound.
latent-leading-title = The clearest directions
latent-leading-alt = A column for each of up to three directions: numbers, a sheet of samples moved along it from left to right, and below it curves of the concept, thick, and of two others, thin, over the length of the move.
latent-leading-caption = Of all directions of all methods, those with the largest selective effect on a part of the discovery half on which none of them was found: three at most, each of another concept and none nearly parallel to one before it. Above: the concept; the direction; then two effects on held-out samples, told without moving them: the change of the concept per unit length of a move, in standard deviations of the concept over samples, and the selective effect; each with its 95 % interval and, below it, the 95 % range of random directions on the same concept (for a direction that was found without a concept: on the concept that each of them chose in the same way). Middle: held-out samples, the same in every column, moved by the length below; 0 is the sample itself. Below, thick: mean change of the concept over held-out samples that are moved, with its 95 % interval; thin, without theirs: the two concepts that change most beside it.{ -data.strokes ->
    [yes] {" "}Concepts of the stroke are measured on fewer samples, those that have a stroke before and after.
   *[no] {""}
} All curves have one scale. A direction that was found without a concept may point to where there is less of it.
latent-concepts-title = What directions do to every concept
latent-concepts-alt = Coloured grids, one a method, directions as rows and concepts as columns; red and blue cells are changes up and down, dots mark the concept on which a direction is tested.
latent-concepts-caption = A panel a method, a row a direction (of methods that are not trained on concepts the first five, of the others one for each concept that can be learned), a column a concept. Colour: change of the concept on held-out samples per unit length of a move, in standard deviations of the concept over samples, on one scale for all panels; values beyond its ends look like the ends. Grey: the concept hardly varies. Dots: the concept on which the direction is tested; black where its change is larger than that of random directions that chose in the same way (q < 0.05), white where it is not. All other cells are estimates without a test. The sign of a direction that was found without a concept is arbitrary; trained ones point to where there is more of it. A row with colour beside its dot changes other concepts too.
latent-agreement-title = Whether methods agree
latent-agreement-alt = A triangle of coloured numbers says how far the spans of every two methods overlap; beside it, a row a method, dots beside grey bands of random ones for agreement with itself, and marks for the share of directions that do more than random ones.
latent-agreement-caption = (a) Overlap of what two methods find: the mean squared cosine of the principal angles between the subspaces of their first directions (of trained methods: of all), 1 if the smaller lies within the larger. One of the two from one set of samples, the other from another, since methods that are fitted to the same samples agree on their noise. In colour where it is more than that of random subspaces of the same sizes, or, with the axes, than what the same choice among the axes gives after random turns of the latent space (q < 0.05); a grey number where it is not. Methods that look for what changes images most agree because they look for the same. The larger a subspace, the more of another it holds by chance, so that numbers of trained methods are not to be compared with those of others. (b) The same overlap between what a method finds on two disjoint sets of samples, beside the 95 % range of random subspaces; of axes the share of the chosen ones that are the same, beside that of random choices among them; filled: q < 0.05. Weights do not depend on samples, so that SeFa would agree with itself for certain and is missing. Beside (b), only where the same network was trained with other seeds: whether a method draws the same in these. Two latent spaces share no axes, so that pictures are compared: the mean changes of the image along the first directions of the method (of trained methods: all), matched one to one. Mean absolute cosine of the pairs, a dot for each other seed, beside the 95 % range of as many directions of that seed in place of the method’s: beside trained methods any random ones, beside others those that change the image most of a random basis; filled: q < 0.05. The last panel: share of the directions of each method, of the number at the right, that do more on held-out samples than random ones (q < 0.05): in their effect on the concept on which they are tested, in the same effect beside random directions as long as it takes to change the image as much, in their selective effect, and in the change of the image. Ticks in the same colours: the share of held-out random directions, which choose or are given their concepts in the same way, that pass the same bound. Conditional directions are made of the trained ones, and are missing in (a) and (b).
latent-methods-title = One direction of every method
latent-methods-alt = A row a method, with its name at the left: two samples moved along one of its directions, and at the right how much its concept changes.
latent-methods-caption = The first direction of every method, of those trained on concepts the one with the largest selective effect where directions were chosen, on the same held-out samples, moved by the length above; 0 is the sample itself. On the left the method, and below it, where it was trained on one, the concept; for the axes the component that changes the image most. On the right: the concept on which the direction is tested, and how much it changes on held-out samples per unit length, in standard deviations over samples; bold where that is more than random directions do (q < 0.05). The sign of a direction that was found without a concept is arbitrary.
latent-traversal-title = Moves along single components
latent-traversal-alt = Above, two samples moved along the strongest components, a row each; below, all components by the change of the image along them, in falling order, over a grey band of random directions.
latent-traversal-caption = (a) Held-out samples of which one component is changed by the length above; 0 is the sample itself. The components are those that change the image most on the discovery half, the strongest first. (b) Change of the image along each component, the root mean square change of a pixel per unit length of a small move, with its 95 % jackknife interval over held-out latents, beside the 95 % range of random directions. Rings: the components of (a). Red diamonds: components that change the image more than random directions do, at a false discovery rate of 5 % over all directions of all runs.
latent-moves-title = Moves that were made
latent-moves-alt = For each direction, how far samples can be moved to either side and how straight its curve is, beside grey bands of random directions; a scatter of effects of moves over computed ones around the diagonal; and small panels with what remains of each direction at every layer.
latent-moves-caption = Moved along: the directions with the largest selective effects on samples on which none was found, and the best of each method; beside them some random ones. (a) How far samples can be moved to either side before they are no longer accepted, the mean over those that are accepted at first. Line: 95 % interval over held-out samples. (b) How straight the curve of the concept of each direction is over moves from −3 to +3: share of the squared changes that a line for each sample explains, with its 95 % jackknife interval; for concepts that can be measured on every image. Grey, in (a), (b) and (d): the middle 95 % of a few random directions, without a test. (c) The check of the two ways to measure: change of a concept per unit length as the moves show it, against the change that is told by weighing samples that are not moved; red: the concept on which a direction is tested, with 95 % intervals. Of independent errors, 5 % would differ by more than both intervals added as errors. (d) What remains of a direction at a layer: change of its concept when the values of this layer alone are shifted by their mean change along the direction, with 95 % intervals; red: the move of the latent itself. The random shifts are as long as the longest of all directions there.
latent-paths-title = Between latents
latent-paths-alt = Three strips of samples along a straight, a turning and a circular path; { -data.labels ->
   *[yes] below them curves of the share that the judge names and of the { -light } along these paths, with intervals.
    [no] below them curves of the { -light } along these paths, with intervals.
}
latent-paths-caption = (a) Samples along one path of each kind, { -data.labels ->
   *[yes] between the first two latents of the bank in whose samples the judge names different { -kinds }: straight
    [no] between two latents of the bank: straight
} from one latent to another (lerp), on which the latents in the middle are shorter than those that the generator was trained on; turning evenly with a length that changes evenly (slerp); and once around zero through the first latent, towards the second and back. { -data.labels ->
   *[yes] (b, c) Share of the samples that the judge names as { -a-kind }, and mean { -light }, at each place over many pairs of held-out latents, with 95 % intervals (of shares Wilson's, which do not shrink to a point where all samples are alike);
    [no] (b) Mean { -light } at each place over many pairs of held-out latents, with 95 % intervals (what a judge names there is left out: { -data } has no labels);
} the places are those of the pictures above.
latent-geometry-title = How the generator stretches and bends its latent space
latent-geometry-alt = Falling curves of singular values on a logarithmic axis, one a checkpoint, and four small panels with condition number, local dimension, path length and Hessian penalty over epochs.
latent-geometry-caption = Along training. (a) Singular values of the Jacobian dG/dz, in falling order: the median over latents at each checkpoint, and for the last one the range of the middle 90 % of the latents; the axis ends at 10⁻⁴. (b) Decimal logarithm of the condition number, the largest over the smallest singular value: median over latents with its 95 % interval; no point where the median Jacobian lacks rank. (c) Local dimension, the participation ratio of the squared singular values: mean and 95 % interval. (d) Path length: mean squared change of the judge's features along great circles between latents, per unit of the path's parameter squared; with other features it would be another number. (e) Hessian penalty: how far the components of the latent act on the pixels together, for the coordinate axes, beside the middle 95 % of randomly rotated bases, on the same latents. The first checkpoint is the untrained network.
latent-inversion-title = Real images that are looked for in the generator
latent-inversion-alt = { -data.labels ->
   *[yes] What is left of real images, { -kind } by { -kind }, above grey bars of generated ones;
    [no] What is left of real images, above a grey bar of generated ones;
} mean errors before and along the search; and rows of images, what is drawn of them, and the difference, from the worst to the best.
latent-inversion-caption = Of each image, the latent that draws it best in mean square is found by L-BFGS from several starts within the ball that holds 97.5 % of the latents that are sampled. (a) What is left of each held-out image of { -data } (points) and their mean{ -data.labels ->
   *[yes] {" "}for each { -kind } with its 95 % interval;
    [no] {" "}with its 95 % interval;
} beside it, found in just the same way, generated images of other latents, of which everything can be drawn: what is left of these is the failure of the search. { -data.labels ->
   *[yes] Grey: the middle 95 % of these, of the same { -kind } where the judge sees enough of it, hatched: of all of them.
    [no] Grey, hatched: the middle 95 % of these.
} Black and filled: real images are harder to draw than these (Mann and Whitney, q < 0.05, Benjamini–Hochberg over all { -data.labels ->
   *[yes] { -kinds } and runs)
    [no] runs)
}. (b) The same means of all images before the search, for the nearest of some thousand samples, and along it. Where the line of real images still falls, part of what is left of them is the search's failure too, which may be larger than for generated images. (c) Images, what is drawn of them, and the difference (red: { -light } that is drawn and not there, blue: { -light } that is missing; full colour: half of the range of a pixel). { -data.labels ->
   *[yes] Above: the { -kind }, and what the judge reads off the drawn image (?: nothing); below: what is left. That the judge reads the right { -kind } does not mean that such an image is ever sampled.
    [no] Below: what is left.
}
