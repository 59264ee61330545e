index-short = Overview
index-title = What the networks do
index-what = A generative adversarial network (GAN) learns to draw by playing against a second network that tells drawings from real images. glassgan trains such networks on { -drawn-kinds } and takes them apart; every finding below is the outcome of an experiment that could have failed.
index-question = Which parts of a GAN make what it draws, and how sure can one be?
index-findings = The ten clearest findings
index-evidence = the evidence
index-test = the test
index-trust = How far the instruments can be trusted
index-scorecard-link = The scorecard
index-runs = The runs
index-runs-what = A run is a pair of networks trained once, from one seed of random numbers, and named after its kind and its seed.{ -data.labels ->
   *[yes] {" "}A class is drawn if an independent judge finds it in at least 2 % of the samples; a run trains if at least nine of ten are.
    [no] {" "}{ -data } has no labels, so that nothing is said of classes.
}
index-samples = Samples of the last checkpoint
index-classes = Classes drawn
index-abstains = Judge abstains
index-epoch = Epochs
index-trains = Trains
index-of = { $some } of { $all }
index-strip = Eight samples of the run { $run }
index-answer-title = { -data.labels ->
   *[yes] { -Kinds } without some of the units
    [no] What units make one class
}
index-answer-alt = { -data.labels ->
   *[yes] { -Classes } columns, one { -a-kind }. In the upper rows drawn { -kinds }, in the lower rows the same without the units that were chosen: several have become another { -kind } or a smudge. Below, for each { -kind } a point far above a grey band around zero.
    [no] Words that say why there is nothing to see.
}
index-answer-caption = { -data.labels ->
   *[yes] Above, up to six images of each { -kind } of which the generator draws enough; below them the same noise, drawn with up to twenty of the generator's units set to zero. The units were chosen for the { -kind } on other samples. The chart shows by how much the probability that an independent judge gives the { -kind } falls, over all samples that show it (points, with 95 % intervals; below zero it rises), and what goes with as many random units that have as much energy, the mean square of their values (grey, the middle 95 % of the draws). Where a point lies above the grey, these units carry more of the { -kind } than chance does; where it stays below 100 %, other units carry it too.
    [no] Left out: { -data } has no labels, so that no units can be chosen for a class.
}
index-findings-what = Those that were refuted come first, then the others by how clear they are (by their p-values), at most two for each of the questions below. They are tested on the networks that are named, and not on those on which they were found, of which the picture above may be one. Square brackets hold 95 % intervals over samples, or over units where a share of units is told; another network of the same kind may differ.
index-tested-on = Network: { $subject }, { $number ->
    [one] seed
   *[other] seeds
} { $seeds }.
index-answer-sets = { $beyond ->
    [0] No set of units is told from random ones (q &lt; 0.05)
   *[other] Sets of units do, for { $beyond } of { $tested } { -kinds } (q &lt; 0.05: of such statements one in twenty is wrong at most)
}: in { $run }, when up to { $size } units of the layer { $layer } are set to zero that were chosen for { -a-kind } on other samples, the probability that an independent judge gives the { -kind } falls by { $least } to { $most } %; without as many random units of the same energy it falls by { $random } % at most, in 95 % of draws.
index-answer-sets-alone = Whether sets of units do is not known: in { $run }, when up to { $size } units of the layer { $layer } are set to zero that were chosen for { -a-kind } on other samples, the probability that an independent judge gives the { -kind } falls by { $least } to { $most } %; no random sets could be compared.
index-answer-none = { -data.labels ->
   *[yes] No set of units could be tried on { -a-kind } here.
    [no] Which units together make one class cannot be asked here: { -data } has no labels.
}
index-answer-single = { $layers ->
    [none] Single units cannot be told apart from random directions of their layer, by a cautious test
   *[other] Single units do{ -data.labels ->
       *[yes] , too,
        [no] { "" }
    } in { $layers } (q &lt; 0.05)
}: of the { $tested } that did most on other samples, { $beyond ->
    [0] none changes
    [one] one changes
   *[other] { $beyond } change
} the image more than 97.5 % of random directions of their layer do; of { $drawn } random directions that were chosen in the same way, { $random ->
    [0] none does.
    [one] one does.
   *[other] { $random } do.
}
index-subject-article = <b>article</b> is the GAN of the tutorial article that this project starts from.
index-subject-mlp = <b>mlp</b> is the GAN of the article with batch normalisation in its generator and its losses on logits.
index-subject-dcgan = <b>dcgan</b> is a small GAN of convolutions.
