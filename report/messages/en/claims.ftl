claims-short = Trust
claims-title = Can it be trusted?

# The answer
claims-answer-instruments = On networks whose inside is known, { $found } of { $meant } instruments rank what was planted above what does nothing, and { $loud ->
    [0] none says of more than { $percent } % of what does nothing that it does something.
    [one] one says of more than { $percent } % of what does nothing that it does something.
   *[other] { $loud } say of more than { $percent } % of what does nothing that it does something.
}{ $mute ->
    [0] { "" }
   *[other] { " " }Their tests are cautious, so that what is found counts for more than what is not: with { $mute } of the { $tested } instruments that have a test, fewer than half of what was planted is recognised, since random units and directions change much, too.
}
claims-answer-untried = The instruments were not tried on networks whose inside is known.
claims-answer-claims = Of { $number } claims that were written down before they were tested, { $tested } were put to the test on networks that nobody had looked at: { $supported } are supported, { $refuted } refuted, { $undecided } undecided. The other { $rest } are not tested here: of some a number is shown without a verdict, the rest need runs that this preset lacks. The chance that any false claim is called supported is 5 % at most.
claims-answer-none-tested = None of the { $number } claims that were written down could be tested here, since nothing was trained that nobody had looked at before; numbers are shown without a verdict.
claims-answer-generators = Of { $runs ->
    [one] the one generator here
   *[other] { $runs } generators
}, { $trusted ->
    [0] none meets all { $lines } conditions of the trust card
    [one] one meets all { $lines } conditions of the trust card
   *[other] { $trusted } meet all { $lines } conditions of the trust card
}; the most that one meets is { $most } ({ $best }).
claims-card-lost = The trust card is left out.
claims-lost = The ledger of claims is left out.
claims-stability-lost = How stable explanations are is left out.
claims-eyes-lost = What people see is left out.

# Verdicts
claims-verdict-supported = supported
claims-verdict-refuted = refuted
claims-verdict-undecided = undecided
claims-verdict-descriptive = described
claims-verdict-absent = not here
claims-believed = { " " }(a common belief)
claims-measured = Measured: <b>{ $value }</b>{ $unit }
claims-not-measured = Not measured ({ $reason })
claims-unmeasured = Not measured
claims-null = ; chance gives { $low } to { $high }
claims-claimed = ; claimed: { $direction ->
    [above] above
   *[below] below
} { $threshold }.
claims-chance = chance: { $low } to { $high }
claims-comma = { ", " }
claims-semicolon = { "; " }

# The scorecard
claims-scorecard = How far the instruments can be trusted
claims-scorecard-what = They were tried on phantoms: networks of which it is known what each unit, direction and pixel does, some by construction, some because they were trained to it.
claims-scorecard-short = These fall short of an area under the ROC of { $least } where the plant is as strong as what the same instrument finds in a trained network: { $names }.
claims-scorecard-none-short = All that should find what was planted reach an area under the ROC of at least { $least } where the plant is as strong as what the same instrument finds in a trained network.
claims-scorecard-loud = More than { $percent } % of what does nothing is said to do something by: { $names }.
claims-instruments = { $number ->
    [one] The one instrument
   *[other] All { $number } instruments
}
claims-scorecard-mute = Their tests ask for more: that a unit or a direction does more than random ones do, which do much, too, where much is planted. Of fewer than half of the plants that is said by: { $names }.
claims-instrument = Instrument
claims-planted-number = Planted
claims-nothing-number = Nothing
claims-area = Area under the ROC
claims-by-strength = Area by strength, weak to strong
claims-said = Said of planted
claims-false = Said of nothing
claims-false-of = Said, { $network } network
claims-not-run = was not run

# The trust card
claims-card = Which generators can be trusted
claims-card-what = A condition holds where the whole interval of what was measured lies on the right side of the threshold, fails where it lies on the other, and is open in between. Thresholds are parameters (<code>claims.card</code>).
claims-generator = The generator …
claims-threshold = Threshold
claims-card-holds = holds
claims-card-fails = fails
claims-card-open = open
claims-card-not-measured = not measured
claims-concepts = { $number } concepts
claims-advice = What to do about it
claims-advised-by = ({ $verdict }: { $claim })

# Stability
claims-stability = How stable an explanation is
claims-stability-what = Each explanation was given again with one thing changed. Below each value stands what chance gives, the middle 95 % of its null; <b>bold</b> is what is not beyond it. <i>Single latents</i> and <i>single images</i> say how far one sample shows what the mean does.
claims-explanation = Explanation
claims-explained-by = Of what
claims-changed = Changed

