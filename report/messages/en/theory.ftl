# What the page about theory says.
theory-short = Theory
theory-title = What does theory say, and where is it wrong?

# The answer.
theory-answer-verdicts = Of { $all } phenomena of GAN training, { $agrees } came out as theory predicts, { $part } in part and { $not } otherwise; of { $silent } theory says nothing{ $absent ->
    [0] .
   *[other] , and { $absent } could not be measured here.
}
theory-answer-unmeasured = None of the { $all } phenomena of which theory says something could be measured here.
theory-answer-lost = What theory predicts was not set beside what was found: the table of explanations is missing.
theory-answer-none = Nothing that theory predicts was measured here.
theory-answer-wrong = Not as predicted: { $phenomena }.
theory-answer-holds = Where what theory assumes is given, its formulas hold: in the smallest game eigenvalues lie within { $gap } of them.
theory-answer-apart = In training it is not given: by the discriminator of { $games } games on known densities, real and generated points would be { $said_least } to { $said_most } nats apart, and they are { $least } to { $most }.
theory-answer-both = Where what theory assumes is given, its formulas hold: in the smallest game eigenvalues lie within { $gap } of them. In training it is not given: by the discriminator of { $games } games on known densities, real and generated points would be { $said_least } to { $said_most } nats apart, and they are { $least } to { $most }.

# Ten phenomena.
theory-explained = What theory explains
theory-explained-what = Such statements hold for best discriminators, small steps or densities, and networks in training are none of these: where they fail, that is what they leave out.
theory-explained-lost = The table of explanations is left out.
theory-phenomenon = Phenomenon
theory-prediction = Prediction
theory-source = Source
theory-measured = Measured
theory-verdict = Verdict
theory-and = {"; "}
theory-gap = {" "}
theory-comma = {", "}
theory-epoch = Epoch

theory-verdict-agrees = as predicted
theory-verdict-part = in part
theory-verdict-not = not as predicted
theory-verdict-silent = theory is silent
theory-verdict-absent = not measured here

theory-phenomenon-collapse = some runs train, others do not
theory-prediction-collapse = Where a discriminator tells all samples from real images, G is taught nothing; only a run whose bound stays below log 2 trains.
theory-source-collapse = Arjovsky and Bottou 2017, theorems 2.1 to 2.6
theory-measured-collapse = At their last checkpoint { $apart } of { $runs } runs are apart from real images; { $train } train; it is as predicted in { $right }.

theory-phenomenon-saturation = the saturating gradient goes as D learns
theory-prediction-saturation = Its size follows <i>D</i>/(1 − <i>D</i>) times that of the other form, and is <i>Mε</i>/(1 − <i>ε</i>) at most.
theory-source-saturation = Goodfellow et al. 2014, section 3; Arjovsky and Bottou 2017, theorem 2.4
theory-measured-saturation = Within { $close } % of the factor at { $right } of { $looks } looks, { $worst } % off at most; above the bound at { $above } of the { $bounded } looks that have one.

theory-phenomenon-modes = modes are dropped and not won back
theory-prediction-modes = The other form follows KL(<i>q</i>‖<i>p</i>) − 2 JSD, whose slope stays above −log 3 where a mode is dropped; that of the saturating form grows without bound.
theory-source-modes = Arjovsky and Bottou 2017, theorem 2.5
theory-measured-modes = Slopes of { $other } and { $saturating } at a share of { $share } %, { $worst } % off at most.

theory-phenomenon-equilibrium = losses settle while samples are still poor
theory-prediction-equilibrium = The value of the game is 2 JSD − log 4 where D is the best one.
theory-source-equilibrium = Goodfellow et al. 2014, section 4.1
theory-measured-equilibrium = In { $games } games on known densities the value lies { $least } to { $most } nats from it: D in training is not the best one.
theory-measured-still = In { $games } games on known densities the value lies { $least } to { $most } nats from it: D in training is not the best one. With G still it comes within { $still } of the best one.

theory-phenomenon-distances = samples come nearer to real images
theory-prediction-distances = The divergence falls with every distance between the densities.
theory-source-distances = Both are 0 where the densities are one; nothing more is proved.
theory-measured-distances = Over { $checkpoints } checkpoints the rank correlation of the bound with the Fréchet distance is { $correlation }, <i>p</i> = { $p }.
theory-measured-few = { $checkpoints ->
    [one] One checkpoint, too few to order them.
   *[other] { $checkpoints } checkpoints, too few to order them.
}

