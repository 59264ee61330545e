attribution-short = Discriminator
attribution-title = How does the discriminator decide?

# the answer
attribution-answer-none = No discriminator was taken apart here, so that nothing can be said of how it decides.
attribution-answer-lost = How the discriminators decide is left out, since a job failed.
attribution-answer-one = The discriminator of { $run } finds a real test image more real than a generated one with probability { $area }, where chance gives 0.5.
attribution-answer-many = Over { $runs } runs, a discriminator finds a real test image more real than a generated one with probability { $least } ({ $least_run }) to { $most } ({ $most_run }), where chance gives 0.5.
attribution-answer-chance = { $chance ->
        [one] In one run ({ $names }) that is not told from chance.
       *[other] In { $chance } runs ({ $names }) that is not told from chance.
    }
attribution-answer-turned = { $turned ->
        [one] In one run ({ $names }) it finds generated images more real than real ones.
       *[other] In { $turned } runs ({ $names }) it finds generated images more real than real ones.
    }
attribution-answer-earlier = In { $better } of { $runs } { $runs ->
        [one] run
       *[other] runs
    } a linear map of the pixels or of a hidden layer tells the two apart better than the verdict does (intervals apart): the verdict does not use all that can be read there.
attribution-answer-not-earlier = { $runs ->
        [one] No linear map of the pixels or of a hidden layer is shown to tell the two apart better than the verdict does.
       *[other] In none of { $runs } runs a linear map of the pixels or of a hidden layer is shown to tell the two apart better than the verdict does.
    }
attribution-answer-methods = Of { $methods } methods that mark the pixels that count, { $passing } pass every check in { $runs ->
        [one] the run
       *[other] each of { $runs } runs
    }, which is necessary and not sufficient; the planted edge detector, which never sees the network, fails in { $failing } of { $runs }.
attribution-answer-flips = To flip half of the images that are told rightly, changes of { $least } to { $most } of 256 grey levels a pixel are enough, by run and kind of image; random changes as large do less in { $beyond } of { $cases } { $cases ->
        [one] case
       *[other] cases
    } (q &lt; 0.05).
attribution-answer-no-flips = No radius is known within which half of the images that are told rightly are flipped.

# what all sections say
attribution-comma = {", "}
attribution-band = { $low } to { $high }
attribution-unsaid = not shown
attribution-some-of = { $some } of { $all }
attribution-lost = How the discriminator of { $run } decides is left out.
attribution-layers-lost = What the layers of the discriminator of { $run } hold is left out.
attribution-no-discriminator = { $run } has no discriminator, or nothing of it was measured.
attribution-layer = Layer
attribution-images = Images
attribution-images-real = real
attribution-images-generated = generated
attribution-of-run = One run in detail

# the verdict
attribution-verdict = How well it tells real from generated, and where
attribution-auroc = AUROC of the logit
attribution-auroc-says = Real images are found
attribution-side-told = more real
attribution-side-chance = neither: chance would do as well
attribution-side-turned = less real than generated ones
attribution-logit-real = Logit of real test { -kinds }, nats
attribution-logit-own = Logit of own samples, nats
attribution-logit-gap = Difference, nats
attribution-open = 95 % of the verdict are read first off
attribution-open-nowhere = no layer
attribution-open-share = R² there
attribution-verdicts-note = The AUROC is the probability that, of a held-out test image and a generated one, the discriminator in evaluation mode gives the test image the higher logit; chance gives 0.5. Logits and readings are of other images than the AUROC. Before the layer where 95 % are read, a linear map does not read all of the verdict.
attribution-readings-note = What a linear map reads off the pixels and off each hidden layer, at the last checkpoint, on images that it was not fitted on. { -data.labels ->
   *[yes] The { -kind } is something that D was never asked for. Better and worse, and changes of the { -kind }: than with
    [no] Which class an image shows is left out: { -data } has no labels. Better and worse: than with
} several sets of new initial weights, which differ among each other too (q &lt; 0.05, over all layers and runs).
attribution-apart = Real or generated, AUROC
attribution-class = { -Kind }, balanced accuracy
attribution-class-untrained = The same, untrained
attribution-class-change = Change by training
attribution-explained = Verdict, R²
attribution-gap = Verdict, real less own
attribution-better = { -data.strokes ->
    [yes] Stroke
   *[no] Image
}: better than untrained
attribution-worse = Worse
attribution-readings-after = { -data.labels ->
   *[yes] A change of the { -kind } with q of 0.05 or more is not shown to be one. A layer
    [no] A layer
} of random weights passes most of the image on: what a probe reads is there, whether D uses it or not.
attribution-lens = At the last checkpoint, after epoch { $epoch }, the verdict is read by a { $lens }, none of them among those that it is tested on.
attribution-nearly-linear = It reads 95 % and more of it off the pixels themselves: for these images D is nearly linear.
attribution-lens-gains = A lens of half as many images reads less of the verdict, by this R²: { $gains }. There a lens of more images may read more still, and what is not read is not shown to be absent.

