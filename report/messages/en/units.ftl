# What single units and sets of units of generators do.
units-short = Units
units-title = What does each unit do?

units-answer-named = On samples on which the concept was not chosen, { $named } of { $units } units of { $runs ->
    [one] one generator
   *[other] { $runs } generators
} go with { -data.strokes ->
    [yes] { -data.labels ->
       *[yes] { -a-kind }, a place or a stroke
        [no] a place or a stroke
    }
   *[no] { -data.labels ->
       *[yes] { -a-kind }, a place or another measure of the image
        [no] a place or another measure of the image
    }
} (AUROC above 0.7 or below 0.3 with its whole interval); that says when they are high or low, not what they do.
units-answer-single = Set to zero one at a time, units do more than random directions of the same energy, chosen alike, in { $beyond } of { $layers } layers ({ $where }; q &lt; 0.05); elsewhere what they do is not told from what random directions do.
units-answer-single-none = Set to zero one at a time, units do more than random directions of the same energy, chosen alike, in none of { $layers } layers (q &lt; 0.05): what single units do is not told from what random directions do.
units-answer-no-change = No single unit changes any concept when it is set to zero.
units-answer-layer = { $layer } of { $run }
units-answer-join = {", "}
units-answer-sets = Sets of units can be told apart: without up to { $size } units of one layer, chosen for { -a-kind } by their effects, the { -kind } loses more than without random sets of the same size and energy in { $beyond } of { $tested } cases, each { -a-kind } of a run (q &lt; 0.05); the share that goes lies between { $low } % and { $high } %, and no random set takes more than { $random } %.
units-answer-sets-none = Nor are sets of up to { $size } units of one layer told from random sets of the same size and energy: in none of { $tested } cases, each { -a-kind } of a run, does the { -kind } lose more (q &lt; 0.05).
units-answer-sets-untested = { -data.labels ->
   *[yes] Whether sets of units make { -kinds } could not be tested: no { -kind } is drawn often enough, or no random sets match.
    [no] Whether sets of units make a class is left out: { -data } has no labels.
}
units-answer-no-units = There is no unit to change: no generator has a hidden layer.
units-answer-lost = Left out, since a job failed: { $runs }.

units-atlas-link = <a href="{ $page }">The atlas of units</a> has every single one, with its samples, to be sorted and filtered.
units-lost = What the units of the generator of { $run } do is left out.
units-no-hidden-layer = { $run }: there is no unit to change, nor a set of units to remove, since the generator has no hidden layer.
units-of = { $some } of { $all }
units-to = { $low } to { $high }

units-names = What units go with
units-names-what = A unit has a name if the whole interval of the AUROC for its concept lies above 0.7 or below 0.3 on held-out samples, and q &lt; 0.05. What a unit goes with is not what it does.
units-untrained-blind = The judge sees too few { -kinds } in the samples of the untrained network, so that { -kinds } could not name its units: { $runs }.
units-column-layer = Layer
units-column-units = Units
units-column-named = Named
units-column-untrained = Named before training

units-single = What single units do
units-single-what = Of the units that did most on discovery samples, how many do more on held-out ones, by their whole interval, than 97.5 % of random units, and how many random units that were chosen alike do so too.
units-column-set-to = Unit
units-column-beyond = Beyond random
units-column-random = Random ones beyond
units-column-layers = More often than random in (q &lt; 0.05)
units-column-alone = Units above random ones even alone (q &lt; 0.05)
units-in-no-layer = no layer
units-no-change = No unit changes any concept when it is set to zero: { $runs }.
units-not-told = In no layer are units set to zero beyond that bound more often than random ones, so that what they do is not told from what random directions of the layer do: { $runs }.

units-sets = What sets of units do
units-sets-unlabelled = Which units together make one class, and whether it is gone without them for all eyes, is left out: { -data } has no labels.
units-sets-what = What goes of each { -kind } without the set of units of a middle layer that were chosen for it by their effects, beside random sets that match it in layer, size and energy, removed from the same samples; all { -kinds } of a run together.
units-their-removal = GAN Dissection (Bau et al. 2019) reports { $low } to { $high } for 20 units; its concepts are pixels of objects in scenes, ours { -a-kind } that is the whole image, so these are not the same measure.
units-column-set-size = Units in a set
units-column-beyond-of-tested = { -Kinds } that lose more than with random sets (q &lt; 0.05)
units-column-unmatched = No match in energy, no test
units-column-least = Smallest share that goes
units-column-most = Largest share that goes
units-column-random-most = Most that any random set takes from any { -kind }
units-column-draws = Random sets { -a-kind }
units-no-test = nothing to compare with
units-no-kind = { $run }: no { -kind } is drawn often enough for sets of units to be removed from it.
units-seen-what = These are shares of the judge's probability, and so far its opinion. Of the samples in which it, a second judge and the nearest training images by pixels all see the { -kind }, so many show it to none of them without the set; and in so many the judge alone has changed its mind.
units-column-seen-least = Gone for all, fewest
units-column-seen-most = Gone for all, most
units-column-seen-alone = Gone for the judge alone, most