theory-phenomenon-smoothing = label smoothing keeps D from being sure
theory-prediction-smoothing = The best D is <i>r p</i>/(<i>p</i> + <i>q</i>), so that it answers <i>r</i> at most.
theory-source-smoothing = Goodfellow 2016 (tutorial), section 4.2; the loss, point by point
theory-measured-smoothing = A trained D differs from it by { $distance } on average.

theory-phenomenon-oscillation = players turn around each other
theory-prediction-oscillation = Without penalty the eigenvalues are imaginary, and steps do not converge linearly; with one their real part is negative, and they do.
theory-source-oscillation = Mescheder et al. 2018, sections 2 and 3
theory-measured-oscillation = Alternating steps of the smallest game leave { $free_least } to { $free_most } of the distance in { $free } games without penalty, { $bound_least } to { $bound_most } in { $bound } with one.

theory-phenomenon-penalties = what a penalty on D’s slope does
theory-prediction-penalties = R<sub>1</sub>, R<sub>2</sub> and the relativistic loss with both make the equilibrium attract.
theory-source-penalties = Mescheder et al. 2018, theorem 4.1; Huang et al. 2024
theory-measured-penalties = <code>{ $change }</code> on { $run }: { $classes ->
    [one] one class
   *[other] { $classes } classes
}
theory-measured-unlabelled = Nothing: { -data } has no labels, and classes cannot be counted.
theory-measured-unpenalised = No fork has one (the preset <code>cures</code> has).

theory-phenomenon-forgetting = D forgets samples of past generators
theory-prediction-forgetting = The best D follows the present <i>q</i> alone; of points that are neither real nor drawn now it says nothing.
theory-source-forgetting = Goodfellow et al. 2014, proposition 1
theory-measured-forgetting = The last discriminators tell { $least } % to { $most } % of the samples of { $checkpoints } earlier checkpoints from real images.

theory-phenomenon-normalisation = batch normalisation rescues the article’s GAN
theory-prediction-normalisation = None: these statements are about densities and losses, not about how a network is built.
theory-source-normalisation = None
theory-measured-normalisation = Forks with it draw { $classes } classes.
theory-measured-unnormalised = No fork has it (the preset <code>cures</code> has).

theory-measured-nothing = None of it ran.

# The smallest game.
theory-dirac = The smallest game
theory-dirac-what = With one weight a player, every statement can be computed in closed form, differentiated and played. Formula and measurement differ by at most { $gap } in the leading eigenvalue and by { $growth } in the growth per step; the verdict of the eigenvalues is that of the papers in { $agrees } of { $all } settings.
theory-dirac-lost = The smallest game is left out.
theory-dirac-setting = Loss, regulariser
theory-dirac-eigenvalue = Leading eigenvalue
theory-dirac-linear = Small steps, by linearisation
theory-dirac-papers = The same, by the papers
theory-dirac-simultaneous = Distance left, simultaneous
theory-dirac-alternating = Alternating
theory-dirac-steps = Distances to the equilibrium after { $steps } steps, as multiples of that at the start. Where the real part is zero, linearisation does not decide; what became of steps that were played is in the last two columns.

# Known densities.
theory-known = Where the best discriminator is known
theory-known-what = Against densities that are written down and stand still, the trained discriminator differs from the best one by at most { $distance } on average. What it knows of fresh points bounds the divergence from below.
theory-known-lost = The discriminators of known densities are left out.
theory-known-densities = Densities
theory-known-loss = Loss
theory-known-distance = Mean |<i>D</i> − <i>D</i>*|
theory-known-predicted = JSD by quadrature, nats
theory-known-measured = Bound by D, nats
theory-forward = KL(<i>p</i>‖<i>q</i>)
theory-reverse = KL(<i>q</i>‖<i>p</i>)