# pixels
attribution-pixels = Which pixels count
attribution-pixels-none = No method of attribution to pixels was tried.
attribution-pixels-what = { $methods } methods say how much each pixel of an image counts for the logit. One of them, the edge detector, is planted: it knows nothing of the network and must fail. Each is checked; a method passes that passes all checks (<a href="#attribution-method">what they are</a>), and what a failing one fails is named.
attribution-method-name = Method
attribution-method-verdict = Verdict
attribution-passes = passes
attribution-doubtful = passes; single maps in doubt
attribution-fails = fails
attribution-untested = not tested
attribution-pixels-after = The checks are necessary, not sufficient: a method that passes can still be wrong, and that a sanity check does not refuse it is no evidence for it. They do not test maps from baselines other than black, but for completeness. Only methods that pass are used in what follows. “In doubt”: the maps do not clearly leave less unexplained than maps of other images do (the interval meets their band). “Not tested”: a check has no number, as where the logit does not vary or no weight can be drawn anew.
attribution-agreement = Do methods agree?
attribution-agreement-what = Methods that pass need not say the same, and the answer depends on the baseline. Rank correlations of maps: of the two methods that pass and are least and most alike, and of the least and the most similar maps of one method from two baselines.
attribution-agree-least = Least alike
attribution-agree-most = Most alike
attribution-baselines-of = Method with baselines
attribution-baselines-least = Baselines least alike
attribution-baselines-most = Baselines most alike
attribution-regions = Where the difference comes from
attribution-regions-what = How complete methods that pass share out the difference between the mean logits of real and of generated images: among the middle of the image and a border of 4 pixels, and among its white, grey and black pixels (beyond ±0.9 or between, in each image by itself).
attribution-whole = Difference, nats
attribution-middle = Middle
attribution-border = Border
attribution-white = White pixels
attribution-grey = Grey pixels
attribution-black = Black pixels
attribution-places = Of the nine parts of the image, this one adds most to the difference between real and generated images: { $most }, { $most_sum }; and this one least: { $least }, { $least_sum } (sums of the mean maps of { $method }, without intervals).
attribution-place-upper-left = upper left
attribution-place-upper-middle = upper middle
attribution-place-upper-right = upper right
attribution-place-left = left
attribution-place-centre = centre
attribution-place-right = right
attribution-place-lower-left = lower left
attribution-place-lower-middle = lower middle
attribution-place-lower-right = lower right
attribution-regions-unmeasured = The difference between real and generated images was not measured.
attribution-regions-untold = The mean logits of { $images } images, half of them real and half generated, are not told apart: nothing is said of the pixels from which the difference comes.
attribution-regions-none = No complete method passes, so nothing is said of the pixels from which the difference comes.
attribution-regions-after = A positive difference: the mean logit of real images is the higher one. These are shares against a black image: another baseline gives others. ‡: not told from 0.

# checks of one run
attribution-check-completeness = completeness
attribution-check-weights = weights
attribution-check-labels = labels
attribution-check-deletion = deletion
attribution-right-labels = both right labels
attribution-unexplained = unexplained
attribution-unexplained-other = by maps of other images
attribution-sensitivity = sensitivity
attribution-not-claimed = not claimed
attribution-steps = Integrated gradients, whose steps are divided until they add up, took on average { $steps }.
attribution-steps-of = { $steps } steps from the { $baseline } baseline

