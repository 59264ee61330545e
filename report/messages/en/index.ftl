index-short = Overview
index-title = What the networks do
index-what = A generative adversarial network (GAN) learns to draw by playing against a second network that tells drawings from real images. glassgan trains such networks on handwritten digits and takes them apart; every sentence below is the outcome of an experiment that could have failed.
index-question = Which parts of a GAN make what it draws, and how sure can one be?
index-findings = The ten clearest findings
index-verdicts = { $number } claims were written down before they were tested on networks that nobody had looked at: { $supported } are supported, { $refuted } refuted, { $undecided } undecided; of the others the numbers are only described. The chance that any false claim is called supported is 5 % at most.
index-evidence = the evidence
index-test = the test
index-trust = How far the instruments can be trusted
index-scorecard = On networks whose inside was built, { $found } of { $meant } instruments find what was planted { $loud ->
    [0] and none sees more than chance allows where nothing was planted.
    [one] and one sees something where nothing was planted.
   *[other] and { $loud } see something where nothing was planted.
}
index-scorecard-link = The scorecard
index-runs = The runs
index-runs-what = A run is a pair of networks trained once, from one seed of random numbers. A class is drawn if an independent judge finds it in at least 2 % of the samples; a run trains if at least nine of ten are.
index-samples = Samples of the last checkpoint
index-classes = Classes drawn
index-abstains = Judge abstains
index-epoch = Epochs
index-trains = Trains
index-of = { $some } of { $all }
index-strip = Eight samples of the run { $run }
index-answer-title = Twenty of its units carry much of a digit
index-answer-alt = Ten columns, one a digit. In the upper rows drawn digits, in the lower rows the same without twenty units: several have become another digit or a smudge. Below, for each digit a point far above a grey band around zero.