# A dropped mode.
theory-dropping = Why a dropped mode is not won back
theory-dropping-what = To drop one of two modes makes KL(<i>p</i>‖<i>q</i>) infinite, but KL(<i>q</i>‖<i>p</i>) log 2 at most. At a share of { $share } the slope of the loss that is not saturating is { $other_predicted }, that of the saturating loss { $saturating_predicted }. Discriminators trained there give { $other } and { $saturating }.
theory-dropping-lost = What a dropped mode costs is left out.
theory-dropping-share = Share of the mode
theory-dropping-saturating-predicted = Saturating slope, formula
theory-dropping-saturating = As D gives it
theory-dropping-other-predicted = Other slope, formula
theory-dropping-other = As D gives it

# A generator that learns.
theory-moving = A generator that learns a known density
theory-moving-what = After { $steps } steps the divergence is { $jsd_least } to { $jsd_most } nats. The value of the game would then be { $best_least } to { $best_most } with the best discriminator; with the one in training it is { $value_least } to { $value_most }, where −log 4 = −1.39 would say that nothing is left to tell apart. So losses near their equilibrium do not say that the generator is: theory’s statement is about the best discriminator, and the one in training is off by { $distance_least } to { $distance_most } on average.
theory-moving-lost = The generators of known densities are left out.
theory-moving-density = Density
theory-moving-form = Loss of G
theory-moving-captured = Modes captured
theory-moving-near = Points near one
theory-moving-jsd = JSD, nats
theory-moving-value = Value of the game
theory-moving-best = With the best D
theory-moving-distance = Mean |<i>D</i> − <i>D</i>*|

# A generator that stands still.
theory-frozen = A discriminator that has nobody against it
theory-frozen-gradient = At some checkpoints the generator stands still, and a fresh discriminator is trained for { $steps } steps. Of the largest gradient that the saturating loss lets through on the way, it loses { $lost_least } to { $lost_most } orders of magnitude to the end. What the factor <i>D</i>(<i>G</i>(<i>z</i>)) predicts of it is off by at most { $gap }.
theory-frozen-bounded = Theorem 2.4 of Arjovsky and Bottou 2017 bounds this gradient where the discriminator and its slope are small at every generated image: at { $bounded } of { $looks } looks, and the gradient comes to { $room } of the bound at most.
theory-frozen-unbounded = Theorem 2.4 of Arjovsky and Bottou 2017 bounds this gradient where the discriminator and its slope are small at every generated image: nowhere here.
theory-frozen-bounds = { $near } of { $all } bounds of the divergence come within 1 % of log 2, the most there is, of densities that do not overlap. { -data.labels ->
   *[yes] A discriminator that sees nothing but the judge’s classes bounds it, too.
    [no] What classes alone tell of it is left out: { -data } has no labels.
}
theory-frozen-planted = To see how small a difference is found, the same procedure looks at real images without one class, beside others with 1 % of it: by the judge’s classes it finds the shift in { $found } of { $classes } classes (bounds of { $least } to { $most } nats where the divergence is { $predicted }), and something in { $chance } of { $classes } without a shift.
theory-frozen-none = No run was trained here, or the jobs failed: no discriminator was trained against a generator that stands still.
theory-frozen-first = Saturating gradient, largest
theory-frozen-last = At the end
theory-frozen-lost = Orders of magnitude lost
theory-frozen-off = Off the factor, at most
theory-frozen-other = Other gradient at the end
theory-frozen-noise = Noise of a batch
theory-frozen-calibration = Calibration error of D
theory-frozen-bound = Bound of the divergence, nats
theory-frozen-classes = By classes
theory-frozen-floor = Real against real

# Eigenvalues.
theory-jacobian = Where courses of the game part
theory-jacobian-what = At checkpoints of small networks the field of gradient steps of both players is linearised, on { $images } images and as many latents. { $positive } of { $all } first eigenvalues have a real part above zero, and { $again } of { $others } on other images: what is gone there belonged to the batch.
theory-jacobian-played = Courses that are played from both sides of a checkpoint, 10<sup>−9</sup> away from it, give these eigenvalues to within { $near } of their size. As far away as a step of training they are off by { $far_least } to { $far_most }: on the way the slope of the field changes, also where units switch on or off.
theory-jacobian-none = No run has eigenvalues of the game.
theory-jacobian-left-out = Left out for { $runs }: { $reason }.
theory-jacobian-of = Eigenvalue of
theory-jacobian-of-reason = { $target } ({ $reason })
theory-jacobian-value = <i>λ</i>
theory-jacobian-again = On other images
theory-jacobian-residual = Residual
theory-jacobian-generator = The generator’s share
theory-jacobian-near = As played, close by
theory-jacobian-far = A step of training away