# layers
attribution-layers = What layers, units and concepts add
attribution-layers-what = Conductance divides the change of the logit from a black image to an image among the units of a layer; in every layer it adds up to the same change. What speaks for real and what against it, how many units carry it, and how far another measure, internal influence, agrees:
attribution-layers-left-out = { $run }: left out ({ $reason }).
attribution-without-gradient = { $run }: what layers contribute, the vectors of concepts and the gradient that reaches the generator are left out ({ $reason }).
attribution-nothing-to-divide = { $run }: no layer of this discriminator changes its logit between a black image and any other, so there is nothing to divide among units.
attribution-sum-real = Change, real, nats
attribution-sum-generated = Change, generated, nats
attribution-adds-up = Adds up in at least
attribution-for-real = For, real
attribution-against-real = Against, real
attribution-for-generated = For, generated
attribution-against-generated = Against, generated
attribution-carrying = Units that carry it
attribution-carrying-before = The same before training
attribution-influence = Rank correlation with internal influence
attribution-conductances-after = “Adds up”: the least share, over layers and kinds of images, of images in which it does, within 1 % of the change or of a tenth of the deviation of the logit. Units that carry it and the correlation are of real images.
attribution-units = Units, removed one by one
attribution-units-what = How many units, each set to zero, alone, do more than 97.5 % of random directions of the same energy (q &lt; 0.05); in brackets, how many further random directions pass the same test, each with the energy of one of the units. A unit works for the verdict where the logits of real and of generated images come closer without it, and against it where they come further apart (q &lt; 0.05, a test of the difference of the two changes).
attribution-units-none = { $run }: the discriminator has no unit whose removal was measured.
attribution-unit-count = Units
attribution-unit-real = To the logit of real
attribution-unit-generated = To the logit of generated
attribution-unit-gradient = To the gradient that reaches G
attribution-unit-only-gradient = Of these, to no logit
attribution-unit-works = For the verdict
attribution-unit-opposes = Against it
attribution-unit-largest = Largest change of the gradient, relative to its length
attribution-unit-largest-of = { $change } (unit { $unit })
attribution-no-gradient = no gradient reaches the generator
attribution-units-after = †: no more than of these random directions.
attribution-beside = { $beyond } ({ $random } of { $drawn })
attribution-concepts = Concepts
attribution-concepts-what = Does the logit change along the vector of a concept, such as { -a-kind } or the { -light }, more than along vectors of arbitrary concepts? Only vectors of concepts that can be read off their layer count (the interval of R² lies above 0 on held-out real images).
attribution-vectors-read = Vectors that can be read
attribution-vectors-beyond = Change the logit more
attribution-scores = Scores (TCAV)
attribution-scores-beyond = Beyond arbitrary ones
attribution-scores-degenerate = Arbitrary ones take all from 0 to 1
attribution-common = Common to the gradients of real images
attribution-vectors-found = Vectors along which the logit changes more than along those of arbitrary concepts, the strongest first:
attribution-concepts-none = No concept could be followed in the layers of this discriminator: none varies over the images, or its logit has no gradient.
attribution-concepts-unread = none: nothing is said of their vectors
attribution-scores-none = No hidden layer before the last, where the score of TCAV is 0 or 1 by construction.
attribution-vector = { $concept } in { $layer }, { $kind }: { $cosine } (arbitrary: { $low } to { $high })
attribution-vectors-more = The figure has the others.
attribution-concepts-after = More: than vectors of arbitrary concepts, of what smooth random masks weigh in the pixels, { -light } taken out of these and of every other concept (q &lt; 0.05). Where arbitrary concepts take every score from 0 to 1, a score says nothing. Common: of the squared length of the gradient, what real images have in common; the nearer to 1, the more alike are the derivatives of all images, and the less a share of them can say.

