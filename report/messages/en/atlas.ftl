# The atlas of units.
atlas-title = Atlas of the units
atlas-what = Every unit of every layer of every generator, each at the last checkpoint of its run. <b>Association is not effect</b>: a unit may go with a concept that something else draws, and change one that it does not go with. Only the columns under “effect of ablation” and “damage by ablation” say what the unit does, and only rows marked “held-out” were measured on samples on which nothing was chosen.
atlas-method =
    <b>Goes with, AUROC, q, information.</b> The concept whose samples the unit's value tells apart best, chosen on one half of the latents; on the other half its AUROC (½: nothing; below ½: the unit is low where the concept is) with the 95 % interval, q of “nothing” (Benjamini–Hochberg over all units and runs), and the mutual information in bits. <b>Named</b>, bold: the whole interval lies above 0.7 or below 0.3, and q &lt; 0.05.

    <b>Active.</b> Share of the latents on which the unit is above zero; a unit that never varies is dead.

    <b>Changes, effect, null, q.</b> The concept that changes most when the unit is set to zero, and its mean change in standard deviations of the concept over samples (concepts that hardly vary are left out). “Held-out”: with the 95 % interval; null: the size within which 97.5 % of random units of the layer stay (the values of a unit, written along a random direction), on all concepts at once; bold: the whole interval lies outside, which some random units do too that are the strongest of as many; q: of ranking no higher than these. “Estimate”: on the discovery samples on which the concept was chosen, so that it flatters the unit; no test.

    <b>Specificity.</b> Share of the change, summed over concepts in standard deviations, that falls on this concept.

    <b>Image, logit of D, distance.</b> Damage by ablation: root mean square change of a pixel (a pixel goes from −1 to 1); change of the discriminator's logit, held-out only; change of the squared Fréchet distance to real images in the judge's features (below zero: nearer).

    <b>Pictures.</b> The held-out samples on which the unit is highest, then the mean change of the image by ablation: red more { -light }, blue less, each on its own scale.
atlas-script = The table of this page needs JavaScript, which the report brings along.
atlas-layer = layer
atlas-concept = goes with
atlas-target = changes
atlas-number = number of the unit
atlas-only-named = named
atlas-only-held-out = measured on held-out samples
atlas-only-clear = does more than 97.5 % of random units
atlas-table = table of units
atlas-association = association
atlas-effect-of-ablation = effect of ablation
atlas-damage = damage by ablation
atlas-column-layer = layer
atlas-column-unit = unit
atlas-column-pictures = strongest samples, change by ablation
atlas-column-concept = goes with
atlas-column-auroc = AUROC [95 %]
atlas-column-auroc-q = q
atlas-q-of-association = q of the association
atlas-column-information = information, bits
atlas-column-active = active
atlas-column-target = changes
atlas-column-held-out = measured
atlas-column-effect = effect, SD [95 %]
atlas-column-null = null ±
atlas-column-effect-q = q
atlas-q-of-effect = q of the effect
atlas-column-specificity = specificity
atlas-column-image = image, RMS
atlas-column-logit = logit of D
atlas-column-distance = distance
atlas-all-layers = all layers
atlas-any = any
atlas-found = { $shown } of { $all } units
atlas-nothing-varies = nothing varies
atlas-dead = dead
atlas-held-out = held-out
atlas-estimate = estimate
atlas-pictures-of = strongest samples of unit { $unit }, and the change of the image by its ablation
atlas-run = { $run }, after epoch { $epoch }
atlas-run-not-finite = { $run }, after epoch { $epoch } ({ $status }: the last finite state)