# Stacked images.
theory-stacked = Modes that a generator leaves out
theory-stacked-what = A stack has a random { -kind } in each of three channels: 1,000 modes, and the data has all of them. A GAN is trained on stacks for { $steps } steps, with a discriminator that sees one image at once or a pack of several (PacGAN, Lin et al. 2018); the modes of { $samples } samples are counted. A mean over seeds stands with the lowest and the highest in brackets; of labels from <i>p</i> with 95 % of draws.
theory-stacked-judge = Of stacks of test images the judge names all three { -kinds } rightly in { $accuracy }; by their true labels they have { $modes } modes and a KL of { $divergence }; the table has what its labels make of them.
theory-stacked-judge-sure = Of stacks of test images the judge names all three { -kinds } rightly in { $accuracy }, where it is sure in { $sure }; by their true labels they have { $modes } modes and a KL of { $divergence }; the table has what its labels make of them.
theory-stacked-floor = The KL is not zero even so, because the shares of 1,000 classes are not seen exactly in so many images: as many labels drawn from <i>p</i> have one of { $divergence } on average.
theory-stacked-few = With fewer than ten seeds these numbers describe what was trained here and say nothing of the recipe.
theory-stacked-images = Images
theory-stacked-seeds = Seeds
theory-stacked-modes = Modes
theory-stacked-divergence = KL(<i>q</i>‖<i>p</i>), nats
theory-stacked-sure = Judge is sure
theory-stacked-modes-sure = Modes of these
theory-stacked-as-many = Of as many labels from <i>p</i>
theory-stacked-divergence-sure = KL(<i>q</i>‖<i>p</i>) of these
theory-stacked-published-modes = Modes, published
theory-stacked-published-divergence = KL, published
theory-stacked-test = stacks of test images
theory-stacked-packing = { $packing ->
    [1] samples, no packing
   *[other] samples, packs of { $packing }
}
theory-stacked-of-seeds = { $diverged ->
    [0] { $seeds }
   *[other] { $seeds }, { $diverged } diverged
}
theory-stacked-over = { $mean } ({ $low } to { $high })
theory-stacked-labels = labels drawn from <i>p</i>
theory-stacked-method = A step shows the discriminator as many packs, so that packs of two cost twice the images. The judge names the { -kind } of each channel. Counted as the papers do, by the most probable { -kind }, an image that shows no { -kind } has a mode, too. So the images of which the judge is sure in all channels are counted by themselves, too; where these are few, modes that are counted by all images are mostly of images that show nothing. Few images show few modes: beside them stands what as many labels drawn from the shares of the data, <i>p</i>, show.

    Published: Lin et al. 2018, table 2, ten runs with 26,000 samples after 100,000 steps; their networks are deeper, their discriminator has batch normalisation, and their generator moves twice a step.