# special samples
attribution-samples = What it says of special samples
attribution-samples-none = No special samples were shown to a discriminator.
attribution-samples-what = The AUROC of each kind of images against real test { -kinds }: the probability that a real { -kind } has the higher logit. Above ½, D finds the kind less real than real { -kinds }, below ½ more real (told apart: not ½ with q &lt; 0.05). Of single images, the logit.
attribution-kind = Kind
attribution-kind-less = { $auroc }
attribution-kind-more = { $auroc }: more real than real { -kinds }
attribution-kind-same = { $auroc }: not told from real { -kinds }
attribution-kind-single = logit { $logit }
attribution-kind-missing = not there
attribution-samples-after = Without a remark: less real than real { -kinds }. Logits of real { -kinds } and of own samples stand in the first table.
attribution-turns = Where the verdict turns on the way
attribution-turns-what = Kinds that a lens fitted on real and own samples finds more real than real { -kinds } early on (intervals apart), and D itself less real: the mean verdict as read at a layer, the last at which that is so, and in the end; in brackets that on real { -kinds }.
attribution-turn = { $layer }: { $read } ({ $real }); in the end { $end } ({ $real_end })
attribution-turns-after = The lens was not fitted on such images, so that this says how the linear rule for { -kinds } and samples goes on outside of them, and where D departs from it.
attribution-extremes = What D likes most and least
attribution-extremes-what = Images made by gradient ascent and descent of the logit. The first three ways change pixels; the last moves latents on the sphere where they lie, so that only what G can draw is found.
attribution-way = Start
attribution-starts = Starts
attribution-highest = Highest logit
attribution-highest-named = Judge names { -a-kind }
attribution-lowest = Lowest logit
attribution-lowest-named = Judge names { -a-kind }

# weak spots
attribution-weak-spots = What flips the verdict, and what it rests on
attribution-weak-none = No weak spots were looked for.
attribution-flips-what = How small a change turns the verdict on half of the images that are told rightly, when every pixel may change by a radius, in grey levels of the data, of which there are 256: by projected gradient descent (PGD), and by a single step along the gradient (FGSM).
attribution-threshold = Threshold
attribution-told = Told rightly
attribution-tried = Tried
attribution-pgd = Half flip within, PGD
attribution-fgsm = FGSM
attribution-signs = Random signs: half stay up to
attribution-signs-less = Random signs do less
attribution-judged-what = { -data.labels ->
   *[yes] The judge is asked about images that just flip and in which it saw { -a-kind }: of how many does it now say something else, or nothing? “Not shown”: nothing says that what fools the discriminator fools the judge more than noise does.
    [no] Whether such images fool a judge, too, is left out: { -data } has no labels, and so there is no judge that names what it sees.
}
attribution-judged = Judge changes its mind
attribution-judged-signs = With random signs
attribution-judged-more = More than noise
attribution-at-least = at least { $radius }
attribution-share-of = { $share } of { $images }
attribution-no-radius = { $reason } within the largest radius
attribution-no-radius-at-all = { $reason }
attribution-flips-after = An image counts as real above the threshold: a logit of 0, or with *, where the mean logits do not lie around 0, the logit that tells the discovery images apart best; what it is worth, held-out images say. “Not shown”: nothing says that random signs of the same size do less.
attribution-rests = What the verdict rests on
attribution-rests-unmeasured = { $run }: what the verdict rests on was not measured ({ $reason }).
attribution-border-what = With the outer four rings of pixels, or all others, set to the background (held-out images):
attribution-unchanged = AUROC, unchanged
attribution-emptied = Set to the background
attribution-border-change = Change of the AUROC
attribution-border-ink = As much { -light }, random pixels
attribution-border-says = Beside as much { -light } elsewhere
attribution-border-black = outer four rings
attribution-border-kept = all other pixels
attribution-ink-below = it falls below what is left
attribution-ink-above = it stays above what is left
attribution-ink-same = not told apart
attribution-grid = Does it count that pixels lie on the levels of the data?
attribution-grid-what = There are 256 levels. Generated images with every pixel at the nearest level: of the change of the mean logit, what as large a step to the other side does not take back. Real images with noise of up to one level, off the levels instead of as much on them.
attribution-grid-way = Images
attribution-quantised = generated, at the nearest level
attribution-dequantised = real, off the levels
attribution-grid-whole = Whole change of the logit, nats
attribution-grid-left = What is left of it, or differs
attribution-grid-band = Without regard to the levels
attribution-grid-auroc = Change of the AUROC
attribution-grid-auroc-band = Two draws on the levels
attribution-grid-says = Levels count
attribution-grid-unsaid = nothing says so
attribution-grid-counts = yes (q = { $q })
attribution-grid-counts-by = yes (q = { $q }), by { $share } of what separates the means of real and generated images
attribution-one-pixel = One pixel alone
attribution-one-pixel-what = One pixel alone, the one that does most, set to black or to white, in images that are told rightly; beside it the one that does most of as many changes of all pixels in random directions, each as long.
attribution-pixel-change = Change of the logit, nats
attribution-pixel-random = Random directions
attribution-q = q
attribution-pixel-more = Counts for more than its size
attribution-pixel-flips = Some one pixel flips
attribution-pixel-random-flips = Some one direction flips
attribution-modes = Training mode instead of evaluation mode
attribution-modes-what = With one network in training mode instead of evaluation mode: changes of the AUROC and of the mean logits, and the standard deviation of the logit of one image between draws.
attribution-network = Network
attribution-discriminator = discriminator
attribution-generator = generator
attribution-mode-auroc = Change of the AUROC
attribution-mode-real = Logit of real, nats
attribution-mode-generated = Logit of generated, nats
attribution-mode-spread-real = Deviation, real
attribution-mode-spread-generated = Deviation, generated
attribution-mode-nothing = nothing changes
attribution-mode-unknown = the change is not known ({ $reason })