units-artifacts = Units that make artifacts
units-artifacts-what = The units whose ablation lowered the Fréchet distance most on discovery samples, and what their removal does to held-out ones: alone, and on fewer samples beside random units.
units-their-distance = GAN Dissection reports { $before } before, { $without } without 20 artifact units and { $random } without random ones, with other features (Inception's) of other images; only the direction compares.
units-column-artifact-units = Removed
units-column-distance = Fréchet distance before, on more samples
units-column-without = Change
units-column-samples = Samples
units-column-here = Change on fewer samples
units-column-random-range = Without random units, 95 % of the sets
units-column-few = Fewer samples
units-column-verdict = Verdict
units-artifacts-unmatched = no test: random sets do not match these units in energy ({ $reason })
units-artifacts-better = nearer to real images, more than without random units
units-artifacts-not-told = not told from random units, or their removal from no change

units-places = Units with places in the image
units-places-what = A convolutional unit has a value at every place, so that it can be asked which part of the image it covers, and what it draws where it is inserted. In the table: for each run the three units that cover their concept best, of those that cover it more than the same concept on other images.
units-overlaps = { $run }: { $beyond } of { $tested } units with places cover their concept more than the same concept on other images (q &lt; 0.05).
units-no-places = Overlap with maps of concepts and insertion at places are left out where no hidden layer of the generator has units with places in the image, or too few of its samples show { -a-kind }: { $runs }.
units-column-unit = Unit
units-column-covers = Covers
units-column-iou = IoU
units-column-iou-of-others = Other images, at most, in 97.5 % of draws
units-inserted-what = Set to its 99 % quantile at one of nine places, a unit changes the { -light } at that place, as a share of full { -light }, by:
units-column-ground = Where
units-column-units-tried = Units tried
units-column-mean = Mean
units-column-lowest = Lowest
units-column-highest = Highest

units-strokes = What single units do to the stroke
units-strokes-what = How measures of the stroke change{ -data.labels ->
   *[yes] , where the judge sees { -a-kind }, without
    [no] {" "}without
} one of the units tried: lowest and highest of the units; means over a few dozen samples, without a test.
units-column-measure = Measure
units-column-unit-of-measure = In

units-trust = How far the concepts can be trusted
units-trust-unlabelled = { -data } has no labels, so that there are no judges of which it could be asked whether they name the same.
units-column-first = Judge abstains
units-column-second = Second judge, of another seed, abstains
units-column-equal = Same { -kind } where both name one
units-none-by-both = no sample is named by both
units-strokes-trust = Measures of the stroke, with ink beginning at two levels: their rank correlation.
units-strokes-weak = { $run }: what is said of { $measures } hangs on that level more than on the image.

units-counterparts = Whether another seed has the same units
units-counterparts-what = Share of the units of a layer that have a counterpart in the same subject trained with another seed: each is the other's best match by what it does to the image, with a correlation of at least 0.5. A random basis of the same space tells what is due to the units from what is due to the space.
units-column-subject = Subject
units-column-trained = Trained
units-column-of-untrained = Untrained
units-column-of-random-basis = Against a random basis

units-runs = One run at a time

units-method =
    <b>Association and effect.</b> What a unit goes with is read off samples: for every concept the AUROC of the unit's value between samples with and without it; the concept is chosen on one half of the latents (discovery), the AUROC with its 95 % interval is of the other half (held-out). What a unit does is what changes when the unit is changed.

    <b>Single units.</b> The units that did most on discovery samples are changed on held-out ones: set to zero, to their mean, to their value for another latent, to their 99 % quantile (those other than zero on fewer latents). A random unit is the values of a unit, written along a random direction of the layer; within the grey bars and bounds stay 97.5 % of these, on all concepts at once. Effects are in standard deviations of the concept over discovery samples; concepts that hardly vary are left out. The units shown are the strongest of many, so that some random units lie beyond the bound, too, if they are chosen alike: only beside their number does that of units say anything. A layer is named where units are beyond the bound more often than random ones (q &lt; 0.05); a unit alone where it ranks above the random units chosen alike (q &lt; 0.05).

    { -data.labels ->
       *[yes] <b>Sets.</b> Units of a middle layer are ranked for each { -kind } on discovery samples; the first of them are set to zero on held-out samples, and the share of the judge's probability of the { -kind } that is gone is counted. Random sets match a set in layer, size and the energy of its units, and are removed from the same samples; where no units outside the set hold as much energy there is no match and no test. q is of all { -kinds } together. Two further eyes look at the same samples: a second judge of another seed, and the nearest training images by pixels.
        [no] <b>Sets</b> of units for a class are left out: { -data } has no labels.
    }

    <b>Artifact units.</b> They are chosen on discovery by how far their ablation lowers the Fréchet distance, which is measured again on held-out samples; random sets, which cost much, on fewer of them.

    <b>Places.</b> The overlap is that of the unit's map, cut at the threshold at which it tells most of the concept on discovery samples (information quality ratio, Bau et al. 2019), with the map of the concept (intersection over union); the null pairs it with maps of other images. Insertions are given over all units tried: no unit is picked out, so that nothing is flattered.

    <b>Trust.</b> Concepts come from { -data.labels ->
       *[yes] a judge and from measures
        [no] measures
    } of the { -data.strokes ->
       [yes] stroke.
      *[no] image.
    }{ -data.labels ->
       *[yes] {" "}A second judge of another seed names the same samples{ -data.strokes ->
           [yes] ; measures are taken with ink beginning at two levels, and correlated by rank.
          *[no] .
        }
        [no] { -data.strokes ->
           [yes] {" "}They are taken with ink beginning at two levels, and correlated by rank.
          *[no] { "" }
        }
    }

    <b>Counterparts.</b> Units of two seeds are compared by the mean change of the image when they are set to zero. Values on the same latents are not compared: what an axis of the latents means is learnt anew with every seed.

units-answer-title = { -data.labels ->
   *[yes] What single units and sets of units do, beside chance
    [no] What single units do, beside chance
}
units-answer-alt = { -data.labels ->
   *[yes] Two rows of panels, a column a run. Above, for each layer, the share of units that do more than 97.5 % of random ones, a filled marker with its interval, beside the share of random units chosen alike, a grey marker. Below, for each { -kind }, the share that goes without its set of units, with its interval, above a grey bar that holds 95 % of the random sets.
    [no] A row of panels, one a run: for each layer, the share of units that do more than 97.5 % of random ones, a filled marker with its interval, beside the share of random units chosen alike, a grey marker.
}
units-answer-caption = { -data.labels ->
   *[yes] A column a run. Above, the units of each layer that did most on discovery samples, set to zero on held-out ones: the share of them whose whole interval lies outside what 97.5 % of random units of the layer stay within, beside the share of random units that were chosen alike; filled where units are beyond more often (q < 0.05). Below, the share of the judge's probability of each { -kind } that is gone without the set of units chosen for it by their effects; grey, the middle 95 % of random sets of the same layer, size and energy; filled where more goes than with these (q < 0.05); below zero { -a-kind } becomes more frequent (cut at −100 %). Bars are 95 % intervals. { -A-kind } without a marker is hardly drawn.
    [no] A panel a run. The units of each layer that did most on discovery samples, set to zero on held-out ones: the share of them whose whole interval lies outside what 97.5 % of random units of the layer stay within, beside the share of random units that were chosen alike; filled where units are beyond more often (q < 0.05). Bars are 95 % intervals.
}
units-atlas-title = The units of each layer whose effects are clearest
units-atlas-alt = A row a unit: its number, four samples on which it is highest, a red and blue picture of what changes without it, the concept that it goes with and a point for its AUROC, the concept that it changes most, and four points with intervals for four interventions, each on a grey bar of what random units do.
units-atlas-caption = Of the units of each layer that were measured again on the held-out half, the ones that rank highest beside random units when set to zero. From the left: the number of the unit; the held-out samples on which it is highest; the mean change of the image when it is set to zero (red more { -light }, blue less, each on its own scale); the concept that its value goes with and the AUROC on held-out samples with its 95 % interval, filled and bold where the unit counts as named (the whole interval outside the grey zone, q < 0.05); the concept that its ablation changes most, and the change with its 95 % interval for four interventions. Grey bars: within these stay 97.5 % of the random units of the layer. A marker is filled where the whole interval lies outside; without the count of random units that do so too, in the table above, a filled marker says little, since these are the strongest of many. Each layer has its own scale. What a unit goes with need not be what it changes.
units-concepts-title = Which units go with which concepts, and which they change
units-concepts-alt = For each layer a matrix of concepts against units, red where a unit is high with the concept, sorted so that the named units make a staircase; bars with the number of units each concept names; a second matrix with the change of each concept by ablation. Below, curves of the concept of the strongest units against the factor by which they are multiplied.
units-concepts-caption = Left: AUROC − ½ of every unit of a layer (columns) for every concept (rows) on held-out samples, red where the unit is high on samples with the concept; for { -data.strokes ->
    [yes] ink, places and strokes
   *[no] measures of the image
}, with much of it. Units are sorted by the concept that was chosen for them on the discovery half, then by their AUROC; grey: too few samples with or without the concept. Middle: how many units each concept names, beside the untrained network, whose samples may lack the concept altogether. Right: the same units in the same order, and the mean change of each concept when the unit is set to zero (concepts that hardly vary are left out, white); estimates on discovery samples without a test, cut at the 99.5 % quantile of each layer. Below: the concept of the strongest units against the factor by which their value is multiplied, with 95 % intervals on held-out latents; 0 is ablation, 1 changes nothing.
units-sets-title = What sets of units of a middle layer remove
units-sets-alt = { -data.labels ->
   *[yes] A panel { -a-kind }: curves of the share that is gone against the number of units set to zero, one a ranking, with a grey bar of random sets at the right. Below, a matrix of which { -kinds } each set removes, blue, or adds, red, and samples before and after.
    [no] Words that say why there is nothing to see.
}
units-sets-caption = { -data.labels ->
   *[yes] (a) Share of the judge's probability of { -a-kind } that is gone, over all held-out samples, when the first units of a ranking are set to zero, against their number, with 95 % intervals. Below zero the { -kind } becomes more frequent. Grey bar: the middle 95 % of random sets that match the set by effect at full size; grey line: all of these sets. Where they do not match, nothing is tested. Crosses: of the samples in which all eyes see the { -kind }, the share in which none of them does without the set by effect at full size; the difference to the curves is what one judge alone makes of it. Black, at the right: the range that GAN Dissection (Bau et al. 2019) reports for 20 units and classes of objects in scenes; its concepts are pixels of objects, so the two are no more than neighbours. Points of a curve beside the last one of the ranking by effect have no test. (b) The set by effect of the { -kind } on the left, at full size: share of every { -kind } that it removes; negative, red, where it turns samples into that { -kind } (no more than −1 is told apart by colour). Rows without numbers: the { -kind } is hardly drawn. (c) Held-out samples in which the judge sees the { -kind } of the row in b, and the same latents without its set.
    [no] { -data } has no labels, so that no set of units can be chosen for a class.
}
units-life-title = When units come to mean something
units-life-alt = Four curves against epochs: share of named units, share that keep their concept, coverage, and Fréchet distance. Below, for each layer, thin lines of the AUROC of the named units with their median, and thin lines of the effects of the units followed.
units-life-caption = (a) Share of the units of each layer that have a name at each checkpoint, among { -data.labels ->
   *[yes] { -kinds }, { -light } and its centre.
    [no] measures of the image.
} (b) Of the units that have a name at a checkpoint and at the one before it, the share that keep their concept. (c, d) Coverage and Fréchet distance of the samples, with 95 % intervals. (e) AUROC, on held-out samples of each checkpoint, of the concept that each unit named at the end has at the end: a thin line a unit, median (thick) and quartiles (dashed); turned so that the last value lies above ½, dotted: where names begin. Where a checkpoint draws too few samples with or without a concept, there is no point. (f) Effect of ablation, on the concept chosen at the last checkpoint, of the units whose effects were measured on the held-out half, in standard deviations of the concept over the samples of the last checkpoint, turned so that the last value is positive; estimates without a test. Units were chosen at the end, so that lines rise towards it more than those of units chosen at the start would.
units-matches-title = Counterparts of units in another seed
units-matches-alt = Left, for each layer, the spread of the correlations of units with their best match, trained, untrained and against a random basis. Right, the share of units with a counterpart, for the same three.
units-matches-caption = (a) Correlation of each unit with the unit of the other network that it is most like; point: median, thick bar: quartiles, thin bar: 5 % to 95 %. (b) Share of the units that have a counterpart; a point a pair of seeds, a line their mean. Grey: the untrained networks. Red: the second network's units replaced by random directions of the space that they span.