# How it was measured.
theory-method = <b>Verdicts.</b> Each row of the first table sets a phenomenon that other parts of this report found, or that is played here, beside a prediction and where that stands. It is as predicted if the prediction holds in every case that was looked at, and in part if it holds in three quarters of them at least. A number counts as right within 10 % of what is predicted (the value of the game: within 0.14 nats, a tenth of its whole range; smoothed labels: within 0.02); a gradient that is ever larger than its bound counts as wrong. Runs are apart from real images where the divergence is bounded by 99 % of log 2 or more; a run trains if nine of ten classes are drawn. An order of checkpoints is told from five on, and counts if no more than one in twenty of 5,000 random pairings give as high a rank correlation. Steps of the smallest game converge if less than a tenth of the distance is left.

    <b>The smallest game</b> is the Dirac-GAN of Mescheder et al. 2018: one weight a player, real samples at 0, generated ones at <i>θ</i>, and <i>D</i>(<i>x</i>) = <i>ψx</i>.

    <b>Known densities.</b> The best discriminator is <i>p</i>/(<i>p</i> + <i>q</i>), or <i>r p</i>/(<i>p</i> + <i>q</i>) where real images are to get <i>r</i>, and with noise on all inputs that of the blurred densities. Distances from it are means under ½(<i>p</i> + <i>q</i>).

    <b>A dropped mode.</b> For two modes that are apart all divergences are formulas of the share that the generator gives to the second. The gradient of the loss that is not saturating follows KL(<i>q</i>‖<i>p</i>) − 2 JSD (Arjovsky and Bottou 2017, theorem 2.5), in which the entropy of the generator cancels; that of the saturating loss follows 2 JSD.

    <b>A generator that learns.</b> Both densities are known all along: that of the generator by change of variables in one dimension, by a histogram in two. A mode counts as captured with a tenth of its share, a point as near one within three standard deviations. What D says of the divergence is half the value of the game plus log 2.

    <b>A generator that stands still.</b> As in figure 2 of Arjovsky and Bottou 2017, a fresh discriminator is trained by the run’s own recipe, on images whose pixels have the levels that real ones have. What it knows of held-out images bounds the Jensen–Shannon divergence from below, by logits that one half of them rescales and the other half tests, in turn. “Real against real” is the same bound for real images against other real ones, once a subject. The noise of a batch is how far its gradient lies from that of all, as a share of this.

    <b>Courses of the game.</b> A step of size <i>h</i> multiplies a small distance along an eigenvector by |1 + <i>hλ</i>|: the largest magnitude says how small <i>h</i> must be; where a real part is above zero, courses part at every <i>h</i>. A checkpoint need not be an equilibrium: this is said of neighbouring courses, not of where they end. Eigenvalues are found by Arnoldi’s method; what is left of one on other images is <i>u</i><sup>H</sup><i>Ju</i> of its eigenvector <i>u</i>.