# how it was measured
attribution-method =
    <b>Where it decides.</b> Linear maps are fitted on some images and tested on others: probes of real against generated, of the { -kind } and of measures of the { -data.strokes ->
       [yes] stroke
      *[no] image
    }, and a lens that reads the discriminator's own logit (after the tuned lens, Belrose et al. 2023). Probes find what a layer holds, not what the layers behind it use. Each checkpoint is shown its own samples of that epoch.

    <b>Methods that mark pixels.</b> Integrated gradients (Sundararajan, Taly and Yan 2017), DeepLift (Shrikumar, Greenside and Kundaje 2017), GradientShap (Lundberg and Lee 2017), occlusion of windows (Zeiler and Fergus 2014), input × gradient, saliency (Simonyan, Vedaldi and Zisserman 2013), with its sign, and SmoothGrad (Smilkov et al. 2017); and an edge detector. The baseline is a black image where nothing else is said.

    <b>Completeness.</b> A map that claims to share out the difference between the logit of the image and that of the baseline must sum to it. Shown is the largest gap over all images and baselines, relative to the largest that is allowed: 1 % of that difference, or of a tenth of the standard deviation of the logit, where the difference is smaller.

    <b>Weights.</b> A map that shows what the network has learnt must turn into another when all weights are drawn anew. Shown is the mean rank correlation of the two maps, over the pixels that are not black; a method fails where it is higher than 97.5 % of what networks that share nothing give.

    <b>Labels.</b> Maps of small discriminators that learnt the right labels, real or generated, must not resemble those of ones that learnt shuffled labels. Shown and judged in the same way, beside the correlation between two that learnt the right ones. This says something of the method, nothing of the discriminator of the run.

    <b>Deletion.</b> When pixels are set to the baseline in falling order of what the map says they add (of slopes, as saliency and SmoothGrad give them: the slope times the difference from the baseline), the logit must fall sooner than in rising order. Shown is the area between the two curves, in standard deviations of the logit; a method passes where that is above 0 (Student's test over images, q &lt; 0.05). A map that knows nothing of the network might as well have the opposite sign, however smooth it is. Putting the pixels in (insertion) in falling order is removing them in rising order, backwards, and so no further test. A map of nothing but the { -light } can pass where { -light } as such raises the logit: what it does not know of the network, the checks of weights and labels ask.

    <b>Two numbers that decide nothing.</b> Unexplained: the share of what the removal of squares does to the logit that the map does not tell, beside that of maps of other images (middle 95 %). Sensitivity: the largest change of the map, relative to its size, when every pixel changes by at most 0.02 of a range of 2.

    <b>Layers and units.</b> Conductance is the change of the logit from a black image to an image, divided among the units of a layer; the participation ratio says how many units carry it. Each unit is set to zero, alone; what random directions stay within with confidence 95 % is the largest of 119 draws at each of three levels of energy, interpolated.

    <b>Vectors of concepts.</b> Ridge regressions of a concept on a layer, from real images, tested on held-out ones; { -light } is taken out of every other concept. The derivative is the cosine between the gradient of the logit and the vector; the score of TCAV is the share of images whose logit rises along the vector. Arbitrary concepts are what smooth random masks weigh in the pixels, { -light } taken out, with noise until they can be read no better than the concept. All tests are corrected after Benjamini and Hochberg over all runs.

    <b>Special samples.</b> Kinds of images are compared with real test { -kinds } by the AUROC of the logit. Images made by gradient were made to have such logits, so nothing is tested of them: they stay within [−1, 1] and within the typical distance of a real { -kind } from their mean, or on the sphere of latents.

    <b>Weak spots.</b> One step along the signs of the gradient of the logit (FGSM) and several (PGD) change every pixel by at most a radius; beside them random signs of the same size at every pixel, which on the background, at the end of the range, can only add { -light }. What an emptied border changes is compared with as much { -light } taken from random pixels of each image. A discriminator may bend within a level: without regard to the levels, 5 % of what a step does to its own side may be left. In training mode dropout acts and batch normalisation takes the statistics of the batch.

# figures
attribution-answer-title = Three views of the discriminators
attribution-answer-alt = Three panels, all runs side by side: how well real and generated images are told apart at the pixels, at each layer and by the verdict; a table of methods that mark pixels, ticked where they pass all checks; and the change of grey levels that flips half of the images.
attribution-answer-caption = (a) How well real and generated images are told apart (AUROC): by a linear map of the pixels and of each hidden layer, evenly spaced on the axis, and by the verdict, that is the logit itself; held-out images, 95 % intervals, grey: shuffled labels. (b) Methods that mark the pixels that count: ✓ passes all checks, ✗ fails one, – is not tested. The edge detector is planted and must fail. (c) Radius within which half of the images that are told rightly are flipped when every pixel may change by it (projected gradient descent), with 95 % intervals; triangles: with random signs, half of the images stay as they were at least that far.
attribution-sheet-title = Maps of pixels
attribution-sheet-alt = Rows of real and generated { -kinds }, each followed by its maps from eight methods in red and blue; methods that fail stand on grey. At the right, maps of one method from other baselines.
attribution-sheet-caption = Which pixels raise (red) and lower (blue) the logit. (a) Rows: real and generated images in turn, ink dark, with their logits; then the mean maps of all real and of all generated images that were explained. Columns: methods, from a black image where they take a baseline. Saliency and SmoothGrad show how fast the logit rises with a pixel, input × gradient what a pixel adds beside a grey one, the others what it adds beside a black one. Each map has its own scale, so that sizes do not compare between maps. ✓: passes all checks; on grey: does not, and below the name stand the checks that it fails. (b) The same images by integrated gradients (by occlusion where the discriminator cannot be differentiated) from other baselines, each shown small at the left of its map: the mean training image, the image blurred, and the nearest training image. What counts as an answer depends on the question, that is on the baseline.
attribution-checks-title = Checks of the methods
attribution-checks-alt = Five panels with a dot or a cross for each method and the grey band of chance; below, how fast maps change as layers are drawn anew, and two coloured tables of how alike the maps of two methods and of two baselines are.
attribution-checks-caption = ✓ after the name: passes, ✗: fails, –: not tested. (a–c) Checks that decide, beside completeness: dots are means with 95 % intervals, in blue where a method passes, a red cross where it fails, black where it is not tested; grey: the middle 95 % of the null. (a) Rank correlation of maps with those of networks all of whose weights were drawn anew, beside pairs of such networks with random signs. (b) Of small discriminators with the right labels and with shuffled ones, likewise; open: between two with the right labels. (c) Area between the curves of the logit in rising and in falling order of the map, in standard deviations of the logit over images, beside random orders, other ones for each image. (d, e) Decide nothing: what the map leaves unexplained of what removed squares do to the logit, beside maps of other images (0: all is told; 1: nothing, or the opposite), and the largest change of the map when each pixel changes by at most 0.02. (f) Correlation with the network's own map when layers are drawn anew one after the other, from the logit down; grey: the widest band of (a) but for the edge detector. (g) Rank correlation of the maps of each two methods; above the diagonal its upper end (97.5 %) when one map is that of another image, over the pixels that differ in both. (h) The same for two baselines of one method. All correlations are over the pixels that differ from the baselines, with the signs of the maps. The planted edge detector draws the same map for every network, so it must fail (a) and (b).
attribution-curves-title = Pixels removed and put in
attribution-curves-alt = Four panels of the mean logit while pixels are removed or put in, a curve for each of several methods with its band, and a dotted one for random order.
attribution-curves-caption = The logit while an image becomes black pixel by pixel (a, b: deletion) and while it grows out of a black one (c, d: insertion), mean over images with its 95 % interval. Pixels go, or come, in falling order of what the map of a method says they add beside black, those that raise the logit first; one method of each family is drawn, dashed if it fails a check. Dotted: mean over random orders, other ones for each image. The better a method, the further down its curve runs in deletion and the further up in insertion. Tested is the area between a curve of deletion and one of insertion read from right to left, image by image, for real and generated images together. The distance from random orders is not tested, since pixels that lie together make other holes than as many that do not, whatever the map knows of the network; the intervals here also hold how much the logits of images differ, so that they may overlap where the areas do not. Curves are flat where pixels go that are black already. An image with some of its pixels gone is not like those that the discriminator was trained on, in random order even less so; a black image has a logit of its own, at the right of (a, b) and at the left of (c, d).
attribution-contributions-title = What layers add
attribution-contributions-alt = For each hidden layer a scatter of units, conductance for real against generated images, and a curve of how it is shared among units; below, sums and shares by layer, before and after training.
attribution-contributions-caption = (a) Mean conductance of each unit (a channel, summed over places) for real against generated images; on the dotted line a unit says the same of both, and so does not tell them apart. (b) Share of all conductance, regardless of sign, that the strongest units of an image have together; the nearer to the dotted line, the more evenly it is spread; dashed: the same discriminator before training. (c) Left: what speaks for real (up) and against it (down), summed over units, means with 95 % intervals; the marks are the sums, which are the same in every layer. Middle: how many units carry it, as the participation ratio divided by the number of units. Right: rank correlation of the sizes of conductance and internal influence over the units of an image. White marks: before training.
attribution-units-title = Units set to zero
attribution-units-alt = For each hidden layer a scatter of units by how their removal changes the logits of generated and of real images; below, the size of each effect relative to random directions, in falling order, with the area in which it is no larger shaded.
attribution-units-caption = Each unit set to zero, alone. (a) Mean change of the logit of real against that of generated images, a dot a unit; on the dotted line a unit changes both alike. Below it a unit works for the verdict, above it against it; in colour where the two changes differ (q < 0.05). Ringed: one of the two changes is beyond that of random directions of the same energy (q < 0.05). (b) Size of the effect of each unit divided by what 97.5 % of random directions of the same energy stay within, units in order of this ratio, for the logits and for the gradient of the logit at generated images, which is what the generator learns from (length of its change relative to its own length). In the grey area a unit does no more than such directions; marks above it: more, with q < 0.05.
attribution-concept_vectors-title = Vectors of concepts
attribution-concept_vectors-alt = A row a concept and three columns a layer: the derivative of the logit along its vector, the score, and how well it is read, each with intervals over grey bands of arbitrary concepts.
attribution-concept_vectors-caption = How the logit changes along the vector of each concept, layer by layer, on held-out images, with 95 % intervals, which for derivatives and readings hold what other images for the regression would change (jackknife). Derivative: right of zero, more of the concept makes an image look more real. Score: it is 0 or 1 by construction in the last hidden layer, and says nothing where arbitrary concepts take every score (grey from 0 to 1). Grey: the middle 95 % of the vectors of arbitrary concepts; filled marks lie beyond them (q < 0.05), white ones do not. Read: share of the variance of the concept that the regression explains; values below zero are not drawn. Faint: the concept cannot be read off the layer for real images, so that its vector means nothing.
attribution-decision-title = What can be read off each layer
attribution-decision-alt = Four panels of curves by epoch, one a layer: real or generated, the { -kind }{ -data.labels ->
   *[yes] { "" }
    [no] {" "}(left out)
}, the discriminator's own verdict, and its gap. Below, a row of dots for each measure of the { -data.strokes ->
    [yes] stroke
   *[no] image
}, before and after training.
attribution-decision-caption = What a linear map reads off the pixels and off each hidden layer, with 95 % intervals, at every checkpoint. (a) Whether an image is real or generated, with D's own samples of that epoch; dotted: chance. { -data.labels ->
   *[yes] (b) Which { -kind } a real test image shows; dotted: chance.
    [no] (b) Which class a real test image shows is left out: { -data } has no labels.
} (c) The discriminator's own logit, of real and generated images together: 1 where the verdict is there in the open; below, a lens of more images might read more. (d) The mean of the verdict on real images less that on generated ones, as it can be read at each layer. (e) Measures of { -data.strokes ->
    [yes] the stroke of real test images
   *[no] real test images
}: how much of their variance is read off each layer at the last checkpoint (blue) and before training (grey); filled where the trained layer differs from those of several networks with new initial weights by more than these differ among each other, on these images and on others (q < 0.05, Benjamini–Hochberg over all layers and runs), black where there is nothing to train. An untrained layer already passes on most of what a probe reads.
attribution-special_samples-title = Special samples
attribution-special_samples-alt = A row a kind of images, with a picture, a ridge of its logits, its AUROC against real { -kinds }{ -data.labels ->
   *[yes] , the share in which the judge names { -a-kind }, and coloured cells
    [no] , and coloured cells
} of the verdict as read layer by layer.
attribution-special_samples-caption = A row a kind of images; the picture is the one with the median logit of its kind. Colours: real images, generated ones, real { -kinds } that were changed, images without { -a-kind }, images made by gradient ascent and descent. Ridges: density of the logit, each on its own height, on a scale that is linear near zero and logarithmic further out; dotted: zero, where the verdict turns; short lines: single images. AUROC: probability that a real test { -kind } has the higher logit, with its 95 % interval; 1 where D finds all real { -kinds } more real, below 0.5 where it finds this kind more real; filled where it is not 0.5 (q < 0.05), but for images made by gradient, of which nothing is tested. { -data.labels ->
   *[yes] Then the share of images in which the judge names { -a-kind }. Right
    [no] Right
}: the mean verdict as a linear lens reads it at the pixels and at each layer, the last being the logit itself; blue: real. The lens was fitted on real { -kinds } and own samples only: of other kinds it says how the linear rule for these goes on outside of them.
attribution-extremes-title = Liked most and least
attribution-extremes-alt = Three rows of small pictures: images with the highest logit, those from which they started, and those with the lowest logit, { -data.labels ->
   *[yes] with logit and { -kind } under each.
    [no] with the logit under each.
}
attribution-extremes-caption = Middle: images to start from. Above and below: the same after gradient ascent and descent of the logit, among all images within [−1, 1] and within the typical distance of a real { -kind } from their mean; right: among what the generator draws, by moving the latent on the sphere on which latents lie. { -data.labels ->
   *[yes] Under each image its logit in nats and the { -kind } that the judge names, “no { -kind }” where it names none.
    [no] Under each image its logit in nats.
}
attribution-weak_spots-title = Weak spots
attribution-weak_spots-alt = Curves of the share of flipped images by radius for two attacks, far above or near a grey band of random signs; examples with the change that flips them; dots of changes of the verdict beside their bands; and two maps of what one pixel alone does.
attribution-weak_spots-caption = Held-out images. (a) Share of images told rightly that are told wrongly once every pixel may change by a radius, in grey levels of the data, with 95 % intervals: real images that are made to look generated, and generated ones that are made to look real. Grey: random signs of the same size, the middle 95 % of several draws. { -data.labels ->
   *[yes] (b) Of the images that are flipped and in which the judge saw { -a-kind }, the share of which it now says something else or nothing; grey: the same images with random signs. Shares are of few images where few are flipped.
    [no] (b) What a judge says of them is left out: { -data } has no labels.
} (c) Images that flip at about the median radius, what flips them, and the change (red: more { -light }, blue: less), magnified until one radius is full colour; { -data.labels ->
   *[yes] beneath it the radius, the logit, and what the judge says (?: nothing).
    [no] beneath it the radius and the logit.
} (d) Changes of the area under the ROC curve and of the mean logit, with 95 % intervals, each row on its own scale: the outer four rings of pixels, or everything else, set to the background (grey: as much { -light } taken from random pixels); generated images with every pixel at the nearest of the 256 levels, beyond what as large a step to the other side takes back (grey: 5 % of what the step does to its own side), and real ones with uniform noise of one level, off these levels, less as much noise on them (grey: two draws on them); either network in training mode. (e) Largest change of the logit when one pixel alone is set to black or to white, mean over some images that are told rightly.