# People
claims-eyes = What people see
claims-eyes-unlabelled = { -data } has no labels, so that there are no classes to be asked of people.
claims-ledger-unlabelled = Claims about classes are not made: { -data } has no labels.
claims-eyes-what = Judges say that { -a-kind } is gone without its set of units. A sheet of pairs (<code>{ $sheet }</code>) asks people: { $set } samples with and without the set of their { -kind }, { $random } with and without as many random units, { $unchanged } shown twice, in an order and on sides that only the key knows.
claims-eyes-not = The answer of people is missing: <b>{ $reason }</b>. What judges see on the sheet:
claims-eyes-read = Of the samples in which the { -kind } was seen, so many show it no longer; people read { $alike } of the unchanged pairs alike, and the p-value of “sets do no more than random units” by what they see is { $p }.
claims-who = Who looks
claims-without-set = Without the set
claims-without-random = Without random units
claims-difference = Difference
claims-kappa = Agreement with people (κ)

# The ledger
claims-ledger = What was claimed, and what became of it
claims-ledger-what = A claim says on which side of a threshold an effect lies. It was written down before it was tested, with the size that was expected, and is tested on networks that nobody had trained when it was written.
claims-verdict = Verdict
claims-claim = Claim
claims-expected = Expected
claims-found = Measured
claims-p = p, corrected
claims-p-opposite = p of the opposite
claims-evidence-of = <a href="{ $page }">{ $phase }</a>
claims-evidence = { $rows ->
    [one] one row
   *[other] { $rows } rows
} of { $subject }, { $number ->
    [one] seed
   *[other] seeds
} { $seeds }
claims-of-fork = fork { $fork }
claims-beyond-null = tested against its null, too
claims-against-random = not so by random features
claims-against-pixels = not so by pixels
claims-against-pixels-random = not so by random features and by pixels
claims-follow-ups = What one analysis says of another
claims-follow-ups-what = A job wrote these predictions down, of each unit, class, layer or fork with its expected size (<code>claims/predictions.parquet</code>), before another looked at what they speak of. They are claims like those above.
claims-absent = Claims that cannot be told here
claims-absent-what = No run or fork of this preset can tell anything of:

# What words of claims mean
claims-means-mlp = <b>mlp</b>: the GAN that is studied most here; both of its networks are of fully connected layers, with batch normalisation in the generator.
claims-means-dcgan = <b>dcgan</b>: a small GAN of convolutions.
claims-means-article = <b>The article</b>: a tutorial on interpretable GANs, with whose GAN this project began.
claims-means-judge = <b>The judge</b>: a classifier of { -kinds }, trained on real images apart from any GAN; where it is not sure it abstains.
claims-means-cover = An image is <b>covered</b> where some sample lies as near to it as its nearest real neighbours do.
claims-means-divergence = <b>Divergence</b> (Jensen–Shannon), in <b>nats</b>: how far two distributions lie apart, from 0 where they are the same to 0.693 (log 2) where they do not overlap; what a discriminator tells is the least that it can be.
claims-means-fresh = <b>A fresh discriminator</b>: one trained anew to tell finished samples from real images, while the generator stands still.
claims-means-nearer = <b>Nearer</b> and <b>further</b>: by the Fréchet distance of the distributions of samples and of real images, in the features of { -data.labels ->
   *[yes] a classifier.
    [no] a network that learned from the images alone.
}
claims-means-latent = <b>A latent</b>: the vector of random numbers out of which the generator draws one image; a hundred of them for the mlp.
claims-means-best = <b>The best latent</b> of an image: the one from which the generator draws what comes nearest to it.
claims-means-unit = <b>A unit</b>: one output of a hidden layer; without it means that it is set to zero.
claims-means-artifacts = <b>Artifact units</b>: those without which samples come nearer to real images.
claims-means-counterpart = <b>A counterpart</b>: the unit of another network that does most nearly the same to the image.
claims-means-deviation = <b>One deviation</b>: the standard deviation of the effects of all units of a layer.
claims-means-labels = <b>Labels</b>: what was measured on each sample, such as its { -data.labels ->
   *[yes] { -kind }{ -data.strokes ->
        [yes] , ink or slant
       *[no] {" "}or brightness
    }
    [no] { -light }
}, and by which a direction can be looked for.
claims-means-apart = A direction changes a concept <b>apart from the others</b> where most of what a move along it changes is that concept.
claims-means-entangled = <b>Disentanglement</b>: 1 where each direction tells one concept alone, 0 where each tells all alike.
claims-means-principal = <b>Principal directions</b>: those along which the values of a layer vary most.
claims-means-logit = <b>The logit</b>: the number by which the discriminator says how real an image looks; its <b>deviation</b> (SD) is that over images.
claims-means-gradients = <b>Integrated gradients</b>: a method that shares the logit of an image out among its pixels.
claims-means-saliency = <b>Saliency</b>: how much the logit changes with each pixel by itself.
claims-means-order = <b>In rising order</b>: the pixels that count least are taken away first.
claims-means-gradient = <b>The gradient</b> at a layer: how the verdict of the discriminator would change with each value of the layer.
claims-means-auroc = <b>AUROC</b>: how often the discriminator finds the real one of a real and a generated image more real; chance gives 0.5.
claims-means-correlation = <b>Rank correlation</b>: 1 where two orders are the same, 0 where they have nothing to do with each other, −1 where one is the reverse.
claims-means-accuracy = <b>Balanced accuracy</b>: the share that is right, averaged over classes; chance gives { -one-in-classes } for { -classes } { -kinds }.
claims-means-cautious = <b>More than random units do</b>: more than 97.5 % of random directions with as much energy, by a cautious test; the share of units that really do may be larger.
claims-means-saturating = <b>The saturating loss</b>: the generator lowers log(1 − D) rather than raises log D.