# Figures.
theory-answer-title = Measured, as a multiple of what theory predicts
theory-answer-alt = A row for each prediction that is a number, in two groups. Where the assumptions of theory hold, all points should lie on the line at one; in training, points of gradients, of divergences by the losses and of courses of the game may lie far from it, each marked by whether it is within ten per cent.
theory-answer-caption = Circles and crosses: one number each, measured and divided by what theory predicts of it, with intervals where there are any; crosses lie farther off than 10 %, triangles beyond the axis. Above: where what theory assumes is given, the size of the leading eigenvalue of the smallest game (differentiated and simulated), the Jensen–Shannon divergence of known densities as a trained discriminator bounds it, and the slope by which either loss draws a generator to a dropped mode. Below, in training: the divergence that the loss of a discriminator in training stands for, of generators that learn known densities; the norm of the saturating gradient at every look at a discriminator that learns against a generator that stands still, by the factor D/(1 − D); and the size of eigenvalues of small networks, as courses show them that start next to a checkpoint or a step of training away.
theory-dirac-title = The smallest game, predicted and played
theory-dirac-alt = A plane of eigenvalues, in which circles of the formula, plus signs of differentiation and crosses of simulation lie on each other; beside it a panel for each of nine losses, with the spirals of steps that close in on the equilibrium, turn around it or leave.
theory-dirac-caption = First panel: the leading eigenvalue of the field of both players’ steps at the equilibrium, by the papers’ formula (circles), by automatic differentiation of the losses (+), and from the linear map that fits thirty simulated steps best (×); numbers name the other panels. Left of the grey line steps that are small enough converge; on it linearisation says nothing. Other panels: steps from (1, 1), open circle, towards the equilibrium, dot; both players at once (red), or one after the other, G first (blue). A walk that leaves is cut.
theory-known-title = The best discriminator and the trained one
theory-known-alt = Five pairs of densities. The trained discriminator is drawn with the best one; they agree where there are points and may part in corners and gaps where there are none.
theory-known-caption = Discriminators trained by the step that trains all runs. In one dimension, above: the real and the generated density; below: the best discriminator and the trained one. In two dimensions, above: the best discriminator, below: the trained one; blue where a point is taken for real. Where neither density has mass (corners, the gap of the separated pair) nothing teaches it.
theory-dropping-title = What a dropped mode costs, and what draws a generator back to it
theory-dropping-alt = Left, four divergences against the share of the mode, of which only KL of p from q rises without bound as the share goes to zero. Right, the slopes of both losses: the saturating one falls steeply towards zero share, the other one stays near minus one. Measured circles lie on the lines.
theory-dropping-caption = Real points lie on two modes, half on each; of the generated ones a share lies on the second, which is nearly dropped to the left. Left: divergences, by the formula of two modes that are apart (lines) and by quadrature of the densities (circles). Right: by how much the loss of the generator falls when it puts more of its points there (below 0: it is drawn back to the mode), by formula (lines) and as discriminators that were trained on these densities give it (circles). The slope of 2 JSD grows without bound; that of KL(q‖p) − 2 JSD stays above −log 3 = −1.1: little draws a generator back to a mode that it has dropped.
theory-moving-title = A GAN on densities that are known
theory-moving-alt = A row each for two modes, a ring of eight and a grid of nine: generated points and the answers of the discriminator at four moments of training, with arrows where points are pulled; last, curves of the true divergence and, below them, of what the discriminator says of it.
theory-moving-caption = From left to right along training with the loss that is not saturating, a row a density. First row: real (blue) and generated density (orange); black: what the discriminator answers. Arrows: where the loss of the generator pulls some of its points, as long as the slope, at most 1. Other rows: what the discriminator answers, blue where it takes a point for real; circles: where real points are; dots: generated points, with arrows as above. Last column: the Jensen–Shannon divergence of both densities for both forms of the loss (one added to the steps); dotted: the value of the game as the discriminator in training has it, ½ V + log 2, which is the divergence only where the discriminator is the best one.
theory-frozen-title = A fresh discriminator against a generator that stands still
theory-frozen-alt = A column a run. Above, the norms of the gradients under both losses against the steps of the discriminator, with circles for what the factor predicts; below, the lower bound of the Jensen–Shannon divergence, which rises towards log 2 where the discriminator comes to tell everything apart.
theory-frozen-caption = At most six runs are drawn. Above: the norm of the gradient that would reach the generator, with the saturating loss (blue) and the other one (orange), against the steps of the discriminator, one added; solid at the last checkpoint, dashed at the first one looked at. Circles: what the slopes of the losses predict for the saturating one, D/(1 − D) times the other. Dotted: what the saturating one can be at most (theorem 2.4 of Arjovsky and Bottou 2017), where there is a bound. Below: the lower bound of the Jensen–Shannon divergence on held-out images; bands hold 95 %. { -data.labels ->
   *[yes] Pink: the bound by a discriminator that sees nothing but the judge’s classes. Grey line
    [no] Grey line
}: log 2, the most there is, where no image could be of either kind. Diamond: real against other real images, once a subject.
theory-jacobian-title = Leading eigenvalues of the game
theory-jacobian-alt = Complex planes, one a checkpoint, with the eigenvalues of largest magnitude and of largest real part, joined to what is left of them on other images, and with crosses where played courses show them.
theory-jacobian-caption = At most six runs are drawn. Eigenvalues of largest magnitude (blue) and of largest real part (red) on one batch; of a conjugate pair the upper one. Left of the black line small steps bring neighbouring courses together, right of it they part; above the grey line they turn. Open circles: what is left of each on other images and latents. Crosses: the first one of each colour as courses show it that are played from both sides of the checkpoint, 10⁻⁹ away, where linearisation must hold (×), and as far away as a step of training (+). Both axes are linear between −1 and 1, and logarithmic beyond.
theory-stacked-title = Modes of Stacked { -data }
theory-stacked-alt = Above, stacks of three coloured { -kinds }, real and generated, a row a packing. Below, the number of modes and KL against the steps of training, a line a seed, beside what test images, labels from the data and published runs have.
theory-stacked-caption = Three { -kinds } in the three channels, 1,000 modes. Above: stacks of test images, and samples at the end of training, of the first seed, with a discriminator that sees one image or a pack of several at once. Below: the classes that occur among the samples and KL(q‖p) of their shares from those of the data, against the steps of training, a line a seed; solid: the most probable { -kinds }, as the papers count; dotted: only samples of which the judge is sure in all three channels, which are fewer, so that they can show fewer modes. Cross: training diverged. Grey band: 95 % of as many labels drawn from p itself, the least KL that so many samples can show. Diamond: stacks of test images, judged alike. Squares: tables 2 and 3 of Lin et al. 2018, with standard errors; “as VEEGAN” a discriminator of the size of the generator, else smaller by the factor given. Architectures, sizes, judges and lengths of training differ from those here, so that only the order of packings can be compared.