# How all of it was measured
claims-method =
    <b>Phantoms</b> are generators and discriminators in which units, directions, pixels, layers, copies of training images and missing classes were planted, each at several strengths, beside others that do nothing. They go through the same jobs as any network; the file <code>scorecard.csv</code> keeps what comes out.

    <b>Area under the ROC:</b> how well the scores of an instrument tell what was planted from what does nothing, with its 95 % interval: 1 is without a mistake, 0.5 is chance. Beside it stands the same at each strength of the plant, from weak to strong. The strength that counts (•) is the smallest at which the median score is no less than in the trained network; where an instrument gives no such score, or no plant is as strong, it is the strongest (∘).

    <b>Said:</b> the share of targets of which the instrument says by its own test that they do something: of those planted at the strength that counts, of those beside them that do nothing, of networks in which nothing is planted (constant: a generator that draws one image; blind: a discriminator that sees nothing), and of the untrained network, which does draw something. A dash: no test. Marked in colour: an area below the bound that is named above, or more than its share of nothing. In brackets: what an instrument is not meant to find.

    <b>Stability:</b> the second answer always comes from samples that the first one had not seen, since two answers from the same samples agree on their noise.

    <b>Units:</b> rank correlation over units of a layer of what their ablation changes, of several layers the one that agrees least, which is named; of single latents, the share on which a unit changes its concept the way of the mean. <b>Sets:</b> the share of the units chosen for each class that is chosen again, and of the samples of a class what each choice removes from the same samples, beside random sets of the same energy; of single latents, the share of samples that lose more than half of their class. The null of units and of the share chosen again is what the second bank may hold by chance: what single latents differ from the mean by, with signs at random.

    <b>Directions:</b> the cosine of those of the same concept, of components that with the best match, beside directions turned at random; of single latents, the share on which a move changes the concept the way of the mean. <b>Attributions:</b> rank correlation of two maps of the same image, beside maps of other images of its kind; of single images, with the mean map of others, beside that map moved to another place.

    <b>Claims:</b> a claim of one trained network is tested by the interval of the effect, and where it is marked so by the test against the null of its analysis too, of which the larger p-value counts; a claim of a recipe by the sides of ten seeds. Where a preset has no seed that nobody had trained with, or fewer than ten for a claim of a recipe, its numbers are shown and called described.

    p is corrected over the whole ledger (Holm), for the claim and for its opposite: a claim is supported where the first is below 0.05, refuted where the second is, and undecided otherwise. So the chance that any false claim of the ledger is called supported is 5 % at most.

    A distance in the judge’s features stands beside the same in the features of a network that nobody trained and among pixels; where these lie on the other side of the threshold, the verdict says so. Evidence is the analysis, and the beginning of the checksum of the table that holds it.

# The figure

claims-answer-title = How well instruments find what was planted
claims-answer-alt = A row for each instrument. On the left a dot with its interval, from 0 to 1, for how well it tells what was planted from what does nothing, beside a line at the least that is asked for; on the right the shares of planted targets, of targets that do nothing and of an untrained network of which its test says that they do something, beside a line at the most that is allowed.
claims-answer-caption = Area under the ROC with its 95 % interval, where the plant is as strong as what the same instrument finds in a trained network; beside it the share of targets of which its test says that they do something. Without marks on the right an instrument has no test. The largest share counts of all networks in which nothing is planted.
